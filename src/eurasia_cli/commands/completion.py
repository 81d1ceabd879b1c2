"""What the shell offers while a command is typed: ids with what they stand for, from the index."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from typing import Any

from eurasia_cli.commands.examples import brief
from eurasia_cli.folder import cache_folder, data_folder
from eurasia_cli.index import open_index

MOST = 300
Offer = list[tuple[str, str]]

# What a record of each kind is described by.
_ABOUT = {
    "member": "record.name",
    "organisation": "record.name",
    "topic": "record.name",
    "thread": "record.title",
    "event": "record.date || ' ' || record.title",
    "source": "record.title",
    "place": "record.name",
    "indicator": "record.name",
    "term": "record.term",
    "claim": "record.text",
}


def offering(*kinds: str) -> Callable[[Any, str], Offer]:
    """Return a completion of the ids of records of some kinds.

    A shell takes only what begins as it is typed, so that ``A`` is offered ARM, ``arm`` arm, and
    ``Арм`` Армения. Nothing that goes wrong here may disturb the shell.
    """

    def offer(ctx: Any, incomplete: str) -> Offer:
        with suppress(Exception), closing(_index(ctx)) as index:
            return [one for kind in kinds for one in _of_kind(index, kind, incomplete)][:MOST]
        return []

    return offer


def one_of(listed: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Return a completion of the words of a closed list."""
    return lambda incomplete: [word for word in listed if word.startswith(incomplete)]


def _index(ctx: Any) -> sqlite3.Connection:
    return open_index(data_folder(ctx.params.get("data")), cache_folder())


def _of_kind(index: sqlite3.Connection, kind: str, incomplete: str) -> Offer:
    """Return what begins as it is typed: the id of a record, or a name of it without spaces."""
    from eurasia_cli.names import fold

    typed = "".join(letter for letter in incomplete if letter not in "*?[]")
    query = (
        f'SELECT name.id, name.name, {_ABOUT[kind]} FROM name JOIN "{kind}" AS record '
        "ON record.id = name.id WHERE name.kind = ? AND (folded GLOB ? OR name.id GLOB ?) "
        "ORDER BY name.id, name.rowid"
    )
    found: dict[str, tuple[str, str]] = {}
    for identifier, name, about in index.execute(query, (kind, f"{fold(typed)}*", f"{typed}*")):
        for form in (identifier, identifier.lower(), name, name.lower()):
            if form.startswith(typed) and " " not in form and identifier not in found:
                found[identifier] = (form, brief(about))
    return list(found.values())
