"""Records → the tables of the index, derived from the record classes."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, count
from typing import Any

from eurasia_cli.codec import columns, encode
from eurasia_cli.fact_models import Claim, Indicator, Term
from eurasia_cli.figures import fill_figures
from eurasia_cli.models import (
    Citation,
    Dataset,
    Event,
    Member,
    Membership,
    Organisation,
    Place,
    Source,
    Thread,
    Topic,
)
from eurasia_cli.search_texts import names, search_texts, words
from eurasia_cli.spells import OPEN_END, slack
from eurasia_cli.whole import Data

TABLES = {
    "dataset": Dataset,
    "topic": Topic,
    "thread": Thread,
    "event": Event,
    "member": Member,
    "organisation": Organisation,
    "membership": Membership,
    "source": Source,
    "place": Place,
    "indicator": Indicator,
    "claim": Claim,
    "term": Term,
}
_SCHEMA = (
    "CREATE TABLE link (kind TEXT, id TEXT, field TEXT, target TEXT, position INTEGER)",
    "CREATE TABLE name (kind TEXT, id TEXT, name TEXT, folded TEXT)",
    """CREATE VIRTUAL TABLE search USING fts5 (kind UNINDEXED, id UNINDEXED, title, body, names,
    cited, tokenize = 'porter unicode61 remove_diacritics 2')""",
    "CREATE TABLE word (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID",
)
_ORDERS = (
    "CREATE INDEX link_target ON link (target, field, kind, position)",
    "CREATE INDEX link_id ON link (id, kind)",
    "CREATE INDEX name_folded ON name (folded)",
    "CREATE INDEX event_reach ON event (reach)",
    "CREATE INDEX membership_of ON membership (organisation)",
    "CREATE INDEX membership_by ON membership (member)",
)


def fill(connection: sqlite3.Connection, data: Data) -> None:
    """Write all records of `data` into an empty database, events in order of time."""
    data = replace(data, events=tuple(sorted(data.events, key=_days)))
    for statement in _SCHEMA:
        connection.execute(statement)
    for table, cls in TABLES.items():
        _fill(connection, table, cls, _records(data, table))
    places = {event.id: place for place, event in enumerate(data.events, 1)}
    links = ((kind, *link, places.get(link[0])) for kind, *link in _links(data))
    connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", links)
    fill_figures(connection, data)
    connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", names(data))
    texts = sorted(search_texts(data))
    columns = "rowid, kind, id, title, body, names, cited"
    insert = f"INSERT INTO search ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)"
    connection.executemany(insert, texts)
    connection.executemany("INSERT INTO word VALUES (?, ?)", words(texts))
    # The furthest day that an event or one before it reaches: a list from a day on begins there.
    reach = accumulate((event.date.latest or OPEN_END for event in data.events), max)
    connection.executemany(
        "UPDATE event SET reach = ? WHERE position = ?", zip(reach, count(1), strict=False)
    )
    for statement in _ORDERS:
        connection.execute(statement)
    connection.commit()


def _days(event: Event) -> tuple[str, str]:
    return event.date.earliest, event.date.latest or OPEN_END


def _records(data: Data, table: str) -> tuple[Any, ...]:
    if table == "dataset":
        return (data.dataset,) if data.dataset else ()
    records: tuple[Any, ...] = getattr(data, f"{table}s")
    return records


def _without_notes(cited: tuple[Citation, ...]) -> tuple[Citation, ...]:
    return tuple(replace(one, note=None) for one in cited)


# Columns of the event table beside those of the record: bounds to filter and sort by, lists as
# scripts get them (without remarks), and as the text of one TSV cell.
_DERIVED: dict[str, Callable[[Event], Any]] = {
    "earliest": lambda event: event.date.earliest,
    "latest": lambda event: event.date.latest or OPEN_END,
    "reach": lambda _event: None,
    "surely_from": lambda event: slack(event.date)[0],
    "surely_to": lambda event: slack(event.date)[1],
    "public_sources": lambda event: encode(_without_notes(event.sources)),
    "public_other_dates": lambda event: encode(
        tuple(replace(other, sources=_without_notes(other.sources)) for other in event.other_dates)
    ),
    "flat_members": lambda event: " ".join(event.members),
    "flat_organisations": lambda event: " ".join(event.organisations),
    "flat_topics": lambda event: " ".join(event.topics),
    "flat_sources": lambda event: " ".join(citation.source for citation in event.sources),
    "flat_other_dates": lambda event: " ".join(other.date.text for other in event.other_dates),
}


def _fill(connection: sqlite3.Connection, table: str, cls: type, records: Iterable[Any]) -> None:
    own = columns(cls)
    derived = _DERIVED if cls is Event else {}
    quoted = ", ".join(f'"{name}"' for name in (*own, *derived))
    connection.execute(f'CREATE TABLE "{table}" (position INTEGER PRIMARY KEY, {quoted})')
    marks = ", ".join("?" * (len(own) + len(derived)))
    rows = (
        [encode(getattr(record, name)) for name in own]
        + [value(record) for value in derived.values()]
        for record in records
    )
    connection.executemany(f'INSERT INTO "{table}" ({quoted}) VALUES ({marks})', rows)
    if "id" in own:
        connection.execute(f'CREATE UNIQUE INDEX "{table}_id" ON "{table}" (id)')


def _links(data: Data) -> Iterator[tuple[str, str, str, str]]:
    for event in data.events:
        for name in ("members", "organisations", "topics"):
            for target in getattr(event, name):
                yield "event", event.id, name, target
        yield from _source_links("event", event.id, event)
    for member in data.members:
        yield from _source_links("member", member.id, member)
    for organisation in data.organisations:
        yield from _source_links("organisation", organisation.id, organisation)
        for local in organisation.names:
            yield from _source_links("organisation", organisation.id, local)
    for place in data.places:
        yield from _source_links("place", place.id, place)
    for spell in data.memberships:
        yield from _source_links("membership", f"{spell.organisation}/{spell.member}", spell)
    yield from _figure_links(data)


def _figure_links(data: Data) -> Iterator[tuple[str, str, str, str]]:
    for indicator in data.indicators:
        yield from _source_links("indicator", indicator.id, indicator)
    of_values = ((one.indicator, one.source) for one in data.observations if one.source)
    for indicator_id, source in dict.fromkeys(of_values):
        yield "indicator", indicator_id, "sources", source or ""
    for claim in data.claims:
        yield from (("claim", claim.id, "about", target) for target in claim.about)
        yield from _source_links("claim", claim.id, claim)
    for term in data.terms:
        yield from _source_links("term", term.id, term)


def _source_links(kind: str, identifier: str, record: Any) -> Iterator[tuple[str, str, str, str]]:
    cited = list(record.sources)
    for other in getattr(record, "other_dates", ()):
        cited += other.sources
    for source in dict.fromkeys(citation.source for citation in cited):
        yield kind, identifier, "sources", source
