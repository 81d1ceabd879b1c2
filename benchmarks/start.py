"""Measure the start and the plain queries of the program, side by side in one run.

Run it as ``python benchmarks/start.py [ROUNDS]`` with the Python of the environment that the
program is installed in. Every round runs each command once, in turn, so that a slow moment of the
machine hits all of them; reported are medians as ratios of the do-nothing Typer program.
"""

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

NOTHING = """import typer
app = typer.Typer(rich_markup_mode=None)
@app.command()
def hello() -> None:
    print("hello")
app()
"""
PROGRAM = str(Path(sys.executable).with_name("eurasia"))
QUERIES = [
    ["timeline", "--from", "2007"],
    ["timeline", "--from", "2007", "--limit", "50"],
    ["timeline", "--from", "2007", "--format", "json"],
    ["timeline", "--member", "kazakhstan", "--search", "customs code"],
    ["member", "kazakhstan"],
    ["org", "eaeu"],
    ["trace", "eaeu"],
    ["fact", "gdp", "--member", "eaeu", "--from", "2010", "--to", "2024"],
    ["fact", "gdp", "--member", "kazakhstan", "--year", "2020", "--value"],
    ["compare", "kazakhstan", "belarus"],
]


def main() -> None:
    """Print a table of medians and ratios."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 25
    with tempfile.TemporaryDirectory() as folder:
        nothing = Path(folder) / "nothing.py"
        nothing.write_text(NOTHING)
        os.environ["EURASIA_CACHE"] = folder
        commands = {
            "bare Python": [sys.executable, "-c", "pass"],
            "a Typer program that prints a word": [sys.executable, str(nothing)],
        }
        commands |= {f"eurasia {' '.join(words)}": [PROGRAM, *words] for words in QUERIES}
        time.sleep(2.5)  # an index built within two seconds of an edit is compared by contents
        first = seconds([PROGRAM, "timeline", "--from", "2007"])
        times = measure(commands, rounds)
    report(times, first, rounds)


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Return the median seconds of each command."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(seconds(command))
    return {name: statistics.median(values) for name, values in taken.items()}


def seconds(command: list[str]) -> float:
    """Return how long a command takes with its output in a pipe."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return time.perf_counter() - start


def report(times: dict[str, float], first: float, rounds: int) -> None:
    """Print the table."""
    nothing = times["a Typer program that prints a word"]
    print(f"Python {platform.python_version()}, Typer {version('typer')}, {rounds} rounds\n")
    print("| command, into a pipe | ms | × do-nothing Typer |")
    print("| --- | --: | --: |")
    for name, value in times.items():
        print(f"| {name} | {1000 * value:.0f} | {value / nothing:.2f} |")
    print(f"| first run, builds the index | {1000 * first:.0f} | {first / nothing:.2f} |")


if __name__ == "__main__":
    main()
