"""Memberships: spells that begin, end and follow one another as they must."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise

from eurasia_cli.checks.report import problem
from eurasia_cli.errors import Problem
from eurasia_cli.models import Membership, Organisation
from eurasia_cli.whole import Data

BEFORE_FOUNDING = ("applicant", "candidate", "acceding")


def spells_overlap(data: Data) -> Iterator[Problem]:
    """Spells of one state in one organisation do not overlap."""
    for spells in _by_pair(data).values():
        for one, other in combinations(spells, 2):
            first, second = sorted((one, other), key=lambda spell: spell.from_.earliest)
            if first.to is None or (first.to.earliest > (second.from_.latest or "9999")):
                line = first.where.line
                message = (
                    f"{second.member} is already {first.status} from {first.from_} to "
                    f"{first.to or 'now'} (line {line}); end one spell before the next begins"
                )
                yield problem(second, "from", message, "spells-overlap")


def spell_reversed(data: Data) -> Iterator[Problem]:
    """A spell ends after it began."""
    for spell in data.memberships:
        if spell.to and (spell.to.latest or "9999") < spell.from_.earliest:
            message = f"to {spell.to} is before from {spell.from_}; swap or correct them"
            yield problem(spell, "to", message, "spell-reversed")


def spell_continues(data: Data) -> Iterator[Problem]:
    """A spell is not cut in two: the next one has another status, or there is a gap."""
    for spells in _by_pair(data).values():
        for one, other in combinations(spells, 2):
            if one.to is None or one.status != other.status or one.to.precision != "day":
                continue
            next_day = date.fromisoformat(one.to.earliest) + timedelta(days=1)
            if other.from_.text == next_day.isoformat():
                message = f"the same status as in line {one.where.line} goes on; write one spell"
                yield problem(other, "from", message, "spell-continues")


def end_reason_missing(data: Data) -> Iterator[Problem]:
    """A spell that ended says why."""
    for spell in data.memberships:
        if spell.to and not spell.end_reason:
            message = "the spell ended; say why: end_reason: withdrawal, status-change, …"
            yield problem(spell, "to", message, "end-reason-missing")


def end_reason_without_end(data: Data) -> Iterator[Problem]:
    """A spell that goes on has no reason for its end."""
    for spell in data.memberships:
        if spell.end_reason and not spell.to:
            message = "end_reason without to; write the last day, or remove the reason"
            yield problem(spell, "end_reason", message, "end-reason-without-end")


def signed_after_from(data: Data) -> Iterator[Problem]:
    """A status does not begin before the act that gave it was signed."""
    for spell in data.memberships:
        if spell.signed and (spell.from_.latest or "9999") < spell.signed.earliest:
            message = (
                f"from {spell.from_} is before signed {spell.signed}; from is entry into force"
            )
            yield problem(spell, "from", message, "signed-after-from")


def before_foundation(data: Data) -> Iterator[Problem]:
    """Nobody belongs to an organisation before it exists (one may apply to it)."""
    for spell, body in _with_body(data):
        late = (spell.from_.latest or "9999") < body.founded.earliest
        if late and spell.status not in BEFORE_FOUNDING:
            message = f"from {spell.from_} is before {body.id} was founded, {body.founded}"
            yield problem(spell, "from", f"{message}; correct one of them", "before-foundation")


def outlives_organisation(data: Data) -> Iterator[Problem]:
    """Nobody belongs to an organisation after its end."""
    for spell, body in _with_body(data):
        if body.dissolved is None:
            continue
        if spell.to is None or spell.to.earliest > (body.dissolved.latest or "9999"):
            message = f"{body.id} ended on {body.dissolved}; write to: {body.dissolved} or earlier"
            yield problem(spell, "to" if spell.to else "from", message, "outlives-organisation")


def suspended_without_membership(data: Data) -> Iterator[Problem]:
    """Who is suspended or frozen was a member, associate or participant before."""
    for spells in _by_pair(data).values():
        for spell in spells:
            before = [other for other in spells if other.from_.earliest < spell.from_.earliest]
            if spell.status in ("suspended", "frozen") and not before:
                message = f"{spell.member} is {spell.status} but was nothing before; add that spell"
                yield problem(spell, "status", message, "suspended-without-membership")


def candidate_after_membership(data: Data) -> Iterator[Problem]:
    """Who goes straight from member to applicant, candidate or acceding was mistyped."""
    for spells in _by_pair(data).values():
        ordered = sorted(spells, key=lambda spell: spell.from_.earliest)
        for before, after in pairwise(ordered):
            if before.status == "member" and after.status in BEFORE_FOUNDING:
                message = f"{after.status} after being a member; correct the status or the dates"
                yield problem(after, "status", message, "candidate-after-membership")


def succession_cycle(data: Data) -> Iterator[Problem]:
    """No organisation grew out of itself."""
    earlier = {
        body.id: [step.organisation for step in body.succeeds] for body in data.organisations
    }
    for body in data.organisations:
        seen: set[str] = set()
        todo = list(earlier[body.id])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += earlier.get(name, [])
        if body.id in seen:
            message = f"{body.id} succeeds itself by way of others; remove one step"
            yield problem(body, "succeeds", message, "succession-cycle")


def _by_pair(data: Data) -> dict[tuple[str, str], list[Membership]]:
    pairs: dict[tuple[str, str], list[Membership]] = {}
    for spell in data.memberships:
        pairs.setdefault((spell.organisation, spell.member), []).append(spell)
    return pairs


def _with_body(data: Data) -> Iterator[tuple[Membership, Organisation]]:
    bodies = {body.id: body for body in data.organisations}
    for spell in data.memberships:
        if spell.organisation in bodies:
            yield spell, bodies[spell.organisation]


RULES: tuple[Callable[[Data], Iterator[Problem]], ...] = (
    spells_overlap,
    spell_reversed,
    spell_continues,
    end_reason_missing,
    end_reason_without_end,
    signed_after_from,
    before_foundation,
    outlives_organisation,
    suspended_without_membership,
    candidate_after_membership,
    succession_cycle,
)
