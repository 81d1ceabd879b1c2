"""The questions of docs/scale.md have the same answers in DuckDB and in a local Spark."""

import datetime
import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest
from conftest import call_once

PAGE = (Path(__file__).parents[1] / "docs" / "scale.md").read_text("utf-8")
QUESTIONS = re.findall(r"^## (.*?)\n.*?^```sql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    call_once(folder, "export", str(folder / "record"), "--format", "parquet")
    return folder / "record"


@pytest.fixture(scope="module")
def by_duckdb(tables: Path) -> dict[str, list[tuple]]:
    """Return the answer to each question."""
    database = duckdb.connect()
    for path in tables.glob("*.parquet"):
        database.sql(f"CREATE VIEW {path.stem} AS SELECT * FROM '{path}'")
    return {title: database.sql(query).fetchall() for title, query in QUESTIONS}


def test_duckdb_answers_every_question_of_the_page(by_duckdb: dict[str, list[tuple]]) -> None:
    assert len(QUESTIONS) == 4
    members, shares, stages, press = by_duckdb.values()
    assert members == [("BLR", "yes"), ("KAZ", "yes"), ("RUS", "yes")]
    assert dict(shares)[2020] == pytest.approx(0.8548, abs=0.002)
    day = datetime.date
    assert ("eaeu-treaty", day(2014, 5, 29), day(2015, 1, 1)) in stages
    assert {year for year, _, _ in press} >= set(range(1990, 2027))
    assert all(0 <= from_press <= made for _, made, from_press in press)


@pytest.mark.skipif(
    not (find_spec("pyspark") and shutil.which("java")), reason="pyspark or Java is not installed"
)
@pytest.mark.filterwarnings("ignore")
def test_a_local_spark_gives_the_same_answers(
    tables: Path, by_duckdb: dict[str, list[tuple]]
) -> None:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.sql.shuffle.partitions", "1").getOrCreate()
    try:
        for path in tables.glob("*.parquet"):
            spark.sql(
                f"CREATE OR REPLACE TEMPORARY VIEW {path.stem} USING parquet OPTIONS (path '{path}')"
            )
        for title, query in QUESTIONS:
            answers = [tuple(row) for row in spark.sql(query).collect()]
            assert answers == by_duckdb[title], title
    finally:
        spark.stop()
