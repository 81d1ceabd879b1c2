"""The data dictionary names every field and word that the program knows."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from eurasia_cli import fact_models, models, vocabulary
from eurasia_cli.dates import parse_date
from eurasia_cli.fields import key_of, written

ROOT = Path(__file__).parents[1]
DICTIONARY = (ROOT / "data" / "README.md").read_text("utf-8")
RECORDS = [models.Event, models.Thread, models.Topic, models.OtherDate, models.Citation, models.Organisation,
           models.Succession, models.LocalName, models.Place, models.Membership, models.Member, models.Source, models.Custom, models.Dataset,
           fact_models.Indicator, fact_models.Claim, fact_models.Reference, fact_models.Term]  # fmt: skip


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.__name__)
def test_every_field_is_in_the_data_dictionary_as_defined(cls: type) -> None:
    for one in fields(cls):
        if one.name in written(cls):
            line = re.search(
                rf"^\| `{key_of(cls, one.name)}` \| \w* \| (.*) \|$", DICTIONARY, re.MULTILINE
            )
            assert line, one.name
            assert one.metadata["doc"] in DICTIONARY


@pytest.mark.parametrize(
    "words", ["KINDS", "STATUSES", "END_REASONS", "ORGANISATION_KINDS", "SOURCE_KINDS"]
)
def test_every_word_of_a_closed_list_is_in_the_data_dictionary(words: str) -> None:
    assert ", ".join(getattr(vocabulary, words)) in DICTIONARY


def test_the_example_dates_of_the_dictionary_are_dates() -> None:
    (section,) = re.findall(r"^## Dates\n(.*?)\n\n\|", DICTIONARY, re.DOTALL | re.MULTILINE)
    dates = re.findall(r"`(\d{4}[^`]*)`", section)
    assert len(dates) >= 7
    for text in dates:
        assert parse_date(text).text == text


def test_the_versions_agree() -> None:
    from eurasia_cli import __version__

    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert f"## [{__version__}]" in changelog
    assert f"\nversion: {__version__}\n" in citation
