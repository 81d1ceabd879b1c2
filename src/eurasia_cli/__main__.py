"""Start the program, ``eurasia`` or ``python -m eurasia_cli``, and end it without ceremony.

A question takes some sixty milliseconds, most of it imports. The garbage collector, which would
walk what they made again and again, and taking all modules apart at the end took a third more.
"""

import gc
import os
import sys

# What `signal` wraps, without its imports.
from _signal import SIG_DFL, SIGINT, signal  # type: ignore[import-not-found]

# While the program is still being imported, Ctrl-C ends it without a word; cli.main() takes over.
signal(SIGINT, SIG_DFL)
gc.disable()


def main() -> None:
    """Import the program, run it, and end the process with its exit code."""
    from eurasia_cli.cli import main as run

    try:
        run()
    except SystemExit as ended:
        if sys.flags.dev_mode or sys.gettrace() or sys.getprofile():
            raise  # somebody wants to see what is left open at the end
        sys.stderr.flush()
        os._exit(int(ended.code or 0))


if __name__ == "__main__":
    main()
