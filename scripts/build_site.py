"""Build the documentation site: pages of docs/, a reference made by the program, and the record.

Run it as ``python scripts/build_site.py``; it needs the extra ``[docs]``. The pages are gathered in
``build/pages`` and the site is written to ``build/site``; a broken link stops it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from eurasia_cli.commands.examples import ABOUT

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "build" / "pages"


def main() -> None:
    """Gather the pages and build the site."""
    shutil.rmtree(PAGES, ignore_errors=True)
    shutil.copytree(ROOT / "docs", PAGES, ignore=shutil.ignore_patterns("examples"))
    (PAGES / "reference").mkdir()
    (PAGES / "reference" / "commands.md").write_text(commands(), encoding="utf-8")
    for name, source in (("data", "data/README.md"), ("changes", "CHANGELOG.md")):
        shutil.copy(ROOT / source, PAGES / "reference" / f"{name}.md")
    _eurasia("export", str(PAGES / "record.html"))
    example = ROOT / "docs" / "examples" / "asean"
    _eurasia("export", str(PAGES / "asean.html"), "--data", str(example))
    subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "-f",
            str(ROOT / "mkdocs.yml"),
        ],
        check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip


def commands() -> str:
    """Return the page of all commands, each as its help prints it."""
    parts = [
        "# Commands",
        "",
        "As the program prints them; `eurasia COMMAND --help` says the same.",
    ]
    for command, about in ABOUT.items():
        parts += [
            "",
            f"## {command}",
            "",
            about,
            "",
            "```text",
            _eurasia(command, "--help").rstrip(),
            "```",
        ]
    return "\n".join(parts) + "\n"


def _eurasia(*words: str) -> str:
    command = [sys.executable, "-m", "eurasia_cli", *words]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return ran.stdout


if __name__ == "__main__":
    main()
