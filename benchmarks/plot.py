"""Draw what run.py measured: bars of the start, lines over the size of the data."""

from pathlib import Path

from clock import PLAIN


def plot(found: dict, folder: Path) -> None:
    """Write start.svg and, where sizes were measured, sizes.svg."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "eurasia"  # the same picture for the same numbers
    _bars(found, folder / "start.svg")
    if "sizes" in found:
        _lines(found, folder / "sizes.svg")


def _bars(found: dict, path: Path) -> None:
    from matplotlib import pyplot

    nothing = found["start"][PLAIN]["wall"]
    shown = [
        PLAIN,
        "eurasia timeline --from 2007",
        "eurasia search armenia joins eaeu",
        *found["peers"],
    ]
    ratios = sorted((found["start"][name]["wall"] / nothing, name) for name in shown)
    figure, axes = pyplot.subplots(figsize=(9, 5))
    colours = ["#1b6ca8" if name.startswith("eurasia") else "#9aa5b1" for _, name in ratios]
    bars = axes.barh([name for _, name in ratios], [ratio for ratio, _ in ratios], color=colours)
    axes.bar_label(bars, fmt="%.1f", padding=3)
    axes.set_xlabel("time of a warm question, × a do-nothing Typer program")
    axes.spines[["top", "right"]].set_visible(False)
    _save(figure, path)


def _lines(found: dict, path: Path) -> None:
    from matplotlib import pyplot

    sizes = {
        name: int(name.split()[0].replace(",", "")) for name in found["firsts"] if "events" in name
    }
    questions = dict.fromkeys(key.split(" | ")[0] for key in found["sizes"])
    figure, axes = pyplot.subplots(figsize=(8, 4.5))
    for words in questions:
        points = sorted(
            (size, 1000 * found["sizes"][f"{words} | {name}"]["wall"])
            for name, size in sizes.items()
        )
        axes.plot(*zip(*points, strict=True), marker="o", label=f"eurasia {words}")
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("events in the data folder")
    axes.set_ylabel("ms, warm question into a pipe")
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8, loc="lower right")
    _save(figure, path)


def _save(figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
