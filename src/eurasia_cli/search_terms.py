"""A word of a search: what it finds in the index, and how well it stands in a text.

SQLite's FTS5 stems English (Porter) and folds accents; Russian endings, words that mean the same in
this field and typing slips are dealt with here.
"""

import re
import sqlite3
from typing import NamedTuple

from eurasia_cli.names import fold
from eurasia_cli.search_words import QUESTION_WORDS, SAME, with_force

MOST = 32  # words of a query that are looked at
LIKE = 0.85  # what a word is worth that only means the same
_CYRILLIC = re.compile(r"[а-яёіїєґўқғұүөһәңӯҳҷ]+", re.IGNORECASE)
_WORD = re.compile(r'"([^"]+)"|(\S+)')
# Endings of English words, the longest first; a stem keeps at least four letters.
_ENDINGS = (
    "ations", "ation", "ings", "ions", "ing", "ies", "ied", "ion", "eds", "es", "ed", "s", "y", "e",
)  # fmt: skip


class Term(NamedTuple):
    """A word or phrase asked for, folded, and the words that mean the same."""

    word: str
    same: tuple[str, ...]

    @property
    def itself(self) -> str:
        """An FTS5 expression for the word alone: as a beginning, a Russian one without its end."""
        return f'"{self.word}"' if " " in self.word else f'"{_russian_stem(self.word)}"*'

    @property
    def expression(self) -> str:
        """An FTS5 expression for the word and those that mean the same."""
        return " OR ".join([self.itself, *(f'"{word}"' for word in self.same)])

    def patterns(self) -> "tuple[tuple[re.Pattern[str], float], ...]":
        """Return what tells where the word stands in a folded text, and what each is worth."""
        own = re.compile(rf"\b{_stem(self.word)}")
        if not self.same:
            return ((own, 1.0),)
        others = "|".join(_stem(word) for word in self.same)
        return ((own, 1.0), (re.compile(rf"\b(?:{others})"), LIKE))


def terms(index: sqlite3.Connection, words: str, mended: dict[str, str]) -> list[Term]:
    """Return the words and phrases of a query; those that only make it a question go.

    A word that the record does not know is replaced by the nearest that it knows, and noted in
    `mended`.
    """
    folded: list[str] = []
    for phrase, word in _WORD.findall(with_force(words)):
        folded += [fold(phrase)] if phrase else fold(word).split()
    folded = [text for text in folded if text]
    telling = [text for text in folded if text not in QUESTION_WORDS] or folded
    return [_known(index, _term(word), mended) for word in list(dict.fromkeys(telling))[:MOST]]


def frequency(index: sqlite3.Connection, term: Term) -> int:
    """Return in about how many records a word stands, or one that means the same."""
    stem = _russian_stem(term.word).partition(" ")[0]
    query = "SELECT ifnull(sum(count), 0) FROM word WHERE word >= ? AND word < ?"
    (found,) = index.execute(query, (stem, f"{stem}\U0010ffff")).fetchone()
    return int(found) + count(index, *term.same)


def count(index: sqlite3.Connection, *words: str) -> int:
    """Return in how many records these words stand, each counted for itself."""
    marks = ", ".join("?" * len(words))
    query = f"SELECT ifnull(sum(count), 0) FROM word WHERE word IN ({marks})"
    return int(index.execute(query, words).fetchone()[0])


def _term(word: str) -> Term:
    forms = {word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("ing")}
    same = {other for group in SAME if forms & group for other in group} - {word}
    return Term(word, tuple(sorted(same)))


def _known(index: sqlite3.Connection, term: Term, mended: dict[str, str]) -> Term:
    """Return a term as it is, or that of the nearest word that the record knows."""
    if " " in term.word or frequency(index, term):
        return term
    query = "SELECT 1 FROM search WHERE search MATCH ? LIMIT 1"  # which also knows word stems
    if index.execute(query, (term.expression,)).fetchone():
        return term
    near = _nearest(index, term.word)
    if near:
        mended[term.word] = near
    return _term(near) if near else term


def _nearest(index: sqlite3.Connection, word: str) -> str | None:
    """Return the word of the record that is most like a misspelt one, or None."""
    from difflib import get_close_matches

    letters = len(word)
    query = (
        "SELECT word FROM word WHERE length(word) BETWEEN ? AND ? "
        "AND (substr(word, 1, 1) = ? OR substr(word, 2, 1) = ?)"
    )
    bounds = (letters - 2, letters + 2, word[:1], word[1:2])
    known = [row[0] for row in index.execute(query, bounds)]
    near = get_close_matches(word, known, n=3, cutoff=0.75)
    return near[0] if near else None


def _russian_stem(word: str) -> str:
    """Return a Russian word without its ending, of up to three letters; others as they are."""
    if _CYRILLIC.fullmatch(word) and len(word) > 4:
        return word[: -3 if len(word) > 8 else -2]
    return word


def _stem(word: str) -> str:
    """Return a pattern for the forms of a word, about as FTS5's stemmer joins them."""
    if " " in word:
        return r"\W+".join(map(re.escape, word.split()))
    stem = _russian_stem(word)
    ending = next((end for end in _ENDINGS if stem.endswith(end) and len(stem) > 3 + len(end)), "")
    return re.escape(stem.removesuffix(ending))
