"""Dates are read right or refused with what to write instead."""

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eurasia_cli.dates import DateError, parse_date, parse_day, parse_period, spoken, within_year

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "marked", "precision"),
    [
        ("1991", "1991-01-01", "1991-12-31", False, "year"),
        ("1991-02", "1991-02-01", "1991-02-28", False, "month"),
        ("2000-02", "2000-02-01", "2000-02-29", False, "month"),
        ("1991-12-08", "1991-12-08", "1991-12-08", False, "day"),
        ("1994~", "1994-01-01", "1994-12-31", True, "year"),
        ("1994-06?", "1994-06-01", "1994-06-30", True, "month"),
        ("1991/1993-06", "1991-01-01", "1993-06-30", False, "interval"),
        ("2012/2012", "2012-01-01", "2012-12-31", False, "interval"),
        ("1991-12/..", "1991-12-01", None, False, "interval"),
        ("1991~/1993", "1991-01-01", "1993-12-31", True, "interval"),
        ("1991/1993?", "1991-01-01", "1993-12-31", True, "interval"),
        ("1991~/..", "1991-01-01", None, True, "interval"),
    ],
)
def test_a_date_keeps_its_text_and_knows_its_bounds(
    text: str, earliest: str, latest: str | None, marked: bool, precision: str
) -> None:
    value = parse_date(text)
    assert (value.text, value.earliest, value.latest, value.marked) == (
        text, earliest, latest, marked,
    )  # fmt: skip
    assert value.precision == precision


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2005-02-29", "2005-02-29: 2005-02 has 28 days; write 2005-02-28"),
        ("1900-02-29", "1900-02-29: 1900-02 has 28 days; write 1900-02-28"),
        ("2007-04-00", "2007-04-00: 2007-04 has 30 days; write 2007-04-01"),
        ("1991-13-45", "1991-13-45: there is no month 13; write 1991-01 to 1991-12"),
        ("1996/1994", "1996/1994: the end is before the start; write 1994/1996"),
        ("29.05.2014", "29.05.2014: write 2014-05-29"),
        ("8.12.1991", "8.12.1991: write 1991-12-08"),
        ("06/10/2007", "06/10/2007: day or month first? Write 2007-10-06 or 2007-06-10"),
        ("13/10/2007", "13/10/2007: write 2007-10-13"),
        ("10/13/2007", "10/13/2007: write 2007-10-13"),
        ("20140529", "20140529: write 2014-05-29"),
        ("1991-12-8", "1991-12-8: write 1991-12-08"),
        ("2014/05/29", "2014/05/29: write 2014-05-29"),
        ("05.2014", "05.2014: write 2014-05"),
        ("29 May 2014", "29 May 2014: write 2014-05-29"),
        ("May 29, 2014", "May 29, 2014: write 2014-05-29"),
        ("2007Q4", "2007Q4: write 2007-10/2007-12"),
        ("0000", "0000: there is no year 0; write a year such as 1991"),
        ("soon", "soon: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("", "a date is missing: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("٢٠٠٧", "٢٠٠٧: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("1/2/3/4", "1/2/3/4: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        (
            "1991/1992/1993",
            "1991/1992/1993: write a year, month or day as 2014, 2014-05 or 2014-05-29",
        ),
        (
            "1991-2-30/1992",
            "1991-2-30/1992: write a year, month or day as 2014, 2014-05 or 2014-05-29",
        ),
        ("1991-02-30/1992", "1991-02-30/1992: 1991-02 has 28 days; write 1991-02-28"),
        ("1991/1992-02-30", "1991/1992-02-30: 1992-02 has 29 days; write 1992-02-29"),
        ("0000/1992", "0000/1992: there is no year 0; write a year such as 1991"),
        ("1991/1992-13", "1991/1992-13: there is no month 13; write 1992-01 to 1992-12"),
        ("12/10/2007", "12/10/2007: day or month first? Write 2007-10-12 or 2007-12-10"),
        ("10/12/2007", "10/12/2007: day or month first? Write 2007-12-10 or 2007-10-12"),
        ("10/10/2007", "10/10/2007: write 2007-10-10"),
        ("12 13 2007", "12 13 2007: write 2007-12-13"),
        ("2014.5", "2014.5: write 2014-05"),
        ("2007q1", "2007q1: write 2007-01/2007-03"),
        ("2007 Q2", "2007 Q2: write 2007-04/2007-06"),
        ("Sept 2014", "Sept 2014: write 2014-09"),
        (
            "30 31 May 2014",
            "30 31 May 2014: write a year, month or day as 2014, 2014-05 or 2014-05-29",
        ),
        ("31 June 2014", "31 June 2014: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("٠١.٠٢.٢٠٠٧", "٠١.٠٢.٢٠٠٧: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("٢٠٠٧٠١٠٢", "٢٠٠٧٠١٠٢: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("x" * 40, "x" * 40 + ": write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("x" * 41, "x" * 40 + "…: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
    ],
)
def test_what_is_no_date_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_date(text)
    assert str(refused.value) == advice


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-29~", "2014-05-29/2014-05-30"])
def test_a_full_day_is_nothing_less(text: str) -> None:
    with pytest.raises(DateError, match="write a full day, such as 2014-05-29"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2007", "2007-01-01", "2007-12-31"),
        ("2007-10", "2007-10-01", "2007-10-31"),
        ("2007-10-06", "2007-10-06", "2007-10-06"),
        ("2007Q4", "2007-10-01", "2007-12-31"),
        ("2007q1", "2007-01-01", "2007-03-31"),
        ("2007-Q2", "2007-04-01", "2007-06-30"),
        ("2007..2012", "2007-01-01", "2012-12-31"),
        ("2007..", "2007-01-01", None),
        ("..2012-02", None, "2012-02-29"),
        ("2007Q4..2008Q1", "2007-10-01", "2008-03-31"),
        ("today", "2026-11-22", "2026-11-22"),
        (" 2007 ", "2007-01-01", "2007-12-31"),
        ("today..", "2026-11-22", None),
        ("..Today", None, "2026-11-22"),
        ("2007..2007", "2007-01-01", "2007-12-31"),
    ],
)
def test_a_period_of_the_command_line_includes_its_whole_end(
    text: str, first: str | None, last: str | None
) -> None:
    assert parse_period(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("2012..2007", "2012..2007: the end is before the start; write 2007..2012"),
        ("2007/2012", "2007/2012: write 2007..2012"),
        ("2007/..", "2007/..: write 2007.."),
        (
            "1991..1992..1993",
            "1991..1992..1993: more than one ..; write first..last, such as 2007..2012",
        ),
        ("٢٠٠٧Q1", "٢٠٠٧Q1: write a year, month or day as 2014, 2014-05 or 2014-05-29"),
        ("1994~", "1994~: write 1994"),
        ("2007-02-30", "2007-02-30: 2007-02 has 28 days; write 2007-02-28"),
        ("06/10/2007", "06/10/2007: day or month first? Write 2007-10-06 or 2007-06-10"),
    ],
)
def test_a_wrong_period_is_refused_with_what_to_write(text: str, advice: str) -> None:
    with pytest.raises(DateError) as refused:
        parse_period(text, TODAY)
    assert str(refused.value) == advice


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("1991-12-08", "8 December 1991", "8 Dec"),
        ("1991-12", "December 1991", "Dec"),
        ("1991", "1991", "1991"),
        ("1991~", "about 1991", "about 1991"),
        ("1991-12?", "December 1991 (uncertain)", "perhaps Dec"),
        ("1991-02/1991-10", "February 1991 to October 1991", "Feb–Oct"),
        ("1991-12-30/1992-01-02", "30 December 1991 to 2 January 1992", "30 Dec–2 Jan 1992"),
        ("1991-12/..", "since December 1991", "from Dec"),
    ],
)
def test_a_date_is_spoken_to_a_reader(text: str, words: str, short: str) -> None:
    assert spoken(parse_date(text)) == words
    assert within_year(parse_date(text), "1991") == short


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2004])
@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_ends_on_its_last_day(year: int, month: int) -> None:
    assert parse_date(f"{year}-{month:02}").latest == (
        f"{year}-{month:02}-{monthrange(year, month)[1]}"
    )


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_real_day_is_itself(day: date) -> None:
    value = parse_date(day.isoformat())
    assert (value.earliest, value.latest) == (day.isoformat(), day.isoformat())


@given(st.from_regex(r"\d{4}-\d{2}(-\d{2})?[~?]?", fullmatch=True))
def test_bounds_are_days_of_the_calendar_in_order(text: str) -> None:
    try:
        value = parse_date(text)
    except DateError:
        return
    assert value.latest is not None
    assert date.fromisoformat(value.earliest) <= date.fromisoformat(value.latest)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    for parse in (parse_date, lambda words: parse_period(words, TODAY)):
        try:
            parse(text)
        except DateError as error:
            assert str(error)  # noqa: PT017
