"""What a table of an export is: columns with their types and meanings, a key, and rows."""

from dataclasses import dataclass, field
from typing import Any

Row = tuple[Any, ...]


@dataclass
class Column:
    """A column: `type` is one of Table Schema's (string, integer, number, date, array)."""

    name: str
    type: str
    description: str
    required: bool = False
    words: tuple[str, ...] = ()
    refers_to: str | None = None


@dataclass
class Sheet:
    """A table: its columns, its key, and its rows in the order of the record."""

    name: str
    description: str
    columns: list[Column]
    key: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
