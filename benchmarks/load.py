"""Measure what reading the record costs beside what the YAML parser alone takes.

Run it as ``python benchmarks/load.py [ROUNDS]`` from the root of the repository. Each round does
each job once, in turn; reported are the best times and their ratio to PyYAML's C parser, which
reads the same YAML files into plain lists and dictionaries.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from eurasia_cli.folder import data_files
from eurasia_cli.load import load

FOLDER = Path(__file__).parents[1] / "data"


def main() -> None:
    """Print the times as a table."""
    rounds = int(sys.argv[1]) if sys.argv[1:] else 10
    texts = [path.read_bytes() for path in data_files(FOLDER) if path.suffix == ".yaml"]
    jobs: dict[str, Callable[[], object]] = {
        "yaml.load, CSafeLoader": lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts],
        "yaml.load, CBaseLoader": lambda: [yaml.load(text, yaml.CBaseLoader) for text in texts],
        "eurasia: all files, series included": lambda: load(FOLDER),
    }
    best = dict.fromkeys(jobs, float("inf"))
    for _ in range(rounds):
        for name, job in jobs.items():
            start = time.perf_counter()
            job()
            best[name] = min(best[name], time.perf_counter() - start)
    parser = best["yaml.load, CSafeLoader"]
    for name, seconds in best.items():
        print(f"{name:40} {seconds * 1000:6.0f} ms {seconds / parser:5.2f} x")


if __name__ == "__main__":
    main()
