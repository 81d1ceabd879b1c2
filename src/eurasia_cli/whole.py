"""A whole data folder, read."""

from dataclasses import dataclass, field

from eurasia_cli.fact_models import Claim, Indicator, Observation, Term
from eurasia_cli.models import (
    Dataset,
    Event,
    Member,
    Membership,
    Organisation,
    Place,
    Source,
    Thread,
    Topic,
)


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read of a folder: ids by list, and lists of which nobody knows all ids."""

    ids: frozenset[tuple[str, str]] = frozenset()
    lists: frozenset[str] = frozenset()

    def __or__(self, other: "Unread") -> "Unread":
        return Unread(self.ids | other.ids, self.lists | other.lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """The records of a data folder, each list in the order of its file."""

    dataset: Dataset | None = None
    topics: tuple[Topic, ...] = ()
    threads: tuple[Thread, ...] = ()
    events: tuple[Event, ...] = ()
    members: tuple[Member, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    observations: tuple[Observation, ...] = ()
    claims: tuple[Claim, ...] = ()
    terms: tuple[Term, ...] = ()
    unread: Unread = field(default_factory=Unread)
