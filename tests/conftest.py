"""The world of a test: a small data folder, a cache of its own, a fixed day."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from eurasia_cli import cli
from eurasia_cli.commands import common
from eurasia_cli.folder import data_folder

GOOD = Path(__file__).parent / "good"
TODAY = date(2020, 7, 1)


class Answer(NamedTuple):
    """What a command printed and how it ended."""

    out: str
    err: str
    code: int


Ask = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _own_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "EURASIA_DATA",
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LC_ALL",
        "LC_CTYPE",
        "LANG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EURASIA_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(common, "today", lambda: TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the small data folder, to be changed at will."""
    return Path(shutil.copytree(GOOD, tmp_path / "data"))


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that runs a command on the small data folder."""

    def run(*words: str, data: Path = GOOD) -> Answer:
        monkeypatch.setenv("EURASIA_DATA", str(data))
        return call(*words)

    def call(*words: str) -> Answer:
        monkeypatch.setattr(sys, "argv", ["eurasia", *words])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        code = ended.value.code
        return Answer(captured.out, captured.err, code if isinstance(code, int) else 0)

    return run


def call_once(cache: Path, *words: str) -> str:
    """Run a command in a process of its own, for fixtures that live longer than a test."""
    environment = {**os.environ, "EURASIA_CACHE": str(cache / "cache")}
    command = [sys.executable, "-m", "eurasia_cli", *words]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return ran.stdout


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache in which the index of the record itself is built once."""
    return tmp_path_factory.mktemp("shared-cache")


@pytest.fixture
def ask_ours(ask: Ask, shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a function that runs a command on the record itself."""
    monkeypatch.setenv("EURASIA_CACHE", str(shared_cache))
    return lambda *words: ask(*words, data=data_folder(None))
