"""Spans of days, and whether a status held on them: yes, no or possibly."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from eurasia_cli.dates import Date


OPEN_END = "9999-12-31"  # how an end that is open is written where days are compared


STALE_DAYS = 400  # a record that was compared with its sources longer ago is stale


class AsOf(NamedTuple):
    """Days asked about, as the user wrote them, and the day on which the question is asked."""

    days: Range
    words: str
    today: str

    def held(self, from_: Date, to: Date | None, checked: str) -> str:
        """Tell whether a status held on those days: ``yes``, ``no`` or ``possibly``."""
        return held(from_, to, checked, self.days, self.today)


class Range(NamedTuple):
    """A span of days, ISO 8601; None where it is open."""

    first: str | None
    last: str | None

    def certainly_holds(self, value: Date) -> bool:
        """Tell whether a date lies inside whatever it turns out to be."""
        earliest, latest = slack(value)
        return (self.first or "") <= earliest and latest <= (self.last or OPEN_END)


def held(from_: Date, to: Date | None, checked: str, days: Range, today: str) -> str:
    """Tell whether a status held on all of `days`: ``yes``, ``no`` or ``possibly``.

    A coarse date leaves days on which nobody can tell. A status without an end is taken to go on
    until today, unless its last check is stale: then until that check.
    """
    began_by, began_after = slack(from_)
    first, last = days.first or "0001-01-01", days.last or OPEN_END
    if to is None:
        held_until, gone_after = max(checked, today), OPEN_END
        if date.fromisoformat(today) - date.fromisoformat(checked) > timedelta(days=STALE_DAYS):
            held_until = checked
    else:
        held_until, gone_after = slack(to)
    if last < began_by or gone_after < first:
        return "no"
    return "yes" if began_after <= first and last <= held_until else "possibly"


def slack(value: Date) -> tuple[str, str]:
    """Return the first and last day that a date may mean; a mark (~ or ?) adds a year each way."""
    latest = value.latest or OPEN_END
    if not value.marked:
        return value.earliest, latest
    return _years_off(value.earliest, -1), _years_off(latest, 1)


def _years_off(day: str, years: int) -> str:
    """Return the same day a year later or earlier, within the calendar; 29 February as the 28th."""
    year = min(max(int(day[:4]) + years, 1), 9999)
    return f"{year:04}{day[4:].replace('-02-29', '-02-28')}"
