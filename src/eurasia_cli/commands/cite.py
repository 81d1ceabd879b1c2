"""A citation to paste."""

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli.cite.items import Titles
from eurasia_cli.commands.common import DataOption, answering_in, write
from eurasia_cli.commands.completion import offering
from eurasia_cli.errors import RequestError
from eurasia_cli.text import visible

if TYPE_CHECKING:
    from eurasia_cli.cite.records import Reference


class CiteFormat(str, Enum):
    """The formats of a citation."""

    text = "text"
    bibtex = "bibtex"
    biblatex = "biblatex"
    ris = "ris"
    csl_json = "csl-json"


def cite(
    names: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", autocompletion=offering("event", "source", "indicator"), help="Events, sources, claims, series or terms by id, memberships as eaeu/KAZ; the data set itself without one.", show_default=False)] = None,
    form: Annotated[CiteFormat, typer.Option("--format", "-f", help="How to write the citation.")] = CiteFormat.text,
    style: Annotated[str | None, typer.Option(metavar="STYLE", help="apa, chicago, chicago-notes, mla, harvard, gost or any CSL style; needs the extra [cite].")] = None,
    titles: Annotated[Titles | None, typer.Option(help="How to write titles in other languages.")] = None,
    data: DataOption = None,
) -> None:  # fmt: skip
    """Print what to cite for a record: the sources that it rests on, then its entry here."""
    if style is not None and form is not CiteFormat.text:
        raise RequestError(f"--style goes with --format text; {form.value} has no style of its own")

    def ask(index: sqlite3.Connection) -> None:
        from eurasia_cli.cite.records import references

        write(_written(references(index, names or []), form, style, titles))

    answering_in(data, ask)


def _written(
    found: "list[Reference]", form: CiteFormat, style: str | None, titles: Titles | None
) -> str:
    if form is CiteFormat.text and style is None and titles is None:
        return "".join(f"{visible(reference.line())}\n" for reference in found)
    from eurasia_cli.cite import written

    items = [reference.item() for reference in found]
    return written(items, form.value, style, titles)
