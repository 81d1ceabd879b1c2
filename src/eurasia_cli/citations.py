"""A source as a line of text: author, year, title, where, when read."""

from eurasia_cli.models import Name, Source


class Numbering:
    """Numbers sources in the order in which they are first cited."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def marks(self, keys: list[str], mark: str = "[{}]") -> str:
        """Return the numbers of the sources with these ids, as ``[3] [7]``."""
        numbers = [self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys]
        return " ".join(mark.format(number) for number in numbers)

    @property
    def notes(self) -> list[str]:
        """Return the numbered sources as text, in order."""
        return [reference(self._sources[key]) for key in self._numbers if key in self._sources]


def reference(source: Source) -> str:
    """Return a source as one line, in the order of the author-date styles."""
    who = authors(source)
    year = source.issued.text[:4] if source.issued else "n.d."
    title = source.original_title or source.title
    translated = f" [{source.title}]" if source.original_title else ""
    container = source.container_title if source.container_title not in (None, who) else ""
    publisher = source.publisher if source.publisher not in (None, who, container) else ""
    called = f"{title}{translated}"
    parts = [f"{who} ({year})", called] if who else [f"{called} ({year})"]
    parts += [part for part in (container, _numbers(source), publisher) if part]
    parts += [f"doi:{source.DOI}"] if source.DOI else []
    text = " ".join(part if part[-1] in ".?!" else f"{part}." for part in parts)
    if source.URL:
        text += f" {source.URL}" + (f" (read {source.accessed})" if source.accessed else "")
    return text


def authors(source: Source) -> str:
    """Return who wrote a source, else who published it."""
    return ", ".join(_name(name) for name in source.author) or source.publisher or ""


def _numbers(source: Source) -> str:
    volume = f"vol. {source.volume}" if source.volume else ""
    issue = f"no. {source.issue or source.number}" if source.issue or source.number else ""
    page = f"pp. {source.page}" if source.page else ""
    version = f"Version {source.version}" if source.version else ""
    return ", ".join(part for part in (volume, issue, page, version) if part)


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    return ", ".join(part for part in (name.family, name.given) if part)
