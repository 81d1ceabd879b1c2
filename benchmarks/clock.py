"""Run commands in turn, so that a slow moment of the machine hits all of them, and time each."""

import os
import pty
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

NOTHING = """import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def hello() -> None:
    print("hello")
app()
"""
TABLE = """from rich.console import Console
from rich.table import Table
table = Table("date", "kind", "title")
for number in range(20):
    table.add_row(f"2007-10-{number:02}", "signature", "Three states sign a treaty " * 3)
Console().print(table)
"""
TYPER_TABLE = (
    """import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def show() -> None:
"""
    + "".join(f"    {line}\n" for line in TABLE.splitlines())
    + "app()\n"
)
# Peak memory counts what a process had before it became another program, so the one that starts it
# must be small.
SMALL = """import posix, sys
child = posix.posix_spawn(sys.argv[1], sys.argv[2:], posix.environ,
                          file_actions=[(posix.POSIX_SPAWN_OPEN, 1, "/dev/null", 1, 0)])
print(posix.wait4(child, 0)[2].ru_maxrss, file=sys.stderr)
"""
BARE, PLAIN = "bare Python", "a do-nothing Typer program"
ONE_TABLE, TYPER_ONE_TABLE = "a program with one Rich table", "a Typer program with one Rich table"


class Command(NamedTuple):
    """Words to run, into a pipe or on a pseudo-terminal, with changes to the environment."""

    words: Sequence[str]
    terminal: bool = False
    changes: tuple[tuple[str, str], ...] = ()


class Taken(NamedTuple):
    """Medians of one command: seconds of wall time and of processor time."""

    wall: float
    processor: float


def yardsticks(folder: Path) -> dict[str, Command]:
    """Write the programs that others are compared with; return the commands that run them."""
    (folder / "nothing.py").write_text(NOTHING)
    (folder / "table.py").write_text(TABLE)
    (folder / "typer_table.py").write_text(TYPER_TABLE)
    return {
        BARE: Command([sys.executable, "-c", "pass"]),
        PLAIN: Command([sys.executable, str(folder / "nothing.py")]),
        ONE_TABLE: Command([sys.executable, str(folder / "table.py")], terminal=True),
        TYPER_ONE_TABLE: Command([sys.executable, str(folder / "typer_table.py")], terminal=True),
    }


def peak(command: Command) -> float:
    """Return the peak memory of a command in MB, its output thrown away."""
    environment = {**os.environ, **dict(command.changes)}
    words = [sys.executable, "-I", "-S", "-c", SMALL, _program(command), *command.words]
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    return int(ran.stderr.split()[-1]) / 1024


def _program(command: Command) -> str:
    return shutil.which(command.words[0]) or command.words[0]


def measure(commands: dict[str, Command], rounds: int) -> dict[str, Taken]:
    """Return the medians of each command over so many rounds; one that fails is an error."""
    taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(once(command))
    return {
        name: Taken(*(statistics.median(values) for values in zip(*all_taken, strict=True)))
        for name, all_taken in taken.items()
    }


def once(command: Command) -> Taken:
    """Run a command to its end and return what it took."""
    environment = {**os.environ, "PAGER": "", "COLUMNS": "100", **dict(command.changes)}
    program = _program(command)
    start = time.perf_counter()
    if command.terminal:
        code, used = _on_a_terminal(program, command.words, environment)
    else:
        null = os.open(os.devnull, os.O_WRONLY)
        into = [(os.POSIX_SPAWN_DUP2, null, 1)]
        child = os.posix_spawn(program, command.words, environment, file_actions=into)
        _, code, used = os.wait4(child, 0)
        os.close(null)
    wall = time.perf_counter() - start
    if code:
        raise SystemExit(f"{' '.join(command.words)} ended with {code}")
    return Taken(wall, used.ru_utime + used.ru_stime)


def _on_a_terminal(program: str, words: Sequence[str], environment: dict[str, str]):
    child, master = pty.fork()
    if child == 0:
        os.execve(program, words, environment)
    while True:
        try:
            if not os.read(master, 65536):
                break
        except OSError:  # how Linux says that the other end is closed
            break
    os.close(master)
    _, code, used = os.wait4(child, 0)
    return code, used
