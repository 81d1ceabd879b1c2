"""What the record is made of: frozen dataclasses, the only place where a field is defined.

The reader, the JSON Schemas and the tables of the index are derived from these classes. A field's
annotation says what its value may be; its `doc` is the hover text in an editor.
"""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from eurasia_cli.dates import Date
from eurasia_cli.fields import Between, Form, OneOf, Ref, Where, may, need, where
from eurasia_cli.vocabulary import (
    CSL_TYPES,
    END_REASONS,
    KINDS,
    ORGANISATION_KINDS,
    SOURCE_KINDS,
    STATUSES,
)

Id = Annotated[str, Form("id")]
Code = Annotated[str, Form("code")]
Prose = Annotated[str, Form("prose")]
Url = Annotated[str, Form("url")]
Day = Annotated[str, Form("day")]
Count = Annotated[int, Between(0, 1_000_000_000)]
MemberRef = Annotated[str, Ref("member")]
OrganisationRef = Annotated[str, Ref("organisation")]
SourceRef = Annotated[str, Ref("source")]
EventRef = Annotated[str, Ref("event")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source and the place in it."""

    source: SourceRef = need("Id of a record in sources.yaml.")
    locator: str = need("Where in it: art. 113, p. 4, para. 2, sec. Members, table 1 (CSL labels).")
    note: Prose | None = may("What the source says there, in our words.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDate:
    """A date that a source gives and that we do not use."""

    date: Date = need("The date as that source gives it (EDTF).")
    reason: Prose = need("Which act it really is the date of, or why it is not used.")
    sources: tuple[Citation, ...] = need("Who gives this date.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A subject that events are filed under."""

    id: Id = need("Lower-case words joined by hyphens.")
    name: str = need("The name to print.")
    description: Prose = need("What belongs here, in one sentence.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A story told by several events."""

    id: Id = need("Lower-case words joined by hyphens.")
    title: str = need("The story's title.")
    description: Prose = need("What the story is about, in one sentence.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One dated act."""

    id: Id = need("Lower-case words joined by hyphens, never reused.")
    date: Date = need("When it happened, as precisely as the sources say (EDTF); the local day.")
    date_note: Prose | None = may("Why the date is no plain day. Obligatory when it is not.")
    kind: Annotated[str, OneOf(KINDS)] = need("What kind of act it is.")
    title: str = need("One plain sentence, present tense, under 100 characters, no full stop.")
    summary: Prose = need("One to three sentences of context, in our own words.")
    members: tuple[MemberRef, ...] = may("States that act or are concerned (ISO alpha-3).", ())
    organisations: tuple[OrganisationRef, ...] = may("Organisations concerned.", ())
    topics: tuple[Annotated[str, Ref("topic")], ...] = need("Subjects, one to three.")
    thread: Annotated[str, Ref("thread")] | None = may("The story that it belongs to.")
    agreement: Id | None = may("Slug shared by the stages of one treaty; needed for such stages.")
    place: str | None = may("Where it happened, if a source says so (places.yaml).")
    importance: Annotated[int, Between(1, 3)] = need(
        "3: no account may lack it; 2: a normal entry; 1: a detail."
    )
    sources: tuple[Citation, ...] = need("What the date rests on: one primary or two independent.")
    other_dates: tuple[OtherDate, ...] = may("Dates in print that are not used, and why.", ())
    checked: Day = need("The day on which the record was last compared with its sources.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A state."""

    id: Code = need("ISO 3166-1 alpha-3 code.")
    iso2: str = need("ISO 3166-1 alpha-2 code.")
    name: str = need("Usual English name.")
    name_ru: str | None = may("Russian name.")
    name_own: str | None = may("Name in the state's own language.")
    other_names: tuple[str, ...] = may("Formal, historical and other names, for look-up.", ())
    capital: str | None = may("Capital city.")
    note: Prose | None = may("What a reader must know, such as a change of name.")
    sources: tuple[Citation, ...] = need("Where names and codes come from.")
    checked: Day = need("The day on which the record was last compared with its sources.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A town, region or site where acts happen."""

    id: Id = need("Lower-case words joined by hyphens.")
    name: str = need("Usual English name.")
    name_ru: str | None = may("Russian name.")
    name_own: str | None = may("Name in the language of the state that it lies in.")
    other_names: tuple[str, ...] = may("Former names and spellings; events may use them.", ())
    member: MemberRef | None = may("The state that it lies in, if members.yaml has it.")
    sources: tuple[Citation, ...] = need("Where the names come from.")
    checked: Day = need("The day on which the record was last compared with its sources.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalName:
    """A name in one language."""

    language: str = need("ISO 639-1 code of the language.")
    name: str = need("The name as an official text in that language has it.")
    sources: tuple[Citation, ...] = need("Where it stands.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """An organisation that another one grew out of, and the act that did it."""

    organisation: OrganisationRef = need("The earlier organisation.")
    event: EventRef = need("The act by which it was replaced or grown out of.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A body, union or treaty community that states belong to."""

    id: Id = need("Lower-case words joined by hyphens.")
    name: str = need("Full English name.")
    short_name: str = need("The usual abbreviation or short name.")
    name_ru: str | None = may("Russian name.")
    names: tuple[LocalName, ...] = may("Names in other languages, each with a source.", ())
    other_names: tuple[str, ...] = may("Other names and abbreviations, for look-up.", ())
    kind: Annotated[str, OneOf(ORGANISATION_KINDS)] = need("What kind of body it is.")
    founded: Date = need("First day of its existence: entry into force, not signature.")
    dissolved: Date | None = may("Last day of its existence; none if it exists.")
    seat: str | None = may("Where its main body sits.")
    roster: Annotated[str, OneOf(("complete", "partial"))] = may(
        "complete: all states that ever were its members are listed, so that totals can be formed.",
        "partial",
    )
    description: Prose = need("What it is, in one or two sentences.")
    succeeds: tuple[Succession, ...] = may("What it grew out of, and by which act.", ())
    sources: tuple[Citation, ...] = need("What its dates rest on.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A spell of one status of one state in one organisation."""

    member: MemberRef = need("The state.")
    status: Annotated[str, OneOf(STATUSES)] = need("What it was during this spell.")
    from_: Date = need("First day that the status held: entry into force, not signature (EDTF).")
    to: Date | None = may("Last day that it held; left out while it still holds.")
    signed: Date | None = may("The day on which that state signed the act.")
    end_reason: Annotated[str, OneOf(END_REASONS)] | None = may("Why it ended.")
    note: Prose | None = may("What a reader must know.")
    sources: tuple[Citation, ...] = need("What the dates rest on.")
    other_dates: tuple[OtherDate, ...] = may("Dates in print that are not used, and why.", ())
    checked: Day = need("The day on which the record was last compared with its sources.")
    organisation: str = field(default="", metadata={"hidden": True})
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, or a body as `literal`."""

    family: str | None = may("Family name.")
    given: str | None = may("Given names.")
    literal: str | None = may("Name of a body, or a name that is not to be split.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Custom:
    """What CSL has no variable for."""

    kind: Annotated[str, OneOf(SOURCE_KINDS)] = need("What kind of source it is.")
    caution: Prose | None = may("Why to be careful, in one line; printed wherever it is cited.")
    archive_url: Url | None = may("An archived copy.")
    licence: str | None = may("Licence of the data, for data sets.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A work that dates and figures rest on, in CSL variables (CSL 1.0.2)."""

    HYPHENATED: ClassVar[bool] = True  # CSL writes container-title, Python container_title

    id: Id = need("Lower-case words joined by hyphens.")
    type: Annotated[str, OneOf(CSL_TYPES)] = need("CSL type.")
    title: str = need("Title; in English, ours when original-title is given.")
    original_title: str | None = may("Title in the language of the work.")
    title_short: str | None = may("Short title.")
    author: tuple[Name, ...] = may("Authors, in order.", ())
    editor: tuple[Name, ...] = may("Editors, in order.", ())
    container_title: str | None = may("Journal, newspaper, book or site that it appeared in.")
    collection_title: str | None = may("Series.")
    publisher: str | None = may("Publisher.")
    publisher_place: str | None = may("Place of publication.")
    event_place: str | None = may("Where a treaty was signed or a speech given.")
    issued: Date | None = may("When it was published, or a treaty signed.")
    accessed: Day | None = may("The day on which the URL was read; needed with a URL.")
    language: str = need("ISO 639-1 code of the language.")
    volume: str | None = may("Volume.")
    issue: str | None = may("Issue.")
    page: str | None = may("Pages.")
    number: str | None = may("Number of a report, law or document.")
    version: str | None = may("Version or vintage of a data set.")
    genre: str | None = may("Kind of document.")
    archive: str | None = may("Archive that keeps it.")
    archive_location: str | None = may("Place in that archive.")
    note: Prose | None = may("Remark.")
    DOI: str | None = may("Digital object identifier, bare.")
    ISBN: str | None = may("ISBN.")
    ISSN: str | None = may("ISSN.")
    URL: Url | None = may("Address, without tracking parameters.")
    custom: Custom = need("Kind of source, caution, archived copy, licence.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """Minimum counts."""

    events: Count = need("Events.")
    memberships: Count = need("Memberships.")
    sources: Count = need("Sources.")
    where: Where = where()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """About the whole data folder."""

    schema: Annotated[str, OneOf(("1",))] = need("Number of this format; changes when fields do.")
    title: str = need("Title of the data set.")
    description: Prose = need("What it holds.")
    version: str = need("Version; changes with every release.")
    updated: Day = need("Day of the last change; nothing in the folder is younger.")
    licence: str = need("SPDX identifier of the data's licence.")
    author: tuple[Name, ...] = may("Who made the data set, for its citation.", ())
    URL: Url | None = may("Where the data set is published.")
    coverage: Date = need("The time that it covers (EDTF interval).")
    bloc: OrganisationRef | None = may("Organisation of which a comparison shows shares unasked.")
    at_least: Minimum = need("Counts below which a file must have been cut short.")
    where: Where = where()
