"""Who belonged to what: a table of states and organisations, for a year that the reader chooses."""

import sqlite3
from typing import Any

from eurasia_cli import records
from eurasia_cli.export.page.html import Html, join, tag
from eurasia_cli.member_pages import STATUS_LETTERS
from eurasia_cli.models import Membership, Organisation
from eurasia_cli.spells import OPEN_END, Range, held, slack

FIRST_YEAR = 1991


def section(index: sqlite3.Connection, today: str) -> Html:
    """Return the slider, the matrix as of `today` and what its letters mean."""
    found = records.memberships(index)
    joined = {spell.organisation for spell in found}
    bodies = [body for body in records.organisations(index) if body.id in joined]
    belonging = {spell.member for spell in found}
    rows = [member for member in records.members(index) if member.id in belonging]
    cells: dict[tuple[str, str], str] = {}
    for spell in found:
        answer = held(spell.from_, spell.to, spell.checked, Range(today, today), today)
        if answer != "no":
            cells[spell.member, spell.organisation] = _letter(spell, answer)
    head = tag("tr", tag("th", "State", scope="col"), *map(_column, bodies))
    lines = (
        tag(
            "tr",
            tag("th", one.name, tag("span", one.name_ru or "", lang="ru"), scope="row"),
            *(_cell(one.id, body.id, cells.get((one.id, body.id), "")) for body in bodies),
        )
        for one in rows
    )
    legend = " · ".join(f"{letter} {status}" for status, letter in STATUS_LETTERS.items())
    return join(
        tag("p", tag("label", "Year ", tag("input", type="range", id="year", min=FIRST_YEAR,
            max=today[:4], value=today[:4], step="1")), " ",
            tag("output", f"on {today}", id="asof", for_="year")),
        tag("div", tag("table", tag("caption", "States and what they belong to"),
            tag("thead", head), tag("tbody", *lines), id="matrix"),
            class_="wide", role="region", aria_label="Matrix of memberships", tabindex="0"),
        tag("p", f"{legend} · ? possibly. A year shows its last day.", class_="legend"),
    )  # fmt: skip


def spells(index: sqlite3.Connection) -> list[list[Any]]:
    """Return each spell as organisation, state, letter and the bounds of its first and last day."""
    return [
        [
            spell.organisation,
            spell.member,
            STATUS_LETTERS[spell.status],
            *slack(spell.from_),
            *(slack(spell.to) if spell.to else (OPEN_END, OPEN_END)),
        ]
        for spell in records.memberships(index)
    ]


def _column(body: Organisation) -> Html:
    full = " · ".join(name for name in (body.name, body.name_ru) if name)
    return tag("th", tag("abbr", body.short_name, title=full), scope="col")


def _letter(spell: Membership, answer: str) -> str:
    return STATUS_LETTERS[spell.status] + ("" if answer == "yes" else "?")


def _cell(member: str, body: str, text: str) -> Html:
    return tag("td", text, data_cell=f"{body}/{member}", class_=f"s-{text[:1]}" if text else None)
