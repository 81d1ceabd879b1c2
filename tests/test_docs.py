"""What the pages of docs/ show is what the program prints, up to the line where they stop."""

import re
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from refresh_readme import blocks, run  # noqa: E402

FILE = re.compile(r"`(notes/\w+\.yaml)`[^\n]*:\n\n```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "howto").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_shows_what_the_program_prints(
    page: Path, tmp_path: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of a page are run in order, in a folder of their own."""
    if not shutil.which("jq"):
        pytest.skip("jq is not installed")
    monkeypatch.setenv("EURASIA_CACHE", str(shared_cache))
    monkeypatch.setenv("PAGER", "")
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    text = page.read_text("utf-8")
    for name, content in FILE.findall(text):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    shown = blocks(text)
    assert len([command for command, _ in shown if "eurasia" in command]) >= 5
    for command, output in shown:
        printed = run(command, tmp_path).rstrip("\n")
        before, cut, _ = output.rstrip("\n").partition("\n…")
        told = before if cut else output.rstrip("\n").removesuffix("…")
        assert printed.startswith(told.rstrip("\n")), command
        assert cut or output.rstrip("\n").endswith("…") or printed == told, command
