"""What records are found by: their names for look-up, and their texts for search."""

from collections import Counter
from collections.abc import Iterable, Iterator

from eurasia_cli.dates import spoken
from eurasia_cli.models import Event
from eurasia_cli.names import fold
from eurasia_cli.search_rows import event_row, row
from eurasia_cli.search_words import TOTAL
from eurasia_cli.whole import Data

# Row (search_rows), kind, id, title, text to show; names that are only found, and titles of what an
# event rests on.
Text = tuple[int, str, str, str, str, str, str]
_Plain = tuple[str, str, str, str, str]  # kind, id, title, text to show, names


def names(data: Data) -> Iterator[tuple[str, str, str, str]]:
    """Yield every name of every record, with what it folds to for look-up."""
    for kind, identifier, names in _named(data):
        for name in dict.fromkeys(name for name in names if name):
            yield kind, identifier, name, fold(name)


def _named(data: Data) -> Iterator[tuple[str, str, tuple[str | None, ...]]]:
    for one in data.members:
        own = (one.name, one.name_ru, one.name_own, one.id, one.iso2, *one.other_names)
        yield "member", one.id, own
    for body in data.organisations:
        local = (name.name for name in body.names)
        own = (body.short_name, body.name, body.name_ru, body.id, *local, *body.other_names)
        yield "organisation", body.id, own
    for place in data.places:
        own = (place.name, place.name_ru, place.name_own, place.id, *place.other_names)
        yield "place", place.id, own
    yield from (("topic", topic.id, (topic.id, topic.name)) for topic in data.topics)
    yield from (("thread", thread.id, (thread.id, thread.title)) for thread in data.threads)
    yield from (("source", source.id, (source.id, source.title)) for source in data.sources)
    yield from (("event", event.id, (event.id,)) for event in data.events)
    yield from (("indicator", one.id, (one.id, one.name, one.code)) for one in data.indicators)
    yield from (("claim", claim.id, (claim.id,)) for claim in data.claims)
    yield from (("term", term.id, (term.id, term.term)) for term in data.terms)


def search_texts(data: Data) -> Iterator[Text]:
    """Yield the texts of every record; what is only looked for is folded as names are."""
    yield from _events(data, called := _all_names(data))
    places: Counter[str] = Counter()
    for kind, identifier, title, body, names in _others(data, called):
        places[kind] += 1
        yield row(kind, places[kind]), kind, identifier, title, body, names, ""


def _all_names(data: Data) -> dict[str, str]:
    """Return all names of each state, organisation and place, folded."""
    called: dict[str, str] = {}
    for kind, identifier, _, folded in names(data):
        if kind in ("member", "organisation"):
            called[identifier] = f"{called.get(identifier, '')} {folded}".strip()
    for place in data.places:
        own = [place.name, *place.other_names, place.name_ru or "", place.name_own or ""]
        called |= dict.fromkeys((place.name, *place.other_names), fold(" ".join(own)))
    return called


def _events(data: Data, called: dict[str, str]) -> Iterator[Text]:
    stories = {thread.id: thread.title for thread in data.threads}
    titles = {source.id: source.title for source in data.sources}
    for position, event in enumerate(data.events, 1):
        cited = [titles.get(citation.source, "") for citation in event.sources]
        dated = (spoken(event.date), event.date.text, event.kind, event.agreement or "")
        story = stories.get(event.thread or "", "")
        names = fold(" ".join([event.id, *dated, story]))
        texts = (event.title, event.summary, f"{names} {_called(event, called)}")
        number = event_row(event.importance, position)
        yield number, "event", event.id, *texts, fold(" ".join(cited))


def _others(data: Data, called: dict[str, str]) -> Iterator[_Plain]:
    yield from _bodies(data, called)
    for indicator in data.indicators:
        own = [indicator.unit, indicator.code or ""]
        yield _text("indicator", indicator.id, indicator.name, indicator.note or "", *own)
    for term in data.terms:
        yield _text("term", term.id, term.term, term.definition)
    for claim in data.claims:
        own = [called.get(subject, "") for subject in claim.about]
        told = [claim.claimant, claim.via or "", *own]
        yield _text("claim", claim.id, claim.text, claim.explanation or "", *told)
    for source in data.sources:
        authors = [" ".join(p for p in (n.given, n.family, n.literal) if p) for n in source.author]
        own = [source.original_title or "", source.publisher or "", *authors]
        yield _text("source", source.id, source.title, source.original_title or "", *own)


def words(texts: Iterable[Text]) -> Iterator[tuple[str, int]]:
    """Yield every word of the texts, folded, and how many records have it; TOTAL for all."""
    counted: Counter[str] = Counter()
    for _, _, _, title, body, called, _ in texts:
        counted[TOTAL] += 1
        counted.update({*fold(title).split(), *fold(body).split(), *called.split()})
    yield from counted.items()


def _called(event: Event, called: dict[str, str]) -> str:
    """Return all names of the parties and the place of an event, folded."""
    place = called.get(event.place) or fold(event.place) if event.place else ""
    parties = (*event.members, *event.organisations)
    return " ".join([place, *(called.get(party, "") for party in parties)])


def _bodies(data: Data, called: dict[str, str]) -> Iterator[_Plain]:
    for member in data.members:
        own = (called[member.id], member.capital or "")
        yield _text("member", member.id, member.name, member.note or "", *own)
    for body in data.organisations:
        yield _text("organisation", body.id, body.name, body.description, called[body.id])
    for thread in data.threads:
        yield _text("thread", thread.id, thread.title, thread.description)
    for place in data.places:
        yield _text("place", place.id, place.name, "", called[place.name])


def _text(kind: str, identifier: str, title: str, body: str, *called: str) -> _Plain:
    return kind, identifier, title, body, fold(" ".join([identifier, *called]))
