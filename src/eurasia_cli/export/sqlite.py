"""The record as a SQLite database: the tables with their keys, views, full-text search.

Datasette shows it as it is; `metadata` describes it there.
"""

import json
import sqlite3
from contextlib import closing
from errno import EIO
from pathlib import Path
from typing import Any

from eurasia_cli.export.tabular import Sheet
from eurasia_cli.models import Dataset

_TYPES = {"integer": "INTEGER", "number": "REAL"}
VIEWS = {
    "timeline": (
        "Events with their parties and sources in one row each, oldest first.",
        """SELECT events.*,
  (SELECT group_concat(member, ' ') FROM
    (SELECT member FROM event_members WHERE event = events.id ORDER BY rowid)) AS members,
  (SELECT group_concat(organisation, ' ') FROM
    (SELECT organisation FROM event_organisations WHERE event = events.id ORDER BY rowid))
    AS organisations,
  (SELECT group_concat(topic, ' ') FROM
    (SELECT topic FROM event_topics WHERE event = events.id ORDER BY rowid)) AS topics,
  (SELECT group_concat(source, ' ') FROM
    (SELECT source FROM citations
      WHERE kind = 'event' AND record = events.id AND other_date IS NULL ORDER BY rowid))
    AS sources
FROM events ORDER BY earliest, latest""",
    ),
    "spells": (
        "Memberships with the names of state and organisation; an open end is null.",
        """SELECT organisations.short_name AS organisation_name, members.name AS member_name,
  memberships.*
FROM memberships JOIN members ON members.id = member
  JOIN organisations ON organisations.id = organisation
ORDER BY organisation, member, from_earliest""",
    ),
    "disputed": (
        "Dates in print that the record does not use, beside the one that it uses.",
        """SELECT events.id, events.title, events.date, other_dates.date AS other_date, reason
FROM other_dates JOIN events ON kind = 'event' AND record = events.id
ORDER BY events.earliest""",
    ),
    "figures": (
        "Annual values with the name and unit of their series.",
        """SELECT indicators.name, unit, subject, year, value, flag
FROM observations JOIN indicators ON indicators.id = indicator""",
    ),
}
# Tables with a full-text index, and the columns in it; Datasette finds it by its content table.
SEARCHED = {
    "events": ("title", "summary", "place"),
    "sources": ("title", "original_title", "publisher"),
    "claims": ("text", "claimant", "explanation"),
    "terms": ("term", "definition"),
}


def write(path: Path, sheets: list[Sheet], dataset: Dataset) -> None:
    """Write a new database; raise OSError where it cannot be written."""
    try:
        _write(path, sheets, dataset)
    except sqlite3.OperationalError as error:
        raise OSError(EIO, str(error)) from None


def _write(path: Path, sheets: list[Sheet], dataset: Dataset) -> None:
    with closing(sqlite3.connect(path)) as database:
        for sheet in sheets:
            _write_table(database, sheet)
        for name, (_, query) in VIEWS.items():
            database.execute(f'CREATE VIEW "{name}" AS {query}')
        for table, columns in SEARCHED.items():
            _index_words(database, table, columns)
        database.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT)")
        told = {"title": dataset.title, "version": dataset.version, "licence": dataset.licence,
                "updated": dataset.updated}  # fmt: skip
        database.executemany("INSERT INTO about VALUES (?, ?)", told.items())
        database.commit()
        database.execute("VACUUM")


def metadata(name: str, sheets: list[Sheet], dataset: Dataset) -> str:
    """Return what Datasette is told of a database of that name, as JSON."""
    tables: dict[str, Any] = {
        sheet.name: {
            "description": sheet.description,
            "columns": {column.name: column.description for column in sheet.columns},
        }
        for sheet in sheets
    }
    tables |= {view: {"description": about} for view, (about, _) in VIEWS.items()}
    told = {
        "title": dataset.title,
        "description": dataset.description,
        "license": dataset.licence,
        "databases": {name: {"tables": tables}},
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _write_table(database: sqlite3.Connection, sheet: Sheet) -> None:
    parts = [f'"{c.name}" {_TYPES.get(c.type, "TEXT")}{" NOT NULL" if c.required else ""}'
             for c in sheet.columns]  # fmt: skip
    if sheet.key:
        parts.append(f"PRIMARY KEY ({_listed(sheet.key)})")
    parts += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers_to}" (id)'
        for column in sheet.columns
        if column.refers_to
    ]
    database.execute(f'CREATE TABLE "{sheet.name}" ({", ".join(parts)})')
    marks = ", ".join("?" * len(sheet.columns))
    database.executemany(f'INSERT INTO "{sheet.name}" VALUES ({marks})', sheet.rows)


def _index_words(database: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> None:
    listed = _listed(columns)
    database.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ({listed}, content="{table}", '
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    database.execute(
        f'INSERT INTO "{table}_fts" (rowid, {listed}) SELECT rowid, {listed} FROM "{table}"'
    )


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
