"""JSON: an array of flat records, or one record a line."""

from eurasia_cli.tables import Table
from eurasia_cli.text import escape_obeyed


def json_array(table: Table) -> str:
    """Return one JSON array, a record a line."""
    objects = [escape_obeyed(text) for text in table.json_objects()]
    if not objects:
        return "[]\n"
    objects[0] = f"[\n{objects[0]}"
    objects[-1] += "\n]\n"
    return ",\n".join(objects)


def json_lines(table: Table) -> str:
    """Return one JSON object a line."""
    return "".join(f"{escape_obeyed(text)}\n" for text in table.json_objects())
