"""The events of the page, the filters above them, and the stories that they tell."""

import sqlite3
from collections import Counter
from itertools import groupby
from typing import Any, NamedTuple

from eurasia_cli import records
from eurasia_cli.citations import authors
from eurasia_cli.dates import Date, spoken
from eurasia_cli.export.page.html import Html, join, tag
from eurasia_cli.models import Citation, Event, Source, Thread


class Names(NamedTuple):
    """What the ids on the page are called, and the sources by id."""

    members: dict[str, tuple[str, str]]
    organisations: dict[str, tuple[str, str]]
    topics: dict[str, str]
    threads: dict[str, str]
    sources: dict[str, Source]

    @classmethod
    def of(cls, index: sqlite3.Connection) -> "Names":
        """Return the names of a record."""
        return cls(
            {one.id: (one.name, one.name_ru or "") for one in records.members(index)},
            {one.id: (one.short_name, one.name_ru or "") for one in records.organisations(index)},
            {one.id: one.name for one in records.every(index, "topic")},
            {one.id: one.title for one in records.every(index, "thread")},
            {one.id: one for one in records.sources(index)},
        )


def section(events: list[Event], names: Names) -> Html:
    """Return the filters and the events, a section a year."""
    groups = [(year, list(group)) for year, group in groupby(events, key=_year)]
    years = tag(
        "nav",
        *(tag("a", year, href=f"#y{year}") for year, _ in groups),
        aria_label="Years",
        class_="years",
    )
    return join(
        _filters(events, names),
        years,
        *(_year_section(year, group, names) for year, group in groups),
        tag("p", "No event passes these filters. Take one away.", id="none", hidden=True),
    )


def stories(threads: list[Thread], events: list[Event]) -> Html | None:
    """Return the stories that these events tell, or None where there is none."""
    counted = Counter(event.thread for event in events)
    told = [thread for thread in threads if counted[thread.id] > 1]
    if not told:
        return None
    rows = (
        join(
            tag("dt", tag("a", thread.title, href=f"#?thread={thread.id}"),
                tag("small", f" {counted[thread.id]} events")),
            tag("dd", thread.description),
        )
        for thread in sorted(told, key=lambda thread: thread.title)
    )  # fmt: skip
    return tag("dl", *rows, class_="stories")


def _year(event: Event) -> str:
    return event.date.text[:4]


def _filters(events: list[Event], names: Names) -> Html:
    members = Counter(one for event in events for one in event.members)
    bodies = Counter(one for event in events for one in event.organisations)
    topics = Counter(one for event in events for one in event.topics)
    threads: Counter[str] = Counter(event.thread for event in events if event.thread)
    both = {key: " · ".join(filter(None, pair)) for key, pair in names.members.items()}
    short = {key: pair[0] for key, pair in names.organisations.items()}
    return tag(
        "form",
        tag("label", "Words", tag("input", type="search", id="words", autocomplete="off",
            placeholder="customs code, Казахстан …")),
        _select("member", "State", members, both),
        _select("organisation", "Organisation", bodies, short),
        _select("topic", "Topic", topics, names.topics),
        _select("thread", "Story", threads, names.threads),
        tag("label", "From", tag("input", type="number", id="from", min="1900", max="2100")),
        tag("label", "To", tag("input", type="number", id="to", min="1900", max="2100")),
        tag("label", tag("input", type="checkbox", id="key"), " key events only", class_="check"),
        tag("button", "Clear", type="reset"),
        tag("output", f"{len(events)} events", id="count", aria_live="polite"),
        id="filters",
        role="search",
        aria_label="Filter the events",
    )  # fmt: skip


def _select(key: str, label: str, counted: "Counter[Any]", called: dict[str, str]) -> Html | None:
    if not counted:
        return None
    shown = {one: f"{called.get(one, one)} ({count})" for one, count in counted.items()}
    ordered = sorted(shown, key=lambda one: shown[one].casefold())
    options = (tag("option", shown[one], value=one) for one in ordered)
    chosen = tag("select", tag("option", "all", value=""), *options, id=key)
    return tag("label", label, chosen)


def _year_section(year: str, events: list[Event], names: Names) -> Html:
    return tag(
        "section",
        tag("h3", year),
        *(_article(event, names) for event in events),
        id=f"y{year}",
        class_="year",
        aria_label=year,
    )


def _article(event: Event, names: Names) -> Html:
    return tag(
        "article",
        tag("h4", _time(event.date), " ", tag("a", event.title, href=f"#{event.id}")),
        tag("p", event.summary),
        _parties(event, names),
        *(_other(event, names)),
        tag(
            "details",
            tag("summary", f"{len(event.sources)} source{'s' if len(event.sources) > 1 else ''}"),
            tag("p", event.date_note) if event.date_note else None,
            tag("ul", *(_citation(one, names) for one in event.sources)),
        ),
        id=event.id,
        class_="key" if event.importance == 3 else None,
        data_m=" ".join(event.members) or None,
        data_o=" ".join(event.organisations) or None,
        data_t=" ".join(event.topics),
        data_s=event.thread,
        data_a=event.date.earliest[:4],
        data_b=event.date.latest[:4] if event.date.latest else "9999",
    )


def _time(date: Date) -> Html:
    machine = date.text if "/" not in date.text else date.earliest
    precise = date.precision == "day" and not date.marked
    return tag(
        "time", spoken(date), datetime=machine.rstrip("~?"), class_=None if precise else "coarse"
    )


def _parties(event: Event, names: Names) -> Html:
    """Return who acts, what kind of act it is, where, and the story that it belongs to."""
    states = ", ".join(names.members.get(code, (code, ""))[0] for code in event.members)
    bodies = ", ".join(names.organisations.get(one, (one, ""))[0] for one in event.organisations)
    told = [states, bodies, event.kind.replace("-", " "), event.place or ""]
    line = " · ".join(one for one in told if one)
    story = names.threads.get(event.thread or "")
    if not story:
        return tag("p", line, class_="about")
    link = tag("a", story, href=f"#?thread={event.thread}")
    return tag("p", f"{line} · story: ", link, class_="about")


def _other(event: Event, names: Names) -> list[Html]:
    return [
        tag(
            "p",
            tag("b", f"≠ {spoken(other.date)}"),
            f" {other.reason} (",
            *_listed(other.sources, names),
            ")",
            class_="other",
        )
        for other in event.other_dates
    ]


def _listed(cited: tuple[Citation, ...], names: Names) -> list[object]:
    parts: list[object] = []
    for number, one in enumerate(cited):
        parts += ["; " if number else "", _work(names.sources[one.source]), f", {one.locator}"]
    return parts


def _citation(one: Citation, names: Names) -> Html:
    source = names.sources[one.source]
    who = authors(source)
    year = f", {source.issued.text[:4]}" if source.issued else ""
    care = source.custom.caution
    note = tag("small", f" With care: {care}.".replace("..", ".")) if care else None
    return tag("li", _work(source), f" {who}{year}, {one.locator}", note)


def _work(source: Source) -> Html:
    title = source.title_short or source.title
    if not source.URL:
        return tag("cite", title)
    return tag("a", title, href=source.URL, rel="noreferrer noopener")
