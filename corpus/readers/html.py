"""HTML -> Source: what a page says, without what the site puts around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.cleaning import clean_text
from corpus.errors import ReadingCode, ReadingError
from corpus.readers.charset import decode_page
from corpus.readers.html_about import page_date, page_title
from corpus.readers.html_frame import (
    NEVER_SHOWN,
    all_text,
    is_around,
    is_hidden,
    is_struck,
    main_part,
)
from corpus.readers.markup import Element, attribute, descendants, name_of, parse_html
from corpus.readers.table_heads import MAX_SPAN, Grid, SpanningCell, read_with_heads
from corpus.records import Dropped, Line, LineKind, Media, ReadingWarning, Source

_BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figure", "form", "header", "hgroup", "hr", "html", "li", "main", "ol", "p",
    "pre", "section", "summary", "table", "ul", "caption", "tr", "td", "th", "tbody", "thead",
    "tfoot", "figcaption", "legend", "aside", "footer", "nav", "menu",
}  # fmt: skip
# A line end that an export wrote out as two characters, alone or at the end of a text.
_ESCAPED_END = re.compile(r"(?:\\r\\n|\\[rnt])+(?=\s|$)")


def read_html(content: bytes, name: str) -> Source:
    """Read a web page.

    Raises:
        ReadingError: If it holds no text.
    """
    decoded, warnings = decode_page(content)
    text, cleaned = clean_text(decoded)
    root = parse_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", text)) if text.strip() else None
    reader = _Reader()
    if root is not None:
        body = next(descendants(root, "body"), root)
        reader.read(main_part(body))
        reader.flush()
        if not reader.lines:  # everything looked like the site's own; take it all
            reader = _Reader(is_picky=False)
            reader.read(body)
            reader.flush()
    if root is None or not reader.lines:
        raise ReadingError(
            ReadingCode.EMPTY,
            f"{name}: found an HTML page without text, wanted one; "
            "it may be filled by a script: save it from the browser as a complete page",
        )
    return Source(
        media=Media.HTML,
        lines=tuple(reader.lines),
        title=page_title(root, reader.lines),
        date=page_date(root),
        dropped=tuple(reader.dropped),
        warnings=(*warnings, *cleaned, *reader.warnings),
    )


@dataclass
class _Reader:
    """Walks the page and writes its lines; what is inline is gathered until a block ends."""

    is_picky: bool = True
    lines: list[Line] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[ReadingWarning] = field(default_factory=list)
    _text: str = ""
    _raised: list[tuple[int, int]] = field(default_factory=list)
    _kind: LineKind = LineKind.PARAGRAPH
    _level: int | None = None
    _lead: str = ""  # what a list prints before the item

    def read(self, element: Element) -> None:
        """Read what is in ``element``, not what follows it."""
        self._inline(element.text)
        for item in element:
            self._element(item)
            self._inline(item.tail)

    def _element(self, item: Element) -> None:
        name = name_of(item)
        if not name or name in NEVER_SHOWN:
            return
        if is_hidden(item) or is_struck(item) or (self.is_picky and is_around(item)):
            struck = "struck" if is_struck(item) else "navigation"
            self._drop(item, "hidden" if is_hidden(item) else struck)
            return
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._block(item, LineKind.HEADING, int(name[1]))
            case "br":
                self.flush()
            case "rt":
                self.dropped.append(Dropped("ruby", None, all_text(item)))
            case "table":
                self.flush()
                self._table(item)
            case "ul" | "ol" | "menu":
                self.flush()
                self._list(item, is_numbered=name == "ol")
            case "dl":
                self.flush()
                self._definitions(item)
            case "caption" | "figcaption":
                self._block(item, LineKind.CAPTION, None)
            case "sup":
                self._sup(item)
            case "pre":
                self.flush()
                self._preformatted(item)
            case _ if name in _BLOCKS:
                self.flush()
                self.read(item)
                self.flush()
            case _:
                self.read(item)

    def _inline(self, text: str | None) -> None:
        if not text:
            return
        flat = re.sub(r"[ \t\n\f\v]+", " ", _ESCAPED_END.sub(" ", text))
        if self._text.endswith(" ") or not self._text:
            flat = flat.lstrip(" ")
        self._text += flat

    def _sup(self, item: Element) -> None:
        start = len(self._text)
        self.read(item)
        if self._text[start:].strip():
            self._raised.append((start, len(self._text.rstrip())))

    def _block(self, item: Element, kind: LineKind, level: int | None) -> None:
        self.flush()
        # ¶ behind a heading is a link to it.
        parts = [_flat(item).removesuffix("¶").rstrip()] if kind is LineKind.HEADING else []
        if parts:
            self._text = parts[0]
        else:
            self.read(item)
        self._kind, self._level = kind, level
        self.flush()

    def flush(self) -> None:
        """End the line that is being gathered."""
        text = self._text.strip(" ")
        moved = len(self._lead) - (len(self._text) - len(self._text.lstrip(" ")))
        if text.strip("\u3000\u00a0 "):
            anchors = tuple(
                (start + moved, end + moved)
                for start, end in self._raised
                if start + moved >= 0 and end + moved <= len(self._lead + text)
            )
            shown = self._lead + text.replace("\u00a0", " ")
            self.lines.append(
                Line(
                    shown if self._kind is not LineKind.HEADING else shown.strip(" \u3000"),
                    kind=self._kind,
                    level=self._level,
                    ends_block=True,
                    anchor_spans=anchors if self._kind is not LineKind.HEADING else (),
                )
            )
            self._lead = ""
            if self._kind is LineKind.LIST_ITEM:
                self._kind = LineKind.PARAGRAPH
        if self._kind is not LineKind.LIST_ITEM:
            self._kind, self._level = LineKind.PARAGRAPH, None
        self._text = ""
        self._raised = []

    def _list(self, element: Element, *, is_numbered: bool) -> None:
        start = attribute(element, "start")
        number = int(start) if start.isdigit() else 1
        for item in element:
            name = name_of(item)
            if name in ("ul", "ol"):
                self._list(item, is_numbered=name == "ol")
            elif name == "li":
                if is_hidden(item):
                    self._drop(item, "hidden")
                    continue
                value = attribute(item, "value")
                number = int(value) if value.isdigit() else number
                self._kind = LineKind.LIST_ITEM
                self._lead = f"{number}. " if is_numbered else "・"
                self.read(item)
                self.flush()
                self._kind, self._lead = LineKind.PARAGRAPH, ""
                number += 1

    def _definitions(self, element: Element) -> None:
        """A term and what is said of it, as one row: they are read together."""
        term = ""
        for item in _rows_or_groups(element, ("dt", "dd")):
            if name_of(item) == "dt":
                self._row([term] if term else [])
                term = _flat(item)
                continue
            if any(name_of(part) in ("p", "ul", "ol", "table", "dl") for part in item.iter()):
                self._row([term] if term else [])
                self.read(item)
                self.flush()
            else:
                self._row([part for part in (term, _flat(item)) if part])
            term = ""
        self._row([term] if term else [])

    def _table(self, table: Element) -> None:
        cells: list[SpanningCell[str]] = []
        grid = Grid()
        for row in _rows_or_groups(table, ("tr", "caption")):
            if name_of(row) == "caption":
                self._rows(cells)
                self._block(row, LineKind.CAPTION, None)
                continue
            own = [cell for cell in row if name_of(cell) in ("td", "th")]
            placed = grid.place([(_size(cell, "rowspan"), _size(cell, "colspan")) for cell in own])
            filled = [cell for cell in own if all_text(cell)]
            is_layout = len(filled) == 1 and any(
                name_of(part) in ("table", "p", "div", "h1", "h2", "h3", "ul")
                for part in filled[0].iter()
            )
            if is_layout:
                self._rows(cells)
                self.read(filled[0])
                self.flush()
                continue
            self._drop_struck(row)
            for cell, (at, column, height, width) in zip(own, placed, strict=True):
                if text := _flat(cell):
                    cells.append(SpanningCell((text,), text, at, column, height, width))
        self._rows(cells)

    def _drop_struck(self, row: Element) -> None:
        for part in row.iter():
            if name_of(part) and is_struck(part):
                self._drop(part, "struck")

    def _rows(self, cells: list[SpanningCell[str]]) -> None:
        """Add the rows that were gathered."""
        for row in read_with_heads(cells):
            self._row([" ".join(cell.parts) for cell in row])
        cells.clear()

    def _row(self, cells: list[str]) -> None:
        shown = [cell for cell in cells if cell]
        if len(shown) > 1:
            row = "\t".join(cells)
            self.lines.append(Line(row, kind=LineKind.TABLE_ROW, ends_block=True))
        elif shown:
            self.lines.append(Line(shown[0], kind=LineKind.PARAGRAPH, ends_block=True))

    def _preformatted(self, item: Element) -> None:
        for line in "".join(item.itertext()).split("\n"):
            if line.strip():
                self.lines.append(Line(line.rstrip(), kind=LineKind.UNKNOWN))

    def _drop(self, item: Element, kind: str) -> None:
        text = _flat(item)
        if text:
            self.dropped.append(Dropped(kind, None, text[:400]))


def _size(cell: Element, name: str) -> int:
    """How many rows or columns a cell takes."""
    value = attribute(cell, name)
    return min(max(1, int(value)), MAX_SPAN) if value.isdecimal() else 1


def _rows_or_groups(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    """The rows of a table or terms of a list, in groups or not, but not those of inner tables."""
    for item in element:
        name = name_of(item)
        if name in names and not is_hidden(item):
            yield item
        elif name in ("thead", "tbody", "tfoot", "div"):
            yield from _rows_or_groups(item, names)


def _flat(element: Element) -> str:
    """All text in ``element`` on one line; blocks and line breaks in it are one space."""
    parts: list[str] = []

    def gather(item: Element) -> None:
        name = name_of(item)
        if not name or name in NEVER_SHOWN or name == "rt" or is_hidden(item):
            return
        if is_struck(item) and item is not element:
            return
        if name == "br" or name in _BLOCKS:
            parts.append(" ")
        parts.append(item.text or "")
        for inner in item:
            gather(inner)
            parts.append(inner.tail or "")
        if name in _BLOCKS:
            parts.append(" ")

    gather(element)
    return " ".join(_ESCAPED_END.sub(" ", "".join(parts)).split()).strip("\u3000 ")
