"""How much of what the record holds, and what has gone stale."""

import sqlite3
from datetime import timedelta
from enum import Enum
from typing import Annotated

import typer

from eurasia_cli import queries
from eurasia_cli.columns import STATS_COLUMNS
from eurasia_cli.commands.common import Output, answering, today, with_output
from eurasia_cli.spells import STALE_DAYS
from eurasia_cli.tables import Table


class By(str, Enum):
    """What events are counted by."""

    year = "year"
    kind = "kind"
    member = "member"
    org = "org"
    topic = "topic"
    source = "source"


@with_output()
def stats(
    output: Output,
    by: Annotated[By, typer.Option("--by", help="What to count by.")] = By.year,
) -> None:
    """Print how many events there are by year, kind, member, organisation, topic or source."""

    def ask(index: sqlite3.Connection) -> None:
        from eurasia_cli import fact_pages

        rows = [
            dict(zip(STATS_COLUMNS, (by.value, key, name, count), strict=True))
            for key, name, count in queries.counts(index, by.value)
        ]
        limit = (today() - timedelta(days=STALE_DAYS)).isoformat()
        table = Table(STATS_COLUMNS, STATS_COLUMNS, rows)
        output.print(
            table, lambda: fact_pages.stats_page(rows, queries.stale(index, limit), STALE_DAYS)
        )

    answering(output, ask)
