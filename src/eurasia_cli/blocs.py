"""Blocs as they stood: who counts in a year, and what the members add up to.

A state counts in a year if it was a member (or had frozen its membership) on the last day of that
year on which the organisation existed. A total is formed only of a complete roster and only when
every member has a value; otherwise it is absent, and the coverage says why.
"""

from collections.abc import Iterator
from typing import NamedTuple

from eurasia_cli.fact_models import Indicator
from eurasia_cli.models import Membership, Organisation
from eurasia_cli.spells import OPEN_END
from eurasia_cli.whole import Data

Values = dict[tuple[str, str, int], float]
COUNTED = ("member", "frozen")


class Total(NamedTuple):
    """A bloc's total in a year; None where a member has no value."""

    indicator: str
    organisation: str
    year: int
    value: float | None
    covered: int
    counted: int


def observed(data: Data) -> Values:
    """Return the observations by indicator, subject and year."""
    return {(one.indicator, one.subject, one.year): float(one.value) for one in data.observations}


def with_totals(values: Values, sums: list[Total]) -> Values:
    """Return observations and, beside them, the totals that could be formed."""
    whole = dict(values)
    for one in sums:
        if one.value is not None:
            whole[one.indicator, one.organisation, one.year] = one.value
    return whole


def rosters(data: Data, last_year: int) -> dict[tuple[str, int], tuple[str, ...]]:
    """Return who counted in each organisation in each year of its existence."""
    spells: dict[str, list[Membership]] = {}
    for spell in data.memberships:
        if spell.status in COUNTED:
            spells.setdefault(spell.organisation, []).append(spell)
    found = {}
    for body in data.organisations:
        for year in _years(body, last_year):
            day = min(
                f"{year}-12-31", (body.dissolved.latest if body.dissolved else None) or OPEN_END
            )
            states = {one.member for one in spells.get(body.id, []) if _counts(one, day)}
            if states:
                found[body.id, year] = tuple(sorted(states))
    return found


def totals(data: Data, values: Values) -> Iterator[Total]:
    """Yield the total of every additive indicator for every bloc with a complete roster.

    `values` holds the observations by indicator, subject and year.
    """
    additive = [indicator for indicator in data.indicators if indicator.aggregate == "sum"]
    last_year = max((one.year for one in data.observations), default=0)
    complete = {body.id for body in data.organisations if body.roster == "complete"}
    published = {(one.indicator, one.subject) for one in data.observations}
    for (organisation, year), states in rosters(data, last_year).items():
        for indicator in additive if organisation in complete else []:
            if (indicator.id, organisation) not in published:
                yield _total(indicator, organisation, year, states, values)


def _total(
    indicator: Indicator,
    organisation: str,
    year: int,
    states: tuple[str, ...],
    values: Values,
) -> Total:
    found = [values.get((indicator.id, state, year)) for state in states]
    known = [value for value in found if value is not None]
    value = sum(known) if len(known) == len(states) else None
    return Total(indicator.id, organisation, year, value, len(known), len(states))


def _years(body: Organisation, last_year: int) -> range:
    end = int(body.dissolved.earliest[:4]) if body.dissolved else last_year
    return range(int(body.founded.earliest[:4]), min(end, last_year) + 1)


def _counts(spell: Membership, day: str) -> bool:
    until = (spell.to.latest or OPEN_END) if spell.to else OPEN_END
    return spell.from_.earliest <= day <= until
