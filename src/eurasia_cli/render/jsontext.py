"""JSON: an array of flat records, or one record a line."""

from eurasia_cli.tables import Table
from eurasia_cli.text import escape_obeyed


def json_array(table: Table) -> str:
    """Return one JSON array, a record a line."""
    objects = table.json_objects()
    return escape_obeyed("[\n" + ",\n".join(objects) + "\n]\n") if objects else "[]\n"


def json_lines(table: Table) -> str:
    """Return one JSON object a line."""
    return escape_obeyed("".join(f"{text}\n" for text in table.json_objects()))
