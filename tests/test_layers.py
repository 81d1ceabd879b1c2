"""Imports point one way, and a plain query imports nothing that it does not need."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import GOOD

import eurasia_cli

PACKAGE = Path(eurasia_cli.__file__).parent
# From the command line down: a module may import those of later lines, and of its own line.
LAYERS = [
    ["__main__"],
    ["cli"],
    ["commands", "version"],
    ["cite", "export"],
    ["render", "charts"],
    ["member_pages", "fact_pages", "schemas"],
    ["pages"],
    ["lineage", "records"],
    ["answers", "comparison", "search"],
    ["fact_answers"],
    ["tables", "queries", "citations", "columns", "search_terms", "search_marks"],
    ["index"],
    ["compile", "checks"],
    ["search_texts"],
    ["figures"],
    ["codec", "load", "names", "references"],
    ["overlay"],
    ["blocs"],
    ["reader", "yamlfile", "folder", "series"],
    ["whole"],
    ["fact_models"],
    ["models"],
    ["fields", "vocabulary", "spells", "search_words", "search_rows"],
    ["dates"],
    ["errors", "text", "terminal", "blocks", "pager"],
]
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}


def modules() -> dict[str, Path]:
    return {
        path.relative_to(PACKAGE).with_suffix("").as_posix(): path
        for path in PACKAGE.rglob("*.py")
        if path.stem != "__init__" or path.parent != PACKAGE
    }


def imported(path: Path) -> set[str]:
    """Return the first parts of the modules of ours that a module imports, for typing or not."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "eurasia_cli":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("eurasia_cli."):
            found.add(node.module.split(".")[1])
    return found - {"__version__"}


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_point_down(name: str) -> None:
    own = name.split("/")[0]
    for other in imported(modules()[name]):
        assert RANK[own] <= RANK[other], f"{name} imports {other}"


def test_only_the_renderer_draws() -> None:
    using = {name for name, path in modules().items() if "from rich" in path.read_text()}
    assert using == {"render/rich", "render/rich_grids"}


def test_nothing_below_the_commands_prints_or_reads_the_clock() -> None:
    for name, path in modules().items():
        if name.split("/")[0] in ("cli", "commands"):
            continue
        calls = {
            ast.unparse(node.func)
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call)
        }
        assert not calls & {"print", "typer.echo", "sys.exit", "date.today", "datetime.now"}, name


@pytest.mark.parametrize(
    "words",
    [
        ["timeline", "--from", "2004"],
        ["timeline", "--member", "BOR", "--search", "union", "-f", "json"],
        ["timeline", "-f", "csv", "--fields", "id,title"],
        ["member", "BOR", "-f", "json"],
        ["org", "CU"],
        ["trace", "CU", "-f", "jsonl"],
        ["event", "pact-signed"],
        ["source", "herald-2004"],
        ["fact", "herring_catch", "--member", "CU"],
        ["fact", "--about", "CU", "-f", "json"],
        ["compare", "ARD", "BOR", "-f", "json"],
        ["define"],
        ["stats", "--by", "member"],
    ],
    ids=" ".join,
)
def test_a_piped_query_imports_neither_rich_nor_yaml_nor_the_models(
    words: list[str], tmp_path: Path
) -> None:
    code = (
        "import sys, json, atexit\n"
        "from eurasia_cli.cli import main\n"
        f"sys.argv = ['eurasia', *{words!r}]\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "main()\n"
    )
    environment = os.environ | {"EURASIA_DATA": str(GOOD), "EURASIA_CACHE": str(tmp_path)}
    for _ in range(2):  # the first run builds the index
        answer = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
    loaded = set(json.loads(answer.stderr))
    assert "eurasia_cli.queries" in loaded
    heavy = {
        "rich",
        "yaml",
        "pydantic",
        "platformdirs",
        "hashlib",
        "eurasia_cli.models",
        "eurasia_cli.load",
    }
    assert not loaded & heavy


def test_no_function_is_too_long_to_read() -> None:
    for path in PACKAGE.rglob("*.py"):
        assert path.read_text().count("\n") <= 300, path
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                assert node.end_lineno - node.lineno <= 60, f"{path}: {node.name}"
