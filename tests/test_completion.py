"""Completion: ids and words with what they stand for, in bash, zsh and fish."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import GOOD, Ask

from eurasia_cli.cli import COMMANDS
from eurasia_cli.commands.examples import ABOUT


@pytest.fixture
def offered(tmp_path: Path):
    """Return a function that types a line and returns what fish is offered, with descriptions."""

    def run(line: str, data: Path = GOOD) -> dict[str, str]:
        environment = {
            **os.environ, "EURASIA_DATA": str(data), "EURASIA_CACHE": str(tmp_path / "cache"),
            "_EURASIA_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": line,
        }  # fmt: skip
        program = str(Path(sys.executable).with_name("eurasia"))
        ran = subprocess.run(
            [program], env=environment, capture_output=True, text=True, check=False
        )
        assert ran.stderr == ""
        rows = [row for row in ran.stdout.splitlines() if row]
        return dict((row + "\t").split("\t")[:2] for row in rows)

    return run


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("eurasia ti", {"timeline": ABOUT["timeline"]}),
        ("eurasia member ", {"ARD": "Ardland", "BOR": "Borania", "COR": "Cormark"}),
        ("eurasia member ard", {"ard": "Ardland"}),
        ("eurasia member Ардл", {"Ардландия": "Ardland"}),
        ("eurasia org coast-u", {"coast-union": "Coast Union"}),
        ("eurasia event union-treaty-s", {"union-treaty-signed": "2004-06-15 Ardland and Borania sign the Treaty on the Coast Union"}),
        ("eurasia timeline --member co", {"cor": "Cormark"}),
        ("eurasia timeline --topic tr", {"trade": "Trade"}),
        ("eurasia timeline --thread ", {"union-road": "The road to the union"}),
        ("eurasia timeline --place por", {"port": "Port"}),
        ("eurasia timeline --kind entry", {"entry-into-force": ""}),
        ("eurasia source atl", {"atlas-2019": "Atlas of the Coast"}),
        ("eurasia fact herring_", {"herring_catch": "Herring catch"}),
        ("eurasia define cus", {"customs-union": "customs union"}),
        ("eurasia compare ARD Coast-u", {}),
        ("eurasia compare ARD coast-u", {"coast-union": "Coast Union"}),
        ("eurasia cite atl", {"atlas-2019": "Atlas of the Coast"}),
        ("eurasia member zzz", {}),
        ("eurasia member *", {}),
    ],
)  # fmt: skip
def test_what_is_offered(offered, line: str, expected: dict[str, str]) -> None:
    found = offered(line)
    assert set(found) == set(expected)
    for value, about in expected.items():
        assert about.startswith(found[value].removesuffix("…"))


def test_a_broken_data_folder_disturbs_no_shell(offered, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert offered("eurasia member ", data=tmp_path / "empty") == {}
    assert offered("eurasia member ", data=tmp_path / "none") == {}


def test_a_command_is_described_as_its_help_says(ask: Ask) -> None:
    assert list(ABOUT) == list(COMMANDS)
    for command, about in ABOUT.items():
        told = " ".join(ask(command, "--help").out.split())
        assert about in told, command
    listed = " ".join(ask("--help").out.split())
    assert all(about in listed for about in ABOUT.values())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_completes(shell: str, tmp_path: Path) -> None:
    """The script that the program gives works in the shell itself."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    program = Path(sys.executable).with_name("eurasia")
    environment = {
        **os.environ, "EURASIA_DATA": str(GOOD), "EURASIA_CACHE": str(tmp_path / "cache"),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "TERM": "dumb",
    }  # fmt: skip
    asked = environment | {"_EURASIA_COMPLETE": f"source_{shell}"}
    given = subprocess.run([str(program)], env=asked, capture_output=True, text=True, check=True)
    (tmp_path / "script").write_text(given.stdout)
    lines = {
        "bash": f"source {tmp_path}/script; COMP_WORDS=(eurasia member AR); COMP_CWORD=2; "
                "_eurasia_completion eurasia; echo ${COMPREPLY[@]}",
        "fish": f"source {tmp_path}/script; complete -C 'eurasia member AR'",
        "zsh": "autoload -Uz compinit && compinit -u 2>/dev/null; "
               f"source {tmp_path}/script && whence _eurasia_completion >/dev/null && echo ARD",
    }  # fmt: skip
    ran = subprocess.run(
        [shell, "-c", lines[shell]], env=environment, capture_output=True, text=True, check=False
    )
    assert "ARD" in ran.stdout, ran.stderr
