"""`member`, `org`, `trace` and `source`: who belonged to what, and what a date allows to say."""

import json

import pytest
from conftest import Ask


@pytest.mark.parametrize(
    "name",
    ["BOR", "bor", "BO", "Borania", "borania", "Зелёная Борания", "зеленая борания", "Borania ta'Nord",
     "boran", "бор", "BORANIA  TA NORD"],
)  # fmt: skip
def test_a_state_is_found_by_code_name_language_and_beginning(ask: Ask, name: str) -> None:
    (record,) = json.loads(ask("member", name, "-f", "json").out)
    assert record["id"] == "BOR"


@pytest.mark.parametrize(
    "name",
    ["CU", "coast-union", "Coast Union", "береговой союз", "union of the coast", "жаға одағы"],
)
def test_an_organisation_is_found_by_any_of_its_names(ask: Ask, name: str) -> None:
    (record,) = json.loads(ask("org", name, "-f", "json").out)
    assert record["id"] == "coast-union"


def test_accents_do_not_matter(ask: Ask) -> None:
    assert json.loads(ask("member", "ARDIA", "-f", "json").out)[0]["id"] == "ARD"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["member", "Kasachstan"], "unknown member 'Kasachstan'; did you mean"),
        (
            ["org", "coast"],
            "organisation 'coast' may be coast-pact, coast-union; write one of them",
        ),
        (["trace", "XYZ"], "unknown organisation 'XYZ'"),
        (["source", "nothing like it"], "unknown source 'nothing like it'"),
        (["member", "BOR", "--on", "8.12.1991"], "--on 8.12.1991: write 1991-12-08"),
        (["member", ""], "unknown member ''"),
        (["member", "[red]x"], "unknown member '[red]x'"),
        (["event", "*"], "unknown event '*'"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(
    ask: Ask, words: list[str], sentence: str
) -> None:
    answer = ask(*words)
    assert (answer.out, answer.code) == ("", 2)
    assert answer.err.startswith(f"eurasia: {sentence}")


def test_a_member_record_has_the_promised_fields(ask: Ask) -> None:
    (record,) = json.loads(ask("member", "BOR", "-f", "json").out)
    assert list(record)[:4] == ["id", "name", "aliases", "memberships"]
    assert record["name"] == "Borania"
    assert record["aliases"] == ["Зелёная Борания", "Borania ta'Nord", "BOR", "BO"]
    assert [
        (spell["organisation"], spell["status"], spell["from"], spell["to"])
        for spell in record["memberships"]
    ] == [
        ("coast-pact", "member", "1992", "1998-05"),
        ("coast-union", "applicant", "2003-02-10", "2006-06-30"),
        ("coast-union", "member", "2006-07-01", None),
    ]


def test_an_organisation_record_has_the_promised_fields(ask: Ask) -> None:
    (record,) = json.loads(ask("org", "CU", "-f", "json").out)
    assert list(record)[:6] == ["id", "name", "kind", "founded", "dissolved", "memberships"]
    assert (record["founded"], record["dissolved"]) == ("2005-01-01", None)
    spell = next(spell for spell in record["memberships"] if spell["member"] == "ARD")
    assert spell == {
        "member": "ARD",
        "status": "member",
        "from": "2005-01-01",
        "to": None,
        "signed": "2004-06-15",
        "end_reason": None,
        "note": None,
        "sources": [{"source": "union-treaty-2004", "locator": "art. 30"}],
        "other_dates": [
            {
                "date": "2004-06-15",
                "reason": "The day of signature, which a newspaper takes for the start.",
                "sources": [{"source": "herald-2004", "locator": "para. 2"}],
            }
        ],
        "checked": "2020-06-01",
    }
    assert record["succeeds"] == [{"organisation": "coast-pact", "event": "union-treaty-in-force"}]


def test_without_a_name_all_are_listed(ask: Ask) -> None:
    assert [row["id"] for row in json.loads(ask("member", "-f", "json").out)] == [
        "ARD",
        "BOR",
        "COR",
    ]
    assert [row["id"] for row in json.loads(ask("org", "-f", "json").out)] == [
        "coast-pact",
        "coast-union",
    ]


def test_memberships_in_a_cell_are_short(ask: Ask) -> None:
    out = ask("member", "BOR", "--fields", "memberships").out
    assert out == (
        "memberships\ncoast-pact:member:1992/1998-05 "
        "coast-union:applicant:2003-02-10/2006-06-30 coast-union:member:2006-07-01/..\n"
    )


def test_on_a_day_only_what_held_or_may_have_held_is_left(ask: Ask) -> None:
    (record,) = json.loads(ask("member", "BOR", "--on", "1998-05-15", "-f", "json").out)
    assert [(s["organisation"], s["held"]) for s in record["memberships"]] == [
        ("coast-pact", "possibly")
    ]
    (record,) = json.loads(ask("org", "CU", "--on", "2006-07-01", "-f", "json").out)
    assert [(s["member"], s["status"], s["held"]) for s in record["memberships"]] == [
        ("ARD", "member", "yes"),
        ("BOR", "member", "yes"),
    ]


def test_the_page_answers_yes_no_or_possibly(ask: Ask) -> None:
    lines = ask("org", "CU", "--on", "2008-06", "-f", "table").out.splitlines()
    answers = {
        line.split()[0]: line.split()[1] for line in lines if line[:3] in ("Ard", "Bor", "Cor")
    }
    assert answers == {"Borania": "yes", "Ardland": "yes", "Cormark": "possibly"}
    lines = ask("member", "BOR", "--on", "2000", "-f", "table").out.splitlines()
    assert [line.split() for line in lines[-3:-1]] == [["CP", "no"], ["CU", "no"]]


def test_bars_can_be_read_without_colour_and_in_ascii(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("LC_ALL", "C")
    out = ask("org", "CU", "-f", "table").out
    assert [line for line in out.splitlines() if line[:3] in ("Bor", "Ard", "Cor")][:3] == [
        "Borania  ......#############################",
        "Ardland      ###############################",
        "Cormark           oooooooooooooooooooooooooo",
    ]
    assert "# member  . applicant  o observer" in out
    assert "Береговой союз" in out  # names are data: no locale may cost a letter


def test_the_matrix_marks_states_by_letters(ask: Ask) -> None:
    out = ask("org", "--on", "1998-05", "-f", "table").out
    assert "Ardland  M" in out
    assert "Borania  M?" in out
    assert "Cormark" not in out


def test_a_trace_names_the_act_of_each_step(ask: Ask) -> None:
    for name in ("CP", "CU"):
        assert json.loads(ask("trace", name, "-f", "json").out) == [
            {
                "organisation": "coast-union",
                "succeeds": "coast-pact",
                "event": "union-treaty-in-force",
                "date": "2005-01-01",
                "kind": "entry-into-force",
                "title": "The Coast Union begins",
                "sources": [{"source": "union-treaty-2004", "locator": "art. 30"}],
            }
        ]
    assert "└── Coast Union  2005– · 1 January 2005: The Coast Union begins" in (
        ask("trace", "CP", "-f", "table").out
    )


def test_a_trace_is_a_graph_for_graphviz(ask: Ask) -> None:
    assert ask("trace", "CU", "-f", "dot").out == (
        "digraph lineage {\n"
        "  rankdir=LR;\n"
        "  node [shape=box];\n"
        '  "coast-pact" [label="CP"];\n'
        '  "coast-union" [label="CU"];\n'
        '  "coast-pact" -> "coast-union" [label="2005-01-01"];\n'
        "}\n"
    )


def test_a_source_names_what_rests_on_it(ask: Ask) -> None:
    (record,) = json.loads(ask("source", "union-treaty-2004", "-f", "json").out)
    assert record["cited_by"] == [
        "union-treaty-signed",
        "union-treaty-in-force",
        "borania-joins",
        "coast-union",
        "coast-union/ARD",
        "coast-union/BOR",
        "customs-union",
    ]
    assert (record["kind"], record["caution"], record["author"]) == (
        "treaty", None, [{"literal": "Coast Register"}],
    )  # fmt: skip


def test_a_source_is_found_by_words(ask: Ask) -> None:
    found = json.loads(ask("source", "Coast", "Register", "-f", "json").out)
    assert [row["id"] for row in found] == ["pact-treaty-1991", "union-treaty-2004"]
    assert len(json.loads(ask("source", "-f", "json").out)) == 4


def test_a_source_with_a_caution_shows_it(ask: Ask) -> None:
    assert (
        "caution   Takes signature for entry into force."
        in ask("source", "herald", "-f", "table").out
    )
    names = ask("source", "atlas-2019", "--fields", "author").out
    assert names == "author\nMapper, Ada; Ruler, Bo\n"


def test_spells_are_one_row_each(ask: Ask) -> None:
    answer = ask(
        "member", "BOR", "--spells", "-f", "csv", "--fields", "member,organisation,from,to"
    )
    assert answer.out == (
        "member,organisation,from,to\n"
        "BOR,coast-pact,1992,1998-05\n"
        "BOR,coast-union,2003-02-10,2006-06-30\n"
        "BOR,coast-union,2006-07-01,\n"
    )


def test_spells_of_an_organisation_as_of_a_day_say_whether_they_held(ask: Ask) -> None:
    words = ("org", "--spells", "--on", "1998-05-10", "-f", "json")
    rows = json.loads(ask(*words, "--fields", "organisation,member,held").out)
    assert rows == [
        {"organisation": "coast-pact", "member": "ARD", "held": "yes"},
        {"organisation": "coast-pact", "member": "BOR", "held": "possibly"},
    ]
    assert "possibly  member" in ask(*words[:-1], "table").out


def test_an_ambiguous_name_lists_names_with_the_word_anywhere(ask: Ask) -> None:
    answer = ask("org", "coast", "-f", "json")
    assert "may be coast-pact, coast-union;" in answer.err
    assert "may be coast-pact, coast-union;" in ask("org", "co", "-f", "json").err
