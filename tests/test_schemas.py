"""The JSON Schemas for editors are generated from the record classes and agree with the checks."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import GOOD

from eurasia_cli.folder import FILES, data_folder
from eurasia_cli.schemas import schemas

ROOT = Path(__file__).parents[1]


def test_the_schema_files_are_what_the_program_generates() -> None:
    written = {path.name: path.read_text() for path in (ROOT / "schemas").glob("*.json")}
    assert written == {f"{name}.schema.json": text for name, text in schemas().items()}


@pytest.mark.parametrize("folder", [GOOD, data_folder(None)], ids=["good", "ours"])
@pytest.mark.parametrize("file", FILES)
def test_every_yaml_file_names_its_schema_and_fits_it(folder: Path, file: str) -> None:
    name = file.removesuffix(".yaml")
    text = (folder / file).read_text()
    assert text.startswith("# yaml-language-server: $schema=")
    assert text.partition("\n")[0].endswith(f"schemas/{name}.schema.json")
    # An editor reads YAML's own types: a bare 2003 is a number, 1994-10 is text.
    document = yaml.load(text, Loader=EditorLoader)
    schema = json.loads(schemas()[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(document)) == []


@pytest.mark.parametrize(
    ("file", "rule"),
    [
        ("unknown-word", "kind"),
        ("unknown-key", "sumary"),
        ("missing-key", "summary"),
        ("id-form", "Herring_Dispute"),
        ("not-a-list", "ARD"),
    ],
)
def test_a_schema_finds_what_the_reader_finds(file: str, rule: str) -> None:
    text = (Path(__file__).parent / "broken" / f"{file}.yaml").read_text()
    validator = jsonschema.Draft202012Validator(json.loads(schemas()["timeline"]))
    (error,) = validator.iter_errors(yaml.load(text, Loader=EditorLoader))
    assert rule in str(error.path) + error.message


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2's core types, as editors know them: no dates, and NO is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
