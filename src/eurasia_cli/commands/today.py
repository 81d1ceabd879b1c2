"""What happened on one day of the year."""

import sqlite3
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands import common
from eurasia_cli.commands.common import Output, answering, days, with_output
from eurasia_cli.errors import RequestError
from eurasia_cli.tables import Table

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


@with_output()
def today(
    output: Output,
    day: Annotated[str | None, typer.Option("--date", metavar="DATE", help="Another day, such as 2014-05-29.")] = None,
) -> None:  # fmt: skip
    """Print what happened on this day of the year, oldest first."""
    asked = _day(day)

    def ask(index: sqlite3.Connection) -> None:
        filters = [queries.on_this_day(asked)]
        table = answers.TimelineTable(lambda columns: queries.event_rows(index, filters, columns))
        if not table:
            near = queries.nearest_day(index, asked)
            advice = (
                f"; the nearest day with one is {near}: eurasia today --date {near}" if near else ""
            )
            typer.echo(f"eurasia: no event on {_spoken(asked)}{advice}", err=True)
        output.print(table, lambda: _page(index, asked), lambda: _see_also(table))

    answering(output, ask)


def _see_also(table: Table) -> tuple[str, ...]:
    return tuple(f"eurasia event {row['id']}" for row in table.records()[:1])


def _day(text: str | None) -> date:
    if text is None:
        return common.today()
    span = days(text, "--date")
    if span.first is None or span.first != span.last:
        raise RequestError(f"--date {text} is no single day; write a day, such as 2014-05-29")
    return date.fromisoformat(span.first)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B}"


def _page(index: sqlite3.Connection, day: date) -> "list[Block]":
    from eurasia_cli import pages, records

    found = records.events(index, [queries.on_this_day(day)])
    return pages.anniversaries_page(found, records.cautions(index), _spoken(day), day.year)
