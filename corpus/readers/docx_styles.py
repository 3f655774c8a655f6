"""Word's styles: what a paragraph is called, how deep its heading, how its type is set."""

import re
from dataclasses import dataclass

from corpus.readers.markup import Element, attribute, child, children, value_of

_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目次)\s*(?:[1-9]|heading|の見出し)|目次", re.IGNORECASE)
_TITLES = {"title", "表題", "タイトル"}
_MAX_CHAIN = 20  # styles based on styles; a loop would be longer
_OUTLINE_BODY = 9  # Word's outline level of text that is no heading


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph's style says, its own and what it is based on."""

    name: str = ""
    heading_level: int | None = None
    num_id: str = ""
    num_level: int = 0
    size: float | None = None  # points
    is_bold: bool = False
    is_contents: bool = False
    is_title: bool = False


class Styles:
    """The styles of one file."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {attribute(item, "styleId"): item for item in children(root, "style")}
        self._default = next(
            (
                style_id
                for style_id, item in self._elements.items()
                if attribute(item, "type") == "paragraph"
                and attribute(item, "default") in ("1", "true")
            ),
            "",
        )
        size = value_of(root, "docDefaults", "rPrDefault", "rPr", "sz")
        self._size = half_points(size)
        self._known: dict[str, ParagraphStyle] = {}

    @property
    def lists(self) -> dict[str, str]:
        """The ``numId`` of each numbering style."""
        return {
            style_id: value_of(item, "pPr", "numPr", "numId") or ""
            for style_id, item in self._elements.items()
            if attribute(item, "type") == "numbering"
        }

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """The style of that id, or the default one."""
        style_id = style_id or self._default
        if style_id not in self._known:
            self._known[style_id] = self._resolved(style_id)
        return self._known[style_id]

    def is_raised(self, style_id: str) -> bool:
        """Whether a character style sets its text raised."""
        return any(
            value_of(item, "rPr", "vertAlign") == "superscript" for item in self._chain(style_id)
        )

    def _chain(self, style_id: str) -> list[Element]:
        """The style and those it is based on, innermost first."""
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _MAX_CHAIN:
            chain.append(self._elements[style_id])
            style_id = value_of(chain[-1], "basedOn") or ""
        return chain

    def _resolved(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id)
        if not chain:
            return ParagraphStyle(size=self._size)
        name = value_of(chain[0], "name") or ""
        named = _HEADING.fullmatch(name.strip())
        outline = _first(chain, "pPr", "outlineLvl")
        level = int(named.group(1)) if named else heading_level(outline)
        num_id = _first(chain, "pPr", "numPr", "numId") or ""
        return ParagraphStyle(
            name=name,
            heading_level=level,
            num_id=num_id,
            num_level=int(_first(chain, "pPr", "numPr", "ilvl") or 0),
            size=half_points(_first(chain, "rPr", "sz")) or self._size,
            is_bold=any(is_on(child(item, "rPr", "b")) for item in chain),
            is_contents=_CONTENTS.fullmatch(name.strip()) is not None,
            is_title=name.strip().lower() in _TITLES,
        )


def _first(chain: list[Element], *names: str) -> str | None:
    return next((value for item in chain if (value := value_of(item, *names)) is not None), None)


def heading_level(outline: str | None) -> int | None:
    """Word's outline level (from 0) as a heading's level (from 1); None for running text."""
    if outline is None or not outline.isdigit() or int(outline) >= _OUTLINE_BODY:
        return None
    return int(outline) + 1


def half_points(size: str | None) -> float | None:
    """Word's ``sz`` in points."""
    return int(size) / 2 if size is not None and size.isdigit() else None


def is_on(element: Element | None) -> bool:
    """Whether a switch like ``<w:b/>`` is there and not turned off."""
    return element is not None and attribute(element, "val", "1") not in ("0", "false", "off")
