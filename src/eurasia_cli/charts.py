"""Charts of compared series: for a terminal by plotext, for print by matplotlib."""

from pathlib import Path
from typing import Any

from eurasia_cli.errors import RequestError
from eurasia_cli.terminal import Terminal

# Okabe and Ito's palette, which the colour-blind can tell apart (jfly.uni-koeln.de/color).
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442")
DASHES = ("-", "--", "-.", ":")
_TERMINAL = ("blue", "orange", "green", "magenta", "cyan", "red", "gray", "white")
_MARKERS = ("dot", "x", "+", "o", "*", "#", "@", "%")

_ASCII = str.maketrans("┌┐└┘─│┤├┬┴┼•", "++++-|||+++.")


def series_of(rows: list[dict[str, Any]]) -> dict[str, list[tuple[int, float]]]:
    """Return year and value of each subject's known values."""
    found: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        if row["value"] is not None:
            found.setdefault(row["subject"], []).append((row["year"], float(row["value"])))
    return found


def terminal_chart(
    title: str,
    unit: str,
    rows: list[dict[str, Any]],
    names: dict[str, str],
    screen: Terminal,
) -> str:
    """Return a line chart as text; its lines differ in their marks, not in colour alone."""
    import plotext

    plotext.clear_figure()
    plotext.plotsize(screen.width, 22)
    series = series_of(rows)
    size, scale = _scale(series)
    for place, (subject, points) in enumerate(series.items()):
        years, values = zip(*points, strict=True)
        marker = _MARKERS[place % len(_MARKERS)]
        plotext.plot(years, [value / size for value in values],
                     marker="." if marker == "dot" and not screen.unicode else marker,
                     label=names.get(subject, subject), color=_TERMINAL[place % 8])  # fmt: skip
    every = sorted({year for points in series.values() for year, _ in points})
    ticks = every[:: max(1, len(every) // 8)]
    plotext.xticks(ticks, [str(year) for year in ticks])
    plotext.title(f"{title} ({scale}{unit})")
    text = str(plotext.build())
    text = text if screen.colour else str(plotext.uncolorize(text))
    return text if screen.unicode else text.translate(_ASCII)


def _scale(series: dict[str, list[tuple[int, float]]]) -> tuple[float, str]:
    """Return by what to divide so that the axis has short numbers, and its name."""
    highest = max(abs(value) for points in series.values() for _, value in points)
    for size, name in ((1e12, "trillion "), (1e9, "billion "), (1e6, "million ")):
        if highest >= size:
            return size, name
    return 1, ""


def save_chart(
    path: Path,
    title: str,
    unit: str,
    source: str,
    rows: list[dict[str, Any]],
    names: dict[str, str],
) -> None:
    """Write a printed chart as SVG or PNG, by the ending of `path`."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise RequestError(f"--save {path}: write a name that ends in .svg or .png")
    try:
        import matplotlib as mpl
    except ImportError:
        raise RequestError("--save needs matplotlib; pip install 'eurasia-cli[plot]'") from None
    mpl.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import MaxNLocator

    figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
    for place, (subject, points) in enumerate(series_of(rows).items()):
        years, values = zip(*points, strict=True)
        axes.plot(years, values, label=names.get(subject, subject), color=PALETTE[place % 8],
                  linestyle=DASHES[place % 4], marker="o", markersize=3)  # fmt: skip
    axes.set_title(title, loc="left")
    axes.set_ylabel(unit)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False)
    figure.text(0.01, -0.03, f"Source: {source}", fontsize=8)
    try:
        figure.savefig(path, bbox_inches="tight", dpi=150)
    except OSError as error:
        raise RequestError(f"--save {path}: {error.strerror}; write another name") from None
    finally:
        plt.close(figure)
