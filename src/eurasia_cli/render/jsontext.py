"""JSON: an array of flat records, or one record a line."""

import json
from typing import Any

from eurasia_cli.tables import JsonText, Table
from eurasia_cli.text import OBEYED

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def json_array(table: Table) -> str:
    """Return one JSON array, a record a line."""
    rows = ["  " + _record(row) for row in table.records()]
    return _harmless("[\n" + ",\n".join(rows) + "\n]\n") if rows else "[]\n"


def json_lines(table: Table) -> str:
    """Return one JSON object a line."""
    return _harmless("".join(_record(row) + "\n" for row in table.records()))


def _record(row: dict[str, Any]) -> str:
    return "{" + ", ".join(f'"{key}": {_value(value)}' for key, value in row.items()) + "}"


def _value(value: Any) -> str:
    return value if isinstance(value, JsonText) else _ENCODE(value)


def _harmless(text: str) -> str:
    """Return the same JSON with every character escaped that a terminal would obey."""
    return OBEYED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
