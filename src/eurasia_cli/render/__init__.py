"""Table → text: one renderer per format."""

from collections.abc import Callable
from enum import Enum
from importlib import import_module

from eurasia_cli.tables import Table


class Format(str, Enum):
    """The formats of an answer."""

    table = "table"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"


_RENDERERS = {
    Format.tsv: ("plain", "tsv"),
    Format.csv: ("plain", "csv"),
    Format.json: ("jsontext", "json_array"),
    Format.jsonl: ("jsontext", "json_lines"),
    Format.md: ("markdown", "markdown"),
}


def render(table: Table, form: Format) -> str:
    """Return an answer as text in a format that needs no terminal."""
    module, function = _RENDERERS[form]
    renderer: Callable[[Table], str] = getattr(
        import_module(f"eurasia_cli.render.{module}"), function
    )
    return renderer(table)
