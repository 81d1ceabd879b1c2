"""Records → CSL-JSON items, the form that every citation format is written from.

CSL-JSON is what Zotero, pandoc and citeproc exchange (docs.citationstyles.org, CSL 1.0.2, appendix
IV). An item has CSL variables as keys; a date is ``{"date-parts": [[2014, 5, 29]]}`` and
``"circa": true`` marks one that is not certain.
"""

from enum import Enum
from typing import Any

from eurasia_cli.dates import Date
from eurasia_cli.errors import RequestError
from eurasia_cli.fields import key_of, written
from eurasia_cli.models import Name, Source

Item = dict[str, Any]
CYRILLIC = ("ru",)


class Titles(str, Enum):
    """How to write the title of a work in another language."""

    both = "both"
    original = "original"
    english = "english"
    romanised = "romanised"


def source_item(source: Source) -> Item:
    """Return a source as a CSL-JSON item; what CSL has no variable for is left out."""
    item: Item = {}
    for name in written(Source):
        value = getattr(source, name)
        if value in (None, ()) or name == "custom":
            continue
        if isinstance(value, Date):
            value = date_variable(value)
        elif name == "accessed":
            value = {"date-parts": [[int(part) for part in value.split("-")]]}
        elif isinstance(value, tuple):
            value = [_name(one) for one in value]
        item[key_of(Source, name)] = value
    return item


def date_variable(value: Date) -> dict[str, Any]:
    """Return an EDTF date as a CSL date variable: one or two dates, perhaps circa."""
    ends = [end.rstrip("~?") for end in value.text.split("/") if end != ".."]
    parts = [[int(part) for part in end.split("-")] for end in ends]
    return {"date-parts": parts} | ({"circa": True} if value.text.endswith(("~", "?")) else {})


def with_title(item: Item, how: Titles) -> Item:
    """Return an item with its title as asked for; an English work stays as it is.

    Raises RequestError when Russian is to be romanised without the library that does it.
    """
    original = item.get("original-title")
    if not original:
        return item
    kept = {key: value for key, value in item.items() if key != "original-title"}
    if how is Titles.english:
        return kept
    if how is Titles.original:
        return kept | {"title": original}
    if how is Titles.romanised and item["language"] in CYRILLIC:
        original = romanised(original)
    return kept | {"title": f"{original} [{item['title']}]"}


def romanised(text: str) -> str:
    """Return Russian in Latin letters, by the ALA-LC table of the Library of Congress."""
    try:
        from iuliia import ALA_LC_ALT
    except ImportError:
        raise RequestError(
            "--titles romanised needs iuliia; run pip install 'eurasia-cli[cite]'"
        ) from None
    return str(ALA_LC_ALT.translate(text))


def _name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {key: value for key, value in parts.items() if value}
