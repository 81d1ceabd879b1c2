"""A data folder of one's own, to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from eurasia_cli.commands import common
from eurasia_cli.errors import RequestError

TEMPLATE = Path(__file__).parents[1] / "template"


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
) -> None:
    """Make a small data folder of your own: valid, commented, to be filled in."""
    from eurasia_cli.schemas import schemas

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RequestError(f"{folder} is there already; name a new or an empty folder")
    try:
        for path in sorted(TEMPLATE.rglob("*.*")):
            _write(folder / path.relative_to(TEMPLATE), path.read_text("utf-8"))
        for name, text in schemas().items():
            _write(folder / "schemas" / f"{name}.schema.json", text)
    except OSError as error:
        raise RequestError(f"{folder} cannot be written: {error.strerror}") from None
    typer.echo(f"eurasia: made {folder}; now try\n", err=True)
    for command in (
        f"eurasia check {folder}",
        f"eurasia timeline --data {folder}",
        f"eurasia timeline --data ours --data {folder}",
    ):
        typer.echo(f"  {command}", err=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.replace("{today}", common.today().isoformat()), encoding="utf-8")
