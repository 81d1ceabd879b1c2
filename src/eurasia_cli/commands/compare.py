"""Members and blocs side by side."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, comparison, queries
from eurasia_cli.charts import save_chart, terminal_chart
from eurasia_cli.commands import common
from eurasia_cli.commands.common import Output, answering, as_of, with_output, write
from eurasia_cli.commands.completion import offering
from eurasia_cli.commands.facts import asked_years
from eurasia_cli.errors import RequestError
from eurasia_cli.fact_answers import Asked
from eurasia_cli.names import resolve, resolve_subject
from eurasia_cli.tables import Table
from eurasia_cli.terminal import terminal

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


@with_output()
def compare(
    output: Output,
    names: Annotated[list[str], typer.Argument(metavar="A B [C…]", autocompletion=offering("member", "organisation"), help="States, or organisations as blocs.")],
    fact: Annotated[list[str] | None, typer.Option(metavar="SERIES", autocompletion=offering("indicator"), help="This series; repeat for more. The headline figures without it.")] = None,
    year: Annotated[str | None, typer.Option(metavar="YEAR", help="In this year; without it, the latest that all have.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="YEAR", help="From this year on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="YEAR", help="Up to this year.")] = None,
    share_of: Annotated[str | None, typer.Option(metavar="ORG", autocompletion=offering("organisation"), help="Shares of this bloc, by its members in each year.")] = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw the series in the terminal.")] = False,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Save a chart as FILE.svg or FILE.png.")] = None,
) -> None:  # fmt: skip
    """Print members and organisations side by side, each value with its year and source."""
    first, last = asked_years(year, from_, to)

    def ask(index: sqlite3.Connection) -> None:
        subjects = tuple(dict.fromkeys(resolve_subject(index, name) for name in names))
        bloc = resolve(index, "organisation", share_of) if share_of is not None else None
        facts = _facts(index, fact, subjects, bloc)
        home = comparison.home_bloc(index) if fact is None and first is last is None else None
        table = comparison.compare_table(index, facts, Asked(subjects, first, last), bloc, home)
        if chart or save:
            _draw(index, output, table, facts, chart, save)
            return
        if fact is None and first == last:
            table = _with_memberships(index, table, subjects, first)
        listed = " ".join(subjects)
        see = (f"eurasia compare {listed} --fact {facts[0]} --from 2000 --chart",)
        output.print(table, lambda: _page(index, table, subjects), lambda: see)

    answering(output, ask)


def _facts(
    index: sqlite3.Connection, named: list[str] | None, subjects: tuple[str, ...], bloc: str | None
) -> list[str]:
    if named:
        return [resolve(index, "indicator", name) for name in named]
    has_bloc = bloc is not None or any(subject.islower() for subject in subjects)
    found = comparison.headline_facts(index, additive_only=has_bloc)
    if not found:
        raise RequestError("this data folder has no headline series; name one with --fact")
    return found


def _with_memberships(
    index: sqlite3.Connection, table: Table, subjects: tuple[str, ...], year: int | None
) -> Table:
    now = common.today()
    asked = as_of(min(f"{year:04}-12-31", now.isoformat())) if year is not None else None
    rows = []
    for subject in subjects if year is None or year <= now.year else ():
        if not subject.islower():
            found = answers.member_table(index, subject, asked)
            rows += comparison.membership_rows(found, year)
    return Table(table.columns, table.shown, [*rows, *table.records()])


def _draw(
    index: sqlite3.Connection,
    output: Output,
    table: Table,
    facts: list[str],
    chart: bool,
    save: Path | None,
) -> None:
    if len(facts) != 1:
        raise RequestError("a chart shows one series; name it with --fact and give --from and --to")
    rows, names = table.records(), queries.subject_names(index)
    if not any(row["value"] is not None for row in rows):
        raise RequestError("there is no value to draw; ask for other years or subjects")
    unit, source = rows[0]["unit"], f"{rows[0]['source']}, {rows[0]['vintage']}"
    title = comparison.name_of(index, facts[0]).partition(" (")[0]
    if save:
        save_chart(save, title, unit, source, rows, names)
        typer.echo(f"eurasia: saved {save}", err=True)
    if chart:
        screen = terminal(output.color.value)
        drawn = terminal_chart(title, unit, rows, names, screen)
        write(f"{drawn}\nSource: {source}\n")


def _page(index: sqlite3.Connection, table: Table, subjects: tuple[str, ...]) -> "list[Block]":
    from eurasia_cli import fact_pages

    names = queries.subject_names(index) | queries.series_names(index)
    return fact_pages.compare_page(table.records(), subjects, names)
