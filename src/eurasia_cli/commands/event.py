"""One event whole."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands.common import Output, answering, with_output
from eurasia_cli.commands.completion import offering
from eurasia_cli.names import resolve

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block
    from eurasia_cli.tables import Table


@with_output()
def event(
    output: Output,
    identifier: Annotated[
        str,
        typer.Argument(
            metavar="ID", autocompletion=offering("event"), help="An event's id, or its beginning."
        ),
    ],
) -> None:
    """Print one event whole: dates, parties, sources, other dates, its place in its story."""

    def ask(index: sqlite3.Connection) -> None:
        found = resolve(index, "event", identifier)
        story = queries.story(index, found)
        table = answers.event_table(index, found, story)
        output.print(table, lambda: _page(index, found, story), lambda: _see_also(found, table))

    answering(output, ask)


def _see_also(identifier: str, table: "Table") -> tuple[str, ...]:
    thread = table.records()[0]["thread"]
    story = (f"eurasia timeline --thread {thread}",) if thread else ()
    return (f"eurasia cite {identifier}", *story)


def _page(index: sqlite3.Connection, identifier: str, story: list[str]) -> "list[Block]":
    from eurasia_cli import pages, records
    from eurasia_cli.citations import reference

    found = records.event(index, identifier)
    title = records.thread(index, found.thread).title if found.thread else None
    where = found.place or ""
    if found.place and (names := queries.place_names(index, found.place)):
        where += f" ({', '.join(names)})"
    place = story.index(identifier) if story else 0
    before = records.event(index, story[place - 1]) if place else None
    after = records.event(index, story[place + 1]) if place + 1 < len(story) else None
    cited = (records.source(index, citation.source) for citation in found.sources)
    references = {source.id: reference(source) for source in cited}
    cautions = records.cautions(index)
    return pages.event_page(found, before, after, cautions, title, where, references)
