"""A pager that behaves as git's does: for long answers, on a terminal, as the environment says."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress


def pager() -> str | None:
    """Return the command of the pager (EURASIA_PAGER, PAGER, less), or None for none.

    An empty value or ``cat`` means none, as for git.
    """
    for name in ("EURASIA_PAGER", "PAGER"):
        chosen = os.environ.get(name)
        if chosen is not None:
            return chosen if chosen.strip() not in ("", "cat") else None
    return "less" if shutil.which("less") else None


def is_long(text: str) -> bool:
    """Tell whether text is longer than the screen."""
    return text.count("\n") >= shutil.get_terminal_size().lines


def show(text: str, command: str) -> bool:
    """Let the pager show text; return whether it could be started.

    less is told to leave at once when the text fits after all, to keep colours, and not to clear
    the screen (``LESS=FRX``), unless LESS is set.
    """
    environment = {"LESS": "FRX", "LV": "-c", **os.environ}
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.flush()
    try:
        reader = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environment)  # noqa: S602
    except OSError:
        return False
    interrupted = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the pager's
    try:
        with suppress(BrokenPipeError):  # left before the end
            reader.communicate(text.encode(encoding, "backslashreplace"))
        reader.wait()
    finally:
        signal.signal(signal.SIGINT, interrupted)
    return reader.returncode != 127  # what a shell says when there is no such command
