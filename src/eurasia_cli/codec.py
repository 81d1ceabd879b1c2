"""Records ↔ cells of the index: text, numbers, and JSON for lists and records."""

import json
from collections.abc import Callable
from dataclasses import is_dataclass
from functools import cache
from typing import Any, get_args

from eurasia_cli.dates import Date, parse_date
from eurasia_cli.fields import hints, key_of, written
from eurasia_cli.models import Membership

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
    convert = _converter(hint)
    if convert is None:
        return cell
    return convert(json.loads(cell) if isinstance(cell, str) and _nested(hint) else cell)


def _nested(hint: Any) -> bool:
    return getattr(hint, "__origin__", None) is tuple or is_dataclass(hint)


@cache
def _converter(hint: Any) -> Callable[[Any], Any] | None:
    """Return what turns the JSON of an annotation into its value; None where it is the value."""
    if Date in (hint, *get_args(hint)):
        return parse_date
    if getattr(hint, "__origin__", None) is tuple:
        item = _converter(get_args(hint)[0])
        return tuple if item is None else lambda value: tuple(map(item, value))
    if not (is_dataclass(hint) and isinstance(hint, type)):
        return None
    parts = [(name, key, _converter(hints(hint)[name])) for name, key in _keys(hint)]

    def record(value: Any) -> Any:
        return hint(**{
            name: convert(value[key]) if convert else value[key]
            for name, key, convert in parts if key in value
        })  # fmt: skip

    return record


def columns(cls: Any) -> tuple[str, ...]:
    """Return the columns of a record class's table that are attributes of the record."""
    return (*written(cls), "organisation") if cls is Membership else written(cls)
