"""Sources: found again by a stranger, cited with the place in them, and worth citing."""

import re
from collections.abc import Callable, Iterator

from eurasia_cli.checks.report import citation_lists, problem
from eurasia_cli.errors import Problem, did_you_mean
from eurasia_cli.whole import Data

# Labels of CSL locators (citeproc terms, short form), with places in treaties and registers.
LABELS = (
    "annex", "app.", "art.", "arts.", "bk.", "ch.", "chaps.", "col.", "cols.", "fig.", "figs.",
    "fol.", "l.", "line", "ll.", "lines", "n.", "nn.", "no.", "nos.", "op.", "p.", "para.",
    "paras.", "pp.", "preamble", "pt.", "pts.", "r.", "s.v.", "sec.", "secs.", "supp.", "table",
    "tit.", "v.", "vol.", "vols.",
)  # fmt: skip
ENCYCLOPAEDIAS = re.compile(r"wiki(pedia|data|source|mili|wand|2)?\.|wikipedia|dbpedia|fandom\.com")
TRACKING = re.compile(r"[?&](utm_\w+|fbclid|gclid|yclid)=")
SHORTENED = re.compile(r"https?://(bit\.ly|t\.co|goo\.gl|tinyurl\.com|clck\.ru)/")
DOI = re.compile(r"10\.\d{4,9}/\S+")
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?")


def locator_label(data: Data) -> Iterator[Problem]:
    """A locator begins with a label: art. 113, not 113."""
    for _, citations in citation_lists(data):
        for citation in citations:
            label = re.split(r"[\s,]", citation.locator, maxsplit=1)[0]
            if label not in LABELS:
                advice = did_you_mean(label, LABELS) or "; write art. 113, p. 4, para. 2, sec. Name"
                message = f"locator {citation.locator!r} begins with no label{advice}"
                yield problem(citation, "locator", message, "locator-label")


def cited_twice(data: Data) -> Iterator[Problem]:
    """The same place is not cited twice in one list."""
    for _, citations in citation_lists(data):
        seen = set()
        for citation in citations:
            place = (citation.source, citation.locator)
            if place in seen:
                message = f"{citation.source}, {citation.locator} is cited twice here; remove one"
                yield problem(citation, "source", message, "cited-twice")
            seen.add(place)


def accessed_missing(data: Data) -> Iterator[Problem]:
    """A source on the web says when it was read."""
    for source in data.sources:
        if source.URL and not source.accessed:
            message = "URL without accessed; write the day on which it was read"
            yield problem(source, "URL", message, "accessed-missing")


def accessed_after_update(data: Data) -> Iterator[Problem]:
    """No source was read after the day of the last change."""
    for source in data.sources:
        if data.dataset and source.accessed and source.accessed > data.dataset.updated:
            message = f"accessed {source.accessed} is after `updated` in dataset.yaml; set that"
            yield problem(source, "accessed", message, "accessed-after-update")


def nobody_responsible(data: Data) -> Iterator[Problem]:
    """A source has an author, editor or publisher."""
    for source in data.sources:
        if not (source.author or source.editor or source.publisher):
            message = f"source {source.id} has no author, editor or publisher; name who says it"
            yield problem(source, "id", message, "nobody-responsible")


def name_incomplete(data: Data) -> Iterator[Problem]:
    """A name is a family name with given names, or a literal."""
    for source in data.sources:
        for name in (*source.author, *source.editor):
            if bool(name.family) == bool(name.literal):
                message = "write either family (and given) for a person, or literal for a body"
                yield problem(name, None, message, "name-incomplete")


def encyclopaedia(data: Data) -> Iterator[Problem]:
    """An encyclopaedia is a way to find sources, not one."""
    for source in data.sources:
        if source.URL and ENCYCLOPAEDIAS.search(source.URL.lower()):
            message = f"{source.URL} is an encyclopaedia or a copy of one; cite what it cites"
            yield problem(source, "URL", message, "encyclopaedia")


def url_tracked(data: Data) -> Iterator[Problem]:
    """An address carries no tracking parameters and is not shortened."""
    for source in data.sources:
        if source.URL and (TRACKING.search(source.URL) or SHORTENED.match(source.URL)):
            message = "the address is shortened or carries tracking; write the page's own address"
            yield problem(source, "URL", message, "url-tracked")


def url_twice(data: Data) -> Iterator[Problem]:
    """One document is one record."""
    first: dict[str, str] = {}
    for source in data.sources:
        if not source.URL:
            continue
        address = re.sub(r"^https?://(www\.)?", "", source.URL).rstrip("/")
        if address in first:
            message = f"the same address as {first[address]}; make them one record"
            yield problem(source, "URL", message, "url-twice")
        first.setdefault(address, source.id)


def doi_form(data: Data) -> Iterator[Problem]:
    """A DOI is bare: 10.1000/182."""
    for source in data.sources:
        if source.DOI and not DOI.fullmatch(source.DOI):
            message = f"DOI {source.DOI!r}; write it bare, as 10.1000/182"
            yield problem(source, "DOI", message, "doi-form")


def language_form(data: Data) -> Iterator[Problem]:
    """A language is its ISO 639-1 code."""
    for source in data.sources:
        if not LANGUAGE.fullmatch(source.language):
            message = f"language {source.language!r}; write its code, as en, ru or kk"
            yield problem(source, "language", message, "language-form")


def licence_missing(data: Data) -> Iterator[Problem]:
    """A data set that is used says under which licence."""
    for source in data.sources:
        if source.custom.kind == "dataset" and not source.custom.licence:
            message = f"data set {source.id} names no licence; write custom: licence"
            yield problem(source, "custom", message, "licence-missing")


def essay_without_caution(data: Data) -> Iterator[Problem]:
    """An essay or a commentary is cited with a caution."""
    for source in data.sources:
        if source.custom.kind == "essay" and not source.custom.caution:
            message = f"{source.id} is an essay; say in custom: caution why to be careful"
            yield problem(source, "custom", message, "essay-without-caution")


RULES: tuple[Callable[[Data], Iterator[Problem]], ...] = (
    locator_label,
    cited_twice,
    accessed_missing,
    accessed_after_update,
    nobody_responsible,
    name_incomplete,
    encyclopaedia,
    url_tracked,
    url_twice,
    doi_form,
    language_form,
    licence_missing,
    essay_without_caution,
)
