"""Events as a Markdown document that pandoc turns into a page, a Word file or a PDF as it is.

Each event is a paragraph with one footnote, which names its sources in short with the place in
each; the bibliography at the end has them in full.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from eurasia_cli.citations import authors, reference
from eurasia_cli.dates import spoken
from eurasia_cli.models import Citation, Dataset, Event, Source, Thread
from eurasia_cli.render.markdown import escape, linked


def document(
    events: list[Event], stories: list[Thread], sources: dict[str, Source], dataset: Dataset
) -> str:
    """Return events as a Markdown document; the `stories` asked for give it its title."""
    title = ", ".join(story.title for story in stories) or dataset.title
    lines = [
        "---",
        f"title: {_quoted(title)}",
        f"subtitle: {_quoted(f'{dataset.title}, version {dataset.version}')}",
        "lang: en-GB",
        "---",
        "",
    ]
    lines += [line for story in stories for line in (escape(story.description), "")]
    number = 0
    for year, group in groupby(events, key=lambda event: event.date.text[:4]):
        lines += [f"## {year}", ""]
        for event in group:
            number += 1
            lines += _event(event, number, sources)
    if events:
        lines += ["## Bibliography", "", *_bibliography(events, sources)]
    return "\n".join(lines) + "\n"


def _event(event: Event, number: int, sources: dict[str, Source]) -> Iterator[str]:
    when = spoken(event.date)
    yield f"**{escape(when)}.** {escape(event.title)}. {escape(event.summary)}[^{number}]"
    yield ""
    for other in event.other_dates:
        said = _short_forms(other.sources, sources)
        yield f"> *Also in print: {escape(spoken(other.date))}.* {escape(other.reason)} ({said})"
        yield ""
    note = _short_forms(event.sources, sources)
    if event.date_note:
        note = f"{escape(event.date_note)} {note}"
    yield f"[^{number}]: {note}."
    yield ""


def _short_forms(cited: Iterable[Citation], sources: dict[str, Source]) -> str:
    return "; ".join(escape(_short(sources[one.source], one.locator)) for one in cited)


def _short(source: Source, locator: str) -> str:
    """Return the shortened form of the Chicago notes style: who, “what”, where in it."""
    who = authors(source)
    title = source.title_short or source.title
    return f"{who}{', ' if who else ''}“{title}”, {locator}"


def _bibliography(events: list[Event], sources: dict[str, Source]) -> list[str]:
    cited = {one.source for event in events for one in event.sources}
    cited |= {one.source for e in events for other in e.other_dates for one in other.sources}
    lines = sorted((reference(sources[key]) for key in cited), key=str.casefold)
    return [f"- {linked(line)}" for line in lines]


def _quoted(text: str) -> str:
    """Return text as a YAML scalar in double quotes that Markdown takes for plain text."""
    plain = escape(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
