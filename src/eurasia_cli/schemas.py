"""JSON Schemas of the data files, for editors, generated from the record classes.

Run ``python -m eurasia_cli.schemas DIR`` to write them; a test compares them with ``schemas/``.
"""

import json
import sys
from dataclasses import MISSING, fields
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from eurasia_cli.dates import Date
from eurasia_cli.fields import Between, Form, OneOf, hints, key_of, written
from eurasia_cli.load import CLASSES
from eurasia_cli.models import Membership, Organisation

_DATE = r"^\d{4}(-\d\d(-\d\d)?)?[~?]?(/(\.\.|\d{4}(-\d\d(-\d\d)?)?[~?]?))?$"
_FORMS: dict[str, dict[str, Any]] = {
    "id": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "code": {"type": "string", "pattern": "^[A-Z]{3}$"},
    "day": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
    "url": {"type": "string", "pattern": "^https?://"},
    "prose": {"type": "string", "minLength": 1},
    "indicator": {"type": "string", "pattern": "^[a-z0-9]+(_[a-z0-9]+)*$"},
    "number": {"type": ["string", "integer", "number"], "pattern": r"^-?\d+(\.\d+)?$"},
}
# A bare 2003 is a number to an editor and text to us.
_TEXT: dict[str, Any] = {"type": ["string", "integer", "number"]}


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its data file, without the ending."""
    return {
        file.removesuffix(".yaml"): json.dumps(_file_schema(lists), indent=2) + "\n"
        for file, lists in CLASSES.items()
    }


def _file_schema(lists: dict[str, type]) -> dict[str, Any]:
    properties = {
        key: _record(cls) if key == "dataset" else {"type": "array", "items": _record(cls)}
        for key, cls in lists.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _record(cls: Any) -> dict[str, Any]:
    defined = {one.name: one for one in fields(cls)}
    properties = {
        key_of(cls, name): {"description": defined[name].metadata["doc"]} | _value(hints(cls)[name])
        for name in written(cls)
    }
    if cls is Organisation:
        properties["memberships"] = {
            "description": "Spells of its members, each with one status.",
            "type": "array",
            "items": _record(Membership),
        }
    required = [key_of(cls, name) for name in written(cls) if defined[name].default is MISSING]
    return {
        "type": "object",
        "description": cls.__doc__,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(hint: Any) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        (inner,) = [arg for arg in get_args(hint) if arg is not type(None)]
        return _value(inner)
    if origin is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0]), "minItems": 1}
    if origin is Annotated:
        return _marked(get_args(hint)[1])
    if hint is Date:
        return {"type": ["string", "integer"], "pattern": _DATE}
    return _TEXT if hint is str else _record(hint)


def _marked(mark: Any) -> dict[str, Any]:
    if isinstance(mark, OneOf):
        numbers = [int(word) for word in mark.words if word.isdecimal()]
        truths = [word == "true" for word in mark.words if word in ("true", "false")]
        return {"enum": [*mark.words, *numbers, *truths]}
    if isinstance(mark, Between):
        return {"type": "integer", "minimum": mark.least, "maximum": mark.most}
    if isinstance(mark, Form):
        return _FORMS[mark.name]
    return {"type": "string", "minLength": 1}


def main() -> None:
    """Write the schemas into the folder that is named."""
    for name, text in schemas().items():
        (Path(sys.argv[1]) / f"{name}.schema.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
