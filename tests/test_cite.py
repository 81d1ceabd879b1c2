"""`cite`: what to paste, in every format; each format is read back by a program that knows it."""

import json
import re

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc.source.json import CiteProcJSON
from conftest import Ask

from eurasia_cli.cite.bibtex import biblatex, bibtex
from eurasia_cli.cite.items import date_variable
from eurasia_cli.cite.ris import ris
from eurasia_cli.dates import parse_date


@pytest.fixture
def items(ask_ours: Ask) -> list[dict]:
    """Return every source and every event of the record as CSL-JSON."""
    listed = (ask_ours(kind, "-f", "json", "--fields", "id").out for kind in ("source", "timeline"))
    ids = [row["id"] for rows in listed for row in json.loads(rows)]
    return json.loads(ask_ours("cite", *ids, "-f", "csl-json").out)


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["union-treaty-signed"], [
            "Coast Register (2004). Treaty on the Coast Union. https://register.example/union "
            "(read 2020-05-30) [preamble]",
            "Arden Herald (2004). Union by summer? https://herald.example/2004/union (read 2020-05-30) [para. 1]",
            "Ardland and Borania sign the Treaty on the Coast Union (2020). A small record for the tests. "
            "Version 2020.1.0.",
        ]),
        (["atlas-2019"], None),
        (["herring-taste"], None),
        (["herring_catch"], None),
        (["CU/Borania"], None),
        (["customs-union"], None),
        (["ardland"], None),
        ([], ["A small record for the tests (2020). Version 2020.1.0."]),
    ],
    ids=lambda value: " ".join(value) if value else "dataset",
)  # fmt: skip
def test_every_kind_of_record_can_be_cited(
    ask: Ask, names: list[str], lines: list[str] | None
) -> None:
    answer = ask("cite", *names)
    assert answer.code == 0
    assert answer.out.splitlines() == lines if lines else answer.out.count("\n") >= 1


def test_a_membership_is_cited_with_its_spells(ask: Ask) -> None:
    assert (
        "Borania in the Coast Union: applicant from 10 February 2003 to 30 June 2006, "
        "member from 1 July 2006" in ask("cite", "coast-union/BOR").out
    )


def test_several_records_name_each_source_once_with_all_places(ask: Ask) -> None:
    items = json.loads(
        ask("cite", "union-treaty-signed", "union-treaty-in-force", "-f", "csl-json").out
    )
    assert [item["id"] for item in items] == [
        "union-treaty-2004", "herald-2004", "union-treaty-signed", "union-treaty-in-force",
    ]  # fmt: skip
    assert items[0]["annote"] == "preamble; art. 30"


def test_a_title_in_another_language_is_written_as_asked_for(ask: Ask) -> None:
    def title(*words: str) -> str:
        return json.loads(ask("cite", "pact-treaty-1991", "-f", "csl-json", *words).out)[0]["title"]

    assert title() == title("--titles", "english") == "Coast Pact"
    assert title("--titles", "original") == "Береговой пакт"
    assert title("--titles", "both") == "Береговой пакт [Coast Pact]"
    assert title("--titles", "romanised") == "Beregovoi pakt [Coast Pact]"


@pytest.mark.parametrize(
    ("text", "variable"),
    [
        ("2014-05-29", {"date-parts": [[2014, 5, 29]]}),
        ("1994-10", {"date-parts": [[1994, 10]]}),
        ("1991~", {"date-parts": [[1991]], "circa": True}),
        ("1991/1993-02", {"date-parts": [[1991], [1993, 2]]}),
        ("1991/..", {"date-parts": [[1991]]}),
    ],
)
def test_dates_become_csl_dates(text: str, variable: dict) -> None:
    assert date_variable(parse_date(text)) == variable


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nothing-like-it"], "unknown event 'nothing-like-it'"),
        (["union"], "'union' may be herald-2004, union-catch-2006, coast-union, union-treaty-2004"),
        (
            ["coast-pact/COR"],
            "Cormark has no spell in Coast Pact; eurasia org coast-pact lists all",
        ),
        (["atlas-2019", "--style", "apaa"], "unknown style 'apaa'; did you mean apa?"),
        (["atlas-2019", "--style", "apa", "-f", "ris"], "--style goes with --format text"),
    ],
)
def test_what_cannot_be_cited_is_said(ask: Ask, words: list[str], message: str) -> None:
    answer = ask("cite", *words)
    assert (answer.code, answer.out) == (2, "")
    assert message in answer.err


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Mapper, A., & Ruler, B. (2019). Atlas of the Coast. Coast Press."),
        ("chicago", "Mapper, Ada, and Bo Ruler. 2019. Atlas of the Coast. Coast Press."),
        ("mla", "Mapper, Ada, and Bo Ruler. Atlas of the Coast. Coast Press, 2019."),
        ("harvard", "Mapper, A. and Ruler, B. (2019) Atlas of the Coast."),
        ("gost", "1. Mapper A., Ruler B. Atlas of the Coast."),
        ("ieee", "[1]"),
    ],
)
def test_a_citation_in_a_style(ask: Ask, style: str, expected: str) -> None:
    answer = ask("cite", "atlas-2019", "--style", style)
    assert answer.err == ""
    assert expected in answer.out


def test_a_style_without_the_extra_says_what_to_install(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eurasia_cli.cite import styled

    monkeypatch.setattr(styled, "find_spec", lambda name: None)
    monkeypatch.setattr(styled.shutil, "which", lambda name: None)
    answer = ask("cite", "atlas-2019", "--style", "apa")
    assert answer.code == 2
    assert "pip install 'eurasia-cli[cite]'" in answer.err


def test_csl_json_of_every_record_is_read_by_citeproc(items: list[dict]) -> None:
    read = CiteProcJSON(items)
    assert len(read) == len(items) >= 3300
    for item in items:
        assert str(read[item["id"]]["title"]) == item["title"]


@pytest.mark.parametrize("write", [bibtex, biblatex])
def test_bibtex_of_every_record_is_read_back(items: list[dict], write) -> None:
    library = bibtexparser.parse_string(write(items), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    read = {entry.key: entry for entry in library.entries}
    # An address is verbatim, and no LaTeX to be decoded.
    verbatim = {entry.key: entry for entry in bibtexparser.parse_string(write(items)).entries}
    assert len(read) == len(items)
    for item in items:
        fields = {field.key: field.value for field in read[item["id"]].fields}
        assert plain(fields["title"]) == plain(item["title"])
        address = verbatim[item["id"]].fields_dict.get("url")
        assert (address.value if address else None) == item.get("URL")
        if "issued" in item:
            year = item["issued"]["date-parts"][0][0]
            assert str(fields.get("year") or fields["date"]).startswith(str(year))
        if "author" in item:
            first = item["author"][0]
            assert plain(first.get("literal") or first["family"]) in plain(fields["author"])


def plain(text: str) -> str:
    """Return text as LaTeX keeps it: straight quotes and one kind of space."""
    straight = text.translate(str.maketrans("“”‘’–—", "\"\"''--")).replace("{", "").replace("}", "")
    return re.sub(r"-+", "-", re.sub(r"\s+", " ", straight.replace("``", '"').replace("''", '"')))


def test_ris_of_every_record_is_read_back(items: list[dict]) -> None:
    read = rispy.loads(ris(items))
    assert len(read) == len(items)
    for item, entry in zip(items, read, strict=True):
        assert entry["id"] == item["id"]
        assert entry["title"] == item.get("original-title", item["title"])
        assert item.get("URL") in (None, *entry.get("urls", []))
        if "issued" in item:
            assert entry["year"] == str(item["issued"]["date-parts"][0][0])


def test_the_types_are_those_of_the_works(items: list[dict]) -> None:
    by_type = {item["type"]: item for item in items}
    kinds = {name: biblatex([item]).split("{")[0] for name, item in by_type.items()}
    assert kinds["treaty"] == "@legal"
    assert kinds["legislation"] == "@legislation"
    assert kinds["dataset"] == "@dataset"
    assert kinds["webpage"] == "@online"
    assert kinds["article-journal"] == kinds["article-newspaper"] == "@article"
    assert kinds["report"] == "@report"
    assert ris([by_type["treaty"]]).startswith("TY  - LEGAL")
