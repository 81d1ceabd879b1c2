"""What a user would reach for instead, each on the same events: those from 2007 on, day and title.

A tool is looked for on the PATH and in the folder that EURASIA_PEERS names; one that is absent is
left out, and said to be.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from clock import Command

QUESTION = "SELECT date, title FROM events WHERE date >= '2007'"
DUCKDB = "import duckdb; print(duckdb.sql(\"SELECT date, title FROM '{}' WHERE date >= '2007'\"))"


def write_events(program: str, folder: Path) -> None:
    """Write the events in each form that a peer reads."""
    asked = [program, "timeline", "--fields", "id,date,title"]
    for form in ("json", "csv"):
        text = subprocess.run([*asked, "-f", form], capture_output=True, check=True).stdout
        (folder / f"events.{form}").write_bytes(text)
    subprocess.run(
        [program, "export", str(folder / "events.sqlite")], check=True, capture_output=True
    )
    rows = json.loads((folder / "events.json").read_text("utf-8"))
    days = [(f"{row['date'].rstrip('~?').partition('/')[0]}-01-01"[:10], row) for row in rows]
    entries = [f"{day} {row['title']}\n    a  1\n    b\n" for day, row in days]
    (folder / "events.journal").write_text("\n".join(entries), "utf-8")
    for day, row in days:
        paper = folder / "papers" / row["id"]
        paper.mkdir(parents=True)
        info = {
            "title": row["title"],
            "year": int(day[:4]),
            "ref": row["id"],
            "papis_id": row["id"],
        }
        (paper / "info.yaml").write_text(json.dumps(info, ensure_ascii=False), "utf-8")


def peers(folder: Path) -> tuple[dict[str, Command], list[str]]:
    """Return the commands of the tools that are here, and the names of those that are not."""
    at = {form: str(folder / f"events.{form}") for form in ("json", "csv", "sqlite", "journal")}
    from_2007 = '[] | select(.date >= "2007") | [.date, .title] | @tsv'
    home = (("HOME", str(folder)), ("XDG_CONFIG_HOME", str(folder)))
    found: dict[str, Command] = {}
    absent = []
    for name, words in {
        "jq": ["jq", "-r", f".{from_2007}", at["json"]],
        "yq (Python)": ["yq", "-r", f".events{from_2007}", _timeline()],
        "mlr": ["mlr", "--icsv", "--otsv", "filter", '$date >= "2007"', at["csv"]],
        "sqlite3": ["sqlite3", at["sqlite"], QUESTION],
        "sqlite-utils": ["sqlite-utils", at["sqlite"], QUESTION],
        "DuckDB (Python)": ["python", "-c", DUCKDB.format(at["csv"])],
        "Datasette --get": [
            "datasette",
            at["sqlite"],
            "--get",
            "/events/events.json?date__gte=2007&_size=max",
        ],
        "csvgrep": ["csvgrep", "-c", "date", "-r", "^20(0[7-9]|[12])", at["csv"]],
        "hledger": ["hledger", "-f", at["journal"], "print", "-b", "2007"],
        "papis": [
            "papis",
            "--lib",
            str(folder / "papers"),
            "list",
            "--all",
            "--format",
            "{doc[title]}",
            "year:2014",
        ],
        "norwegianblue's eol (its help; it reads no events)": ["eol", "--help"],
    }.items():
        program = _which(words[0])
        if program is None:
            absent.append(name)
            continue
        command = Command([program, *words[1:]], changes=home)
        ran = subprocess.run(
            command.words, capture_output=True, env=os.environ | dict(home), check=False
        )
        if ran.returncode:
            absent.append(f"{name} (it ends with {ran.returncode})")
        else:
            found[name] = command
    return found, absent


def _timeline() -> str:
    return str(Path(__file__).parents[1] / "data" / "timeline.yaml")


def _which(name: str) -> str | None:
    return shutil.which(name, path=os.environ.get("EURASIA_PEERS", "")) or shutil.which(name)
