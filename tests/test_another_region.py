"""Nothing is wired to Eurasia: every command answers on the record of another region."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import Answer, Ask

from eurasia_cli.checks import check_folder
from eurasia_cli.cli import COMMANDS
from eurasia_cli.commands import common

TODAY = date(2026, 11, 22)
ASEAN = Path(__file__).parents[1] / "docs" / "examples" / "asean"
QUESTIONS = {
    "timeline": ["--thread", "charter"],
    "event": ["timor-admission"],
    "today": ["--date", "2026-08-08"],
    "member": ["viet nam"],
    "org": ["asean", "--on", "1996-01-01"],
    "trace": ["afta"],
    "compare": ["singapore", "asean"],
    "fact": ["population", "--member", "asean"],
    "search": ["charter", "in", "force"],
    "source": ["wdi-2026-07-01"],
    "cite": ["asean/VNM"],
    "define": [],
    "stats": ["--by", "thread"],
    "check": [str(ASEAN)],
}
WRITING = {"export", "init"}


@pytest.fixture
def ask_asean(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Return a function that runs a command on the record of ASEAN."""
    monkeypatch.setattr(common, "today", lambda: TODAY)
    return lambda *words: ask(*words, data=ASEAN)


def test_the_folder_keeps_every_rule() -> None:
    problems, counts = check_folder(ASEAN, TODAY)
    assert problems == []
    events, memberships = (int(count.split()[0]) for count in counts.split(", ")[:2])
    assert events >= 30
    assert memberships >= 30
    assert "3 indicators" in counts


def test_every_command_is_asked() -> None:
    assert QUESTIONS.keys() | WRITING == COMMANDS.keys()


@pytest.mark.parametrize("command", QUESTIONS)
@pytest.mark.parametrize("form", ["table", "json"])
def test_every_command_answers_of_it_alone(
    ask_asean: Callable[..., Answer], command: str, form: str
) -> None:
    words = ["-f", form if command not in ("cite", "check") else {"table": "text"}.get(form, form)]
    if command == "check" or (command, form) == ("cite", "json"):
        words = []
    answer = ask_asean(command, *QUESTIONS[command], *words)
    assert answer.code == 0
    own = answer.out.replace("eurasia ", "")  # the commands to try next
    assert "urasia" not in own
    assert "EAEU" not in own


def test_membership_and_totals_are_those_of_the_day(ask_asean: Callable[..., Answer]) -> None:
    out = ask_asean("org", "asean", "--on", "1996-01-01", "--spells", "-f", "json").out
    members = {spell["member"] for spell in json.loads(out) if spell["status"] == "member"}
    assert members == {"BRN", "IDN", "MYS", "PHL", "SGP", "THA", "VNM"}
    words = ("fact", "population", "--member", "asean", "--from", "2024", "--to", "2025")
    rows = json.loads(ask_asean(*words, "-f", "json").out)
    assert [row["members"] for row in rows] == [10, 11]
    rows = json.loads(ask_asean("compare", "THA", "--fact", "population", "-f", "json").out)
    assert rows[0]["share_of"] is None
    rows = json.loads(ask_asean("compare", "THA", "-f", "json").out)
    assert {row["share_of"] for row in rows if row["fact"] == "gdp"} == {"asean"}


@pytest.mark.parametrize("target", ["record.sqlite", "record.ics", "record.html"])
def test_an_export_is_of_it_alone(
    ask_asean: Callable[..., Answer], tmp_path: Path, target: str
) -> None:
    assert ask_asean("export", str(tmp_path / target)).code == 0
    text = (tmp_path / target).read_bytes()
    assert b"ASEAN integration" in text
    assert b"Eurasian" not in text
    assert b"@eurasia\r\n" not in text


def test_a_data_package_has_its_name(ask_asean: Callable[..., Answer], tmp_path: Path) -> None:
    assert ask_asean("export", str(tmp_path), "--format", "datapackage").code == 0
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["name"] == "asean-integration"
    assert package["title"] == "ASEAN integration"
