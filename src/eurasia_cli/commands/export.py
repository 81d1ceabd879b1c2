"""The record, to take elsewhere."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli.commands.common import DataOption, answering_in
from eurasia_cli.errors import RequestError

if TYPE_CHECKING:
    from eurasia_cli.export.tabular import Sheet
    from eurasia_cli.models import Dataset


class ExportFormat(str, Enum):
    """The formats of an export."""

    datapackage = "datapackage"
    sqlite = "sqlite"
    parquet = "parquet"
    html = "html"
    ics = "ics"


FOLDERS = (ExportFormat.datapackage, ExportFormat.parquet)
_ENDINGS = {
    ".sqlite": ExportFormat.sqlite,
    ".db": ExportFormat.sqlite,
    ".html": ExportFormat.html,
    ".htm": ExportFormat.html,
    ".ics": ExportFormat.ics,
}


def export(
    target: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="Where to write it: a new or empty folder for datapackage and parquet, else a file.")],
    form: Annotated[ExportFormat | None, typer.Option("--format", "-f", help="What to write; by the file's ending without it.")] = None,
    yearly: Annotated[bool, typer.Option("--yearly", help="In a calendar, let each day come back every year.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    data: DataOption = None,
) -> None:  # fmt: skip
    """Write the whole record for other programs: tables, a database, a calendar or a web page."""
    chosen = form or _ENDINGS.get(target.suffix.lower())
    if chosen is None:
        raise RequestError(f"what is {target} to be? add --format {'|'.join(ExportFormat)}")
    if yearly and chosen is not ExportFormat.ics:
        raise RequestError("--yearly goes with --format ics")
    _refuse_to_lose(target, chosen, force)

    def ask(index: sqlite3.Connection) -> None:
        if chosen in FOLDERS:
            _replace(target, lambda aside: _write_folder(index, chosen, aside))
        else:
            _replace(target, lambda aside: _write_file(index, chosen, aside, target, yearly))
        typer.echo(f"eurasia: wrote {target}", err=True)

    answering_in(data, ask)


def _write_folder(index: sqlite3.Connection, form: ExportFormat, aside: Path) -> None:
    aside.mkdir()
    sheets, dataset = _whole(index)
    if form is ExportFormat.datapackage:
        from eurasia_cli.export import datapackage

        datapackage.write(aside, sheets, dataset)
    else:
        from eurasia_cli.export import parquet

        parquet.write(aside, sheets)


def _write_file(
    index: sqlite3.Connection, form: ExportFormat, aside: Path, target: Path, yearly: bool
) -> None:
    from eurasia_cli import records

    if form is ExportFormat.sqlite:
        from eurasia_cli.export import sqlite

        sheets, dataset = _whole(index)
        sqlite.write(aside, sheets, dataset)
        told = sqlite.metadata(target.stem, sheets, dataset)
        target.with_suffix(".metadata.json").write_text(told, encoding="utf-8")
    elif form is ExportFormat.ics:
        from eurasia_cli.export.ics import calendar

        text = calendar(records.events(index, []), records.dataset(index), yearly)
        aside.write_text(text, encoding="utf-8", newline="")
    else:
        from eurasia_cli.export.page import page

        aside.write_text(page(index, records.events(index, []), [], whole=True), encoding="utf-8")


def _whole(index: sqlite3.Connection) -> "tuple[list[Sheet], Dataset]":
    from eurasia_cli import records
    from eurasia_cli.export.sheets import sheets

    return sheets(index), records.dataset(index)


def _refuse_to_lose(target: Path, form: ExportFormat, force: bool) -> None:
    """Raise RequestError where something is in the way that the user did not say to replace."""
    if not target.parent.is_dir():
        raise RequestError(f"there is no folder {target.parent}; make it first")
    if form in FOLDERS and target.is_file():
        raise RequestError(f"{target} is a file; {form.value} needs a folder")
    if form not in FOLDERS and target.is_dir():
        raise RequestError(f"{target} is a folder; {form.value} needs a file")
    full = any(target.iterdir()) if target.is_dir() else target.exists()
    if full and not force:
        raise RequestError(f"{target} is there already; write --force to replace it")


def _replace(target: Path, write: Callable[[Path], None]) -> None:
    """Write beside the target and move it there, so that nobody meets half of it."""
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".eurasia-") as folder:
            aside = Path(folder) / target.name
            write(aside)
            if aside.is_dir() and target.is_dir():
                _fill(target, aside)
            else:
                os.replace(aside, target)  # noqa: PTH105
    except OSError as error:
        raise RequestError(f"{target} cannot be written: {error.strerror}") from None


def _fill(target: Path, aside: Path) -> None:
    """Move files into a folder that is there; what else lies in it stays."""
    for path in aside.iterdir():
        shutil.move(path, target / path.name)
