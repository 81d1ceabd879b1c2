"""Several data folders as one: a later folder adds records and replaces those of the same id."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from eurasia_cli.errors import Problem
from eurasia_cli.whole import Data

_LABELS = {
    name: name.removesuffix("s")
    for name in (
        "topics", "threads", "events", "members", "organisations", "memberships", "sources",
        "places", "indicators", "claims", "terms",
    )
}  # fmt: skip


def overlay(layers: list[Data]) -> tuple[Data, list[Problem]]:
    """Return the records of all layers, and a warning for each that is replaced.

    A record replaces one of the same kind and id whole; a spell one of the same organisation, state
    and first day; a value one of the same series, state and year. Replaced records keep their
    place, added events are put where their date belongs, other records at the end. What is said
    about the data set as a whole is that of the last layer that says it.
    """
    whole, problems = layers[0], []
    for layer in layers[1:]:
        lists: dict[str, Any] = {}
        for name, kind in _LABELS.items():
            merged, replaced = _merged(getattr(whole, name), getattr(layer, name))
            lists[name] = merged
            problems += [_warning(kind, record) for record in replaced]
        values = {(one.indicator, one.subject, one.year): one for one in whole.observations}
        values |= {(one.indicator, one.subject, one.year): one for one in layer.observations}
        lists["observations"] = tuple(values.values())
        lists["events"] = tuple(sorted(lists["events"], key=lambda event: event.date.earliest))
        for name in ("members", "places", "sources"):
            lists[name] = tuple(sorted(lists[name], key=lambda record: record.id))
        lists["unread"] = whole.unread | layer.unread
        whole = replace(whole, dataset=layer.dataset or whole.dataset, **lists)
    named = {*_LABELS, "dataset", "observations", "unread"}
    assert {one.name for one in fields(Data)} == named  # noqa: S101
    return whole, problems


def identity(record: Any) -> str:
    """Return what tells a record from others of its kind."""
    if hasattr(record, "id"):
        return str(record.id)
    return f"{record.organisation}/{record.member}/{record.from_.text}"


def _merged(below: Iterable[Any], above: Iterable[Any]) -> tuple[tuple[Any, ...], list[Any]]:
    records = {identity(record): record for record in below}
    replaced = [record for record in above if identity(record) in records]
    return tuple((records | {identity(record): record for record in above}).values()), replaced


def _warning(kind: str, record: Any) -> Problem:
    key = "id" if hasattr(record, "id") else "from"
    message = f"{kind} {identity(record)} replaces the one of an earlier folder"
    line = record.where.keys.get(key, record.where.line)
    return Problem(record.where.file, line, message, "replaces-record", "warning")
