"""XML and HTML -> elements. The only module that knows lxml.

Names are looked at without their namespace: Word writes two sets of them, and all that is read
here is called the same in both.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from corpus.errors import ReadingCode, ReadingError

Element = Any  # lxml has no types of its own

_MAX_DEPTH = 200  # of elements in elements; deeper ones are an attack, or broken


def parse_xml(content: bytes, name: str) -> Element:
    """The root element of an XML file; entities and the network are never looked up.

    Raises:
        ReadingError: If it is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(
            ReadingCode.DAMAGED,
            f"{name}: found XML that is not well-formed ({error}), wanted a whole file; "
            "save it again",
        ) from error
    return root


def parse_html(text: str) -> Element | None:
    """The root element of an HTML page, mended where tags are missing; None when it is empty."""
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def name_of(element: Element) -> str:
    """The element's name without namespace, "" for comments and instructions."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def attribute(element: Element, name: str, default: str = "") -> str:
    """The attribute's value, whatever its namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, then its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((item for item in element if name_of(item) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of that name."""
    if element is not None:
        yield from (item for item in element if name_of(item) == name)


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements of that name below ``element``, in document order."""
    return (item for item in element.iter() if name_of(item) == name)


def value_of(element: Element | None, *names: str) -> str | None:
    """The ``val`` attribute of a descendant named by a path; None when it is not there."""
    found = child(element, *names)
    return None if found is None else attribute(found, "val")


def is_too_deep(element: Element) -> bool:
    """Whether elements stand in elements deeper than any document needs."""
    depth = 0
    for event, _ in etree.iterwalk(element, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _MAX_DEPTH:
            return True
    return False
