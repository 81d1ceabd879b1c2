"""Records of the index as dataclasses: one function per question."""

import sqlite3
from typing import Any, TypeVar

from eurasia_cli.codec import columns, decode
from eurasia_cli.errors import RequestError
from eurasia_cli.fields import hints
from eurasia_cli.models import Dataset, Event, Member, Membership, Organisation, Source, Thread
from eurasia_cli.queries import Filter, event_rows, match_expression, one_of

Record = TypeVar("Record")


def events(
    index: sqlite3.Connection,
    filters: list[Filter],
    reverse: bool = False,
    limit: int | None = None,
) -> list[Event]:
    """Return the events that pass all filters, oldest first, at most `limit` of them."""
    kept = columns(Event)
    rows = event_rows(index, filters, list(kept), reverse, limit)
    return [_record(Event, kept, row) for row in rows]


def event(index: sqlite3.Connection, identifier: str) -> Event:
    """Return one event."""
    return _one(index, Event, identifier)


def story(index: sqlite3.Connection, of: Event) -> list[Event]:
    """Return the events of an event's thread, oldest first; nothing if it belongs to none."""
    return events(index, [one_of("--thread", "thread", [of.thread])]) if of.thread else []


def members(index: sqlite3.Connection) -> list[Member]:
    """Return all states, in order of name."""
    return _select(index, Member, "ORDER BY name")


def member(index: sqlite3.Connection, identifier: str) -> Member:
    """Return one state."""
    return _one(index, Member, identifier)


def organisations(index: sqlite3.Connection) -> list[Organisation]:
    """Return all organisations, in the order of their file."""
    return _select(index, Organisation, "ORDER BY position")


def organisation(index: sqlite3.Connection, identifier: str) -> Organisation:
    """Return one organisation."""
    return _one(index, Organisation, identifier)


def memberships(index: sqlite3.Connection, **of: str) -> list[Membership]:
    """Return the spells of a member or of an organisation (or all), in order of time."""
    where = " AND ".join(f"{column} = ?" for column in of) or "TRUE"
    return _select(
        index, Membership, f'WHERE {where} ORDER BY "from_", position', tuple(of.values())
    )


def sources(index: sqlite3.Connection, words: str | None = None) -> list[Source]:
    """Return all sources, or those that have all `words`, in order of id."""
    if words is None:
        return _select(index, Source, "ORDER BY id")
    matching = "SELECT id FROM search WHERE kind = 'source' AND search MATCH ?"
    return _select(
        index, Source, f"WHERE id IN ({matching}) ORDER BY id", (match_expression(words),)
    )


def source(index: sqlite3.Connection, identifier: str) -> Source:
    """Return one source."""
    return _one(index, Source, identifier)


def cited_by(index: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the ids of the records that rest on each source."""
    found: dict[str, list[str]] = {}
    query = "SELECT target, id FROM link WHERE field = 'sources' ORDER BY rowid"
    for target, identifier in index.execute(query):
        if identifier not in found.setdefault(target, []):
            found[target].append(identifier)
    return found


def cautions(index: sqlite3.Connection) -> dict[str, str]:
    """Return why to be careful with each source that needs care."""
    query = "SELECT id, json_extract(custom, '$.caution') FROM source WHERE custom LIKE '%caution%'"
    return {identifier: caution for identifier, caution in index.execute(query) if caution}


def thread(index: sqlite3.Connection, identifier: str) -> Thread:
    """Return one thread."""
    return _one(index, Thread, identifier)


def headline_figures(
    index: sqlite3.Connection, subject: str
) -> list[tuple[str, str, list[tuple[int, float]]]]:
    """Return name, unit and the years and values of each headline series of a subject."""
    query = (
        "SELECT name, unit, year, value FROM observation "
        "JOIN indicator ON indicator.id = observation.indicator "
        "WHERE subject = ? AND headline IS NOT NULL AND value IS NOT NULL ORDER BY headline, year"
    )
    found: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for name, unit, year, value in index.execute(query, (subject,)):
        found.setdefault((name, unit), []).append((year, value))
    return [(name, unit, points) for (name, unit), points in found.items()]


def count_claims(index: sqlite3.Connection, about: str) -> int:
    """Return how many claims are about a subject."""
    query = "SELECT count(*) FROM link WHERE kind = 'claim' AND field = 'about' AND target = ?"
    return int(index.execute(query, (about,)).fetchone()[0])


def judged_claims(
    index: sqlite3.Connection, about: str, limit: int
) -> list[tuple[str, str, str, str]]:
    """Return rating, text, claimant and id of claims about a subject that could be judged.

    Those with a figure come first, then those about few others beside it.
    """
    query = (
        "SELECT rating, text, claimant, id FROM claim "
        "WHERE rating NOT IN ('opinion', 'unverified') "
        "AND id IN (SELECT id FROM link WHERE kind = 'claim' AND field = 'about' AND target = ?) "
        "ORDER BY value IS NULL, json_array_length(about), position LIMIT ?"
    )
    return index.execute(query, (about, limit)).fetchall()


def dataset(index: sqlite3.Connection) -> Dataset:
    """Return what is said about the whole data folder."""
    return _select(index, Dataset, "LIMIT 1")[0]


def every(index: sqlite3.Connection, kind: str) -> list[Any]:
    """Return all records of a kind, in the order of their file."""
    from eurasia_cli.compile import TABLES

    return _select(index, TABLES[kind], "ORDER BY position")


def record(index: sqlite3.Connection, kind: str, identifier: str) -> Any:
    """Return the record of a kind that has this id."""
    from eurasia_cli.compile import TABLES

    return _one(index, TABLES[kind], identifier)


def _table(cls: type) -> str:
    """Return the table of a record class, which has its name."""
    return cls.__name__.lower()


def _select(
    index: sqlite3.Connection, cls: type[Record], rest: str, values: tuple[object, ...] = ()
) -> list[Record]:
    kept = columns(cls)
    quoted = ", ".join(f'"{name}"' for name in kept)
    rows = index.execute(f'SELECT {quoted} FROM "{_table(cls)}" {rest}', values)
    return [_record(cls, kept, row) for row in rows]


def _record(cls: type[Record], names: tuple[str, ...], row: tuple[object, ...]) -> Record:
    plan = hints(cls)
    cells = zip(names, row, strict=True)
    return cls(**{name: decode(plan[name], cell) for name, cell in cells})


def _one(index: sqlite3.Connection, cls: type[Record], identifier: str) -> Record:
    found = _select(index, cls, "WHERE id = ?", (identifier,))
    if not found:
        raise RequestError(f"there is no {_table(cls)} {identifier!r}")
    return found[0]
