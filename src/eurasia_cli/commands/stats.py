"""How much of what the record holds, and what has gone stale."""

import sqlite3
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eurasia_cli import queries
from eurasia_cli.columns import STATS_COLUMNS
from eurasia_cli.commands import common
from eurasia_cli.commands.common import Output, answering, with_output
from eurasia_cli.spells import STALE_DAYS
from eurasia_cli.tables import Table

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


class By(str, Enum):
    """What events are counted by."""

    year = "year"
    kind = "kind"
    member = "member"
    org = "org"
    topic = "topic"
    thread = "thread"
    place = "place"
    source = "source"


@with_output()
def stats(
    output: Output,
    by: Annotated[By, typer.Option("--by", help="What to count by.")] = By.year,
) -> None:
    """Print how many events there are by year, kind, member, organisation, topic or source."""

    def ask(index: sqlite3.Connection) -> None:
        rows = [
            dict(zip(STATS_COLUMNS, (by.value, key, name, count), strict=True))
            for key, name, count in queries.counts(index, by.value)
        ]
        output.print(Table(STATS_COLUMNS, STATS_COLUMNS, rows), lambda: _page(index, rows))

    answering(output, ask)


def _page(index: sqlite3.Connection, rows: list[dict[str, Any]]) -> "list[Block]":
    from eurasia_cli import fact_pages

    limit = (common.today() - timedelta(days=STALE_DAYS)).isoformat()
    return fact_pages.stats_page(rows, queries.stale(index, limit), STALE_DAYS)
