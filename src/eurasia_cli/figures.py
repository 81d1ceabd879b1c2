"""Observations, totals of blocs and computed references → the tables of the index."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from eurasia_cli.blocs import Total, Values, observed, rosters, totals, with_totals
from eurasia_cli.references import compare
from eurasia_cli.whole import Data

_SCHEMA = (
    """CREATE TABLE observation (indicator TEXT, subject TEXT, year INTEGER, value REAL,
    printed TEXT, flag TEXT, source TEXT, locator TEXT, covered INTEGER, counted INTEGER)""",
    "CREATE TABLE roster (organisation TEXT, year INTEGER, member TEXT)",
    "CREATE TABLE comparison (claim TEXT PRIMARY KEY, value REAL, basis TEXT, deviation REAL)",
)
_ORDERS = (
    "CREATE INDEX observation_of ON observation (indicator, subject, year)",
    "CREATE INDEX observation_by ON observation (subject, indicator)",
    "CREATE INDEX roster_of ON roster (organisation, year)",
)


def fill_figures(connection: sqlite3.Connection, data: Data) -> None:
    """Write the observations, who counted where, the totals and the comparisons."""
    for statement in _SCHEMA:
        connection.execute(statement)
    values = observed(data)
    sums = list(totals(data, values))
    insert = "INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(insert, _observations(data))
    connection.executemany(insert, (_total(one) for one in sums))
    connection.executemany("INSERT INTO roster VALUES (?, ?, ?)", _roster(data))
    compared = _comparisons(data, with_totals(values, sums))
    connection.executemany("INSERT INTO comparison VALUES (?, ?, ?, ?)", compared)
    for statement in _ORDERS:
        connection.execute(statement)


def _observations(data: Data) -> Iterator[tuple[Any, ...]]:
    for one in data.observations:
        value = float(one.value)
        yield (one.indicator, one.subject, one.year, value, one.value, one.flag, one.source,
               one.locator, None, None)  # fmt: skip


def _total(one: Total) -> tuple[Any, ...]:
    return (one.indicator, one.organisation, one.year, one.value, None, None, None, None,
            one.covered, one.counted)  # fmt: skip


def _roster(data: Data) -> Iterator[tuple[str, int, str]]:
    last_year = int(data.dataset.updated[:4]) if data.dataset else 0
    for (organisation, year), states in rosters(data, last_year).items():
        yield from ((organisation, year, state) for state in states)


def _comparisons(data: Data, values: Values) -> Iterator[tuple[Any, ...]]:
    indicators = {indicator.id: indicator for indicator in data.indicators}
    for claim in data.claims:
        found = compare(claim, indicators, values)
        if found:
            yield claim.id, found.value, found.basis, found.deviation
