"""Text from others, made harmless to print."""

import re

# What a terminal would obey though JSON lets it through raw: DEL and C1 controls, bidirectional
# controls, characters that hide or split text, the byte-order mark, and lone surrogates.
_OBEYED = (
    "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ud800-\udfff"
)
OBEYED = re.compile(f"[{_OBEYED}]")
HIDDEN = re.compile(f"[\x00-\x1f{_OBEYED}]")


def visible(text: str) -> str:
    """Return text with control characters, terminal escapes and bidi controls spelled out."""
    return HIDDEN.sub(_spell, text)


def _spell(match: "re.Match[str]") -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
