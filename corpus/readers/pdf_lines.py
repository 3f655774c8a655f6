"""Blocks of a page -> printed lines, and where geometry says that a paragraph ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.marks import find_heading_mark, list_mark_end
from corpus.readers.geometry import Box, union
from corpus.readers.pdf_order import Block
from corpus.readers.pdf_pieces import Piece, split_label
from corpus.readers.pdf_tables import Table
from corpus.readers.pdf_unruled import unruled_tables
from corpus.records import Line, LineKind

_FULL = 1.7  # em from the margin: line breaking rules leave up to one character and a bracket
_HANGING = 4.0  # em: so far in stands what goes on under a bullet or number
_WIDE = 20.0  # em: narrower lines are names and items, which may be equally long by chance
_RAGGED = 4.0  # em from the margin: still full if the sentence goes on
_TERMINATED = re.compile(r"[。！？!?：:][」』）)】]*$")
_CLOSED = (")", "）", "」", "』", "〕")
_INDENT = 0.6  # em: a paragraph's first line stands at least so far in
_NEW_LEADING = 1.45  # times the usual distance of lines: a paragraph's end
_OTHER_SIZE_OPEN = 1.2  # the same, where a full line does not end its sentence
_OTHER_SIZE = 1.08  # ratio of type sizes within one paragraph at most
_PROSE_LINES = 3  # a row of one cell with so many lines is text in a frame
# i. ii) A. ※ ○ before words that stand in; what ``list_mark_end`` knows is not repeated.
_LABEL = re.compile(r"(?:[ivx]{1,4}|[A-Za-z])[.．)）]|[※＊*○◯〇●]|[(（][^)）]{1,6}[)）]")
_LATIN_WORD = re.compile(r"[!-~]{5,}")


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
    for run in unruled_tables(block.rows):
        yield from (_text_draft(row, page, number) for row in block.rows[place : run.start])
        yield from (_row_draft(cells, page, number) for cells in run.rows)
        place = run.end
    yield from (_text_draft(row, page, number) for row in block.rows[place:])


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
        inner_left=parts[1].box[0] if parts else row[1].box[0] if len(row) > 1 else None,
    )


def _last_size(piece: Piece) -> float | None:
    plain = [glyph for place, glyph in enumerate(piece.glyphs) if place not in piece.raised]
    return max((glyph.size for glyph in plain[-3:]), default=None)


def _table_drafts(table: Table, page: int, number: int) -> Iterator[Draft]:
    for row in table.rows:
        if len(row) == 1 and len(row[0].pieces) >= _PROSE_LINES:
            frame = Block(tuple((piece,) for piece in row[0].pieces))
            yield from _text_drafts(frame, page, number)
        else:
            yield _row_draft([cell.pieces for cell in row], page, number)


def _row_draft(cells: Sequence[Sequence[Piece]], page: int, number: int) -> Draft:
    """A row of a table on one line, its cells set apart by tabs."""
    text, anchors = join_texts([_cell_text(pieces) for pieces in cells], "\t")
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


def _cell_text(pieces: Sequence[Piece]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A cell's lines as one text; a line that ends short ends a paragraph of the cell."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][0].baseline - piece.baseline) <= 0.3 * piece.size:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    parts = [join_texts([(piece.text, piece.anchors) for piece in row], " ") for row in rows]
    right = max(piece.box[2] for piece in pieces)
    text, anchors = parts[0]
    for before, part in zip(rows, parts[1:], strict=False):
        is_full = right - before[-1].box[2] <= _FULL * before[-1].size
        begins = list_mark_end(part[0]) > 0
        glue = " " if begins or not is_full or needs_space(text, part[0]) else ""
        text, anchors = join_texts([(text, anchors), part], glue)
    return text, anchors


def join_texts(
    parts: Sequence[tuple[str, tuple[tuple[int, int], ...]]], glue: str
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Texts with ``glue`` between, and the spans of their marks in the whole."""
    text = ""
    anchors: list[tuple[int, int]] = []
    for part, spans in parts:
        text += glue if text else ""
        anchors.extend((start + len(text), end + len(text)) for start, end in spans)
        text += part
    return text, tuple(anchors)


def needs_space(before: str, after: str) -> bool:
    """Whether a line's end stands between two Latin words."""
    left, right = before[-1], after[0]
    if "://" in before.split()[-1]:
        return False  # an address that was broken
    return left.isascii() and left.isalnum() and right.isascii() and right.isalnum()


def mark_ends(drafts: Sequence[Draft]) -> None:
    """Set ``ends_block`` on lines after which something new begins, over pages and columns."""
    columns: dict[tuple[int, int], list[Draft]] = {}
    for draft in drafts:
        if draft.kind is not LineKind.TABLE_ROW:
            columns.setdefault((draft.page, draft.block), []).append(draft)
    for lines in columns.values():
        _mark_full(lines)
    for before, after in pairwise(drafts):
        if before.kind is not LineKind.TABLE_ROW:
            before.ends_block = before.ends_block or _ends(before, after, columns)
    if drafts:
        drafts[-1].ends_block = True


def _mark_full(lines: list[Draft]) -> None:
    """Which lines run to the margin of their column, or of the text that they stand in."""
    right = max(line.box[2] for line in lines)
    leading = _leading(lines)
    for run in _runs(lines, leading):
        own = max(line.box[2] for line in run)
        for line in run:
            reach = _FULL * line.size
            is_wide = line.box[2] - line.box[0] >= _WIDE * line.size
            line.is_full = right - line.box[2] <= reach
            line.is_full_in_run = is_wide and own - line.box[2] <= reach and len(run) > 1
            line.slack = (own if is_wide else right) - line.box[2]


def _runs(lines: list[Draft], leading: float) -> Iterator[list[Draft]]:
    """Lines of one size that follow one another without extra space."""
    run = lines[:1]
    for before, after in pairwise(lines):
        step = after.baseline - before.baseline
        if abs(after.size - before.size) < 0.5 and 0 < step <= _NEW_LEADING * leading:
            run.append(after)
        else:
            yield run
            run = [after]
    yield run


def _ends(before: Draft, after: Draft, columns: dict[tuple[int, int], list[Draft]]) -> bool:
    here = columns[before.page, before.block]
    if after.kind is LineKind.TABLE_ROW or not _may_go_on(before, after, here):
        return True
    is_open = before.is_full and not _TERMINATED.search(before.text)
    sizes = before.last_size or before.size, after.first_size or after.size
    most = _OTHER_SIZE_OPEN if is_open else _OTHER_SIZE
    if max(sizes) / min(sizes) > most or _begins_anew(before, after):
        return True
    is_other = before.is_bold != after.is_bold or before.is_gothic != after.is_gothic
    if is_other and _is_alone(before, here) and not _is_unfinished(before.text):
        return True
    there = columns[after.page, after.block]
    # A full line that does not end its sentence goes on wherever the next one begins.
    indent = (_HANGING if is_open or _hangs(before, after) else _INDENT) * after.size
    if here is not there:
        margin = min(line.left for line in here)
        new_margin = min(line.left for line in there)
        return (after.left - new_margin) - (before.left - margin) > indent
    if after.baseline - before.baseline > _NEW_LEADING * _leading(here):
        return True
    return after.left - before.left > indent


def _is_unfinished(text: str) -> bool:
    """Whether a line cannot be a heading: it has a comma, or a bracket that it does not close."""
    return "、" in text or any(text.count(a) > text.count(b) for a, b in ("「」", "『』", "（）"))


def _hangs(before: Draft, after: Draft) -> bool:
    """Whether the lines under ``before`` stand in, as they do under a number or a bullet."""
    if list_mark_end(before.text) > 0 or find_heading_mark(before.text) is not None:
        return True
    if _LABEL.match(before.text):
        return True
    inner = before.inner_left
    return inner is not None and abs(after.left - inner) <= _INDENT * after.size


def _may_go_on(before: Draft, after: Draft, here: Sequence[Draft]) -> bool:
    """Whether the line's end says nothing against a continuation."""
    if before.is_full:
        return True
    if _was_unbreakable(before, after, before.slack):
        return True
    is_marked = list_mark_end(after.text) > 0 or find_heading_mark(after.text) is not None
    if _TERMINATED.search(before.text) or is_marked or _is_centred(before, here):
        return False
    return before.is_full_in_run or before.slack <= _RAGGED * before.size


def _is_centred(line: Draft, here: Sequence[Draft]) -> bool:
    left, right = min(other.left for other in here), max(other.box[2] for other in here)
    indent, slack = line.left - left, right - line.box[2]
    is_short = line.box[2] - line.left < 0.8 * (right - left)
    return is_short and indent >= 2 * line.size and abs(indent - slack) <= line.size


def _begins_anew(before: Draft, after: Draft) -> bool:
    """Whether the words say what a full line hides: a new item, or an address on its own line."""
    if _TERMINATED.search(before.text):
        return list_mark_end(after.text) > 0 or find_heading_mark(after.text) is not None
    return after.text.startswith(("http://", "https://")) and before.text.endswith(_CLOSED)


def _was_unbreakable(before: Draft, after: Draft, slack: float) -> bool:
    """Whether a line is short because the Latin word or address after it did not fit."""
    word = _LATIN_WORD.match(after.text)
    if word is None or _TERMINATED.search(before.text):
        return False
    return slack < 0.55 * after.size * len(word.group())


def _is_alone(line: Draft, lines: Sequence[Draft]) -> bool:
    """Whether a line looks unlike the one before it: a heading of one full line."""
    place = next(index for index, other in enumerate(lines) if other is line)
    before = lines[place - 1]
    return place == 0 or (before.is_bold, before.is_gothic) != (line.is_bold, line.is_gothic)


def _leading(lines: Sequence[Draft]) -> float:
    """The usual distance of lines: the median of the small half, as gaps are larger."""
    steps = sorted(
        after.baseline - before.baseline
        for before, after in pairwise(lines)
        if after.baseline > before.baseline + 1
    )
    return steps[len(steps) // 3] if steps else 1e9
