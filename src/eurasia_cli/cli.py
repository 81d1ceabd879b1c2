"""The program: its commands, joined; each is imported only when it is called."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from eurasia_cli.errors import RequestError, UnreadableDataError, did_you_mean

COMMANDS = {
    "timeline": "timeline:timeline",
    "event": "event:event",
    "member": "members:member",
    "org": "members:org",
    "trace": "members:trace",
    "source": "sources:source",
    "check": "checking:check",
}


class LazyGroup(TyperGroup):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the commands in the order of the help text."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return one command, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name].split(":")
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name)(getattr(import_module(f"eurasia_cli.commands.{module}"), function))
        return typer.main.get_command(single)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; an unknown one is a bad request with the nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            advice = did_you_mean(args[0], list(COMMANDS), 3)
            raise RequestError(f"unknown command {args[0]!r}{advice}; eurasia --help lists all")
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=LazyGroup, rich_markup_mode=None, no_args_is_help=True, add_completion=True)


def _version(asked: bool) -> None:
    if asked:
        from eurasia_cli.version import version_line

        typer.echo(version_line())
        raise typer.Exit


@app.callback()
def eurasia(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Version of program and data."
        ),
    ] = False,
) -> None:
    """The record of Eurasian economic integration: what happened, who joined what, says who."""


def main() -> None:
    """Run the program; every bad request and unreadable file ends here in a sentence."""
    try:
        code = app(standalone_mode=True)
        sys.stdout.flush()
    except RequestError as error:
        _say(f"eurasia: {error}")
        code = 2
    except UnreadableDataError as error:
        for problem in error.problems:
            _say(str(problem))
        code = 3
    except BrokenPipeError:
        # The reader of the pipe has gone; keep the interpreter from flushing into it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    sys.exit(code)


def _say(text: str) -> None:
    from eurasia_cli.text import visible

    sys.stderr.write(visible(text) + "\n")
