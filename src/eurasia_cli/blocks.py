"""What a page is made of: blocks without colour, width or terminal."""

from typing import NamedTuple

MARK, UNMARK = "\x02", "\x03"  # round a word that matched; no text of a record has them


class Heading(NamedTuple):
    """A heading, with a quieter remark beside it."""

    text: str
    remark: str = ""


class Entry(NamedTuple):
    """One event of a timeline; `remarks` go below its title, a line each."""

    when: str
    kind: str
    title: str
    parties: str
    details: str
    marks: str = ""
    key: bool = False
    remarks: tuple[str, ...] = ()


class Pairs(NamedTuple):
    """Labels and what they stand for."""

    rows: tuple[tuple[str, str], ...]


class Grid(NamedTuple):
    """A plain table.

    One that is `split` goes on below where the width ends; in one with `details` the last column
    goes under its row where it does not fit beside it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    split: bool = False
    details: bool = False


class Span(NamedTuple):
    """Part of a bar: a status from one day to another."""

    status: str
    first: str
    last: str


class Bars(NamedTuple):
    """Spans of time, a line a label, under a scale of years."""

    first: str
    last: str
    rows: tuple[tuple[str, tuple[Span, ...]], ...]


class Branch(NamedTuple):
    """A line of a tree and what hangs below it."""

    text: str
    remark: str
    below: tuple["Branch", ...] = ()


class Marked(NamedTuple):
    """A record found: what matched stands between the marks in title and text."""

    about: str
    title: str
    text: str
    command: str


class Note(NamedTuple):
    """A quiet line."""

    text: str


Block = Heading | Entry | Pairs | Grid | Bars | Branch | Marked | Note
