"""Events as an iCalendar file (RFC 5545): whole days, ids that stay, nothing that alarms."""

from datetime import date, timedelta

from eurasia_cli.dates import spoken
from eurasia_cli.models import Dataset, Event
from eurasia_cli.names import slug
from eurasia_cli.text import visible

LONGEST_LINE = 75  # octets, without the line end (RFC 5545, section 3.1)


def calendar(events: list[Event], dataset: Dataset, yearly: bool = False) -> str:
    """Return events as a calendar; with `yearly` those with a known day come back every year.

    A date that is no plain day fills the days that it may mean, and is marked tentative.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//eurasia//{_text(dataset.title)} {dataset.version}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(dataset.title)}",
        f"X-WR-CALNAME:{_text(dataset.title)}",
    ]
    for event in events:
        lines += _event(event, slug(dataset.title), yearly)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event, record: str, yearly: bool) -> list[str]:
    day = event.date.precision == "day"
    sources = " ".join(citation.source for citation in event.sources)
    told = f"{event.summary}\n{spoken(event.date)}. Sources: {sources}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@{record}",
        f"DTSTAMP:{_day(event.checked)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(event.date.earliest)}",
        f"DTEND;VALUE=DATE:{_after(event.date.latest)}" if event.date.latest else "",
        "RRULE:FREQ=YEARLY" if yearly and day and not event.date.marked else "",
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(told)}",
        f"LOCATION:{_text(event.place)}" if event.place else "",
        "CATEGORIES:" + ",".join(_text(word) for word in (event.kind, *event.topics)),
        f"STATUS:{'CONFIRMED' if day and not event.date.marked else 'TENTATIVE'}",
        "TRANSP:TRANSPARENT",
        f"X-EURASIA-DATE:{_text(event.date.text)}",
        "END:VEVENT",
    ]
    return [line for line in lines if line]


def _day(text: str) -> str:
    return text.replace("-", "")


def _after(text: str) -> str:
    """Return the day after, since DTEND is not part of the event; the last day of all stays."""
    try:
        return _day((date.fromisoformat(text) + timedelta(days=1)).isoformat())
    except OverflowError:
        return _day(text)


def _text(text: str) -> str:
    """Return text with what RFC 5545 gives a meaning escaped (section 3.3.11)."""
    lines = (visible(line) for line in text.split("\n"))
    escaped = (line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)
    return "\\n".join(escaped)


def _folded(line: str) -> str:
    """Return a line cut into pieces of 75 octets, never inside a letter."""
    pieces, piece, width = [], "", 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if width + size > LONGEST_LINE:
            pieces.append(piece)
            piece, width = " ", 1
        piece += letter
        width += size
    return "\r\n".join([*pieces, piece])
