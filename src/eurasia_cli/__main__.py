"""Start the program: ``eurasia`` and ``python -m eurasia_cli``."""

# What `signal` wraps, without its imports.
from _signal import SIG_DFL, SIGINT, signal  # type: ignore[import-not-found]

# While the program is still being imported, Ctrl-C ends it without a word; main() takes over then.
signal(SIGINT, SIG_DFL)


def main() -> None:
    """Import the program and run it."""
    from eurasia_cli.cli import main as run

    run()


if __name__ == "__main__":
    main()
