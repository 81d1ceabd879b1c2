"""Sources, and everything that rests on them."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands.common import Output, answering, with_output
from eurasia_cli.commands.completion import offering
from eurasia_cli.errors import RequestError
from eurasia_cli.names import resolve
from eurasia_cli.tables import Table

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


@with_output()
def source(
    output: Output,
    words: Annotated[list[str] | None, typer.Argument(metavar="[ID or WORDS]", autocompletion=offering("source"), help="A source's id, or words of its title, author or publisher; all without it.", show_default=False)] = None,
) -> None:  # fmt: skip
    """Print a source and everything that rests on it, or the sources that have all words."""

    def ask(index: sqlite3.Connection) -> None:
        table = answers.source_table(index, _found(index, " ".join(words or [])))
        output.print(table, lambda: _page(index, table), lambda: _see_also(table))

    answering(output, ask)


def _see_also(table: Table) -> tuple[str, ...]:
    one = table.records()[0]["id"]
    return (f"eurasia cite {one}", f"eurasia timeline --source {one}")


def _found(index: sqlite3.Connection, words: str) -> list[str] | None:
    """Return the source that is named, or those that have all words; None for all sources."""
    if not words:
        return None
    try:
        return [resolve(index, "source", words)]
    except RequestError:
        found = sorted(queries.with_all_words(index, "source", words))
        if not found:
            raise
        return found


def _page(index: sqlite3.Connection, table: Table) -> "list[Block]":
    from eurasia_cli import pages, records
    from eurasia_cli.citations import reference

    rows = table.records()
    found = [records.source(index, row["id"]) for row in rows]
    if len(found) == 1:
        return pages.source_page(found[0], reference(found[0]), rows[0]["cited_by"])
    return pages.sources_page(found, [reference(one) for one in found])
