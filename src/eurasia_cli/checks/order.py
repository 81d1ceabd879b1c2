"""Tidy files: in order, without doubles, titles as titles, text that can be printed."""

from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from itertools import pairwise
from typing import Any

from eurasia_cli.checks.report import all_records, problem
from eurasia_cli.dates import Date
from eurasia_cli.errors import Problem
from eurasia_cli.fields import key_of, written
from eurasia_cli.models import Member, Place, Source
from eurasia_cli.text import is_harmless, visible
from eurasia_cli.whole import Data

LONGEST_TITLE = 100


def events_in_order(data: Data) -> Iterator[Problem]:
    """Events stand oldest first."""
    for before, after in pairwise(data.events):
        if after.date.earliest < before.date.earliest:
            message = f"{after.id} ({after.date}) stands after {before.id} ({before.date})"
            yield problem(after, "date", f"{message}; put the older one first", "events-in-order")


def records_in_order(data: Data) -> Iterator[Problem]:
    """States, places and sources stand in order of id."""
    lists: list[tuple[Member | Place | Source, ...]] = [data.members, data.places, data.sources]
    for records in lists:
        for before, after in pairwise(records):
            if after.id < before.id:
                message = f"{after.id} stands after {before.id}; keep the file in order of id"
                yield problem(after, "id", message, "records-in-order")


def listed_twice(data: Data) -> Iterator[Problem]:
    """No list of an event names the same thing twice."""
    for event in data.events:
        for key in ("members", "organisations", "topics"):
            names = getattr(event, key)
            doubles = sorted({name for name in names if names.count(name) > 1})
            if doubles:
                message = f"{key} names {', '.join(doubles)} twice; write it once"
                yield problem(event, key, message, "listed-twice")


def too_many_topics(data: Data) -> Iterator[Problem]:
    """An event has one to three topics."""
    for event in data.events:
        if len(event.topics) > 3:
            message = f"{len(event.topics)} topics; keep the three that matter most"
            yield problem(event, "topics", message, "too-many-topics")


def title_too_long(data: Data) -> Iterator[Problem]:
    """A title fits on a line: under 100 characters."""
    for event in data.events:
        if len(event.title) >= LONGEST_TITLE:
            message = f"title has {len(event.title)} characters; keep it under {LONGEST_TITLE}"
            yield problem(event, "title", message, "title-too-long")


def title_full_stop(data: Data) -> Iterator[Problem]:
    """A title ends without a full stop."""
    for event in data.events:
        if event.title.endswith("."):
            yield problem(event, "title", "title ends with a full stop; drop it", "title-full-stop")


def likely_double(data: Data) -> Iterator[Problem]:
    """No act is recorded twice: same day, kind, agreement and parties."""
    first: dict[tuple[Any, ...], str] = {}
    for event in data.events:
        if not event.agreement:
            continue
        act = (event.date.text, event.kind, event.agreement, tuple(sorted(event.members)))
        if act in first:
            message = f"the same act as {first[act]}: day, kind, agreement and parties; keep one"
            yield problem(event, "id", message, "likely-double")
        first.setdefault(act, event.id)


def control_character(data: Data) -> Iterator[Problem]:
    """Text has no control characters, terminal escapes or bidirectional controls."""
    for record in (*all_records(data), *data.memberships):
        for key, text in _texts(record):
            if not is_harmless(text.replace("\n", " ")):
                shown = visible(text)[:60]
                message = f"{key} has a character that cannot be seen: {shown}; remove it"
                yield problem(record, key, message, "control-character")


def untidy_space(data: Data) -> Iterator[Problem]:
    """Text has no double spaces and no line breaks."""
    for record in (*all_records(data), *data.memberships):
        for key, text in _texts(record):
            if "  " in text or "\n" in text:
                message = f"{key} has a double space or a line break; write single spaces"
                yield problem(record, key, message, "untidy-space")


def mixed_alphabets(data: Data) -> Iterator[Problem]:
    """No word mixes Latin and Cyrillic letters, which look alike and are not found."""
    for record in (*all_records(data), *data.memberships):
        for key, text in _texts(record):
            for word in text.split():
                latin = any("a" <= letter.lower() <= "z" for letter in word)
                if (
                    latin
                    and any("а" <= letter.lower() <= "я" for letter in word)
                    and word.isalpha()
                ):
                    message = f"{key}: {word!r} mixes Latin and Cyrillic letters; retype it"
                    yield problem(record, key, message, "mixed-alphabets")


def _texts(record: Any) -> Iterator[tuple[str, str]]:
    """Yield every text of a record with the key that it stands under."""
    for name in written(type(record)):
        for text in _strings(getattr(record, name)):
            yield key_of(type(record), name), text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple) and not isinstance(value, Date):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for name in written(type(value)):
            yield from _strings(getattr(value, name))


RULES: tuple[Callable[[Data], Iterator[Problem]], ...] = (
    events_in_order,
    records_in_order,
    listed_twice,
    too_many_topics,
    title_too_long,
    title_full_stop,
    likely_double,
    control_character,
    untidy_space,
    mixed_alphabets,
)
