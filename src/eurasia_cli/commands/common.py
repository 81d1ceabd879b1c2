"""What every command takes (--format, --fields, --data …) and how an answer is printed."""

import inspect
import sqlite3
import sys
from codecs import register_error
from collections.abc import Callable
from contextlib import closing
from datetime import date
from enum import Enum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from eurasia_cli.dates import DateError, parse_period
from eurasia_cli.errors import RequestError
from eurasia_cli.folder import cache_folder, data_folder
from eurasia_cli.index import index_path, open_index
from eurasia_cli.render import Format, render
from eurasia_cli.spells import AsOf, Range
from eurasia_cli.tables import Table
from eurasia_cli.terminal import terminal

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


class Color(str, Enum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


FORMAT_OPTION = typer.Option(
    "--format", "-f", help="How to print; table on a terminal, tsv in a pipe."
)
FieldsOption = Annotated[
    str | None, typer.Option(metavar="a,b,c", help="Only these fields, in this order.")
]
DataOption = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="DIR",
        help="Another data folder (or EURASIA_DATA); repeat it to lay one over another, 'ours' is ours.",
        show_default=False,
    ),
]
FailEmptyOption = Annotated[bool, typer.Option("--fail-empty", help="Exit 1 when nothing matches.")]
ColorOption = Annotated[Color, typer.Option(help="When to colour (NO_COLOR, FORCE_COLOR).")]


NoPagerOption = Annotated[
    bool, typer.Option("--no-pager", help="Do not page a long answer (EURASIA_PAGER, PAGER).")
]


class Output(NamedTuple):
    """What the user said of the output."""

    form: Any  # a Format, or a command's own enumeration of formats
    fields: str | None
    data: list[Path] | None
    fail_empty: bool
    color: Color
    no_pager: bool

    def print(
        self,
        table: Table,
        page: "Callable[[], list[Block]]",
        see: Callable[[], tuple[str, ...]] = tuple,
    ) -> None:
        """Print an answer: as a page to a person, as text in a format to a pipe.

        The page ends with the commands to `see` next.
        """
        screen = terminal(self.color.value)
        form = self.form or (Format.table if screen.interactive else Format.tsv)
        if self.fields is not None:
            table = table.only([name.strip() for name in self.fields.split(",") if name.strip()])
        if form is Format.table:
            from eurasia_cli.pages import table_page
            from eurasia_cli.render.rich import page as draw

            whole = self.fields is None
            blocks = page() if whole else table_page(table)
            drawn = draw([*blocks, *_see_also(see())] if whole and table else blocks, screen)
            if not (screen.interactive and not self.no_pager and _paged(drawn)):
                write(drawn)
        else:
            write(render(table, form))
        if self.fail_empty and not table:
            raise typer.Exit(1)


def _see_also(commands: tuple[str, ...]) -> "list[Block]":
    from eurasia_cli.blocks import Note

    return [Note("see also: " + " · ".join(commands))] if commands else []


def _paged(text: str) -> bool:
    """Show a long text in the pager; return whether it was shown."""
    from eurasia_cli import pager

    command = pager.pager()
    return command is not None and pager.is_long(text) and pager.show(text, command)


_COMMON = {
    "fields": (FieldsOption, None),
    "data": (DataOption, None),
    "fail_empty": (FailEmptyOption, False),
    "color": (ColorOption, Color.auto),
    "no_pager": (NoPagerOption, False),
}


def with_output(
    formats: type[Enum] = Format,
) -> Callable[..., Callable[..., None]]:
    """Give a command the common options in place of its parameter `output`."""

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        options = {"form": (Annotated[formats | None, FORMAT_OPTION], None), **_COMMON}

        @wraps(command)
        def run(**given: Any) -> None:
            said = {name: given.pop(name) for name in options}
            command(**given, output=Output(**said))

        own = [p for p in inspect.signature(command).parameters.values() if p.name != "output"]
        common = [
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint
            )
            for name, (hint, default) in options.items()
        ]
        run.__signature__ = inspect.Signature([*own, *common])  # type: ignore[attr-defined]
        run.__annotations__ = {p.name: p.annotation for p in (*own, *common)}
        del run.__wrapped__
        return run

    return decorate


def answering(output: Output, ask: Callable[[sqlite3.Connection], None]) -> None:
    """Open the index of the folder that the output names, and ask."""
    answering_in(output.data, ask)


def answering_in(data: list[Path] | None, ask: Callable[[sqlite3.Connection], None]) -> None:
    """Open the index and ask; when the index turns out broken, ask one in memory instead."""
    folder, cache = data_folder(data), cache_folder()
    try:
        with closing(open_index(folder, cache)) as index:
            ask(index)
    except sqlite3.DatabaseError:
        if cache is not None:
            index_path(folder, cache).unlink(missing_ok=True)
        with closing(open_index(folder, None)) as index:
            ask(index)


def write(text: str) -> None:
    """Write text to stdout; what its encoding lacks is spelled out, as JSON spells it."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        register_error("spelled", _spelled)
        stream.reconfigure(errors="spelled", newline="\n")
    stream.write(text)


def write_document(text: str) -> None:
    """Write a document to stdout in UTF-8, whatever the terminal's encoding: it says so itself."""
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")
    stream.write(text)


def _spelled(error: UnicodeError) -> tuple[str, int]:
    """Return the letters that an encoding lacks as four hexadecimal digits each, or twice four."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    pairs = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    units = (pairs[place : place + 4] for place in range(0, len(pairs), 4))
    return "".join(f"\\u{unit}" for unit in units), error.end


def today() -> date:
    """Return today's date; the only place that reads the clock."""
    return date.today()


def days(text: str, option: str) -> Range:
    """Read a date of the command line; raise RequestError that names the option."""
    try:
        return Range(*parse_period(text, today()))
    except DateError as error:
        raise RequestError(f"{option} {error}") from None


def span(from_: str | None, to: str | None) -> Range:
    """Read the dates of --from and --to; raise RequestError where they are in the wrong order."""
    first = days(from_, "--from").first if from_ is not None else None
    last = days(to, "--to").last if to is not None else None
    if first and last and last < first:
        raise RequestError(f"--from {from_} is after --to {to}; write --from {to} --to {from_}")
    return Range(first, last)


def as_of(text: str | None) -> AsOf | None:
    """Read the date of --on for a question about memberships."""
    if text is None:
        return None
    return AsOf(days(text, "--on"), text, today().isoformat())
