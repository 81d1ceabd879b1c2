"""The headline figures of a bloc's members as line charts, with their values as a table."""

import sqlite3

from eurasia_cli import queries, records
from eurasia_cli.charts import PALETTE
from eurasia_cli.citations import reference
from eurasia_cli.export.page.html import Html, join, tag
from eurasia_cli.fact_models import Indicator

WIDTH, HEIGHT, RIGHT, BOTTOM, TOP = 640, 300, 116, 26, 12
Points = list[tuple[int, float]]


def section(index: sqlite3.Connection, bloc: str | None) -> Html | None:
    """Return a chart for each headline series, or None where there is nothing to draw."""
    if bloc is None:
        return None
    spells = records.memberships(index, organisation=bloc)
    states = sorted({spell.member for spell in spells if spell.status == "member"})
    names = queries.subject_names(index)
    headline = [one for one in records.every(index, "indicator") if one.headline]
    drawn = []
    for series in sorted(headline, key=lambda one: one.headline or 0):
        points = {state: _points(index, series.id, state) for state in states}
        points = {state: found for state, found in points.items() if len(found) > 1}
        if points:
            source = records.source(index, series.sources[0].source)
            drawn.append(_figure(series, reference(source), points, names))
    intro = tag("p", f"Members of {names[bloc]}. Axes are logarithmic where values differ tenfold.")
    return join(intro, *drawn) if drawn else None


def _points(index: sqlite3.Connection, series: str, state: str) -> Points:
    query = "SELECT year, value FROM observation WHERE indicator = ? AND subject = ? ORDER BY year"
    return index.execute(query, (series, state)).fetchall()


def _figure(
    series: Indicator, source: str, points: dict[str, Points], names: dict[str, str]
) -> Html:
    return tag(
        "figure",
        tag("figcaption", tag("b", series.name), f" ({series.unit})"),
        _chart(series, points, names),
        tag("details", tag("summary", "Values"), _values(points, names)),
        tag("small", f"Source: {source} Licence: {series.licence}."),
    )


def _chart(series: Indicator, points: dict[str, Points], names: dict[str, str]) -> Html:
    from math import log10

    years = [year for found in points.values() for year, _ in found]
    values = [value for found in points.values() for _, value in found]
    first, last, low, high = min(years), max(years), min(values), max(values)
    logarithmic = low > 0 and high / low > 10
    if not logarithmic:
        low = min(low, 0)
    scale = log10 if logarithmic else float
    bottom, span = scale(low), (scale(high) - scale(low)) or 1

    def x(year: int) -> float:
        return round((year - first) / max(last - first, 1) * (WIDTH - RIGHT - 60) + 54, 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (scale(value) - bottom) / span * (HEIGHT - BOTTOM - TOP), 1)

    parts = [_tick(value, y(value)) for value in _ticks(low, high, logarithmic)]
    parts += [
        tag("text", year, x=x(year), y=HEIGHT - 6, text_anchor="middle")
        for year in range(first, last + 1)
        if year % 5 == 0
    ]
    labels = _apart({state: y(found[-1][1]) for state, found in points.items()})
    for place, (state, found) in enumerate(points.items()):
        colour = PALETTE[place % 6]
        line = " ".join(
            f"{'L' if n else 'M'}{x(year)} {y(value)}" for n, (year, value) in enumerate(found)
        )
        parts.append(tag("path", d=line, stroke=colour))
        label = {"x": WIDTH - RIGHT + 6, "y": labels[state] + 4, "class_": "line"}
        parts.append(tag("text", names[state], **label, fill=colour))
    said = f"Line chart of {series.name}, {first} to {last}; the values stand in the table below."
    return tag("svg", *parts, viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img", aria_label=said)


def _tick(value: float, height: float) -> Html:
    return join(
        tag("line", x1=54, x2=WIDTH - RIGHT, y1=height, y2=height, class_="grid"),
        tag("text", short_number(value), x=48, y=height + 4, text_anchor="end"),
    )


def _ticks(low: float, high: float, logarithmic: bool) -> list[float]:
    from math import ceil, floor, log10

    if logarithmic:
        powers = range(ceil(log10(low)), floor(log10(high)) + 1)
        return [10.0**power for power in powers] or [low, high]
    step = 10.0 ** floor(log10((high - low) or 1))
    step = (
        step if (high - low) / step >= 3 else step / 2 if (high - low) / step >= 1.5 else step / 5
    )
    return [step * n for n in range(ceil(low / step), floor(high / step) + 1)]


def _apart(places: dict[str, float]) -> dict[str, float]:
    """Return the heights of labels, moved so that no two overlap."""
    moved: dict[str, float] = {}
    lowest = 0.0
    for state in sorted(places, key=lambda one: places[one]):
        moved[state] = lowest = max(places[state], lowest + 14)
    over = max(0.0, lowest - (HEIGHT - BOTTOM))
    return {state: height - over for state, height in moved.items()}


def _values(points: dict[str, Points], names: dict[str, str]) -> Html:
    years = sorted({year for found in points.values() for year, _ in found})
    by = {state: dict(found) for state, found in points.items()}
    head = tag(
        "tr", tag("th", "Year", scope="col"), *(tag("th", names[s], scope="col") for s in by)
    )
    rows = (
        tag("tr", tag("th", year, scope="row"), *(_value(found, year) for found in by.values()))
        for year in years
    )
    return tag("div", tag("table", tag("thead", head), tag("tbody", *rows)), class_="wide",
               role="region", aria_label="Values", tabindex="0")  # fmt: skip


def _value(found: dict[int, float], year: int) -> Html:
    return tag("td", short_number(found[year]) if year in found else "")


def short_number(value: float) -> str:
    """Return a number as a reader takes it in: 1.75 tn, 146 m, 79.3."""
    for size, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.3g}{name}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
