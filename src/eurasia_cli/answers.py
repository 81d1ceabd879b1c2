"""What each answer holds: the index → Table, with the field names of columns.py."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from eurasia_cli.columns import (
    EVENT_COLUMNS,
    EVENT_SHOWN,
    MEMBER_COLUMNS,
    ORGANISATION_COLUMNS,
    SOURCE_COLUMNS,
    SPELL_COLUMNS,
)
from eurasia_cli.spells import OPEN_END, AsOf
from eurasia_cli.tables import JsonText, Table, listed

_LISTS = frozenset(
    ("members", "organisations", "topics", "sources", "other_dates", "author", "editor", "succeeds")
)
_EVENT_EXPRESSIONS = {
    "latest": f"nullif(latest, '{OPEN_END}')",
    "sources": "public_sources",
    "other_dates": "public_other_dates",
}
if TYPE_CHECKING:
    from eurasia_cli.citations import Numbering

_IN_CUSTOM = ("kind", "caution", "archive_url", "licence")


class TimelineTable(Table):
    """Events of the index, asked for in the form that a format needs."""

    def __init__(
        self,
        ask: Callable[[list[str]], Iterable[tuple[Any, ...]]],
        columns: tuple[str, ...] | None = None,
    ) -> None:
        super().__init__(columns or EVENT_COLUMNS, columns or EVENT_SHOWN, [])
        self._ask = ask

    def records(self) -> list[dict[str, Any]]:
        """Return the events as `timeline` records."""
        return _rows(self.columns, self._ask([_expression(name) for name in self.columns]))

    def json_objects(self) -> list[str]:
        """Return the events as JSON, put together by the index."""
        values = (
            f"json({_expression(name)})" if name in _LISTS else _expression(name)
            for name in self.columns
        )
        pairs = ", ".join(
            f"'{name}', {value}" for name, value in zip(self.columns, values, strict=True)
        )
        return [row[0] for row in self._ask([f"json_object({pairs})"])]

    def cells(self, columns: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """Return the events as text."""
        flat = (f"flat_{name}" if name in _LISTS else _expression(name) for name in columns)
        return self._ask([f"ifnull(CAST({name} AS TEXT), '')" for name in flat])

    def _with_columns(self, columns: tuple[str, ...]) -> Table:
        return TimelineTable(self._ask, columns)

    def __bool__(self) -> bool:
        return any(self._ask(["1"]))


def event_table(index: sqlite3.Connection, identifier: str, story: list[str]) -> Table:
    """Return one event whole, with the events before and after it in its story."""
    columns = (*EVENT_COLUMNS, "date_note", "checked")
    (row,) = _select(index, "event", columns, identifier)
    place = story.index(identifier) if identifier in story else -1
    row["previous"] = story[place - 1] if place > 0 else None
    row["next"] = story[place + 1] if 0 <= place < len(story) - 1 else None
    return Table(tuple(row), ("date", "kind", "members", "title", "summary", "sources"), [row])


def member_table(index: sqlite3.Connection, identifier: str | None, on: AsOf | None) -> Table:
    """Return states as `member` records; with `on`, only the spells that held or may have."""
    names: dict[str, list[str]] = {}
    for state, name in index.execute("SELECT id, name FROM name WHERE kind = 'member'"):
        names.setdefault(state, []).append(name)
    own = tuple(name for name in MEMBER_COLUMNS if name not in ("aliases", "memberships"))
    spells = _spells(index, "member", "organisation", identifier, on)
    rows = [
        row
        | {
            "aliases": [name for name in names[row["id"]] if name != row["name"]],
            "memberships": spells.get(row["id"], []),
        }
        for row in _select(index, "member", own, identifier, order="name")
    ]
    return Table(MEMBER_COLUMNS, ("id", "name", "memberships"), rows)


def organisation_table(index: sqlite3.Connection, identifier: str | None, on: AsOf | None) -> Table:
    """Return organisations as `org` records; with `on`, only the spells that held or may have."""
    own = tuple(name for name in ORGANISATION_COLUMNS if name != "memberships")
    spells = _spells(index, "organisation", "member", identifier, on)
    rows = [
        row | {"memberships": spells.get(row["id"], [])}
        for row in _select(index, "organisation", own, identifier)
    ]
    shown = ("id", "name", "founded", "dissolved", "memberships")
    return Table(ORGANISATION_COLUMNS, shown, rows)


def spell_table(
    index: sqlite3.Connection, of: str, identifier: str | None, on: AsOf | None
) -> Table:
    """Return one row for each spell of a state (`of` member) or of an organisation, or of all.

    With `on`, only the spells that held or may have, and whether they did.
    """
    other_end = {"member": "organisation", "organisation": "member"}[of]
    found = _spells(index, of, other_end, identifier, on)
    rows = [{of: whose} | spell for whose, own in found.items() for spell in own]
    columns = (of, other_end, *(("held",) if on else ()), *SPELL_COLUMNS)
    shown = (of, other_end, *(("held",) if on else ()), "status", "from", "to")
    return Table(columns, shown, rows)


def source_table(index: sqlite3.Connection, identifiers: list[str] | None) -> Table:
    """Return sources as CSL fields with kind, caution and the records that rest on them."""
    cited: dict[str, dict[str, None]] = {}
    links = "SELECT target, id FROM link WHERE field = 'sources' ORDER BY rowid"
    for source, record in index.execute(links):
        cited.setdefault(source, {})[record] = None
    own = tuple(name for name in SOURCE_COLUMNS if name != "cited_by")
    rows = [
        row | {"cited_by": list(cited.get(row["id"], ()))}
        for row in _select(index, "source", own, order="id")
        if identifiers is None or row["id"] in identifiers
    ]
    return Table(SOURCE_COLUMNS, ("id", "title", "issued", "kind", "caution"), rows)


def lineage_table(steps: Iterable[tuple[str, str, dict[str, Any]]]) -> Table:
    """Return the steps (later, earlier, act) by which organisations grew out of others."""
    rows = [
        {
            "organisation": later,
            "succeeds": earlier,
            "event": act["id"],
            "date": act["date"],
            "kind": act["kind"],
            "title": act["title"],
            "sources": act["sources"],
        }
        for later, earlier, act in steps
    ]
    columns = ("organisation", "succeeds", "event", "date", "kind", "title", "sources")
    return Table(columns, ("organisation", "succeeds", "date", "title"), rows)


def event_records(index: sqlite3.Connection, identifiers: list[str]) -> dict[str, dict[str, Any]]:
    """Return some events as `timeline` records, by id."""
    found = (_select(index, "event", EVENT_COLUMNS, identifier) for identifier in identifiers)
    return {row["id"]: row for rows in found for row in rows}


def with_footnotes(table: Table, numbering: Numbering) -> Table:
    """Return the table with numbered sources for a reader, and the notes they stand for."""
    rows = table.records()
    for row in rows:
        row["cited"] = numbering.marks([one["source"] for one in listed(row["sources"])], "[^{}]")
    shown = tuple("cited" if name == "sources" else name for name in table.shown)
    return Table((*table.columns, "cited"), shown, rows, tuple(numbering.notes))


def _spells(
    index: sqlite3.Connection, of: str, other_end: str, identifier: str | None, on: AsOf | None
) -> dict[str, list[dict[str, Any]]]:
    """Return the memberships of each member or organisation, in order of time."""
    found: dict[str, list[dict[str, Any]]] = {}
    columns = (of, other_end, *SPELL_COLUMNS)
    for row in _select(index, "membership", columns, identifier, by=of, order='"from_", position'):
        spell = row | {name: listed(row[name]) for name in ("sources", "other_dates")}
        if on is not None:
            spell["held"] = _held(row, on)
        if spell.get("held") != "no":
            found.setdefault(spell.pop(of), []).append(spell)
    return found


def _held(row: dict[str, Any], on: AsOf) -> str:
    from eurasia_cli.dates import parse_date

    to = parse_date(row["to"]) if row["to"] else None
    return on.held(parse_date(row["from"]), to, row["checked"])


def _select(
    index: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    identifier: str | None = None,
    by: str = "id",
    order: str = "position",
) -> list[dict[str, Any]]:
    expressions = ", ".join(_expression(name, table) for name in columns)
    where = f"WHERE {by} = ?" if identifier is not None else ""
    query = f'SELECT {expressions} FROM "{table}" {where} ORDER BY {order}'
    return _rows(columns, index.execute(query, (identifier,) if where else ()))


def _expression(name: str, table: str = "event") -> str:
    """Return the SQL of a column; the particulars of a source stand in its `custom`."""
    if table == "source" and name in _IN_CUSTOM:
        return f"json_extract(custom, '$.{name}')"
    if table == "event" and name in _EVENT_EXPRESSIONS:
        return _EVENT_EXPRESSIONS[name]
    column = "from_" if name == "from" else name.replace("-", "_")
    return f'"{column}"'


def _rows(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Return rows as records, their lists still JSON text and without remarks in citations."""
    lists = [name for name in columns if name in _LISTS]
    found = []
    for row in rows:
        record = dict(zip(columns, row, strict=True))
        for name in lists:
            record[name] = _without_notes(record[name])
        found.append(record)
    return found


def _without_notes(text: str) -> JsonText | list[Any]:
    if '"note"' not in text:
        return JsonText(text)
    found = listed(JsonText(text))
    for item in found:
        for citation in (item, *item.get("sources", ())):
            citation.pop("note", None)
    return found
