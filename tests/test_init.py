"""`init`: a data folder of one's own that every command takes."""

import json
from pathlib import Path

import pytest
from conftest import Ask


@pytest.fixture
def mine(ask: Ask, tmp_path: Path) -> Path:
    answer = ask("init", str(tmp_path / "mine"))
    assert (answer.out, answer.code) == ("", 0)
    return tmp_path / "mine"


def test_it_is_valid_without_a_warning(ask: Ask, mine: Path) -> None:
    answer = ask("check", str(mine), "--strict")
    assert (answer.out, answer.code) == ("", 0)
    assert (
        "2 events, 2 memberships, 1 organisations, 2 states, 2 sources, 1 indicators" in answer.err
    )


def test_editors_find_its_schemas(mine: Path) -> None:
    for path in mine.glob("*.yaml"):
        first = path.read_text("utf-8").splitlines()[0]
        assert (mine / first.partition("$schema=")[2]).exists(), path.name
        assert json.loads((mine / first.partition("$schema=")[2]).read_text())


def test_each_template_explains_itself(mine: Path) -> None:
    for path in mine.glob("*.yaml"):
        assert path.read_text("utf-8").count("# ") >= 2, path.name
        assert "{today}" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["timeline"], ["event", "example-treaty-signed"], ["member", "northland"], ["org"], ["org", "eu-ex"],
        ["trace", "eu-ex"], ["compare", "AAA", "BBB"], ["fact"], ["fact", "example_output", "--member", "eu-ex"],
        ["search", "northland", "signs"], ["source"], ["cite", "eu-ex/AAA"], ["define"], ["stats"], ["today"],
        ["timeline", "-f", "html"], ["timeline", "-f", "ics"], ["timeline", "-f", "md", "--cite"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_works_on_it(ask: Ask, mine: Path, words: list[str]) -> None:
    answer = ask(*words, "--data", str(mine))
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("target", ["r.sqlite", "r.html", "r.ics"])
def test_it_can_be_exported(ask: Ask, mine: Path, tmp_path: Path, target: str) -> None:
    assert ask("export", str(tmp_path / target), "--data", str(mine)).code == 0


def test_its_claim_is_held_against_its_series(ask: Ask, mine: Path) -> None:
    (claim,) = json.loads(
        ask("fact", "northland-makes-most", "--data", str(mine), "-f", "json").out
    )
    assert (claim["reference_value"], claim["deviation"]) == (75, 0)


def test_it_can_be_laid_over_ours(ask: Ask, mine: Path) -> None:
    answer = ask(
        "timeline", "--data", "ours", "--data", str(mine), "--search", "Northland", "--fields", "id"
    )
    assert answer.out == "id\nexample-treaty-signed\nexample-treaty-in-force\n"


def test_nothing_is_written_over(ask: Ask, mine: Path, tmp_path: Path) -> None:
    again = ask("init", str(mine))
    assert (again.code, again.err) == (
        2,
        f"eurasia: {mine} is there already; name a new or an empty folder\n",
    )
    (tmp_path / "file").write_text("mine")
    assert ask("init", str(tmp_path / "file")).code == 2
    assert ask("init", str(tmp_path / "file" / "below")).code == 2
    (tmp_path / "empty").mkdir()
    assert ask("init", str(tmp_path / "empty")).code == 0
