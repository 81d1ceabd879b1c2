"""The options of `timeline` that filter, as the filters of a query."""

import sqlite3

from eurasia_cli import queries
from eurasia_cli.commands.common import days, span
from eurasia_cli.errors import RequestError, did_you_mean
from eurasia_cli.queries import Filter
from eurasia_cli.spells import Range


def asked_range(from_: str | None, to: str | None, on: str | None) -> Range:
    """Return the span of days that the options ask for."""
    if on is not None and (from_ is not None or to is not None):
        raise RequestError("--on goes without --from and --to; write --on 2007..2012 for a range")
    if on is not None:
        return days(on, "--on")
    return span(from_, to)


def date_filters(
    asked: Range, from_: str | None, to: str | None, on: str | None, certain: bool
) -> list[Filter]:
    """Return the filters of --from, --to and --on."""
    if on is not None:
        return [queries.within(f"--on {on}", asked, certain)]
    found = []
    if from_ is not None:
        found.append(queries.within(f"--from {from_}", Range(asked.first, None), certain))
    if to is not None:
        found.append(queries.within(f"--to {to}", Range(None, asked.last), certain))
    return found


def plain_filters(search: str | None, key: bool, disputed: bool) -> list[Filter]:
    """Return the filters of --search, --key and --disputed."""
    words = [queries.with_words(f"--search {search!r}", search)] if search is not None else []
    flags = [(key, "--key", "importance = 3"), (disputed, "--disputed", "other_dates != '[]'")]
    return [*words, *(Filter(option, condition) for asked, option, condition in flags if asked)]


def linked(
    index: sqlite3.Connection, option: str, kind: str, named: list[str] | None
) -> list[Filter]:
    """Return the filter of an option that names states, organisations, topics or sources."""
    if not named:
        return []
    from eurasia_cli.names import resolve

    targets = [resolve(index, kind, name) for name in named]
    return [queries.linked(f"{option} {' '.join(named)}", f"{kind}s", targets)]


def kinds(named: list[str] | None) -> list[Filter]:
    """Return the filter of --kind; raise RequestError for a word that is no kind."""
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


def threads(index: sqlite3.Connection, named: list[str] | None) -> list[Filter]:
    """Return the filter of --thread."""
    if not named:
        return []
    from eurasia_cli.names import resolve

    found = [resolve(index, "thread", name) for name in named]
    return [queries.one_of(f"--thread {' '.join(named)}", "thread", found)]


def places(index: sqlite3.Connection, named: list[str] | None) -> list[Filter]:
    """Return the filter of --place, whichever of its names an event uses."""
    if not named:
        return []
    from eurasia_cli.names import resolve

    found = [resolve(index, "place", name) for name in named]
    return [queries.at(f"--place {' '.join(named)}", found)]
