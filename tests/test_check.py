"""Every mistake in a data folder is reported at once, where it is, with what to write."""

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from conftest import GOOD, TODAY, Ask

from eurasia_cli.checks import DATED_RULES, RULES, check_folder

BROKEN = sorted((Path(__file__).parent / "broken").iterdir())


def report(folder: Path, today: date = TODAY) -> list[str]:
    """Return the problems of a folder, with paths as seen from inside it."""
    problems, _ = check_folder(folder, today)
    return [str(problem).replace(f"{folder}{os.sep}", "") for problem in problems]


def test_a_good_folder_has_no_problem() -> None:
    assert report(GOOD) == []


@pytest.mark.parametrize("broken", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_reported_as_it_says_itself(broken: Path, folder: Path) -> None:
    raw = broken.read_bytes()
    header = raw.decode("utf-8", errors="replace")
    (name,) = re.findall(r"^# file: (.*)$", header, re.MULTILINE)
    expected = re.findall(r"^# expect: (.*)$", header, re.MULTILINE)
    if name.endswith(".csv"):  # which has no comments
        raw = b"\n".join(line for line in raw.split(b"\n") if not line.startswith(b"# "))
    (folder / name).write_bytes(raw)
    found = report(folder)
    assert found == expected
    assert any(line.endswith(f"({broken.stem})") for line in found)


def test_there_is_a_broken_file_for_every_rule() -> None:
    source = Path(check_folder.__code__.co_filename).parents[1]
    code = "".join(path.read_text() for path in source.glob("*.py"))
    code += "".join(path.read_text() for path in source.glob("checks/*.py"))
    named = set(re.findall(r', "([a-z0-9]+(?:-[a-z0-9]+)*)"(?:, "warning")?\s*\)', code))
    rules = {name for name in named if "-" in name} - {"utf-8-sig", "entry-into-force"}
    files = {path.stem for path in BROKEN} | {"missing-file", "unreadable-file", "replaces-record"}
    assert rules <= files
    assert len(files) >= 90
    assert len(RULES) + len(DATED_RULES) >= 55


def test_one_unreadable_file_hides_no_mistake_in_another(folder: Path) -> None:
    (folder / "sources.yaml").write_text("references: [\n")
    timeline = (folder / "timeline.yaml").read_text()
    (folder / "timeline.yaml").write_text(
        timeline.replace("2004-06-15\n    kind", "15.6.2004\n    kind")
    )
    found = report(folder)
    assert [line.split(":")[0] for line in found] == ["sources.yaml", "timeline.yaml"]


def test_an_unreadable_record_hides_no_wrong_reference_and_may_be_named_itself(
    folder: Path,
) -> None:
    sources = folder / "sources.yaml"
    sources.write_text(sources.read_text().replace("type: treaty", "type: tretay", 1))
    timeline = folder / "timeline.yaml"
    text = timeline.read_text()
    timeline.write_text(text.replace("members: [ARD, BOR]", "members: [ARD, ZZZ]", 1))
    assert [line.rpartition("(")[2] for line in report(folder)] == [
        "unknown-word)",
        "unknown-member)",
    ]


def test_where_an_unreadable_record_has_no_id_its_kind_is_not_looked_up(folder: Path) -> None:
    sources = folder / "sources.yaml"
    text = sources.read_text().replace("type: treaty", "type: tretay", 1)
    sources.write_text(text.replace("  - id: ", "  - no: ", 1))
    assert {line.rpartition("(")[2] for line in report(folder)} <= {
        "unknown-word)", "unknown-key)", "missing-key)",
    }  # fmt: skip


def test_all_mistakes_of_one_record_are_reported(folder: Path) -> None:
    timeline = (folder / "timeline.yaml").read_text()
    for old, new in (("kind: dispute", "kind: brawl"), ("importance: 1\n", "importance: x\n")):
        timeline = timeline.replace(old, new, 1)
    (folder / "timeline.yaml").write_text(timeline.replace("date: 2003\n", "date: 2003-2\n"))
    assert [line.split(": ")[0] for line in report(folder)] == [
        "timeline.yaml:45", "timeline.yaml:47", "timeline.yaml:52",
    ]  # fmt: skip


def test_a_missing_file_is_a_problem_not_a_crash(folder: Path) -> None:
    (folder / "members.yaml").unlink()
    assert report(folder) == ["members.yaml:1: there is no members.yaml; add it (missing-file)"]


def test_a_file_that_is_a_folder_is_a_problem_not_a_crash(folder: Path) -> None:
    (folder / "members.yaml").unlink()
    (folder / "members.yaml").mkdir()
    assert report(folder) == ["members.yaml:1: cannot be read: Is a directory (unreadable-file)"]


def test_staleness_goes_by_the_day_of_the_question() -> None:
    assert report(GOOD, date(2021, 7, 6)) == []
    assert len(report(GOOD, date(2021, 7, 7))) == 24


def test_check_prints_problems_and_exits_with_1(ask: Ask, folder: Path) -> None:
    shutil.copy(Path(__file__).parent / "broken" / "unknown-word.yaml", folder / "timeline.yaml")
    answer = ask("check", str(folder))
    where = folder / "timeline.yaml"
    assert answer.out == (
        f"{where}:49: unknown kind 'disputes'; did you mean dispute? (unknown-word)\n"
    )
    assert answer.err.endswith("1 errors, 0 warnings\n")
    assert answer.code == 1


def test_check_as_json_names_file_line_rule_and_severity(ask: Ask, folder: Path) -> None:
    shutil.copy(Path(__file__).parent / "broken" / "stale.yaml", folder / "timeline.yaml")
    answer = ask("check", str(folder), "--format", "json")
    assert json.loads(answer.out) == [
        {
            "file": str(folder / "timeline.yaml"),
            "line": 31,
            "message": "checked 2019-05-27 is over 400 days ago; compare it anew",
            "rule": "stale",
            "severity": "warning",
        }
    ]
    assert answer.code == 0
    assert ask("check", str(folder), "--strict").code == 1


def test_a_clean_check_prints_nothing_on_stdout(ask: Ask) -> None:
    answer = ask("check", str(GOOD))
    assert (answer.out, answer.code) == ("", 0)
    assert "7 events, 6 memberships" in answer.err
    assert json.loads(ask("check", str(GOOD), "-f", "json").out) == []


def test_check_without_a_folder_checks_the_folder_in_force(ask: Ask) -> None:
    assert "7 events" in ask("check").err


def test_a_reference_of_every_kind_that_fails_is_reported_at_once(folder: Path) -> None:
    path = folder / "timeline.yaml"
    text = path.read_text()
    for old, new in (
        ("members: [ARD, BOR]", "members: [ARD, ZZZ]"),
        ("organisations: [coast-pact]", "organisations: [nobody]"),
        ("thread: union-road", "thread: no-road"),
        ("{source: herald-2004, locator: para. 9}", "{source: no-paper, locator: para. 9}"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    found = {line.rpartition("(")[2].rstrip(")") for line in report(folder)}
    assert found >= {"unknown-member", "unknown-organisation", "unknown-thread", "unknown-source"}
