"""A data folder → (Data, problems): which file holds which records, and nothing that raises."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from eurasia_cli.errors import Problem, did_you_mean
from eurasia_cli.fact_models import Claim, Indicator, Observation, Term
from eurasia_cli.folder import Folder, folder_files, parts
from eurasia_cli.models import (
    Dataset,
    Event,
    Member,
    Membership,
    Organisation,
    Place,
    Source,
    Thread,
    Topic,
)
from eurasia_cli.overlay import overlay
from eurasia_cli.reader import FORMS_OF_ID, WRONG, Notes, mapping, read_record
from eurasia_cli.series import read_series
from eurasia_cli.whole import Data, Unread
from eurasia_cli.yamlfile import read_yaml

CLASSES: dict[str, dict[str, type]] = {
    "timeline.yaml": {"topics": Topic, "threads": Thread, "events": Event},
    "members.yaml": {"members": Member},
    "organisations.yaml": {"organisations": Organisation},
    "sources.yaml": {"references": Source},
    "dataset.yaml": {"dataset": Dataset},
    "places.yaml": {"places": Place},
    "facts.yaml": {"indicators": Indicator, "claims": Claim, "terms": Term},
}


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector away: it walks all nodes again and again and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@uncollected()
def load(folder: Folder) -> tuple[Data, list[Problem]]:
    """Read a data folder, or several of which each is laid over those before it.

    What cannot be read is left out and noted as a Problem; a record that replaces one of an earlier
    folder is noted as a warning.
    """
    layers, problems = [], []
    for place, part in enumerate(parts(folder)):
        data, noted = _load(folder_files(part, complete=place == 0))
        layers.append(data)
        problems += noted
    whole, replaced = overlay(layers)
    return whole, problems + replaced


def _load(files: list[Path]) -> tuple[Data, list[Problem]]:
    records: dict[str, tuple[Any, ...]] = {}
    problems: list[Problem] = []
    observations: list[Observation] = []
    unread = Unread()
    for path in files:
        if path.suffix == ".csv":
            values, noted = read_series(path)
            observations += values
            problems += noted
            continue
        lists, missed, noted = _read_file(path)
        records.update(lists)
        unread |= missed
        problems += noted
    memberships = tuple(records.pop("memberships", ()))
    dataset = next(iter(records.pop("dataset", ())), None)
    sources = tuple(records.pop("references", ()))
    data = Data(
        dataset=dataset,
        memberships=memberships,
        sources=sources,
        observations=tuple(observations),
        unread=unread,
        **records,
    )
    return data, problems + _duplicates(data)


def _read_file(path: Path) -> tuple[dict[str, tuple[Any, ...]], Unread, list[Problem]]:
    file, classes = str(path), CLASSES[path.name]
    nothing = Unread(lists=frozenset(classes))
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        problem = Problem(file, 1, f"there is no {path.name}; add it", "missing-file")
        return {}, nothing, [problem]
    except OSError as error:
        problem = Problem(file, 1, f"cannot be read: {error.strerror}", "unreadable-file")
        return {}, nothing, [problem]
    root, problems = read_yaml(raw, file)
    if root is None:
        return {}, nothing, problems
    notes = Notes(file)
    lists, unread = _read_lists(root, classes, notes)
    return lists, unread, notes.problems


def _read_lists(
    root: Node, classes: dict[str, type], notes: Notes
) -> tuple[dict[str, tuple[Any, ...]], Unread]:
    pairs = mapping(root, notes, "this file")
    if pairs is None:
        return {}, Unread(lists=frozenset(classes))
    lists: dict[str, tuple[Any, ...]] = {}
    unread = Unread(lists=frozenset(classes.keys() - pairs.keys()))
    for key, (key_node, value) in pairs.items():
        if key not in classes:
            advice = did_you_mean(key, list(classes)) or f"; write {', '.join(classes)}"
            notes.wrong(key_node, f"unknown key {key}{advice}", "unknown-key")
        elif key == "dataset":
            lists[key] = _readable([read_record(Dataset, value, notes)])
        elif not isinstance(value, SequenceNode):
            notes.wrong(value, f"{key} is no list; write one - block a record", "not-a-list")
            unread |= Unread(lists=frozenset((key,)))
        else:
            if key == "organisations":
                records, lists["memberships"] = _read_organisations(value, notes)
            else:
                records = [read_record(classes[key], node, notes) for node in value.value]
            lists[key] = _readable(records)
            unread |= _unread(key, records, value.value)
    for key in classes.keys() - pairs.keys():
        notes.wrong(root, f"this file has no {key}; write {key}: …", "missing-key")
    return lists, unread


def _read_organisations(
    value: SequenceNode, notes: Notes
) -> tuple[list[Any], tuple[Membership, ...]]:
    """Read organisations and, apart from them, the memberships written inside them."""
    organisations, memberships = [], []
    for node in value.value:
        spells: list[Node] = []
        for pair in getattr(node, "value", []):
            if isinstance(pair, tuple) and pair[0].value == "memberships":
                spells = pair[1].value if isinstance(pair[1], SequenceNode) else []
                if not spells:
                    notes.wrong(pair[1], "memberships is no list; leave it out", "not-a-list")
                node.value = [other for other in node.value if other is not pair]
        organisation = read_record(Organisation, node, notes)
        organisations.append(organisation)
        read = _readable([read_record(Membership, spell, notes) for spell in spells])
        if organisation is not WRONG:
            memberships += [replace(spell, organisation=organisation.id) for spell in read]
    return organisations, tuple(memberships)


def _unread(key: str, records: list[Any], nodes: list[Node]) -> Unread:
    """Return the ids of the records that could not be read; a place is known by its names."""
    wrong = [node for record, node in zip(records, nodes, strict=True) if record is WRONG]
    ids = [_id_of(node) if key != "places" else None for node in wrong]
    named = frozenset((key, one) for one in ids if one is not None)
    return Unread(named, frozenset((key,)) if None in ids else frozenset())


def _id_of(node: Node) -> str | None:
    for name, value in node.value if isinstance(node, MappingNode) else ():
        if name.value == "id" and any(form.fullmatch(str(value.value)) for form in FORMS_OF_ID):
            return str(value.value)
    return None


def _readable(records: list[Any]) -> tuple[Any, ...]:
    return tuple(record for record in records if record is not WRONG)


def _duplicates(data: Data) -> list[Problem]:
    """Find ids used twice in one list; the second cannot be told from the first."""
    problems = []
    for records in (
        data.topics, data.threads, data.events, data.members, data.organisations, data.sources,
        data.places, data.indicators, data.claims, data.terms,
    ):  # fmt: skip
        first: dict[str, int] = {}
        for record in records:
            if record.id in first:
                message = f"id {record.id} is used twice (first on line {first[record.id]})"
                line = record.where.keys["id"]
                problems.append(Problem(record.where.file, line, message, "duplicate-id"))
            else:
                first[record.id] = record.where.keys["id"]
    return problems
