"""YAML nodes → records, as the dataclasses of `models` say; every mistake becomes a Problem.

One converter is compiled per annotation; it takes a node and returns a value, or `WRONG` after it
has noted what is wrong.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from eurasia_cli.dates import Date, DateError, parse_date, parse_day
from eurasia_cli.errors import Problem, did_you_mean
from eurasia_cli.fields import Between, OneOf, Ref, Where, hints, key_of, written

WRONG: Any = object()
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
CODE = re.compile(r"[A-Z]{3}", re.ASCII)
INDICATOR = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*", re.ASCII)
FORMS_OF_ID = (ID, CODE, INDICATOR)
NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
URL = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
Converter = Callable[[Node, "Notes"], Any]


class Notes:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def wrong(self, node: Node, message: str, rule: str) -> Any:
        """Note what is wrong at `node`; return the mark of a value that could not be read."""
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message, rule))
        return WRONG


def read_record(cls: type, node: Node, notes: Notes) -> Any:
    """Read one record of class `cls`; return it, or WRONG when it cannot be read."""
    return _record_converter(cls)(node, notes)


def mapping(node: Node, notes: Notes, what: str) -> dict[str, tuple[Node, Node]] | None:
    """Return the key and value node of each key of a block, or None if it is no block."""
    if not isinstance(node, MappingNode):
        notes.wrong(node, f"{what} is no block of keys; write key: value lines", "not-a-block")
        return None
    found: dict[str, tuple[Node, Node]] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, ScalarNode) else "?"
        if name in found:
            first = found[name][0].start_mark.line + 1
            notes.wrong(key, f"{name} is written twice (first on line {first})", "duplicate-key")
            continue
        found[name] = (key, value)
    return found


@cache
def _record_converter(cls: type) -> Converter:
    plan = {key_of(cls, name): (name, _converter(hints(cls)[name], name)) for name in written(cls)}
    required = [
        key_of(cls, f.name) for f in fields(cls) if f.name in written(cls) and f.default is MISSING
    ]
    what = cls.__name__.lower()

    def convert(node: Node, notes: Notes) -> Any:
        pairs = mapping(node, notes, f"this {what}")
        if pairs is None:
            return WRONG
        values: dict[str, Any] = {}
        whole = True
        for key, (key_node, value_node) in pairs.items():
            if key not in plan:
                whole = _unknown_key(key, key_node, plan, what, notes)
                continue
            name, converter = plan[key]
            values[name] = converter(value_node, notes)
            whole = whole and values[name] is not WRONG
        for key in required:
            if key not in pairs:
                notes.wrong(node, f"this {what} has no {key}; write {key}: …", "missing-key")
                whole = False
        if not whole:
            return WRONG
        lines = {key: pair[0].start_mark.line + 1 for key, pair in pairs.items()}
        return cls(**values, where=Where(notes.file, node.start_mark.line + 1, lines))

    return convert


def _unknown_key(key: str, node: Node, plan: dict[str, Any], what: str, notes: Notes) -> bool:
    advice = did_you_mean(key, list(plan)) or f"; a {what} has {', '.join(plan)}"
    notes.wrong(node, f"unknown key {key}{advice}", "unknown-key")
    return False


def _converter(hint: Any, name: str) -> Converter:
    """Return what reads a value of this annotation; `name` is the attribute, for messages."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = [arg for arg in get_args(hint) if arg is not type(None)]
        return _converter(inner, name)
    if origin is tuple:
        return _list_converter(_converter(get_args(hint)[0], name), name.rstrip("_"))
    if origin is Annotated:
        return _annotated_converter(get_args(hint)[1], name.rstrip("_"))
    if hint is Date:
        return _checked_text(name.rstrip("_"), _date)
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda node, notes: read_record(hint, node, notes)
    return _checked_text(name.rstrip("_"), _plain)


def _list_converter(item: Converter, name: str) -> Converter:
    def convert(node: Node, notes: Notes) -> Any:
        if not isinstance(node, SequenceNode):
            advice = "write [one, two] or one - line each"
            return notes.wrong(node, f"{name} is no list; {advice}", "not-a-list")
        if not node.value:
            return notes.wrong(node, f"{name} is empty; leave the key out", "empty-value")
        values = tuple(item(part, notes) for part in node.value)
        return WRONG if WRONG in values else values

    return convert


def _checked_text(name: str, check: Callable[[str, str, Node, Notes], Any]) -> Converter:
    def convert(node: Node, notes: Notes) -> Any:
        if not isinstance(node, ScalarNode):
            return notes.wrong(node, f"{name} is no text; write one value", "not-text")
        text: str = node.value
        if not text or (not node.style and text in ("~", "null")):
            return notes.wrong(node, f"{name} has no value; leave the key out", "empty-value")
        return check(text, name, node, notes)

    return convert


def _annotated_converter(mark: Any, name: str) -> Converter:
    if isinstance(mark, OneOf):
        return _checked_text(name, _word(mark.words))
    if isinstance(mark, Between):
        return _checked_text(name, _number(mark))
    if isinstance(mark, Ref):
        return _checked_text(name, _plain)
    return _checked_text(name, _FORMS[mark.name])


def _plain(text: str, _name: str, _node: Node, _notes: Notes) -> Any:
    return text.strip()


def _prose(text: str, _name: str, _node: Node, _notes: Notes) -> Any:
    return " ".join(text.split(" ")).strip() if "\n" not in text else " ".join(text.split())


def _id(text: str, name: str, node: Node, notes: Notes) -> Any:
    if ID.fullmatch(text):
        return text
    better = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    advice = f"; write {better}" if better else ""
    return notes.wrong(
        node, f"{name} {text!r} is not lower-case words joined by hyphens{advice}", "id-form"
    )


def _code(text: str, name: str, node: Node, notes: Notes) -> Any:
    if CODE.fullmatch(text):
        return text
    return notes.wrong(
        node, f"{name} {text!r} is no ISO 3166-1 alpha-3 code; write one such as KAZ", "code-form"
    )


def _url(text: str, name: str, node: Node, notes: Notes) -> Any:
    if URL.fullmatch(text):
        return text
    return notes.wrong(
        node, f"{name} {text!r} is no full address; write https://host/path", "url-form"
    )


def _date(text: str, name: str, node: Node, notes: Notes) -> Any:
    try:
        return parse_date(text)
    except DateError as error:
        return notes.wrong(node, f"{name}: {error}", "date-form")


def _day(text: str, name: str, node: Node, notes: Notes) -> Any:
    try:
        return parse_day(text).text
    except DateError as error:
        return notes.wrong(node, f"{name}: {error}", "day-form")


def _indicator(text: str, name: str, node: Node, notes: Notes) -> Any:
    if INDICATOR.fullmatch(text):
        return text
    return notes.wrong(
        node, f"{name} {text!r} is not lower-case words joined by underscores", "indicator-form"
    )


def _decimal(text: str, name: str, node: Node, notes: Notes) -> Any:
    if NUMBER.fullmatch(text):
        return text
    better = text.replace(" ", "").replace(",", ".")
    advice = better if NUMBER.fullmatch(better) else "digits with a point, as 4.80"
    return notes.wrong(node, f"{name} {text!r} is no number; write {advice}", "decimal-form")


_FORMS = {
    "id": _id,
    "code": _code,
    "prose": _prose,
    "url": _url,
    "day": _day,
    "indicator": _indicator,
    "number": _decimal,
}


def _word(words: tuple[str, ...]) -> Callable[[str, str, Node, Notes], Any]:
    def check(text: str, name: str, node: Node, notes: Notes) -> Any:
        if text in words:
            return text
        advice = did_you_mean(text, words) or f"; write one of {', '.join(words)}"
        return notes.wrong(node, f"unknown {name} {text!r}{advice}", "unknown-word")

    return check


def _number(limits: Between) -> Callable[[str, str, Node, Notes], Any]:
    def check(text: str, name: str, node: Node, notes: Notes) -> Any:
        if re.fullmatch(r"\d{1,10}", text, re.ASCII) and limits.least <= int(text) <= limits.most:
            return int(text)
        advice = f"write a whole number from {limits.least} to {limits.most}"
        return notes.wrong(node, f"{name} {text!r} is out of range; {advice}", "number-form")

    return check
