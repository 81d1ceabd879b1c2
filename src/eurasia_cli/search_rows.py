"""The rows of the full-text table: in order of weight, so that who finds too many takes the first.

A row is the number of a class of weight, times CLASS, and the place of the record among its own.
For events that place is their position in the table of events.
"""

CLASS = 1_000_000_000
EVENTS = (10 * CLASS, 14 * CLASS - 1)  # three classes of importance, from the first row to the last
_BEFORE_EVENTS = ("member", "organisation", "thread", "term", "indicator", "place")
_AFTER_EVENTS = ("claim", "source")


def event_row(importance: int, position: int) -> int:
    """Return the row of an event."""
    return EVENTS[0] + (3 - importance) * CLASS + position


def row(kind: str, place: int) -> int:
    """Return the row of a record of another kind, the `place`-th of its own."""
    if kind in _BEFORE_EVENTS:
        return (1 + _BEFORE_EVENTS.index(kind)) * CLASS + place
    return EVENTS[1] + 1 + _AFTER_EVENTS.index(kind) * CLASS + place
