"""What happened."""

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands import timeline_options as options
from eurasia_cli.commands.common import Output, answering, with_output, write, write_document
from eurasia_cli.commands.completion import offering, one_of
from eurasia_cli.errors import RequestError
from eurasia_cli.queries import Filter
from eurasia_cli.render import Format
from eurasia_cli.spells import Range
from eurasia_cli.vocabulary import KINDS

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block
    from eurasia_cli.citations import Numbering
    from eurasia_cli.models import Event, Thread
    from eurasia_cli.tables import Table


class TimelineFormat(str, Enum):
    """The formats of a timeline."""

    table = "table"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    html = "html"
    ics = "ics"


@with_output(TimelineFormat)
def timeline(
    output: Output,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this date on: 2007, 2007-10, 2007-10-06, 2007Q4, today.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to the end of this date.")] = None,
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="Within this date or range, such as 2007..2012.")] = None,
    member: Annotated[list[str] | None, typer.Option(metavar="STATE", autocompletion=offering("member"), help="Events of this state; repeat for any of several.")] = None,
    org: Annotated[list[str] | None, typer.Option(metavar="ORG", autocompletion=offering("organisation"), help="Events of this organisation; repeat for any of several.")] = None,
    topic: Annotated[list[str] | None, typer.Option(metavar="TOPIC", autocompletion=offering("topic"), help="Events of this topic.")] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", autocompletion=one_of(KINDS), help="Events of this kind, such as signature.")] = None,
    thread: Annotated[list[str] | None, typer.Option(metavar="THREAD", autocompletion=offering("thread"), help="The events of one story.")] = None,
    source: Annotated[list[str] | None, typer.Option(metavar="SOURCE", autocompletion=offering("source"), help="Events that rest on this source.")] = None,
    place: Annotated[list[str] | None, typer.Option(metavar="PLACE", autocompletion=offering("place"), help="Events at this place, by any of its names.")] = None,
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
    asked = options.asked_range(from_, to, on)

    def ask(index: sqlite3.Connection) -> None:
        filters = [
            *options.linked(index, "--member", "member", member),
            *options.linked(index, "--org", "organisation", org),
            *options.linked(index, "--topic", "topic", topic),
            *options.kinds(kind),
            *options.threads(index, thread),
            *options.linked(index, "--source", "source", source),
            *options.places(index, place),
            *options.plain_filters(search, key, disputed),
            *options.date_filters(asked, from_, to, on, certain),
        ]
        if count:
            write(f"{queries.count_events(index, filters)}\n")
            return
        if not queries.any_event(index, filters):
            _say_what_emptied(index, filters)
        question = _Question(index, filters, reverse, limit, thread or [])
        question.print(output, asked, cite, disputed)

    answering(output, ask)


class _Question:
    """The events asked for."""

    def __init__(
        self,
        index: sqlite3.Connection,
        filters: list[Filter],
        reverse: bool,
        limit: int | None,
        threads: list[str],
    ) -> None:
        self.index, self.filters, self.threads = index, filters, threads
        self.reverse, self.limit = reverse, limit

    def print(self, output: Output, asked: Range, cite: bool, disputed: bool) -> None:
        """Print the events as a document, or as rows, with their sources numbered or not."""
        form = output.form.value if output.form else None
        if form in ("html", "ics") or (form == "md" and cite and output.fields is None):
            write_document(self.document(form))
            return
        numbering = _numbering(self.index, form) if cite else None
        table = self.table()
        if numbering:
            table = answers.with_footnotes(table, numbering)
        printed = Format(form or "table") if form or cite else None
        page = lambda: self.page(asked, numbering, disputed)  # noqa: E731
        output._replace(form=printed).print(table, page, self.see_also)

    def table(self) -> "Table":
        return answers.TimelineTable(
            lambda columns: queries.event_rows(
                self.index, self.filters, columns, self.reverse, self.limit
            )
        )

    def page(self, asked: Range, numbering: "Numbering | None", disputed: bool) -> "list[Block]":
        from eurasia_cli import pages, records

        cautions = records.cautions(self.index)
        return pages.timeline_page(
            self._events(), cautions, asked, numbering, self._stories(), disputed
        )

    def see_also(self) -> tuple[str, ...]:
        """Return commands for one of the events, and for the story told."""
        query = (self.index, self.filters, ["id"], self.reverse, 1)
        first = [f"eurasia event {row[0]}" for row in queries.event_rows(*query)]
        story = [f"eurasia timeline --thread {one} -f md --cite" for one in self.threads[:1]]
        return (*first, *story)

    def document(self, form: str) -> str:
        """Return the events as a document that stands for itself: md, html or ics."""
        from eurasia_cli import records

        dataset = records.dataset(self.index)
        if form == "ics":
            from eurasia_cli.export.ics import calendar

            return calendar(self._events(), dataset)
        if form == "html":
            from eurasia_cli.export.page import page

            return page(self.index, self._events(), self._stories())
        from eurasia_cli.export.document import document

        sources = {source.id: source for source in records.sources(self.index)}
        return document(self._events(), self._stories(), sources, dataset)

    def _events(self) -> "list[Event]":
        from eurasia_cli import records

        return records.events(self.index, self.filters, self.reverse, self.limit)

    def _stories(self) -> "list[Thread]":
        from eurasia_cli import records
        from eurasia_cli.names import resolve

        return [records.thread(self.index, resolve(self.index, "thread", n)) for n in self.threads]


def _numbering(index: sqlite3.Connection, form: str | None) -> "Numbering":
    from eurasia_cli import records
    from eurasia_cli.citations import Numbering

    if form not in (None, "table", "md"):
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
