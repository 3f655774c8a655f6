"""Printed lines -> blocks: what each line is, and which lines are one paragraph.

A reader says what the format knows; here the rest is read from the page as a person would:
numbered headings against numbered lists, captions, notes, contents pages, rows of a table, and
sentences that a line's or a page's end has cut in two.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.marks import (
    HeadingMark,
    NoteMark,
    find_caption_mark,
    find_heading_mark,
    find_note_mark,
    is_contents_line,
    list_mark_end,
)
from corpus.normalize import normalize
from corpus.records import Dropped, Line, LineKind, Media, Source

_TERMINATED = re.compile(r"[。！？!?][」』）)】]*\s*$")
_PROSE = re.compile(r"[はがをにでともや、]")
_MIN_PROSE_CHARS = 15
_CELL_GAP = re.compile(r"\t+|[ \u3000]{2,}")
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE_ROW = re.compile(r"^[\s|:+\-=ー─━═┃│┼├┤┬┴┌┐└┘—–_*]+$")
_CONTENTS_TITLE = re.compile(r"^(?:目次|もくじ|contents)$", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"\S.*?[ \u3000\t.．…・]+[0-9０-９]{1,3}$")


class BlockKind(StrEnum):
    """What a block of the reading text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one printed line."""

    line: int  # index in ``Source.lines``
    start: int
    end: int
    glue: str = ""  # what stands before it in the reading text: "", " " or a tab


@dataclass(frozen=True, slots=True)
class Block:
    """What becomes one line of the reading text."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    mark: HeadingMark | None = None  # of a numbered heading
    level: int | None = None  # of a heading, when the format states it
    marker: str = ""  # of a footnote, normalised


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a file in printed order, and what was left out."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


def lay_out(source: Source) -> Layout:
    """Tell what every line of ``source`` is and join what belongs together."""
    page = _Page(source)
    page.drop_contents()
    page.drop_rules()
    page.find_tables()
    page.find_marks()
    page.resolve_weak_headings()
    return Layout(_join(page), tuple(page.dropped))


@dataclass(slots=True)
class _Role:
    """What a line was found to be; None of the fields set: running text."""

    kind: BlockKind | None = None
    mark: HeadingMark | None = None
    level: int | None = None
    marker: str = ""
    body_start: int = 0
    cells: tuple[tuple[int, int], ...] = ()
    is_gone: bool = False


class _Page:
    """The lines of one file with their roles, filled in step by step."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.lines = source.lines
        self.roles = [_Role(is_gone=line.kind is LineKind.BLANK or not line.text.strip()) for line in source.lines]
        self.dropped: list[Dropped] = []
        self.wrap_width = _wrap_width(source)

    def drop(self, number: int, kind: str) -> None:
        line = self.lines[number]
        self.roles[number].is_gone = True
        self.dropped.append(Dropped(kind, line.page, line.text.strip()))

    def drop_contents(self) -> None:
        is_inside = False
        for number, line in enumerate(self.lines):
            if self.roles[number].is_gone:
                continue
            text = line.text.strip()
            if _CONTENTS_TITLE.match(normalize(text).replace(" ", "")):
                is_inside = True
                self.drop(number, "contents")
            elif is_contents_line(text) and len(text) <= 120:
                self.drop(number, "contents")
            elif is_inside and _CONTENTS_ENTRY.fullmatch(text) and "。" not in text:
                self.drop(number, "contents")
            else:
                is_inside = False

    def drop_rules(self) -> None:
        for number, line in enumerate(self.lines):
            if not self.roles[number].is_gone and _RULE_ROW.match(line.text):
                self.drop(number, "rule")

    def find_tables(self) -> None:
        """Rows of cells: piped, tabbed, or set apart by spaces in neighbouring lines."""
        for number, line in enumerate(self.lines):
            role = self.roles[number]
            if role.is_gone or line.kind not in (LineKind.UNKNOWN, LineKind.TABLE_ROW):
                continue
            cells = _cells(line.text)
            is_row = line.kind is LineKind.TABLE_ROW or (
                len(cells) > 1 and (_PIPE_ROW.match(line.text) or self._has_row_beside(number))
            )
            if is_row:
                role.kind, role.cells = BlockKind.TABLE_ROW, cells

    def _has_row_beside(self, number: int) -> bool:
        if find_heading_mark(self.lines[number].text) or find_caption_mark(self.lines[number].text):
            return False
        for beside in (number - 1, number + 1):
            if 0 <= beside < len(self.lines):
                line = self.lines[beside]
                if line.kind is LineKind.UNKNOWN and len(_cells(line.text)) > 1 and not find_heading_mark(line.text):
                    return True
        return False

    def find_marks(self) -> None:
        for number, line in enumerate(self.lines):
            role = self.roles[number]
            if role.is_gone or role.kind is not None:
                continue
            match line.kind:
                case LineKind.HEADING:
                    role.kind, role.level = BlockKind.HEADING, line.level or 1
                    role.mark = find_heading_mark(line.text)
                case LineKind.CAPTION:
                    role.kind = BlockKind.CAPTION
                case LineKind.LIST_ITEM:
                    role.kind = BlockKind.LIST_ITEM
                case LineKind.FOOTNOTE:
                    role.kind, role.marker = BlockKind.FOOTNOTE, line.marker
                    note = find_note_mark(line.text)
                    role.body_start = note.end if note else 0
                case LineKind.PARAGRAPH | LineKind.UNKNOWN:
                    self._find_mark(number, role)

    def _find_mark(self, number: int, role: _Role) -> None:
        line = self.lines[number]
        if line.text.lstrip()[:1] in "0123456789０１２３４５６７８９※＊*注図表" and self._is_mid_sentence(number):
            return
        note = find_note_mark(line.text)
        if note is not None and (note.is_superscript or self._is_note(note, line)):
            role.kind, role.marker, role.body_start = BlockKind.FOOTNOTE, note.marker, note.end
        elif find_caption_mark(line.text) is not None:
            role.kind = BlockKind.CAPTION
        elif mark := find_heading_mark(line.text):
            if mark.style.is_strong or not self._is_full(line):
                role.kind, role.mark = BlockKind.HEADING, mark
            else:
                role.kind = BlockKind.LIST_ITEM
        elif list_mark_end(line.text):
            role.kind = BlockKind.LIST_ITEM

    def _is_mid_sentence(self, number: int) -> bool:
        """Whether the line before runs to the margin without ending its sentence."""
        if number == 0 or self.roles[number - 1].is_gone or self.lines[number].page is not None:
            return False
        before = self.lines[number - 1]
        return self._is_full(before) and _TERMINATED.search(before.text) is None

    def _is_note(self, note: NoteMark, line: Line) -> bool:
        """Whether a mark like ※1 is also inside another line, or one of a series of notes."""
        series = {_neighbour(note.marker, -1), _neighbour(note.marker, 1)}
        for other in self.lines:
            if other is line:
                continue
            if note.marker in normalize_marks(other.text)[1:]:
                return True
            beside = find_note_mark(other.text)
            if beside is not None and beside.marker in series:
                return True
        return False

    def resolve_weak_headings(self) -> None:
        """「(1) 窓口」 with text below it is a heading; lines of one style in a row are a list."""
        numbers = [number for number, role in enumerate(self.roles) if not role.is_gone]
        is_item = set()
        for place, number in enumerate(numbers):
            role = self.roles[number]
            if not _is_weak(role) or self.lines[number].kind is LineKind.HEADING:
                continue
            after = numbers[place + 1] if place + 1 < len(numbers) else None
            if after is None or self._closes_list(role, self.roles[after]):
                is_item.add(number)
                if after is not None and _same_style(role, self.roles[after]):
                    is_item.add(after)
        for number in is_item:
            role = self.roles[number]
            role.kind, role.mark = BlockKind.LIST_ITEM, None

    @staticmethod
    def _closes_list(role: _Role, after: _Role) -> bool:
        if _same_style(role, after):
            return True
        if after.kind is not BlockKind.HEADING or after.mark is None or role.mark is None:
            return after.kind is BlockKind.HEADING
        return after.mark.style.rank <= role.mark.style.rank

    def _is_full(self, line: Line) -> bool:
        """Whether the line runs to the margin, so that the next may continue it."""
        if line.kind is LineKind.PARAGRAPH:
            return False
        if self.source.media is Media.PDF:
            return not line.ends_block
        return self.wrap_width is not None and display_width(line.text) >= self.wrap_width - 4

    def runs_on(self, number: int) -> bool:
        """Whether line ``number`` is full, or too long to be a term on a line of its own."""
        return self._is_full(self.lines[number]) or "。" in self.lines[number].text

    def continues(self, block: Sequence[Piece], number: int, *, is_adjacent: bool) -> bool:
        """Whether line ``number`` goes on with the sentence that ``block`` began."""
        last = self.lines[block[-1].line]
        line = self.lines[number]
        if line.kind is LineKind.PARAGRAPH or last.kind is LineKind.PARAGRAPH:
            return False
        text = "".join(self.lines[piece.line].text[piece.start : piece.end] for piece in block)
        is_terminated = _TERMINATED.search(text) is not None
        if is_adjacent and last.page == line.page and self._is_full(last):
            return not (is_terminated and line.text.startswith("\u3000"))
        if is_terminated or last.ends_block:
            return False
        if self.wrap_width is not None and not self._is_full(last):
            return False
        is_prose = len(text.strip()) >= _MIN_PROSE_CHARS and _PROSE.search(text) is not None
        if is_adjacent and last.page == line.page and self.wrap_width is not None:
            return text.rstrip().endswith("、")
        return is_prose and ("。" in line.text or self._is_full(line) or text.rstrip().endswith("、"))


def normalize_marks(text: str) -> str:
    """``text`` with marks like 「＊ 1」 and 「（※1）」 written 「*1」 and 「(※1)」."""
    flat = unicodedata.normalize("NFKC", text)
    return re.sub(r"([※*注]) (?=[0-9])", r"\1", flat)


def _neighbour(marker: str, by: int) -> str:
    """「※3」 and 1 -> "※4"."""
    return re.sub(r"[0-9]+$", lambda match: str(int(match.group()) + by), marker)


def display_width(text: str) -> int:
    """Columns that ``text`` takes: two for a wide character, one for the others."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())


def _wrap_width(source: Source) -> int | None:
    """The column at which a text file's lines were broken; None when they were not."""
    widths = sorted(
        display_width(line.text) for line in source.lines if line.kind is LineKind.UNKNOWN and line.text.strip()
    )
    if len(widths) < 10 or source.media is Media.PDF:
        return None
    widest = widths[int(len(widths) * 0.98)]
    near = sum(1 for width in widths if widest - 4 <= width <= widest + 4)
    return widest if 40 <= widest <= 140 and near >= 0.2 * len(widths) else None


def _is_weak(role: _Role) -> bool:
    return role.kind is BlockKind.HEADING and role.mark is not None and not role.mark.style.is_strong


def _same_style(one: _Role, other: _Role) -> bool:
    return one.mark is not None and other.mark is not None and one.mark.style is other.mark.style


def _cells(text: str) -> tuple[tuple[int, int], ...]:
    """The ranges of a row's cells: between pipes, tabs or wide gaps."""
    gap = re.compile(r"\|") if _PIPE_ROW.match(text) else _CELL_GAP
    cells = []
    start = 0
    for match in [*gap.finditer(text), None]:
        end = match.start() if match else len(text)
        cell = text[start:end]
        if cell.strip():
            lead = len(cell) - len(cell.lstrip())
            cells.append((start + lead, start + len(cell.rstrip())))
        start = match.end() if match else end
    return tuple(cells)


def _join(page: _Page) -> tuple[Block, ...]:
    blocks: list[Block] = []
    pieces: list[Piece] = []
    open_kind: BlockKind | None = None  # of the block that ``pieces`` is building
    held: list[Block] = []  # captions and notes printed in the middle of a sentence
    is_adjacent = False

    def close() -> None:
        nonlocal open_kind
        if pieces and open_kind is not None:
            blocks.append(Block(open_kind, tuple(pieces)))
        blocks.extend(held)
        pieces.clear()
        held.clear()
        open_kind = None

    note_is_open = False
    for number, (line, role) in enumerate(zip(page.lines, page.roles, strict=True)):
        if role.is_gone:
            is_adjacent = False
            note_is_open = note_is_open and line.kind is not LineKind.BLANK and bool(line.text.strip())
            continue
        piece = _trimmed(number, line.text)
        if role.kind is None and note_is_open and is_adjacent and not page.lines[number].page:
            _extend_note(page, held if held else blocks, piece)
        elif role.kind is BlockKind.FOOTNOTE and not role.marker and (held or blocks):
            _extend_note(page, held if held else blocks, piece)
        elif role.kind in (BlockKind.FOOTNOTE, BlockKind.CAPTION):
            held.append(Block(role.kind, (piece,), marker=role.marker))
            note_is_open = role.kind is BlockKind.FOOTNOTE
            is_adjacent = note_is_open
            continue
        elif role.kind is None:
            if pieces and page.continues(pieces, number, is_adjacent=is_adjacent and not held):
                pieces.append(_glued(page, pieces[-1], piece))
            else:
                close()
                pieces.append(piece)
                open_kind = BlockKind.PARAGRAPH
            note_is_open = False
        else:
            close()
            note_is_open = False
            if role.kind is BlockKind.LIST_ITEM:
                pieces.append(piece)
                open_kind = BlockKind.LIST_ITEM
            elif role.kind is BlockKind.TABLE_ROW:
                cells = tuple(
                    Piece(number, start, end, "\t" if order else "")
                    for order, (start, end) in enumerate(role.cells)
                )
                blocks.append(Block(role.kind, cells))
            else:
                blocks.append(Block(role.kind, (piece,), role.mark, role.level))
        is_adjacent = True
    close()
    return tuple(blocks)


def _trimmed(number: int, text: str) -> Piece:
    lead = len(text) - len(text.lstrip())
    return Piece(number, lead, len(text.rstrip()))


def _glued(page: _Page, before: Piece, piece: Piece) -> Piece:
    """Latin words on both sides of a line's end keep a space between them."""
    left = page.lines[before.line].text[before.end - 1]
    right = page.lines[piece.line].text[piece.start]
    needs_space = left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
    return Piece(piece.line, piece.start, piece.end, " " if needs_space else "")


def _extend_note(page: _Page, blocks: list[Block], piece: Piece) -> None:
    """The next line of a note that the line before it began."""
    last = blocks[-1]
    glued = _glued(page, last.pieces[-1], piece)
    if len(last.pieces) == 1 and not page.runs_on(last.pieces[0].line):
        glued = Piece(piece.line, piece.start, piece.end, "\u3000")  # a term on a line of its own
    joined = (*last.pieces, glued)
    blocks[-1] = Block(last.kind, joined, last.mark, last.level, last.marker)
