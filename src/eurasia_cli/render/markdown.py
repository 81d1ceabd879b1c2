"""Markdown: a pipe table that pandoc and GitHub read, with footnotes when asked for."""

import re

from eurasia_cli.tables import Table
from eurasia_cli.text import visible

# What begins markup, a character reference, or the name of an emoji.
_SYNTAX = re.compile(r"([\\`*_{}\[\]<>|#~^$@]|&(?=#?\w+;)|:(?=[\w+-]+:))")


def markdown(table: Table) -> str:
    """Return the columns shown to a reader as a pipe table."""
    header = "| " + " | ".join(table.shown) + " |"
    rule = "|" + " --- |" * len(table.shown)
    lines = [header, rule]
    for row in table.cells(table.shown):
        lines.append("| " + " | ".join(map(escape, row)) + " |")  # noqa: PERF401
    notes = [f"[^{number}]: {linked(note)}" for number, note in enumerate(table.notes, 1)]
    return "\n".join([*lines, *([""] if notes else []), *notes]) + "\n"


def escape(text: str) -> str:
    """Return text that Markdown shows as it is; footnote references of ours pass."""
    parts = re.split(r"(\[\^\d+\])", visible(text.replace("\n", " ")))
    return "".join(p if i % 2 else _SYNTAX.sub(r"\\\1", p) for i, p in enumerate(parts))


def linked(text: str) -> str:
    """Return text with its addresses as links."""
    parts = re.split(r"(https?://[^\s<>]+)", visible(text))
    return "".join(f"<{part}>" if i % 2 else escape(part) for i, part in enumerate(parts))
