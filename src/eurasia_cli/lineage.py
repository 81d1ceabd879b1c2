"""Lineage: what organisations grew out of, step by step."""

import sqlite3

from eurasia_cli import answers, queries
from eurasia_cli.queries import Step
from eurasia_cli.text import visible


def lineage(index: sqlite3.Connection, root: str) -> list[Step]:
    """Return (later, earlier, act) of every step before and after `root`, oldest act first."""
    acts = queries.successions(index)
    related = _reach(root, acts, 0) | _reach(root, acts, 1)
    events = answers.event_records(index, [acts[step] for step in related])
    steps = [(later, earlier, events[acts[later, earlier]]) for later, earlier in related]
    return sorted(steps, key=lambda step: (step[2]["earliest"], step[0], step[1]))


def dot(steps: list[Step], names: dict[str, str]) -> str:
    """Return the steps as a Graphviz graph."""
    nodes = sorted({name for later, earlier, _ in steps for name in (later, earlier)})
    lines = ["digraph lineage {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_quoted(name)} [label={_quoted(names[name])}];" for name in nodes]
    lines += [
        f"  {_quoted(earlier)} -> {_quoted(later)} [label={_quoted(act['date'])}];"
        for later, earlier, act in steps
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _reach(root: str, acts: dict[tuple[str, str], str], end: int) -> set[tuple[str, str]]:
    """Return the steps that can be reached from `root`: end 0 goes back in time, 1 forward."""
    found: set[tuple[str, str]] = set()
    todo = [root]
    while todo:
        name = todo.pop()
        new = {step for step in acts if step[end] == name} - found
        found |= new
        todo += [step[1 - end] for step in new]
    return found


def _quoted(text: str) -> str:
    escaped = visible(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
