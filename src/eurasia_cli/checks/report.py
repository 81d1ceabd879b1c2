"""A Problem at a record, and the records to walk over."""

from collections.abc import Iterator
from typing import Any

from eurasia_cli.errors import Problem
from eurasia_cli.models import Citation, Event, Membership, OtherDate
from eurasia_cli.whole import Data


def problem(
    record: Any, key: str | None, message: str, rule: str, severity: str = "error"
) -> Problem:
    """Return a problem at a key of a record, or at the record where it lacks that key."""
    line = record.where.keys.get(key, record.where.line) if key else record.where.line
    return Problem(record.where.file, line, message, rule, severity)


def sourced(data: Data) -> Iterator[Any]:
    """Yield every record that must name its sources."""
    yield from data.events
    yield from data.members
    yield from data.organisations
    yield from (name for body in data.organisations for name in body.names)
    yield from data.memberships
    yield from data.places
    yield from data.indicators
    yield from data.claims
    yield from data.terms


def disputed(data: Data) -> Iterator[tuple[Any, OtherDate]]:
    """Yield every other date with the record that it belongs to."""
    records: tuple[Event | Membership, ...] = (*data.events, *data.memberships)
    for record in records:
        for other in record.other_dates:
            yield record, other


def citation_lists(data: Data) -> Iterator[tuple[Any, tuple[Citation, ...]]]:
    """Yield every list of citations with the record or other date that it stands in."""
    for record in sourced(data):
        yield record, record.sources
    for _, other in disputed(data):
        yield other, other.sources


def all_records(data: Data) -> Iterator[Any]:
    """Yield every record that has an id."""
    for records in (
        data.topics,
        data.threads,
        data.events,
        data.members,
        data.organisations,
        data.sources,
        data.places,
    ):
        yield from records


def checked_records(data: Data) -> Iterator[Any]:
    """Yield every record that says when it was checked."""
    yield from data.events
    yield from data.members
    yield from data.memberships
    yield from data.places
    yield from data.indicators
    yield from data.claims
    yield from data.terms
