"""Nothing that a disk, a clock, a signal or another process does loses data, hangs or misleads."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from conftest import GOOD

from eurasia_cli import index as module
from eurasia_cli.index import index_path, open_index

EURASIA = [sys.executable, "-m", "eurasia_cli"]
BUILD = """
import sys, pathlib
from eurasia_cli import compile, load
from eurasia_cli.index import open_index
print("ready", flush=True)
open_index(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])).close()
"""


def count(folder: Path, cache: Path | None) -> int:
    with closing(open_index(folder, cache)) as connection:
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a cache of its own and nothing else that matters."""
    return {
        "PATH": os.environ["PATH"],
        "EURASIA_DATA": str(GOOD),
        "EURASIA_CACHE": str(tmp_path / "cache"),
    }


def run(
    words: list[str], environment: dict[str, str], **options: object
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*EURASIA, *words], env=environment, capture_output=True, timeout=60, check=False, **options
    )  # type: ignore[call-overload,no-any-return]


def test_killed_while_building_two_hundred_times_it_answers_after_each(
    folder: Path, tmp_path: Path
) -> None:
    """SIGKILL at random moments of the build; what is left is no index or a whole one."""
    chance, cache = random.Random(7), tmp_path / "cache"
    started = time.perf_counter()
    count(folder, cache)
    longest = 2 * (time.perf_counter() - started)
    whole = 0
    for _ in range(200):
        shutil.rmtree(cache, ignore_errors=True)
        command = [sys.executable, "-c", BUILD, str(folder), str(cache)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, longest))
            process.kill()
        whole += index_path(folder, cache).exists()
        assert count(folder, cache) == 7
    assert 0 < whole < 200  # the moments fell on both sides


def test_what_a_killed_build_left_is_removed_an_hour_later(folder: Path, tmp_path: Path) -> None:
    part = tmp_path / "0badcafe.1234.part"
    part.write_bytes(b"half an index")
    assert count(folder, tmp_path) == 7
    assert part.exists()  # perhaps somebody is still writing it
    old = time.time() - module.ABANDONED_AFTER - 1
    os.utime(part, (old, old))
    (folder / "dataset.yaml").touch()
    assert count(folder, tmp_path) == 7
    assert not part.exists()


def test_sixty_four_first_runs_at_once_all_answer(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    command = [*EURASIA, "timeline", "--count"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(command, env=surroundings, **pipes) for _ in range(64)]
    answers = [process.communicate(timeout=120) for process in running]
    assert answers == [(b"7\n", b"")] * 64
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".sqlite"]


@pytest.mark.parametrize("limit", [0, 100, 4096, 50_000])
def test_a_disk_that_fills_up_while_building_costs_only_time(
    surroundings: dict[str, str], limit: int, tmp_path: Path
) -> None:
    """A limit on file sizes stands in for a full disk; it fails at the same calls."""

    def shrink() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    answer = run(["timeline", "--count"], surroundings, preexec_fn=shrink)
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"7\n", b"", 0)
    assert not list((tmp_path / "cache").glob("*"))


def test_a_full_file_system_costs_only_time(surroundings: dict[str, str], tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    if (
        not shutil.which("mount")
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("a file system can be mounted by root alone")
    try:
        changed = surroundings | {"EURASIA_CACHE": str(disk), "TMPDIR": str(disk)}
        answer = run(["timeline", "--count"], changed)
        assert (answer.stdout, answer.stderr, answer.returncode) == (b"7\n", b"", 0)
        for target in ("record.sqlite", "record.html"):
            answer = run(["export", str(disk / target)], changed)
            said = answer.stderr.decode()
            assert answer.returncode == 2, said
            assert said.startswith(f"eurasia: {disk / target} cannot be written: "), said
        assert not [path.name for path in disk.iterdir()]
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("form", ["tsv", "json", "table", "html"])
@pytest.mark.parametrize("words", [["timeline"], ["timeline", "--help"], ["--version"]])
def test_an_answer_that_cannot_be_written_is_a_sentence(
    surroundings: dict[str, str], words: list[str], form: str
) -> None:
    shown = [*words, "-f", form] if words == ["timeline"] else words
    with Path("/dev/full").open("wb") as full:
        answer = subprocess.run(
            [*EURASIA, *shown], env=surroundings, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert answer.stderr == b"eurasia: the answer cannot be written: No space left on device\n"
    assert answer.returncode == 74


@pytest.mark.parametrize("home", ["/proc", "/dev/null", "/proc/self/nowhere", ""])
def test_a_home_that_cannot_be_written_costs_only_time(
    surroundings: dict[str, str], home: str
) -> None:
    bare = {name: surroundings[name] for name in ("PATH", "EURASIA_DATA")}
    answer = run(["timeline", "--count"], bare | {"HOME": home})
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"7\n", b"", 0)


@pytest.mark.parametrize("year", [1980, 2100])
def test_a_clock_that_jumps_hides_no_edit(folder: Path, tmp_path: Path, year: int) -> None:
    path = folder / "timeline.yaml"
    then = time.mktime((year, 1, 1, 0, 0, 0, 0, 0, 0))
    os.utime(path, (then, then))
    assert count(folder, tmp_path) == 7
    text = path.read_text()
    path.write_text(text.partition("  - id: cormark-talks")[0])
    os.utime(path, (then, then))
    assert count(folder, tmp_path) == 6
    path.write_text(text)
    os.utime(path, (then, then))
    assert count(folder, tmp_path) == 7


def test_a_clock_that_goes_back_while_we_look_hides_no_edit(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count(folder, tmp_path) == 7
    monkeypatch.setattr(module.time, "time", lambda: 0.0)
    path = folder / "timeline.yaml"
    path.write_text(path.read_text().partition("  - id: cormark-talks")[0])
    assert count(folder, tmp_path) == 6
    assert count(folder, tmp_path) == 6


@pytest.mark.parametrize("read", [0, 1, 100, 5000])
@pytest.mark.parametrize("words", [["timeline"], ["timeline", "-f", "json"], ["timeline", "-f", "html"],
                                   ["org", "-f", "table"], ["--help"], ["check", str(GOOD)]], ids=" ".join)  # fmt: skip
def test_a_reader_that_goes_away_at_any_moment_is_no_error(
    surroundings: dict[str, str], words: list[str], read: int
) -> None:
    command = [*EURASIA, *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=surroundings, **pipes) as process:
        assert process.stdout
        assert process.stderr
        os.read(process.stdout.fileno(), read) if read else None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(timeout=60) in (0, 141)
    assert said.decode() in ("", run(words, surroundings).stderr.decode())


def test_ctrl_c_at_any_moment_is_no_traceback(surroundings: dict[str, str]) -> None:
    chance = random.Random(11)
    interrupted = 0
    for turn in range(40):
        shutil.rmtree(surroundings["EURASIA_CACHE"], ignore_errors=True)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen([*EURASIA, "timeline"], env=surroundings, **pipes) as process:
            time.sleep(chance.uniform(0.02, 0.25))
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=60)
        interrupted += process.returncode != 0
        # Before our first line runs, the interpreter itself may say that it was interrupted.
        assert b"eurasia_cli" not in said, (turn, said)
        assert process.returncode in (0, 130, -signal.SIGINT, 1), (turn, said)
    assert interrupted
