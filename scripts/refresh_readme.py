"""Rewrite the output under every ``$ command`` in README.md with what the command prints now.

Run it as ``python scripts/refresh_readme.py`` where `eurasia` is installed. A page is what an
80-column terminal without colour shows; a pipe or a redirection is what the shell prints.
"""

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(text: str) -> list[tuple[str, str]]:
    """Return the commands of a document, each with the output printed under it."""
    found = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


def run(command: str, folder: Path = README.parent) -> str:
    """Return what a command prints, on an 80-column terminal unless its output is redirected."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
    }
    environment.pop("LC_ALL", None)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
    bash = shutil.which("bash") or "sh"
    with subprocess.Popen(
        [bash, "-c", command],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        cwd=folder,
    ) as process:
        os.close(slave)
        seen = _read(master)
        process.wait(timeout=60)
    return seen.decode().replace("\r\n", "\n")


def _read(master: int) -> bytes:
    seen = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # how Linux says that the other end is closed
            part = b""
        if not part:
            os.close(master)
            return seen
        seen += part


def main() -> None:
    """Rewrite README.md."""

    def renew(block: "re.Match[str]") -> str:
        parts = [f"$ {command}\n{run(command)}" for command, _ in blocks(block[0])]
        return "```console\n" + "\n".join(part.rstrip("\n") for part in parts) + "\n```"

    README.write_text(BLOCK.sub(renew, README.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
