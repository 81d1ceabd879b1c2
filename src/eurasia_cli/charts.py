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


def series_of(rows: list[dict[str, Any]]) -> dict[str, list[tuple[int, float]]]:
    """Return year and value of each subject's known values."""
    found: dict[str, list[tuple[int, float]]] = {}
    for row in rows:
        if row["value"] is not None:
            found.setdefault(row["subject"], []).append((row["year"], float(row["value"])))
    return found


def terminal_chart(
    title: str,
    rows: list[dict[str, Any]],
    names: dict[str, str],
    screen: Terminal,
) -> str:
    """Return a line chart as text; its lines differ in their marks, not in colour alone."""
    import plotext

    plotext.clear_figure()
    plotext.plotsize(screen.width, 22)
    for place, (subject, points) in enumerate(series_of(rows).items()):
        years, values = zip(*points, strict=True)
        marker = _MARKERS[place % len(_MARKERS)] if len(points) < 60 else None
        if not screen.unicode and marker == "dot":
            marker = "."
        plotext.plot(years, values, marker=marker, label=names.get(subject, subject),
                     color=_TERMINAL[place % len(_TERMINAL)])  # fmt: skip
    plotext.title(title)
    text = str(plotext.build())
    return text if screen.colour else str(plotext.uncolorize(text))


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
