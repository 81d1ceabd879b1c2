"""TSV and CSV: one line a record, the columns of the JSON records, lists joined by a space."""

from eurasia_cli.tables import Table
from eurasia_cli.text import is_harmless, visible, without_formula

_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def tsv(table: Table) -> str:
    """Return tab-separated lines under a header.

    Tabs, line ends and backslashes inside a value are written as in C (IANA's
    text/tab-separated-values has no quoting; this is the convention of Miller and PostgreSQL).
    """
    lines = ["\t".join(table.columns)]
    for row in table.cells(table.columns):
        body = "".join(row)
        if "\\" in body or not is_harmless(body):
            row = tuple(visible(part.translate(_TSV_ESCAPES)) for part in row)
        lines.append("\t".join(row))
    lines.append("")
    return "\n".join(lines)


def csv(table: Table) -> str:
    """Return comma-separated lines (RFC 4180, LF); no cell is a formula to a spreadsheet."""
    rows = (map(_csv_cell, row) for row in table.cells(table.columns))
    return "".join(",".join(cells) + "\n" for cells in (table.columns, *rows))


def _csv_cell(text: str) -> str:
    text = without_formula(text)
    if any(mark in text for mark in '",\n'):
        text = '"' + text.replace('"', '""') + '"'
    return text
