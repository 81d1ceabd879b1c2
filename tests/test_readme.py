"""README shows what the program prints, and its quick start is what it promises."""

import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from refresh_readme import blocks, run  # noqa: E402

README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize(("command", "output"), blocks(README), ids=[c for c, _ in blocks(README)])
def test_a_command_prints_what_the_readme_shows(
    command: str, output: str, shared_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "jq" in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    monkeypatch.setenv("EURASIA_CACHE", str(shared_cache))
    assert run(command).rstrip("\n") == output.rstrip("\n")


def test_the_readme_shows_at_least_ten_commands() -> None:
    assert len([command for command, _ in blocks(README) if command.startswith("eurasia")]) >= 10


def test_the_quick_start_has_two_commands_to_paste() -> None:
    (section,) = re.findall(r"^## Quick start\n(.*?)(?=^## )", README, re.DOTALL | re.MULTILINE)
    first, second = re.findall(r"^```sh\n(.*?)^```", section, re.DOTALL | re.MULTILINE)
    assert "eurasia timeline --from 2007" in first
    assert "pytest" in second
    for block in (first, second):
        assert "python3 -m venv .venv" in block
