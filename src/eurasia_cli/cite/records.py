"""What to cite for a record: the sources that it rests on, then its entry in the data set."""

import sqlite3

from eurasia_cli import records
from eurasia_cli.citations import reference
from eurasia_cli.cite.items import Item, source_item
from eurasia_cli.dates import parse_date, spoken
from eurasia_cli.errors import RequestError
from eurasia_cli.models import Citation, Custom, Dataset, Source
from eurasia_cli.names import exact, fold, resolve

KINDS = ("event", "source", "claim", "indicator", "organisation", "member", "term")
_TITLES = {
    "event": "title",
    "claim": "text",
    "indicator": "name",
    "organisation": "name",
    "member": "name",
    "term": "term",
}


class Reference:
    """A work to cite, with the places in it that the record names."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.places: list[str] = []

    def item(self) -> Item:
        """Return the work as a CSL-JSON item, the places as its annotation."""
        annotation = {"annote": "; ".join(self.places)} if self.places else {}
        return source_item(self.source) | annotation

    def line(self) -> str:
        """Return the work as a line of text, the places in brackets."""
        return reference(self.source) + (f" [{'; '.join(self.places)}]" if self.places else "")


def references(index: sqlite3.Connection, names: list[str]) -> list[Reference]:
    """Return what to cite for records, each work once; without names the data set itself.

    A record is named by its id or its beginning, a membership as ``eaeu/KAZ``. Raises RequestError
    for a name that means nothing.
    """
    dataset = records.dataset(index)
    found: dict[str, Reference] = {}
    own: dict[str, Reference] = {}
    for name in names:
        cited, entry = _of(index, dataset, name)
        for citation in cited:
            source = records.source(index, citation.source)
            work = found.setdefault(source.id, Reference(source))
            if citation.locator and citation.locator not in work.places:
                work.places.append(citation.locator)
        if entry:
            own[entry.source.id] = entry
    if not names:
        own["dataset"] = Reference(_entry(dataset, "dataset", ""))
    return [*found.values(), *own.values()]


def _of(
    index: sqlite3.Connection, dataset: Dataset, name: str
) -> tuple[tuple[Citation, ...], Reference | None]:
    """Return the citations of one record and its entry; a source has no entry beside itself."""
    if name == "dataset":
        return (), Reference(_entry(dataset, "dataset", ""))
    if "/" in name:
        return _membership(index, dataset, name)
    kind, identifier = _identify(index, name)
    if kind == "source":
        return (Citation(source=identifier, locator=""),), None
    record = records.record(index, kind, identifier)
    title = getattr(record, _TITLES[kind])
    return record.sources, Reference(_entry(dataset, identifier, title))


def _membership(
    index: sqlite3.Connection, dataset: Dataset, name: str
) -> tuple[tuple[Citation, ...], Reference]:
    body, _, state = name.partition("/")
    organisation = resolve(index, "organisation", body)
    member = resolve(index, "member", state)
    spells = records.memberships(index, organisation=organisation, member=member)
    state_name = records.member(index, member).name
    body_name = records.organisation(index, organisation).name
    if not spells:
        raise RequestError(
            f"{state_name} has no spell in {body_name}; eurasia org {organisation} lists all"
        )
    statuses = ", ".join(
        f"{spell.status} from {spoken(spell.from_)}"
        + (f" to {spoken(spell.to)}" if spell.to else "")
        for spell in spells
    )
    title = f"{state_name} in the {body_name}: {statuses}"
    cited = tuple(citation for spell in spells for citation in spell.sources)
    return cited, Reference(_entry(dataset, f"{organisation}/{member}", title))


def _identify(index: sqlite3.Connection, name: str) -> tuple[str, str]:
    """Return kind and id of the record that `name` means: its id or name, else its beginning.

    A beginning must be that of one record of all kinds: what is pasted may not be a guess.
    """
    for kind in KINDS:
        found = exact(index, kind, name)
        if found:
            return kind, found
    marks = ", ".join("?" * len(KINDS))
    query = f"SELECT DISTINCT kind, id FROM name WHERE kind IN ({marks}) AND folded GLOB ?"
    begun = index.execute(query, (*KINDS, f"{fold(name)}*")).fetchall() if fold(name) else []
    if len(begun) == 1:
        return str(begun[0][0]), str(begun[0][1])
    if begun:
        listed = ", ".join(row[1] for row in begun[:6]) + (" …" if len(begun) > 6 else "")
        raise RequestError(f"{name!r} may be {listed}; write one of them")
    return KINDS[0], resolve(index, KINDS[0], name)


def _entry(dataset: Dataset, identifier: str, title: str) -> Source:
    """Return the data set, or one entry of it, as a work to cite."""
    return Source(
        id=identifier,
        type="dataset",
        title=title or dataset.title,
        container_title=dataset.title if title else None,
        author=dataset.author,
        version=dataset.version,
        issued=parse_date(dataset.updated),
        language="en",
        URL=dataset.URL,
        custom=Custom(kind="dataset", licence=dataset.licence),
    )
