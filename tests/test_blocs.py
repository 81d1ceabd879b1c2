"""Blocs of the record: shares of members sum to 1 for every year and organisation."""

import json
import sqlite3
from collections import defaultdict

import pytest
from conftest import Ask

from eurasia_cli.folder import data_folder
from eurasia_cli.index import open_index


@pytest.fixture(scope="module")
def index(shared_cache):
    connection = open_index(data_folder(None), shared_cache)
    yield connection
    connection.close()


def test_shares_of_a_bloc_sum_to_one_for_every_year_and_series(index: sqlite3.Connection) -> None:
    query = """
        SELECT roster.organisation, roster.year, total.indicator, part.value / total.value
        FROM roster
        JOIN observation AS total ON total.subject = roster.organisation AND total.year = roster.year
        JOIN observation AS part ON part.subject = roster.member AND part.year = roster.year
             AND part.indicator = total.indicator
        WHERE total.value IS NOT NULL AND total.value != 0 AND total.printed IS NULL
    """
    sums: dict[tuple[str, int, str], float] = defaultdict(float)
    for organisation, year, indicator, share in index.execute(query):
        sums[organisation, year, indicator] += share
    assert len(sums) > 1000
    assert all(abs(total - 1) < 1e-9 for total in sums.values())


def test_a_total_is_absent_exactly_when_a_member_has_no_value(index: sqlite3.Connection) -> None:
    query = "SELECT value IS NULL, covered, counted FROM observation WHERE counted IS NOT NULL"
    rows = index.execute(query).fetchall()
    assert len(rows) > 1000
    assert all(absent == (covered < counted) for absent, covered, counted in rows)


@pytest.mark.parametrize(
    ("organisation", "year", "states"),
    [
        ("customs-union", 2010, {"BLR", "KAZ", "RUS"}),
        ("eaeu", 2014, set()),
        ("eaeu", 2015, {"ARM", "BLR", "KAZ", "KGZ", "RUS"}),
        ("eurasec", 2006, {"BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"}),
        ("eurasec", 2008, {"BLR", "KAZ", "KGZ", "RUS", "TJK"}),
        ("csto", 2025, {"ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"}),
    ],
)
def test_who_counts_in_a_year(
    index: sqlite3.Connection, organisation: str, year: int, states: set[str]
) -> None:
    query = "SELECT member FROM roster WHERE organisation = ? AND year = ?"
    assert {row[0] for row in index.execute(query, (organisation, year))} == states


@pytest.mark.parametrize(
    ("claim", "reference", "deviation", "rating"),
    [
        ("customs-union-population-167-million", 169.17, -0.0128, "accurate"),
        ("eaeu-gdp-1967-billion-2020", 1746.4, 0.126, "inaccurate"),
        ("russia-over-80-per-cent-eaeu-population", 79.03, 0.0123, "roughly"),
        ("russia-over-85-per-cent-eaeu-gdp", 85.5, -0.005, "accurate"),
        ("eaeu-area-over-20-million-sq-km", 20.26, -0.013, "accurate"),
    ],
)
def test_claims_of_the_founding_documents_are_held_against_the_series(
    ask_ours: Ask, claim: str, reference: float, deviation: float, rating: str
) -> None:
    (record,) = json.loads(ask_ours("fact", claim, "-f", "json").out)
    assert record["reference_value"] == pytest.approx(reference, rel=0.002)
    assert record["deviation"] == pytest.approx(deviation, abs=0.002)
    assert record["rating"] == rating


def test_the_record_holds_the_claims_and_series_that_it_promises(ask_ours: Ask) -> None:
    claims = json.loads(ask_ours("fact", "--about", "eaeu", "-f", "json").out)
    assert len(claims) > 100
    assert len(json.loads(ask_ours("fact", "-f", "json").out)) >= 60
    for source in (
        "customs-union-essay-2012",
        "emerson-2009",
        "hatami-2020",
        "russia-insider-2017",
    ):
        assert len(json.loads(ask_ours("fact", "--source", source, "-f", "json").out)) >= 40
    assert len(json.loads(ask_ours("define", "-f", "json").out)) >= 40
