"""The pager, as git's: for long answers on a terminal, chosen by the environment; and links."""

from pathlib import Path

import pytest
from test_terminal import See, environment, pipe, see

from eurasia_cli import pager

LONG = ("source", "--color", "never")


@pytest.fixture
def reader(tmp_path: Path) -> Path:
    """Return a pager that says what it was given."""
    script = tmp_path / "reader"
    script.write_text("#!/bin/sh\necho PAGED with LESS=$LESS\ncat\n")
    script.chmod(0o755)
    return script


def test_a_long_answer_goes_to_the_pager(see: See, reader: Path) -> None:
    seen = see("timeline", PAGER=str(reader))
    assert seen.startswith("PAGED with LESS=FRX\n")
    assert "Borania bans herring" in seen


def test_a_short_one_does_not(see: See, reader: Path) -> None:
    assert "PAGED" not in see("timeline", "--limit", "1", PAGER=str(reader))


@pytest.mark.parametrize(
    ("words", "changes"),
    [(["--no-pager"], {}), ([], {"EURASIA_PAGER": ""}), ([], {"EURASIA_PAGER": "cat"}), (["-f", "tsv"], {})],
)  # fmt: skip
def test_it_can_be_declined(see: See, reader: Path, words: list[str], changes: dict) -> None:
    seen = see("timeline", *words, PAGER=str(reader), **changes)
    assert "PAGED" not in seen
    assert "Borania bans herring" in seen


def test_less_is_left_as_the_user_set_it(see: See, reader: Path) -> None:
    assert see("timeline", EURASIA_PAGER=str(reader), PAGER="no-such", LESS="i").startswith(
        "PAGED with LESS=i\n"
    )


@pytest.mark.parametrize("command", ["no-such-pager", "true", "head -n 1"])
def test_a_pager_that_is_missing_or_leaves_early_is_no_error(see: See, command: str) -> None:
    seen = see("timeline", PAGER=command)
    assert "Traceback" not in seen
    if command == "no-such-pager":
        assert "Borania bans herring" in seen


@pytest.mark.parametrize(
    ("environ", "expected"),
    [({"PAGER": "more"}, "more"), ({"PAGER": "more", "EURASIA_PAGER": "less -S"}, "less -S"), ({"PAGER": "cat"}, None)],
)  # fmt: skip
def test_the_environment_chooses(
    monkeypatch: pytest.MonkeyPatch, environ: dict, expected: str | None
) -> None:
    for name in ("PAGER", "EURASIA_PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert pager.pager() == expected


@pytest.mark.parametrize(
    ("changes", "linked"),
    [({"FORCE_HYPERLINK": "1"}, True), ({"VTE_VERSION": "7200"}, True), ({"TERM_PROGRAM": "WezTerm"}, True),
     ({"KITTY_WINDOW_ID": "1"}, True), ({}, False), ({"VTE_VERSION": "4000"}, False),
     ({"VTE_VERSION": "7200", "TERM": "screen"}, False), ({"KITTY_WINDOW_ID": "1", "FORCE_HYPERLINK": "0"}, False),
     ({"FORCE_HYPERLINK": "1", "NO_COLOR": "1"}, False)],
)  # fmt: skip
def test_addresses_are_links_where_the_terminal_knows_them(
    see: See, changes: dict, linked: bool
) -> None:
    seen = see("event", "union-treaty-signed", columns=160, **changes)
    assert ("\x1b]8;" in seen) == linked
    assert not linked or ";https://register.example/union\x1b\\" in seen
    assert "https://register.example/union" in seen


def test_a_pipe_gets_no_links(environment: dict[str, str]) -> None:
    words = ["event", "union-treaty-signed", "-f", "table", "--color", "always"]
    answer = pipe(words, environment, KITTY_WINDOW_ID="1")
    assert b"\x1b]8;" not in answer.stdout
    assert b"https://register.example/union" in answer.stdout
