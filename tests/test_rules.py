"""Rules about several events at once, on events made for the purpose."""

from dataclasses import replace
from datetime import date as calendar_day

import pytest

from eurasia_cli.checks import dates, references
from eurasia_cli.checks.dates import stage_order
from eurasia_cli.checks.references import unused_source, unused_thread, unused_topic
from eurasia_cli.dates import parse_date
from eurasia_cli.fact_models import Observation
from eurasia_cli.fields import Where
from eurasia_cli.models import (
    Citation,
    Custom,
    Dataset,
    Event,
    Member,
    Membership,
    Minimum,
    Organisation,
    OtherDate,
    Place,
    Source,
    Succession,
    Thread,
    Topic,
)
from eurasia_cli.whole import Data

LINES = {"id": 7, "date": 8}


def event(kind: str, date: str, members: str = "", thread: str | None = None) -> Event:
    """Return an event of one treaty."""
    return Event(
        id=f"{kind}-{date}", date=parse_date(date), kind=kind, title="T", summary="S",
        members=tuple(members.split()), topics=("founding",), thread=thread, agreement="pact",
        importance=1, sources=(), checked="2020-06-01", where=Where("timeline.yaml", 6, LINES),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "wrong"),
    [
        ([("signature", "1992"), ("ratification", "1993", "ARD"), ("entry-into-force", "1994")], []),
        ([("signature", "1992"), ("ratification", "1991", "ARD")], ["ratification-1991"]),
        # In force for two who ratified; a third may follow.
        ([("ratification", "1993", "ARD"), ("ratification", "1995", "COR"),
          ("entry-into-force", "1994", "ARD")], []),
        # In force before its only party ratified.
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994", "ARD")], ["entry-into-force-1994"]),
        # The later of two ratifications is no reason: the first counts.
        ([("ratification", "1993", "ARD"), ("ratification", "1995", "ARD"),
          ("entry-into-force", "1994", "ARD")], []),
        # One party is not accounted for, or none is named: nobody can tell.
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994", "ARD BOR")], []),
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994")], []),
        # Two parties, each accounted for by a ratification of its own.
        ([("ratification", "1995", "ARD"), ("ratification", "1996", "BOR"),
          ("entry-into-force", "1994", "ARD BOR")], ["entry-into-force-1994"]),
        # Signed by others only.
        ([("signature", "1995", "COR"), ("entry-into-force", "1994", "ARD")], []),
        ([("signature", "1995", "COR ARD"), ("entry-into-force", "1994", "ARD")], ["entry-into-force-1994"]),
        ([("signature", "1994"), ("entry-into-force", "1994")], []),
        ([("termination", "1994"), ("entry-into-force", "1995")], ["termination-1994"]),
    ],
)  # fmt: skip
def test_the_stages_of_a_treaty_follow_one_another_for_each_party(
    events: list[tuple[str, ...]], wrong: list[str]
) -> None:
    data = Data(events=tuple(event(*one) for one in events))
    found = [problem for problem in stage_order(data) if problem.rule == "stage-order"]
    named = {one.message.split(" is before")[0].replace(" ", "-") for one in found}
    assert named == set(wrong)
    assert all((one.file, one.line) == ("timeline.yaml", 8) for one in found)


@pytest.mark.parametrize(("count", "problems"), [(0, 1), (1, 1), (2, 0), (3, 0)])
def test_a_story_needs_two_events(count: int, problems: int) -> None:
    thread = Thread(
        id="road", title="T", description="D", where=Where("timeline.yaml", 3, {"id": 4})
    )
    others = [event("signature", "1980"), event("signature", "1981")]
    events = [event("statement", f"199{n}", "", "road") for n in range(count)]
    found = list(unused_thread(Data(threads=(thread,), events=(*others, *events))))
    assert [(one.line, one.severity) for one in found] == [(4, "error")] * problems


def test_what_is_used_nowhere_is_told_at_its_id() -> None:
    place = Where("timeline.yaml", 4, {"id": 5})
    topic = Topic(id="trade", name="T", description="D", where=place)
    (found,) = unused_topic(Data(topics=(topic,), events=(event("signature", "1992"),)))
    assert (found.line, found.severity, found.rule) == (5, "error", "unused-topic")
    source = Source(
        id="atlas",
        type="book",
        title="T",
        language="en",
        custom=Custom(kind="scholarly"),
        where=place,
    )
    (found,) = unused_source(Data(sources=(source,)))
    assert (found.line, found.severity, found.rule) == (5, "warning", "unused-source")


def spell(from_: str, to: str | None = None, checked: str = "2020-06-01") -> Membership:
    """Return a spell of Ardland, its keys on lines of their own."""
    return Membership(
        member="ARD", status="member", from_=parse_date(from_), to=parse_date(to) if to else None,
        sources=(), checked=checked, organisation="union",
        where=Where("organisations.yaml", 20, {"member": 20, "from": 22, "to": 23, "checked": 29}),
    )  # fmt: skip


def body(name: str, dissolved: str | None = None, step: Succession | None = None) -> Organisation:
    """Return an organisation that began in 2000."""
    return Organisation(
        id=name, name=name, short_name=name, kind="union", founded=parse_date("2000-01-01"),
        dissolved=parse_date(dissolved) if dissolved else None, description="D", sources=(),
        succeeds=(step,) if step else (), where=Where("organisations.yaml", 10, {"dissolved": 14}),
    )  # fmt: skip


def dataset(updated: str) -> Dataset:
    """Return a data set last changed on that day."""
    return Dataset(
        schema="1", title="T", description="D", version="1", updated=updated, licence="CC0-1.0",
        coverage=parse_date("1990/.."), at_least=Minimum(events=0, memberships=0, sources=0),
    )  # fmt: skip


def told(problems: object) -> list[tuple[int, str]]:
    """Return the lines and messages of problems."""
    return [(problem.line, problem.message) for problem in problems]  # type: ignore[attr-defined]


def test_a_name_that_nothing_is_like_is_to_be_added_where_its_kind_stands() -> None:
    keyed = Where("timeline.yaml", 6, {"members": 9, "organisations": 10})
    strange = replace(event("statement", "1992", "QQQ"), organisations=("zzzz",), where=keyed)
    step = Succession(
        organisation="xxxx", event="e", where=Where("organisations.yaml", 16, {"organisation": 17})
    )
    data = Data(
        events=(strange,), memberships=(spell("2001"),), organisations=(body("union", step=step),),
        members=(Member(id="BOR", iso2="BO", name="Borania", sources=(), checked="2020-06-01"),),
    )  # fmt: skip
    assert told(references.unknown_member(data)) == [
        (9, "unknown member QQQ; add it to members.yaml"),
        (20, "unknown member ARD; add it to members.yaml"),
    ]
    assert told(references.unknown_organisation(data)) == [
        (10, "unknown organisation zzzz; add it to organisations.yaml"),
        (17, "unknown organisation xxxx; add it to organisations.yaml"),
    ]
    assert {problem.rule for problem in references.unknown_member(data)} == {"unknown-member"}
    assert {p.rule for p in references.unknown_organisation(data)} == {"unknown-organisation"}


def test_the_day_of_the_last_change_is_not_in_the_future() -> None:
    on_it = (event("statement", "2020-06-01"),)
    data = Data(
        dataset=dataset("2020-06-01"), events=on_it, memberships=(spell("2001", "2020-06-01"),)
    )
    assert told(dates.date_in_future(data)) == []
    assert told(dates.checked_after_update(data)) == []
    after = (
        event("statement", "2020-06-02"),
        event("proposal", "2030"),
        event("negotiation", "2030"),
    )
    later = replace(
        data, events=after, memberships=(spell("2020-06-02", "2020-06-03", "2020-06-02"),)
    )
    assert [line for line, _ in told(dates.date_in_future(later))] == [8, 22, 23]
    assert [line for line, _ in told(dates.checked_after_update(later))] == [29]


@pytest.mark.parametrize(("day", "wrong"), [("1900-01-01", False), ("1899-12-31", True)])
def test_no_event_lies_before_1900(day: str, wrong: bool) -> None:
    assert bool(list(dates.date_too_early(Data(events=(event("statement", day),))))) is wrong


@pytest.mark.parametrize(
    ("kind", "day", "wrong"),
    [
        ("launch", "2015-01-01", False),
        ("launch", "2015-01-02", True),
        ("accession", "2015-01-02", True),
        ("withdrawal", "2015-01-02", True),
        ("statement", "2015-01-02", False),
    ],
)
def test_nothing_is_joined_after_the_day_after_its_end(kind: str, day: str, wrong: bool) -> None:
    ended, going_on = body("union", "2014-12-31"), body("pact")
    act = replace(event(kind, day), organisations=("union",))
    data = Data(organisations=(ended, going_on), events=(act,))
    assert bool(list(dates.after_dissolution(data))) is wrong
    both = replace(act, organisations=("union", "pact"))
    assert not list(dates.after_dissolution(replace(data, events=(both,))))


@pytest.mark.parametrize(
    ("end", "wrong"), [("1999-12-31", True), ("2000-01-01", False), ("1999/..", False)]
)
def test_an_organisation_ends_after_it_began(end: str, wrong: bool) -> None:
    found = list(dates.dissolved_before_founded(Data(organisations=(body("union", end),))))
    assert [problem.line for problem in found] == [14] * wrong


@pytest.mark.parametrize(("checked", "wrong"), [("2020-07-02", False), ("2020-07-03", True)])
def test_a_check_has_a_day_of_grace(checked: str, wrong: bool) -> None:
    data = Data(memberships=(spell("2001", None, checked),))
    assert bool(list(dates.checked_in_future(data, calendar_day(2020, 7, 1)))) is wrong


@pytest.mark.parametrize("kind", ["ratification", "accession", "withdrawal"])
def test_an_act_of_a_state_names_it(kind: str) -> None:
    assert [p.rule for p in dates.parties_missing(Data(events=(event(kind, "1992"),)))] == [
        "parties-missing"
    ]
    assert not list(dates.parties_missing(Data(events=(event(kind, "1992", "ARD"),))))


def test_an_other_date_that_is_the_same_is_told_at_its_line() -> None:
    other = OtherDate(
        date=parse_date("1992"),
        reason="R",
        sources=(),
        where=Where("timeline.yaml", 12, {"date": 13}),
    )
    same = replace(event("statement", "1992"), other_dates=(other,))
    assert [line for line, _ in told(dates.other_date_same(Data(events=(same,))))] == [13]


def test_every_kind_of_name_that_is_unknown_is_told_at_its_key_with_its_file() -> None:
    lines = {"topics": 11, "thread": 12, "sources": 13, "place": 14, "id": 7, "date": 8}
    cited = Citation(source="qqq", locator="p. 1", where=Where("timeline.yaml", 15, {"source": 16}))
    strange = replace(
        event("statement", "1992", "", "zzz"), topics=("qqq",), place="Qqq", sources=(cited,),
        where=Where("timeline.yaml", 6, lines),
    )  # fmt: skip
    step = Succession(
        organisation="union", event="zzz", where=Where("organisations.yaml", 16, {"event": 18})
    )
    town = Place(
        id="arden", name="Arden", member="QQQ", sources=(), checked="2020-06-01",
        where=Where("places.yaml", 3, {"member": 5}),
    )  # fmt: skip
    bloc = replace(dataset("2020-06-01"), bloc="zzz", where=Where("dataset.yaml", 2, {"bloc": 9}))
    seat = replace(
        body("union", step=step), seat="Zzz", where=Where("organisations.yaml", 10, {"seat": 15})
    )
    value = Observation("herring", "ARD", 2001, "1", None, "zzz", None, 4, "series/herring.csv")
    data = Data(
        dataset=bloc, events=(strange,), organisations=(seat,), places=(town,), observations=(value,),
        topics=(), threads=(), sources=(), members=(),
    )  # fmt: skip
    for rule, expected in {
        references.unknown_topic: [(11, "unknown topic qqq; add it to timeline.yaml")],
        references.unknown_thread: [(12, "unknown thread zzz; add it to timeline.yaml")],
        references.unknown_source: [(16, "unknown source qqq; add it to sources.yaml")],
        references.unknown_place: [
            (14, "unknown place Qqq; add it to places.yaml"),
            (15, "unknown place Zzz; add it to places.yaml"),
        ],
        references.unknown_state_of_place: [(5, "unknown member QQQ; add it to members.yaml")],
        references.unknown_bloc: [(9, "unknown bloc zzz; add it to organisations.yaml")],
        references.unknown_event: [(18, "unknown event zzz; add it to timeline.yaml")],
        references.unknown_source_of_value: [(4, "unknown source zzz; add it to sources.yaml")],
    }.items():
        assert told(rule(data)) == expected
        assert {one.severity for one in rule(data)} == {"error"}
