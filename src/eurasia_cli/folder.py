"""Where the data and the cache are."""

import os
import sys
from pathlib import Path

from eurasia_cli.errors import RequestError

OPTIONAL = ("places.yaml", "facts.yaml")
FILES = ("dataset.yaml", "members.yaml", "organisations.yaml", "sources.yaml", "timeline.yaml")


def data_folder(given: Path | None) -> Path:
    """Return the data folder: the one given, else EURASIA_DATA, else the program's own."""
    if given is not None:
        return _existing(given)
    named = os.environ.get("EURASIA_DATA")
    if named:
        return _existing(Path(named))
    shipped = Path(__file__).parent / "data"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "data"


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


def data_files(folder: Path) -> list[Path]:
    """Return the files of a data folder that the record is read from, YAML before series."""
    optional = [folder / name for name in OPTIONAL if (folder / name).exists()]
    return [*(folder / name for name in FILES), *optional, *series_files(folder)]


def series_files(folder: Path) -> list[Path]:
    """Return the CSV files of the annual series, in order of name."""
    try:
        names = sorted(os.listdir(folder / "series"))  # noqa: PTH208
    except OSError:
        return []
    return [folder / "series" / name for name in names if name.endswith(".csv")]


def _existing(folder: Path) -> Path:
    if folder.is_dir():
        return folder
    listed = ", ".join(FILES[:-1]) + " and " + FILES[-1]
    what = "is a file" if folder.exists() else "does not exist"
    raise RequestError(f"data folder {folder} {what}; give a folder with {listed}")
