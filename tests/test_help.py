"""Help teaches: three examples for every command, and each of them works."""

import shlex

import pytest
from conftest import Ask

from eurasia_cli.cli import COMMANDS
from eurasia_cli.commands.examples import EXAMPLES, FIRST


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
WRITING = ("export", "check")
RUN = [line for lines in EXAMPLES.values() for line in lines if not any(w in line for w in WRITING)]


@pytest.mark.parametrize("line", [*RUN, *(command for command, _ in FIRST)])
def test_every_example_answers(ask_ours: Ask, line: str) -> None:
    answer = ask_ours(*shlex.split(line)[1:])
    assert (answer.code, answer.out != "") == (0, True), answer.err
