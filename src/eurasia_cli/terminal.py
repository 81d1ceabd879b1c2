"""The terminal: the one place that asks what stdout is, how wide, and what it can show."""

import os
import shutil
import sys
from typing import NamedTuple

PIPE_WIDTH = 100


class Terminal(NamedTuple):
    """What can be shown: whether a person looks on, how wide, colour, Unicode, the encoding."""

    interactive: bool
    width: int
    colour: bool
    unicode: bool
    encoding: str = "utf-8"


def terminal(color: str = "auto") -> Terminal:
    """Look at stdout and the environment (NO_COLOR, FORCE_COLOR, COLUMNS, TERM, locale)."""
    interactive = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    return Terminal(interactive, max(width, 20), _colour(color, interactive), _unicode(), encoding)


def _colour(color: str, interactive: bool) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return interactive and os.environ.get("TERM") != "dumb"


def _unicode() -> bool:
    """Tell whether to draw beyond ASCII: not in the C locale, not where stdout is not UTF."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    named = [os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    locale = next((value for value in named if value), "")
    return encoding.startswith("utf") and locale not in ("C", "POSIX")
