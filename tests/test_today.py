"""`today`: what happened on this day of the year."""

import json

import pytest
from conftest import Ask


def test_this_day_in_other_years(ask: Ask) -> None:
    rows = json.loads(ask("today", "--date", "2020-06-15", "-f", "json").out)
    assert [(row["id"], row["date"]) for row in rows] == [("union-treaty-signed", "2004-06-15")]
    page = ask("today", "--date", "2020-06-15", "-f", "table").out
    assert page.startswith("\n15 June  in other years\n")
    assert "16 years earlier. The treaty replaces the pact by a customs union." in page


def test_without_a_date_it_is_today(ask: Ask) -> None:
    answer = ask("today", "-f", "json")  # the tests live on 1 July 2020
    assert answer.out == "[]\n"
    assert answer.err == (
        "eurasia: no event on 1 July; the nearest day with one is 2020-06-15: "
        "eurasia today --date 2020-06-15\n"
    )


def test_a_date_of_a_month_is_on_no_day(ask: Ask) -> None:
    assert json.loads(ask("today", "--date", "2020-07-01", "-f", "json").out) == []
    answer = ask("today", "--date", "2006-07")
    assert answer.code == 2
    assert "--date 2006-07 is no single day; write a day, such as 2014-05-29" in answer.err


@pytest.mark.parametrize("day", ["2024-02-29", "2020-12-31", "2020-01-01"])
def test_every_day_of_the_calendar_can_be_asked(ask: Ask, day: str) -> None:
    assert ask("today", "--date", day).code == 0
