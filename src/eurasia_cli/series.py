"""Annual series: CSV files of member, year, value and flag, read line by line.

A value keeps its printed digits. The flag is an SDMX observation status in the lower case of
Eurostat: e estimate, p provisional, f forecast, b break in series, u low reliability. A file may
name source and locator for each value.
"""

import csv
import re
from pathlib import Path

from eurasia_cli.errors import Problem
from eurasia_cli.fact_models import Observation

HEADERS = (
    ["member", "year", "value", "flag"],
    ["member", "year", "value", "flag", "source", "locator"],
)
FLAGS = ("", "e", "p", "f", "b", "u")
_YEAR = re.compile(r"(19|20)\d\d", re.ASCII)
_VALUE = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?", re.ASCII)


def read_series(path: Path) -> tuple[list[Observation], list[Problem]]:
    """Read one series; return its observations and what is wrong with the file."""
    file = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], [Problem(file, 1, "the file is not UTF-8; save it as UTF-8", "encoding")]
    except OSError as error:
        return [], [Problem(file, 1, f"cannot be read: {error.strerror}", "unreadable-file")]
    header, *lines = csv.reader(text.splitlines()) if text.strip() else [[]]
    if header not in HEADERS:
        message = f"the first line is not {','.join(HEADERS[0])}; write it so"
        return [], [Problem(file, 1, message, "series-header")]
    observations, problems = [], []
    indicator = path.stem
    for line, cells in enumerate(lines, 2):
        mistake = _mistake(cells, len(header))
        if mistake:
            problems.append(Problem(file, line, mistake, "series-line"))
            continue
        subject, year, value, flag, *rest = cells
        source, locator = rest or (None, None)
        place = (source or None, locator or None, line, file)
        observations.append(Observation(indicator, subject, int(year), value, flag or None, *place))
    return observations, problems + _disorder(observations, file)


def _mistake(cells: list[str], width: int) -> str | None:
    """Return what is wrong with a line, or None."""
    if len(cells) != width:
        return f"{len(cells)} cells where {width} are expected; write one for each column"
    if not _YEAR.fullmatch(cells[1]):
        return f"year {cells[1]!r} is no year; write four digits"
    if not _VALUE.fullmatch(cells[2]):
        return f"value {cells[2]!r} is no number; leave the line out where there is none"
    if cells[3] not in FLAGS:
        return f"flag {cells[3]!r} is unknown; write one of e, p, f, b, u or nothing"
    return None


def _disorder(observations: list[Observation], file: str) -> list[Problem]:
    seen: set[tuple[str, int]] = set()
    problems = []
    for one in observations:
        if (one.subject, one.year) in seen:
            message = f"{one.subject} {one.year} has a value already; keep one"
            problems.append(Problem(file, one.line, message, "series-double"))
        seen.add((one.subject, one.year))
    return problems
