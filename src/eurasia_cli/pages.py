"""What a reader at a terminal is shown of events and sources: records → blocks."""

from itertools import groupby

from eurasia_cli.blocks import Block, Entry, Grid, Heading, Note, Pairs
from eurasia_cli.citations import Numbering
from eurasia_cli.dates import spoken, within_year
from eurasia_cli.models import Event, Source, Thread
from eurasia_cli.spells import Range
from eurasia_cli.tables import Table

MAYBE, OTHERS, CARE = "≈", "≠", "!"
_MARKS = {
    MAYBE: "≈ may fall outside the dates asked for",
    OTHERS: "≠ other dates are in print: eurasia event ID",
    CARE: "! a source to read with care: eurasia source ID",
}


def timeline_page(
    events: list[Event],
    cautions: dict[str, str],
    asked: Range,
    numbering: Numbering | None,
    stories: list[Thread],
    disputes: bool,
) -> list[Block]:
    """Return events under a heading a year, then what the marks mean, then numbered sources.

    Where `stories` were asked for they head the page and the events are told with their summaries;
    with `disputes` each event says which other dates are in print, and why they are not used.
    """
    blocks: list[Block] = []
    for story in stories:
        blocks += [Heading(story.title, story.id), Note(story.description)]
    for year, group in groupby(events, key=lambda event: event.date.text[:4]):
        blocks.append(Heading(year))
        for event in group:
            told = [event.summary] if stories else []
            told += _disputes(event) if disputes else []
            entry = _entry(event, cautions, asked, numbering)
            blocks.append(entry._replace(remarks=tuple(told)))
    used = "".join(block.marks for block in blocks if isinstance(block, Entry))
    legend = " · ".join(meaning for mark, meaning in _MARKS.items() if mark in used)
    blocks += [Note(legend)] if legend else []
    if numbering:
        blocks.append(Heading("Sources"))
        blocks += [Note(f"[{number}] {text}") for number, text in enumerate(numbering.notes, 1)]
    return blocks


def anniversaries_page(
    events: list[Event], cautions: dict[str, str], day: str, year: int
) -> list[Block]:
    """Return the events of one day of the year, with how long ago each was."""
    blocks: list[Block] = [Heading(day, "in other years")]
    for event in events:
        ago = year - int(event.date.text[:4])
        entry = _entry(event, cautions, Range(None, None), None)
        then = f"{ago} years earlier. " if ago > 1 else "a year earlier. " if ago == 1 else ""
        told = (f"{then[:1].upper()}{then[1:]}{event.summary}",)
        blocks.append(entry._replace(when=event.date.text[:4], remarks=told))
    return blocks


def _disputes(event: Event) -> list[str]:
    return [
        f"{OTHERS} {spoken(other.date)}: {other.reason} "
        f"[{' '.join(citation.source for citation in other.sources)}]"
        for other in event.other_dates
    ]


def event_page(
    event: Event,
    before: Event | None,
    after: Event | None,
    cautions: dict[str, str],
    story: str | None,
    place: str,
    references: dict[str, str],
) -> list[Block]:
    """Return one event whole."""
    rows = [
        ("date", spoken(event.date) + (f" ({event.date_note})" if event.date_note else "")),
        ("kind", event.kind.replace("-", " ")),
        ("place", place),
        ("states", " ".join(event.members)),
        ("organisations", " ".join(event.organisations)),
        ("topics", " ".join(event.topics)),
        ("agreement", event.agreement or ""),
        ("story", f"{story} ({event.thread})" if story else ""),
        ("before it", _pointer(before)),
        ("after it", _pointer(after)),
        ("checked", event.checked),
    ]
    blocks: list[Block] = [Heading(event.title, event.id), Note(event.summary)]
    blocks.append(Pairs(tuple(row for row in rows if row[1])))
    blocks.append(Heading("Sources"))
    blocks.append(
        Pairs(
            tuple(
                (c.source, f"{_place(c.locator, c.source, cautions)} · {references[c.source]}")
                for c in event.sources
            )
        )
    )
    if event.other_dates:
        blocks.append(Heading("Other dates in print"))
    for other in event.other_dates:
        said = ", ".join(f"{c.source} ({c.locator})" for c in other.sources)
        blocks.append(Pairs(((other.date.text, f"{other.reason} Given by {said}."),)))
    return blocks


def source_page(source: Source, reference: str, cited: list[str]) -> list[Block]:
    """Return a source and what rests on it."""
    rows = [
        ("cite as", reference),
        ("kind", f"{source.custom.kind} ({source.type})"),
        ("original title", source.original_title or ""),
        ("language", source.language),
        ("caution", source.custom.caution or ""),
        ("archived", source.custom.archive_url or ""),
        ("read on", source.accessed or ""),
    ]
    blocks: list[Block] = [Heading(source.title, source.id), Pairs(tuple(r for r in rows if r[1]))]
    blocks.append(Heading("What rests on it", f"{len(cited)} records"))
    return [*blocks, *(Note(identifier) for identifier in cited)]


def sources_page(sources: list[Source], references: list[str]) -> list[Block]:
    """Return sources as a bibliography."""
    pairs = zip(sources, references, strict=True)
    return [Pairs(tuple((source.id, reference) for source, reference in pairs))]


def _entry(
    event: Event, cautions: dict[str, str], asked: Range, numbering: Numbering | None
) -> Entry:
    keys = [citation.source for citation in event.sources]
    marks = "" if asked.certainly_holds(event.date) else MAYBE
    marks += OTHERS if event.other_dates else ""
    marks += CARE if any(key in cautions for key in keys) else ""
    cited = numbering.marks(keys) if numbering else f"[{' '.join(keys)}]"
    return Entry(
        when=within_year(event.date, event.date.text[:4]),
        kind=event.kind.replace("-", " "),
        title=event.title,
        parties=" ".join(event.members),
        details=f"{event.id} {cited}",
        marks=marks,
        key=event.importance == 3,
    )


def _pointer(event: Event | None) -> str:
    return f"{spoken(event.date)}: {event.title} ({event.id})" if event else ""


def _place(locator: str, source: str, cautions: dict[str, str]) -> str:
    return locator + (f" {CARE} {cautions[source]}" if source in cautions else "")


def table_page(table: Table) -> list[Block]:
    """Return the columns shown of any table as a grid."""
    return [Grid(table.shown, tuple(table.cells(table.shown)))]
