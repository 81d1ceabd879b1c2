"""An answer as rows and columns, whatever it is about and however it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eurasia_cli.errors import RequestError, did_you_mean


class JsonText(str):
    """A list that is still JSON text, as the index keeps it."""

    __slots__ = ()


class NumberText(str):
    """A number as text, with the digits that were printed."""

    __slots__ = ()


class Table:
    """An answer as rows: all columns in order, and those that a reader is shown first."""

    def __init__(
        self,
        columns: tuple[str, ...],
        shown: tuple[str, ...],
        rows: list[dict[str, Any]],
        notes: tuple[str, ...] = (),
    ) -> None:
        self.columns, self.shown, self._rows, self.notes = columns, shown, rows, notes

    def records(self) -> list[dict[str, Any]]:
        """Return the rows with their values: text, numbers, lists, or lists as JSON text."""
        return [{name: row[name] for name in self.columns} for row in self._rows]

    def json_objects(self) -> list[str]:
        """Return each row as the text of a JSON object."""
        return [_json_object(row) for row in self.records()]

    def cells(self, columns: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
        """Return the rows as text, lists joined by a space."""
        return [tuple(cell(row[name]) for name in columns) for row in self._rows]

    def only(self, fields: list[str]) -> Table:
        """Keep the named columns, in that order; raise RequestError for an unknown one."""
        for field in fields:
            if field not in self.columns:
                advice = did_you_mean(field, self.columns)
                listed = f"{' The' if advice else '; the'} fields are {', '.join(self.columns)}"
                raise RequestError(f"unknown field {field!r}{advice}{listed}")
        chosen = tuple(dict.fromkeys(fields))
        return self._with_columns(chosen)

    def _with_columns(self, columns: tuple[str, ...]) -> Table:
        return Table(columns, columns, self._rows, self.notes)

    def __bool__(self) -> bool:
        return bool(self._rows)


def listed(value: list[Any] | JsonText) -> list[Any]:
    """Return a list that may still be JSON text."""
    if isinstance(value, list):
        return value
    import json

    found: list[Any] = json.loads(value)
    return found


def cell(value: Any) -> str:
    """Return a value as the text of one cell."""
    if value is None:
        return ""
    if isinstance(value, (list, JsonText)):
        value = listed(value)
        return "; ".join(map(_nested, value)) if _names(value) else " ".join(map(cell, value))
    if isinstance(value, dict):
        return _nested(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _names(value: list[Any]) -> bool:
    return (
        bool(value)
        and isinstance(value[0], dict)
        and ("family" in value[0] or "literal" in value[0])
    )


def _nested(item: dict[str, Any]) -> str:
    """Return the short form of a record inside a list."""
    if "status" in item:
        who = item.get("organisation") or item.get("member")
        return f"{who}:{item['status']}:{item['from']}/{item['to'] or '..'}"
    if "family" in item or "literal" in item:
        return item.get("literal") or ", ".join(filter(None, (item["family"], item.get("given"))))
    return str(item.get("source") or item.get("organisation") or item.get("date") or "")


def _json_object(row: dict[str, Any]) -> str:
    """Return a record as compact JSON, as SQLite writes it."""
    import json

    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    values = (
        value if isinstance(value, (JsonText, NumberText)) else encode(value)
        for value in row.values()
    )
    return "{" + ",".join(f'"{key}":{value}' for key, value in zip(row, values, strict=True)) + "}"
