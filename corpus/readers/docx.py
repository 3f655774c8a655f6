"""Word (.docx) -> Source: paragraphs as Word prints them, their numbers and notes among them."""

from collections.abc import Iterator
from dataclasses import replace

from corpus.cleaning import clean_text
from corpus.errors import ReadingCode, ReadingError
from corpus.readers.anchors import MarkedText, join_texts
from corpus.readers.docx_numbering import Numbering, format_number
from corpus.readers.docx_package import MAX_PART_BYTES, Package
from corpus.readers.docx_styles import ParagraphStyle, Styles, heading_level
from corpus.readers.docx_text import (
    RunWriter,
    Written,
    columns_of,
    continues_cell_above,
    paragraphs_of,
    rows_of,
)
from corpus.readers.markup import (
    Element,
    attribute,
    child,
    children,
    descendants,
    name_of,
    value_of,
)
from corpus.readers.table_heads import SpanningCell, read_with_heads
from corpus.records import Dropped, Line, LineKind, Media, ReadingWarning, Source

_MIN_JOINED = 20  # characters before a line break that may stand in mid-sentence
_PROSE_PARAGRAPHS = 3  # a row of one cell with so many is text in a frame
_CONTENTS_GALLERY = "Table of Contents"
_NOTE_PARTS = {"footnote": "footnotes", "endnote": "endnotes"}
_NOTE_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}  # Word's own defaults


def read_docx(content: bytes, name: str, *, max_part_bytes: int = MAX_PART_BYTES) -> Source:
    """Read a Word file.

    Raises:
        ReadingError: If it is no Word file, damaged, encrypted, too large when unpacked, or empty.
    """
    package = Package(content, name, max_part_bytes=max_part_bytes)
    main = package.part(package.main_path)
    body = child(main, "body")
    if body is None:
        raise ReadingError(
            ReadingCode.DAMAGED,
            f"{name}: found a Word file without a body, wanted a whole one; save it again",
        )
    reader = _Reader(package, body)
    reader.read_blocks(body)
    reader.add_endnotes()
    if not any(line.text.strip() for line in reader.lines):
        raise ReadingError(
            ReadingCode.EMPTY, f"{name}: found a Word file without text, wanted a document"
        )
    return Source(
        media=Media.DOCX,
        lines=tuple(reader.lines),
        title=" ".join(reader.titles),
        dropped=(*reader.dropped, *_heads_and_feet(package)),
        warnings=tuple(reader.warnings),
    )


class _Reader:
    """Goes through a file's blocks in order and collects its lines."""

    def __init__(self, package: Package, body: Element) -> None:
        self.lines: list[Line] = []
        self.dropped: list[Dropped] = []
        self.warnings: list[ReadingWarning] = []
        self.titles: list[str] = []
        self._package = package
        self._styles = Styles(next(iter(package.related("styles")), None))
        numbering = next(iter(package.related("numbering")), None)
        self._numbering = Numbering(numbering, self._styles.lists)
        settings = next(iter(package.related("settings")), None)
        self._formats = {kind: _note_format(kind, settings, body) for kind in _NOTE_PARTS}
        self._writer = RunWriter(self._styles, self._formats)
        self._notes = {kind: self._bodies(kind) for kind in _NOTE_PARTS}
        self._told: set[tuple[str, str]] = set()  # notes whose body has been given

    def _bodies(self, kind: str) -> dict[str, Element]:
        root = next(iter(self._package.related(_NOTE_PARTS[kind])), None)
        return {
            attribute(note, "id"): note
            for note in children(root, kind)
            if attribute(note, "type") in ("", "normal")
        }

    def read_blocks(self, container: Element) -> None:
        """Read the paragraphs and tables of the body, a text box or a cell."""
        for item in container:
            match name_of(item):
                case "p":
                    self._paragraph(item)
                case "tbl":
                    self._table(item)
                case "sdt" if _is_contents(item):
                    for paragraph in descendants(item, "p"):
                        self._drop(paragraph, "contents")
                case "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag":
                    self.read_blocks(item)
                case "AlternateContent":
                    self.read_blocks(next(iter(children(item, "Choice")), item))

    def _drop(self, paragraph: Element, kind: str) -> None:
        text = self._writer.write(paragraph).text.strip()
        if text:
            self.dropped.append(Dropped(kind, None, text))

    def _style(self, paragraph: Element) -> ParagraphStyle:
        return self._styles.paragraph(value_of(paragraph, "pPr", "pStyle") or "")

    def _paragraph(self, paragraph: Element) -> None:
        style = self._style(paragraph)
        if style.is_contents:
            self._drop(paragraph, "contents")
            return
        label = self._label(paragraph, style)
        written = self._writer.write(paragraph)
        self._note_dropped(written)
        level = heading_level(value_of(paragraph, "pPr", "outlineLvl")) or style.heading_level
        parts = list(_printed_lines(label, written))
        if parts:
            if level is not None:
                kind = LineKind.HEADING
            elif label:
                kind = LineKind.LIST_ITEM
            else:
                kind = LineKind.PARAGRAPH
            if kind is LineKind.HEADING:
                parts = [join_texts(parts, " ")]
            for text, anchors in parts:
                self._add(text, kind, level, anchors, written, style)
                kind = LineKind.PARAGRAPH if kind is LineKind.LIST_ITEM else kind
            if style.is_title and not self.titles:
                self.titles = [text.strip() for text, _ in parts]
        self._after(written)

    def _label(self, paragraph: Element, style: ParagraphStyle) -> str:
        numbered = child(paragraph, "pPr", "numPr")
        num_id = value_of(numbered, "numId")
        level = value_of(numbered, "ilvl")
        return self._numbering.label(
            style.num_id if num_id is None else num_id,
            int(level) if level is not None and level.isdigit() else style.num_level,
        )

    def _add(
        self,
        text: str,
        kind: LineKind,
        level: int | None,
        anchors: tuple[tuple[int, int], ...],
        written: Written,
        style: ParagraphStyle,
    ) -> None:
        clean, warnings = clean_text(text)
        self.warnings.extend(warnings)
        size = written.sizes.most_common(1)[0][0] if written.sizes else None
        self.lines.append(
            Line(
                clean,
                kind=kind,
                level=level if kind is LineKind.HEADING else None,
                size=size or style.size,
                is_bold=style.is_bold or written.bold * 2 > len(written.text),
                ends_block=True,
                anchor_spans=anchors,
            )
        )

    def _note_dropped(self, written: Written) -> None:
        for kind, text in (("hidden", written.hidden), ("struck", written.struck)):
            if text.strip():
                self.dropped.append(Dropped(kind, None, text.strip()))
        self.dropped.extend(Dropped("ruby", None, reading) for reading in written.ruby)

    def _after(self, written: Written) -> None:
        """What a paragraph carries along: text boxes, diagrams, the notes that it refers to."""
        for box in written.boxes:
            self.read_blocks(box)
        for relation in written.drawings:
            self._diagram(relation)
        for kind, note_id in written.notes:
            if kind == "footnote":
                self._note(kind, note_id)

    def _diagram(self, relation: str) -> None:
        """The words in a diagram (SmartArt), point by point."""
        root = self._package.target(relation)
        if root is None:
            return
        for point in descendants(root, "pt"):
            text = "".join(part.text or "" for part in descendants(point, "t")).strip()
            if text:
                clean, _ = clean_text(text)
                self.lines.append(Line(clean, kind=LineKind.PARAGRAPH, ends_block=True))

    def _note(self, kind: str, note_id: str) -> None:
        note = self._notes[kind].get(note_id)
        if note is None or (kind, note_id) in self._told:
            return
        self._told.add((kind, note_id))
        marker = format_number(self._writer.note_number(kind, note_id), self._formats[kind])
        lead = f"{marker} "
        for paragraph in paragraphs_of(note):
            written = self._writer.write(paragraph)
            text, warnings = clean_text(lead + written.text.replace("\n", " ").strip())
            self.warnings.extend(warnings)
            if not text.strip():
                continue
            mark = (((0, len(marker)),) if lead else ()) + tuple(
                (start + len(lead), end + len(lead))
                for start, end in written.anchors
                if end + len(lead) <= len(text)
            )
            self.lines.append(
                Line(
                    text,
                    kind=LineKind.FOOTNOTE,
                    marker=marker if lead else "",
                    ends_block=True,
                    anchor_spans=mark,
                )
            )
            lead = ""

    def add_endnotes(self) -> None:
        """The endnotes, in the order of their references, behind everything else."""
        for note_id in sorted(
            self._notes["endnote"], key=lambda key: self._writer.note_number("endnote", key)
        ):
            self._note("endnote", note_id)

    def _table(self, table: Element) -> None:
        rows = rows_of(table)
        if all(len(row) <= 1 for row in rows):  # a frame around text
            for row in rows:
                for cell in row:
                    self.read_blocks(cell)
            return
        cells: list[SpanningCell[MarkedText]] = []
        carried: list[Written] = []
        for number, row in enumerate(rows):
            filled = [cell for cell in row if any(part.text for part in descendants(cell, "t"))]
            if len(filled) == 1 and len(paragraphs_of(filled[0])) >= _PROSE_PARAGRAPHS:
                self._rows(cells, carried)
                self.read_blocks(filled[0])
                continue
            column = 0
            for cell in row:
                width = columns_of(cell)
                if continues_cell_above(cell):
                    _grow(cells, number, column)
                elif parts := self._cell(cell, carried):
                    shown = join_texts(parts, " ")
                    cells.append(SpanningCell((shown,), shown[0], number, column, 1, width))
                column += width
        self._rows(cells, carried)

    def _cell(self, cell: Element, carried: list[Written]) -> list[MarkedText]:
        """What stands in a cell, line by line; what its paragraphs carry along is added."""
        parts: list[MarkedText] = []
        for paragraph in paragraphs_of(cell):
            label = self._label(paragraph, self._style(paragraph))
            written = self._writer.write(paragraph)
            self._note_dropped(written)
            carried.append(written)
            parts.extend(_printed_lines(label, written))
        return parts

    def _rows(self, cells: list[SpanningCell[MarkedText]], carried: list[Written]) -> None:
        """Add the rows that were gathered, and what they carry along."""
        for row in read_with_heads(cells):
            text, anchors = join_texts([join_texts(cell.parts, " ") for cell in row], "\t")
            clean, warnings = clean_text(text)
            self.warnings.extend(warnings)
            self.lines.append(
                Line(clean, kind=LineKind.TABLE_ROW, ends_block=True, anchor_spans=anchors)
            )
        for written in carried:
            self._after(written)
        cells.clear()
        carried.clear()


def _grow(cells: list[SpanningCell[MarkedText]], row: int, column: int) -> None:
    """Let the cell above a place reach down to its row."""
    for place in range(len(cells) - 1, -1, -1):
        if cells[place].column == column:
            if cells[place].bottom == row:
                cells[place] = replace(cells[place], height=cells[place].height + 1)
            return


def _printed_lines(label: str, written: Written) -> Iterator[MarkedText]:
    """A paragraph's text at its own line breaks, unless one stands in mid-sentence."""
    text = label + written.text
    anchors = [(start + len(label), end + len(label)) for start, end in written.anchors]
    start = 0
    ends = [place for place, char in enumerate(text) if char == "\n"]
    for end in [*ends, len(text)]:
        part = text[start:end]
        is_last = end == len(text)
        runs_on = len(part) >= _MIN_JOINED and not part.rstrip().endswith(
            ("。", "）", ")", "：", ":")
        )
        if not is_last and runs_on:
            continue
        lead = len(part) - len(part.lstrip(" \n"))
        shown = part.strip(" \n")
        first = start + lead
        if shown.strip():
            inside = [
                (one - first, other - first)
                for one, other in anchors
                if first <= one and other <= first + len(shown)
            ]
            flat, moved = _without_breaks(shown, inside)
            yield flat, moved
        start = end + 1


def _without_breaks(
    text: str, anchors: list[tuple[int, int]]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """``text`` without its line breaks, and the marks where they then stand."""
    moved = tuple(
        (start - text.count("\n", 0, start), end - text.count("\n", 0, end))
        for start, end in anchors
    )
    return text.replace("\n", ""), moved


def _is_contents(item: Element) -> bool:
    return value_of(item, "sdtPr", "docPartObj", "docPartGallery") == _CONTENTS_GALLERY


def _note_format(kind: str, settings: Element | None, body: Element) -> str:
    """How the notes are numbered: the last section's word, else the file's, else Word's."""
    properties = f"{kind}Pr"
    found = value_of(settings, properties, "numFmt") if settings is not None else None
    for section in descendants(body, "sectPr"):
        found = value_of(section, properties, "numFmt") or found
    return found or _NOTE_FORMATS[kind]


def _heads_and_feet(package: Package) -> Iterator[Dropped]:
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for root in package.related(kind):
            for paragraph in descendants(root, "p"):
                text = "".join(part.text or "" for part in descendants(paragraph, "t")).strip()
                if text and text not in seen:
                    seen.add(text)
                    yield Dropped(kind, None, text)
