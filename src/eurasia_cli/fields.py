"""How a field is defined: what its value may be, whether it must be written, and its key.

A record class annotates each field with one of these marks. The reader, the JSON Schemas and the
index take everything that they know about fields from here.
"""

from dataclasses import field, fields
from functools import cache
from typing import Any, NamedTuple, get_type_hints


class OneOf(NamedTuple):
    """A word of a closed list."""

    words: tuple[str, ...]


class Ref(NamedTuple):
    """The id of another record: event, member, organisation, source, thread or topic."""

    kind: str


class Form(NamedTuple):
    """Text of a form that the reader knows by name: id, day, url, code, prose …"""

    name: str


class Between(NamedTuple):
    """A whole number from `least` to `most`."""

    least: int
    most: int


class Where(NamedTuple):
    """The file and line of a record, and the line of each of its keys."""

    file: str
    line: int
    keys: dict[str, int]


NOWHERE = Where("", 0, {})


def need(doc: str) -> Any:
    """Define a field that must be written."""
    return field(metadata={"doc": doc})


def may(doc: str, default: Any = None) -> Any:
    """Define a field that may be left out."""
    return field(default=default, metadata={"doc": doc})


def where() -> Any:
    """Define the field that says where a record stands; it is no part of what the record says."""
    return field(default=NOWHERE, compare=False, repr=False, metadata={"hidden": True})


def key_of(cls: type, attribute: str) -> str:
    """Return the YAML key of an attribute: CSL spells with hyphens, Python cannot say ``from``."""
    if getattr(cls, "HYPHENATED", False) and attribute != "archive_location":
        return attribute.replace("_", "-")
    return attribute.rstrip("_")


def hints(cls: Any) -> dict[str, Any]:
    """Return the annotations of a record class, with what `Annotated` says."""
    return _hints(cls)


def written(cls: Any) -> tuple[str, ...]:
    """Return the names of the attributes that a record class takes from its file."""
    return _written(cls)


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


@cache
def _written(cls: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(cls) if not one.metadata.get("hidden"))
