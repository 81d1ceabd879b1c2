"""`export`: what is taken elsewhere says the same there, read back by each format's own tool."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import duckdb
import frictionless
import icalendar
import pytest
from conftest import GOOD, Ask
from hypothesis import given
from hypothesis import strategies as st

from eurasia_cli.export.datapackage import csv_text
from eurasia_cli.export.ics import _folded, _text
from eurasia_cli.export.tabular import Column, Sheet
from eurasia_cli.folder import data_folder
from eurasia_cli.load import load
from eurasia_cli.names import slug
from eurasia_cli.text import visible


@pytest.fixture(params=["good", "ours"])
def exported(request, ask: Ask, tmp_path: Path, shared_cache, monkeypatch):
    """Return a function that exports a folder, and the data that were exported."""
    folder = GOOD if request.param == "good" else data_folder(None)
    data, _ = load(folder)

    def run(name: str, *words: str) -> Path:
        monkeypatch.setenv("EURASIA_CACHE", str(shared_cache))
        answer = ask("export", str(tmp_path / name), *words, data=folder)
        assert answer == ("", f"eurasia: wrote {tmp_path / name}\n", 0)
        return tmp_path / name

    return run, data


# frictionless leaves the files open that it has read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_datapackage_is_valid_and_says_what_the_record_says(exported) -> None:
    export, data = exported
    folder = export("package", "-f", "datapackage")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    package = json.loads((folder / "datapackage.json").read_text())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert (package["version"], package["licenses"]) == (
        data.dataset.version, [{"name": data.dataset.licence}],
    )  # fmt: skip
    read = {
        name: rows(folder / f"{name}.csv")
        for name in ("events", "memberships", "citations", "observations", "sources", "names")
    }
    assert [(row["id"], row["date"], row["earliest"], row["latest"], row["precision"], row["title"], row["summary"])
            for row in read["events"]] == [
        (e.id, e.date.text, e.date.earliest, e.date.latest or "", e.date.precision, e.title, e.summary)
        for e in data.events
    ]  # fmt: skip
    assert [(row["organisation"], row["member"], row["status"], row["from"], row["to"]) for row in read["memberships"]] == [
        (m.organisation, m.member, m.status, m.from_.text, m.to.text if m.to else "") for m in data.memberships
    ]  # fmt: skip
    assert [(row["indicator"], row["subject"], row["year"], row["value"]) for row in read["observations"]] == [
        (o.indicator, o.subject, str(o.year), o.value) for o in data.observations
    ]  # fmt: skip
    cited = [(row["record"], row["source"], row["locator"]) for row in read["citations"]
             if row["kind"] == "event" and not row["other_date"]]  # fmt: skip
    assert cited == [(e.id, c.source, c.locator) for e in data.events for c in e.sources]
    authors = {row["id"]: json.loads(row["author"] or "[]") for row in read["sources"]}
    assert authors == {
        s.id: [
            {
                k: v
                for k, v in (("family", n.family), ("given", n.given), ("literal", n.literal))
                if v
            }
            for n in s.author
        ]
        for s in data.sources
    }


def rows(path: Path) -> list[dict[str, str]]:
    """Return a CSV file as the standard library reads it."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_a_database_has_keys_views_and_full_text_search(exported) -> None:
    export, data = exported
    path = export("record.sqlite")
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        rows = database.execute("SELECT id, date, title FROM events").fetchall()
        assert rows == [(e.id, e.date.text, e.title) for e in data.events]
        timeline = database.execute("SELECT id, members, sources FROM timeline").fetchall()
        assert {row[0]: (row[1] or "").split() for row in timeline} == {
            e.id: list(e.members) for e in data.events
        }
        assert len(database.execute("SELECT * FROM spells").fetchall()) == len(data.memberships)
        word = data.events[0].title.split()[-1]
        found = "SELECT id FROM events WHERE rowid IN (SELECT rowid FROM events_fts WHERE events_fts MATCH ?)"
        assert (data.events[0].id,) in database.execute(found, (word,)).fetchall()
        # Datasette finds the full-text table of a table by its content option.
        (made,) = database.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'events_fts'"
        ).fetchone()
        assert 'content="events"' in made
    told = json.loads(path.with_suffix(".metadata.json").read_text())
    described = told["databases"]["record"]["tables"]["events"]["columns"]
    assert described["title"].startswith("One plain sentence")


def test_datasette_opens_the_database_and_searches_it(ask: Ask, tmp_path: Path) -> None:
    ask("export", str(tmp_path / "record.sqlite"))
    metadata = tmp_path / "record.metadata.json"
    command = [
        sys.executable,
        "-m",
        "datasette",
        str(tmp_path / "record.sqlite"),
        "-m",
        str(metadata),
        "--get",
    ]
    asked = "/record/events.json?_search=herring&_shape=array"
    found = subprocess.run([*command, asked], capture_output=True, text=True, check=True).stdout
    assert [row["id"] for row in json.loads(found)] == ["herring-dispute"]
    page = subprocess.run(
        [*command, "/record/events"], capture_output=True, text=True, check=True
    ).stdout
    assert "One dated act." in page
    assert "Lower-case words joined by hyphens, never reused." in page


def test_parquet_answers_as_the_record_does(exported) -> None:
    export, data = exported
    folder = export("parquet", "-f", "parquet")

    def ask_duckdb(query: str) -> list[tuple]:
        return duckdb.sql(query.format(folder=folder)).fetchall()

    assert ask_duckdb("SELECT id, earliest FROM '{folder}/events.parquet'") == [
        (e.id, date.fromisoformat(e.date.earliest)) for e in data.events
    ]
    summed = sum(float(o.value) for o in data.observations)
    ((count, total),) = ask_duckdb(
        "SELECT count(*), sum(value) FROM '{folder}/observations.parquet'"
    )
    assert count == len(data.observations)
    assert total == pytest.approx(summed)


def test_a_calendar_has_every_event_as_whole_days(exported) -> None:
    export, data = exported
    text = export("record.ics").read_bytes()
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(one["X-EURASIA-DATE"]) for one in events] == [e.date.text for e in data.events]
    for one, event in zip(events, data.events, strict=True):
        assert (str(one["UID"]), str(one["SUMMARY"])) == (
            f"{event.id}@{slug(data.dataset.title)}",
            event.title,
        )
        assert one.decoded("DTSTART") == date.fromisoformat(event.date.earliest)
        if event.date.latest:
            last = date.fromisoformat(event.date.latest)
            assert one.decoded("DTEND") == last + timedelta(days=1)
        assert str(one["DESCRIPTION"]).startswith(event.summary)
        assert str(one.get("LOCATION", "")) == (event.place or "")


def test_a_yearly_calendar_repeats_only_known_days(ask: Ask, tmp_path: Path) -> None:
    ask("export", str(tmp_path / "c.ics"), "--yearly")
    events = icalendar.Calendar.from_ical((tmp_path / "c.ics").read_bytes()).walk("VEVENT")
    repeated = {str(e["X-EURASIA-DATE"]): "RRULE" in e for e in events}
    assert repeated["1990-11-05"]
    assert not any(repeated[text] for text in ("2003", "2006-07", "2008-02/2008-10"))


def test_a_query_is_a_calendar_too(ask: Ask) -> None:
    calendar = icalendar.Calendar.from_ical(ask("timeline", "--key", "-f", "ics").out)
    assert [str(e["UID"]) for e in calendar.walk("VEVENT")] == [
        "pact-in-force@a-small-record-for-the-tests", "union-treaty-in-force@a-small-record-for-the-tests",
    ]  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_survives_the_lines_of_a_calendar(text: str) -> None:
    lines = ["BEGIN:VEVENT", _folded(f"SUMMARY:{_text(text)}"), "END:VEVENT", ""]
    read = icalendar.Event.from_ical("\r\n".join(lines))
    assert str(read["SUMMARY"]) == "\n".join(map(visible, text.split("\n")))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_no_cell_is_a_formula_to_a_spreadsheet(texts: list[str]) -> None:
    sheet = Sheet("t", "", [Column("a", "string", "")], (), [(text,) for text in texts])
    _, *rows = csv.reader(io.StringIO(csv_text(sheet), newline=""))
    assert len(rows) == len(texts)
    for text, row in zip(texts, rows, strict=True):
        (cell,) = row or [""]
        shown = "\n".join(map(visible, text.split("\n")))
        assert cell in (shown, f"'{shown}")
        if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
            float(cell)  # a number is no formula


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["there.xyz"], "what is there.xyz to be? add --format datapackage|sqlite|parquet|html|ics"),
        (["no/such/folder/r.ics"], "there is no folder no/such/folder; make it first"),
        (["r.ics", "-f", "sqlite", "--yearly"], "--yearly goes with --format ics"),
        (["full", "-f", "datapackage"], "full is there already; write --force to replace it"),
        (["full", "-f", "html"], "full is a folder; html needs a file"),
        (["full/note.txt", "-f", "parquet"], "full/note.txt is a file; parquet needs a folder"),
        (["full/note.txt", "-f", "html"], "full/note.txt is there already"),
    ],
)  # fmt: skip
def test_nothing_is_lost_and_a_bad_target_is_said(
    ask: Ask, tmp_path: Path, monkeypatch, words: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    answer = ask("export", *words)
    assert answer.code == 2
    assert message in answer.err
    assert (tmp_path / "full" / "note.txt").read_text() == "mine"


def test_force_replaces_and_leaves_the_rest(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "note.txt").write_text("mine")
    (folder / "events.csv").write_text("old")
    assert ask("export", str(folder), "-f", "datapackage", "--force").code == 0
    assert (folder / "note.txt").read_text() == "mine"
    assert (folder / "events.csv").read_text().startswith("id,date,")
    assert not list(tmp_path.glob(".eurasia-*"))


def test_an_export_that_fails_leaves_what_was_there(ask: Ask, tmp_path: Path, monkeypatch) -> None:
    from eurasia_cli.export import ics

    def broken(*_args: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ics, "calendar", broken)
    (tmp_path / "c.ics").write_text("mine")
    answer = ask("export", str(tmp_path / "c.ics"), "--force")
    assert (answer.code, answer.err) == (
        2, f"eurasia: {tmp_path / 'c.ics'} cannot be written: No space left on device\n",
    )  # fmt: skip
    assert (tmp_path / "c.ics").read_text() == "mine"
    assert not list(tmp_path.glob(".eurasia-*"))
