"""Whether a status held on a day, and how far a date may reach."""

import pytest

from eurasia_cli.dates import parse_date
from eurasia_cli.spells import Range, held, slack

TODAY = "2020-07-01"


@pytest.mark.parametrize(
    ("from_", "to", "checked", "days", "answer"),
    [
        ("1992-03-01", "1998-05-31", "2020-06-01", ("1995-01-01", "1995-01-01"), "yes"),
        ("1992-03-01", "1998-05-31", "2020-06-01", ("1992-03-01", "1992-03-01"), "yes"),
        ("1992-03-01", "1998-05-31", "2020-06-01", ("1992-02-29", "1992-02-29"), "no"),
        ("1992-03-01", "1998-05-31", "2020-06-01", ("1998-06-01", "1998-06-01"), "no"),
        ("1992-03-01", "1998-05-31", "2020-06-01", ("1998-01-01", "1998-12-31"), "possibly"),
        ("1992", "1998-05", "2020-06-01", ("1992-07-01", "1992-07-01"), "possibly"),
        ("1992", "1998-05", "2020-06-01", ("1991-12-31", "1991-12-31"), "no"),
        ("1992", "1998-05", "2020-06-01", ("1993-01-01", "1993-01-01"), "yes"),
        ("1992", "1998-05", "2020-06-01", ("1998-05-15", "1998-05-15"), "possibly"),
        ("2008~", None, "2020-06-01", ("2009-06-01", "2009-06-01"), "possibly"),
        ("2008~", None, "2020-06-01", ("2010-06-01", "2010-06-01"), "yes"),
        ("2008~", None, "2020-06-01", ("2006-06-01", "2006-06-01"), "no"),
        ("2005", None, "2020-06-01", ("2020-07-01", "2020-07-01"), "yes"),
        ("2005", None, "2020-06-01", ("2020-07-02", "2020-07-02"), "possibly"),
        ("2005", None, "2019-01-01", ("2019-01-01", "2019-01-01"), "yes"),
        ("2005", None, "2019-01-01", ("2019-01-02", "2019-01-02"), "possibly"),
    ],
)
def test_a_status_held_did_not_or_possibly(
    from_: str, to: str | None, checked: str, days: tuple[str, str], answer: str
) -> None:
    end = parse_date(to) if to else None
    assert held(parse_date(from_), end, checked, Range(*days), TODAY) == answer


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2012", ("2012-01-01", "2012-12-31")),
        ("2012~", ("2011-01-01", "2013-12-31")),
        ("2012-02-29?", ("2011-02-28", "2013-02-28")),
        ("2012-02-28~", ("2011-02-28", "2013-02-28")),
        ("2010/..", ("2010-01-01", "9999-12-31")),
        ("2010~/..", ("2009-01-01", "9999-12-31")),
        ("0001~", ("0001-01-01", "0002-12-31")),
        ("9999?", ("9998-01-01", "9999-12-31")),
    ],
)
def test_a_mark_adds_a_year_of_the_calendar_each_way(date: str, days: tuple[str, str]) -> None:
    assert slack(parse_date(date)) == days


@pytest.mark.parametrize(
    ("first", "last", "date", "certain"),
    [
        ("2004-01-01", "2004-12-31", "2004", True),
        ("2004-01-02", "2004-12-31", "2004", False),
        ("2004-01-01", "2004-12-30", "2004", False),
        ("2005-01-01", None, "2004", False),
        (None, "2003-12-31", "2004", False),
        (None, "2004-12-31", "2004", True),
        ("2004-01-01", None, "2004", True),
        (None, None, "0001", True),
        ("2004-01-01", "2004-12-31", "2004~", False),
    ],
)
def test_a_date_lies_certainly_inside_whatever_it_turns_out_to_be(
    first: str | None, last: str | None, date: str, certain: bool
) -> None:
    assert Range(first, last).certainly_holds(parse_date(date)) is certain


@pytest.mark.parametrize(
    ("from_", "to", "checked", "days", "answer"),
    [
        ("2001", "2014-12-31", "2020-06-01", ("2014-12-31", "2014-12-31"), "yes"),
        ("2001", "2014-12-31", "2020-06-01", ("2015-01-01", "2015-01-01"), "no"),
        ("2001-05-30", None, "2020-06-01", ("2001-05-29", "2001-05-29"), "no"),
        ("2001-05-30", None, "2020-06-01", ("2001-05-30", "2001-05-30"), "yes"),
        ("2001", None, "2020-06-01", (None, "2000-12-31"), "no"),
        ("2001", None, "2020-06-01", (None, "2001-12-31"), "possibly"),
        ("2001", None, "2019-05-28", ("2020-07-01", "2020-07-01"), "yes"),  # 400 days ago
        ("2001", None, "2019-05-27", ("2020-07-01", "2020-07-01"), "possibly"),  # 401 days ago
    ],
)
def test_a_status_holds_to_its_last_day_and_till_its_check_is_stale(
    from_: str, to: str | None, checked: str, days: tuple[str | None, str | None], answer: str
) -> None:
    end = parse_date(to) if to else None
    assert held(parse_date(from_), end, checked, Range(*days), TODAY) == answer
