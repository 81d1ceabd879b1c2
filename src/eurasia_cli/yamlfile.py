"""YAML files as nodes that know their line: text only, no types, no aliases, no tags.

Every scalar stays the text that the editor typed (`NO`, `4.80` and `2014-05-29` are text); what a
field means is the model's business.
"""

import re
from itertools import accumulate

import yaml
from yaml.nodes import Node

from eurasia_cli.errors import Problem

DEEPEST = 100
_STEP = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in _STEP)
_MAYBE_ALIAS_OR_TAG = re.compile(r"[&*!](?<![^\s\[{,:-].)\S")  # begins with what is rare
_DEEP_INDENT = re.compile(rf"^[ ?-]{{{DEEPEST},}}", re.MULTILINE)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Composes nodes without asking what type each is of: all are text, lists or blocks."""

    def resolve(self, kind: type[Node], _value: object, _implicit: object) -> str:
        return kind.id  # type: ignore[attr-defined,no-any-return]

    def descend_resolver(self, _node: object, _index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def read_yaml(raw: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document; return its root node, or None and what is wrong with the file."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(raw, error, file)]
    problems = _forbidden(text, raw, file)
    if problems:
        return None, problems
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(error, text, file)]
    if root is None:
        return None, [Problem(file, 1, "the file is empty; write its records", "empty-file")]
    return root, []


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message = "the file is UTF-16; save it as UTF-8"
        return Problem(file, 1, message, "encoding")
    line = raw.count(b"\n", 0, error.start) + 1
    message = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
    return Problem(file, line, message, "encoding")


def _forbidden(text: str, raw: bytes, file: str) -> list[Problem]:
    """Find aliases, tags and deep nesting before a tree is built of them."""
    brackets = raw.translate(None, _NO_BRACKETS)
    depth = max(accumulate(map(_STEP.__getitem__, brackets)), default=0)
    if depth <= DEEPEST and not _DEEP_INDENT.search(text) and not _MAYBE_ALIAS_OR_TAG.search(text):
        return []
    problems: list[Problem] = []
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            problem = _event_problem(event, file)
            if problem:
                problems.append(problem)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                message = f"nested more than {DEEPEST} deep; no record needs that"
                return [Problem(file, _line(event), message, "nesting")]
    except yaml.YAMLError as error:
        return [_syntax_problem(error, text, file)]
    return problems


def _event_problem(event: yaml.Event, file: str) -> Problem | None:
    line = _line(event)
    anchor = getattr(event, "anchor", None)
    if isinstance(event, yaml.AliasEvent):
        return Problem(file, line, f"alias *{anchor}; write the value out", "alias")
    if anchor is not None:
        return Problem(file, line, f"anchor &{anchor}; write each value out", "alias")
    tag = getattr(event, "tag", None)
    return Problem(file, line, f"tag {tag}; write the plain value", "tag") if tag else None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        line = min(mark.line, text.count("\n")) + 1
        what = " ".join(
            part for part in (getattr(error, name, None) for name in ("context", "problem")) if part
        )
    else:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        what = str(error).partition("\n")[0]
    advice = 'quote text that contains ": " or begins with @, `, %, [, { or a quotation mark'
    return Problem(file, line, f"not readable as YAML: {what}; {advice}", "yaml")
