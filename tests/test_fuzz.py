"""What fuzzing found stays mended, and what hypothesis makes up breaks nothing (fuzz/targets.py)."""

import csv
import html.parser
import io
import json
import re
import sys
from pathlib import Path

import icalendar
import pypandoc
import pytest
from conftest import GOOD, Ask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eurasia_cli.text import visible

sys.path.insert(0, str(Path(__file__).parents[1] / "fuzz"))

from targets import TARGETS, WORDS

FOUND = [
    ("command", b"search\n\xc2" + b"d" * 60 + b"\xc2"),  # a word of bytes that are no text
    ("command", b"source\n\xff"),
    ("dates", b"1991.." * 3000 + b"1991"),  # recursion
    ("dates", b"1991..1992..1993"),
    ("renderers", b"-0"),  # a number is no formula
    ("renderers", b"=1\n\xed\xa6\n\x1b[31m\n\xe2\x80\xae"),
]
HOSTILE = [
    "\x1b]0;title\x07\x9b31m red",
    "\u202eright to left\u2066 and back",
    "[bold]Treaty[/] [sic] :smile:",
    "\"double\" 'single' `back` \\ slash",
    '=HYPERLINK("https://a.example";"x")',
    "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;",
    "BEGIN:VEVENT;a,b\\n\u2028new\u0085line",
    "{{jinja}} ${shell} %s %(x)s \\input{tex} $math$",
]


@pytest.fixture
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EURASIA_DATA", str(GOOD))
    monkeypatch.setenv("EURASIA_CACHE", str(tmp_path / "cache"))


@pytest.mark.usefixtures("surroundings")
@pytest.mark.parametrize(("target", "data"), FOUND, ids=lambda one: str(one)[:20])
def test_what_fuzzing_found_stays_mended(target: str, data: bytes) -> None:
    TARGETS[target](data)


@pytest.mark.usefixtures("surroundings")
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_made_up_breaks_a_target(target: str) -> None:
    words = st.lists(st.sampled_from([*WORDS, "x", "2007", "..", "\udcff"]), max_size=6).map(
        "\n".join
    )
    made_up = {
        "command": words.map(lambda text: text.encode("utf-8", "surrogateescape")),
        "dates": st.from_regex(r"[0-9.~?/ QqT-]{0,24}").map(str.encode),
    }.get(target, st.binary(max_size=400))

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(made_up)
    def run(data: bytes) -> None:
        TARGETS[target](data)

    run()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_read_back_from_every_format(ask: Ask, folder: Path, text: str) -> None:
    """By a real parser of each; controls are spelled out where the format cannot carry them."""
    path = folder / "timeline.yaml"
    old = "title: The Coast Union begins"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, f"title: {json.dumps(text)}"))
    words = ("timeline", "--kind", "entry-into-force", "--org", "coast-union")

    def printed(form: str) -> str:
        return ask(*words, "-f", form, data=folder).out

    assert json.loads(printed("json"))[0]["title"] == text
    assert json.loads(printed("jsonl"))["title"] == text
    (row,) = csv.DictReader(io.StringIO(printed("csv")))
    spelled = visible(text)
    assert row["title"].removeprefix("'") == spelled
    event = icalendar.Calendar.from_ical(printed("ics")).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == spelled
    assert spelled in texts(printed("html"))
    document = pypandoc.convert_text(
        printed("md"), "plain", format="gfm", extra_args=["--wrap=none"]
    )
    letters = re.sub(r"\W|_", "", document)
    assert re.sub(r"\W|_", "", spelled) in letters


def texts(page: str) -> list[str]:
    """Return the texts of a page as a parser of HTML finds them, those of scripts left out."""
    found: list[str] = []
    within: list[str] = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            within.append(tag)

        def handle_endtag(self, tag: str) -> None:
            while within and within.pop() != tag:
                pass

        def handle_data(self, data: str) -> None:
            if "script" not in within:
                found.append(data.strip())

    Reader().feed(page)
    return found


def test_ten_megabytes_in_a_field_are_text_like_any_other(ask: Ask, folder: Path) -> None:
    path = folder / "timeline.yaml"
    long = "long " * 2_000_000
    path.write_text(path.read_text().replace("summary: >-", f"summary: {long}x\n    # >-", 1))
    answer = ask("timeline", "-f", "json", data=folder)
    assert answer.code in (0, 3)
    answer = ask("check", str(folder))
    assert answer.code in (0, 1)
    assert len(answer.out) < 10_000
