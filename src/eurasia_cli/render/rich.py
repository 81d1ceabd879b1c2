"""Blocks → lines for a terminal. Markup, emoji and highlighting stay off: data are only text."""

import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

from rich.console import Console, ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text
from rich.tree import Tree

from eurasia_cli.blocks import (
    MARK,
    UNMARK,
    Bars,
    Block,
    Branch,
    Entry,
    Grid,
    Heading,
    Marked,
    Note,
    Pairs,
)
from eurasia_cli.render.rich_grids import grid as _grid
from eurasia_cli.render.rich_grids import plain_text as _text
from eurasia_cli.terminal import Terminal

NARROW = 72
_LINK = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")  # OSC 8: the beginning and the end of a link
_BARS = {
    "member": "█#",
    "associate": "▓=",
    "participant": "▒+",
    "candidate": "◦c",
    "acceding": "◌j",
    "applicant": "·.",
    "observer": "░o",
    "partner": "┄-",
    "suspended": "×x",
    "frozen": "✻f",
}
_ASCII = str.maketrans(
    dict(zip("▁▂▃▄▅▆▇█", "_.-:=+*#", strict=True))
    | {"├": "+", "└": "+", "│": "|", "─": "-"}
    | {"≈": "~", "≠": "#", "·": "|", "…": "...", "–": "-", "—": "-", "→": ">"}
)


def page(blocks: list[Block], screen: Terminal) -> str:
    """Return blocks as the text of a page, `screen.width` columns wide; nothing is cut."""
    out = StringIO()
    console = Console(
        file=out,
        width=screen.width,
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        safe_box=not screen.unicode,
    )
    if not (screen.unicode and screen.encoding.lower() == "utf-8"):
        blocks = [_printable(block, screen) for block in blocks]
    for renderable in _renderables(blocks, screen):
        console.print(renderable, soft_wrap=False)
    drawn = out.getvalue() if screen.links else _LINK.sub("", out.getvalue())
    drawn = drawn if screen.unicode else drawn.translate(_ASCII)
    return "\n".join(line.rstrip() for line in drawn.split("\n"))


def _renderables(blocks: list[Block], screen: Terminal) -> Iterator[ConsoleRenderable]:
    entries: list[Entry] = []
    for block in blocks:
        if isinstance(block, Entry):
            entries.append(block)
            continue
        if entries:
            yield _timeline(entries, screen)
            entries = []
        yield _DRAW[type(block)](block, screen)
    if entries:
        yield _timeline(entries, screen)


def _printable(value: Any, screen: Terminal) -> Any:
    """Return a block with what the encoding lacks written as escapes, before it is laid out."""
    if isinstance(value, str):
        drawn = value if screen.unicode else value.translate(_ASCII)
        return drawn.encode(screen.encoding, "backslashreplace").decode(screen.encoding)
    if isinstance(value, tuple):
        parts = (_printable(one, screen) for one in value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def _heading(block: Heading, _screen: Terminal) -> ConsoleRenderable:
    text = _text(block.text, "bold")
    if block.remark:
        text.append_text(_text(f"  {block.remark}", "dim"))
    return Padding(text, (1, 0, 0, 0))


def _timeline(entries: list[Entry], screen: Terminal) -> ConsoleRenderable:
    grid = RichTable.grid(padding=(0, 2, 0, 0), expand=False)
    narrow = screen.width < NARROW
    grid.add_column(width=9 if not narrow else 7, justify="right", overflow="fold")
    if not narrow:
        grid.add_column(width=16, overflow="fold")
    grid.add_column(overflow="fold", ratio=1)
    for entry in entries:
        when = _text(entry.when)
        kind = _text(entry.kind, "cyan")
        body = Text().append_text(_text(entry.title, "bold" if entry.key else ""))
        if entry.marks:
            body.append_text(_text(f" {entry.marks}", "magenta"))
        for remark in entry.remarks:
            body.append("\n").append_text(_text(remark))
        body.append("\n")
        if narrow:
            body.append_text(kind).append("  ")
        body.append_text(_text(entry.parties, "green"))
        body.append_text(_text(f"{'  ' if entry.parties else ''}{entry.details}", "dim"))
        grid.add_row(*((when, body) if narrow else (when, kind, body)))
    return grid


def _pairs(block: Pairs, screen: Terminal) -> ConsoleRenderable:
    if screen.width < NARROW or any(len(label) > screen.width // 3 for label, _ in block.rows):
        parts: list[ConsoleRenderable] = []
        for label, value in block.rows:
            parts += [_text(label, "cyan"), Padding(_text(value), (0, 0, 0, 2))]
        return Group(*parts)
    grid = RichTable.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold")
    grid.add_column(overflow="fold")
    for label, value in block.rows:
        grid.add_row(_text(label, "cyan"), _text(value))
    return grid


def _bars(block: Bars, screen: Terminal) -> ConsoleRenderable:
    label_width = max((len(label) for label, _ in block.rows), default=0) + 2
    first, last = int(block.first[:4]), int(block.last[:4]) + 1
    area = max(screen.width - label_width - 1, 10)
    cells = min(area, (last - first) * max(1, area // (last - first)))
    scale = cells / (date(last, 1, 1) - date(first, 1, 1)).days
    origin = date(first, 1, 1)

    def column(day: str) -> int:
        return int((date.fromisoformat(min(day, f"{last - 1}-12-31")) - origin).days * scale)

    text = Text(" " * label_width)
    text.append(_years(first, last, cells), "dim")
    used = []
    for label, spans in block.rows:
        line = [" "] * cells
        for span in spans:
            symbol = _BARS[span.status][0 if screen.unicode else 1]
            begin = column(span.first)
            end = max(column(span.last) + 1, begin + 1)
            line[begin:end] = [symbol] * (end - begin)
            used.append(span.status)
        text.append("\n").append_text(_text(label.ljust(label_width)))
        text.append("".join(line[:cells]), "green")
    legend = "  ".join(
        f"{_BARS[status][0 if screen.unicode else 1]} {status}"
        for status in _BARS
        if status in used
    )
    text.append("\n" + " " * label_width).append(legend, "dim")
    return Padding(text, (1, 0, 1, 0))


def _years(first: int, last: int, cells: int) -> str:
    """Return a scale of years, as many as fit."""
    step = next((s for s in (1, 2, 5, 10, 20, 50) if cells / ((last - first) / s) >= 6), 100)
    line = [" "] * cells
    for year in range(first + -first % step, last, step):
        place = (year - first) * cells // (last - first)
        if place + 4 <= cells:
            line[place : place + 4] = list(str(year))
    return "".join(line).rstrip()


def _branch(block: Branch, _screen: Terminal) -> ConsoleRenderable:
    tree = Tree(_branch_label(block), guide_style="dim")
    _grow(tree, block)
    return tree


def _grow(tree: Tree, block: Branch) -> None:
    for below in block.below:
        _grow(tree.add(_branch_label(below)), below)


def _branch_label(block: Branch) -> Text:
    label = _text(block.text, "bold")
    return label.append_text(_text(f"  {block.remark}" if block.remark else "", "dim"))


def _marked(block: Marked, screen: Terminal) -> ConsoleRenderable:
    indent = 0 if screen.width < NARROW else 2
    lines: list[ConsoleRenderable] = [_highlit(block.title, "bold")]
    if block.text:
        lines.append(Padding(_highlit(block.text, ""), (0, 0, 0, indent)))
    lines.append(Padding(_text(f"{block.about} · {block.command}", "dim"), (0, 0, 0, indent)))
    return Group(*lines)


def _highlit(text: str, style: str) -> Text:
    """Return text with its marked words in another colour, or between asterisks without one."""
    found = Text(style=style)
    for place, part in enumerate(text.replace(UNMARK, MARK).split(MARK)):
        found.append_text(_text(part, "magenta underline" if place % 2 else ""))
    return found


def _note(block: Note, _screen: Terminal) -> ConsoleRenderable:
    return _text(block.text, "dim")


_DRAW: dict[type, Any] = {
    Heading: _heading,
    Pairs: _pairs,
    Grid: _grid,
    Bars: _bars,
    Branch: _branch,
    Marked: _marked,
    Note: _note,
}
