"""The terminal: the one place that asks what stdout is, how wide, and what it can show."""

import os
import shutil
import sys
from typing import NamedTuple

PIPE_WIDTH = 100
FIRST_VTE = 5000  # version 0.50 of the widget that GNOME Terminal and others draw with


class Terminal(NamedTuple):
    """What can be shown: to a person or not, how wide, colour, Unicode, encoding, links."""

    interactive: bool
    width: int
    colour: bool
    unicode: bool
    encoding: str = "utf-8"
    links: bool = False


def terminal(color: str = "auto") -> Terminal:
    """Look at stdout and the environment (NO_COLOR, FORCE_COLOR, COLUMNS, TERM, locale)."""
    interactive = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
    encoding = (sys.stdout and sys.stdout.encoding) or "utf-8"
    colour = _colour(color, interactive)
    return Terminal(
        interactive, max(width, 20), colour, _unicode(), encoding, colour and _links(interactive)
    )


def _colour(color: str, interactive: bool) -> bool:
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return interactive and os.environ.get("TERM") != "dumb"


def _links(interactive: bool) -> bool:
    """Tell whether the terminal makes links of OSC 8, by what it says of itself.

    There is no way to ask; the list is that of the programs that document their support.
    FORCE_HYPERLINK=1 or 0 decides, as for other programs.
    """
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced is not None:
        return forced not in ("", "0")
    if not interactive or os.environ.get("TERM", "").startswith(("screen", "linux", "dumb")):
        return False
    vte = os.environ.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= FIRST_VTE:
        return True
    known = ("KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION", "WEZTERM_PANE", "ALACRITTY_LOG")
    if any(name in os.environ for name in known):
        return True
    programs = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio")
    return os.environ.get("TERM_PROGRAM") in programs


def _unicode() -> bool:
    """Tell whether to draw beyond ASCII: not in the C locale, not where stdout is not UTF."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    named = [os.environ.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")]
    locale = next((value for value in named if value), "")
    return encoding.startswith("utf") and locale not in ("C", "POSIX")
