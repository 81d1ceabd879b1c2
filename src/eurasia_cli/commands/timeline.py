"""What happened."""

import sqlite3
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands.common import Output, answering, days, with_output, write
from eurasia_cli.errors import RequestError, did_you_mean
from eurasia_cli.queries import Filter
from eurasia_cli.render import Format
from eurasia_cli.spells import Range

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block
    from eurasia_cli.citations import Numbering
    from eurasia_cli.tables import Table


@with_output()
def timeline(
    output: Output,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this date on: 2007, 2007-10, 2007-10-06, 2007Q4, today.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to the end of this date.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Within this date or range, such as 2007..2012.")] = None,
    member: Annotated[list[str] | None, typer.Option(metavar="STATE", help="Events of this state; repeat for any of several.")] = None,
    org: Annotated[list[str] | None, typer.Option(metavar="ORG", help="Events of this organisation; repeat for any of several.")] = None,
    topic: Annotated[list[str] | None, typer.Option(metavar="TOPIC", help="Events of this topic.")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="Events of this kind, such as signature.")] = None,
    thread: Annotated[list[str] | None, typer.Option(metavar="THREAD", help="The events of one story.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="SOURCE", help="Events that rest on this source.")] = None,
    place: Annotated[list[str] | None, typer.Option(metavar="PLACE", help="Events at this place, by any of its names.")] = None,
    search: Annotated[str | None, typer.Option(metavar="WORDS", help="Events with all these words.")] = None,
    key: Annotated[bool, typer.Option("--key", help="Only what no account may lack.")] = False,
    certain: Annotated[bool, typer.Option("--certain", help="Leave out dates that may fall outside.")] = False,
    disputed: Annotated[bool, typer.Option("--disputed", help="Only events with other dates in print.")] = False,
    reverse: Annotated[bool, typer.Option("--reverse", help="Newest first.")] = False,
    limit: Annotated[int | None, typer.Option(min=0, metavar="N", help="At most N events.")] = None,
    count: Annotated[bool, typer.Option("--count", help="Print only how many.")] = False,
    cite: Annotated[bool, typer.Option("--cite", help="Number the sources and print them once at the end.")] = False,
) -> None:  # fmt: skip
    """Print what happened, oldest first; an option given twice widens, each other one narrows."""
    asked = _asked(from_, to, on)

    def ask(index: sqlite3.Connection) -> None:
        filters = [
            *_linked(index, "--member", "member", member),
            *_linked(index, "--org", "organisation", org),
            *_linked(index, "--topic", "topic", topic),
            *_kinds(kind),
            *_threads(index, thread),
            *_linked(index, "--source", "source", source),
            *_places(index, place),
            *_plain_filters(search, key, disputed),
            *_date_filters(asked, from_, to, on, certain),
        ]
        if count:
            write(f"{queries.count_events(index, filters)}\n")
            return
        table: Table = answers.TimelineTable(
            lambda columns: queries.event_rows(index, filters, columns, reverse, limit)
        )
        if not queries.count_events(index, filters):
            _say_what_emptied(index, filters)
        numbering = _numbering(index, output) if cite else None
        if numbering:
            table = answers.with_footnotes(table, numbering)
        chosen = output._replace(form=Format.table) if cite and output.form is None else output
        page = _Page(asked, numbering, thread or [], disputed)
        chosen.print(table, lambda: page.blocks(index, filters, reverse, limit))

    answering(output, ask)


class _Page(NamedTuple):
    """What a page of events says beside them."""

    asked: Range
    numbering: "Numbering | None"
    threads: list[str]
    disputed: bool

    def blocks(
        self, index: sqlite3.Connection, filters: list[Filter], reverse: bool, limit: int | None
    ) -> "list[Block]":
        from eurasia_cli import pages, records
        from eurasia_cli.names import resolve

        found = records.events(index, filters, reverse, limit)
        stories = [records.thread(index, resolve(index, "thread", name)) for name in self.threads]
        cautions = records.cautions(index)
        return pages.timeline_page(
            found, cautions, self.asked, self.numbering, stories, self.disputed
        )


def _asked(from_: str | None, to: str | None, on: str | None) -> Range:
    """Return the span of days that the options ask for."""
    if on is not None and (from_ is not None or to is not None):
        raise RequestError("--on goes without --from and --to; write --on 2007..2012 for a range")
    if on is not None:
        return days(on, "--on")
    first = days(from_, "--from").first if from_ is not None else None
    last = days(to, "--to").last if to is not None else None
    if first and last and last < first:
        raise RequestError(f"--from {from_} is after --to {to}; write --from {to} --to {from_}")
    return Range(first, last)


def _date_filters(
    asked: Range, from_: str | None, to: str | None, on: str | None, certain: bool
) -> list[Filter]:
    if on is not None:
        return [queries.within(f"--on {on}", asked, certain)]
    found = []
    if from_ is not None:
        found.append(queries.within(f"--from {from_}", Range(asked.first, None), certain))
    if to is not None:
        found.append(queries.within(f"--to {to}", Range(None, asked.last), certain))
    return found


def _plain_filters(search: str | None, key: bool, disputed: bool) -> list[Filter]:
    words = [queries.with_words(f"--search {search!r}", search)] if search is not None else []
    flags = [(key, "--key", "importance = 3"), (disputed, "--disputed", "other_dates != '[]'")]
    return [*words, *(Filter(option, condition) for asked, option, condition in flags if asked)]


def _linked(
    index: sqlite3.Connection, option: str, kind: str, named: list[str] | None
) -> list[Filter]:
    if not named:
        return []
    from eurasia_cli.names import resolve

    targets = [resolve(index, kind, name) for name in named]
    return [queries.linked(f"{option} {' '.join(named)}", f"{kind}s", targets)]


def _kinds(named: list[str] | None) -> list[Filter]:
    if not named:
        return []
    from eurasia_cli.vocabulary import KINDS

    found = ["-".join(name.lower().replace("_", " ").split()) for name in named]
    for name, kind in zip(named, found, strict=True):
        if kind not in KINDS:
            advice = did_you_mean(kind, KINDS, 3)
            listed = f"{' The' if advice else '; the'} kinds are {', '.join(KINDS)}"
            raise RequestError(f"unknown kind {name!r}{advice}{listed}")
    return [queries.one_of(f"--kind {' '.join(named)}", "kind", found)]


def _threads(index: sqlite3.Connection, named: list[str] | None) -> list[Filter]:
    if not named:
        return []
    from eurasia_cli.names import resolve

    found = [resolve(index, "thread", name) for name in named]
    return [queries.one_of(f"--thread {' '.join(named)}", "thread", found)]


def _places(index: sqlite3.Connection, named: list[str] | None) -> list[Filter]:
    if not named:
        return []
    from eurasia_cli.names import resolve

    found = [resolve(index, "place", name) for name in named]
    return [queries.at(f"--place {' '.join(named)}", found)]


def _numbering(index: sqlite3.Connection, output: Output) -> "Numbering":
    from eurasia_cli import records
    from eurasia_cli.citations import Numbering

    if output.form not in (None, Format.table, Format.md):
        raise RequestError("--cite goes with --format table or md; json names the sources anyway")
    return Numbering({source.id: source for source in records.sources(index)})


def _say_what_emptied(index: sqlite3.Connection, filters: list[Filter]) -> None:
    emptied = queries.emptying_filter(index, filters)
    if emptied is None:
        typer.echo("eurasia: there are no events in this data folder", err=True)
        return
    condition, before = emptied
    others = " that pass the filters before it" if condition is not filters[0] else ""
    message = f"no event matches: {condition.option} leaves none of the {before} events{others}"
    typer.echo(f"eurasia: {message}", err=True)
