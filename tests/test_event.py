"""`event`: one event whole, with its place in its story."""

import json

from conftest import Ask


def test_an_event_is_shown_with_its_neighbours_in_the_story(ask: Ask) -> None:
    (record,) = json.loads(ask("event", "union-treaty-in-force", "-f", "json").out)
    assert (record["previous"], record["next"]) == ("union-treaty-signed", "borania-joins")
    assert (record["checked"], record["date_note"]) == ("2020-06-01", None)
    (first,) = json.loads(ask("event", "pact-s", "-f", "json").out)
    assert (first["id"], first["previous"], first["next"]) == ("pact-signed", None, None)


def test_an_event_on_a_page_names_sources_cautions_and_other_dates(ask: Ask) -> None:
    assert ask("event", "union-treaty-signed", "-f", "table").out == (
        "\n"
        "Ardland and Borania sign the Treaty on the Coast Union  union-treaty-signed\n"
        "The treaty replaces the pact by a customs union.\n"
        "date           15 June 2004\n"
        "kind           signature\n"
        "place          Nagorno-Port (Порт)\n"
        "states         ARD BOR\n"
        "organisations  coast-union\n"
        "topics         founding trade\n"
        "agreement      union-treaty\n"
        "story          The road to the union (union-road)\n"
        "after it       1 January 2005: The Coast Union begins (union-treaty-in-force)\n"
        "checked        2020-06-01\n"
        "\n"
        "Sources\n"
        "union-treaty-2004  preamble · Coast Register (2004). Treaty on the Coast Union.\n"
        "                   https://register.example/union (read 2020-05-30)\n"
        "herald-2004        para. 1 ! Takes signature for entry into force. · Arden Herald (2004). Union by\n"
        "                   summer? https://herald.example/2004/union (read 2020-05-30)\n"
        "\n"
        "Other dates in print\n"
        "2004-06-16  The day of the newspaper, not of the act. Given by herald-2004 (para. 1).\n"
        "see also: eurasia cite union-treaty-signed · eurasia timeline --thread union-road\n"
    )


def test_an_ambiguous_event_lists_the_candidates(ask: Ask) -> None:
    answer = ask("event", "union-treaty")
    assert answer.err == (
        "eurasia: event 'union-treaty' may be union-treaty-in-force, union-treaty-signed; "
        "write one of them\n"
    )
    assert answer.code == 2
