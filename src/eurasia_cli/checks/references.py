"""Every id that a record names exists, and every list was read whole."""

from collections.abc import Callable, Iterator
from typing import Any

from eurasia_cli.checks.report import citation_lists, problem
from eurasia_cli.errors import Problem, did_you_mean
from eurasia_cli.whole import Data


def unknown_member(data: Data) -> Iterator[Problem]:
    """A state that is named is in members.yaml."""
    known = _known(data, "members")
    for event in data.events:
        yield from _missing(event, "members", event.members, known, "member", "members.yaml")
    for spell in data.memberships:
        yield from _missing(spell, "member", (spell.member,), known, "member", "members.yaml")


def unknown_organisation(data: Data) -> Iterator[Problem]:
    """An organisation that is named is in organisations.yaml."""
    known = _known(data, "organisations")
    where = "organisations.yaml"
    for event in data.events:
        yield from _missing(
            event, "organisations", event.organisations, known, "organisation", where
        )
    for body in data.organisations:
        for step in body.succeeds:
            yield from _missing(
                step, "organisation", (step.organisation,), known, "organisation", where
            )


def unknown_bloc(data: Data) -> Iterator[Problem]:
    """The bloc of the data set is in organisations.yaml."""
    if data.dataset and data.dataset.bloc:
        known = _known(data, "organisations")
        named, file = (data.dataset.bloc,), "organisations.yaml"
        yield from _missing(data.dataset, "bloc", named, known, "bloc", file)


def unknown_topic(data: Data) -> Iterator[Problem]:
    """A topic that is named is defined."""
    known = _known(data, "topics")
    for event in data.events:
        yield from _missing(event, "topics", event.topics, known, "topic", "timeline.yaml")


def unknown_thread(data: Data) -> Iterator[Problem]:
    """A thread that is named is defined."""
    known = _known(data, "threads")
    for event in data.events:
        named = (event.thread,) if event.thread else ()
        yield from _missing(event, "thread", named, known, "thread", "timeline.yaml")


def unknown_place(data: Data) -> Iterator[Problem]:
    """A place that is named is in places.yaml, by its name or a former one, where there is one."""
    known = [name for place in data.places for name in (place.name, *place.other_names)]
    if not known or "places" in data.unread.lists:
        return
    file = "places.yaml"
    named: list[tuple[Any, str, str | None]] = [(one, "place", one.place) for one in data.events]
    named += [(body, "seat", body.seat) for body in data.organisations]
    named += [(member, "capital", member.capital) for member in data.members]
    for record, key, name in named:
        if name:
            yield from _missing(record, key, (name,), known, "place", file)


def unknown_state_of_place(data: Data) -> Iterator[Problem]:
    """The state that a place lies in is in members.yaml."""
    known = _known(data, "members")
    for place in data.places:
        named = (place.member,) if place.member else ()
        yield from _missing(place, "member", named, known, "member", "members.yaml")


def unknown_source(data: Data) -> Iterator[Problem]:
    """A source that is cited is in sources.yaml."""
    known = _known(data, "sources")
    for _, citations in citation_lists(data):
        for citation in citations:
            yield from _missing(
                citation, "source", (citation.source,), known, "source", "sources.yaml"
            )


def unknown_source_of_value(data: Data) -> Iterator[Problem]:
    """A source that a single value of a series names is in sources.yaml."""
    known = _known(data, "sources")
    for one in data.observations:
        if known is not None and one.source and one.source not in known:
            advice = did_you_mean(one.source, known) or "; add it to sources.yaml"
            message = f"unknown source {one.source}{advice}"
            yield Problem(one.file, one.line, message, "unknown-source")


def unknown_event(data: Data) -> Iterator[Problem]:
    """An event that is named is in timeline.yaml."""
    known = _known(data, "events")
    for body in data.organisations:
        for step in body.succeeds:
            yield from _missing(step, "event", (step.event,), known, "event", "timeline.yaml")


def id_of_two_kinds(data: Data) -> Iterator[Problem]:
    """No two of events, sources and claims have one id, so that `eurasia cite ID` is clear."""
    kinds = (("event", data.events), ("source", data.sources), ("claim", data.claims))
    first: dict[str, str] = {}
    for kind, records in kinds:
        for record in records:
            other = first.setdefault(record.id, kind)
            if other != kind:
                both = f"{_article(kind)} and of {_article(other)}"
                message = f"id {record.id} is that of {both}; change one"
                yield problem(record, "id", message, "id-of-two-kinds")


def unused_source(data: Data) -> Iterator[Problem]:
    """A source is cited somewhere."""
    cited = {one.source for _, citations in citation_lists(data) for one in citations}
    cited |= {one.source for one in data.observations if one.source}
    for source in data.sources:
        if source.id not in cited:
            message = f"source {source.id} is cited nowhere; cite it or remove it"
            yield problem(source, "id", message, "unused-source", "warning")


def unused_thread(data: Data) -> Iterator[Problem]:
    """A thread has at least two events."""
    counted: dict[str | None, int] = {}
    for event in data.events:
        counted[event.thread] = counted.get(event.thread, 0) + 1
    for thread in data.threads:
        if counted.get(thread.id, 0) < 2:
            message = f"thread {thread.id} has fewer than two events; a story needs two"
            yield problem(thread, "id", message, "unused-thread")


def unused_topic(data: Data) -> Iterator[Problem]:
    """A topic has an event."""
    used = {topic for event in data.events for topic in event.topics}
    for topic in data.topics:
        if topic.id not in used:
            message = f"topic {topic.id} has no event; file one under it or remove it"
            yield problem(topic, "id", message, "unused-topic")


def minimum_count(data: Data) -> Iterator[Problem]:
    """No list is shorter than dataset.yaml promises: a shorter one was cut or lost."""
    if data.dataset is None:
        return
    least = data.dataset.at_least
    for name in ("events", "memberships", "sources"):
        found, promised = len(getattr(data, name)), getattr(least, name)
        if found < promised:
            message = f"{found} {name}, but at_least promises {promised}; a file may be cut short"
            yield problem(least, name, message, "minimum-count")


def _known(data: Data, key: str) -> list[str] | None:
    """Return the ids that may be named, read or not; None where nobody can tell them all."""
    written = "references" if key == "sources" else key
    if written in data.unread.lists:
        return None
    unread = [one for name, one in data.unread.ids if name == written]
    return [record.id for record in getattr(data, key)] + unread


def _article(kind: str) -> str:
    return f"an {kind}" if kind == "event" else f"a {kind}"


def _missing(
    record: Any, key: str, named: tuple[str, ...], known: list[str] | None, kind: str, file: str
) -> Iterator[Problem]:
    for name in named:
        if known is not None and name not in known:
            advice = did_you_mean(name, known) or f"; add it to {file}"
            yield problem(record, key, f"unknown {kind} {name}{advice}", f"unknown-{kind}")


_Rules = tuple[Callable[[Data], Iterator[Problem]], ...]

NAMING: _Rules = (
    unknown_member,
    unknown_organisation,
    unknown_bloc,
    unknown_topic,
    unknown_thread,
    unknown_place,
    unknown_state_of_place,
    unknown_source,
    unknown_source_of_value,
    unknown_event,
    id_of_two_kinds,
)
COUNTING: _Rules = (
    unused_source,
    unused_thread,
    unused_topic,
    minimum_count,
)
RULES: _Rules = (*NAMING, *COUNTING)
