"""Bad input ends in a sentence, and hostile data in harmless text."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from conftest import Ask

FORMATS = ["table", "tsv", "json", "jsonl", "csv", "md"]
ESCAPE = "\x1b[31mred\x1b]0;title\x07"
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def put(folder: Path, old: str, new: str, file: str = "timeline.yaml") -> None:
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("form", FORMATS)
def test_terminal_escapes_in_data_are_text(ask: Ask, folder: Path, form: str) -> None:
    put(
        folder,
        "title: The Coast Union begins",
        'title: "The \\x1b[31mCoast\\x1b]0;t\\a \\u202eUnion \\x9b1m"',
    )
    for words in (["timeline"], ["event", "union-treaty-in-force"], ["trace", "CU"]):
        out = ask(*words, "--format", form, data=folder).out
        assert "Coast" in out
        assert not HARMFUL.search(out)
    if form in ("json", "jsonl"):
        assert "The \\u001b[31mCoast" in out
    else:
        assert "\\x1b[31m" in out.replace("\\\\x1b\\[31m", "\\x1b[31m")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_every_character(ask: Ask, folder: Path, form: str) -> None:
    put(
        folder,
        "title: The Coast Union begins",
        'title: "a\\x1b\\u202e\\u2028\\ufeff\\x7f\\x85\\tz \\U0001F600"',
    )
    out = ask("timeline", "--kind", "entry-into-force", "--reverse", "-f", form, data=folder).out
    record = json.loads(out)[0] if form == "json" else json.loads(out.splitlines()[0])
    assert record["title"] == "a\x1b\u202e\u2028\ufeff\x7f\x85\tz \U0001f600"


@pytest.mark.parametrize(
    "text", ["Treaty [sic] text", "[/b] ends", "[red]x[/red]", ":smile: [link=x]y"]
)
def test_rich_markup_in_data_is_text(ask: Ask, folder: Path, text: str) -> None:
    put(folder, "title: The Coast Union begins", f'title: "{text}"')
    assert text in ask("timeline", "-f", "table", data=folder).out
    assert text in ask("event", "union-treaty-in-force", "-f", "table", data=folder).out


@pytest.mark.parametrize("form", ["tsv", "csv"])
def test_tabs_and_line_ends_in_data_break_no_line(ask: Ask, folder: Path, form: str) -> None:
    put(folder, "title: The Coast Union begins", 'title: "a\\tb\\nc\\\\d\\re,\\"f\\""')
    out = ask("timeline", "--fields", "id,title", "-f", form, data=folder).out
    if form == "tsv":
        assert 'union-treaty-in-force\ta\\tb\\nc\\\\d\\re,"f"\n' in out
        assert {line.count("\t") for line in out.splitlines()} == {1}
    else:
        rows = list(csv.reader(io.StringIO(out)))
        assert ["union-treaty-in-force", 'a\\x09b\nc\\d\\x0de,"f"'] in rows
        assert {len(row) for row in rows} == {2}


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", '=HYPERLINK(\\"x\\")'])
def test_a_csv_cell_is_no_formula(ask: Ask, folder: Path, text: str) -> None:
    put(folder, "title: The Coast Union begins", f'title: "{text}"')
    rows = list(csv.reader(io.StringIO(ask("timeline", "-f", "csv", data=folder).out)))
    title = rows[5][rows[0].index("title")]
    assert title == "'" + text.replace('\\"', '"')


def test_markdown_syntax_in_data_is_text(ask: Ask, folder: Path) -> None:
    put(folder, "title: The Coast Union begins", 'title: "a | b * c _d_ <b> [x](y) `z`"')
    out = ask("timeline", "-f", "md", data=folder).out
    assert r"a \| b \* c \_d\_ \<b\> \[x\](y) \`z\`" in out


def test_a_key_with_markup_in_names_is_suggested_as_text(ask: Ask, folder: Path) -> None:
    put(folder, "name: Ardland", 'name: "Ard\\x1b[31mland"', "members.yaml")
    answer = ask("member", "ardxland", data=folder)
    assert answer.code == 2
    assert "Ard\\x1b[31mland" in answer.err


@pytest.mark.parametrize(
    ("file", "raw", "problem"),
    [
        ("timeline.yaml", b"events: [\n", "not readable as YAML"),
        ("timeline.yaml", b"\xff\xfee\x00v\x00", "the file is UTF-16; save it as UTF-8 (encoding)"),
        ("members.yaml", "members: # Ру".encode("cp1251"), "byte 0xd0 is not UTF-8"),
        ("timeline.yaml", b"a: &x [1]\nb: *x\n", "anchor &x; write each value out (alias)"),
        ("timeline.yaml", b"[" * 20_000, "nested more than 100 deep"),
        ("timeline.yaml", b"[" * 20_000 + b"]" * 20_000, "nested more than 100 deep"),
        ("timeline.yaml", b"- " * 20_000 + b"a", "nested more than 100 deep"),
        ("timeline.yaml", b"{a: " * 20_000, "nested more than 100 deep"),
        ("timeline.yaml", b"", "the file is empty"),
        ("timeline.yaml", b"just words", "this file is no block of keys"),
        ("timeline.yaml", b"a: 1\n---\nb: 2\n", "expected a single document"),
        ("timeline.yaml", b"\x00\x01", "not readable as YAML"),
        (
            "timeline.yaml",
            b"events: !!python/object/apply:os.system [x]\n",
            "tag tag:yaml.org,2002:python",
        ),
        ("timeline.yaml", b"? [a, b]\n: c\n", "unknown key ?"),
        ("organisations.yaml", b"organisations:\n  - memberships: x\n", "memberships is no list"),
        ("organisations.yaml", b"organisations:\n  - [a]\n", "this organisation is no block"),
        ("dataset.yaml", b"dataset: []\n", "this dataset is no block"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_unreadable_data_is_a_sentence_and_exit_3(
    ask: Ask, folder: Path, file: str, raw: bytes, problem: str
) -> None:
    (folder / file).write_bytes(raw)
    answer = ask("timeline", data=folder)
    assert (answer.out, answer.code) == ("", 3)
    assert f"{folder / file}:" in answer.err
    assert problem in answer.err


def test_a_folder_that_is_not_there_is_a_sentence_and_exit_2(ask: Ask, tmp_path: Path) -> None:
    answer = ask("timeline", data=tmp_path / "nowhere")
    assert answer.err == (
        f"eurasia: data folder {tmp_path / 'nowhere'} does not exist; give a folder with "
        "dataset.yaml, members.yaml, organisations.yaml, sources.yaml and timeline.yaml\n"
    )
    assert (answer.out, answer.code) == ("", 2)
    (tmp_path / "file").write_text("")
    assert "is a file" in ask("timeline", "--data", str(tmp_path / "file")).err


def test_an_empty_folder_is_exit_3_with_every_missing_file(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    answer = ask("timeline", data=tmp_path / "empty")
    assert answer.err.count("(missing-file)") == 5
    assert answer.code == 3


def test_an_unknown_command_suggests_the_nearest(ask: Ask) -> None:
    answer = ask("timelin")
    assert answer == (
        "",
        "eurasia: unknown command 'timelin'; did you mean timeline? eurasia --help lists all\n",
        2,
    )
