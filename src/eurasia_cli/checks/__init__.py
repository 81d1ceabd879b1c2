"""The rules that a data folder keeps: one function per rule, each yields its Problems."""

from collections.abc import Callable, Iterator
from datetime import date

from eurasia_cli.checks import dates, facts, memberships, order, references, sources
from eurasia_cli.errors import Problem
from eurasia_cli.folder import Folder
from eurasia_cli.load import load
from eurasia_cli.whole import Data

Rule = Callable[[Data], Iterator[Problem]]
DatedRule = Callable[[Data, date], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *dates.RULES,
    *memberships.RULES,
    *sources.RULES,
    *order.RULES,
    *facts.RULES,
)
# Rules that count records wait until every record could be read; those that compute something wait
# until nothing else is wrong.
_NEED_ALL_RECORDS = frozenset(references.COUNTING)
_NEED_ALL_RIGHT = frozenset(facts.RULES)
DATED_RULES: tuple[DatedRule, ...] = dates.DATED_RULES


def check_folder(folder: Folder, today: date) -> tuple[list[Problem], str]:
    """Check a data folder; return every problem, sorted, and a line that counts the records.

    Rules about records run on what could be read, so one unreadable record hides no other mistake;
    it may be named by its id all the same. Only rules that count records wait for it.
    """
    data, noted = load(folder)
    problems = [problem for problem in noted if problem.severity == "error"]
    replaced = [problem for problem in noted if problem.severity == "warning"]
    whole = not problems
    for rule in RULES:
        waits = not whole if rule in _NEED_ALL_RECORDS else problems and rule in _NEED_ALL_RIGHT
        if not waits:
            problems = problems + list(rule(data))
    for dated in DATED_RULES:
        problems += dated(data, today)
    return sorted({*problems, *replaced}), _counts(data)


def _counts(data: Data) -> str:
    counted = {
        "events": data.events,
        "memberships": data.memberships,
        "organisations": data.organisations,
        "states": data.members,
        "sources": data.sources,
        "indicators": data.indicators,
        "observations": data.observations,
        "claims": data.claims,
    }
    return ", ".join(f"{len(records)} {name}" for name, records in counted.items())
