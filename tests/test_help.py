"""Help teaches: three examples for every command, and each of them works."""

import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from conftest import Ask

from eurasia_cli.cli import COMMANDS
from eurasia_cli.commands.examples import EXAMPLES, FIRST

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from make_man import pages  # noqa: E402


def test_every_command_has_three_examples() -> None:
    assert set(EXAMPLES) == set(COMMANDS)
    for command, examples in EXAMPLES.items():
        assert len(examples) == 3
        assert all(example.startswith(f"eurasia {command}") for example in examples)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_shows_them_line_by_line(ask: Ask, command: str) -> None:
    help_text = ask(command, "--help").out
    assert "Examples:\n" in help_text
    lines = [line.strip() for line in help_text.splitlines()]
    assert set(EXAMPLES[command]) <= set(lines)


# Those that write, or that depend on the day on which they are run.
WRITING = ("export", "check", "init")
RUN = [line for lines in EXAMPLES.values() for line in lines if not any(w in line for w in WRITING)]


@pytest.mark.parametrize("line", [*RUN, *(command for command, _ in FIRST)])
def test_every_example_answers(ask_ours: Ask, line: str) -> None:
    answer = ask_ours(*shlex.split(line)[1:])
    assert (answer.code, answer.out != "") == (0, True), answer.err


@pytest.mark.skipif(
    version("typer") < "0.28", reason="an older Typer words the values of some options otherwise"
)
def test_the_man_pages_say_what_help_says(ask: Ask) -> None:
    written = {path.name: path.read_text("utf-8") for path in (ROOT / "man").glob("*.1")}
    assert written == pages()
    help_text = ask("timeline", "--help").out
    plain = written["eurasia-timeline.1"].replace("\\-", "-")
    for option in ("--from", "--disputed", "--no-pager"):
        assert f".B {option}" in plain
        assert option in help_text


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
@pytest.mark.parametrize("page", sorted((ROOT / "man").glob("*.1")), ids=lambda path: path.stem)
def test_man_draws_them_without_a_warning(page: Path) -> None:
    words = ["man", "--warnings", "-E", "UTF-8", "-l", str(page)]
    ran = subprocess.run(words, capture_output=True, text=True, env={"MANWIDTH": "80", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, check=True)  # fmt: skip
    assert ran.stderr == ""
    assert "EXAMPLES" in ran.stdout
