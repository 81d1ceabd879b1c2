"""The record as plain tables, derived from the record classes: what every table format exports.

A date is its EDTF text with three columns beside it: the first and the last day that it may mean
and its precision. Lists are tables of their own; `citations` holds the sources of every record.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin

from eurasia_cli import records
from eurasia_cli.codec import plain
from eurasia_cli.dates import Date
from eurasia_cli.export.figure_sheets import figure_sheets
from eurasia_cli.export.tabular import Column, Sheet
from eurasia_cli.fact_models import Claim, Indicator, Reference, Term
from eurasia_cli.fields import Between, Form, OneOf, Ref, hints, key_of, written
from eurasia_cli.models import (
    Custom,
    Event,
    Member,
    Membership,
    Name,
    Organisation,
    Place,
    Source,
    Thread,
    Topic,
)
from eurasia_cli.overlay import identity

# Table, class of its records, and the word for one of them in `citations` and other joint tables.
RECORDS: tuple[tuple[str, type, str], ...] = (
    ("events", Event, "event"),
    ("topics", Topic, "topic"),
    ("threads", Thread, "thread"),
    ("places", Place, "place"),
    ("members", Member, "member"),
    ("organisations", Organisation, "organisation"),
    ("memberships", Membership, "membership"),
    ("sources", Source, "source"),
    ("indicators", Indicator, "indicator"),
    ("claims", Claim, "claim"),
    ("terms", Term, "term"),
)
_TABLE_OF = {kind: table for table, _, kind in RECORDS}


def sheets(index: sqlite3.Connection) -> list[Sheet]:
    """Return every table of the record, those of records first."""
    found = [_record_sheet(index, table, cls, kind) for table, cls, kind in RECORDS]
    return [*found, *_lists(index), *_joint(index), *figure_sheets(index)]


def _record_sheet(index: sqlite3.Connection, table: str, cls: Any, kind: str) -> Sheet:
    plan = [
        (name, columns)
        for name in _attributes(cls)
        if (columns := list(_columns(cls, name))) or name == "id"
    ]
    columns = [column for _, own in plan for column in own]
    key = ("id",) if cls is not Membership else ("organisation", "member", "from")
    sheet = Sheet(table, (cls.__doc__ or "").splitlines()[0], columns, key)
    for record in records.every(index, kind):
        row: list[Any] = []
        for name, own in plan:
            row += _cells(getattr(record, name), len(own))
        sheet.rows.append(tuple(row))
    if cls is Claim:
        _add_comparisons(index, sheet)
    return sheet


def _attributes(cls: Any) -> tuple[str, ...]:
    return ("organisation", *written(cls)) if cls is Membership else written(cls)


def _columns(cls: Any, name: str) -> Iterator[Column]:
    """Yield the columns of one attribute; none for what has a table of its own."""
    if cls is Membership and name == "organisation":
        yield Column(name, "string", "The organisation.", True, (), "organisations")
        return
    defined = {one.name: one for one in fields(cls)}[name]
    doc, key = defined.metadata["doc"], key_of(cls, name).replace("-", "_")
    hint = hints(cls)[name]
    optional = get_origin(hint) not in (None, tuple, Annotated)
    if optional:
        (hint,) = [arg for arg in get_args(hint) if arg is not type(None)]
    if hint is Date:
        prefix = "" if key == "date" else f"{key}_"
        yield Column(key, "string", doc, not optional)
        yield Column(f"{prefix}earliest", "date", f"First day that `{key}` may mean.")
        yield Column(f"{prefix}latest", "date", f"Last day that `{key}` may mean; none if open.")
        yield Column(f"{prefix}precision", "string", f"Precision of `{key}`.", False, PRECISIONS)
    elif hint in (Custom, Reference):
        for part in written(hint):
            prefix = "" if hint is Custom else f"{key}_"
            inner = {one.name: one for one in fields(hint)}[part]
            yield Column(f"{prefix}{part}", "string", inner.metadata["doc"])
    elif hint == tuple[Name, ...]:
        yield Column(key, "array", doc)
    elif get_origin(hint) is not tuple:
        yield _plain_column(key, hint, doc, not optional)


PRECISIONS = ("day", "month", "year", "interval")


def _plain_column(key: str, hint: Any, doc: str, required: bool) -> Column:
    mark = get_args(hint)[1] if get_origin(hint) is Annotated else None
    if isinstance(mark, Between):
        return Column(key, "integer", doc, required)
    if isinstance(mark, OneOf):
        return Column(key, "string", doc, required, mark.words)
    if isinstance(mark, Ref) and mark.kind in _TABLE_OF:
        return Column(key, "string", doc, required, (), _TABLE_OF[mark.kind])
    if isinstance(mark, Form) and mark.name in ("day", "number"):
        return Column(key, {"day": "date", "number": "number"}[mark.name], doc, required)
    return Column(key, "string", doc, required)


def _cells(value: Any, count: int) -> list[Any]:
    if isinstance(value, Date):
        return [value.text, value.earliest, value.latest, value.precision]
    if is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, part) for part in written(type(value))]
    if isinstance(value, tuple) and count:
        return [json.dumps(plain(value), ensure_ascii=False) if value else None]
    return [value] if count == 1 else [None] * count


def _add_comparisons(index: sqlite3.Connection, sheet: Sheet) -> None:
    sheet.columns += [
        Column("reference_value", "number", "The value that the program computes to compare."),
        Column("reference_basis", "string", "How that value is computed."),
        Column("deviation", "number", "Claimed value / reference value - 1."),
    ]
    found = {row[0]: row[1:] for row in index.execute("SELECT * FROM comparison")}
    sheet.rows = [(*row, *found.get(row[0], (None, None, None))) for row in sheet.rows]


def _lists(index: sqlite3.Connection) -> Iterator[Sheet]:
    """Yield a table for each list of ids that a record has."""
    for table, cls, kind in RECORDS:
        for name in written(cls):
            hint = hints(cls)[name]
            if get_origin(hint) is not tuple or get_origin(get_args(hint)[0]) is not Annotated:
                continue
            target = get_args(get_args(hint)[0])[1].kind
            doc = {one.name: one for one in fields(cls)}[name].metadata["doc"]
            columns = [
                Column(kind, "string", f"The {kind}.", True, (), table),
                Column(target, "string", f"The {target}.", True, (), _TABLE_OF.get(target)),
            ]
            rows = [
                (record.id, one) for record in records.every(index, kind)
                for one in getattr(record, name)
            ]  # fmt: skip
            yield Sheet(f"{kind}_{name}", doc, columns, (kind, target), rows)


def _joint(index: sqlite3.Connection) -> Iterator[Sheet]:
    """Yield the tables that hold parts of records of every kind."""
    whose = [
        Column("kind", "string", "What kind of record it belongs to.", True),
        Column("record", "string", "Its id; a spell's is organisation/member/from.", True),
    ]
    date = list(_columns(Event, "date"))
    citations = Sheet(
        "citations",
        "Which source each record rests on, and where in it.",
        [
            *whose,
            Column("other_date", "string", "The other date that the source gives, if one."),
            Column("source", "string", "The source.", True, (), "sources"),
            Column("locator", "string", "Where in it.", True),
            Column("note", "string", "What the source says there."),
        ],
        (),
    )
    others = Sheet(
        "other_dates",
        "Dates in print that are not used, and why.",
        [*whose, *date, Column("reason", "string", "Why it is not used.", True)],
        (),
    )
    names = Sheet(
        "names",
        "Every name of states, organisations and places, for look-up.",
        [
            *whose,
            Column("language", "string", "ISO 639-1 code, where the name is of one language."),
            Column("name", "string", "The name.", True),
        ],
        (),
    )
    succeeds = Sheet(
        "successions",
        "Which organisation grew out of which, by which act.",
        [
            Column("organisation", "string", "The later one.", True, (), "organisations"),
            Column("earlier", "string", "The earlier one.", True, (), "organisations"),
            Column("event", "string", "The act.", True, (), "events"),
        ],
        ("organisation", "earlier"),
    )
    for _, _, kind in RECORDS:
        for record in records.every(index, kind):
            if hasattr(record, "id") or kind == "membership":
                who = (kind, identity(record))
                _fill_joint(who, record, citations, others, names, succeeds)
    yield from (citations, others, names, succeeds)


def _fill_joint(
    who: tuple[str, str], record: Any, citations: Sheet, others: Sheet, names: Sheet, steps: Sheet
) -> None:
    for cited in getattr(record, "sources", ()):
        citations.rows.append((*who, None, cited.source, cited.locator, cited.note))
    for other in getattr(record, "other_dates", ()):
        others.rows.append((*who, *_cells(other.date, 4), other.reason))
        for cited in other.sources:
            row = (*who, other.date.text, cited.source, cited.locator, cited.note)
            citations.rows.append(row)
    if who[0] in ("member", "organisation", "place"):
        own = getattr(record, "name_own", None)
        listed = [("en", record.name), ("ru", record.name_ru), (None, own)]
        listed += [(one.language, one.name) for one in getattr(record, "names", ())]
        listed += [(None, name) for name in record.other_names]
        known: dict[str, str | None] = {}
        for language, name in listed:
            if name:
                known[name] = known.get(name) or language
        names.rows += [(*who, language, name) for name, language in known.items()]
    for step in getattr(record, "succeeds", ()):
        steps.rows.append((record.id, step.organisation, step.event))
