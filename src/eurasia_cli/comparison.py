"""Members and blocs side by side: each value with its year, its share and why it may be missing."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple

from eurasia_cli.columns import COMPARE_COLUMNS
from eurasia_cli.errors import RequestError
from eurasia_cli.fact_answers import Asked, number
from eurasia_cli.tables import Table

SHOWN = ("fact", "subject", "year", "value", "unit", "share", "missing")


class Cell(NamedTuple):
    """A value of a series, as the index has it."""

    value: float | None
    printed: str | None
    source: str | None


Cells = dict[tuple[str, int], Cell]


def compare_table(
    index: sqlite3.Connection,
    facts: list[str],
    asked: Asked,
    share_of: str | None,
    home: str | None = None,
) -> Table:
    """Return one row a fact, subject and year.

    Without years asked for, each fact is taken at the latest year in which all subjects have a
    value; where there is none, each subject at its own latest year. Shares are those of
    `share_of`, or, of what can be added up and of its members alone, those of `home`.
    """
    rows = []
    for fact in facts:
        unit, source, vintage = _about(index, fact)
        refuse_blocs(index, fact, [*asked.subjects, *([share_of] if share_of else [])])
        bloc = share_of or (home if home and _is_additive(index, fact) else None)
        cells = _cells(index, fact, [*asked.subjects, *([bloc] if bloc else [])])
        for subject, year in _places(cells, asked):
            cell = cells.get((subject, year), Cell(None, None, None))
            share, no_share = _share(index, cells, subject, year, bloc)
            rows.append(
                {
                    "fact": fact,
                    "subject": subject,
                    "year": year,
                    "value": number(cell.value, cell.printed),
                    "unit": unit,
                    "share": number(share),
                    "share_of": share_of or (bloc if share is not None else None),
                    "source": cell.source or source,
                    "vintage": vintage,
                    "missing": _missing(index, subject, year, cell)
                    or (no_share if share_of else None),
                }
            )
    return Table(COMPARE_COLUMNS, SHOWN, rows)


def refuse_blocs(index: sqlite3.Connection, fact: str, subjects: list[str]) -> None:
    """Raise RequestError when a bloc's total of this series would mean nothing."""
    query = "SELECT aggregate, name, unit FROM indicator WHERE id = ?"
    aggregate, name, unit = index.execute(query, (fact,)).fetchone()
    for subject in subjects:
        body = index.execute(
            "SELECT short_name, roster FROM organisation WHERE id = ?", (subject,)
        ).fetchone()
        if body is None or _published(index, fact, subject):
            continue
        if aggregate != "sum":
            short = name.partition(" (")[0]
            raise RequestError(
                f"{short} ({unit}) cannot be added up over the members of {body[0]}; "
                "name the states instead"
            )
        if body[1] != "complete":
            raise RequestError(
                f"the record does not list every member of {body[0]}, so it has no total; "
                "name the states instead"
            )


def headline_facts(index: sqlite3.Connection, additive_only: bool) -> list[str]:
    """Return the headline series in order; of blocs only what can be added up."""
    extra = "AND aggregate = 'sum'" if additive_only else ""
    query = f"SELECT id FROM indicator WHERE headline IS NOT NULL {extra} ORDER BY headline"
    return [row[0] for row in index.execute(query)]


def _is_additive(index: sqlite3.Connection, fact: str) -> bool:
    query = "SELECT aggregate = 'sum' FROM indicator WHERE id = ?"
    return bool(index.execute(query, (fact,)).fetchone()[0])


def home_bloc(index: sqlite3.Connection) -> str | None:
    """Return the bloc of which shares are shown unasked."""
    row = index.execute("SELECT bloc FROM dataset").fetchone()
    return row[0] if row else None


def name_of(index: sqlite3.Connection, fact: str) -> str:
    """Return the name of a series."""
    (name,) = index.execute("SELECT name FROM indicator WHERE id = ?", (fact,)).fetchone()
    return str(name)


def _about(index: sqlite3.Connection, fact: str) -> tuple[str, str, str]:
    query = "SELECT unit, json_extract(sources, '$[0].source'), vintage FROM indicator WHERE id = ?"
    unit, source, vintage = index.execute(query, (fact,)).fetchone()
    return unit, source, vintage


def _cells(index: sqlite3.Connection, fact: str, subjects: list[str]) -> Cells:
    marks = ", ".join("?" * len(subjects))
    query = (
        "SELECT subject, year, value, printed, source FROM observation "
        f"WHERE indicator = ? AND subject IN ({marks})"
    )
    return {(row[0], row[1]): Cell(*row[2:]) for row in index.execute(query, (fact, *subjects))}


def _places(cells: Cells, asked: Asked) -> list[tuple[str, int]]:
    """Return the subjects and years to show."""
    known = {place for place, cell in cells.items() if cell.value is not None}
    if asked.first is None and asked.last is None:
        years = [{year for subject, year in known if subject == one} for one in asked.subjects]
        common = set.intersection(*years)
        return [
            (subject, max(common or own))
            for subject, own in zip(asked.subjects, years, strict=True)
            if common or own
        ]
    every = sorted({year for _, year in cells})
    first, last = asked.first or min(every, default=1), asked.last or max(every, default=0)
    return [(subject, year) for subject in asked.subjects for year in range(first, last + 1)]


def _share(
    index: sqlite3.Connection, cells: Cells, subject: str, year: int, share_of: str | None
) -> tuple[float | None, str | None]:
    """Return a member's share of the bloc in that year, or why it has none."""
    if share_of is None:
        return None, None
    query = "SELECT member FROM roster WHERE organisation = ? AND year = ?"
    counted = {row[0] for row in index.execute(query, (share_of, year))}
    whole, part = cells.get((share_of, year)), cells.get((subject, year))
    if subject != share_of and subject not in counted:
        return None, _why_outside(index, share_of, subject, year)
    if not whole or not whole.value:
        return None, "no total"
    if part is None or part.value is None:
        return None, "no data"
    return part.value / whole.value, None


def _why_outside(index: sqlite3.Connection, bloc: str, subject: str, year: int) -> str:
    query = "SELECT min(year) FROM roster WHERE organisation = ? AND member = ?"
    (joined,) = index.execute(query, (bloc, subject)).fetchone()
    if joined is None:
        return "not a member"
    return "not yet a member" if year < joined else "no longer a member"


def _missing(index: sqlite3.Connection, subject: str, year: int, cell: Cell) -> str | None:
    if cell.value is not None:
        return None
    is_bloc = index.execute("SELECT 1 FROM organisation WHERE id = ?", (subject,)).fetchone()
    if not is_bloc:
        return "no data"
    query = "SELECT 1 FROM roster WHERE organisation = ? AND year = ? LIMIT 1"
    exists = index.execute(query, (subject, year)).fetchone()
    return "no data" if exists else "not applicable"


def _published(index: sqlite3.Connection, fact: str, subject: str) -> bool:
    published = "indicator = ? AND subject = ? AND printed IS NOT NULL"
    query = f"SELECT 1 FROM observation WHERE {published} LIMIT 1"
    return index.execute(query, (fact, subject)).fetchone() is not None


def membership_rows(table: Table, year: int | None) -> list[dict[str, Any]]:
    """Return the memberships of `member` records as rows of a comparison.

    Without a year those that go on; else those of its last day, which the records were asked for.
    """
    return [
        dict.fromkeys(COMPARE_COLUMNS)
        | {
            "fact": f"membership:{spell['organisation']}",
            "subject": row["id"],
            "year": year,
            "value": spell["from"],
            "unit": spell["status"],
            "source": spell["sources"][0]["source"],
            "missing": "possibly" if spell.get("held") == "possibly" else None,
        }
        for row in table.records()
        for spell in row["memberships"]
        if year is not None or spell["to"] is None
    ]
