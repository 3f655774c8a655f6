"""Blocks of a page -> printed lines: rows of pieces and rows of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.marks import list_mark_end
from corpus.readers.anchors import MarkedText, join_texts
from corpus.readers.geometry import Box, union
from corpus.readers.pdf_centred import centred_tables
from corpus.readers.pdf_order import Block
from corpus.readers.pdf_pieces import Piece, split_label
from corpus.readers.pdf_tables import Table
from corpus.readers.pdf_unruled import unruled_tables
from corpus.readers.table_heads import SpanningCell, read_with_heads
from corpus.records import Line, LineKind

_FULL = 1.7  # em from the margin: line breaking rules leave up to one character and a bracket
_BULLET_GAP = 1.5  # em from a drawn bullet to the words at most
_BULLET_SIZE = 0.6  # em at most
_MARGIN = 7.0  # points between a cell's text and its edge at most
_NAMED = re.compile(r"[^。、：:]{1,8}[：:]")  # "幹事：各課の課長" in a cell that lists roles
_PROSE_LINES = 3  # a row of one cell with so many lines is text in a frame


@dataclass
class Draft:
    """A line that is still being described."""

    text: str
    page: int
    box: Box
    size: float
    is_bold: bool = False
    is_gothic: bool = False
    anchors: tuple[tuple[int, int], ...] = ()
    block: int = 0  # lines of one column that follow one another have the same number
    kind: LineKind = LineKind.UNKNOWN
    level: int | None = None
    marker: str = ""
    ends_block: bool = False
    is_full: bool = False  # runs to the right margin of its column
    is_full_in_run: bool = False  # runs as far as the lines around it
    slack: float = 0.0  # points from there
    first_size: float | None = None  # type sizes at the line's ends, where it changes inside
    last_size: float | None = None
    limit: float | None = None  # where a box beside it begins
    is_aside: bool = False  # stands in a box beside or among the text
    is_inner: bool = False  # and is not the first line of a small one, which may be its heading
    is_item: bool = False  # a bullet is drawn before it
    inner_left: float | None = None  # where the words begin behind a bullet or label

    @property
    def left(self) -> float:
        """Of its first character."""
        return self.box[0]

    @property
    def baseline(self) -> float:
        """Near enough to tell distances of lines."""
        return self.box[3]

    def line(self, box: Box) -> Line:
        """The finished record."""
        return Line(
            text=self.text,
            page=self.page,
            kind=self.kind,
            level=self.level,
            marker=self.marker,
            size=round(self.size, 1),
            is_bold=self.is_bold,
            box=tuple(round(edge, 1) for edge in box),  # type: ignore[arg-type]  # four of them
            ends_block=self.ends_block,
            anchor_spans=self.anchors,
        )


def mark_items(lines: Sequence[Draft], dots: Sequence[Box]) -> None:
    """Find the lines before which a bullet is drawn."""
    for line in lines:
        line.is_item = any(
            line.box[1] <= (dot[1] + dot[3]) / 2 <= line.box[3]
            and max(dot[2] - dot[0], dot[3] - dot[1]) <= _BULLET_SIZE * line.size
            and 0 < line.left - dot[2] <= _BULLET_GAP * line.size
            for dot in dots
        )


def draft_lines(blocks: Sequence[Block], page: int) -> list[Draft]:
    """The lines of a page in reading order, tables row by row."""
    drafts: list[Draft] = []
    for number, block in enumerate(blocks):
        if block.table is not None:
            drafts.extend(_table_drafts(block.table, page, number))
        else:
            drafts.extend(_text_drafts(block, page, number))
    return drafts


def _text_drafts(block: Block, page: int, number: int) -> Iterator[Draft]:
    place = 0
    for table in centred_tables(block.rows):
        yield from _plain_drafts(block.rows[place : table.start], page, number)
        yield from (_row_draft(cells, page, number) for cells in table.rows)
        place = table.end
    yield from _plain_drafts(block.rows[place:], page, number)


def _plain_drafts(rows: Sequence[tuple[Piece, ...]], page: int, number: int) -> Iterator[Draft]:
    place = 0
    for run in unruled_tables(rows):
        yield from (_text_draft(row, page, number) for row in rows[place : run.start])
        yield from (_row_draft(cells, page, number) for cells in run.rows)
        place = run.end
    yield from (_text_draft(row, page, number) for row in rows[place:])


def _text_draft(row: Sequence[Piece], page: int, number: int) -> Draft:
    text, anchors = join_texts([(piece.text, piece.anchors) for piece in row], " ")
    main = max(row, key=lambda piece: len(piece.text))
    parts = split_label(row[0])
    return Draft(
        text,
        page,
        union([piece.box for piece in row]),
        main.size,
        main.is_bold,
        main.is_gothic,
        anchors,
        number,
        first_size=row[0].glyphs[0].size,
        last_size=row[-1].glyphs[-1].size
        if len(row[-1].glyphs) - 1 not in row[-1].raised
        else None,
        ends_block=row[0].is_vertical,
        inner_left=parts[1].box[0] if parts else row[1].box[0] if len(row) > 1 else None,
    )


def _table_drafts(table: Table, page: int, number: int) -> Iterator[Draft]:
    spanning = [
        SpanningCell(
            (cell,),
            "".join(piece.text for piece in cell.pieces),
            cell.row,
            cell.column,
            cell.height,
            cell.width,
        )
        for row in table.rows
        for cell in row
    ]
    for row in read_with_heads(spanning):
        first = row[0].parts[0]
        if len(row) == 1 and len(first.pieces) >= _PROSE_LINES:
            frame = Block(tuple((piece,) for piece in first.pieces))
            yield from _text_drafts(frame, page, number)
            continue
        texts = [
            join_texts([_cell_text(cell.pieces, cell.box[2]) for cell in read.parts], " ")
            for read in row
        ]
        own = [cell.pieces for read in row if not read.is_repeated for cell in read.parts]
        yield _row_draft(own, page, number, texts)


def _row_draft(
    cells: Sequence[Sequence[Piece]],
    page: int,
    number: int,
    texts: Sequence[MarkedText] = (),
) -> Draft:
    """A row of a table on one line, its cells set apart by tabs."""
    text, anchors = join_texts(
        texts or [_cell_text(pieces, max(p.box[2] for p in pieces)) for pieces in cells], "\t"
    )
    every = [piece for pieces in cells for piece in pieces]
    main = max(every, key=lambda piece: len(piece.text))
    return Draft(
        text,
        page,
        union([piece.box for piece in every]),
        main.size,
        all(pieces[0].is_bold for pieces in cells),
        main.is_gothic,
        anchors,
        number,
        LineKind.TABLE_ROW,
        ends_block=True,
    )


def _cell_text(pieces: Sequence[Piece], right: float) -> MarkedText:
    """A cell's lines as one text; a line that ends short of ``right`` ends a paragraph in it."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][0].baseline - piece.baseline) <= 0.3 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    parts = [join_texts([(piece.text, piece.anchors) for piece in row], " ") for row in rows]
    left = min(piece.box[0] for piece in pieces)
    text, anchors = parts[0]
    for before, row, part in zip(rows, rows[1:], parts[1:], strict=False):
        is_full = right - before[-1].box[2] <= _FULL * before[-1].size + _MARGIN or text.count(
            "（"
        ) > text.count("）")
        begins = list_mark_end(part[0]) > 0 or (
            _NAMED.match(part[0]) is not None and row[0].box[0] - left <= before[0].size
        )
        glue = " " if begins or not is_full or needs_space(text, part[0]) else ""
        text, anchors = join_texts([(text, anchors), part], glue)
    return text, anchors


def needs_space(before: str, after: str) -> bool:
    """Whether a line's end stands between two Latin words."""
    left, right = before[-1], after[0]
    if "://" in before.split()[-1]:
        return False  # an address that was broken
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
