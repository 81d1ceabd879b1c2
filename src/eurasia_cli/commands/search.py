"""Any kind of record, by half-remembered words."""

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli.commands.common import Output, answering, span, with_output
from eurasia_cli.search import KINDS, Found, search
from eurasia_cli.spells import OPEN_END
from eurasia_cli.tables import Table

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block

COLUMNS = ("kind", "id", "date", "title", "text", "command")
SHOWN = ("kind", "date", "title", "command")
Kind = Enum("Kind", {kind: kind for kind in KINDS})  # type: ignore[misc]


@with_output()
def search_records(
    output: Output,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="Words to look for; quote a phrase twice: '\"customs code\"'.")],
    kinds: Annotated[list[Kind] | None, typer.Option("--in", metavar="KIND", help="Only records of this kind: event, member, organisation, thread, claim, term …; may be repeated.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only events from this date on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only events up to the end of this date.")] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most N records.")] = 20,
) -> None:  # fmt: skip
    """Print the records of any kind that answer the words, best first."""
    asked = " ".join(words)
    first, last = span(from_, to)
    dates = (
        (first or "0001-01-01", last or OPEN_END) if from_ is not None or to is not None else None
    )
    chosen = tuple(kind.value for kind in kinds) if kinds else KINDS

    def ask(index: sqlite3.Connection) -> None:
        found = search(index, asked, chosen, dates, limit)
        _say(asked, found)
        rows = [
            {
                "kind": hit.kind,
                "id": hit.id,
                "date": hit.date,
                "title": _plain(hit.title),
                "text": _plain(hit.text) or None,
                "command": command(hit.kind, hit.id),
            }
            for hit in found.hits
        ]
        output.print(Table(COLUMNS, SHOWN, rows), lambda: _page(found))

    answering(output, ask)


def command(kind: str, identifier: str) -> str:
    """Return the command that prints a record whole."""
    return {
        "event": f"eurasia event {identifier}",
        "member": f"eurasia member {identifier}",
        "organisation": f"eurasia org {identifier}",
        "thread": f"eurasia timeline --thread {identifier}",
        "place": f"eurasia timeline --place {identifier}",
        "source": f"eurasia source {identifier}",
        "term": f"eurasia define {identifier}",
    }.get(kind, f"eurasia fact {identifier}")


def _say(asked: str, found: Found) -> None:
    """Say on stderr what was searched for instead, and where nothing was found."""
    for word, instead in found.mended.items():
        typer.echo(f"eurasia: nothing has {word!r}; searched for {instead!r}", err=True)
    if not found.hits:
        advice = "write fewer or other words, or eurasia timeline --search WORD"
        typer.echo(f"eurasia: nothing matches {asked!r}; {advice}", err=True)
    elif not found.all_words:
        typer.echo("eurasia: no record has all these words; those with some follow", err=True)


def _plain(text: str) -> str:
    from eurasia_cli.blocks import MARK, UNMARK

    return text.replace(MARK, "").replace(UNMARK, "")


def _page(found: Found) -> "list[Block]":
    from eurasia_cli.blocks import Block, Marked

    blocks: list[Block] = []
    for hit in found.hits:
        about = f"{hit.date} · {hit.kind}" if hit.date else hit.kind
        blocks.append(Marked(about, hit.title, hit.text, command(hit.kind, hit.id)))
    return blocks
