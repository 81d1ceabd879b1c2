"""The questions about events: filters, one SQL statement a question, rows as answers."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from eurasia_cli.search_rows import CLASS, EVENTS
from eurasia_cli.spells import Range

Step = tuple[str, str, dict[str, Any]]


class Filter(NamedTuple):
    """A condition on events: the option as the user wrote it, and its SQL."""

    option: str
    condition: str
    values: tuple[Any, ...] = ()


def linked(option: str, field: str, targets: list[str]) -> Filter:
    """Keep the events that name one of `targets` in `field` (members, topics, sources, …)."""
    marks = ", ".join("?" * len(targets))
    inner = f"SELECT position FROM link WHERE kind = 'event' AND field = ? AND target IN ({marks})"
    return Filter(option, f"position IN ({inner})", (field, *targets))


def one_of(option: str, column: str, values: list[str]) -> Filter:
    """Keep the events whose column has one of `values`."""
    return Filter(option, f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def at(option: str, places: list[str]) -> Filter:
    """Keep the events at one of `places`, whichever of its names they use."""
    marks = ", ".join("?" * len(places))
    inner = f"SELECT name FROM name WHERE kind = 'place' AND id IN ({marks})"
    return Filter(option, f"place IN ({inner})", tuple(places))


def within(option: str, days: Range, certain: bool) -> Filter:
    """Keep the events that may fall into `days`, or those that certainly do."""
    conditions, values = [], []
    if days.first is not None:
        reached = "position >= ifnull((SELECT position FROM event WHERE reach >= ? LIMIT 1), 0)"
        conditions += [reached, "surely_from >= ?" if certain else "latest >= ?"]
        values += [days.first, days.first]
    if days.last is not None:
        conditions.append("surely_to <= ?" if certain else "earliest <= ?")
        values.append(days.last)
    return Filter(option, " AND ".join(conditions) or "TRUE", tuple(values))


def with_words(option: str, words: str) -> Filter:
    """Keep the events whose title, summary, place or parties have all `words`."""
    matching = "SELECT rowid % ? FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
    values = (CLASS, match_expression(words), *EVENTS)
    return Filter(option, f"position IN ({matching})", values)


def match_expression(words: str) -> str:
    """Return a full-text expression for all `words`, each quoted so that nothing is syntax."""
    quoted = [f'"{word}"' for word in words.replace('"', " ").replace("\0", " ").split()]
    every = " AND ".join([*quoted[:-1], quoted[-1] + "*"]) if quoted else '""'
    return f"{{title body names}} : ({every})"


def event_rows(
    index: sqlite3.Connection,
    filters: list[Filter],
    columns: list[str],
    reverse: bool = False,
    limit: int | None = None,
) -> Iterator[tuple[Any, ...]]:
    """Yield these columns (SQL) of the events that pass all filters, oldest first.

    Lists and records in a cell are JSON text, in columns named flat_… plain text; at most `limit`
    rows.
    """
    where, values = _where(filters)
    direction = "DESC" if reverse else "ASC"
    query = f"SELECT {', '.join(columns)} FROM event {where} ORDER BY position {direction} LIMIT ?"
    return iter(index.execute(query, (*values, -1 if limit is None else limit)))


def any_event(index: sqlite3.Connection, filters: list[Filter]) -> bool:
    """Tell whether an event passes all filters."""
    return any(event_rows(index, filters, ["1"], limit=1))


def count_events(index: sqlite3.Connection, filters: list[Filter]) -> int:
    """Return how many events pass all filters."""
    where, values = _where(filters)
    (count,) = index.execute(f"SELECT count(*) FROM event {where}", values).fetchone()
    return int(count)


def emptying_filter(index: sqlite3.Connection, filters: list[Filter]) -> tuple[Filter, int] | None:
    """Return the filter after which nothing is left, and how many events came to it."""
    before = count_events(index, [])
    for position, condition in enumerate(filters):
        left = count_events(index, filters[: position + 1])
        if not left:
            return condition, before
        before = left
    return None


def story(index: sqlite3.Connection, event: str) -> list[str]:
    """Return the ids of the events of an event's thread, oldest first."""
    thread = "SELECT thread FROM event WHERE id = ?"
    query = f"SELECT id FROM event WHERE thread = ({thread}) ORDER BY position"
    rows = index.execute(query, (event,))
    return [row[0] for row in rows]


def place_names(index: sqlite3.Connection, name: str) -> list[str]:
    """Return the Russian and the local name of the place that `name` means, where they differ."""
    query = (
        "SELECT name_ru, name_own FROM place "
        "WHERE id IN (SELECT id FROM name WHERE kind = 'place' AND name = ?)"
    )
    found = [one for row in index.execute(query, (name,)) for one in row]
    return [one for one in dict.fromkeys(found) if one and one != name]


def on_this_day(day: date) -> Filter:
    """Keep the events of this day of the year; those dated to a month or a year have none."""
    return Filter(f"--date {day}", "length(date) = 10 AND substr(date, 6) = ?", (f"{day:%m-%d}",))


def nearest_day(index: sqlite3.Connection, day: date) -> str | None:
    """Return the day of this year, nearest to `day`, on which something happened in some year."""
    query = "SELECT DISTINCT substr(date, 6) FROM event WHERE length(date) = 10"
    known = {row[0] for row in index.execute(query)}
    for distance in range(1, 184):
        for other in (day + timedelta(days=distance), day - timedelta(days=distance)):
            if f"{other:%m-%d}" in known:
                return other.isoformat()
    return None


def short_names(index: sqlite3.Connection) -> dict[str, str]:
    """Return the short name of each organisation."""
    return dict(index.execute("SELECT id, short_name FROM organisation"))


def successions(index: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the act (an event's id) by which one organisation succeeded another."""
    query = (
        "SELECT organisation.id, json_extract(step.value, '$.organisation'), "
        "json_extract(step.value, '$.event') "
        "FROM organisation, json_each(organisation.succeeds) AS step"
    )
    return {(later, earlier): act for later, earlier, act in index.execute(query)}


def with_all_words(index: sqlite3.Connection, kind: str, words: str) -> list[str]:
    """Return the ids of the records of a kind that have all `words`, best match first."""
    query = "SELECT id FROM search WHERE kind = ? AND search MATCH ? ORDER BY rank, id"
    return [row[0] for row in index.execute(query, (kind, match_expression(words)))]


def subject_names(index: sqlite3.Connection) -> dict[str, str]:
    """Return the name of each state and the short name of each organisation."""
    query = "SELECT id, name FROM member UNION ALL SELECT id, short_name FROM organisation"
    return dict(index.execute(query))


def series_names(index: sqlite3.Connection) -> dict[str, str]:
    """Return the name of each series."""
    return dict(index.execute("SELECT id, name FROM indicator"))


def claim_counts(index: sqlite3.Connection) -> dict[str, int]:
    """Return how many claims have each rating."""
    query = "SELECT rating, count(*) FROM claim GROUP BY rating ORDER BY count(*) DESC"
    return dict(index.execute(query))


_COUNTED = {
    "year": "SELECT substr(date, 1, 4), substr(date, 1, 4), count(*) FROM event GROUP BY 1",
    "kind": "SELECT kind, kind, count(*) FROM event GROUP BY 1 ORDER BY 3 DESC, 1",
    "thread": (
        "SELECT thread.id, thread.title, count(*) FROM event "
        "JOIN thread ON thread.id = event.thread GROUP BY 1 ORDER BY 3 DESC, 1"
    ),
    "place": (
        "SELECT name.id, place.name, count(*) FROM event "
        "JOIN name ON name.kind = 'place' AND name.name = event.place "
        "JOIN place ON place.id = name.id GROUP BY 1 ORDER BY 3 DESC, 1"
    ),
}
_LINKED = {
    "member": ("members", "member", "name"),
    "org": ("organisations", "organisation", "short_name"),
    "topic": ("topics", "topic", "name"),
    "source": ("sources", "source", "title"),
}


def counts(index: sqlite3.Connection, by: str) -> list[tuple[str, str, int]]:
    """Return key, name and number of events, by year in order of time, else the most first."""
    if by in _COUNTED:
        return index.execute(_COUNTED[by]).fetchall()
    field, table, name = _LINKED[by]
    query = (
        f"SELECT target, {name}, count(*) FROM link JOIN {table} ON {table}.id = target "
        "WHERE link.kind = 'event' AND field = ? GROUP BY target ORDER BY 3 DESC, 1"
    )
    return index.execute(query, (field,)).fetchall()


def stale(index: sqlite3.Connection, limit: str) -> dict[str, int]:
    """Return how many records of each kind were last checked before `limit`."""
    kinds = ("event", "membership", "member", "indicator", "claim", "term")
    query = "SELECT count(*) FROM {} WHERE checked < ?"
    found = {kind: index.execute(query.format(kind), (limit,)).fetchone()[0] for kind in kinds}
    return {kind: count for kind, count in found.items() if count}


def _where(filters: list[Filter]) -> tuple[str, tuple[Any, ...]]:
    where = " AND ".join(f"({f.condition})" for f in filters)
    return (f"WHERE {where}" if where else "", tuple(v for f in filters for v in f.values))
