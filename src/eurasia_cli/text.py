"""Text from others, made harmless to print."""

import re
from functools import cache

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
# What a terminal would obey though JSON lets it through raw: DEL and C1 controls, bidirectional
# controls, characters that hide or split text, the byte-order mark, and lone surrogates.
_OBEYED = (
    "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff"
)


def visible(text: str) -> str:
    """Return text with control characters, terminal escapes and bidi controls spelled out."""
    return text if text.isprintable() else _hidden().sub(_spell, text)


def is_harmless(text: str) -> bool:
    """Tell whether nothing in a text needs to be spelled out."""
    return text.isprintable() or not _hidden().search(text)


def escape_obeyed(text: str) -> str:
    """Return JSON in which every character is escaped that a terminal would obey."""
    if text.replace("\n", "").isprintable():
        return text
    return _obeyed().sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def without_formula(text: str) -> str:
    """Return text that a spreadsheet shows and never runs, with nothing in it that hides.

    An apostrophe goes before what would begin a formula; line ends stay.
    """
    text = "\n".join(map(visible, text.split("\n")))
    runs = text[:1] in ("=", "+", "-", "@") and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


# Compiled when first needed: most answers are printable throughout and never ask.


@cache
def _hidden() -> "re.Pattern[str]":
    return re.compile(f"[\x00-\x1f{_OBEYED}]")


@cache
def _obeyed() -> "re.Pattern[str]":
    return re.compile(f"[{_OBEYED}]")


def _spell(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
