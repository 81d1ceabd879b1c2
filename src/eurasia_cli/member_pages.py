"""What a reader at a terminal is shown of states and organisations: records → blocks."""

from typing import Any

from eurasia_cli.blocks import Bars, Block, Branch, Grid, Heading, Note, Span
from eurasia_cli.dates import Date, parse_date, spoken
from eurasia_cli.models import Event, Member, Membership, Organisation
from eurasia_cli.pages import OTHERS
from eurasia_cli.queries import Step
from eurasia_cli.spells import AsOf

KEY_EVENTS = 12
STATUS_LETTERS = {
    "member": "M",
    "associate": "A",
    "participant": "P",
    "candidate": "c",
    "acceding": "j",
    "applicant": "a",
    "observer": "o",
    "partner": "p",
    "suspended": "s",
    "frozen": "f",
}


def member_page(
    member: Member, spells: list[Membership], labels: dict[str, str], key_events: list[Event],
    on: AsOf | None,
) -> list[Block]:  # fmt: skip
    """Return a state on one screen."""
    also = " · ".join(name for name in (member.name_ru, member.name_own) if name)
    blocks: list[Block] = [Heading(f"{member.name}  {member.id}", also)]
    about = ", ".join(
        x for x in (f"capital {member.capital}" if member.capital else "", member.note or "") if x
    )
    blocks += [Note(about)] if about else []
    blocks.append(Heading("Memberships", f"on {on.words}" if on else "as last checked"))
    if on:
        rows = [(labels[org], *_answer(own, on)) for org, own in _by(spells, "organisation")]
        blocks.append(Grid(("organisation", "held", "status", "from", "to"), tuple(rows)))
        return blocks
    running = [spell for spell in spells if spell.to is None]
    ended = [spell for spell in spells if spell.to is not None]
    rows = [(labels[s.organisation], *_spell_cells(s)) for s in [*running, *ended]]
    blocks.append(
        Grid(("organisation", "status", "from", "to", "sources"), tuple(rows), details=True)
    )
    if not spells:
        blocks.append(Note("none on record here; that is no statement that it belongs to nothing"))
    if key_events:
        shown = key_events[-KEY_EVENTS:]
        told = f"the last {len(shown)} of {len(key_events)}" if shown != key_events else "all"
        blocks.append(Heading("Key events", f"{told}: eurasia timeline --key --member {member.id}"))
        blocks.append(Grid(("", ""), tuple((spoken(e.date), e.title) for e in shown)))
    return blocks


def members_page(
    members: list[Member],
    spells: list[Membership],
    labels: dict[str, str],
    on: AsOf | None,
) -> list[Block]:
    """Return all states with what they are members of on a day."""
    rows = []
    for member in members:
        own = [spell for spell in spells if spell.member == member.id and spell.status == "member"]
        answers = [(labels[spell.organisation], _held(spell, on)) for spell in own]
        held = [
            name + ("?" if answer == "possibly" else "")
            for name, answer in answers
            if answer != "no"
        ]
        rows.append((member.id, member.name, ", ".join(held)))
    grid = Grid(("code", "state", f"member on {on.words} of" if on else "member of"), tuple(rows))
    return [grid, Note("? possibly · one of them: eurasia member NAME")]


def organisation_page(
    body: Organisation, spells: list[Membership], labels: dict[str, str], on: AsOf | None, day: str
) -> list[Block]:
    """Return an organisation: who, since when, until when."""
    names = (*filter(None, [body.name_ru]), *(local.name for local in body.names))
    until = spoken(body.dissolved) if body.dissolved else "today"
    blocks: list[Block] = [
        Heading(f"{body.name}  {body.short_name}", " · ".join(dict.fromkeys(names))),
        Note(f"{body.description} {spoken(body.founded)} to {until}."),
    ]
    if on:
        rows = [(labels[state], *_answer(own, on)) for state, own in _by(spells, "member")]
        blocks.append(Heading("Memberships", f"on {on.words}"))
        blocks.append(Grid(("state", "held", "status", "from", "to"), tuple(rows)))
        return blocks
    if spells:
        last = _latest(body.dissolved) if body.dissolved else day
        first = min(spell.from_.earliest for spell in spells)
        bars = tuple((labels[state], _spans(own, last)) for state, own in _by(spells, "member"))
        blocks.append(Bars(min(first, body.founded.earliest), last, bars))
        rows = [(labels[spell.member], *_spell_cells(spell)) for spell in spells]
        blocks.append(Grid(("state", "status", "from", "to", "sources"), tuple(rows), details=True))
    return blocks


def matrix_page(
    members: list[Member],
    bodies: list[Organisation],
    spells: list[Membership],
    on: AsOf | None,
    day: str,
) -> list[Block]:
    """Return the matrix of states and organisations on a day."""
    cells: dict[tuple[str, str], str] = {}
    for spell in spells:
        answer = _held(spell, on)
        if answer != "no":
            mark = STATUS_LETTERS[spell.status] + ("" if answer == "yes" else "?")
            place = (spell.member, spell.organisation)
            cells[place] = "/".join(filter(None, (cells.get(place), mark)))
    shown = [b for b in bodies if any((m.id, b.id) in cells for m in members)]
    rows = [
        (member.name, *(cells.get((member.id, body.id), "") for body in shown))
        for member in members
        if any((member.id, body.id) in cells for body in bodies)
    ]
    legend = " · ".join(f"{letter} {status}" for status, letter in STATUS_LETTERS.items())
    header = ("state", *(body.short_name for body in shown))
    asked = f"on {on.words}" if on else f"as last checked, {day}"
    return [
        Heading("Who belongs to what", asked),
        Grid(header, tuple(rows), split=True),
        Note(f"{legend} · ? possibly"),
        Note("one of them: eurasia org NAME"),
    ]


def lineage_page(root: str, steps: list[Step], bodies: dict[str, Organisation]) -> list[Block]:
    """Return what an organisation grew out of and what replaced it, as trees."""

    def branch(identifier: str, act: dict[str, Any] | None, end: int, seen: set[str]) -> Branch:
        body = bodies[identifier]
        remark = _years_of(body)
        if act:
            remark += f" · {spoken(parse_date(act['date']))}: {act['title']}"
        next_steps = [step for step in steps if step[1 - end] == identifier]
        if identifier in seen and next_steps:
            return Branch(body.name, f"{remark} (as above)")
        seen.add(identifier)
        below = tuple(branch(str(step[end]), step[2], end, seen) for step in next_steps)
        return Branch(body.name, remark, below)

    blocks: list[Block] = []
    for title, tree in (
        ("Grew out of", branch(root, None, 1, set())),
        ("Grew into", branch(root, None, 0, set())),
    ):
        if tree.below:
            blocks += [Heading(title), tree]
    return blocks or [Note("nothing recorded before it or after it")]


def _years_of(body: Organisation) -> str:
    return f"{body.founded.text[:4]}–{body.dissolved.text[:4] if body.dissolved else ''}"


def _held(spell: Membership, on: AsOf | None) -> str:
    """Tell whether a spell held on the days asked about or, without any, when last checked."""
    if on is None:
        return "no" if spell.to else "yes"
    return on.held(spell.from_, spell.to, spell.checked)


def _by(spells: list[Membership], field: str) -> list[tuple[str, list[Membership]]]:
    found: dict[str, list[Membership]] = {}
    for spell in spells:
        found.setdefault(getattr(spell, field), []).append(spell)
    return list(found.items())


def _answer(spells: list[Membership], on: AsOf | None) -> tuple[str, str, str, str]:
    """Return yes, possibly or no, and the status and dates that the answer rests on."""
    for wanted in ("yes", "possibly"):
        for spell in spells:
            if _held(spell, on) == wanted:
                return (wanted, *_spell_cells(spell)[:3])
    return ("no", "", "", "")


def _spell_cells(spell: Membership) -> tuple[str, str, str, str]:
    keys = spell.sources[0].source + (f" +{len(spell.sources) - 1}" if spell.sources[1:] else "")
    mark = f" {OTHERS}" if spell.other_dates else ""
    return spell.status, spell.from_.text + mark, spell.to.text if spell.to else "", keys


def _spans(spells: list[Membership], last: str) -> tuple[Span, ...]:
    return tuple(
        Span(spell.status, spell.from_.earliest, _latest(spell.to) if spell.to else last)
        for spell in spells
    )


def _latest(value: Date) -> str:
    return value.latest or "9999-12-31"
