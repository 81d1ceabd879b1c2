"""Several data folders as one: ours and the user's notes."""

import json
import os
from pathlib import Path

import pytest
from conftest import GOOD, Ask

NOTES = """topics: []
threads: []
events:
  - id: herring-feast
    date: 2003-08-01
    kind: summit
    title: Ardland invites Borania to a feast of herring
    summary: Nobody speaks of worms.
    members: [ARD, BOR]
    topics: [trade]
    thread: union-road
    importance: 1
    sources:
      - {source: my-diary, locator: p. 3}
    checked: 2020-06-01
  - id: borania-joins
    date: 2006-07-01
    kind: accession
    title: Borania joins the Coast Union on the first of July
    summary: The diary has the day that the register lacks.
    members: [BOR]
    organisations: [coast-union]
    topics: [founding]
    thread: union-road
    agreement: union-treaty
    importance: 2
    sources:
      - {source: my-diary, locator: p. 9}
      - {source: union-treaty-2004, locator: art. 31}
    checked: 2020-06-01
"""
SOURCES = """references:
  - id: my-diary
    type: document
    title: My diary
    publisher: The author
    language: en
    custom: {kind: commentary}
"""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """Return a folder with two files only: an added event, a replaced one, and their source."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "timeline.yaml").write_text(NOTES)
    (folder / "sources.yaml").write_text(SOURCES)
    (folder / "series").mkdir()
    (folder / "series" / "herring_catch.csv").write_text("member,year,value,flag\nARD,2004,1,e\n")
    return folder


def both(ask: Ask, notes: Path, *words: str) -> list[dict]:
    answer = ask(*words, "--data", str(GOOD), "--data", str(notes), "-f", "json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_notes_add_events_where_their_date_belongs(ask: Ask, notes: Path) -> None:
    ids = [row["id"] for row in both(ask, notes, "timeline")]
    assert len(ids) == 8
    assert ids.index("herring-feast") == ids.index("herring-dispute") + 1
    (record,) = both(ask, notes, "event", "herring-feast")
    assert record["next"] == "union-treaty-signed"


def test_a_record_of_the_same_id_is_replaced_whole(ask: Ask, notes: Path) -> None:
    (record,) = both(ask, notes, "event", "borania-joins")
    assert (record["date"], record["date_note"]) == ("2006-07-01", None)
    (alone,) = json.loads(ask("event", "borania-joins", "-f", "json").out)
    assert alone["date"] == "2006-07"


def test_values_of_a_series_are_replaced_one_by_one(ask: Ask, notes: Path) -> None:
    rows = {
        row["year"]: row["value"]
        for row in both(ask, notes, "fact", "herring_catch", "--member", "ARD")
    }
    assert rows[2004] == 1
    assert len(rows) > 3


def test_the_order_of_folders_decides(ask: Ask, notes: Path) -> None:
    answer = ask("timeline", "--data", str(notes), "--data", str(GOOD))
    assert answer.code == 3  # the lowest folder must be whole
    assert "there is no members.yaml; add it (missing-file)" in answer.err


def test_the_environment_names_several_as_path_does(ask: Ask, notes: Path) -> None:
    answer = ask("timeline", "--count", data=f"{GOOD}{os.pathsep}{notes}")
    assert answer.out == "8\n"


def test_ours_is_ours(ask: Ask, notes: Path, shared_cache: Path) -> None:
    ours = int(ask("timeline", "--count", "--data", "ours").out)
    assert ours > 1000
    empty = notes / "empty"
    empty.mkdir()
    assert int(ask("timeline", "--count", "--data", "ours", "--data", str(empty)).out) == ours


def test_check_sees_both_and_says_what_is_replaced(ask: Ask, notes: Path) -> None:
    answer = ask("check", str(GOOD), str(notes))
    assert answer.code == 0
    assert answer.out == (
        f"{notes}/timeline.yaml:16: event borania-joins replaces the one of an earlier folder "
        "(replaces-record)\n"
    )
    assert "8 events, 6 memberships, 2 organisations, 3 states, 5 sources" in answer.err
    assert answer.err.endswith("; 0 errors, 1 warnings\n")


def test_a_mistake_in_the_notes_is_reported_where_it_is(ask: Ask, notes: Path) -> None:
    text = (notes / "timeline.yaml").read_text().replace("[ARD, BOR]", "[ARD, BOX]", 1)
    (notes / "timeline.yaml").write_text(text)
    answer = ask("check", str(GOOD), str(notes))
    assert answer.code == 1
    assert (
        f"{notes}/timeline.yaml:9: unknown member BOX; did you mean BOR? (unknown-member)"
        in answer.out
    )


def test_an_edit_of_the_notes_is_seen(ask: Ask, notes: Path) -> None:
    assert len(both(ask, notes, "timeline")) == 8
    (notes / "timeline.yaml").write_text(NOTES.split("  - id: borania-joins")[0])
    assert len(both(ask, notes, "timeline")) == 8
    (notes / "timeline.yaml").unlink()
    (notes / "sources.yaml").unlink()
    assert len(both(ask, notes, "timeline")) == 7


def test_a_spell_can_be_added_to_an_organisation_of_the_lower_folder(ask: Ask, notes: Path) -> None:
    (notes / "organisations.yaml").write_text("""organisations:
  - id: coast-union
    name: Coast Union
    short_name: CU
    kind: customs-union
    founded: 2005-01-01
    description: With a note of ours.
    sources:
      - {source: my-diary, locator: p. 1}
    memberships:
      - member: COR
        status: member
        from: 2019-01-01
        sources:
          - {source: my-diary, locator: p. 2}
        checked: 2020-06-01
""")
    (body,) = both(ask, notes, "org", "coast-union")
    spells = {(one["member"], one["status"]) for one in body["memberships"]}
    assert spells >= {("ARD", "member"), ("BOR", "member"), ("COR", "member"), ("COR", "observer")}
    assert body["description"] == "With a note of ours."
