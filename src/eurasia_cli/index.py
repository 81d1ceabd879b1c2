"""The index: the records as a SQLite file, built when the data or the program change.

An index carries a signature of the files that it was built from: their inodes, sizes and times. It
is written aside, moved into place and never changed afterwards, so any number of processes may
build and read at once. Where a file was written so shortly before that a second edit could leave
the same signature, its contents are compared instead.
"""

import os
import sqlite3
import time
import zlib
from contextlib import suppress
from pathlib import Path

from eurasia_cli.errors import UnreadableDataError
from eurasia_cli.folder import Folder, data_files, parts

FORMAT = "1"
ABANDONED_AFTER = 3600.0  # seconds: no index takes that long to build
CACHE_KIB = 256  # memory for pages of the index
COARSEST_CLOCK = 2.0  # seconds: the coarsest time stamps of a file system (FAT)


def open_index(folder: Folder, cache: Path | None) -> sqlite3.Connection:
    """Open the index of a data folder, building it first unless a fresh one is in `cache`.

    Without a cache folder that can be written, the index is built in memory. Raises
    UnreadableDataError when a file of the folder cannot be read.
    """
    if cache is not None:
        path = index_path(folder, cache)
        for build in (False, True):
            with suppress(sqlite3.Error, OSError):
                if build:
                    _write(path, folder)
                return _open(path, folder)
    connection = sqlite3.connect(":memory:")
    try:
        _build(connection, folder)
    except BaseException:
        connection.close()
        raise
    return connection


def index_path(folder: Folder, cache: Path) -> Path:
    """Return where the index of a data folder is kept."""
    return cache / f"{zlib.crc32(os.fsencode(_named(folder))):08x}.sqlite"


def _named(folder: Folder) -> str:
    return os.pathsep.join(str(part.absolute()) for part in parts(folder))


def contents_hash(folder: Folder) -> str:
    """Return a hash of the data files and of the program that reads them (BLAKE2b, 128 bits)."""
    from hashlib import blake2b

    digest = blake2b(digest_size=16)
    for path in [*data_files(folder), *_program_files()]:
        digest.update(path.name.encode() + b"\0")
        with suppress(OSError):
            digest.update(blake2b(path.read_bytes(), digest_size=16).digest())
    return digest.hexdigest()


def _program_files() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))


def _signature(folder: Folder) -> tuple[str, float]:
    """Return what tells one state of the files from another, and the time of the youngest one."""
    found = [FORMAT, _named(folder)]
    youngest = 0.0
    with os.scandir(Path(__file__).parent) as program:
        paths = sorted(entry.path for entry in program if entry.name.endswith(".py"))
    for path in [*map(str, data_files(folder)), *paths]:
        try:
            about = os.stat(path)  # noqa: PTH116
        except OSError:
            found.append("absent")
            continue
        found.append(f"{about.st_ino}.{about.st_size}.{about.st_mtime_ns}.{about.st_ctime_ns}")
        youngest = max(youngest, about.st_mtime, about.st_ctime)
    return " ".join(found), youngest


def _open(path: Path, folder: Folder) -> sqlite3.Connection:
    """Open a finished, fresh index; raise sqlite3.DatabaseError when it is not."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")  # the system keeps the file anyway
    try:
        row = connection.execute("SELECT signature, contents FROM finished").fetchone()
        if row is None or row[0] != _signature(folder)[0]:
            raise sqlite3.DatabaseError("built from other files")
        if row[1] is not None:
            _compare_contents(path, row[1], folder)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _compare_contents(path: Path, contents: str, folder: Folder) -> None:
    """Compare the files with the hash of an index that was built too soon after an edit."""
    if contents != contents_hash(folder):
        raise sqlite3.DatabaseError("built from other contents")
    if time.time() - _signature(folder)[1] > COARSEST_CLOCK:
        with suppress(OSError, sqlite3.Error):
            path.unlink()  # the next question builds one whose signature can be trusted


def _write(path: Path, folder: Folder) -> None:
    """Build an index beside its place and move it there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(path.parent)
    aside = path.with_name(f"{path.stem}.{os.getpid()}.part")
    try:
        aside.unlink(missing_ok=True)
        signature, youngest = _signature(folder)
        hurried = time.time() - youngest <= COARSEST_CLOCK
        contents = contents_hash(folder) if hurried else None
        connection = sqlite3.connect(aside)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA journal_mode = OFF")
            _build(connection, folder)
            connection.execute(
                "CREATE TABLE finished AS SELECT ? AS signature, ? AS contents",
                (signature, contents),
            )
            connection.commit()
        finally:
            connection.close()
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _remove_abandoned(cache: Path) -> None:
    """Remove what processes that were killed while building left behind."""
    for part in cache.glob("*.part"):
        with suppress(OSError):
            if abs(time.time() - part.stat().st_mtime) > ABANDONED_AFTER:
                part.unlink()


def _build(connection: sqlite3.Connection, folder: Folder) -> None:
    from eurasia_cli.compile import fill
    from eurasia_cli.load import load, uncollected

    with uncollected():
        data, problems = load(folder)
        errors = [problem for problem in problems if problem.severity == "error"]
        if errors:
            raise UnreadableDataError(sorted(errors))
        fill(connection, data)
