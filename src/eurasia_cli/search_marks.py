"""The words that matched, marked in a title and in a piece of the text round the first of them."""

import re

from eurasia_cli.blocks import MARK, UNMARK
from eurasia_cli.names import fold

_WORD = re.compile(r"\w+")
_BEFORE, _LONGEST = 6, 16  # words of a piece: before the first that matched, and in all


def marked(text: str, places: "list[re.Pattern[str]]") -> str:
    """Return a text with the words marked that one of the patterns matches at their beginning."""
    return _WORD.sub(
        lambda word: f"{MARK}{word[0]}{UNMARK}" if _matches(word[0], places) else word[0], text
    )


def piece(text: str, places: "list[re.Pattern[str]]") -> str:
    """Return some words of a text round the first that matches, marked; what is left out is …"""
    words = text.split()
    if len(words) <= _LONGEST:
        return marked(text, places)
    at = next((n for n, word in enumerate(words) if _matches_within(word, places)), 0)
    first = max(0, min(at - _BEFORE, len(words) - _LONGEST))
    shown = " ".join(words[first : first + _LONGEST])
    before = "…" if first else ""
    after = "…" if first + _LONGEST < len(words) else ""
    return f"{before}{marked(shown, places)}{after}"


def _matches_within(text: str, places: "list[re.Pattern[str]]") -> bool:
    return any(_matches(word, places) for word in _WORD.findall(text))


def _matches(word: str, places: "list[re.Pattern[str]]") -> bool:
    folded = fold(word)
    return any(place.match(folded) for place in places)
