"""CSL-JSON items → BibTeX, as the classic styles read it, and BibLaTeX, which knows more types.

Field names are those of btxdoc (Patashnik 1988) and of the biblatex manual, section 2.2.
"""

from eurasia_cli.cite.items import Item

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "report": "techreport",
}
_BIBLATEX_TYPES = {
    **_BIBTEX_TYPES,
    "report": "report",
    "dataset": "dataset",
    "legislation": "legislation",
    "treaty": "legal",
    "legal_case": "jurisdiction",
    "webpage": "online",
    "post-weblog": "online",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle"}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
# What babel, and so biblatex, calls the languages that hyphenate.
_LANGUAGES = {
    "ar": "arabic", "bg": "bulgarian", "de": "german", "en": "british", "fr": "french",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "kk": "kazakh",
    "nl": "dutch", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "tr": "turkish", "uk": "ukrainian", "vi": "vietnamese",
}  # fmt: skip
_VERBATIM = ("url", "doi")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(items: list[Item]) -> str:
    """Return the items as BibTeX entries; dates as year and month, as its styles expect."""
    return "\n".join(
        _entry(_BIBTEX_TYPES.get(i["type"], "misc"), i, _bibtex_dates(i)) for i in items
    )


def biblatex(items: list[Item]) -> str:
    """Return the items as BibLaTeX entries; dates as ISO 8601-2, which is EDTF."""
    return "\n".join(
        _entry(_BIBLATEX_TYPES.get(i["type"], "misc"), i, _biblatex_dates(i)) for i in items
    )


def _entry(kind: str, item: Item, dates: dict[str, str]) -> str:
    container = _CONTAINERS.get(kind, "howpublished" if kind == "misc" else "maintitle")
    texts = {
        "title": item["title"],
        container: item.get("container-title"),
        "series": item.get("collection-title"),
        "publisher" if kind != "techreport" else "institution": item.get("publisher"),
        "address": item.get("publisher-place") or item.get("event-place"),
        "volume": item.get("volume"),
        "number": item.get("issue") or item.get("number"),
        "pages": (item.get("page") or "").replace("–", "-").replace("-", "--"),
        "version": item.get("version"),
        "type": item.get("genre"),
        "note": item.get("note"),
        "annote": item.get("annote"),
        "langid": _LANGUAGES.get(item.get("language", "")),
        "isbn": item.get("ISBN"),
        "issn": item.get("ISSN"),
        "doi": item.get("DOI"),
        "url": item.get("URL"),
    }
    fields = {"author": _names(item.get("author", [])), "editor": _names(item.get("editor", []))}
    # Braces round a title keep its capitals, which styles would lower.
    fields |= {
        name: text
        if name in _VERBATIM
        else f"{{{_escaped(text)}}}"
        if name == "title"
        else _escaped(text)
        for name, text in texts.items()
        if text
    }
    fields |= dates
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{kind}{{{_key(item)},", *lines, "}", ""])


def _key(item: Item) -> str:
    return str(item["id"]).replace("/", ":")


def _names(names: list[dict[str, str]]) -> str:
    return " and ".join(
        f"{{{_escaped(name['literal'])}}}"
        if "literal" in name
        else ", ".join(_escaped(name[part]) for part in ("family", "given") if part in name)
        for name in names
    )


def _bibtex_dates(item: Item) -> dict[str, str]:
    dates: dict[str, str] = {}
    if "issued" in item:
        year, *rest = item["issued"]["date-parts"][0]
        dates["year"] = str(year)
        if rest:
            dates["month"] = _MONTHS[rest[0] - 1]
    if "accessed" in item:
        dates["urldate"] = _iso(item["accessed"]["date-parts"][0])
    return dates


def _biblatex_dates(item: Item) -> dict[str, str]:
    dates = {}
    for variable, name in (("issued", "date"), ("accessed", "urldate")):
        if variable in item:
            text = "/".join(_iso(parts) for parts in item[variable]["date-parts"])
            dates[name] = text + ("~" if item[variable].get("circa") else "")
    return dates


def _iso(parts: list[int]) -> str:
    return "-".join(f"{part:02d}" for part in parts)


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
