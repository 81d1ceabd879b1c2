"""Dates in a declared subset of EDTF (ISO 8601-2), kept as text with their first and last day.

Years (``1991``), months (``1991-12``), days (``1991-12-08``), intervals (``a/b``), open intervals
(``a/..``) and the marks ``~`` (about) and ``?`` (uncertain) at the end of a date.
"""

import re
from datetime import date
from typing import NamedTuple

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?]?)", re.ASCII)
_MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTHS = [name[:3].lower() for name in _MONTH_NAMES]


class Date(NamedTuple):
    """A date as written, with the first and the last day that it may mean (ISO 8601, as text).

    `latest` is None when the date is an open interval. `marked` says that it carries ~ or ?.
    """

    text: str
    earliest: str
    latest: str | None
    marked: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> str:
        """Return ``day``, ``month``, ``year`` or ``interval``."""
        if "/" in self.text:
            return "interval"
        return {4: "year", 7: "month"}.get(len(self.text.rstrip("~?")), "day")


class DateError(ValueError):
    """Text that is no date; the message says what to write."""


def parse_date(text: str) -> Date:
    """Parse `text` as a date of the EDTF subset; raise DateError that says what to write."""
    if "/" not in text:
        earliest, latest, marked = _bounds(text)
        return Date(text, earliest, latest, marked)
    start, _, end = text.partition("/")
    if end.count("/"):
        raise DateError(_advice(text))
    earliest, _, marked = _bounds(start, whole=text)
    if end == "..":
        return Date(text, earliest, None, marked)
    end_earliest, latest, end_marked = _bounds(end, whole=text)
    if latest < earliest or end_earliest < earliest:
        raise DateError(f"{text}: the end is before the start; write {end}/{start}")
    return Date(text, earliest, latest, marked or end_marked)


def parse_day(text: str) -> Date:
    """Parse a full day, YYYY-MM-DD."""
    day = parse_date(text)
    if day.precision != "day" or day.marked:
        raise DateError(f"{text}: write a full day, such as 2014-05-29")
    return day


def parse_period(text: str, today: date) -> tuple[str | None, str | None]:
    """Parse a date of the command line into its first and last day; None where it is open.

    Takes ``2007``, ``2007-10``, ``2007-10-06``, ``2007Q4``, ``2007..2012``, ``2007..``, ``..2012``
    and ``today``.
    """
    text = text.strip()
    if text.lower() == "today":
        return today.isoformat(), today.isoformat()
    if "/" in text and re.fullmatch(r"\d{4}[\d-]*/[\d.-]+", text):
        raise DateError(f"{text}: write {text.replace('/', '..').replace('....', '..')}")
    if ".." in text:
        first, _, last = text.partition("..")
        if ".." in last:
            raise DateError(f"{text[:40]}: more than one ..; write first..last, such as 2007..2012")
        start = parse_period(first, today)[0] if first else None
        end = parse_period(last, today)[1] if last else None
        if start and end and end < start:
            raise DateError(f"{text}: the end is before the start; write {last}..{first}")
        return start, end
    quarter = re.fullmatch(r"(\d{4})-?[qQ]([1-4])", text, re.ASCII)
    if quarter:
        year, third = int(quarter[1]), 3 * int(quarter[2])
        return f"{year:04}-{third - 2:02}-01", f"{year:04}-{third:02}-{_days(year, third)}"
    earliest, latest, marked = _bounds(text)
    if marked:
        raise DateError(f"{text}: write {text[:-1]}")
    return earliest, latest


def spoken(value: Date) -> str:
    """Return the date in words for a reader: ``8 December 1991``, ``about 1994``."""
    start, slash, end = value.text.partition("/")
    if slash:
        return (
            f"since {_spoken_part(start)}"
            if end == ".."
            else (f"{_spoken_part(start)} to {_spoken_part(end)}")
        )
    return _spoken_part(start)


def within_year(value: Date, year: str) -> str:
    """Return a date in short under a heading with its year: ``29 May``, ``Feb–Oct``, ``1994``."""
    start, slash, end = value.text.partition("/")
    if not slash:
        return _short_part(start, year)
    if end == "..":
        return f"from {_short_part(start, year)}"
    return f"{_short_part(start, year)}–{_short_part(end, year)}"


def _short_part(text: str, year: str) -> str:
    mark = text[-1] if text[-1] in "~?" else ""
    own, *rest = text.rstrip("~?").split("-")
    words = [str(int(rest[1]))] if len(rest) > 1 else []
    words += [_MONTH_NAMES[int(rest[0]) - 1][:3]] if rest else []
    words += [own] if own != year or not rest else []
    return {"~": "about ", "?": "perhaps ", "": ""}[mark] + " ".join(words)


def _spoken_part(text: str) -> str:
    about = "about " if text.endswith("~") else ""
    perhaps = " (uncertain)" if text.endswith("?") else ""
    year, *rest = text.rstrip("~?").split("-")
    words = [*([str(int(rest[1]))] if len(rest) > 1 else [])]
    words += [_MONTH_NAMES[int(rest[0]) - 1]] if rest else []
    return about + " ".join([*words, year]) + perhaps


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _bounds(text: str, whole: str | None = None) -> tuple[str, str, bool]:
    """Return first day, last day and whether the date is marked."""
    match = _PART.fullmatch(text)
    if not match:
        raise DateError(_advice(whole or text))
    year, month, day, mark = match.groups()
    if year == "0000":
        raise DateError(f"{whole or text}: there is no year 0; write a year such as 1991")
    if month is None:
        return f"{year}-01-01", f"{year}-12-31", bool(mark)
    if not 1 <= int(month) <= 12:
        raise DateError(f"{whole or text}: there is no month {month}; write {year}-01 to {year}-12")
    last = _days(int(year), int(month))
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{last}", bool(mark)
    if not 1 <= int(day) <= last:
        near = "01" if day == "00" else str(last)
        raise DateError(
            f"{whole or text}: {year}-{month} has {last} days; write {year}-{month}-{near}"
        )
    plain = f"{year}-{month}-{day}"
    return plain, plain, bool(mark)


def _advice(text: str) -> str:
    """Say how to write what was probably meant."""
    for guess in _guesses(text.strip()):
        try:
            parse_date(guess[0])
        except DateError:
            continue
        if len(guess) == 2 and guess[0] != guess[1]:
            return f"{text}: day or month first? Write {guess[0]} or {guess[1]}"
        return f"{text}: write {guess[0]}"
    shown = "a date is missing" if not text else text if len(text) <= 40 else text[:40] + "…"
    return f"{shown}: write a year, month or day as 2014, 2014-05 or 2014-05-29"


def _guesses(text: str) -> list[tuple[str, ...]]:
    numbers = re.fullmatch(r"(\d{1,2})([./ -])(\d{1,2})\2(\d{4})", text, re.ASCII)
    if numbers:
        first, second, year = int(numbers[1]), int(numbers[3]), numbers[4]
        day_first, month_first = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
        if numbers[2] == "." or first > 12:
            return [(day_first,)]
        return [(month_first,)] if second > 12 else [(day_first, month_first)]
    loose = re.fullmatch(r"(\d{4})[-./ ](\d{1,2})(?:[-./ ](\d{1,2}))?", text, re.ASCII)
    if loose:
        day = f"-{int(loose[3]):02}" if loose[3] else ""
        return [(f"{loose[1]}-{int(loose[2]):02}{day}",)]
    solid = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text, re.ASCII)
    if solid:
        return [("-".join(solid.groups()),)]
    month = re.fullmatch(r"(\d{1,2})[./](\d{4})", text, re.ASCII)
    if month:
        return [(f"{month[2]}-{int(month[1]):02}",)]
    quarter = re.fullmatch(r"(\d{4})[- ]?[qQ]([1-4])", text, re.ASCII)
    if quarter:
        return [
            (f"{quarter[1]}-{3 * int(quarter[2]) - 2:02}/{quarter[1]}-{3 * int(quarter[2]):02}",)
        ]
    return _named_month(text)


def _named_month(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[A-Za-z]+|\d+", text)
    names = [w for w in words if w[:3].lower() in _MONTHS]
    years = [w for w in words if re.fullmatch(r"\d{4}", w)]
    days = [w for w in words if re.fullmatch(r"\d{1,2}", w)]
    if len(names) == len(years) == 1 and len(days) <= 1:
        month = _MONTHS.index(names[0][:3].lower()) + 1
        return [(f"{years[0]}-{month:02}" + "".join(f"-{int(d):02}" for d in days),)]
    return []
