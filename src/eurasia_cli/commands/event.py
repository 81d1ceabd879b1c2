"""One event whole."""

import sqlite3
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands.common import Output, answering, with_output
from eurasia_cli.names import resolve

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


@with_output()
def event(
    output: Output,
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="An event's id, or its beginning.")
    ],
) -> None:
    """Print one event whole: dates, parties, sources, other dates, its place in its story."""

    def ask(index: sqlite3.Connection) -> None:
        found = resolve(index, "event", identifier)
        story = queries.story(index, found)
        output.print(answers.event_table(index, found, story), lambda: _page(index, found, story))

    answering(output, ask)


def _page(index: sqlite3.Connection, identifier: str, story: list[str]) -> "list[Block]":
    from eurasia_cli import pages, records

    found = records.event(index, identifier)
    title = records.thread(index, found.thread).title if found.thread else None
    where = found.place or ""
    if found.place and (names := queries.place_names(index, found.place)):
        where += f" ({', '.join(names)})"
    place = story.index(identifier) if story else 0
    before = records.event(index, story[place - 1]) if place else None
    after = records.event(index, story[place + 1]) if place + 1 < len(story) else None
    return pages.event_page(found, before, after, records.cautions(index), title, where)
