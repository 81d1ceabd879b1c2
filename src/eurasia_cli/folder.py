"""Where the data and the cache are."""

import os
import sys
from pathlib import Path

from eurasia_cli.errors import RequestError

OPTIONAL = ("places.yaml", "facts.yaml")
FILES = ("dataset.yaml", "members.yaml", "organisations.yaml", "sources.yaml", "timeline.yaml")


Folder = Path | tuple[Path, ...]  # one data folder, or several, each laid over those before it
OURS = "ours"


def data_folder(given: Path | list[Path] | None) -> Folder:
    """Return the data folder: the ones given, else EURASIA_DATA, else the program's own.

    EURASIA_DATA may name several, as PATH does. The word ``ours`` means the program's own.
    """
    if isinstance(given, Path):
        return _existing(given)
    named = [Path(name) for name in os.environ.get("EURASIA_DATA", "").split(os.pathsep) if name]
    found = tuple(map(_existing, given or named or [Path(OURS)]))
    return found[0] if len(found) == 1 else found


def parts(folder: Folder) -> tuple[Path, ...]:
    """Return the folders that a folder is made of, the lowest first."""
    return folder if isinstance(folder, tuple) else (folder,)


def cache_folder() -> Path | None:
    """Return the folder that indexes are kept in, or None where there is no home."""
    named = os.environ.get("EURASIA_CACHE")
    if named:
        return Path(named)
    if sys.platform.startswith("linux"):  # what platformdirs says there, without its import
        base = os.environ.get("XDG_CACHE_HOME", "")
        home = os.path.expanduser("~")  # noqa: PTH111
        if os.path.isabs(base):  # noqa: PTH117
            return Path(base) / "eurasia"
        return Path(home) / ".cache" / "eurasia" if os.path.isabs(home) else None  # noqa: PTH117
    from platformdirs import user_cache_path

    return user_cache_path("eurasia")


def data_files(folder: Folder) -> list[Path]:
    """Return the files that the record is read from, YAML before series, the lowest folder first.

    The lowest must have every file but the optional ones; those above, what they add.
    """
    lowest, *above = parts(folder)
    return [path for place in (lowest, *above) for path in folder_files(place, place is lowest)]


def folder_files(folder: Path, complete: bool = True) -> list[Path]:
    """Return the files of one folder: where it is to be `complete` also those that are missing."""
    names = [name for name in FILES if complete or (folder / name).exists()]
    optional = [name for name in OPTIONAL if (folder / name).exists()]
    return [*(folder / name for name in (*names, *optional)), *series_files(folder)]


def series_files(folder: Path) -> list[Path]:
    """Return the CSV files of the annual series, in order of name."""
    try:
        names = sorted(os.listdir(folder / "series"))  # noqa: PTH208
    except OSError:
        return []
    return [folder / "series" / name for name in names if name.endswith(".csv")]


def _existing(folder: Path) -> Path:
    if folder == Path(OURS) and not folder.is_dir():
        shipped = Path(__file__).parent / "data"
        return shipped if shipped.is_dir() else Path(__file__).parents[2] / "data"
    if folder.is_dir():
        return folder
    listed = ", ".join(FILES[:-1]) + " and " + FILES[-1]
    what = "is a file" if folder.exists() else "does not exist"
    raise RequestError(f"data folder {folder} {what}; give a folder with {listed}")
