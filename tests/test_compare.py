"""`compare`: side by side, each value with its year, share and source; blocs as they stood."""

import json
from pathlib import Path

import pytest
from conftest import GOOD, Ask


def rows_of(out: str) -> list[tuple]:
    return [
        (
            row["subject"],
            row["year"],
            row["value"],
            row["share"] and round(row["share"], 4),
            row["missing"],
        )
        for row in json.loads(out)
    ]


def test_without_years_the_latest_that_all_have_is_taken(ask: Ask) -> None:
    out = ask("compare", "ARD", "BOR", "COR", "--fact", "herring_catch", "-f", "json").out
    assert rows_of(out) == [
        ("ARD", 2006, 400, None, None),
        ("BOR", 2006, 600, None, None),
        ("COR", 2006, 20, None, None),
    ]
    record = json.loads(out)[0]
    assert list(record) == [
        "fact",
        "subject",
        "year",
        "value",
        "unit",
        "share",
        "share_of",
        "source",
        "vintage",
        "missing",
    ]
    assert (record["fact"], record["unit"], record["source"]) == (
        "herring_catch",
        "tonnes",
        "atlas-2019",
    )


def test_where_no_year_is_common_each_has_its_own_and_says_so(ask: Ask, folder: Path) -> None:
    path = folder / "series" / "herring_catch.csv"
    path.write_text(path.read_text().replace("COR,2006,20,", "COR,2009,20,"))
    out = ask("compare", "ARD", "COR", "--fact", "herring_catch", "-f", "json", data=folder).out
    assert [row[:3] for row in rows_of(out)] == [("ARD", 2008, 450), ("COR", 2009, 20)]
    page = ask("compare", "ARD", "COR", "--fact", "herring_catch", "-f", "table", data=folder).out
    assert "450, 2008 [1]" in page
    assert "20, 2009 [1]" in page


def test_shares_follow_the_membership_of_each_year(ask: Ask) -> None:
    words = ["compare", "ARD", "BOR", "COR", "--fact", "herring_catch", "--share-of", "CU"]
    out = ask(*words, "--from", "2005", "--to", "2008", "-f", "json").out
    assert rows_of(out) == [
        ("ARD", 2005, 300.5, 1.0, None),
        ("ARD", 2006, 400, 0.4, None),
        ("ARD", 2007, 410, None, "no total"),
        ("ARD", 2008, 450, 0.4286, None),
        ("BOR", 2005, 550, None, "not yet a member"),
        ("BOR", 2006, 600, 0.6, None),
        ("BOR", 2007, None, None, "no data"),
        ("BOR", 2008, 600, 0.5714, None),
        ("COR", 2005, None, None, "no data"),
        ("COR", 2006, 20, None, "not a member"),
        ("COR", 2007, None, None, "no data"),
        ("COR", 2008, None, None, "no data"),
    ]


def test_a_bloc_is_a_subject_and_not_applicable_before_it_exists(ask: Ask) -> None:
    out = ask(
        "compare",
        "CU",
        "ARD",
        "--fact",
        "herring_catch",
        "--from",
        "2004",
        "--to",
        "2006",
        "-f",
        "json",
    ).out
    assert rows_of(out)[:3] == [
        ("coast-union", 2004, None, None, "not applicable"),
        ("coast-union", 2005, 300.5, None, None),
        ("coast-union", 2006, 1000, None, None),
    ]


def test_without_a_series_memberships_and_headline_figures_are_compared(ask: Ask) -> None:
    rows = json.loads(ask("compare", "ARD", "BOR", "-f", "json").out)
    assert [(row["fact"], row["subject"], str(row["value"])) for row in rows] == [
        ("membership:coast-union", "ARD", "2005-01-01"),
        ("membership:coast-union", "BOR", "2006-07-01"),
        ("herring_catch", "ARD", "450"),
        ("herring_catch", "BOR", "600"),
    ]
    page = ask("compare", "ARD", "BOR", "-f", "table").out
    assert "member 2005-01-01 [1]" in page
    assert "[2] atlas-2019, vintage 2019" in page
    assert "450 (42.9%) [2]" in page
    assert "In brackets the share of CU as its membership stood." in page


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2005", [("coast-union", "ARD", "member", None), ("coast-union", "BOR", "applicant", None)]),
        ("1998", [("coast-pact", "ARD", "member", None)]),
        ("1992", [("coast-pact", "ARD", "member", None), ("coast-pact", "BOR", "member", None)]),
        ("0999", []),
        ("2999", []),
    ],
)  # fmt: skip
def test_with_a_year_memberships_are_those_of_its_last_day(
    ask: Ask, year: str, found: list[tuple[str, str, str, str | None]]
) -> None:
    rows = json.loads(ask("compare", "ARD", "BOR", "--year", year, "-f", "json").out)
    assert [
        (row["fact"].partition(":")[2], row["subject"], row["unit"], row["missing"])
        for row in rows
        if row["fact"].startswith("membership:")
    ] == found
    assert {row["year"] for row in rows} <= {int(year)}


def test_a_membership_that_may_have_begun_by_then_is_possible(ask: Ask, folder: Path) -> None:
    path = folder / "organisations.yaml"
    path.write_text(path.read_text().replace("from: 1992\n", "from: 1993~\n", 1))
    out = ask("compare", "BOR", "--year", "1992", "-f", "tsv", data=folder).out
    assert "membership:coast-pact\tBOR\t1992\t1993~\tmember\t" in out
    assert out.splitlines()[1].endswith("\tpossibly")
    page = ask("compare", "BOR", "--year", "1992", "-f", "table", data=folder).out
    assert "member 1993~ (possibly) [1]" in page


def test_only_what_can_be_added_up_has_a_share_unasked(ask: Ask, folder: Path) -> None:
    facts = folder / "facts.yaml"
    assert "    aggregate: sum\n" in facts.read_text()
    facts.write_text(facts.read_text().replace("    aggregate: sum\n", "    aggregate: none\n", 1))
    for data, shares in [(GOOD, ["coast-union", None]), (folder, [None, None])]:
        out = ask("compare", "ARD", "COR", "-f", "json", data=data).out
        rows = [row for row in json.loads(out) if row["fact"] == "herring_catch"]
        assert [row["share_of"] for row in rows] == shares


def test_an_index_of_a_bloc_is_refused_with_the_reason(ask: Ask) -> None:
    answer = ask("compare", "CU", "ARD", "--fact", "coast_index")
    assert answer == (
        "",
        "eurasia: Coast index (index) cannot be added up over the members of CU; "
        "name the states instead\n",
        2,
    )
    assert ask("compare", "ARD", "--fact", "coast_index", "--share-of", "CU").code == 2


def test_a_chart_names_series_unit_source_and_subjects(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "70")
    words = [
        "compare",
        "ARD",
        "BOR",
        "--fact",
        "herring_catch",
        "--from",
        "2004",
        "--to",
        "2008",
        "--chart",
    ]
    out = ask(*words).out
    for text in (
        "Herring catch (tonnes)",
        "Ardland",
        "Borania",
        "2004",
        "2008",
        "Source: atlas-2019, 2019",
    ):
        assert text in out
    assert max(map(len, out.splitlines())) <= 70
    assert "\x1b" not in out
    monkeypatch.setenv("LC_ALL", "C")
    assert ask(*words).out.isascii()


@pytest.mark.parametrize(("name", "magic"), [("catch.svg", b"<?xml"), ("catch.png", b"\x89PNG")])
def test_a_chart_is_saved_for_print(ask: Ask, tmp_path: Path, name: str, magic: bytes) -> None:
    path = tmp_path / name
    words = ["compare", "ARD", "BOR", "--fact", "herring_catch", "--from", "2004", "--to", "2008"]
    answer = ask(*words, "--save", str(path))
    assert (answer.out, answer.err, answer.code) == ("", f"eurasia: saved {path}\n", 0)
    assert path.read_bytes().startswith(magic)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--save", "chart.gif"], "--save chart.gif: write a name that ends in .svg or .png"),
        (["--save", "/dev/null/chart.png"], "--save /dev/null/chart.png: Not a directory; write another name"),
        (["--save", "/nowhere/chart.png"], "--save /nowhere/chart.png: No such file or directory; write another name"),
        (["--chart", "--from", "1990", "--to", "1991"], "there is no value to draw; ask for other years or subjects"),
        (["--chart", "--fact", "coast_index"], "a chart shows one series; name it with --fact and give --from and --to"),
    ],
)  # fmt: skip
def test_a_chart_that_cannot_be_drawn_is_refused(ask: Ask, words: list[str], sentence: str) -> None:
    answer = ask("compare", "ARD", "BOR", "--fact", "herring_catch", *words)
    assert answer == ("", f"eurasia: {sentence}\n", 2)


def test_an_unknown_series_is_refused_with_the_nearest(ask: Ask) -> None:
    answer = ask("compare", "ARD", "BOR", "--fact", "hering catch")
    assert answer.err.startswith(
        "eurasia: unknown indicator 'hering catch'; did you mean herring_catch?"
    )
    assert answer.code == 2
