"""Record real sessions as pictures for the documentation: three shells, three widths, two themes.

Run it as ``python scripts/record_sessions.py`` (it needs pyte and pexpect) where bash, zsh and fish are installed; it writes SVG
files into ``docs/sessions``. A shell runs on a pseudo-terminal, what it draws goes through a
terminal emulator (pyte), and the screen that comes out is drawn by Rich. Each session types a
command, completes an id by the tabulator, and asks.
"""

import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte
from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, MONOKAI
from rich.text import Text

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "sessions"
SESSIONS = (
    (
        "bash",
        60,
        ["eurasia search armenia joins eaeu --limit 2", "eurasia event eaeu-treaty-sig\t"],
    ),
    (
        "zsh",
        80,
        ["eurasia today --date 2014-05-29 --fields date,title", "eurasia org eaeu --no-pager"],
    ),
    (
        "fish",
        160,
        [
            "eurasia compare kazakhstan belarus russia",
            "eurasia timeline --thread joint-wto-bid-2009 --no-pager",
        ],
    ),
)
START = {
    "bash": ["bash", "--norc", "--noprofile"],
    "zsh": ["zsh", "-f"],
    "fish": ["fish", "--no-config"],
}
PREPARE = {
    "bash": "PS1='$ '; source {script}",
    "zsh": "PS1='$ '; autoload -Uz compinit && compinit -u; source {script}",
    "fish": "function fish_prompt; printf '$ '; end; function fish_greeting; end; source {script}",
}
THEMES = {"dark": MONOKAI, "light": DEFAULT_TERMINAL_THEME}
HEIGHT = 70


def main() -> None:
    """Record every session in both themes."""
    FOLDER.mkdir(exist_ok=True)
    for shell, width, lines in SESSIONS:
        screen = session(shell, width, lines)
        for theme, colours in THEMES.items():
            console = Console(record=True, width=width, file=open(os.devnull, "w"))  # noqa: PTH123, SIM115
            console.print(drawn(screen), end="")
            svg = console.export_svg(
                title=f"{shell}, {width} columns", theme=colours, unique_id=f"{shell}{width}"
            )
            svg = re.sub(
                r"@font-face \{.*?\}\n", "", svg, flags=re.DOTALL
            )  # no fonts from elsewhere
            (FOLDER / f"{shell}-{width}-{theme}.svg").write_text(svg, encoding="utf-8")


def session(shell: str, width: int, lines: list[str]) -> pyte.Screen:
    """Type lines into a shell on a terminal; return the screen that they leave."""
    environment = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "HOME": "/tmp", "TERM": "xterm-256color", "LANG": "C.UTF-8", "PAGER": "",
        "EURASIA_CACHE": os.environ.get("EURASIA_CACHE", "/tmp/eurasia-sessions"),
    }  # fmt: skip
    script = Path("/tmp") / f"eurasia-complete-{shell}"
    script.write_text(completion(shell, environment), encoding="utf-8")
    screen = pyte.Screen(width, HEIGHT)
    stream = pyte.ByteStream(screen)
    command, *options = START[shell]
    child = pexpect.spawn(command, options, env=environment, dimensions=(HEIGHT, width), timeout=20)
    time.sleep(1)
    child.sendline(PREPARE[shell].format(script=script))
    read(child, stream)
    child.sendline("clear")
    read(child, stream)
    for line in lines:
        child.send(line)
        read(child, stream)
        child.send("\r")
        read(child, stream)
    child.close(force=True)
    return screen


def completion(shell: str, environment: dict[str, str]) -> str:
    """Return the script that teaches a shell to complete."""
    import subprocess

    asked = environment | {"_EURASIA_COMPLETE": f"source_{shell}"}
    return subprocess.run(["eurasia"], env=asked, capture_output=True, text=True, check=True).stdout


def read(child: pexpect.spawn, stream: pyte.ByteStream) -> None:
    """Feed what the shell writes to the emulator until it is silent."""
    with suppress(pexpect.TIMEOUT, pexpect.EOF):
        while True:
            stream.feed(child.read_nonblocking(65536, timeout=2.5))


def drawn(screen: pyte.Screen) -> Text:
    """Return the screen with its colours, without the empty lines at its end."""
    text = Text()
    rows = [screen.buffer[row] for row in range(screen.lines)]
    last = max(
        (n for n, row in enumerate(rows) if any(c.data.strip() for c in row.values())), default=0
    )
    for row in rows[: last + 1]:
        line = Text()
        for column in range(screen.columns):
            cell = row[column]
            colour = (
                cell.fg if cell.fg in ("cyan", "green", "magenta", "red", "blue", "brown") else None
            )
            style = f"{'bold ' if cell.bold else ''}{'yellow' if colour == 'brown' else colour or ''}".strip()
            line.append(cell.data, style or None)
        line.rstrip()
        text.append_text(line).append("\n")
    return text


if __name__ == "__main__":
    main()
