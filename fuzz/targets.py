"""What is fuzzed, and what must hold: each function takes bytes and raises where something does not.

`run.py` feeds them with atheris, guided by coverage; tests/test_fuzz.py with the inputs that once
broke something and with what hypothesis makes up.
"""

import contextlib
import csv
import io
import json
import re
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from eurasia_cli import cli
from eurasia_cli.checks import check_folder
from eurasia_cli.dates import DateError, parse_date, parse_period, spoken
from eurasia_cli.errors import Problem
from eurasia_cli.render import Format, render
from eurasia_cli.tables import Table

GOOD = Path(__file__).parents[1] / "tests" / "good"
TODAY = date(2020, 7, 1)
FILES = ("timeline.yaml", "organisations.yaml", "members.yaml", "sources.yaml", "facts.yaml",
         "dataset.yaml", "places.yaml", "series/herring_catch.csv")  # fmt: skip
WORDS = ("timeline", "event", "member", "org", "trace", "compare", "fact", "search", "source", "cite",
         "define", "stats", "today", "--from", "--to", "--on", "--member", "--org", "--kind", "--fields",
         "-f", "json", "table", "csv", "md", "--search", "--limit", "--year", "ARD", "coast-union",
         "--share-of", "--expect", "--value", "--date", "--by", "--help", "--cite", "--spells")  # fmt: skip
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII)
_home: list[Path] = []


def dates(data: bytes) -> None:
    """A text is a date with its first day before its last, or is refused with what to write."""
    text = data.decode("utf-8", "surrogateescape")
    with contextlib.suppress(DateError):
        found = parse_date(text)
        assert found.earliest <= (found.latest or "9999-12-31")
        assert parse_date(found.text) == found
        assert spoken(found)
    with contextlib.suppress(DateError):
        first, last = parse_period(text, TODAY)
        assert first is None or last is None or first <= last


def folder(data: bytes) -> None:
    """A file of a data folder is read, or reported line by line; nothing is raised."""
    name = FILES[data[0] % len(FILES)] if data else FILES[0]
    place = _folder()
    (place / name).write_bytes(data[1:])
    try:
        problems, counts = check_folder(place, TODAY)
    finally:
        shutil.copy(GOOD / name, place / name)
    assert counts
    for problem in problems:
        assert isinstance(problem, Problem)
        assert problem.line >= 1
        assert problem.message


def command(data: bytes) -> None:
    """A command line is answered or refused in a sentence; none ends in a traceback."""
    text = data.decode("utf-8", "surrogateescape").replace("\0", "")
    words = [_word(part) for part in text.split("\n")[:8]]
    if "--data" in " ".join(words) or any(
        w in ("export", "init", "--save", "check") for w in words
    ):
        return
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", "surrogateescape"), io.StringIO()
    argv, stdout = sys.argv, sys.stdout
    sys.argv, sys.stdout = ["eurasia", *words], out
    try:
        with contextlib.redirect_stderr(err):
            code = cli._run()
    finally:
        sys.argv, sys.stdout = argv, stdout
    assert code in (0, 1, 2, 3), code
    assert code != 2 or err.getvalue().startswith("eurasia: "), err.getvalue()
    assert not HARMFUL.search(err.getvalue()), err.getvalue()


def renderers(data: bytes) -> None:
    """What a renderer writes is read back by a real parser with as many rows and cells."""
    text = data.decode("utf-8", "surrogateescape")
    cells = text.split("\n")[:6] or [""]
    rows = [{"a": cells[0], "b": cell, "c": [cell, cells[0]], "d": None} for cell in cells]
    table = Table(("a", "b", "c", "d"), ("a", "b"), rows)
    assert json.loads(render(table, Format.json)) == rows
    lines = render(table, Format.jsonl).split("\n")[:-1]
    assert [json.loads(line) for line in lines] == rows
    read = list(csv.reader(io.StringIO(render(table, Format.csv))))
    assert [len(row) for row in read] == [4] * (len(rows) + 1)
    formulas = [cell for row in read[1:] for cell in row if cell and cell[0] in "=+-@\t\r"]
    assert all(NUMBER.fullmatch(cell) for cell in formulas), formulas
    shown = render(table, Format.tsv).split("\n")[:-1]
    assert [line.count("\t") for line in shown] == [3] * (len(rows) + 1)
    written = render(table, Format.md)
    assert len(written.rstrip("\n").split("\n")) == len(rows) + 2
    for form in (Format.csv, Format.tsv, Format.md):
        assert not HARMFUL.search(render(table, form).replace("\n", "")), form


TARGETS = {"dates": dates, "folder": folder, "command": command, "renderers": renderers}


def _folder() -> Path:
    """Return a copy of the small data folder, made once."""
    if not _home:
        home = Path(tempfile.mkdtemp(prefix="eurasia-fuzz-"))
        shutil.copytree(GOOD, home / "data")
        _home.append(home / "data")
    return _home[0]


def _word(part: str) -> str:
    """Return a word of a command line; one character may stand for a word of the program."""
    return WORDS[ord(part) % len(WORDS)] if len(part) == 1 else part
