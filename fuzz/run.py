"""Fuzz one target, guided by coverage: ``python fuzz/run.py TARGET [SECONDS]``.

It needs atheris (``pip install atheris``). The inputs that reach new code are kept in fuzz/corpus,
one that breaks something is written beside it by its hash, and shown.
"""

import importlib
import os
import pkgutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["eurasia_cli"]):
    from targets import FILES, GOOD, TARGETS, WORDS

    import eurasia_cli

    for module in pkgutil.walk_packages(eurasia_cli.__path__, "eurasia_cli."):
        if not module.name.endswith("__main__"):  # the program imports late; here all counts
            importlib.import_module(module.name)

HERE = Path(__file__).parent


def seeds(target: str) -> list[bytes]:
    """Return inputs to begin with."""
    if target == "folder":
        good = [bytes([n]) + (GOOD / name).read_bytes() for n, name in enumerate(FILES)]
        broken = sorted((GOOD.parent / "broken").iterdir())
        return good + [b"\0" + path.read_bytes() for path in broken]
    if target == "dates":
        return [
            b"1991",
            b"1991-12-08",
            b"1991/1993~",
            b"2007Q4",
            b"..2012",
            b"1991-12/..",
            b"29.05.2014",
        ]
    if target == "command":
        return ["\n".join([word, "x"]).encode() for word in WORDS]
    return [b"a\n=b\n\x1b[31m", "\u202e<b>|\t`".encode()]


def main() -> None:
    """Fuzz until the time is over."""
    target = sys.argv[1]
    seconds = sys.argv[2] if sys.argv[2:] else "60"
    os.environ["EURASIA_DATA"] = str(GOOD)
    os.environ["EURASIA_CACHE"] = tempfile.mkdtemp(prefix="eurasia-fuzz-")
    corpus = HERE / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=4096", "-max_len=8192",
               f"-artifact_prefix={HERE}/found-{target}-", str(corpus)]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
