"""A request that cannot be answered, or has no answer, ends in one clear sentence."""

import pytest
from conftest import Ask


@pytest.mark.parametrize(
    ("form", "empty"), [("json", "[]\n"), ("jsonl", ""), ("tsv", "id\n"), ("csv", "id\n")]
)
def test_nothing_found_is_an_empty_document_and_a_reason(ask: Ask, form: str, empty: str) -> None:
    words = ["timeline", "--member", "COR", "--kind", "dispute", "--from", "2010"]
    answer = ask(*words, "--fields", "id", "--format", form)
    assert answer == (
        empty,
        "eurasia: no event matches: --from 2010 leaves none of the 1 events that pass the filters "
        "before it\n",
        0,
    )
    assert ask(*words, "--fail-empty").code == 1


def test_fail_empty_is_silent_when_something_is_found(ask: Ask) -> None:
    assert ask("timeline", "--fail-empty").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "06/10/2007"], "--from 06/10/2007: day or month first? Write 2007-10-06 or 2007-06-10"),
        (["--from", "2007-02-30"], "--from 2007-02-30: 2007-02 has 28 days; write 2007-02-28"),
        (["--from", "2012", "--to", "2007"], "--from 2012 is after --to 2007; write --from 2007 --to 2012"),
        (["--on", "2012..2007"], "--on 2012..2007: the end is before the start; write 2007..2012"),
        (["--on", "2007", "--to", "2008"], "--on goes without --from and --to; write --on 2007..2012 for a range"),
        (["--member", "Ardlnd"], "unknown member 'Ardlnd'; did you mean Ardland (ARD), Cormark (COR) or Borania (BOR)? eurasia member lists all"),
        (["--org", "zzz"], "unknown organisation 'zzz'; eurasia org lists all"),
        (["--topic", "foundng"], "unknown topic 'foundng'; did you mean founding? eurasia stats --by topic lists all"),
        (["--thread", "union-rd"], "unknown thread 'union-rd'; did you mean union-road? eurasia stats --by thread lists all"),
        (["--fields", "id,titel"], "unknown field 'titel'; did you mean title? The fields are id, date, earliest, latest, kind, title, summary, members, organisations, topics, thread, agreement, place, importance, sources, other_dates"),
        (["--cite", "-f", "json"], "--cite goes with --format table or md; json names the sources anyway"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)  # fmt: skip
def test_a_wrong_request_is_one_sentence_and_exit_2(
    ask: Ask, words: list[str], sentence: str
) -> None:
    assert ask("timeline", *words) == ("", f"eurasia: {sentence}\n", 2)


def test_an_unknown_kind_lists_the_kinds(ask: Ask) -> None:
    answer = ask("timeline", "--kind", "signatur")
    assert answer.err.startswith("eurasia: unknown kind 'signatur'; did you mean signature")
    assert answer.err.endswith("election, publication\n")
    assert answer.code == 2


@pytest.mark.parametrize(
    "words", [["--format", "xml"], ["--limit", "-1"], ["--limit", "x"], ["--form", "2007"]]
)
def test_a_wrong_option_is_refused_with_exit_2(ask: Ask, words: list[str]) -> None:
    answer = ask("timeline", *words)
    assert (answer.out, answer.code) == ("", 2)
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["define", "CU"], "unknown term 'CU'; it is an organisation: eurasia org coast-union"),
        (["member", "coast union"], "it is an organisation: eurasia org coast-union"),
        (["event", "2004-06-15"], "it is a date: eurasia timeline --on 2004-06-15"),
        (["event", "herring_catch"], "it is a series: eurasia fact herring_catch"),
        (["timeline", "herring"], "takes options only; eurasia search WORDS finds by words"),
    ],
)
def test_a_name_of_something_else_is_recognised(ask: Ask, words: list[str], advice: str) -> None:
    answer = ask(*words)
    assert (answer.code, answer.out) == (2, "")
    assert advice in answer.err
