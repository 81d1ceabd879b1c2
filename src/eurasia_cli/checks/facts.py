"""Figures and claims: known subjects, honest units, ratings that agree with what is computed."""

from collections.abc import Callable, Iterator

from eurasia_cli.blocs import observed, totals, with_totals
from eurasia_cli.checks.report import problem
from eurasia_cli.errors import Problem, did_you_mean
from eurasia_cli.fact_models import Claim
from eurasia_cli.references import Comparison, compare
from eurasia_cli.vocabulary import UNITS
from eurasia_cli.whole import Data

# How far a rating may be from the computed deviation before it misleads.
LIMITS = {"accurate": 0.05, "roughly": 0.25}


def series_without_indicator(data: Data) -> Iterator[Problem]:
    """Every series is defined in facts.yaml."""
    known = {indicator.id for indicator in data.indicators}
    files = {one.indicator: one.file for one in data.observations}
    for name in sorted(files.keys() - known):
        advice = did_you_mean(name, sorted(known)) or "; define it in facts.yaml"
        file = files[name]
        yield Problem(file, 1, f"unknown indicator {name}{advice}", "series-without-indicator")


def indicator_without_series(data: Data) -> Iterator[Problem]:
    """Every indicator has values."""
    measured = {one.indicator for one in data.observations}
    for indicator in data.indicators:
        if indicator.id not in measured:
            message = f"there is no series/{indicator.id}.csv with values; add it"
            yield problem(indicator, "id", message, "indicator-without-series")


def unknown_subject(data: Data) -> Iterator[Problem]:
    """Whoever a figure or claim is about is a state or an organisation of the record."""
    known = {member.id for member in data.members} | {body.id for body in data.organisations}
    for one in data.observations:
        if one.subject not in known:
            message = f"unknown state or organisation {one.subject}; add it or correct it"
            yield Problem(one.file, one.line, message, "unknown-subject")
    for claim in data.claims:
        named = list(claim.about)
        if claim.reference:
            named += [claim.reference.subject, claim.reference.share_of or claim.reference.subject]
        for subject in dict.fromkeys(named):
            if subject not in known:
                advice = did_you_mean(subject, sorted(known)) or "; add it"
                message = f"unknown state or organisation {subject}{advice}"
                yield problem(claim, "about", message, "unknown-subject")


def unknown_indicator(data: Data) -> Iterator[Problem]:
    """A claim's reference looks up a series that exists."""
    known = [indicator.id for indicator in data.indicators]
    for claim in data.claims:
        if claim.reference and claim.reference.indicator not in known:
            advice = did_you_mean(claim.reference.indicator, known) or "; add it to facts.yaml"
            message = f"unknown indicator {claim.reference.indicator}{advice}"
            yield problem(claim.reference, "indicator", message, "unknown-indicator")


def value_without_unit(data: Data) -> Iterator[Problem]:
    """A figure has a unit and the time that it is about."""
    for claim in data.claims:
        for key in ("unit", "period"):
            if claim.value and not getattr(claim, key):
                yield problem(
                    claim, "value", f"value without {key}; write it", "value-without-unit"
                )


def reference_without_value(data: Data) -> Iterator[Problem]:
    """Only a figure is held against a computed value."""
    for claim in data.claims:
        if claim.reference and not claim.value:
            message = "reference without a value to compare; write the value or remove it"
            yield problem(claim, "reference", message, "reference-without-value")


def reference_unit(data: Data) -> Iterator[Problem]:
    """A claim and its reference measure the same thing."""
    units = {indicator.id: indicator.unit for indicator in data.indicators}
    for claim in data.claims:
        ref = claim.reference
        if not ref or not claim.unit or ref.indicator not in units:
            continue
        own = "per cent" if ref.share_of or ref.change_from else units[ref.indicator]
        base, own_base = UNITS[claim.unit][0], UNITS[own][0]
        if base != own_base and not (base == "per cent" and own_base.startswith("per cent")):
            message = (
                f"{claim.unit} cannot be compared with {own}; correct the unit or the reference"
            )
            yield problem(claim, "unit", message, "reference-unit")


def reference_empty(data: Data) -> Iterator[Problem]:
    """A reference can be computed: every value that it needs is there."""
    for claim, found in _compared(data):
        if claim.reference and claim.value and found is None:
            message = "the reference cannot be computed: a value is missing; choose year or subject"
            yield problem(claim, "reference", message, "reference-empty")


def rating_against_reference(data: Data) -> Iterator[Problem]:
    """A rating does not contradict the computed deviation."""
    for claim, found in _compared(data):
        limit = LIMITS.get(claim.rating)
        if found and found.deviation is not None and limit and abs(found.deviation) > limit:
            message = f"rated {claim.rating}, but {found.deviation:+.0%} off {found.value:.4g}"
            yield problem(claim, "rating", f"{message}; correct one", "rating-against-reference")


def explanation_missing(data: Data) -> Iterator[Problem]:
    """A judged claim says why."""
    for claim in data.claims:
        if claim.rating not in ("opinion", "unverified") and not claim.explanation:
            message = f"rated {claim.rating} without explanation; say why"
            yield problem(claim, "rating", message, "explanation-missing")


def _compared(data: Data) -> Iterator[tuple[Claim, Comparison | None]]:
    if not data.claims:
        return
    known = observed(data)
    values = with_totals(known, list(totals(data, known)))
    indicators = {indicator.id: indicator for indicator in data.indicators}
    for claim in data.claims:
        yield claim, compare(claim, indicators, values)


RULES: tuple[Callable[[Data], Iterator[Problem]], ...] = (
    series_without_indicator,
    indicator_without_series,
    unknown_subject,
    unknown_indicator,
    value_without_unit,
    reference_without_value,
    reference_unit,
    reference_empty,
    rating_against_reference,
    explanation_missing,
)
