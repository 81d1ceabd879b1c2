"""`fact`, `define` and `stats`: figures, claims beside what is computed, terms, counts."""

import json

import pytest
from conftest import Ask


def test_without_words_the_series_are_listed(ask: Ask) -> None:
    rows = json.loads(ask("fact", "-f", "json").out)
    assert [
        (row["id"], row["unit"], row["first"], row["last"], row["subjects"]) for row in rows
    ] == [
        ("coast_index", "index", 2006, 2006, 2),
        ("herring_catch", "tonnes", 2004, 2008, 3),
    ]
    assert {row["record"] for row in rows} == {"indicator"}
    page = ask("fact", "-f", "table").out
    assert "1 opinion" in page
    assert "herring_catch  Herring catch  tonnes  2004–2008" in page


def test_an_observation_keeps_its_digits_and_names_source_and_vintage(ask: Ask) -> None:
    out = ask("fact", "herring_catch", "--member", "ARD", "--year", "2005", "-f", "json").out
    assert '"value":300.50,' in out
    assert json.loads(out) == [
        {
            "record": "observation",
            "indicator": "herring_catch",
            "subject": "ARD",
            "year": 2005,
            "value": 300.5,
            "unit": "tonnes",
            "flag": "e",
            "source": "atlas-2019",
            "vintage": "2019",
            "members_with_value": None,
            "members": None,
        }
    ]


def test_a_value_may_have_a_source_of_its_own(ask: Ask) -> None:
    rows = json.loads(ask("fact", "coast index", "-f", "json").out)
    assert [(row["subject"], row["source"]) for row in rows] == [
        ("ARD", "herald-2004"),
        ("BOR", "atlas-2019"),
    ]
    (source,) = json.loads(ask("source", "herald-2004", "-f", "json").out)
    assert "coast_index" in source["cited_by"]


def test_a_bloc_is_the_sum_of_its_members_of_that_year_and_never_incomplete(ask: Ask) -> None:
    rows = json.loads(ask("fact", "herring_catch", "--member", "CU", "-f", "json").out)
    assert [
        (row["year"], row["value"], row["members_with_value"], row["members"]) for row in rows
    ] == [
        (2005, 300.5, 1, 1),  # Borania joined in July 2006
        (2006, 1000, 2, 2),
        (2007, None, 1, 2),  # Borania has no value
        (2008, 1050, 2, 2),  # Cormark only observes
    ]


def test_years_narrow_a_series(ask: Ask) -> None:
    words = ["fact", "herring_catch", "--member", "ARD", "--fields", "year", "-f", "csv"]
    assert ask(*words, "--from", "2006", "--to", "2007").out == "year\n2006\n2007\n"
    assert ask(*words, "--year", "2006..2007").out == "year\n2006\n2007\n"
    assert ask(*words, "--to", "2004").out == "year\n2004\n"


def test_the_bare_value_is_printed_for_scripts(ask: Ask) -> None:
    assert (
        ask("fact", "herring_catch", "--member", "ARD", "--year", "2005", "--value").out
        == "300.50\n"
    )
    assert ask("fact", "herring_catch", "--member", "BOR", "--value").out == "600\n"
    assert ask("fact", "ardland-catches-most", "--value").out == "60\n"


@pytest.mark.parametrize(
    ("expect", "err", "code"),
    [
        ("300.5", "", 0),
        ("300.500", "", 0),
        ("301", "eurasia: the value is 300.50, not 301\n", 1),
        ("much", "eurasia: --expect much: write a number, such as 300.50\n", 2),
    ],
)
def test_expect_tests_a_value_in_a_script(ask: Ask, expect: str, err: str, code: int) -> None:
    words = ["fact", "herring_catch", "--member", "ARD", "--year", "2005", "--expect", expect]
    assert ask(*words) == ("", err, code)


def test_a_claim_stands_beside_its_computed_reference(ask: Ask) -> None:
    (record,) = json.loads(ask("fact", "ardland-catches-most", "-f", "json").out)
    assert list(record) == [
        "record", "id", "text", "claimant", "about", "said", "period", "value", "unit", "approximate",
        "sources", "via", "reference_value", "reference_basis", "deviation", "rating", "explanation",
    ]  # fmt: skip
    assert record["reference_value"] == pytest.approx(100 * 450 / 1050, abs=1e-6)
    assert record["deviation"] == pytest.approx(60 / (100 * 450 / 1050) - 1, abs=1e-6)
    assert record["reference_basis"] == "share of ARD in coast-union: Herring catch, 2008"
    assert record["approximate"] is True
    assert record["sources"] == [{"source": "herald-2004", "locator": "para. 12"}]


def test_units_of_different_size_are_converted(ask: Ask) -> None:
    (record,) = json.loads(ask("fact", "union-catch-2006", "-f", "json").out)
    assert (record["value"], record["reference_value"], record["deviation"]) == (0.001, 0.001, 0)


def test_an_opinion_has_no_reference(ask: Ask) -> None:
    (record,) = json.loads(ask("fact", "herring-taste", "-f", "json").out)
    assert (record["value"], record["reference_value"], record["deviation"]) == (None, None, None)
    assert (record["via"], record["rating"]) == ("Old Sayings 1901", "opinion")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--about", "CU"], ["ardland-catches-most", "union-catch-2006"]),
        (["--about", "Cormark"], ["herring-taste"]),
        (["--source", "herald-2004"], ["ardland-catches-most", "union-catch-2006"]),
        (["--rating", "opinion"], ["herring-taste"]),
        (["--about", "CU", "--rating", "accurate"], ["union-catch-2006"]),
        (["tastes", "best"], ["herring-taste"]),
        (["lands"], ["ardland-catches-most", "union-catch-2006"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_claims_are_found_by_subject_source_rating_and_words(
    ask: Ask, words: list[str], expected: list[str]
) -> None:
    rows = json.loads(ask("fact", *words, "-f", "json").out)
    assert sorted(row["id"] for row in rows) == expected


def test_a_claim_on_a_page_says_all_of_it(ask: Ask) -> None:
    assert ask("fact", "ardland-catches-most", "-f", "table").out == (
        "\n"
        "Ardland lands 60 per cent of the union's herring.  ardland-catches-most\n"
        "says      Arden Herald, 2008\n"
        "where     herald-2004, para. 12 ! Takes signature for entry into force.\n"
        "about     ARD coast-union\n"
        "claimed   about 60 per cent (2008)\n"
        "computed  42.86 per cent (share of ARD in coast-union: Herring catch, 2008); the claim is +40.0% "
        "off\n"
        "rating    inaccurate\n"
        "why       Ardland lands less than half in that year.\n"
        "see also: eurasia source herald-2004 · eurasia cite ardland-catches-most\n"
    )


def test_a_series_on_a_page_has_a_sparkline_a_subject(ask: Ask) -> None:
    out = ask("fact", "herring_catch", "-f", "table").out
    assert "Ardland  2004–2008  ▁▁▆▆█  310    450" in out
    assert "Source: atlas-2019, vintage 2019, CC BY 4.0" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["coast_index", "--member", "CU"], "Coast index (index) cannot be added up over the members of CU; name the states instead"),
        (["herring_catch", "--member", "CP"], "the record does not list every member of CP, so it has no total; name the states instead"),
        (["herring_catch", "--member", "Kor"], "unknown member 'Kor'; did you mean"),
        (["herring_catch", "--value"], "9 values; narrow it to one by --member and --year"),
        (["herring_catch", "--year", "2004", "--to", "2005"], "--year goes without --from and --to; write --from 2010 --to 2015"),
        (["herring_catch", "--from", "2008", "--to", "2004"], "--from 2008 is after --to 2004; write --from 2004 --to 2008"),
        (["--rating", "acurate"], "unknown rating 'acurate'; did you mean accurate? The ratings are accurate, roughly"),
        (["whales"], "no series and no claim has 'whales'"),
        (["--value"], "--value needs one series or one claim"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_a_wrong_question_is_refused_with_the_reason(
    ask: Ask, words: list[str], sentence: str
) -> None:
    answer = ask("fact", *words)
    assert (answer.out, answer.code) == ("", 2)
    assert answer.err.startswith(f"eurasia: {sentence}")


def test_a_term_is_defined_and_sourced(ask: Ask) -> None:
    assert json.loads(ask("define", "Customs union", "-f", "json").out) == [
        {
            "id": "customs-union",
            "term": "customs union",
            "definition": "States without customs duties among them and with one tariff towards others.",
            "sources": [{"source": "union-treaty-2004", "locator": "art. 2"}],
        }
    ]
    assert ask("define", "herringness").err.startswith("eurasia: unknown term 'herringness'")


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (
            "year",
            [
                ("1990", 1),
                ("1991", 1),
                ("2003", 1),
                ("2004", 1),
                ("2005", 1),
                ("2006", 1),
                ("2008", 1),
            ],
        ),
        (
            "kind",
            [
                ("entry-into-force", 2),
                ("signature", 2),
                ("accession", 1),
                ("dispute", 1),
                ("negotiation", 1),
            ],
        ),
        ("member", [("BOR", 4), ("ARD", 3), ("COR", 2)]),
        ("org", [("coast-union", 4), ("coast-pact", 3)]),
        ("topic", [("founding", 5), ("trade", 3)]),
        ("source", [("herald-2004", 3), ("union-treaty-2004", 3), ("pact-treaty-1991", 2)]),
    ],
)
def test_stats_count_events(ask: Ask, by: str, expected: list[tuple[str, int]]) -> None:
    rows = json.loads(ask("stats", "--by", by, "-f", "json").out)
    assert [(row["key"], row["count"]) for row in rows] == expected
    assert "█" * 40 in ask("stats", "--by", by, "-f", "table").out


def test_stats_list_what_is_stale(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from eurasia_cli.commands import common

    monkeypatch.setattr(common, "today", lambda: date(2020, 7, 1))
    assert "nothing is stale" in ask("stats", "-f", "table").out
    monkeypatch.setattr(common, "today", lambda: date(2022, 7, 1))
    assert "7 event · 6 membership · 3 member · 2 indicator · 3 claim · 1 term" in (
        ask("stats", "-f", "table").out
    )


def test_a_state_shows_headline_figures_and_its_claims(ask: Ask, folder) -> None:
    out = ask("member", "ARD", "-f", "table").out
    assert "Herring catch  450 tonnes  2008 old: 12 years  ▁▁▆▆█" in out
    assert "Claims about it  1 of 1: eurasia fact --about ARD" in out
    assert "inaccurate  Ardland lands 60 per cent of the union's herring. (Arden Herald)" in out
    cormark = ask("member", "COR", "-f", "table").out
    assert "0 of 1: eurasia fact --about COR" in cormark  # an opinion is not judged
