"""The record itself: whole, sourced, and right where every account must agree."""

import json

import pytest
from conftest import Ask

TWELVE = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"}


@pytest.fixture
def events(ask_ours: Ask) -> list[dict]:
    return json.loads(ask_ours("timeline", "-f", "json").out)


@pytest.fixture
def spells(ask_ours: Ask) -> dict[tuple[str, str, str], tuple[str, str | None]]:
    """Return first and last day by organisation, state and status."""
    bodies = json.loads(ask_ours("org", "-f", "json").out)
    return {
        (body["id"], spell["member"], spell["status"]): (spell["from"], spell["to"])
        for body in bodies
        for spell in body["memberships"]
    }


@pytest.mark.parametrize(
    ("organisation", "member", "status", "first", "last"),
    [
        ("eaeu", "RUS", "member", "2015-01-01", None),
        ("eaeu", "BLR", "member", "2015-01-01", None),
        ("eaeu", "KAZ", "member", "2015-01-01", None),
        ("eaeu", "ARM", "member", "2015-01-02", None),
        ("eaeu", "KGZ", "member", "2015-08-12", None),
        ("eaeu", "MDA", "observer", "2018-05-14", None),
        ("eaeu", "UZB", "observer", "2020-12-11", None),
        ("eaeu", "CUB", "observer", "2020-12-11", None),
        ("eaeu", "IRN", "observer", "2024-12-26", None),
        ("customs-union", "KAZ", "member", "2010-01-01", "2014-12-31"),
        ("ses", "RUS", "member", "2012-01-01", "2014-12-31"),
        ("eurasec", "TJK", "member", "2001-05-30", "2014-12-31"),
        ("eurasec", "UZB", "member", "2006-01-25", "2008-10-14"),
        ("csto", "BLR", "member", "2003-09-18", None),
        ("cis", "GEO", "member", "1993-12", "2009-08-17"),
        ("cis", "TKM", "associate", "2005-08-26", None),
        ("wto", "KGZ", "member", "1998-12-20", None),
        ("wto", "GEO", "member", "2000-06-14", None),
        ("wto", "MDA", "member", "2001-07-26", None),
        ("wto", "ARM", "member", "2003-02-05", None),
        ("wto", "UKR", "member", "2008-05-16", None),
        ("wto", "RUS", "member", "2012-08-22", None),
        ("wto", "TJK", "member", "2013-03-02", None),
        ("wto", "KAZ", "member", "2015-11-30", None),
        ("union-state", "BLR", "member", "2000-01-26", None),
    ],
)
def test_memberships_that_every_account_must_have(
    spells: dict, organisation: str, member: str, status: str, first: str, last: str | None
) -> None:
    assert spells[organisation, member, status] == (first, last)


@pytest.mark.parametrize(
    ("organisation", "states"),
    [
        ("cis", TWELVE),
        ("wto", TWELVE),
        ("eurasec", {"BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB", "ARM", "MDA", "UKR"}),
        ("customs-union", {"BLR", "KAZ", "RUS", "KGZ", "ARM", "UKR"}),
        ("ses", {"BLR", "KAZ", "RUS"}),
        ("csto", {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}),
        ("cst", {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"}),
    ],
)
def test_no_state_is_missing_from_an_organisation(
    spells: dict, organisation: str, states: set[str]
) -> None:
    assert states <= {member for body, member, _ in spells if body == organisation}


def test_the_record_is_as_large_as_it_says(events: list[dict], spells: dict, ask_ours: Ask) -> None:
    assert len(events) >= 1250
    assert len(spells) >= 200
    assert len(json.loads(ask_ours("source", "-f", "json").out)) >= 2050
    assert len({event["thread"] for event in events}) >= 100
    assert sum(len(event["other_dates"]) for event in events) >= 170


def test_no_year_since_1985_is_empty(events: list[dict]) -> None:
    assert {event["date"][:4] for event in events} >= {str(year) for year in range(1985, 2027)}


def test_the_key_events_are_a_short_history(events: list[dict]) -> None:
    key = [event["date"][:4] for event in events if event["importance"] == 3]
    assert 75 <= len(key) <= 95
    for decade in ("199", "200", "201", "202"):
        assert sum(year.startswith(decade) for year in key) >= 8, decade


def test_every_date_rests_on_a_primary_or_on_two_sources(events: list[dict], ask_ours: Ask) -> None:
    kinds = {row["id"]: row["kind"] for row in json.loads(ask_ours("source", "-f", "json").out)}
    weak = [
        event["id"]
        for event in events
        if len({one["source"] for one in event["sources"]}) < 2
        and kinds[event["sources"][0]["source"]] not in ("treaty", "official", "dataset")
    ]
    assert len(weak) < len(events) / 25


@pytest.mark.parametrize(
    "source", ["customs-union-essay-2012", "emerson-2009", "hatami-2020", "russia-insider-2017"]
)
def test_the_founding_documents_are_cited_and_carry_a_caution(ask_ours: Ask, source: str) -> None:
    (record,) = json.loads(ask_ours("source", source, "-f", "json").out)
    assert record["caution"]
    assert len(record["cited_by"]) >= 3


@pytest.mark.parametrize(
    ("event", "date"),
    [
        ("eec-comecon-joint-declaration-1988", "1988-06-25"),
        ("customs-union-russia-belarus-in-force", "1995-11-30"),
        ("russia-belarus-community-in-force", "1996-08-29"),
        ("collective-security-treaty-lapses-for-three-states", "1999-04-20"),
        ("sco-charter-in-force", "2003-09-19"),
        ("ukraine-ratifies-ses-2003", "2004-04-20"),
        ("customs-territory-treaty-in-force-2008", "2008-10-10"),
        ("cis-fta-2011-ratification-russia-2012", "2012-03-20"),
        ("csto-suspends-uzbekistan", "2012-12-19"),
        ("anti-crisis-fund-renamed-2015", "2015-06-15"),
        ("eaeu-customs-code-belarus-signs-2017", "2017-04-11"),
        ("ds512-report-adopted-2019", "2019-04-26"),
        ("eaeu-iran-interim-protocol-in-force", "2022-10-25"),
    ],
)
def test_hard_questions_have_the_right_day(ask_ours: Ask, event: str, date: str) -> None:
    """Some of the thirty questions of docs/verification.md, with their answers."""
    assert json.loads(ask_ours("event", event, "-f", "json").out)[0]["date"] == date


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--on", "2014-05-29", "--kind", "signature"], "eaeu-treaty-signed"),
        (["--thread", "russia-belarus-disputes"], "russia-belarus-dairy-ban-2009"),
        (["--search", "ЕАЭС", "--kind", "entry-into-force"], "eaeu-treaty-in-force"),
    ],
)
def test_questions_find_their_event(ask_ours: Ask, words: list[str], expected: str) -> None:
    assert expected in [
        event["id"] for event in json.loads(ask_ours("timeline", *words, "-f", "json").out)
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [("kazakhstan", "KAZ"), ("Казахстан", "KAZ"), ("Қазақстан", "KAZ"), ("kz", "KAZ"), ("Kirghizia", "KGZ"),
     ("Киргизия", "KGZ"), ("Byelorussia", "BLR"), ("Белоруссия", "BLR"), ("Viet Nam", "VNM"), ("turk", "")],
)  # fmt: skip
def test_names_in_every_spelling(ask_ours: Ask, name: str, code: str) -> None:
    answer = ask_ours("member", name, "-f", "json")
    if code:
        assert json.loads(answer.out)[0]["id"] == code
    else:
        assert answer.code == 2
        assert "TKM, TUR" in answer.err


def test_the_lineage_of_the_union(ask_ours: Ask) -> None:
    steps = json.loads(ask_ours("trace", "EAEU", "-f", "json").out)
    assert {(step["succeeds"], step["organisation"]) for step in steps} >= {
        ("customs-union-1995", "eurasec"),
        ("eurasec", "customs-union"),
        ("customs-union", "ses"),
        ("ses", "eaeu"),
    }
