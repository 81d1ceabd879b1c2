"""Search of all kinds of record: words as people type them → ranked hits.

SQLite's FTS5 stems English (Porter) and folds accents; what it lacks is done here: Russian endings,
words that mean the same in this field, words that only make a question, and typing slips, which
are mended by the nearest words of the record itself.
"""

import re
import sqlite3
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from eurasia_cli.blocks import MARK, UNMARK
from eurasia_cli.names import fold
from eurasia_cli.search_words import KIND_WORDS, QUESTION_WORDS, SAME

KINDS = (
    "member", "organisation", "thread", "event", "term", "indicator", "claim", "place", "source",
)  # fmt: skip
# How much a kind counts when all else is equal: what people look for before what it rests on.
_WEIGHTS = {
    "member": 1.5, "organisation": 1.5, "thread": 1.15, "event": 1.0, "term": 1.1,
    "indicator": 1.0, "claim": 0.55, "place": 1.0, "source": 0.35,
}  # fmt: skip
_COLUMNS = {"title": 3.0, "names": 1.6, "body": 1.0}  # what a word is worth where it stands
_LIKE = 0.85  # what a word is worth that only means the same
_MEANT = 2.5  # how much more a kind counts that the words name
_IMPORTANCE = {1: 0.75, 2: 1.0, 3: 1.4}
_CYRILLIC = re.compile(r"[а-яёіїєґўқғұүөһәңӯҳҷ]+", re.IGNORECASE)
_WORD = re.compile(r'"([^"]+)"|(\S+)')


class Hit(NamedTuple):
    """A record found: its kind and id, its date, its title and a piece of its text, marked."""

    kind: str
    id: str
    date: str | None
    title: str
    text: str


class Found(NamedTuple):
    """The hits, what was searched for instead of misspelt words, and whether all words match."""

    hits: list[Hit]
    mended: dict[str, str]
    all_words: bool


def search(
    index: sqlite3.Connection,
    words: str,
    kinds: tuple[str, ...] = KINDS,
    dates: tuple[str, str] | None = None,
    limit: int = 20,
) -> Found:
    """Return the records that answer `words`, best first; none when nothing is near.

    Quoted words are a phrase. A word that the record does not know is replaced by the nearest one
    that it knows. Records with all the words come before those with some, which follow only where
    no record has all.
    """
    tokens = _tokens(words)
    mended: dict[str, str] = {}
    known = [_known(index, token, mended) for token in tokens]
    meant = {kind for token in known for kind in KIND_WORDS.get(token, ())}
    telling = [token for token in known if token not in KIND_WORDS] or known
    scores, counts = _scores(index, telling)
    whole = {row for row, count in counts.items() if count == len(telling)}
    named = _named(index, " ".join(known))
    ranked = []
    for row, kind, identifier, importance, title in _about(
        index, whole or set(scores), kinds, dates
    ):
        weight = _WEIGHTS[kind] * _IMPORTANCE[importance or 2] * (_MEANT if kind in meant else 1)
        called = (kind, identifier) in named or fold(title) == " ".join(known)
        brief = 1 + counts[row] / (3 + title.count(" "))  # a short title says it better
        score = scores[row] * weight * brief * counts[row] ** 2
        ranked.append((called, score, identifier, row))
    ranked.sort(key=lambda one: (not one[0], -one[1], one[2]))
    expression = " OR ".join(_alternatives(token) for token in telling)
    hits = [_hit(index, row, expression) for _, _, _, row in ranked[:limit]]
    return Found(hits, mended, all_words=bool(whole))


def _tokens(words: str) -> list[str]:
    """Return the words and phrases of a query; those that only make it a question go."""
    found = [phrase or word for phrase, word in _WORD.findall(words)]
    folded = [text for text in map(fold, found) if text]
    telling = [token for token in folded if token not in QUESTION_WORDS]
    return telling or folded


def _known(index: sqlite3.Connection, token: str, mended: dict[str, str]) -> str:
    """Return a word as it is, or the nearest word that the record knows."""
    if " " in token or _count(index, _alternatives(token)):
        return token
    near = _nearest(index, token)
    if near:
        mended[token] = near
    return near or token


def _count(index: sqlite3.Connection, expression: str) -> int:
    query = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT 1)"
    return int(index.execute(query, (expression,)).fetchone()[0])


def _nearest(index: sqlite3.Connection, token: str) -> str | None:
    """Return the word of the record that is most like a misspelt one, or None."""
    from difflib import get_close_matches

    letters = len(token)
    query = (
        "SELECT word, count FROM word WHERE length(word) BETWEEN ? AND ? "
        "AND (substr(word, 1, 1) = ? OR substr(word, 2, 1) = ?)"
    )
    bounds = (letters - 2, letters + 2, token[:1], token[1:2])
    counts = dict(index.execute(query, bounds).fetchall())
    near = get_close_matches(token, counts, n=3, cutoff=0.75)
    return near[0] if near else None


def _itself(token: str) -> str:
    """Return an FTS5 expression for a word: as a prefix, a Russian one without its ending."""
    if " " in token:
        return f'"{token}"'
    if _CYRILLIC.fullmatch(token) and len(token) > 4:
        token = token[: -3 if len(token) > 8 else -2]  # Russian endings are of up to three letters
    return f'"{token}"*'


def _alternatives(token: str) -> str:
    """Return an FTS5 expression for a word and those that mean the same."""
    forms = {token, token.removesuffix("s"), token.removesuffix("ed"), token.removesuffix("ing")}
    same = {word for group in SAME if forms & group for word in group} - {token}
    return " OR ".join([_itself(token), *(f'"{word}"' for word in sorted(same))])


def _scores(
    index: sqlite3.Connection, tokens: list[str]
) -> tuple[dict[int, float], dict[int, int]]:
    """Return the score of each record that has a word, and how many of the words it has.

    A word scores by where it stands (title, names, text), the more the fewer records have it; one
    that only means the same scores a little less.
    """
    (total,) = index.execute("SELECT count(*) FROM search").fetchone()
    query = "SELECT rowid FROM search WHERE search MATCH ?"
    scores: dict[int, float] = {}
    counts: dict[int, int] = {}
    for token in tokens:
        best: dict[int, float] = {}
        for expression, likeness in ((_alternatives(token), _LIKE), (_itself(token), 1.0)):
            for column, weight in _COLUMNS.items():
                for (row,) in index.execute(query, (f"{column} : ({expression})",)):
                    best[row] = max(best.get(row, 0.0), weight * likeness)
        rarity = log(1 + total / (len(best) or 1))
        for row, score in best.items():
            scores[row] = scores.get(row, 0.0) + score * rarity
            counts[row] = counts.get(row, 0) + 1
    return scores, counts


def _about(
    index: sqlite3.Connection,
    rows: set[int],
    kinds: tuple[str, ...],
    dates: tuple[str, str] | None,
) -> Iterator[tuple[int, str, str, int | None, str]]:
    """Yield row, kind, id, importance and title of the records of these kinds and dates."""
    within = "WHERE earliest <= ? AND latest >= ?" if dates else ""
    query = (
        "SELECT search.rowid, search.kind, search.id, importance, search.title FROM search "
        f"LEFT JOIN event ON search.kind = 'event' AND event.id = search.id {within}"
    )
    for row in index.execute(query, (dates[1], dates[0]) if dates else ()):
        if row[0] in rows and row[1] in kinds:
            yield row


def _hit(index: sqlite3.Connection, row: int, expression: str) -> Hit:
    shown = f"'{MARK}', '{UNMARK}'"
    query = (
        f"SELECT search.kind, search.id, event.date, highlight(search, 2, {shown}), "
        f"snippet(search, 3, {shown}, '…', 16) FROM search "
        "LEFT JOIN event ON search.kind = 'event' AND event.id = search.id "
        "WHERE search MATCH ? AND search.rowid = ?"
    )
    return Hit(*index.execute(query, (expression, row)).fetchone())


def _named(index: sqlite3.Connection, asked: str) -> set[tuple[str, str]]:
    """Return the records of which the query is a name."""
    return set(index.execute("SELECT kind, id FROM name WHERE folded = ?", (asked,)).fetchall())
