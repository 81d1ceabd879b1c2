"""Grids for a terminal: whole, split where the width ends, or with the last column below."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from eurasia_cli.blocks import Grid
from eurasia_cli.terminal import Terminal
from eurasia_cli.text import visible

_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]")


def plain_text(text: str, style: str = "") -> Text:
    """Return text as Rich shows it: no markup, nothing that hides or moves the cursor."""
    plain = Text(visible(text), style=style)
    for address in _ADDRESS.finditer(plain.plain):
        plain.stylize(Style(link=address[0]), *address.span())
    return plain


def grid(block: Grid, screen: Terminal) -> ConsoleRenderable:
    """Return a grid drawn for a screen."""
    if block.split:
        return Group(*(_plain_grid(part, screen) for part in _parts(block, screen.width)))
    widths = _widths(block)
    if block.details and sum(widths) > screen.width >= sum(widths[:-1]):
        return _detailed_grid(block, widths[:-1])
    return _plain_grid(block, screen)


def _widths(block: Grid) -> list[int]:
    """Return the width of each column with the space after it."""
    rows = (block.header, *block.rows)
    return [max(cell_len(row[i]) for row in rows) + 2 for i in range(len(block.header))]


def _detailed_grid(block: Grid, widths: list[int]) -> ConsoleRenderable:
    lines: list[ConsoleRenderable] = []
    for place, row in enumerate((block.header, *block.rows)):
        cells = zip(row, widths, strict=False)
        line = "".join(cell + " " * (width - cell_len(cell)) for cell, width in cells)
        lines.append(plain_text(line.rstrip(), "" if place else "dim"))
        if place:
            lines.append(Padding(plain_text(row[-1], "dim"), (0, 0, 0, 4)))
    return Group(*lines)


def _plain_grid(block: Grid, screen: Terminal) -> ConsoleRenderable:
    header = any(block.header)
    table = RichTable(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=header
    )
    whole = _unbroken(block, screen.width)
    for name, no_wrap in zip(block.header, whole, strict=True):
        table.add_column(plain_text(name), overflow="fold", no_wrap=no_wrap)
    for *row, last in block.rows:
        style = "dim" if block.details else ""
        table.add_row(*(plain_text(cell) for cell in row), plain_text(last, style))
    return Padding(table, (1, 0, 0, 0)) if block.split else table


def _unbroken(block: Grid, width: int) -> list[bool]:
    """Return for each column whether it holds single words, such as ids, that stay whole."""
    columns = list(zip(block.header, *block.rows, strict=True))
    words = [[word for cell in column for word in cell.split()] for column in columns]
    least = sum(max((cell_len(word) for word in own), default=0) + 2 for own in words)
    return [least <= width and not any(" " in cell for cell in column) for column in columns]


def _parts(block: Grid, width: int) -> Iterator[Grid]:
    """Split a grid into grids that fit, each with the first column."""
    widths = _widths(block)
    start = 1
    while start < len(widths):
        end = start + 1
        while end < len(widths) and widths[0] + sum(widths[start : end + 1]) - 2 <= width:
            end += 1
        picked = [(row[0], *row[start:end]) for row in (block.header, *block.rows)]
        kept = tuple(row for row in picked[1:] if any(row[1:]))
        yield Grid(picked[0], kept, split=True)
        start = end
