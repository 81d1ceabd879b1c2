"""Measure DuckDB on observations repeated a thousand times and more, as docs/scale.md tells it.

Run it as ``python benchmarks/scale.py [COPIES …]``; it needs duckdb and the extra ``[parquet]``.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

COPIES = (1, 100, 1000, 3000)
QUESTION = (
    "SELECT indicator, year, count(*), sum(value) FROM '{}' "
    "GROUP BY indicator, year ORDER BY indicator, year"
)


def main() -> None:
    """Print rows, size and seconds as a Markdown table."""
    print("| observations | Parquet | seconds |\n| --: | --: | --: |")
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        command = [sys.executable, "-m", "eurasia_cli", "export", str(record), "-f", "parquet"]
        subprocess.run(command, check=True, capture_output=True)
        for copies in map(int, sys.argv[1:]) if sys.argv[1:] else COPIES:
            path = Path(folder) / "many.parquet"
            duckdb.sql(
                f"COPY (SELECT o.* FROM '{record}/observations.parquet' o, range({copies})) "
                f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
            )
            start = time.perf_counter()
            duckdb.sql(QUESTION.format(path)).fetchall()
            taken = time.perf_counter() - start
            ((rows,),) = duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()
            print(f"| {rows:,} | {path.stat().st_size / 1e6:,.1f} MB | {taken:.2f} |")


if __name__ == "__main__":
    main()
