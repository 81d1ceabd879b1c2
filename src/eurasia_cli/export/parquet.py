"""The record as Parquet files, a table each, for DuckDB, pandas, Spark and the like."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from eurasia_cli.errors import RequestError
from eurasia_cli.export.tabular import Sheet

_READERS: dict[str, Callable[[Any], Any]] = {
    "number": float,
    "date": date.fromisoformat,
    "integer": int,
}


def write(folder: Path, sheets: list[Sheet]) -> None:
    """Write one Parquet file a table into an empty folder; needs the extra ``[parquet]``.

    Days are dates, numbers are doubles; a date of the record stays EDTF text.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise RequestError(
            "--format parquet needs pyarrow; run pip install 'eurasia-cli[parquet]'"
        ) from None
    types = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
    }
    for sheet in sheets:
        columns = []
        schema = pyarrow.schema(
            pyarrow.field(c.name, types.get(c.type, pyarrow.string()),
                          metadata={"description": c.description})
            for c in sheet.columns
        )  # fmt: skip
        for position, column in enumerate(sheet.columns):
            read = _READERS.get(column.type, str)
            values = [None if row[position] is None else read(row[position]) for row in sheet.rows]
            columns.append(pyarrow.array(values, type=schema.field(column.name).type))
        table = pyarrow.Table.from_arrays(columns, schema=schema)
        parquet.write_table(table, folder / f"{sheet.name}.parquet", compression="zstd")
