"""Write the man pages of the program and of its commands, from the same help that it prints.

Run it as ``python scripts/make_man.py [DIR]``; without DIR it writes into ``man/``, from where the
wheel installs them. A test compares them.
"""

import sys
from pathlib import Path
from typing import Any

import typer

from eurasia_cli import __version__
from eurasia_cli.cli import COMMANDS, app
from eurasia_cli.commands.examples import ABOUT, EXAMPLES, FIRST

ROOT = Path(__file__).parents[1]
EXIT = (
    (
        "0",
        "answered; a list with nothing in it is empty, and stderr says which filter left nothing",
    ),
    ("1", "check found errors; --fail-empty and nothing matched; --expect differs"),
    ("2", "the request is wrong: an unknown name, an impossible date, an unknown option"),
    ("3", "the data cannot be read: each problem as file:line: message (rule)"),
)
ENVIRONMENT = (
    ("EURASIA_DATA", "the data folder to ask, in place of the program's own"),
    ("EURASIA_CACHE", "the folder in which indexes are kept"),
    ("EURASIA_PAGER, PAGER", "the pager for long answers; empty or cat means none"),
    ("NO_COLOR, FORCE_COLOR", "never or always colour"),
    ("FORCE_HYPERLINK", "1 or 0: always or never make links of addresses"),
    ("COLUMNS", "the width of a page"),
)


def pages() -> dict[str, str]:
    """Return the text of each man page by the name of its file."""
    group: Any = typer.main.get_command(app)
    context = typer.Context(group, info_name="eurasia")
    found = {"eurasia.1": _program()}
    for name in COMMANDS:
        found[f"eurasia-{name}.1"] = _command(name, group.get_command(context, name))
    return found


def _program() -> str:
    lines = _head("eurasia", "the record of Eurasian economic integration")
    lines += [
        ".SH SYNOPSIS",
        ".B eurasia",
        ".I COMMAND",
        "[OPTIONS] [ARGUMENTS]",
        ".SH DESCRIPTION",
    ]
    lines.append(_roff("What happened and when, who belonged to what and since when, what the figures are, who "
                       "claimed what, and where each of these is written down."))  # fmt: skip
    lines.append(".SH COMMANDS")
    for name, about in ABOUT.items():
        lines += [".TP", f".BR eurasia-{_roff(name)} (1)", _roff(about)]
    lines.append(".SH EXAMPLES")
    for example, about in FIRST:
        lines += [".TP", f".B {_roff(example)}", _roff(about)]
    return _tail(lines)


def _command(name: str, command: Any) -> str:
    lines = _head(f"eurasia-{name}", ABOUT[name].rstrip("."))
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    shown = " ".join(one.make_metavar(typer.Context(command)) for one in arguments)
    lines += [".SH SYNOPSIS", f".B eurasia {_roff(name)}", _roff(f"[OPTIONS] {shown}".strip())]
    lines += [".SH DESCRIPTION", _roff(command.help or "")]
    if any(getattr(one, "help", None) for one in arguments):
        lines.append(".SH ARGUMENTS")
        for one in arguments:
            lines += [
                ".TP",
                f".I {_roff(one.make_metavar(typer.Context(command)))}",
                _roff(one.help or ""),
            ]
    lines.append(".SH OPTIONS")
    for one in options:
        record = one.get_help_record(typer.Context(command))
        if record:
            lines += [".TP", f".B {_roff(record[0])}", _roff(record[1])]
    lines.append(".SH EXAMPLES")
    for example in EXAMPLES[name]:
        lines += [".PP", f".B {_roff(example)}"]
    return _tail(lines)


def _head(name: str, about: str) -> list[str]:
    return [
        f'.TH {_roff(name).upper()} 1 "" "eurasia {__version__}"',
        ".SH NAME",
        rf"{_roff(name)} \- {_roff(about)}",
    ]


def _tail(lines: list[str]) -> str:
    lines = [*lines, ".SH EXIT STATUS"]
    for code, when in EXIT:
        lines += [".TP", f".B {code}", _roff(when)]
    lines.append(".SH ENVIRONMENT")
    for name, what in ENVIRONMENT:
        lines += [".TP", f".B {_roff(name)}", _roff(what)]
    lines += [".SH SEE ALSO", ".BR eurasia (1)"]
    return "\n".join(lines) + "\n"


def _roff(text: str) -> str:
    """Return text as roff takes it: no request at a line's beginning, hyphens as typed."""
    plain = " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{plain}" if plain[:1] in (".", "'") else plain


def main() -> None:
    """Write the pages."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else ROOT / "man"
    folder.mkdir(exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
