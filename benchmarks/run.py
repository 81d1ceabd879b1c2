"""Measure everything of docs and goals in one run, and write it down.

    python benchmarks/run.py [--rounds N] [--large] [--write]

Run it with the Python of the environment that the program is installed in, as a user installs it.
Every round runs each command once, in turn; reported are medians, as ratios of the yardsticks of
the same run. ``--large`` adds folders of 10,000 and 100,000 events and of a million observations,
which takes some minutes. ``--write`` puts the tables into RESULTS.md and the plots beside it.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import date
from importlib.metadata import version
from pathlib import Path

from clock import (
    ONE_TABLE,
    PLAIN,
    TYPER_ONE_TABLE,
    Command,
    Taken,
    measure,
    once,
    peak,
    yardsticks,
)
from folders import OURS, with_events, with_observations
from peers import peers, write_events

PROGRAM = str(Path(sys.executable).with_name("eurasia"))
HERE = Path(__file__).parent
PIPED = [
    "timeline --from 2007",
    "timeline --from 2007 --limit 50",
    "timeline --from 2007 --format json",
    "timeline --member kazakhstan --search customs",
    "event eaeu-treaty-signed",
    "member kazakhstan",
    "org eaeu",
    "trace eaeu",
    "fact gdp --member eaeu --from 2010 --to 2024",
    "compare kazakhstan belarus",
    "search armenia joins eaeu",
    "define customs-union",
    "--help",
]
SHOWN = [
    "timeline --key",
    "member kazakhstan",
    "org eaeu",
    "compare kazakhstan belarus",
    "search armenia joins eaeu",
]
AT_ANY_SIZE = [
    "timeline --from 2007 --limit 50",
    "timeline --member armenia --limit 50",
    "member kazakhstan",
    "search armenia joins eaeu",
    "search customs union",
]


def main() -> None:
    """Measure, and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--rounds", type=int, default=21)
    asked.add_argument("--large", action="store_true")
    asked.add_argument("--write", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["EURASIA_CACHE"] = str(folder / "cache")
        os.environ.pop("EURASIA_DATA", None)
        found = {
            "about": _about(options.rounds),
            **_starts(folder, options.rounds),
            **_builds(folder),
        }
        if options.large:
            found |= _sizes(folder, max(5, options.rounds // 3))
    report = "\n".join(_tables(found))
    print(report)
    if options.write:
        from plot import plot

        (HERE / "results.json").write_text(json.dumps(found, indent=1) + "\n", "utf-8")
        _into_results(report)
        plot(found, HERE)


def _about(rounds: int) -> dict[str, str]:
    return {
        "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "Typer": version("typer"),
        "PyYAML": version("pyyaml"),
        "eurasia": version("eurasia-cli"),
        "day": date.today().isoformat(),
        "rounds": str(rounds),
    }


def _starts(folder: Path, rounds: int) -> dict[str, object]:
    """Measure warm questions, into a pipe and on a terminal, beside the yardsticks and the peers."""
    write_events(PROGRAM, folder)
    time.sleep(2.5)  # an index built within two seconds of an edit is compared by contents
    once(Command([PROGRAM, "timeline", "--count"]))
    others, absent = peers(folder)
    commands = yardsticks(folder)
    commands |= {f"eurasia {words}": Command([PROGRAM, *words.split()]) for words in PIPED}
    commands |= {
        f"eurasia {words}, on a terminal": Command([PROGRAM, *words.split()], terminal=True)
        for words in SHOWN
    }
    commands |= others
    taken = measure(commands, rounds)
    piped = {name: one for name, one in commands.items() if not one.terminal and name not in others}
    return {"memory": {name: peak(one) for name, one in piped.items()},
            "start": {name: one._asdict() for name, one in taken.items()},
            "peers": [*others], "absent": absent}  # fmt: skip


def _builds(folder: Path) -> dict[str, object]:
    """Measure the first question, which builds the index, beside what parsing the YAML takes."""
    parse = (
        "import sys, yaml, pathlib\n"
        "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.yaml')):\n"
        "    yaml.load(path.read_bytes(), yaml.{})\n"
    )
    build = [PROGRAM, "timeline", "--count"]
    taken: dict[str, list[float]] = {}
    for turn in range(7):
        cache = (("EURASIA_CACHE", str(folder / f"first-{turn}")),)
        for name, command in {
            "parsing the YAML alone (CSafeLoader)": Command(
                [sys.executable, "-c", parse.format("CSafeLoader"), str(OURS)]
            ),
            "the first question": Command(build, changes=cache),
        }.items():
            taken.setdefault(name, []).append(once(command).wall)
    return {"first": {name: sorted(values)[len(values) // 2] for name, values in taken.items()}}


def _sizes(folder: Path, rounds: int) -> dict[str, object]:
    """Measure first and warm questions on folders of many sizes."""
    folders = {"1,265 events (ours)": OURS}
    for count in (1000, 10_000, 100_000):
        folders[f"{count:,} events"] = with_events(count, folder / f"events-{count}")
    folders["a million observations"] = with_observations(1_000_000, folder / "observations")
    firsts, commands = {}, {}
    for name, data in folders.items():
        cache = (("EURASIA_CACHE", str(folder / f"cache of {name}")), ("EURASIA_DATA", str(data)))
        first = once(Command([PROGRAM, "timeline", "--count"], changes=cache))
        fresh = (("EURASIA_CACHE", str(folder / f"again {name}")), cache[1])
        again = peak(Command([PROGRAM, "timeline", "--count"], changes=fresh))
        firsts[name] = {"first": first.wall, "memory": again}
        time.sleep(2.5)
        once(Command([PROGRAM, "timeline", "--count"], changes=cache))
        for words in AT_ANY_SIZE:
            commands[f"{words} | {name}"] = Command([PROGRAM, *words.split()], changes=cache)
    taken = measure(commands, rounds)
    return {"firsts": firsts, "sizes": {name: one._asdict() for name, one in taken.items()}}


def _tables(found: dict[str, object]) -> list[str]:
    """Return what was found as Markdown tables."""
    start = {name: Taken(**values) for name, values in found["start"].items()}
    nothing, table, both = (start[name].wall for name in (PLAIN, ONE_TABLE, TYPER_ONE_TABLE))
    about = ", ".join(f"{key} {value}" for key, value in found["about"].items())
    columns = "| warm question, into a pipe | ms | × do-nothing Typer | peak memory, × |"
    lines = [about, "", columns, "| --- | --: | --: | --: |"]
    columns = (
        "| warm question, on a terminal | ms | × one Rich table | × Typer and one Rich table |"
    )
    terminal = ["", columns, "| --- | --: | --: | --: |"]
    others = [
        "",
        "| the same events, asked with | ms | × do-nothing Typer |",
        "| --- | --: | --: |",
    ]
    for name, one in start.items():
        ms, ratio = f"{1000 * one.wall:.0f}", f"{one.wall / nothing:.2f}"
        if name in found["peers"]:
            others.append(f"| {name} | {ms} | {ratio} |")
        elif name in found["memory"]:
            memory = found["memory"][name] / found["memory"][PLAIN]
            lines.append(f"| {name} | {ms} | {ratio} | {memory:.2f} |")
        else:
            short = name.removesuffix(", on a terminal")
            terminal.append(f"| {short} | {ms} | {one.wall / table:.2f} | {one.wall / both:.2f} |")
    ours = start[f"eurasia {PIPED[0]}"]
    others.append(f"| eurasia {PIPED[0]} | {1000 * ours.wall:.0f} | {ours.wall / nothing:.2f} |")
    lines += [*terminal, *others, *(f"\nNot here: {name}." for name in found["absent"])]
    parse, first = found["first"].values()
    told = f"The first question, which builds the index: {1000 * first:.0f} ms, {first / parse:.2f} × what parsing"
    lines += ["", f"{told} the YAML alone takes ({1000 * parse:.0f} ms) in a process of its own."]
    return lines + (_size_tables(found) if "sizes" in found else [])


def _size_tables(found: dict[str, object]) -> list[str]:
    names = [*found["firsts"]]
    lines = ["", "| | " + " | ".join(names) + " |", "| --- |" + " --: |" * len(names)]
    for key, unit in (("first", "s"), ("memory", "MB")):
        cells = [
            f"{found['firsts'][name][key]:.{1 if unit == 's' else 0}f} {unit}" for name in names
        ]
        lines.append(
            f"| building: {'time' if unit == 's' else 'peak memory'} | {' | '.join(cells)} |"
        )
    for words in AT_ANY_SIZE:
        taken = [found["sizes"][f"{words} | {name}"]["wall"] for name in names]
        cells = [f"{1000 * one:.0f} ms, {one / taken[0]:.2f} ×" for one in taken]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    return lines


def _into_results(report: str) -> None:
    """Put the tables between the marks of RESULTS.md."""
    path = HERE / "RESULTS.md"
    before, _, rest = path.read_text("utf-8").partition("<!-- tables -->\n")
    _, _, after = rest.partition("<!-- end -->\n")
    path.write_text(f"{before}<!-- tables -->\n{report}\n<!-- end -->\n{after}", "utf-8")


if __name__ == "__main__":
    if not Path(PROGRAM).exists():
        raise SystemExit(f"there is no {PROGRAM}; install the program beside this Python")
    subprocess.run([PROGRAM, "--version"], check=True)
    main()
