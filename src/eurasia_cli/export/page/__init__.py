"""Events as one HTML file that needs nothing else: no network, no server, no other file.

Everything is written out as plain HTML, so that it can be read, printed and searched without
scripts; a script of its own adds filters and the year of the membership matrix. A content security
policy lets only that script run.
"""

import json
import sqlite3
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from eurasia_cli import records
from eurasia_cli.export.page import charts, matrix, timeline
from eurasia_cli.export.page.html import Html, join, tag
from eurasia_cli.models import Dataset, Event, Thread

_HERE = Path(__file__).parent


def page(
    index: sqlite3.Connection, events: list[Event], stories: list[Thread], whole: bool = False
) -> str:
    """Return events as a page; the `whole` record comes with memberships and figures."""
    dataset = records.dataset(index)
    title = ", ".join(story.title for story in stories) or dataset.title
    told = timeline.Names.of(index)
    sections = [("timeline", "Timeline", timeline.section(events, told))]
    threads = [story for story in records.every(index, "thread") if not stories]
    if found := timeline.stories(threads, events):
        sections.append(("stories", "Stories", found))
    if whole:
        sections.append(("memberships", "Memberships", matrix.section(index, dataset.updated)))
        if drawn := charts.section(index, dataset.bloc):
            sections.append(("figures", "Figures", drawn))
    sections.append(("about", "About", _about(dataset, len(events))))
    script = (_HERE / "page.js").read_text("utf-8")
    body = join(
        tag("a", "Skip to the timeline", href="#timeline", class_="skip"),
        _header(title, stories, dataset, [(key, name) for key, name, _ in sections]),
        tag("main", *(_section(key, name, content) for key, name, content in sections)),
        Html(f'<script type="application/json" id="data">{_json(_data(index, whole))}</script>'),
        Html(f"<script>{script}</script>"),
    )
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en-GB">',
            "<head>",
            '<meta charset="utf-8">',
            tag("meta", http_equiv="Content-Security-Policy", content=_policy(script)),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            tag("meta", name="description", content=dataset.description),
            tag("title", title),
            f"<style>{(_HERE / 'page.css').read_text('utf-8')}</style>",
            "</head>",
            f"<body>{body}</body>",
            "</html>",
            "",
        ]
    )


def _policy(script: str) -> str:
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _header(
    title: str, stories: list[Thread], dataset: Dataset, jumps: list[tuple[str, str]]
) -> Html:
    told = join(*(tag("p", story.description) for story in stories)) if stories else None
    links = (tag("a", name, href=f"#{key}") for key, name in jumps)
    return tag(
        "header",
        tag("h1", title),
        told or tag("p", dataset.description),
        tag("nav", *links, aria_label="Parts of this page"),
        class_="top",
    )


def _section(key: str, name: str, content: Html) -> Html:
    return tag("section", tag("h2", name), content, id=key, aria_label=name)


def _about(dataset: Dataset, count: int) -> Html:
    who = ", ".join(one.literal or f"{one.given or ''} {one.family}" for one in dataset.author)
    cite = f"{who + '. ' if who else ''}{dataset.title}, version {dataset.version}."
    return join(
        tag("p", f"{count} events. To cite the record: {cite} To cite a date, cite the source "
                 "that stands below the event, with the place in it."),
        tag("p", f"Licence of the data: {dataset.licence}. Last changed on {dataset.updated}."),
        tag("p", "A date in italics is known to the month or the year only. ",
            "≠ marks other dates in print, with the reason why they are not used."),
    )  # fmt: skip


def _data(index: sqlite3.Connection, whole: bool) -> dict[str, Any]:
    """Return what the script needs beside the page: names to find by, and spells."""
    names: dict[str, str] = {}
    query = "SELECT id, name FROM name WHERE kind IN ('member', 'organisation')"
    for identifier, name in index.execute(query):
        names[identifier] = f"{names.get(identifier, '')} {name}".strip()
    return {"names": names, "spells": matrix.spells(index) if whole else []}


def _json(value: Any) -> str:
    """Return JSON that cannot end the script element that it stands in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
