"""What can go wrong: a bad request (an exception) and bad data (a value)."""

from typing import NamedTuple


class RequestError(Exception):
    """A request that cannot be answered as written; the message says what to write instead."""


class UnreadableDataError(Exception):
    """Data that cannot be read; carries every `Problem` found."""

    def __init__(self, problems: "list[Problem]") -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


class Problem(NamedTuple):
    """One mistake in the data: where it is, what it is, what to write instead."""

    file: str
    line: int
    message: str
    rule: str
    severity: str = "error"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} ({self.rule})"


def did_you_mean(word: str, candidates: "list[str] | tuple[str, ...]", count: int = 1) -> str:
    """Return ``; did you mean x?`` for the candidates nearest to `word`, or an empty string."""
    from difflib import get_close_matches

    near = get_close_matches(word, candidates, n=count, cutoff=0.5)
    if not near:
        return ""
    listed = ", ".join(near[:-1]) + " or " + near[-1] if len(near) > 1 else near[0]
    return f"; did you mean {listed}?"
