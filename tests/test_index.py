"""The index is fresh, whole and out of the way, whatever happens around it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Ask

from eurasia_cli import index as module
from eurasia_cli.errors import UnreadableDataError
from eurasia_cli.index import index_path, open_index

PROGRAM = [sys.executable, "-m", "eurasia_cli", "timeline", "--count"]


def count(folder: Path, cache: Path | None) -> int:
    with closing(open_index(folder, cache)) as connection:
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


def drop_last_event(folder: Path) -> None:
    path = folder / "timeline.yaml"
    path.write_text(path.read_text().partition("  - id: cormark-talks")[0])


def test_an_index_is_built_once_and_used_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(folder, tmp_path) == 7
    monkeypatch.setattr(module, "_build", lambda *_: pytest.fail("built again"))
    assert count(folder, tmp_path) == 7


def test_an_edit_is_seen_at_once(folder: Path, tmp_path: Path) -> None:
    assert count(folder, tmp_path) == 7
    drop_last_event(folder)
    assert count(folder, tmp_path) == 6


def test_an_edit_that_keeps_size_and_times_is_seen(folder: Path, tmp_path: Path) -> None:
    path = folder / "timeline.yaml"
    before = path.stat()
    assert count(folder, tmp_path) == 7
    path.write_text(path.read_text().replace("herring", "haddock"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    with closing(open_index(folder, tmp_path)) as connection:
        titles = [row[0] for row in connection.execute("SELECT title FROM event")]
    assert "Borania bans haddock from Cormark" in titles


def test_an_edit_within_one_tick_of_the_clock_is_seen(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the clock of the file system stood still: the same signature before and after the edit.
    monkeypatch.setattr(module, "_signature", lambda _folder: ("same", float("inf")))
    assert count(folder, tmp_path) == 7
    drop_last_event(folder)
    assert count(folder, tmp_path) == 6


def test_an_index_built_in_haste_is_replaced_once_the_files_have_aged(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contents() -> str | None:
        with closing(sqlite3.connect(index_path(folder, tmp_path))) as connection:
            return connection.execute("SELECT contents FROM finished").fetchone()[0]

    assert count(folder, tmp_path) == 7
    assert contents() is not None
    signature = module._signature(folder)[0]
    monkeypatch.setattr(module, "_signature", lambda _folder: (signature, 0.0))
    assert count(folder, tmp_path) == 7  # compares contents, sees that the files are old now
    assert count(folder, tmp_path) == 7  # builds an index that needs no comparing
    assert contents() is None


def test_a_change_of_the_program_builds_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(folder, tmp_path) == 7
    built = []
    monkeypatch.setattr(module, "FORMAT", "another program")
    build = module._build
    monkeypatch.setattr(module, "_build", lambda *words: (built.append(1), build(*words)))
    assert count(folder, tmp_path) == 7
    assert built == [1]


@pytest.mark.parametrize(
    "contents",
    [b"", b"SQLite format 3\0" + b"\xff" * 4000, b"not a database at all" * 99],
    ids=["empty", "torn", "foreign"],
)
def test_a_broken_index_is_built_anew(folder: Path, tmp_path: Path, contents: bytes) -> None:
    assert count(folder, tmp_path) == 7
    index_path(folder, tmp_path).write_bytes(contents)
    assert count(folder, tmp_path) == 7


def test_a_cut_index_is_built_anew(folder: Path, tmp_path: Path) -> None:
    assert count(folder, tmp_path) == 7
    path = index_path(folder, tmp_path)
    path.write_bytes(path.read_bytes()[:-9000])
    assert count(folder, tmp_path) == 7


def test_an_index_that_breaks_during_a_question_is_built_anew(
    ask: Ask, folder: Path, tmp_path: Path
) -> None:
    assert ask("timeline", "--count", data=folder).out == "7\n"
    path = index_path(folder, tmp_path / "cache")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE event")
        connection.commit()
    assert ask("timeline", "--count", data=folder).out == "7\n"


def test_an_index_of_another_folder_is_not_taken_for_ours(folder: Path, tmp_path: Path) -> None:
    assert count(folder, tmp_path) == 7
    other = tmp_path / "other"
    folder.rename(other)
    drop_last_event(other)
    index_path(folder, tmp_path).rename(index_path(other, tmp_path))
    assert count(other, tmp_path) == 6


def test_without_a_cache_the_index_is_in_memory(folder: Path) -> None:
    assert count(folder, None) == 7


@pytest.mark.parametrize("obstacle", ["a file", "a file above"])
def test_a_cache_that_cannot_be_written_costs_only_time(
    folder: Path, tmp_path: Path, obstacle: str
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way")
    assert count(folder, blocked if obstacle == "a file" else blocked / "cache") == 7


def test_no_part_of_an_index_is_left_behind(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert count(folder, cache) == 7
    (folder / "timeline.yaml").write_text("events: [")
    with pytest.raises(UnreadableDataError):
        open_index(folder, cache)
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]


def test_many_first_runs_at_once_all_answer(folder: Path, tmp_path: Path) -> None:
    environment = os.environ | {"EURASIA_DATA": str(folder), "EURASIA_CACHE": str(tmp_path / "c")}
    running = [
        subprocess.Popen(PROGRAM, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    answers = [process.communicate(timeout=60) for process in running]
    assert answers == [(b"7\n", b"")] * 8
    assert len(list((tmp_path / "c").iterdir())) == 1
