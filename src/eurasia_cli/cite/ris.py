"""CSL-JSON items → RIS, which reference managers import (Research Information Systems, 2011)."""

from eurasia_cli.cite.items import Item

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "legislation": "STAT",
    "legal_case": "CASE",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}


def ris(items: list[Item]) -> str:
    """Return the items as RIS records: TI the original title, TT its translation."""
    return "\n".join(_record(item) for item in items)


def _record(item: Item) -> str:
    original = item.get("original-title")
    tags: list[tuple[str, str | None]] = [
        ("ID", item["id"]),
        *(("AU", _name(name)) for name in item.get("author", [])),
        *(("A2", _name(name)) for name in item.get("editor", [])),
        ("TI", original or item["title"]),
        ("TT", item["title"] if original else None),
        ("T2", item.get("container-title")),
        ("T3", item.get("collection-title")),
        ("PB", item.get("publisher")),
        ("CY", item.get("publisher-place") or item.get("event-place")),
        ("PY", _year(item)),
        ("DA", _date(item, "issued")),
        ("Y2", _date(item, "accessed")),
        ("VL", item.get("volume")),
        ("IS", item.get("issue") or item.get("number")),
        *zip(("SP", "EP"), _pages(item), strict=False),
        ("ET", item.get("version")),
        ("M3", item.get("genre")),
        ("LA", item.get("language")),
        ("DO", item.get("DOI")),
        ("SN", item.get("ISBN") or item.get("ISSN")),
        ("UR", item.get("URL")),
        ("N1", item.get("note")),
        ("N1", item.get("annote")),
    ]
    lines = [f"{tag}  - {' '.join(text.split())}" for tag, text in tags if text]
    return "\n".join([f"TY  - {_TYPES.get(item['type'], 'GEN')}", *lines, "ER  - ", ""])


def _name(name: dict[str, str]) -> str:
    parts = (name.get(part) for part in ("family", "given"))
    return name.get("literal") or ", ".join(part for part in parts if part)


def _pages(item: Item) -> list[str]:
    return [part.strip() for part in item.get("page", "").replace("–", "-").split("-")]


def _year(item: Item) -> str | None:
    return str(item["issued"]["date-parts"][0][0]) if "issued" in item else None


def _date(item: Item, variable: str) -> str | None:
    """Return a date as YYYY/MM/DD/, with nothing between the slashes that is not known."""
    if variable not in item:
        return None
    parts = [f"{part:02d}" for part in item[variable]["date-parts"][0]]
    return "/".join([*parts, *[""] * (4 - len(parts))])
