"""HTML that cannot be injected into: text is escaped unless an element was made here."""

from collections.abc import Callable, Iterable
from html import escape

# Elements without an end tag that the page uses.
_VOID = frozenset({"br", "hr", "input", "img"})


class Html(str):
    """A finished piece of HTML; plain ``str`` is text and is escaped on its way into one."""

    __slots__ = ()


Child = str | None
# How the words of a document or a reply are written: as they are, or with readings over them.
Writer = Callable[[str], Html]
Attribute = str | int | float | bool | None


def text(content: str) -> Html:
    """``content`` as HTML that shows exactly these characters."""
    return content if isinstance(content, Html) else Html(escape(content, quote=True))


def join(children: Iterable[Child], separator: str = "") -> Html:
    """The children one after another; plain strings are escaped, None is left out."""
    return Html(text(separator).join(text(child) for child in children if child is not None))


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """One element.

    Args:
        tag: Its name.
        children: What stands inside; plain strings are escaped, None is left out.
        attributes: ``class_`` and ``for_`` lose their underscore, the others become hyphens
            (``data_doc`` is ``data-doc``). True writes the bare name, False and None nothing.
    """
    opening = tag + "".join(
        _attribute(name, value)
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{opening}>")
    return Html(f"<{opening}>{join(children)}</{tag}>")


def _attribute(name: str, value: Attribute) -> str:
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{escape(str(value), quote=True)}"'
