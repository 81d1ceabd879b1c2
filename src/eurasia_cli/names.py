"""Names as people write them: folding for look-up, and the record that a name means."""

import re
import sqlite3
import unicodedata

from eurasia_cli.errors import RequestError

LISTED_BY = {
    "member": "eurasia member",
    "organisation": "eurasia org",
    "source": "eurasia source",
    "event": "eurasia timeline --fields id,title",
    "topic": "eurasia stats --by topic",
    "thread": "eurasia stats --by thread",
    "place": "eurasia stats --by place",
    "indicator": "eurasia fact",
    "claim": "eurasia fact WORDS",
    "term": "eurasia define",
}
# What a record is called in a sentence, and the command that shows it.
SHOWN_BY = {
    "member": ("a state", "eurasia member"),
    "organisation": ("an organisation", "eurasia org"),
    "term": ("a term", "eurasia define"),
    "indicator": ("a series", "eurasia fact"),
    "thread": ("a story", "eurasia timeline --thread"),
    "topic": ("a topic", "eurasia timeline --topic"),
    "place": ("a place", "eurasia timeline --place"),
    "source": ("a source", "eurasia source"),
    "claim": ("a claim", "eurasia fact"),
    "event": ("an event", "eurasia event"),
}
LISTED = 8  # candidates that a message names
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)
_PUNCTUATION = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Return a name without case, accents and punctuation; ё reads as е."""
    letters = name.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters).translate(_WITHOUT_MARKS)
    return _PUNCTUATION.sub(" ", letters).strip()


class _WithoutMarks(dict[int, int | None]):
    """What each letter becomes: nothing for a combining mark; filled as letters are met."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.combining(chr(letter)) else letter
        return self[letter]


_WITHOUT_MARKS = _WithoutMarks()


def slug(title: str) -> str:
    """Return a title as an identifier: lower-case words joined by hyphens."""
    return "-".join(fold(title).split())


def resolve_subject(index: sqlite3.Connection, text: str) -> str:
    """Return the state or organisation that `text` names; raise RequestError as `resolve` does."""
    for kind in ("member", "organisation"):
        found = exact(index, kind, text)
        if found:
            return found
    try:
        return resolve(index, "member", text)
    except RequestError as error:
        try:
            return resolve(index, "organisation", text)
        except RequestError:
            raise error from None


def exact(index: sqlite3.Connection, kind: str, text: str) -> str | None:
    """Return the id of the one record whose id or name is `text`, or None."""
    query = "SELECT DISTINCT id FROM name WHERE kind = ? AND folded = ?"
    found = index.execute(query, (kind, fold(text))).fetchall()
    return str(found[0][0]) if len(found) == 1 and fold(text) else None


def resolve(index: sqlite3.Connection, kind: str, text: str) -> str:
    """Return the id that `text` names: by code, name in any language, or unambiguous prefix.

    Raises RequestError with the nearest names and the command that lists them.
    """
    folded = fold(text)
    for condition, value in (
        ("= ?", folded),
        ("GLOB ?", f"{folded}*"),
        ("GLOB ?", f"* {folded}*"),
    ):
        found = index.execute(
            f"SELECT DISTINCT id FROM name WHERE kind = ? AND folded {condition} ORDER BY id",
            (kind, value),
        ).fetchall()
        if folded and len(found) == 1:
            return str(found[0][0])
        if folded and len(found) > 1:
            raise RequestError(f"{kind} {text!r} may be {_candidates(index, kind, folded)}")
    other = elsewhere(index, kind, text)
    advice = f"; {other}" if other else _suggestion(index, kind, folded)
    raise RequestError(f"unknown {kind} {text!r}{advice}")


def _candidates(index: sqlite3.Connection, kind: str, folded: str) -> str:
    """Return the records with a name one of whose words begins so, first those that begin so."""
    query = (
        "SELECT id, max(folded GLOB ?) AS begins FROM name WHERE kind = ? "
        "AND (folded GLOB ? OR folded GLOB ?) GROUP BY id ORDER BY begins DESC, id"
    )
    patterns = (f"{folded}*", kind, f"{folded}*", f"* {folded}*")
    found = [row[0] for row in index.execute(query, patterns)]
    shown = ", ".join(found[:LISTED])
    if len(found) <= LISTED:
        return f"{shown}; write one of them"
    return f"{shown} or {len(found) - LISTED} more; {LISTED_BY[kind]} lists all"


def elsewhere(index: sqlite3.Connection, kind: str, text: str) -> str | None:
    """Return what else has this very name, and the command for it, or None."""
    if kind == "event" and _DATE.fullmatch(text):
        return f"it is a date: eurasia timeline --on {text}"
    for other, (called, command) in SHOWN_BY.items():
        found = exact(index, other, text) if other != kind else None
        if found:
            return f"it is {called}: {command} {found}"
    return None


def _suggestion(index: sqlite3.Connection, kind: str, folded: str) -> str:
    """Return the three nearest records and the command that lists all."""
    from difflib import SequenceMatcher, get_close_matches

    rows = index.execute("SELECT folded, name, id FROM name WHERE kind = ?", (kind,)).fetchall()
    near = get_close_matches(folded, [row[0] for row in rows], n=12, cutoff=0.3)
    ranked = sorted(near, key=lambda name: -SequenceMatcher(None, folded, name).ratio())
    chosen: dict[str, str] = {}
    for name in ranked:
        for row_folded, row_name, identifier in rows:
            if row_folded == name and identifier not in chosen and len(chosen) < 3:
                chosen[identifier] = row_name
    listed = LISTED_BY[kind]
    if not chosen:
        return f"; {listed} lists all"
    *most, last = (_shown(identifier, name) for identifier, name in chosen.items())
    words = f"{', '.join(most)} or {last}" if most else last
    return f"; did you mean {words}? {listed} lists all"


def _shown(identifier: str, name: str) -> str:
    return name if fold(name) == fold(identifier) else f"{name} ({identifier})"
