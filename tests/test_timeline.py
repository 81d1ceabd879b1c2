"""`timeline` and `event`: filters, dates, formats and what is said when nothing matches."""

import csv
import io
import json

import pytest
from conftest import Ask

ALL = ["pact-signed", "pact-in-force", "herring-dispute", "union-treaty-signed",
       "union-treaty-in-force", "borania-joins", "cormark-talks"]  # fmt: skip


def ids(answer_out: str) -> list[str]:
    return [row["id"] for row in json.loads(answer_out)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ALL),
        (["--from", "2004"], ALL[3:]),
        (["--to", "2003"], ALL[:3]),
        (["--to", "2004-06"], ALL[:4]),
        (["--from", "2004-06-15", "--to", "2005-01-01"], ALL[3:5]),
        (["--on", "2004Q2"], ["union-treaty-signed"]),
        (["--on", "2003..2004"], ["herring-dispute", "union-treaty-signed"]),
        (["--on", "2006-07-15"], ["borania-joins"]),
        (["--on", "2006-07-15", "--certain"], []),
        (["--on", "2003-05", "--certain"], []),
        (["--on", "2003", "--certain"], ["herring-dispute"]),
        (["--on", "2008-05"], ["cormark-talks"]),
        (["--from", "2008-09"], ["cormark-talks"]),
        (["--from", "2008-09", "--certain"], []),
        (["--member", "COR"], ["herring-dispute", "cormark-talks"]),
        (["--member", "COR", "--member", "ardland"], ["pact-signed", *ALL[2:5], "cormark-talks"]),
        (["--member", "COR", "--org", "CU"], ["cormark-talks"]),
        (["--org", "coast pact"], ["pact-signed", "pact-in-force", "union-treaty-in-force"]),
        (["--topic", "trade"], ["herring-dispute", "union-treaty-signed", "cormark-talks"]),
        (["--kind", "signature"], ["pact-signed", "union-treaty-signed"]),
        (["--kind", "Entry into force"], ["pact-in-force", "union-treaty-in-force"]),
        (["--kind", "dispute", "--kind", "accession"], ["herring-dispute", "borania-joins"]),
        (["--thread", "union-road"], ALL[3:6]),
        (["--source", "pact-treaty-1991"], ["pact-signed", "pact-in-force"]),
        (["--search", "herring"], ["herring-dispute"]),
        (["--search", "customs PACT"], ["union-treaty-signed", "union-treaty-in-force"]),
        (["--search", "Борания"], ["pact-signed", "herring-dispute", "union-treaty-signed", "borania-joins"]),
        (["--search", "Arden"], ["pact-signed"]),
        (["--search", "порт"], ["union-treaty-signed"]),
        (["--place", "Port"], ["union-treaty-signed"]),
        (["--place", "Арден", "--place", "nagorno port"], ["pact-signed", "union-treaty-signed"]),
        (["--key"], ["pact-in-force", "union-treaty-in-force"]),
        (["--disputed"], ["union-treaty-signed"]),
        (["--reverse", "--limit", "2"], ["cormark-talks", "borania-joins"]),
        (["--limit", "0"], []),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_filters_keep_what_they_say(ask: Ask, words: list[str], expected: list[str]) -> None:
    assert ids(ask("timeline", "--format", "json", *words).out) == expected
    counted = [word for word in words if word not in ("--limit", "2", "0")]
    if "--limit" not in words:
        assert ask("timeline", "--count", *counted).out == f"{len(expected)}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nagorno-Port", ["union-treaty-signed"]),
        ("what?", []),
        ('herring"', ["herring-dispute"]),
        ("herring NOT worms", []),
        ("OR herring", []),
        ("herring AND", []),
        ("(", []),
        ("*", []),
        ("NEAR/2", []),
        ("title:herring", []),
        ("", []),
        ("\0", []),
    ],
)
def test_what_is_syntax_to_the_index_is_text_in_a_search(
    ask: Ask, words: str, expected: list[str]
) -> None:
    answer = ask("timeline", "--search", words, "--format", "json")
    assert (ids(answer.out), answer.code) == (expected, 0)


def test_a_record_has_the_promised_fields_in_order(ask: Ask) -> None:
    (record,) = json.loads(ask("timeline", "--disputed", "--format", "json").out)
    assert list(record.items()) == [
        ("id", "union-treaty-signed"),
        ("date", "2004-06-15"),
        ("earliest", "2004-06-15"),
        ("latest", "2004-06-15"),
        ("kind", "signature"),
        ("title", "Ardland and Borania sign the Treaty on the Coast Union"),
        ("summary", "The treaty replaces the pact by a customs union."),
        ("members", ["ARD", "BOR"]),
        ("organisations", ["coast-union"]),
        ("topics", ["founding", "trade"]),
        ("thread", "union-road"),
        ("agreement", "union-treaty"),
        ("place", "Nagorno-Port"),
        ("importance", 2),
        (
            "sources",
            [
                {"source": "union-treaty-2004", "locator": "preamble"},
                {"source": "herald-2004", "locator": "para. 1"},
            ],
        ),
        (
            "other_dates",
            [
                {
                    "date": "2004-06-16",
                    "reason": "The day of the newspaper, not of the act.",
                    "sources": [{"source": "herald-2004", "locator": "para. 1"}],
                }
            ],
        ),
    ]


def test_what_is_absent_is_null_and_a_list_is_a_list(ask: Ask) -> None:
    record = json.loads(ask("timeline", "--kind", "dispute", "--format", "json").out)[0]
    assert (record["thread"], record["agreement"], record["place"]) == (None, None, None)
    assert (record["organisations"], record["other_dates"]) == ([], [])


def test_a_remark_in_a_citation_is_no_part_of_the_record(ask: Ask) -> None:
    record = json.loads(ask("timeline", "--limit", "2", "--format", "json").out)[1]
    assert record["sources"] == [{"source": "pact-treaty-1991", "locator": "art. 9"}]


def test_jsonl_has_the_same_records_one_a_line(ask: Ask) -> None:
    array = json.loads(ask("timeline", "-f", "json").out)
    lines = ask("timeline", "-f", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == array


def test_a_pipe_gets_tsv_with_the_columns_of_json(ask: Ask) -> None:
    header, *lines = ask("timeline", "--disputed").out.splitlines()
    (record,) = json.loads(ask("timeline", "--disputed", "-f", "json").out)
    assert header.split("\t") == list(record)
    assert lines == [
        "union-treaty-signed\t2004-06-15\t2004-06-15\t2004-06-15\tsignature\t"
        "Ardland and Borania sign the Treaty on the Coast Union\t"
        "The treaty replaces the pact by a customs union.\tARD BOR\tcoast-union\tfounding trade\t"
        "union-road\tunion-treaty\tNagorno-Port\t2\tunion-treaty-2004 herald-2004\t2004-06-16"
    ]


def test_csv_says_the_same_as_tsv(ask: Ask) -> None:
    tsv = [line.split("\t") for line in ask("timeline").out.splitlines()]
    assert list(csv.reader(io.StringIO(ask("timeline", "-f", "csv").out))) == tsv


def test_markdown_with_cite_is_a_document_with_footnotes_and_a_bibliography(ask: Ask) -> None:
    answer = ask("timeline", "--from", "2004", "--to", "2005", "-f", "md", "--cite")
    assert answer.out == (
        "---\n"
        'title: "A small record for the tests"\n'
        'subtitle: "A small record for the tests, version 2020.1.0"\n'
        "lang: en-GB\n"
        "---\n"
        "\n"
        "## 2004\n"
        "\n"
        "**15 June 2004.** Ardland and Borania sign the Treaty on the Coast Union. The treaty "
        "replaces the pact by a customs union.[^1]\n"
        "\n"
        "> *Also in print: 16 June 2004.* The day of the newspaper, not of the act. "
        "(Arden Herald, “Union by summer?”, para. 1)\n"
        "\n"
        "[^1]: Coast Register, “Treaty on the Coast Union”, preamble; "
        "Arden Herald, “Union by summer?”, para. 1.\n"
        "\n"
        "## 2005\n"
        "\n"
        "**1 January 2005.** The Coast Union begins. Customs duties between the members end.[^2]\n"
        "\n"
        "[^2]: Coast Register, “Treaty on the Coast Union”, art. 30.\n"
        "\n"
        "## Bibliography\n"
        "\n"
        "- Arden Herald (2004). Union by summer? <https://herald.example/2004/union> "
        "(read 2020-05-30)\n"
        "- Coast Register (2004). Treaty on the Coast Union. <https://register.example/union> "
        "(read 2020-05-30)\n"
    )


def test_chosen_fields_with_cite_are_a_table_with_footnotes(ask: Ask) -> None:
    asked = ("timeline", "--on", "2005-01-01", "-f", "md", "--cite", "--fields", "date,cited")
    assert ask(*asked).out == (
        "| date | cited |\n"
        "| --- | --- |\n"
        "| 2005-01-01 | [^1] |\n"
        "\n"
        "[^1]: Coast Register (2004). Treaty on the Coast Union. "
        "<https://register.example/union> (read 2020-05-30)\n"
    )


def test_cite_in_a_pipe_is_text_with_numbered_sources(ask: Ask) -> None:
    lines = ask("timeline", "--key", "--cite").out.splitlines()
    assert any(line.endswith("pact-in-force [1]") for line in lines)
    assert "[1] Coast Register (1990). Береговой пакт [Coast Pact]." in " ".join(lines)


def test_fields_are_chosen_in_the_order_given(ask: Ask) -> None:
    answer = ask("timeline", "--fields", "date, id", "--limit", "2")
    assert answer.out == "date\tid\n1990-11-05\tpact-signed\n1991-03-01\tpact-in-force\n"
    record = json.loads(ask("timeline", "--fields", "sources,id", "--limit", "1", "-f", "json").out)
    assert list(record[0]) == ["sources", "id"]


def test_an_open_end_is_null(ask: Ask, folder) -> None:
    timeline = (folder / "timeline.yaml").read_text()
    (folder / "timeline.yaml").write_text(timeline.replace("2008-02/2008-10", "2008-02/.."))
    record = json.loads(ask("timeline", "--reverse", "-f", "json", data=folder).out)[0]
    assert (record["date"], record["earliest"], record["latest"]) == (
        "2008-02/..",
        "2008-02-01",
        None,
    )


def test_the_page_of_a_timeline(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert ask("timeline", "--from", "2003-02", "--to", "2005", "-f", "table").out == (
        "\n"
        "2003\n"
        "     2003  dispute           Borania bans herring from Cormark ≈!\n"
        "                             BOR COR  herring-dispute [herald-2004]\n"
        "\n"
        "2004\n"
        "   15 Jun  signature         Ardland and Borania sign the Treaty on the Coast\n"
        "                             Union ≠!\n"
        "                             ARD BOR  union-treaty-signed [union-treaty-2004\n"
        "                             herald-2004]\n"
        "\n"
        "2005\n"
        "    1 Jan  entry into force  The Coast Union begins\n"
        "                             ARD  union-treaty-in-force [union-treaty-2004]\n"
        "≈ may fall outside the dates asked for · ≠ other dates are in print: eurasia\n"
        "event ID · ! a source to read with care: eurasia source ID\n"
        "see also: eurasia event herring-dispute\n"
    )


def test_a_thread_reads_as_a_story(ask: Ask) -> None:
    page = ask("timeline", "--thread", "union-road", "-f", "table").out
    assert page.startswith(
        "\nThe road to the union  union-road\nFrom pact to customs union.\n\n2004\n"
    )
    first, second = page.index("Treaty on the Coast Union"), page.index("The Coast Union begins")
    assert first < page.index("The treaty replaces the pact by a customs union.") < second
    assert "The treaty replaces" not in ask("timeline", "-f", "table").out


def test_a_disputed_date_is_shown_with_who_gives_it_and_why_it_is_not_used(ask: Ask) -> None:
    page = " ".join(ask("timeline", "--disputed", "-f", "table").out.split())
    assert "≠ 16 June 2004: The day of the newspaper, not of the act. [herald-2004] ARD BOR" in page
