"""Records ↔ cells of the index: text, numbers, and JSON for lists and records."""

import json
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args

from eurasia_cli.dates import Date, parse_date
from eurasia_cli.fields import hints, key_of, written

_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(value: Any) -> Any:
    """Return a value as one cell; lists and records as JSON."""
    if value is None or isinstance(value, (str, int)):
        return value
    if value == ():
        return "[]"
    if isinstance(value, Date):
        return value.text
    if is_dataclass(value) or isinstance(value, tuple):
        return _json(plain(value))
    return value


def plain(value: Any) -> Any:
    """Return a record as dictionaries, lists and text, without what is hidden or absent."""
    if isinstance(value, Date):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Any] = {}
        for name, key in _keys(type(value)):
            part = getattr(value, name)
            if part is not None and part != ():
                found[key] = part if isinstance(part, str) else plain(part)
        return found
    return value


@cache
def _keys(cls: Any) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a record class with their keys."""
    return tuple((name, key_of(cls, name)) for name in written(cls))


def decode(hint: Any, cell: Any) -> Any:
    """Return the value of a cell, as its annotation says."""
    if cell is None:
        return None
    return _value(hint, json.loads(cell) if isinstance(cell, str) and _nested(hint) else cell)


def _nested(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple or is_dataclass(hint)


def _value(hint: Any, value: Any) -> Any:
    if Date in (hint, *get_args(hint)):
        return parse_date(value)
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(_value(get_args(hint)[0], item) for item in value)
    if is_dataclass(hint) and isinstance(hint, type):
        parts = {name: key_of(hint, name) for name in written(hint)}
        return hint(**{
            name: _value(hints(hint)[name], value[key])
            for name, key in parts.items() if key in value
        })  # fmt: skip
    return value
