"""States and organisations: who belonged to what, since when, and what grew out of what."""

import sqlite3
from enum import Enum
from typing import TYPE_CHECKING, Annotated

import typer

from eurasia_cli import answers, queries
from eurasia_cli.commands.common import Output, answering, as_of, with_output, write
from eurasia_cli.commands.completion import offering
from eurasia_cli.names import resolve
from eurasia_cli.render import Format
from eurasia_cli.spells import AsOf

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block

OnOption = Annotated[
    str | None,
    typer.Option("--on", metavar="DATE", help="As it stood on this date: yes, no or possibly."),
]
SpellsOption = Annotated[
    bool, typer.Option("--spells", help="One row for each membership, as a spreadsheet wants it.")
]


class LineageFormat(str, Enum):
    """The formats of a lineage: those of every answer, and Graphviz."""

    table = "table"
    tsv = "tsv"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    dot = "dot"


@with_output()
def member(
    output: Output,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=offering("member"), help="A state: code or name in any language; all without it.", show_default=False)] = None,
    on: OnOption = None,
    spells: SpellsOption = False,
) -> None:  # fmt: skip
    """Print a state on one screen: what it has joined, since when, and its key events."""
    asked = as_of(on)

    def ask(index: sqlite3.Connection) -> None:
        found = resolve(index, "member", name) if name is not None else None
        if spells:
            _print_spells(index, output, "member", found, asked)
            return
        table = answers.member_table(index, found, asked)
        own = (f"eurasia timeline --member {found}", f"eurasia fact --about {found}")
        see = own if found else ("eurasia org",)
        output.print(table, lambda: _member_page(index, found, asked), lambda: see)

    answering(output, ask)


@with_output()
def org(
    output: Output,
    name: Annotated[str | None, typer.Argument(metavar="NAME", autocompletion=offering("organisation"), help="An organisation: id, short name or name; the matrix of all without it.", show_default=False)] = None,
    on: OnOption = None,
    spells: SpellsOption = False,
) -> None:  # fmt: skip
    """Print who belongs to an organisation, since when and until when, as bars over the years."""
    asked = as_of(on)

    def ask(index: sqlite3.Connection) -> None:
        found = resolve(index, "organisation", name) if name is not None else None
        if spells:
            _print_spells(index, output, "organisation", found, asked)
            return
        table = answers.organisation_table(index, found, asked)
        own = (f"eurasia trace {found}", f"eurasia timeline --org {found}")
        output.print(
            table, lambda: _organisation_page(index, found, asked), lambda: own if found else ()
        )

    answering(output, ask)


@with_output(LineageFormat)
def trace(
    output: Output,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ORG",
            autocompletion=offering("organisation"),
            help="An organisation: id, short name or name.",
        ),
    ],
) -> None:
    """Print what an organisation grew out of and what replaced it, by which acts."""

    def ask(index: sqlite3.Connection) -> None:
        from eurasia_cli.lineage import dot, lineage

        root = resolve(index, "organisation", name)
        steps = lineage(index, root)
        if output.form is LineageFormat.dot:
            write(dot(steps, queries.short_names(index)))
            return
        form = Format(output.form.value) if output.form else None
        table = answers.lineage_table(steps)
        see = (f"eurasia org {root}", *(f"eurasia event {act['id']}" for _, _, act in steps[:1]))
        output._replace(form=form).print(
            table, lambda: _lineage_page(index, root, steps), lambda: see
        )

    answering(output, ask)


def _print_spells(
    index: sqlite3.Connection, output: Output, of: str, identifier: str | None, asked: AsOf | None
) -> None:
    from eurasia_cli.pages import table_page

    table = answers.spell_table(index, of, identifier, asked)
    output.print(table, lambda: table_page(table))


def _member_page(
    index: sqlite3.Connection, identifier: str | None, asked: AsOf | None
) -> "list[Block]":
    from eurasia_cli import fact_pages, member_pages, records

    labels = queries.short_names(index)
    if identifier is None:
        spells = records.memberships(index)
        return member_pages.members_page(records.members(index), spells, labels, asked)
    key = [queries.linked("", "members", [identifier]), queries.Filter("", "importance = 3")]
    key_events = records.events(index, key)
    spells = records.memberships(index, member=identifier)
    state = records.member(index, identifier)
    page = member_pages.member_page(state, spells, labels, key_events, asked)
    if asked is not None:
        return page
    figures = records.headline_figures(index, identifier)
    updated = int(records.dataset(index).updated[:4])
    page += fact_pages.figures_blocks(figures, identifier, updated)
    judged = records.judged_claims(index, identifier, limit=5)
    count = records.count_claims(index, identifier)
    return [*page, *fact_pages.claims_blocks(judged, count, identifier)]


def _organisation_page(
    index: sqlite3.Connection, identifier: str | None, asked: AsOf | None
) -> "list[Block]":
    from eurasia_cli import member_pages, records

    day = records.dataset(index).updated
    states = records.members(index)
    if identifier is None:
        bodies, spells = records.organisations(index), records.memberships(index)
        return member_pages.matrix_page(states, bodies, spells, asked, day)
    body = records.organisation(index, identifier)
    spells = records.memberships(index, organisation=identifier)
    labels = {state.id: state.name for state in states}
    return member_pages.organisation_page(body, spells, labels, asked, day)


def _lineage_page(
    index: sqlite3.Connection, root: str, steps: "list[queries.Step]"
) -> "list[Block]":
    from eurasia_cli import member_pages, records

    bodies = {body.id: body for body in records.organisations(index)}
    return member_pages.lineage_page(root, steps, bodies)
