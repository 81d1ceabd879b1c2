"""Search of all kinds of record: words as people type them → ranked hits.

The index gives a few hundred candidates, whatever its size: records with all the words first, then
those with all but one, then with one; in titles first. Only these are read and ranked. The rows of
the index stand in order of weight (search_texts.py), so what is cut off weighs least.
"""

import re
import sqlite3
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from eurasia_cli.names import fold
from eurasia_cli.search_marks import marked, piece
from eurasia_cli.search_rows import CLASS, EVENTS
from eurasia_cli.search_terms import Term, count, frequency, terms
from eurasia_cli.search_words import ACT_WORDS, KIND_WORDS, TOTAL

KINDS = (
    "member", "organisation", "thread", "event", "term", "indicator", "claim", "place", "source",
)  # fmt: skip
# How much a kind counts when all else is equal: what people look for before what it rests on.
_WEIGHTS = {
    "member": 1.5, "organisation": 1.5, "thread": 1.15, "event": 1.0, "term": 1.1,
    "indicator": 1.0, "claim": 0.55, "place": 1.0, "source": 0.35,
}  # fmt: skip
# What a word is worth where it stands; `cited` are the titles of the sources of an event.
_COLUMNS = {"title": 3.0, "names": 1.6, "body": 1.0, "cited": 0.5}
_MEANT = 2.5  # how much more a kind counts that the words name
_ACT = 1.5  # how much more an event counts whose kind of act the words name
_NEAR = 0.25  # where a record has all the words, what another needs of the best score
_RESTS = ("source", "claim")  # what rests on the acts; its title is no name of theirs
_IMPORTANCE = {1: 0.75, 2: 1.0, 3: 1.4}
_MARKS = 9  # punctuation that a title may have beyond what is asked for
_SOME = 0.6  # what a record counts that lacks one of the words
_FEW = 12  # of how many words at most one may be left out
_CANDIDATES = 300  # how many records are read and ranked
_ENOUGH = 100  # how many with all the words make others needless
_LONGEST_LIST = 150  # how many of them one question to the index may bring


class Hit(NamedTuple):
    """A record found: its kind and id, its date, its title and a piece of its text, marked."""

    kind: str
    id: str
    date: str | None
    title: str
    text: str


class Candidate(NamedTuple):
    """A record that has a word: what it is, and the folded texts that words stand in."""

    row: int
    kind: str
    id: str
    importance: int | None
    act: str | None
    date: str | None
    title: str
    body: str
    texts: tuple[str, ...]  # in the order of _COLUMNS
    sure: frozenset[str]  # words that the index says it has


class Found(NamedTuple):
    """The hits, what was searched for instead of misspelt words, and whether all words match."""

    hits: list[Hit]
    mended: dict[str, str]
    all_words: bool


class Ranked(NamedTuple):
    """How well a record answers: whether it is called so, its score, and if it has all words."""

    row: int
    kind: str
    id: str
    called: bool
    score: float
    whole: bool


class _Scope(NamedTuple):
    """Of which kinds and days the records are to be, as SQL and its values."""

    condition: str
    values: tuple[str, ...]


def search(
    index: sqlite3.Connection,
    words: str,
    kinds: tuple[str, ...] = KINDS,
    dates: tuple[str, str] | None = None,
    limit: int = 20,
) -> Found:
    """Return the records that answer `words`, best first; none when nothing is near.

    Quoted words are a phrase. A word that the record does not know is replaced by the nearest one
    that it knows. Where a record has all the words, others follow only if they are nearly as good.
    """
    mended: dict[str, str] = {}
    asked = terms(index, words, mended)
    telling = [term for term in asked if term.word not in KIND_WORDS] or asked
    if not telling:
        return Found([], mended, False)
    found = _candidates(index, telling, _scope(kinds, dates))
    ranked = _ranked(index, asked, telling, found)
    answered = any(one.whole and one.kind not in _RESTS for one in ranked)
    least = _NEAR * max((one.score for one in ranked), default=0.0) if answered else 0.0
    shown = sorted(
        (one for one in ranked if one.called or one.score >= least),
        key=lambda one: (not one.called, -one.score, one.id),
    )
    about = {one.row: one for one in found}
    places = [pattern for term in telling for pattern, _ in term.patterns()]
    hits = [_hit(about[one.row], places) for one in shown[:limit]]
    return Found(hits, mended, any(one.whole for one in ranked))


def _ranked(
    index: sqlite3.Connection, asked: list[Term], telling: list[Term], found: list[Candidate]
) -> list[Ranked]:
    """Return how well each record answers.

    A word scores by where it stands, the more the fewer records have it; a kind of record, or of
    act, that the words name counts more.
    """
    total = count(index, TOTAL)
    rarities = [log(1 + total / (frequency(index, term) or 1)) for term in telling]
    patterns = [term.patterns() for term in telling]
    meant = {kind for term in asked for kind in KIND_WORDS.get(term.word, ())}
    acts = {act for term in asked for act in ACT_WORDS.get(term.word, ())}
    query = " ".join(term.word for term in asked)
    named = set(index.execute("SELECT kind, id FROM name WHERE folded = ?", (query,)).fetchall())
    ranked = []
    for one in found:
        worth = [
            max((_worth(one, place) for place in places), default=0.0)
            or (_COLUMNS["cited"] if term.word in one.sure else 0.0)
            for term, places in zip(telling, patterns, strict=True)
        ]
        matched = sum(value > 0 for value in worth)
        share = sum(r for value, r in zip(worth, rarities, strict=True) if value) / sum(rarities)
        score = sum(value * rarity for value, rarity in zip(worth, rarities, strict=True))
        score *= _WEIGHTS[one.kind] * _IMPORTANCE[one.importance or 2] * share**2
        score *= (_MEANT if one.kind in meant else 1) * (_ACT if one.act in acts else 1)
        score *= 1 + matched / (3 + one.title.count(" "))  # a short title says it better
        whole = min(worth) > _COLUMNS["cited"]
        score *= 1 if whole else _SOME
        called = one.kind not in _RESTS and (
            (one.kind, one.id) in named
            or (abs(len(one.title) - len(query)) < _MARKS and fold(one.title) == query)
        )
        ranked.append(Ranked(one.row, one.kind, one.id, called, score, whole))
    return ranked


def _worth(one: Candidate, place: "tuple[re.Pattern[str], float]") -> float:
    """Return what a word is worth where it stands best."""
    pattern, likeness = place
    for text, weight in zip(one.texts, _COLUMNS.values(), strict=True):
        if pattern.search(text):
            return weight * likeness
    return 0.0


def _candidates(index: sqlite3.Connection, telling: list[Term], scope: _Scope) -> list[Candidate]:
    """Return the records to be ranked, some hundreds, those with more of the words first."""
    found: dict[int, Candidate] = {}
    for few in _subsets(index, telling):
        every = " AND ".join(f"({term.expression})" for term in few)
        for expression in (f"title : ({every})", every):
            for one in _having(index, expression, scope, frozenset(term.word for term in few)):
                before = found.get(one.row)
                sure = one.sure | before.sure if before else one.sure
                found[one.row] = one._replace(sure=sure)
        if len(found) >= (_CANDIDATES if few is not telling else _ENOUGH):
            break
    return list(found.values())


def _subsets(index: sqlite3.Connection, telling: list[Term]) -> Iterator[list[Term]]:
    """Yield all the words, all but one (the commonest first), then each alone, the rarest first."""
    rarest = sorted(telling, key=lambda term: frequency(index, term))
    yield telling
    if 2 < len(rarest) <= _FEW:
        for place in reversed(range(len(rarest))):
            yield rarest[:place] + rarest[place + 1 :]
    if len(rarest) > 1:
        yield from ([term] for term in rarest)


def _having(
    index: sqlite3.Connection, expression: str, scope: _Scope, sure: frozenset[str]
) -> Iterator[Candidate]:
    query = (
        "SELECT search.rowid, search.kind, search.id, importance, event.kind, date, search.title, "
        "body, names, cited FROM search LEFT JOIN event ON position = search.rowid % ? "
        f"AND search.rowid BETWEEN ? AND ? WHERE search MATCH ? {scope.condition} LIMIT ?"
    )
    values = (CLASS, *EVENTS, expression, *scope.values, _LONGEST_LIST)
    for row in index.execute(query, values):
        number, kind, identifier, importance, act, date, title, body, names, cited = row
        texts = (_folded(title), names, _folded(body), cited)
        yield Candidate(number, kind, identifier, importance, act, date, title, body, texts, sure)


def _folded(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)


def _scope(kinds: tuple[str, ...], dates: tuple[str, str] | None) -> _Scope:
    condition = ""
    values: tuple[str, ...] = ()
    if kinds != KINDS:
        condition += f"AND search.kind IN ({', '.join('?' * len(kinds))}) "
        values = kinds
    if dates:
        condition += "AND earliest <= ? AND latest >= ? "
        values = (*values, dates[1], dates[0])
    return _Scope(condition, values)


def _hit(one: Candidate, places: "list[re.Pattern[str]]") -> Hit:
    return Hit(one.kind, one.id, one.date, marked(one.title, places), piece(one.body, places))
