"""A series is replaced by a newer World Bank download, and by no other.

The extract has the values of the World Bank's release of 1 July 2026 in the layout of its CSV
downloads; it was put together from our series and is not a file as downloaded.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from eurasia_cli.folder import data_folder

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "scripts" / "refresh_series.py"
DOWNLOAD = ROOT / "tests" / "downloads" / "API_SP.POP.TOTL_DS2_extract.csv"


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return Path(shutil.copytree(data_folder(None), tmp_path / "data"))


def refresh(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *words], capture_output=True, text=True, check=False
    )


def lines_of(path: Path, *members: str) -> list[str]:
    return [line for line in path.read_text().splitlines()[1:] if line.split(",")[0] in members]


def test_a_download_of_the_same_vintage_gives_the_same_values(ours: Path) -> None:
    path = ours / "series" / "population.csv"
    before = lines_of(path, "ARM", "KAZ", "eu")
    answer = refresh("population", str(DOWNLOAD), "1 July 2026", str(ours))
    assert answer.returncode == 0, answer.stderr
    assert f"{len(before)} values, 0 changed or new" in answer.stdout
    assert "vintage: 1 July 2026" in answer.stdout
    assert lines_of(path, "ARM", "KAZ", "eu") == before == path.read_text().splitlines()[1:]


def test_a_revised_value_is_counted_and_years_before_1990_are_left_out(
    ours: Path, tmp_path: Path
) -> None:
    revised = tmp_path / "API_revised.csv"
    text = DOWNLOAD.read_text("utf-8-sig")
    revised.write_text(
        text.replace('"SP.POP.TOTL","","","3552128"', '"SP.POP.TOTL","1","2","3552129"'), "utf-8"
    )
    answer = refresh("population", str(revised), "2027", str(ours))
    assert "1 changed or new" in answer.stdout
    assert "ARM,1990,3552129," in (ours / "series" / "population.csv").read_text()
    assert "ARM,1988," not in (ours / "series" / "population.csv").read_text()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["gdp", str(DOWNLOAD)], "holds SP.POP.TOTL, not NY.GDP.MKTP.CD"),
        (["whales", str(DOWNLOAD)], "unknown indicator whales"),
        (["population", str(ROOT / "README.md")], "is no World Bank download"),
    ],
)
def test_another_download_is_refused_and_nothing_is_lost(
    ours: Path, words: list[str], sentence: str
) -> None:
    before = (ours / "series" / "gdp.csv").read_text()
    answer = refresh(*words, "2027", str(ours))
    assert answer.returncode == 1
    assert sentence in answer.stderr
    assert (ours / "series" / "gdp.csv").read_text() == before
