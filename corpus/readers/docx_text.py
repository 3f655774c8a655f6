"""A Word paragraph's runs -> its text as printed, with the marks of notes and text boxes."""

from collections import Counter
from dataclasses import dataclass, field

from corpus.readers.anchors import is_anchor
from corpus.readers.docx_numbering import format_number
from corpus.readers.docx_styles import Styles, half_points, is_on
from corpus.readers.markup import Element, attribute, child, descendants, name_of, value_of
from corpus.readers.symbols import replace_symbols

# What holds runs and is printed itself as if it were not there.
_WRAPPERS = {
    "hyperlink",
    "ins",
    "moveTo",
    "smartTag",
    "customXml",
    "fldSimple",
    "bdo",
    "dir",
    "sdt",
    "sdtContent",
    "oMath",
    "oMathPara",
}
_GONE = {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "rt", "Fallback", "sdtPr"}
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


@dataclass(slots=True)
class Written:
    """The text of one paragraph."""

    text: str = ""
    raised: list[tuple[int, int]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id, as referred to
    boxes: list[Element] = field(default_factory=list)  # contents of text boxes
    drawings: list[str] = field(default_factory=list)  # relations of diagrams (SmartArt)
    hidden: str = ""
    struck: str = ""  # crossed out
    ruby: list[str] = field(default_factory=list)
    sizes: Counter[float | None] = field(default_factory=Counter)
    bold: int = 0  # characters

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """Raised runs that refer to notes, as spans of ``text``."""
        return tuple((start, end) for start, end in self.raised if is_anchor(self.text, start, end))


class RunWriter:
    """Writes paragraphs; notes get their numbers in the order in which they are referred to."""

    def __init__(self, styles: Styles, note_formats: dict[str, str]) -> None:
        self._styles = styles
        self._formats = note_formats
        self._numbers: dict[tuple[str, str], int] = {}

    def write(self, paragraph: Element) -> Written:
        """The paragraph's text. Line breaks are LF, tabs one space."""
        written = Written()
        fields: list[bool] = []  # of each open field, whether its result has begun
        self._write(paragraph, written, fields)
        return written

    def note_number(self, kind: str, note_id: str) -> int:
        """The note's number, from 1; the next one when it is asked for the first time."""
        key = kind, note_id
        if key not in self._numbers:
            self._numbers[key] = 1 + sum(other == kind for other, _ in self._numbers)
        return self._numbers[key]

    def _write(self, element: Element, written: Written, fields: list[bool]) -> None:
        for item in element:
            name = name_of(item)
            if name == "r":
                self._run(item, written, fields)
            elif name in _WRAPPERS:
                self._write(item, written, fields)
            elif name == "ruby":
                self._ruby(item, written, fields)
            elif name == "AlternateContent":
                chosen = child(item, "Choice")
                self._write(item if chosen is None else chosen, written, fields)
            elif name in ("drawing", "pict", "object"):
                self._drawing(item, written)
            elif name not in _GONE and any(name_of(part) in ("r", "t") for part in item.iter()):
                self._write(item, written, fields)  # parts of formulas

    def _ruby(self, ruby: Element, written: Written, fields: list[bool]) -> None:
        over = child(ruby, "rt")
        if over is not None:
            written.ruby.append("".join(part.text or "" for part in descendants(over, "t")))
        base = child(ruby, "rubyBase")
        if base is not None:
            self._write(base, written, fields)

    def _run(self, run: Element, written: Written, fields: list[bool]) -> None:
        properties = child(run, "rPr")
        is_hidden = is_on(child(properties, "vanish"))
        is_struck = any(is_on(child(properties, name)) for name in ("strike", "dstrike"))
        vertical = value_of(properties, "vertAlign")
        is_raised = vertical == "superscript" or (
            vertical is None and self._styles.is_raised(value_of(properties, "rStyle") or "")
        )
        start = len(written.text)
        for item in run:
            name = name_of(item)
            if name == "fldChar":
                _turn_field(fields, attribute(item, "fldCharType"))
                continue
            if name in ("drawing", "pict", "object"):
                self._drawing(item, written)
                continue
            if name == "AlternateContent":
                chosen = child(item, "Choice")
                for part in chosen if chosen is not None else ():
                    self._drawing(part, written)
                continue
            if name == "ruby":
                self._ruby(item, written, fields)
                continue
            if name in _NOTES:
                written.text += self._mark(_NOTES[name], item, written)
                is_raised = True
                continue
            printed = _printed(item, name)
            if not all(fields):
                continue  # the field's instruction, not its result
            if is_hidden:
                written.hidden += printed
            elif is_struck:
                written.struck += printed
            else:
                written.text += printed
        end = len(written.text)
        if end == start:
            return
        size = half_points(value_of(properties, "sz"))
        written.sizes[size] += end - start
        written.bold += (end - start) * is_on(child(properties, "b"))
        if is_raised:
            if written.raised and written.raised[-1][1] == start:
                written.raised[-1] = (written.raised[-1][0], end)
            else:
                written.raised.append((start, end))

    def _mark(self, kind: str, reference: Element, written: Written) -> str:
        note_id = attribute(reference, "id")
        written.notes.append((kind, note_id))
        if is_on_attribute(attribute(reference, "customMarkFollows")):
            return ""  # the mark is the text that follows
        return format_number(self.note_number(kind, note_id), self._formats[kind])

    def _drawing(self, drawing: Element, written: Written) -> None:
        boxes = list(descendants(drawing, "txbxContent"))
        inner = {
            id(other)
            for box in boxes
            for other in descendants(box, "txbxContent")
            if other is not box
        }
        written.boxes.extend(box for box in boxes if id(box) not in inner)
        written.drawings.extend(
            attribute(item, "dm")
            for item in descendants(drawing, "relIds")
            if attribute(item, "dm")
        )


def is_on_attribute(value: str) -> bool:
    """Whether an attribute's value means yes."""
    return value in ("1", "true", "on")


def _turn_field(fields: list[bool], kind: str) -> None:
    if kind == "begin":
        fields.append(False)
    elif kind == "separate" and fields:
        fields[-1] = True
    elif kind == "end" and fields:
        fields.pop()


def _printed(item: Element, name: str) -> str:
    match name:
        case "t":
            return replace_symbols(item.text or "")
        case "tab" | "ptab":
            return " "
        case "br":
            return "\n" if attribute(item, "type", "textWrapping") == "textWrapping" else ""
        case "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return _symbol(attribute(item, "char"))
        case _:
            return ""


def _symbol(code: str) -> str:
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if value < 0xF000 and value < 0x100:
        value += 0xF000
    return replace_symbols(chr(value)) if 0 < value < 0xD800 or 0xE000 <= value < 0x110000 else ""


def paragraphs_of(element: Element) -> list[Element]:
    """The paragraphs that stand in a text box or a note, tables' among them."""
    found: list[Element] = []
    for item in element:
        name = name_of(item)
        if name == "p":
            found.append(item)
        elif name in ("tbl", "tr", "tc", "sdt", "sdtContent", "ins", "customXml"):
            found.extend(paragraphs_of(item))
    return found


def rows_of(table: Element) -> list[list[Element]]:
    """A table's rows of cells; cells that continue the one above are empty places."""
    rows: list[list[Element]] = []
    for item in table:
        name = name_of(item)
        if name == "tr":
            rows.append(_cells_of(item))
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            rows.extend(rows_of(item))
    return rows


def _cells_of(row: Element) -> list[Element]:
    cells: list[Element] = []
    for item in row:
        name = name_of(item)
        if name == "tc":
            cells.append(item)
        elif name in ("sdt", "sdtContent", "ins", "customXml"):
            cells.extend(_cells_of(item))
    return cells


def columns_of(cell: Element) -> int:
    """How many columns of the grid a cell takes."""
    span = value_of(cell, "tcPr", "gridSpan") or ""
    return max(1, int(span)) if span.isdigit() else 1


def continues_cell_above(cell: Element) -> bool:
    """Whether the cell is the lower part of a cell that spans rows."""
    merge = child(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val", "continue") == "continue"
