"""Citations to take away: what to cite for a record, and how each format writes it."""

from eurasia_cli.cite.items import Item, Titles, with_title


def written(items: list[Item], form: str, style: str | None, titles: Titles | None) -> str:
    """Return items in a format: text, bibtex, biblatex, ris or csl-json.

    Titles are written as asked for; where nothing is, CSL-JSON and RIS keep the original title and
    its translation apart, and the others write both.
    """
    if titles is not None or form not in ("csl-json", "ris"):
        items = [with_title(item, titles or Titles.both) for item in items]
    if form == "csl-json":
        import json

        return json.dumps(items, ensure_ascii=False, indent=2) + "\n"
    if form == "ris":
        from eurasia_cli.cite.ris import ris

        return ris(items)
    if form == "text":
        from eurasia_cli.cite.styled import bibliography

        return bibliography(items, style or "apa")
    from eurasia_cli.cite import bibtex

    return bibtex.bibtex(items) if form == "bibtex" else bibtex.biblatex(items)
