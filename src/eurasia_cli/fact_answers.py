"""Figures and claims as tables: indicators, observations, claims beside their reference, terms."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from eurasia_cli.columns import CLAIM_COLUMNS, INDICATOR_COLUMNS, OBSERVATION_COLUMNS, TERM_COLUMNS
from eurasia_cli.tables import JsonText, NumberText, Table, listed


class Asked(NamedTuple):
    """What a question about figures is narrowed to."""

    subjects: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


def indicator_table(index: sqlite3.Connection, identifiers: list[str] | None = None) -> Table:
    """Return what there is to ask: each series with its span of years."""
    spans = {
        row[0]: row[1:]
        for row in index.execute(
            "SELECT indicator, min(year), max(year), count(DISTINCT subject) FROM observation "
            "WHERE printed IS NOT NULL GROUP BY indicator"
        )
    }
    query = (
        "SELECT id, name, unit, code, aggregate, vintage, licence, note, "
        "json_extract(sources, '$[0].source') FROM indicator ORDER BY position"
    )
    rows = []
    for row in index.execute(query):
        if identifiers is None or row[0] in identifiers:
            first, last, subjects = spans.get(row[0], (None, None, 0))
            names = (
                "id",
                "name",
                "unit",
                "code",
                "aggregate",
                "vintage",
                "licence",
                "note",
                "source",
            )
            found = {"record": "indicator", "first": first, "last": last, "subjects": subjects}
            rows.append(found | dict(zip(names, row, strict=True)))
    return Table(INDICATOR_COLUMNS, ("id", "name", "unit", "first", "last", "subjects"), rows)


def observation_table(index: sqlite3.Connection, indicator: str, asked: Asked) -> Table:
    """Return the values of a series, totals of blocs among them where those are asked for."""
    conditions, values = ["observation.indicator = ?"], [indicator]
    if asked.subjects:
        conditions.append(f"subject IN ({', '.join('?' * len(asked.subjects))})")
        values += asked.subjects
    else:
        conditions.append("printed IS NOT NULL")
    for sign, year in ((">=", asked.first), ("<=", asked.last)):
        if year is not None:
            conditions.append(f"year {sign} ?")
            values.append(year)  # type: ignore[arg-type]
    query = (
        "SELECT subject, year, value, printed, unit, flag, "
        "ifnull(source, json_extract(sources, '$[0].source')), vintage, covered, counted "
        "FROM observation JOIN indicator ON indicator.id = observation.indicator "
        f"WHERE {' AND '.join(conditions)} ORDER BY subject, year"
    )
    rows = [_observation_row(indicator, row) for row in index.execute(query, values)]
    return Table(OBSERVATION_COLUMNS, ("subject", "year", "value", "unit", "flag", "source"), rows)


def claim_table(
    index: sqlite3.Connection,
    identifiers: list[str] | None = None,
    about: str | None = None,
    source: str | None = None,
    rating: str | None = None,
) -> Table:
    """Return claims beside the value that each is held against."""
    conditions, values = ["TRUE"], []
    for field, target in (("about", about), ("sources", source)):
        if target is not None:
            conditions.append(
                "id IN (SELECT id FROM link WHERE kind = 'claim' AND field = ? AND target = ?)"
            )
            values += [field, target]
    if rating is not None:
        conditions.append("rating = ?")
        values.append(rating)
    query = (
        "SELECT id, text, claimant, about, said, period, claim.value, unit, approximate, sources, "
        "via, comparison.value, basis, deviation, rating, explanation FROM claim "
        "LEFT JOIN comparison ON comparison.claim = claim.id "
        f"WHERE {' AND '.join(conditions)} ORDER BY position"
    )
    rows = [
        _claim_row(row)
        for row in index.execute(query, values)
        if identifiers is None or row[0] in identifiers
    ]
    shown = ("id", "text", "claimant", "value", "reference_value", "deviation", "rating")
    return Table(CLAIM_COLUMNS, shown, rows)


def term_table(index: sqlite3.Connection, identifier: str | None) -> Table:
    """Return definitions."""
    where = "WHERE id = ?" if identifier else ""
    query = f"SELECT id, term, definition, sources FROM term {where} ORDER BY term"
    rows = [
        {"id": row[0], "term": row[1], "definition": row[2], "sources": JsonText(row[3])}
        for row in index.execute(query, (identifier,) if identifier else ())
    ]
    return Table(TERM_COLUMNS, ("term", "definition", "sources"), rows)


def number(value: float | None, printed: str | None = None) -> NumberText | None:
    """Return a number with its printed digits, or with as many as are worth printing."""
    if printed is not None:
        return NumberText(printed)
    if value is None:
        return None
    return NumberText(str(int(value)) if value == int(value) else repr(round(value, 6)))


def _observation_row(indicator: str, row: tuple[Any, ...]) -> dict[str, Any]:
    subject, year, value, printed, unit, flag, source, vintage, covered, counted = row
    return {
        "record": "observation",
        "indicator": indicator,
        "subject": subject,
        "year": year,
        "value": number(value, printed),
        "unit": unit,
        "flag": flag,
        "source": source,
        "vintage": vintage,
        "members_with_value": covered,
        "members": counted,
    }


def _claim_row(row: tuple[Any, ...]) -> dict[str, Any]:
    names = ("id", "text", "claimant", "about", "said", "period", "value", "unit", "approximate",
             "sources", "via", "reference_value", "reference_basis", "deviation", "rating",
             "explanation")  # fmt: skip
    found = {"record": "claim"} | dict(zip(names, row, strict=True))
    found["about"] = JsonText(found["about"])
    found["sources"] = [
        {key: one[key] for key in ("source", "locator")}
        for one in listed(JsonText(found["sources"]))
    ]
    found["approximate"] = found["approximate"] == "true"
    found["value"] = number(None, found["value"])
    found["reference_value"] = number(found["reference_value"])
    found["deviation"] = number(found["deviation"])
    return {name: found[name] for name in CLAIM_COLUMNS}
