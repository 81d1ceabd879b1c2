"""Validates a data folder, ours or yours."""

import json
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from eurasia_cli.commands import common
from eurasia_cli.commands.common import write
from eurasia_cli.folder import data_folder, parts
from eurasia_cli.text import visible


class ReportFormat(str, Enum):
    """The formats of a report."""

    text = "text"
    json = "json"


def check(
    folders: Annotated[list[Path] | None, typer.Argument(metavar="[DIR]...", help="A data folder, or several laid one over another ('ours' is ours); ours without it.", show_default=False)] = None,
    form: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to print.")] = ReportFormat.text,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 for warnings too.")] = False,
) -> None:  # fmt: skip
    """Report every mistake in a data folder as file:line: message (rule)."""
    from eurasia_cli.checks import check_folder

    where = tuple(_near(part) for part in parts(data_folder(folders)))
    problems, counts = check_folder(where, common.today())
    if form is ReportFormat.json:
        lines = ",\n".join(
            "  " + json.dumps(problem._asdict(), ensure_ascii=False) for problem in problems
        )
        write(f"[\n{lines}\n]\n" if problems else "[]\n")
    else:
        write("".join(f"{visible(str(problem))}\n" for problem in problems))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    named = " + ".join(map(str, where))
    typer.echo(f"{named}: {counts}; {errors} errors, {warnings} warnings", err=True)
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _near(folder: Path) -> Path:
    """Return a folder as seen from here, if it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
