"""Figures, claims held against them, and definitions."""

import sqlite3
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eurasia_cli import fact_answers, queries
from eurasia_cli.commands.common import Output, answering, days, span, with_output, write
from eurasia_cli.commands.completion import offering, one_of
from eurasia_cli.comparison import refuse_blocs
from eurasia_cli.errors import RequestError, did_you_mean
from eurasia_cli.fact_answers import Asked
from eurasia_cli.names import elsewhere, exact, resolve, resolve_subject
from eurasia_cli.tables import Table, listed
from eurasia_cli.vocabulary import RATINGS

if TYPE_CHECKING:
    from eurasia_cli.blocks import Block


@with_output()
def fact(
    output: Output,
    words: Annotated[list[str] | None, typer.Argument(metavar="[ID or WORDS]", autocompletion=offering("indicator", "claim"), help="A series or a claim by its id, or words; what there is to ask without it.", show_default=False)] = None,
    member: Annotated[list[str] | None, typer.Option(metavar="SUBJECT", autocompletion=offering("member", "organisation"), help="Of this state or bloc; repeat for any of several.")] = None,
    about: Annotated[str | None, typer.Option(metavar="SUBJECT", autocompletion=offering("member", "organisation"), help="Claims about this state or organisation.")] = None,
    year: Annotated[str | None, typer.Option(metavar="YEAR", help="Of this year.")] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="YEAR", help="From this year on.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="YEAR", help="Up to this year.")] = None,
    source: Annotated[str | None, typer.Option(metavar="SOURCE", autocompletion=offering("source"), help="Claims that stand in this source.")] = None,
    rating: Annotated[str | None, typer.Option(metavar="RATING", autocompletion=one_of(RATINGS), help="Claims with this rating, such as inaccurate.")] = None,
    value: Annotated[bool, typer.Option("--value", help="Print the bare value.")] = False,
    expect: Annotated[str | None, typer.Option(metavar="X", help="Exit 1 when the value differs from X.")] = None,
) -> None:  # fmt: skip
    """Print figures and claims; a claim stands beside the value computed from the series."""
    first, last = asked_years(year, from_, to)

    def ask(index: sqlite3.Connection) -> None:
        subjects = tuple(resolve_subject(index, name) for name in member or [])
        asked = Asked(subjects, first, last)
        table, page = _answer(index, " ".join(words or []), asked, about, source, rating)
        if value or expect is not None:
            _check_value(_single_value(table, year is None and from_ is None), value, expect)
            return
        output.print(table, page, lambda: _see_also(table))

    answering(output, ask)


@with_output()
def define(
    output: Output,
    term: Annotated[list[str] | None, typer.Argument(metavar="[TERM]", autocompletion=offering("term"), help="A term; all without it.", show_default=False)] = None,
) -> None:  # fmt: skip
    """Print what a term means, in one or two sentences, sourced."""

    def ask(index: sqlite3.Connection) -> None:
        found = _term(index, " ".join(term)) if term else None
        table = fact_answers.term_table(index, found)
        see = [f"eurasia {'search' if term else 'define'} {row['id']}" for row in table.records()]
        output.print(table, lambda: _terms_page(table), lambda: tuple(see[:1]))

    answering(output, ask)


def _term(index: sqlite3.Connection, text: str) -> str:
    """Return the term that is named; the name of something else is none, though a term has it."""
    other = None if exact(index, "term", text) else elsewhere(index, "term", text)
    if other:
        raise RequestError(f"unknown term {text!r}; {other}")
    return resolve(index, "term", text)


def _answer(
    index: sqlite3.Connection,
    words: str,
    asked: Asked,
    about: str | None,
    source: str | None,
    rating: str | None,
) -> "tuple[Table, Any]":
    """Return the table that answers, and what draws its page."""
    indicator = exact(index, "indicator", words) if words else None
    if indicator:
        refuse_blocs(index, indicator, list(asked.subjects))
        table = fact_answers.observation_table(index, indicator, asked)
        return table, lambda: _series_page(index, indicator, table)
    filters = _claim_filters(index, about, source, rating)
    claim = exact(index, "claim", words) if words else None
    if claim or words or any(filters.values()):
        return _claims(index, words, claim, filters)
    table = fact_answers.indicator_table(index)
    return table, lambda: _contents_page(index, table)


def _see_also(table: Table) -> tuple[str, ...]:
    """Return what to ask next: a series' cells elsewhere, a claim's source."""
    for row in table.records()[:1]:
        if row["record"] == "claim":
            return (
                f"eurasia source {listed(row['sources'])[0]['source']}",
                f"eurasia cite {row['id']}",
            )
        if row["record"] == "observation":
            return (f"eurasia cite {row['indicator']}",)
        return (f"eurasia fact {row['id']}", "eurasia fact --rating inaccurate")
    return ()


def _claims(
    index: sqlite3.Connection, words: str, claim: str | None, filters: dict[str, str | None]
) -> "tuple[Table, Any]":
    found = [claim] if claim else queries.with_all_words(index, "claim", words) if words else None
    series = queries.with_all_words(index, "indicator", words) if words and not claim else []
    if found == [] and series:
        table = fact_answers.indicator_table(index, series)
        return table, lambda: _contents_page(index, table)
    if found == []:
        from eurasia_cli.search import search

        found = [hit.id for hit in search(index, words, ("claim",), limit=5).hits]
        if found:
            typer.echo("eurasia: no claim has all these words; the nearest follow", err=True)
    if found == []:
        near = _nearest(index, words)
        raise RequestError(
            f"no series and no claim has {words!r}{near}; eurasia fact lists the series"
        )
    if series:
        typer.echo(f"eurasia: series with these words: {', '.join(series)}", err=True)
    table = fact_answers.claim_table(index, found, **filters)
    return table, lambda: _claims_page(index, table)


def _nearest(index: sqlite3.Connection, words: str) -> str:
    names = [row[0] for row in index.execute("SELECT id FROM indicator UNION SELECT id FROM claim")]
    return did_you_mean(words.replace(" ", "_"), names, 3)


def _claim_filters(
    index: sqlite3.Connection, about: str | None, source: str | None, rating: str | None
) -> dict[str, str | None]:
    if rating is not None and rating not in RATINGS:
        advice = did_you_mean(rating, RATINGS)
        listed = f"{' The' if advice else '; the'} ratings are {', '.join(RATINGS)}"
        raise RequestError(f"unknown rating {rating!r}{advice}{listed}")
    return {
        "about": resolve_subject(index, about) if about is not None else None,
        "source": resolve(index, "source", source) if source is not None else None,
        "rating": rating,
    }


def asked_years(
    year: str | None, from_: str | None, to: str | None
) -> tuple[int | None, int | None]:
    """Return the first and last year asked for."""
    if year is not None and (from_ is not None or to is not None):
        raise RequestError("--year goes without --from and --to; write --from 2010 --to 2015")
    if year is not None:
        asked = days(year, "--year")
        return (
            int(asked.first[:4]) if asked.first else None,
            int(asked.last[:4]) if asked.last else None,
        )
    first, last = span(from_, to)
    return int(first[:4]) if first else None, int(last[:4]) if last else None


def _single_value(table: Table, latest: bool) -> str:
    """Return the one value of an answer, the latest where no year was asked for."""
    if "value" not in table.columns:
        raise RequestError("--value needs one series or one claim; eurasia fact lists the series")
    rows = [row for row in table.records() if row["value"] is not None]
    subjects = {row.get("subject", row.get("id")) for row in rows}
    if not rows:
        raise RequestError("there is no value; ask without --value to see what there is")
    if len(subjects) > 1 or (len(rows) > 1 and not latest):
        raise RequestError(f"{len(rows)} values; narrow it to one by --member and --year")
    return str(rows[-1]["value"])


def _check_value(found: str, show: bool, expect: str | None) -> None:
    if show:
        write(f"{found}\n")
    if expect is None:
        return
    try:
        same = float(found) == float(expect)
    except ValueError:
        raise RequestError(f"--expect {expect}: write a number, such as {found}") from None
    if not same:
        typer.echo(f"eurasia: the value is {found}, not {expect}", err=True)
        raise typer.Exit(1)


def _series_page(index: sqlite3.Connection, indicator: str, table: Table) -> "list[Block]":
    from eurasia_cli import fact_pages

    about = fact_answers.indicator_table(index, [indicator]).records()[0]
    return fact_pages.series_page(about, table.records(), queries.subject_names(index))


def _claims_page(index: sqlite3.Connection, table: Table) -> "list[Block]":
    from eurasia_cli import fact_pages, records

    return fact_pages.claims_page(table.records(), records.cautions(index))


def _terms_page(table: Table) -> "list[Block]":
    from eurasia_cli import fact_pages

    return fact_pages.terms_page(table)


def _contents_page(index: sqlite3.Connection, table: Table) -> "list[Block]":
    from eurasia_cli import fact_pages

    return fact_pages.contents_page(table.records(), queries.claim_counts(index))
