"""Records ↔ cells of the index: text, numbers, and JSON for lists and records."""

import json
from dataclasses import is_dataclass
from typing import Any, get_args

from eurasia_cli.dates import Date, parse_date
from eurasia_cli.fields import hints, key_of, written


def encode(value: Any) -> Any:
    """Return a value as one cell; lists and records as JSON."""
    if isinstance(value, Date):
        return value.text
    if is_dataclass(value) or isinstance(value, tuple):
        return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))
    return value


def plain(value: Any) -> Any:
    """Return a record as dictionaries, lists and text, without what is hidden or absent."""
    if isinstance(value, Date):
        return value.text
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        cls = type(value)
        parts = ((key_of(cls, name), getattr(value, name)) for name in written(cls))
        return {key: plain(part) for key, part in parts if part not in (None, ())}
    return value


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
