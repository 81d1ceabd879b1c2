"""Figures and claims: indicators, observations, claims and terms, as models.py has the rest."""

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from eurasia_cli.dates import Date
from eurasia_cli.fields import Between, Form, OneOf, Ref, Where, may, need, where
from eurasia_cli.models import Citation, Day, Id, Prose
from eurasia_cli.vocabulary import AGGREGATES, RATINGS, UNITS

IndicatorId = Annotated[str, Form("indicator")]
Subject = Annotated[str, Ref("subject")]
Year = Annotated[int, Between(1900, 2100)]
Number = Annotated[str, Form("number")]
Unit = Annotated[str, OneOf(tuple(UNITS))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """What a series of annual values measures; its values are in series/ID.csv."""

    id: IndicatorId = need("Lower-case words joined by underscores; the name of its CSV file.")
    name: str = need("The name to print.")
    unit: Unit = need("Unit of every value of the series.")
    code: str | None = may("Code of the indicator at its source.")
    aggregate: Annotated[str, OneOf(AGGREGATES)] = need(
        "sum: values of the members of a bloc may be added; none: adding them means nothing."
    )
    headline: Annotated[int, Between(1, 99)] | None = may(
        "Place among the headline figures of a state; left out for others."
    )
    vintage: str = need("Which edition of the source the values are from; vintages are not mixed.")
    licence: str = need("Licence of the values.")
    note: Prose | None = may("What a reader must know before using the series.")
    sources: tuple[Citation, ...] = need("Where the series comes from.")
    checked: Day = need("The day on which the series was last compared with its source.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """How the program computes the value that a claim is held against; it is never typed."""

    indicator: IndicatorId = need("The series to look up.")
    subject: Subject = need("A state, or an organisation as its membership stood in that year.")
    plus: IndicatorId | None = may(
        "A second series to add to the first, such as imports to exports."
    )
    share_of: Subject | None = may("The share of the subject in this organisation's total, %.")
    change_from: Year | None = may("The change in per cent since this year.")
    year: Year | None = may("The year to look up, where it is not the claim's period.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody says, where, and how it compares (schema.org ClaimReview is the model)."""

    id: Id = need("Lower-case words joined by hyphens, never reused.")
    text: Prose = need("The claim in one sentence, in our own words.")
    claimant: str = need("Who says it.")
    about: tuple[Subject, ...] = need("States and organisations that it is about.")
    said: Date | None = may("When it was said (EDTF).")
    value: Number | None = may("The number as printed, for a figure.")
    unit: Unit | None = may("Unit of the number; needed with value.")
    period: Date | None = may("The time that the figure is about (EDTF).")
    approximate: Annotated[str, OneOf(("true", "false"))] = may(
        "true for about, nearly, over, more than.", "false"
    )
    sources: tuple[Citation, ...] = need("Where the claim stands.")
    via: str | None = may("The work that the source reports, when it reports another.")
    reference: Reference | None = may("How the comparison value is computed.")
    rating: Annotated[str, OneOf(RATINGS)] = need("How the claim compares.")
    explanation: Prose | None = may("Why; needed unless it is unverified or an opinion.")
    checked: Day = need("The day on which the claim was last held against the record.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field, defined."""

    id: Id = need("Lower-case words joined by hyphens.")
    term: str = need("The term as it is written.")
    definition: Prose = need("One or two sentences, in our own words.")
    sources: tuple[Citation, ...] = need("Where it is defined or used in this sense.")
    checked: Day = need("The day on which the definition was last compared with its source.")
    where: Where = where()


class Observation(NamedTuple):
    """One annual value, with the digits that were printed."""

    indicator: str
    subject: str
    year: int
    value: str
    flag: str | None
    source: str | None
    locator: str | None
    line: int
    file: str
