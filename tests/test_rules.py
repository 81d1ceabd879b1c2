"""Rules about several events at once, on events made for the purpose."""

import pytest

from eurasia_cli.checks.dates import stage_order
from eurasia_cli.checks.references import unused_source, unused_thread, unused_topic
from eurasia_cli.dates import parse_date
from eurasia_cli.fields import Where
from eurasia_cli.models import Custom, Event, Source, Thread, Topic
from eurasia_cli.whole import Data

LINES = {"id": 7, "date": 8}


def event(kind: str, date: str, members: str = "", thread: str | None = None) -> Event:
    """Return an event of one treaty."""
    return Event(
        id=f"{kind}-{date}", date=parse_date(date), kind=kind, title="T", summary="S",
        members=tuple(members.split()), topics=("founding",), thread=thread, agreement="pact",
        importance=1, sources=(), checked="2020-06-01", where=Where("timeline.yaml", 6, LINES),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("events", "wrong"),
    [
        ([("signature", "1992"), ("ratification", "1993", "ARD"), ("entry-into-force", "1994")], []),
        ([("signature", "1992"), ("ratification", "1991", "ARD")], ["ratification-1991"]),
        # In force for two who ratified; a third may follow.
        ([("ratification", "1993", "ARD"), ("ratification", "1995", "COR"),
          ("entry-into-force", "1994", "ARD")], []),
        # In force before its only party ratified.
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994", "ARD")], ["entry-into-force-1994"]),
        # The later of two ratifications is no reason: the first counts.
        ([("ratification", "1993", "ARD"), ("ratification", "1995", "ARD"),
          ("entry-into-force", "1994", "ARD")], []),
        # One party is not accounted for, or none is named: nobody can tell.
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994", "ARD BOR")], []),
        ([("ratification", "1995", "ARD"), ("entry-into-force", "1994")], []),
        # Two parties, each accounted for by a ratification of its own.
        ([("ratification", "1995", "ARD"), ("ratification", "1996", "BOR"),
          ("entry-into-force", "1994", "ARD BOR")], ["entry-into-force-1994"]),
        # Signed by others only.
        ([("signature", "1995", "COR"), ("entry-into-force", "1994", "ARD")], []),
        ([("signature", "1995", "COR ARD"), ("entry-into-force", "1994", "ARD")], ["entry-into-force-1994"]),
        ([("signature", "1994"), ("entry-into-force", "1994")], []),
        ([("termination", "1994"), ("entry-into-force", "1995")], ["termination-1994"]),
    ],
)  # fmt: skip
def test_the_stages_of_a_treaty_follow_one_another_for_each_party(
    events: list[tuple[str, ...]], wrong: list[str]
) -> None:
    data = Data(events=tuple(event(*one) for one in events))
    found = [problem for problem in stage_order(data) if problem.rule == "stage-order"]
    named = {one.message.split(" is before")[0].replace(" ", "-") for one in found}
    assert named == set(wrong)
    assert all((one.file, one.line) == ("timeline.yaml", 8) for one in found)


@pytest.mark.parametrize(("count", "problems"), [(0, 1), (1, 1), (2, 0), (3, 0)])
def test_a_story_needs_two_events(count: int, problems: int) -> None:
    thread = Thread(
        id="road", title="T", description="D", where=Where("timeline.yaml", 3, {"id": 3})
    )
    others = [event("signature", "1980"), event("signature", "1981")]
    events = [event("statement", f"199{n}", "", "road") for n in range(count)]
    found = list(unused_thread(Data(threads=(thread,), events=(*others, *events))))
    assert [(one.line, one.severity) for one in found] == [(3, "error")] * problems


def test_what_is_used_nowhere_is_told_at_its_id() -> None:
    place = Where("timeline.yaml", 4, {"id": 5})
    topic = Topic(id="trade", name="T", description="D", where=place)
    (found,) = unused_topic(Data(topics=(topic,), events=(event("signature", "1992"),)))
    assert (found.line, found.severity, found.rule) == (5, "error", "unused-topic")
    source = Source(
        id="atlas",
        type="book",
        title="T",
        language="en",
        custom=Custom(kind="scholarly"),
        where=place,
    )
    (found,) = unused_source(Data(sources=(source,)))
    assert (found.line, found.severity, found.rule) == (5, "warning", "unused-source")
