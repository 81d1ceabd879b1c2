"""On a real terminal and in real pipes: width, colour, locale, closed pipes, no home."""

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import GOOD

EURASIA = [sys.executable, "-m", "eurasia_cli"]
ANSI = re.compile(r"\x1b\[[0-9;]*m")
See = Callable[..., str]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {
        "EURASIA_DATA": str(GOOD),
        "EURASIA_CACHE": str(tmp_path / "cache"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PAGER": "",
    }


@pytest.fixture
def see(environment: dict[str, str]) -> See:
    """Return a function that runs a command on a terminal and returns what appears there."""

    def run(*words: str, columns: int = 80, **changes: str) -> str:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        with subprocess.Popen(
            [*EURASIA, *words], stdin=slave, stdout=slave, stderr=slave, env=environment | changes
        ) as process:
            os.close(slave)
            seen = b""
            while True:
                try:
                    part = os.read(master, 65536)
                except OSError:
                    break
                if not part:
                    break
                seen += part
            assert process.wait(timeout=30) == 0
        os.close(master)
        return seen.decode().replace("\r\n", "\n")

    return run


def pipe(
    words: list[str], environment: dict[str, str], **changes: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*EURASIA, *words], env=environment | changes, capture_output=True, timeout=60, check=False
    )


def test_a_terminal_gets_a_page_in_colour(see: See) -> None:
    seen = see("timeline", "--disputed")
    assert ANSI.search(seen)
    assert "\n2004\n" in ANSI.sub("", seen)


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_declined(see: See, changes: dict[str, str]) -> None:
    assert "\x1b" not in see("timeline", "--disputed", **changes)
    assert "\x1b" in see("timeline", "--disputed", "--color", "always", **changes)
    assert "\x1b" not in see("timeline", "--disputed", "--color", "never")


@pytest.mark.parametrize("columns", [30, 60, 80, 160])
@pytest.mark.parametrize("words", [("timeline",), ("org", "CU"), ("org",), ("member", "BOR"), ("trace", "CU"),
                                   ("event", "union-treaty-signed"), ("source",)], ids=" ".join)  # fmt: skip
def test_no_line_is_wider_than_the_terminal(see: See, words: tuple[str, ...], columns: int) -> None:
    seen = ANSI.sub("", see(*words, columns=columns))
    assert max(map(len, seen.splitlines())) <= columns


@pytest.mark.parametrize("columns", [30, 60, 160])
def test_nothing_is_cut_at_any_width(see: See, columns: int) -> None:
    seen = re.sub(r"\s+", "", ANSI.sub("", see("timeline", columns=columns)))
    for text in ("BoraniabansherringfromCormark", "CormarktalkswiththeunionaboutobserverstatuS".lower(),
                 "[union-treaty-2004herald-2004]", "Feb–Oct", "entryintoforce"):  # fmt: skip
        assert text.lower() in seen.lower()
    assert "…" not in seen


@pytest.mark.parametrize("columns", [0, 1, 5])
@pytest.mark.parametrize("words", [("timeline",), ("org", "CU"), ("member", "BOR")], ids=" ".join)
def test_a_terminal_of_no_width_is_answered(
    see: See, environment: dict[str, str], words: tuple[str, ...], columns: int
) -> None:
    environment.pop("TERM")
    seen = ANSI.sub("", see(*words, columns=columns))
    assert "Borania" in seen
    assert "Traceback" not in seen


def test_a_pipe_gets_plain_tsv_even_when_colour_is_forced(environment: dict[str, str]) -> None:
    answer = pipe(["timeline"], environment, FORCE_COLOR="1", COLUMNS="40")
    assert answer.stdout.startswith(b"id\tdate\t")
    assert b"\x1b" not in answer.stdout
    assert b"\x1b" in pipe(["timeline", "-f", "table"], environment, FORCE_COLOR="1").stdout


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
@pytest.mark.parametrize(
    "words", [["member"], ["org", "CU", "-f", "table"], ["timeline", "-f", "md"]]
)
def test_every_locale_is_answered(
    environment: dict[str, str], locale: str, words: list[str]
) -> None:
    answer = pipe(words, environment, LC_ALL=locale)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "md", "json"])
def test_an_ascii_stdout_loses_no_letter(environment: dict[str, str], form: str) -> None:
    answer = pipe(["member", "ARD", "-f", form], environment, PYTHONIOENCODING="ascii")
    assert answer.returncode == 0
    if form in ("tsv", "csv", "json"):
        assert b"\\u0410\\u0440\\u0434\\u043b\\u0430\\u043d\\u0434\\u0438\\u044f" in answer.stdout


def test_escaped_letters_do_not_widen_a_page(environment: dict[str, str]) -> None:
    answer = pipe(
        ["member", "ARD", "-f", "table"], environment, PYTHONIOENCODING="ascii", COLUMNS="60"
    )
    lines = answer.stdout.decode("ascii").splitlines()
    assert max(len(line) for line in lines) <= 60
    assert "\\u0410\\u0440\\u0434" in "".join(line.strip() for line in lines)


def test_a_lineage_is_drawn_in_ascii(environment: dict[str, str]) -> None:
    drawn = pipe(["trace", "CU", "-f", "table"], environment, PYTHONIOENCODING="ascii").stdout
    assert b"+-- Coast Pact" in drawn
    assert b"\\u25" not in drawn


def test_a_reader_that_goes_away_is_no_error(environment: dict[str, str]) -> None:
    command = f"{sys.executable} -m eurasia_cli timeline -f json | head -c 10"
    answer = subprocess.run(
        ["sh", "-c", command], env=environment, capture_output=True, check=False
    )
    assert answer.stderr == b""
    closed = f"{sys.executable} -m eurasia_cli timeline >&-"
    answer = subprocess.run(["sh", "-c", closed], env=environment, capture_output=True, check=False)
    assert b"Traceback" not in answer.stderr


def test_no_home_and_no_cache_is_no_error(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    bare = {name: environment[name] for name in ("EURASIA_DATA", "PATH")}
    answer = subprocess.run([*EURASIA, "timeline", "--count"], env=bare | {"HOME": str(tmp_path / "file" / "home")},
                            capture_output=True, check=False)  # fmt: skip
    assert (answer.stdout, answer.stderr, answer.returncode) == (b"7\n", b"", 0)


def test_python_warns_of_nothing(environment: dict[str, str]) -> None:
    words = [sys.executable, "-W", "error", "-X", "dev", "-m", "eurasia_cli"]
    for command in (["timeline"], ["member", "BOR", "-f", "table"], ["check", str(GOOD)]):
        answer = subprocess.run(
            [*words, *command], env=environment, capture_output=True, check=False
        )
        assert answer.returncode == 0
        assert b"Warning" not in answer.stderr


def test_the_program_alone_shows_five_things_to_try(environment: dict[str, str]) -> None:
    answer = pipe([], environment)
    assert answer.stdout.count(b"\n  eurasia ") == 5
    assert pipe(["--help"], environment).stdout.startswith(b"Usage: eurasia [OPTIONS] COMMAND")
    assert answer.returncode == 0
    assert pipe(["--version"], environment).stdout.startswith(b"eurasia ")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r"])
def test_json_stays_json_in_a_pipe_that_lacks_letters(
    encoding: str, folder: Path, tmp_path: Path
) -> None:
    title = "Ünion “beginnt” 𝒳 Союз"
    timeline = folder / "timeline.yaml"
    timeline.write_text(timeline.read_text().replace("The Coast Union begins", title))
    out = piped(encoding, tmp_path, "timeline", "--key", "-f", "json", "--data", str(folder))
    assert json.loads(out.decode(encoding))[1]["title"] == title


def test_a_document_is_utf_8_in_every_pipe(folder: Path, tmp_path: Path) -> None:
    out = piped("ascii", tmp_path, "timeline", "--key", "-f", "html", "--data", str(folder))
    assert "Береговой пакт" in out.decode("utf-8")
    assert b"\\u0" not in out.replace(rb"\u003c", b"")


def piped(encoding: str, cache: Path, *words: str) -> bytes:
    """Return what a command writes into a pipe of that encoding."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "EURASIA_CACHE": str(cache)}
    command = [sys.executable, "-m", "eurasia_cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout
