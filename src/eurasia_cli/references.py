"""The value that a claim is held against, computed from the series; and the deviation from it."""

from typing import NamedTuple

from eurasia_cli.blocs import Values
from eurasia_cli.fact_models import Claim, Indicator, Reference
from eurasia_cli.vocabulary import UNITS


class Comparison(NamedTuple):
    """A computed reference in the unit of the claim, what it is, and claimed / reference - 1."""

    value: float
    basis: str
    deviation: float | None


def compare(claim: Claim, indicators: dict[str, Indicator], values: Values) -> Comparison | None:
    """Compute the reference of a claim; None where it has none or a value is missing.

    `values` holds the observations and the totals of blocs by indicator, subject and year.
    """
    reference = claim.reference
    if reference is None or reference.indicator not in indicators:
        return None
    year = reference.year or (int(claim.period.earliest[:4]) if claim.period else None)
    if year is None:
        return None
    indicator = indicators[reference.indicator]
    found = _value(reference, year, values)
    factor = _factor(reference, indicator, claim.unit)
    if found is None or factor is None:
        return None
    value = found * factor
    deviation = float(claim.value) / value - 1 if claim.value and value else None
    return Comparison(value, _basis(reference, indicator, year), deviation)


def _value(reference: Reference, year: int, values: Values) -> float | None:
    own = values.get((reference.indicator, reference.subject, year))
    if reference.plus is not None:
        other = values.get((reference.plus, reference.subject, year))
        return None if own is None or other is None else own + other
    if reference.share_of is not None:
        return _ratio(own, values.get((reference.indicator, reference.share_of, year)))
    if reference.change_from is not None:
        before = values.get((reference.indicator, reference.subject, reference.change_from))
        ratio = _ratio(own, before)
        return None if ratio is None else ratio - 100
    return own


def _ratio(part: float | None, whole: float | None) -> float | None:
    """Return part in per cent of whole."""
    return None if part is None or not whole else 100 * part / whole


def _factor(reference: Reference, indicator: Indicator, unit: str | None) -> float | None:
    """Return what turns the series' unit into the claim's; None where units do not meet."""
    if reference.share_of or reference.change_from:
        return 1.0 if unit in (None, "per cent") else None
    if unit is None:
        return 1.0
    base, size = UNITS[unit]
    own_base, own_size = UNITS[indicator.unit]
    plain = base == "per cent" and own_base.startswith("per cent")
    return own_size / size if base == own_base or plain else None


def _basis(reference: Reference, indicator: Indicator, year: int) -> str:
    plus = f" plus {reference.plus}" if reference.plus else ""
    what = f"{indicator.name}{plus}, {reference.subject}, {year}"
    if reference.share_of:
        return f"share of {reference.subject} in {reference.share_of}: {indicator.name}, {year}"
    if reference.change_from:
        return f"change of {what} from {reference.change_from}"
    return what
