"""What a reader at a terminal is shown of figures, claims and terms: rows → blocks."""

from typing import Any

from eurasia_cli.blocks import Block, Grid, Heading, Note, Pairs
from eurasia_cli.pages import CARE
from eurasia_cli.tables import Table, cell, listed

_BARS = "▁▂▃▄▅▆▇█"
SPARK_YEARS = 20
OLD_YEARS = 3  # a figure whose year lies further back is marked


def contents_page(indicators: list[dict[str, Any]], ratings: dict[str, int]) -> list[Block]:
    """Return what there is to ask."""
    rows = tuple(
        (row["id"], _short(row["name"]), row["unit"], f"{row['first']}–{row['last']}")
        for row in indicators
    )
    counted = " · ".join(f"{count} {rating}" for rating, count in ratings.items())
    return [
        Heading("Series", "eurasia fact ID --member STATE"),
        Grid(("id", "name", "unit", "years"), rows),
        Heading("Claims", "eurasia fact WORDS, --about, --source, --rating"),
        Note(counted),
    ]


def series_page(
    indicator: dict[str, Any], rows: list[dict[str, Any]], names: dict[str, str]
) -> list[Block]:
    """Return a series: a line a subject with a sparkline, or the values of one subject."""
    by_subject: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_subject.setdefault(row["subject"], []).append(row)
    blocks: list[Block] = [Heading(indicator["name"], f"{indicator['id']} · {indicator['unit']}")]
    if indicator["note"]:
        blocks.append(Note(indicator["note"]))
    lines = [_subject_line(names.get(key, key), own) for key, own in by_subject.items()]
    blocks.append(Grid(("", "years", "", "first", "last"), tuple(lines)))
    if len(by_subject) == 1:
        (own,) = by_subject.values()
        values = tuple((str(row["year"]), shown(row["value"]), _coverage(row)) for row in own)
        blocks.append(Grid(("year", "value", ""), values))
    source = f"{indicator['source']}, vintage {indicator['vintage']}, {indicator['licence']}"
    return [*blocks, Note(f"Source: {source}")]


def claims_page(rows: list[dict[str, Any]], cautions: dict[str, str]) -> list[Block]:
    """Return claims: each with who says it, where, and what it is held against."""
    blocks: list[Block] = []
    for row in rows:
        blocks.append(Heading(row["text"], row["id"]))
        blocks.append(Pairs(tuple(_claim_pairs(row, cautions))))
    return blocks or [Note("no claim matches")]


def terms_page(table: Table) -> list[Block]:
    """Return definitions with their sources."""
    blocks: list[Block] = []
    for row in table.records():
        cited = ", ".join(f"{one['source']} ({one['locator']})" for one in listed(row["sources"]))
        blocks += [Heading(row["term"]), Pairs((("", row["definition"]), ("source", cited)))]
    return blocks


def compare_page(
    rows: list[dict[str, Any]], subjects: tuple[str, ...], names: dict[str, str]
) -> list[Block]:
    """Return a comparison: a line a fact and year, a column a subject, sources numbered below."""
    sources: dict[str, int] = {}
    lines: dict[tuple[str, Any], dict[str, str]] = {}
    for row in rows:
        mark = sources.setdefault(_source_of(row), len(sources) + 1)
        same_year = len({other["year"] for other in rows if other["fact"] == row["fact"]}) == 1
        key = (row["fact"], row["year"] if _has_series(rows, row["fact"]) or same_year else None)
        size = _scale(row["fact"], rows)[0] if row["vintage"] else 1
        lines.setdefault(key, {})[row["subject"]] = _compared(row, mark, size, key[1] is None)
    header = ("", "year", *(names.get(subject, subject) for subject in subjects))
    grid = [
        (_fact_label(fact, rows, names), str(year or ""), *(cells.get(one, "") for one in subjects))
        for (fact, year), cells in lines.items()
    ]
    notes = [Note(f"[{number}] {source}") for source, number in sources.items()]
    blocs = dict.fromkeys(names[row["share_of"]] for row in rows if row["share_of"])
    share = [Note(f"In brackets the share of {bloc} as its membership stood.") for bloc in blocs]
    return [Grid(header, tuple(grid)), *share, *notes]


def _has_series(rows: list[dict[str, Any]], fact: str) -> bool:
    own = [row for row in rows if row["fact"] == fact]
    return len(own) > len({row["subject"] for row in own})


def _fact_label(fact: str, rows: list[dict[str, Any]], names: dict[str, str]) -> str:
    if fact.startswith("membership:"):
        return names[fact.partition(":")[2]]
    unit = next(row["unit"] for row in rows if row["fact"] == fact)
    return f"{_short(names[fact])} ({_scale(fact, rows)[1]}{unit})"


def _scale(fact: str, rows: list[dict[str, Any]]) -> tuple[float, str]:
    """Return by what to divide the values of a series so that they can be read, and its name."""
    values = [row["value"] for row in rows if row["fact"] == fact and row["value"] is not None]
    highest = max((abs(float(value)) for value in values), default=0)
    sizes = ((1e9, "billion "), (1e6, "million "))
    return next(((size, name) for size, name in sizes if highest >= 10 * size), (1, ""))


def _source_of(row: dict[str, Any]) -> str:
    return str(row["source"]) + (f", vintage {row['vintage']}" if row["vintage"] else "")


def _compared(row: dict[str, Any], mark: int, size: float, with_year: bool) -> str:
    if row["fact"].startswith("membership:"):
        sure = f" ({row['missing']})" if row["missing"] else ""
        return f"{row['unit']} {row['value']}{sure} [{mark}]"
    if row["value"] is None:
        return str(row["missing"])
    year = f", {row['year']}" if with_year else ""
    share = f" ({float(row['share']):.1%})" if row["share"] is not None else ""
    why = f" ({row['missing']})" if row["missing"] else ""
    return f"{shown(float(row['value']) / size)}{share}{why}{year} [{mark}]"


def figures_blocks(
    figures: list[tuple[str, str, list[tuple[int, float]]]], subject: str, today: int
) -> list[Block]:
    """Return headline figures with their year and course."""
    if not figures:
        return []
    rows = []
    for name, unit, points in figures:
        year, value = points[-1]
        old = f" old: {today - year} years" if today - year > OLD_YEARS else ""
        course = sparkline([value for _, value in points[-SPARK_YEARS:]])
        rows.append((_short(name), scaled(value, unit), f"{year}{old}", course))
    return [
        Heading("Headline figures", f"eurasia compare {subject} …"),
        Grid(("", "", "year", f"last {SPARK_YEARS} values"), tuple(rows)),
    ]


def claims_blocks(judged: list[tuple[str, str, str, str]], count: int, subject: str) -> list[Block]:
    """Return claims about a subject with their rating, and how to see all `count` of them."""
    if not count:
        return []
    rows = tuple(
        (rating, f"{text} ({claimant})  {identifier}")
        for rating, text, claimant, identifier in judged
    )
    heading = Heading("Claims about it", f"{len(rows)} of {count}: eurasia fact --about {subject}")
    return [heading, Pairs(rows)]


def scaled(value: float, unit: str) -> str:
    """Return a value with its unit in a size that can be read: 29.2 billion US$."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and not unit.startswith(("per", "index")):
            return f"{value / size:.3g} {name} {unit}"
    return f"{shown(value)} {unit.replace('per cent', '%')}"


def _short(name: str) -> str:
    """Return the name of a series without the unit in brackets."""
    return name.partition(" (")[0]


def stats_page(rows: list[dict[str, Any]], stale: dict[str, int], days: int) -> list[Block]:
    """Return counts as bars, and what has gone stale."""
    most = max((row["count"] for row in rows), default=1)
    lines = [
        (row["name"], str(row["count"]), "█" * max(1, round(40 * row["count"] / most)))
        for row in rows
    ]
    blocks: list[Block] = [Grid(("", "events", ""), tuple(lines))]
    counted = " · ".join(f"{count} {kind}" for kind, count in stale.items())
    note = f"last checked over {days} days ago: {counted}" if stale else "nothing is stale"
    return [*blocks, Note(note)]


def sparkline(values: list[float]) -> str:
    """Return values as a row of bars, the lowest ▁ and the highest █ (Tufte's sparkline)."""
    low, high = min(values), max(values)
    step = (high - low) / (len(_BARS) - 1) or 1
    return "".join(_BARS[int((value - low) / step + 0.5)] for value in values)


def shown(value: Any) -> str:
    """Return a number for a reader: digits grouped, no more decimals than say something."""
    if value is None:
        return "–"
    number = float(value)
    if abs(number) >= 1000:
        return f"{number:,.0f}".replace(",", " ")
    return f"{number:.4g}" if number != int(number) else str(int(number))


def _subject_line(name: str, rows: list[dict[str, Any]]) -> tuple[str, str, str, str, str]:
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return name, "", "", "no total: a member has no value", ""
    years = f"{known[0]['year']}–{known[-1]['year']}"
    line = sparkline([float(row["value"]) for row in known])
    return name, years, line, shown(known[0]["value"]), shown(known[-1]["value"])


def _coverage(row: dict[str, Any]) -> str:
    if row["members"] is None:
        return row["flag"] or ""
    return f"{row['members_with_value']} of {row['members']} members have a value"


def _claim_pairs(row: dict[str, Any], cautions: dict[str, str]) -> list[tuple[str, str]]:
    about = "about " if row["approximate"] else ""
    figure = f"{about}{row['value']} {row['unit']} ({row['period']})" if row["value"] else ""
    said = f", {row['said']}" if row["said"] else ""
    reference = ""
    if row["reference_value"] is not None:
        deviation = f"; the claim is {float(row['deviation']):+.1%} off" if row["deviation"] else ""
        reference = (
            f"{shown(row['reference_value'])} {row['unit']} ({row['reference_basis']}){deviation}"
        )
    places = [
        f"{one['source']}, {one['locator']}"
        + (f" {CARE} {cautions[one['source']]}" if one["source"] in cautions else "")
        for one in listed(row["sources"])
    ]
    pairs = [
        ("says", f"{row['claimant']}{said}"),
        ("where", "; ".join(places)),
        ("through", row["via"] or ""),
        ("about", cell(row["about"])),
        ("claimed", figure),
        ("computed", reference),
        ("rating", row["rating"]),
        ("why", row["explanation"] or ""),
    ]
    return [pair for pair in pairs if pair[1]]
