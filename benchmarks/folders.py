"""Data folders of any size, made of ours: events and values repeated under other names."""

import re
import shutil
from pathlib import Path

OURS = Path(__file__).parents[1] / "data"


def with_events(count: int, target: Path) -> Path:
    """Write a folder with `count` events: ours, each as often as it takes, in order of time."""
    shutil.copytree(OURS, target)
    head, body = (OURS / "timeline.yaml").read_text("utf-8").split("events:\n", 1)
    events = re.split(r"\n\n(?=  - id: )", body.strip("\n"))
    copies = -(-count // len(events))
    repeated = [_renamed(event, copy) for event in events for copy in range(copies)][:count]
    text = f"{head}events:\n" + "\n\n".join(repeated) + "\n"
    (target / "timeline.yaml").write_text(text, "utf-8")
    return target


def with_observations(count: int, target: Path) -> Path:
    """Write a folder with about `count` observations: ours, for series of other names."""
    shutil.copytree(OURS, target)
    facts = (OURS / "facts.yaml").read_text("utf-8")
    head, rest = facts.split("indicators:\n", 1)
    indicators, claims = rest.split("\nclaims:\n", 1)
    blocks = re.split(r"\n(?=  - id: )", indicators.rstrip("\n"))
    made, written = [*blocks], sum(_lines(path) for path in (OURS / "series").glob("*.csv"))
    copy = 1
    while written < count:
        for block in blocks:
            name = re.match(r"  - id: (\S+)", block)[1]
            source = OURS / "series" / f"{name}.csv"
            if written >= count:
                break
            shutil.copy(source, target / "series" / f"{name}_n{copy}.csv")
            renamed = re.sub(r"id: (\S+)", rf"id: \1_n{copy}", block, count=1)
            made.append(re.sub(r"\n    headline: \d+", "", renamed))
            written += _lines(source)
        copy += 1
    text = f"{head}indicators:\n" + "\n".join(made) + f"\n\nclaims:\n{claims}"
    (target / "facts.yaml").write_text(text, "utf-8")
    return target


def _renamed(event: str, copy: int) -> str:
    return re.sub(r"^(  - id: )(\S+)", rf"\1\2-n{copy}", event, count=1) if copy else event


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") - 1
