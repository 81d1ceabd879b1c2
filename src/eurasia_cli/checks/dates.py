"""Dates: possible, explained, in order, and lately compared with their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from eurasia_cli.checks.report import checked_records, disputed, problem
from eurasia_cli.errors import Problem
from eurasia_cli.models import Event
from eurasia_cli.spells import OPEN_END, STALE_DAYS
from eurasia_cli.vocabulary import TREATY_KINDS
from eurasia_cli.whole import Data

if TYPE_CHECKING:
    from eurasia_cli.dates import Date

EARLIEST = "1900-01-01"
STAGES = ("signature", "ratification", "entry-into-force", "termination")
FUTURE_KINDS = ("proposal", "negotiation")


def date_note_missing(data: Data) -> Iterator[Problem]:
    """An event whose date is no plain day says why."""
    for event in data.events:
        plain = event.date.precision == "day" and not event.date.marked
        if not plain and not event.date_note:
            message = f"date {event.date} is no plain day; say why in date_note"
            yield problem(event, "date", message, "date-note-missing")


def date_note_needless(data: Data) -> Iterator[Problem]:
    """An event whose date is a plain day needs no note about it."""
    for event in data.events:
        if event.date_note and event.date.precision == "day" and not event.date.marked:
            message = "date is a plain day; move the date_note to the summary or to other_dates"
            yield problem(event, "date_note", message, "date-note-needless")


def date_too_early(data: Data) -> Iterator[Problem]:
    """No event lies before 1900: such a date is a typing slip."""
    for event in data.events:
        if event.date.earliest < EARLIEST:
            message = f"date {event.date} is before 1900; was another year meant?"
            yield problem(event, "date", message, "date-too-early")


def date_in_future(data: Data) -> Iterator[Problem]:
    """Nothing is recorded as done that lies after the day of the last change."""
    if data.dataset is None:
        return
    updated = data.dataset.updated
    dated: list[tuple[Any, str, Date | None]] = []
    dated += [
        (event, "date", event.date) for event in data.events if event.kind not in FUTURE_KINDS
    ]
    dated += [(spell, "from", spell.from_) for spell in data.memberships]
    dated += [(spell, "to", spell.to) for spell in data.memberships]
    for record, key, value in dated:
        if value and value.earliest > updated:
            message = f"{key} {value} lies after {updated}, the data's `updated`"
            yield problem(record, key, f"{message}; record what has happened", "date-in-future")


def checked_after_update(data: Data) -> Iterator[Problem]:
    """No record was checked after the day of the last change."""
    if data.dataset is None:
        return
    updated = data.dataset.updated
    for record in checked_records(data):
        if record.checked > updated:
            message = f"checked {record.checked} is after {updated}; set `updated` in dataset.yaml"
            yield problem(record, "checked", message, "checked-after-update")


def other_date_same(data: Data) -> Iterator[Problem]:
    """A date that is not used differs from the one that is."""
    for record, other in disputed(data):
        dates = [record.date] if isinstance(record, Event) else [record.from_, record.to]
        if other.date.text in [value.text for value in dates if value]:
            message = f"other date {other.date} is the record's own; remove it or correct one"
            yield problem(other, "date", message, "other-date-same")


def agreement_missing(data: Data) -> Iterator[Problem]:
    """A stage of a treaty names its agreement."""
    for event in data.events:
        if event.kind in TREATY_KINDS and not event.agreement:
            message = f"{event.kind} is a stage of a treaty; write agreement: its-slug"
            yield problem(event, "kind", message, "agreement-missing")


def parties_missing(data: Data) -> Iterator[Problem]:
    """A ratification, accession or withdrawal names the states that did it."""
    for event in data.events:
        if event.kind in ("ratification", "accession", "withdrawal") and not event.members:
            message = f"{event.kind} is the act of a state; write members: [ABC]"
            yield problem(event, "kind", message, "parties-missing")


def stage_order(data: Data) -> Iterator[Problem]:
    """Of one agreement and party, signature ≤ ratification ≤ entry into force ≤ termination."""
    by_agreement: dict[str, list[Event]] = {}
    for event in data.events:
        if event.agreement and event.kind in STAGES:
            by_agreement.setdefault(event.agreement, []).append(event)
    for stages in by_agreement.values():
        for later in stages:
            for kind in STAGES[: STAGES.index(later.kind)]:
                first = _first_before(later, [stage for stage in stages if stage.kind == kind])
                if first and (later.date.latest or OPEN_END) < first.date.earliest:
                    yield problem(later, "date", _order_message(first, later), "stage-order")


def _first_before(later: Event, stages: list[Event]) -> Event | None:
    """Return the first of the stages that must precede `later` for one of its parties."""
    parties = set(later.members)
    shared = [one for one in stages if not (one.members and parties) or parties & set(one.members)]
    if stages and stages[0].kind == "ratification":
        # A treaty may be in force before some ratify it, so every party must be accounted for.
        ratified = {name for one in shared for name in one.members}
        if not parties or not parties <= ratified:
            return None
    return min(shared, key=lambda one: one.date.earliest, default=None)


def _order_message(earlier: Event, later: Event) -> str:
    return (
        f"{later.kind} {later.date} is before the {earlier.kind} {earlier.date} "
        f"of the same agreement ({earlier.id}); correct one of them"
    )


def after_dissolution(data: Data) -> Iterator[Problem]:
    """No organisation is launched, joined or left after the day after its end."""
    ended = {body.id: body.dissolved for body in data.organisations if body.dissolved}
    for event in data.events:
        if event.kind not in ("launch", "accession", "withdrawal"):
            continue
        concerned = [ended[name] for name in event.organisations if name in ended]
        if concerned and len(concerned) == len(event.organisations):
            limit = max(value.latest or OPEN_END for value in concerned)
            if event.date.earliest > _day_after(limit):
                message = f"{event.kind} {event.date} is after the organisation's end, {limit}"
                yield problem(event, "date", f"{message}; correct one of them", "after-dissolution")


def dissolved_before_founded(data: Data) -> Iterator[Problem]:
    """An organisation ends after it began."""
    for body in data.organisations:
        if body.dissolved and (body.dissolved.latest or "9999") < body.founded.earliest:
            message = f"dissolved {body.dissolved} is before founded {body.founded}; correct one"
            yield problem(body, "dissolved", message, "dissolved-before-founded")


def stale(data: Data, today: date) -> Iterator[Problem]:
    """A record was compared with its sources within the last 400 days (a warning)."""
    limit = (today - timedelta(days=STALE_DAYS)).isoformat()
    for record in checked_records(data):
        if record.checked < limit:
            message = f"checked {record.checked} is over {STALE_DAYS} days ago; compare it anew"
            yield problem(record, "checked", message, "stale", "warning")


def checked_in_future(data: Data, today: date) -> Iterator[Problem]:
    """Nothing was checked tomorrow (a day's grace for time zones)."""
    limit = _day_after(today.isoformat())
    for record in checked_records(data):
        if record.checked > limit:
            message = f"checked {record.checked} lies in the future; write the day of the check"
            yield problem(record, "checked", message, "checked-in-future")


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day < "9999" else day


RULES: tuple[Callable[[Data], Iterator[Problem]], ...] = (
    date_note_missing,
    date_note_needless,
    date_too_early,
    date_in_future,
    checked_after_update,
    other_date_same,
    agreement_missing,
    parties_missing,
    stage_order,
    after_dissolution,
    dissolved_before_founded,
)
DATED_RULES = (stale, checked_in_future)
