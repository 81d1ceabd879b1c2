"""HTML as text that is safe: what is not HTML already is escaped."""

from html import escape

from eurasia_cli.text import visible

_VOID = ("meta", "input")
_SELF_CLOSED = ("line", "path")


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, /, *children: object, **attributes: object) -> Html:
    """Return an element; None leaves an attribute or a child out, True writes it bare.

    Attributes are spelled as in Python: ``class_``, ``aria_label``.
    """
    written = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        key = key.rstrip("_").replace("_", "-")
        written.append(key if value is True else f'{key}="{_escaped(value)}"')
    opened = f"<{' '.join(written)}>"
    if name in _VOID:
        return Html(opened)
    if name in _SELF_CLOSED:
        return Html(f"{opened[:-1]}/>")
    return Html(f"{opened}{join(*children)}</{name}>")


def join(*children: object) -> Html:
    """Return children one after the other; text is escaped, None left out."""
    return Html("".join(_child(child) for child in children if child is not None))


def _child(child: object) -> str:
    return child if isinstance(child, Html) else _escaped(child)


def _escaped(value: object) -> str:
    return escape("\n".join(map(visible, str(value).split("\n"))), quote=True)
