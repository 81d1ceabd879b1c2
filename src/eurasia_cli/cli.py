"""The program: its commands, joined; each is imported only when it is called."""

import os
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

if "_EURASIA_COMPLETE" in os.environ:  # a shell waits: no Rich for a word of help
    sys.modules["rich"] = None  # type: ignore[assignment]

import typer
from typer.core import TyperGroup

from eurasia_cli.commands.examples import ABOUT, brief, epilog, first_steps
from eurasia_cli.errors import RequestError, UnreadableDataError, did_you_mean

# What Typer raises for a wrong command line; it has no public name in all versions that we take.
_UsageError: Any = typer.BadParameter.__mro__[1]

COMMANDS = {
    "timeline": "timeline:timeline",
    "event": "event:event",
    "today": "today:today",
    "member": "members:member",
    "org": "members:org",
    "trace": "members:trace",
    "compare": "compare:compare",
    "fact": "facts:fact",
    "search": "search:search_records",
    "source": "sources:source",
    "cite": "cite:cite",
    "export": "export:export",
    "define": "facts:define",
    "stats": "stats:stats",
    "check": "checking:check",
    "init": "init:init",
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
        body = getattr(import_module(f"eurasia_cli.commands.{module}"), function)
        single.command(cmd_name, epilog=epilog(cmd_name))(body)
        return typer.main.get_command(single)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of commands for the help text."""
        with formatter.section("Commands"):
            formatter.write_dl(list(ABOUT.items()))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """Return the commands that begin with what is typed, or the options of the program."""
        item: Any = getattr(typer.core, "CompletionItem", None)  # no public name in all versions
        if incomplete.startswith("-") or item is None:
            return list(super().shell_complete(ctx, incomplete))
        offered = {name: about for name, about in ABOUT.items() if name.startswith(incomplete)}
        return [item(name, help=brief(about)) for name, about in offered.items()]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; an unknown one is a bad request with the nearest names."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            advice = did_you_mean(args[0], list(COMMANDS), 3)
            raise RequestError(
                f"unknown command {args[0]!r}{advice or ';'} eurasia --help lists all"
            )
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=LazyGroup, rich_markup_mode=None, add_completion=True)


def _version(asked: bool) -> None:
    if asked:
        from eurasia_cli.version import version_line

        typer.echo(version_line())
        raise typer.Exit


@app.callback(invoke_without_command=True)
def eurasia(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Version of program and data."
        ),
    ] = False,
) -> None:
    """The record of Eurasian economic integration: what happened, who joined what, says who."""
    if ctx.invoked_subcommand is None:
        typer.echo(first_steps())


def main() -> None:
    """Run the program; every bad request and unreadable file ends here in a sentence.

    Exit codes: 0 answered, 1 as asked for (check, --fail-empty), 2 a wrong request, 3 data that
    cannot be read, 74 an answer that cannot be written (sysexits.h), 130 interrupted, 141 the
    reader of the pipe has gone.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        _close_stdout()
        code = 141
    except OSError as error:
        _close_stdout()
        _say(f"eurasia: {error.filename or 'the answer'} cannot be written: {error.strerror}")
        code = 74
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _close_stdout() -> None:
    """Keep the interpreter from flushing once more at exit into what cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> int:
    out = sys.stdout
    try:
        command = typer.main.get_command(app)
        answer = command.main(prog_name="eurasia", standalone_mode=False)
    except SystemExit as ended:
        if sys.stdout is not out:  # Typer has met a closed pipe, and put a wrapper in its place
            sys.stdout = out
            raise BrokenPipeError from None
        return int(ended.code or 0)
    except RequestError as error:
        _say(f"eurasia: {error}")
        return 2
    except UnicodeEncodeError:
        _say(f"eurasia: {_unreadable_word()} is no text; write it in the encoding of your terminal")
        return 2
    except UnreadableDataError as error:
        for problem in error.problems:
            _say(str(problem))
        return 3
    except typer.Abort:
        return 130
    except _UsageError as error:
        _say(f"eurasia: {_sentence(error)}")
        return 2
    return answer if isinstance(answer, int) else 0


def _unreadable_word() -> str:
    """Return the word of the command line that has bytes which are no text; else raise anew."""
    for word in sys.argv[1:]:
        if any("\udc80" <= letter <= "\udcff" for letter in word):
            return ascii(word)
    raise


def _sentence(error: Any) -> str:
    """Return what is wrong with the command line, and where its help is."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "eurasia"
    message = " ".join(error.format_message().split()).rstrip(".")
    if "unexpected extra argument" in message:
        message += ", which takes options only; eurasia search WORDS finds by words"
    return f"{message[:1].lower()}{message[1:]}; {path} --help shows how to write it"


def _say(text: str) -> None:
    from eurasia_cli.text import visible

    sys.stderr.write(visible(text) + "\n")
