"""Pieces and tables of a page -> blocks in reading order: columns, rows of pieces, tables.

A gutter makes columns only where both sides hold lines of text; a label and its text, or the
cells of an unruled table, stand on one line each and are read across.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.geometry import Box, union
from corpus.readers.pdf_columns import (
    ALIGNED,
    MIN_GUTTER,
    MIN_TEXT,
    Gutter,
    Item,
    are_columns,
    crosses,
    em_of,
    goes_over,
    reach,
    rows_of,
    share_aligned,
    sides,
)
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table
from corpus.readers.stops import ends_sentence

_NEAR_ROWS = 40  # that say where gutters may be
_MIN_ROWS = 3  # a side, for a gutter to make columns
_HEAD = 1.08  # times the type size
_OVER_HEAD = 0.5  # em of white over a heading
_CLEAR = 1.5  # em of white more than a heading is high: the other column makes way for it
_BAND = 1.2  # em of white across both columns
_ROWS_OF_TABLE = 0.5  # of the lines on the right have one on the left at their height
_CONTINUED = 1.0  # line heights of white between the lines of one column


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one column that follow one another, or a table."""

    rows: tuple[tuple[Piece, ...], ...]  # each by left edge
    table: Table | None = None

    @property
    def box(self) -> Box:
        """Around all of it."""
        if self.table is not None:
            return self.table.box
        return union([piece.box for row in self.rows for piece in row])


def reading_order(items: Sequence[Item]) -> list[Block]:
    """The blocks of a page, in the order in which they are read."""
    blocks, gutters = _ordered(items, ())
    # What is too short to show columns of itself stands in those that the page has elsewhere.
    return _ordered(items, gutters)[0] if gutters else blocks


def _ordered(items: Sequence[Item], known: Sequence[Gutter]) -> tuple[list[Block], list[Gutter]]:
    """The blocks of a page whose gutters ``known`` are, and the gutters found on it."""
    rows = rows_of(items)
    blocks: list[Block] = []
    found: list[Gutter] = []
    start = 0
    while start < len(rows):
        end, gutter = _columns_from(rows, start, known)
        if gutter is None:
            blocks.extend(_single(rows[start]))
            start += 1
            continue
        found.append(gutter)
        inside = [item for row in rows[start:end] for item in row]
        middle = (gutter[0] + gutter[1]) / 2
        for side in (True, False):
            blocks.append(Block(()))  # a column's lines are no neighbours of what is above
            blocks.extend(
                reading_order([item for item in inside if (reach(item) <= middle) == side])
            )
        blocks.append(Block(()))  # what follows stands under both columns
        start = end
    return _joined(blocks), found


def _single(row: list[Item]) -> list[Block]:
    """One row across; a table in it is a block of its own."""
    blocks: list[Block] = []
    pieces: list[Piece] = []
    for item in row:
        if isinstance(item, Table):
            if pieces:
                blocks.append(Block((tuple(pieces),)))
                pieces = []
            blocks.append(Block((), item))
        else:
            pieces.append(item)
    if pieces:
        blocks.append(Block((tuple(pieces),)))
    return blocks


def _joined(blocks: list[Block]) -> list[Block]:
    """Rows that follow one another as one block; markers of a column's end dropped."""
    joined: list[Block] = []
    may_join = False
    for block in blocks:
        if not block.rows and block.table is None:
            may_join = False
            continue
        if block.table is None and may_join and joined and joined[-1].table is None:
            joined[-1] = Block(joined[-1].rows + block.rows)
        else:
            joined.append(block)
        may_join = True
    return joined


def _columns_from(
    rows: list[list[Item]], start: int, known: Sequence[Gutter]
) -> tuple[int, Gutter | None]:
    """The longest run of rows from ``start`` that one gutter parts into columns.

    Returns:
        The row after the run and the gutter, or ``start`` and None.
    """
    best: tuple[int, Gutter | None] = (start, None)
    em = em_of([item for row in rows[start : start + _NEAR_ROWS] for item in row])
    for gutter in _gutters(rows, start):
        end = start
        while end < len(rows) and not any(crosses(item, gutter) for item in rows[end]):
            end += 1
        # Rows on one side only, at the end of the run, need not belong to it.
        while end > start and not _belongs(rows, start, end, gutter):
            end -= 1
        if end > best[0]:
            end = _up_to_heading(rows, start, end, gutter, em)
            end = _without_table(rows, start, end, gutter, em)
        run = [item for row in rows[start:end] for item in row]
        if end > best[0] and (are_columns(run, gutter) or goes_over(run, gutter, known)):
            best = (end, gutter)
    return best


def _gutters(rows: list[list[Item]], start: int) -> list[Gutter]:
    """White strips that some of the next rows share: candidates for a gutter."""
    near = [item for row in rows[start : start + _NEAR_ROWS] for item in row]
    em = em_of(near)
    edges = sorted({round(reach(item), 0) for item in near})
    found: list[Gutter] = []
    for edge in edges:
        right = [item.box[0] for item in near if item.box[0] > edge]
        if not right:
            continue
        # The strip from this edge to where something begins, right of it: in the first rows, or
        # in any, as headings stand in from their text.
        first = min(
            (item.box[0] for row in rows[start : start + 3] for item in row if item.box[0] > edge),
            default=min(right),
        )
        found += [(edge, begin) for begin in {first, min(right)} if begin - edge >= MIN_GUTTER * em]
    return _distinct(found)


def _distinct(gutters: list[Gutter]) -> list[Gutter]:
    """For each right edge the narrowest strip is enough: any wider one is crossed sooner."""
    narrowest: dict[float, Gutter] = {}
    for gutter in gutters:
        kept = narrowest.get(gutter[1])
        if kept is None or gutter[0] > kept[0]:
            narrowest[gutter[1]] = gutter
    return list(narrowest.values())


def _belongs(rows: list[list[Item]], start: int, end: int, gutter: Gutter) -> bool:
    """Whether the last row has something beside it, or goes on with its own column."""
    last = union([item.box for item in rows[end - 1]])
    is_left = last[0] < gutter[0]
    if is_left and last[2] > gutter[1] - 0.5:
        return True
    run = [item.box for row in rows[start : end - 1] for item in row]
    other = [box for box in run if (box[0] < gutter[0]) != is_left]
    own = [box for box in run if (box[0] < gutter[0]) == is_left]
    if not other:
        return False
    if max(box[3] for box in other) >= last[1]:
        return True
    above = max((box[3] for box in own), default=-1e9)
    return last[1] - above <= _CONTINUED * (last[3] - last[1])


def _up_to_heading(rows: list[list[Item]], start: int, end: int, gutter: Gutter, em: float) -> int:
    """The row of a heading over both columns, which begin anew below it; ``end`` without one."""
    reach = _bottom(rows[start])
    around = [item for row in rows[start:end] for item in row if isinstance(item, Piece)]
    for place in range(start + 1, end - 1):
        head = rows[place][0]
        is_apart = head.box[1] - reach >= _OVER_HEAD * em
        reach = max(reach, _bottom(rows[place]))
        if (
            is_apart
            and len(rows[place]) == 1
            and isinstance(head, Piece)
            and head.box[0] <= gutter[0]
            and (head.size >= _HEAD * em or _stands_out(head, around))
            and _begins_both(head, rows[start:place], rows[place + 1 : end], gutter, em)
        ):
            return place
    return end


def _stands_out(head: Piece, around: Sequence[Piece]) -> bool:
    """Whether a line is of a heavier face than most lines around it."""
    bold = 2 * sum(piece.is_bold for piece in around) > len(around)
    gothic = 2 * sum(piece.is_gothic for piece in around) > len(around)
    return head.is_bold > bold or head.is_gothic > gothic


def _begins_both(
    head: Piece,
    above: list[list[Item]],
    below: list[list[Item]],
    gutter: Gutter,
    em: float,
) -> bool:
    """Whether both columns begin anew below a heading, and the right one ended above it."""
    left, right = (
        next((side[0] for row in below if (side := _side(row, gutter, is_left))), None)
        for is_left in (True, False)
    )
    beside = [item for row in above for item in _side(row, gutter, False)]
    is_beside = sum(row[0].box[0] < gutter[0] for row in above) >= _MIN_ROWS
    if left is None or (right is None and is_beside):
        return False
    if right is not None:
        reach = max((item.box[3] for item in beside), default=0.0)
        makes_way = (
            right.box[1] - reach >= head.box[3] - head.box[1] + _CLEAR * em
            and right.box[2] - right.box[0] >= MIN_TEXT * em
        )
        if right.box[1] < max(left.box[1] - em, head.box[3] - ALIGNED * em) and not makes_way:
            return False
    return not beside or not isinstance(beside[-1], Piece) or ends_sentence(beside[-1].text)


def _side(row: list[Item], gutter: Gutter, is_left: bool) -> list[Item]:
    return [item for item in row if (item.box[0] < gutter[0]) == is_left]


def _bottom(row: list[Item]) -> float:
    return max(item.box[3] for item in row)


def _without_table(rows: list[list[Item]], start: int, end: int, gutter: Gutter, em: float) -> int:
    """The end of the columns' text, where an unruled table stands below both of them."""
    reach = _bottom(rows[start])
    for place in range(start + 1, end):
        top = min(item.box[1] for item in rows[place])
        if top - reach >= _BAND * em:
            below = [item for row in rows[place:end] for item in row]
            left, right = sides(below, gutter)
            is_table = (
                len(right) > len(rows_of(right))  # rows of several cells
                and share_aligned(right, left, em) >= _ROWS_OF_TABLE
                and not are_columns(below, gutter)
            )
            is_foot = place == end - 1 and left and right  # one line over the page's width
            if is_table or is_foot:
                return place
        reach = max(reach, _bottom(rows[place]))
    return end
