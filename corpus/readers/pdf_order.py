"""Pieces and tables of a page -> blocks in reading order: columns, rows of pieces, tables.

A gutter makes columns only where both sides hold lines of text; a label and its text, or the
cells of an unruled table, stand on one line each and are read across.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.readers.geometry import Box, union
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table
from corpus.readers.stops import ends_sentence, has_stop

_NEAR_ROWS = 40  # that say where gutters may be
_MIN_GUTTER = 1.0  # em
_MIN_COLUMN = 7.0  # em: what is narrower holds labels
_MIN_TEXT = 15.0  # em: a line of running text that does not end its paragraph
_MIN_ROWS = 3  # a side, for a gutter to make columns
_FULL_LINES = 0.6  # of a column's width its lines fill, if it is running text
_MOSTLY_FULL = 0.6  # of the lines, where no sentence ends among them
_CELLS = 0.3  # of the lines have gaps, where they are rows of cells
_FULL_SHARE = 0.25  # of the lines run to the column's edge, where sentences are broken
_RAGGED = 2.0  # em
_MIN_SENTENCES = 2
_ALIGNED = 0.3  # em: baselines this near stand on one line
_HEAD = 1.08  # times the type size
_OVER_HEAD = 0.5  # em of white over a heading
_BAND = 1.2  # em of white across both columns
_ROWS_OF_TABLE = 0.5  # of the lines on the right have one on the left at their height
_CONTINUED = 1.0  # line heights of white between the lines of one column

Item = Piece | Table


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
    rows = _rows(items)
    blocks: list[Block] = []
    start = 0
    while start < len(rows):
        end, gutter = _columns_from(rows, start)
        if gutter is None:
            blocks.extend(_single(rows[start]))
            start += 1
            continue
        inside = [item for row in rows[start:end] for item in row]
        middle = (gutter[0] + gutter[1]) / 2
        for side in (True, False):
            blocks.append(Block(()))  # a column's lines are no neighbours of what is above
            blocks.extend(
                reading_order([item for item in inside if (item.box[2] <= middle) == side])
            )
        blocks.append(Block(()))  # what follows stands under both columns
        start = end
    return _joined(blocks)


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


def _rows(items: Sequence[Item]) -> list[list[Item]]:
    """Items on one baseline, top to bottom; a table is a row of its own with what is beside it."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda item: (_line_of(item), item.box[0])):
        if rows and isinstance(item, Piece):
            last = rows[-1][0]
            if isinstance(last, Piece) and abs(last.baseline - item.baseline) <= _ALIGNED * min(
                last.size, item.size
            ):
                rows[-1].append(item)
                continue
        rows.append([item])
    return [sorted(row, key=lambda item: item.box[0]) for row in rows]


def _line_of(item: Item) -> float:
    if isinstance(item, Piece) and item.is_vertical:
        return item.box[1]  # before the lines that it stands beside
    return item.baseline if isinstance(item, Piece) else item.box[1]


def _em(items: Sequence[Item]) -> float:
    sizes = [item.size for item in items if isinstance(item, Piece)]
    return median(sizes) if sizes else 10.0


def _columns_from(rows: list[list[Item]], start: int) -> tuple[int, tuple[float, float] | None]:
    """The longest run of rows from ``start`` that one gutter parts into columns.

    Returns:
        The row after the run and the gutter, or ``start`` and None.
    """
    best: tuple[int, tuple[float, float] | None] = (start, None)
    em = _em([item for row in rows[start : start + _NEAR_ROWS] for item in row])
    for gutter in _gutters(rows, start):
        end = start
        while end < len(rows) and not _crosses(rows[end], gutter):
            end += 1
        # Rows on one side only, at the end of the run, need not belong to it.
        while end > start and not _belongs(rows, start, end, gutter):
            end -= 1
        if end > best[0]:
            end = _up_to_heading(rows, start, end, gutter, em)
            end = _without_table(rows, start, end, gutter, em)
        run = [item for row in rows[start:end] for item in row]
        if end > best[0] and _are_columns(run, gutter):
            best = (end, gutter)
    return best


def _gutters(rows: list[list[Item]], start: int) -> list[tuple[float, float]]:
    """White strips that some of the next rows share: candidates for a gutter."""
    near = [item for row in rows[start : start + _NEAR_ROWS] for item in row]
    em = _em(near)
    edges = sorted({round(item.box[2], 0) for item in near})
    found: list[tuple[float, float]] = []
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
        found += [
            (edge, begin) for begin in {first, min(right)} if begin - edge >= _MIN_GUTTER * em
        ]
    return _distinct(found)


def _distinct(gutters: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """For each right edge the narrowest strip is enough: any wider one is crossed sooner."""
    narrowest: dict[float, tuple[float, float]] = {}
    for gutter in gutters:
        kept = narrowest.get(gutter[1])
        if kept is None or gutter[0] > kept[0]:
            narrowest[gutter[1]] = gutter
    return list(narrowest.values())


def _crosses(row: list[Item], gutter: tuple[float, float]) -> bool:
    return any(item.box[0] < gutter[1] - 0.5 and item.box[2] > gutter[0] + 0.5 for item in row)


def _belongs(rows: list[list[Item]], start: int, end: int, gutter: tuple[float, float]) -> bool:
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


def _up_to_heading(
    rows: list[list[Item]], start: int, end: int, gutter: tuple[float, float], em: float
) -> int:
    """The row of a heading over both columns, which begin anew below it; ``end`` without one."""
    reach = _bottom(rows[start])
    for place in range(start + 1, end - 1):
        head = rows[place][0]
        is_apart = head.box[1] - reach >= _OVER_HEAD * em
        reach = max(reach, _bottom(rows[place]))
        if (
            is_apart
            and len(rows[place]) == 1
            and isinstance(head, Piece)
            and head.box[0] <= gutter[0]
            and (head.size >= _HEAD * em or head.is_bold or head.is_gothic)
            and _begins_both(head, rows[start:place], rows[place + 1 : end], gutter, em)
        ):
            return place
    return end


def _begins_both(
    head: Piece,
    above: list[list[Item]],
    below: list[list[Item]],
    gutter: tuple[float, float],
    em: float,
) -> bool:
    """Whether both columns begin anew below a heading, and the right one ended above it."""
    left, right = (
        min(
            (item.box[1] for row in below for item in row if (item.box[0] < gutter[0]) == is_left),
            default=None,
        )
        for is_left in (True, False)
    )
    beside = sum(row[0].box[0] < gutter[0] for row in above)
    if left is None or (right is None and beside >= _MIN_ROWS):
        return False
    is_over_both = right is None or right >= max(left - em, head.box[3] - _ALIGNED * em)
    return is_over_both and _is_ended(above, gutter)


def _bottom(row: list[Item]) -> float:
    return max(item.box[3] for item in row)


def _is_ended(rows: list[list[Item]], gutter: tuple[float, float]) -> bool:
    """Whether the text right of a gutter ends a sentence, or something else stands there."""
    right = [item for row in rows for item in row if item.box[0] > gutter[0]]
    return not right or not isinstance(right[-1], Piece) or ends_sentence(right[-1].text)


def _without_table(
    rows: list[list[Item]], start: int, end: int, gutter: tuple[float, float], em: float
) -> int:
    """The end of the columns' text, where an unruled table stands below both of them."""
    reach = _bottom(rows[start])
    for place in range(start + 1, end):
        top = min(item.box[1] for item in rows[place])
        if top - reach >= _BAND * em:
            below = [item for row in rows[place:end] for item in row]
            left = [item for item in below if item.box[2] <= gutter[0] + 0.5]
            right = [item for item in below if item.box[0] >= gutter[1] - 0.5]
            is_table = (
                len(right) > len(_rows(right))  # rows of several cells
                and _share_aligned(right, left, em) >= _ROWS_OF_TABLE
                and not _are_columns(below, gutter)
            )
            is_foot = place == end - 1 and left and right  # one line over the page's width
            if is_table or is_foot:
                return place
        reach = max(reach, _bottom(rows[place]))
    return end


def _are_columns(items: list[Item], gutter: tuple[float, float]) -> bool:
    left = [item for item in items if item.box[2] <= gutter[0] + 0.5]
    right = [item for item in items if item.box[0] >= gutter[1] - 0.5]
    if not left or not right:
        return False
    em = _em(items)
    for side in (left, right):
        box = union([item.box for item in side])
        if (
            len(_rows(side)) < _MIN_ROWS
            and not any(isinstance(item, Table) for item in side)
            and not _is_columns_end(side, right if side is left else left, em)
        ):
            return False
        if box[2] - box[0] < _MIN_COLUMN * em:
            return False
    left, right = _side_by_side(left, right)
    if not left or not right:
        return False
    return (
        _share_aligned(left, right, em) < 0.5
        or _is_running_text(left, right)
        or (_is_broken_text(left) and _is_broken_text(right))
    )


def _side_by_side(left: list[Item], right: list[Item]) -> tuple[list[Item], list[Item]]:
    """What of two columns stands at the height of the other one; nothing, if none does."""
    boxes = union([item.box for item in left]), union([item.box for item in right])
    top, bottom = max(box[1] for box in boxes), min(box[3] for box in boxes)
    inside = [
        [item for item in side if item.box[1] < bottom and top < item.box[3]]
        for side in (left, right)
    ]
    return inside[0], inside[1]


def _is_columns_end(side: list[Item], other: list[Item], em: float) -> bool:
    """Whether a few lines are the end of a column's text, beside a table in the other column."""
    rows = _rows(side)
    widths = [row[-1].box[2] - row[0].box[0] for row in rows]
    last = rows[-1][-1]
    return (
        any(isinstance(item, Table) for item in other)
        and len(rows) > 1
        and min(widths[:-1]) >= _MIN_TEXT * em
        and isinstance(last, Piece)
        and ends_sentence(last.text)
    )


def _share_aligned(left: list[Item], right: list[Item], em: float) -> float:
    """How many of the lines on the left have one on the right at the same height."""
    heights = sorted(_line_of(item) for item in right)
    rows = _rows(left)
    aligned = 0
    for row in rows:
        place = bisect_left(heights, _line_of(row[0]) - _ALIGNED * em)
        aligned += place < len(heights) and heights[place] <= _line_of(row[0]) + _ALIGNED * em
    return aligned / len(rows)


def _is_running_text(items: list[Item], beside: list[Item]) -> bool:
    """Whether most lines are nearly as wide as the column; labels and cells may be so too."""
    box = union([item.box for item in items])
    rows = _rows(items)
    widths = [row[-1].box[2] - row[0].box[0] for row in rows]
    if median(widths) < _FULL_LINES * (box[2] - box[0]):
        return False
    if any(isinstance(item, Table) or has_stop(item.text) for item in items):
        return True
    edge = box[2] - _RAGGED * _em(items)
    full = sum(row[-1].box[2] >= edge for row in rows)
    return full >= _MOSTLY_FULL * len(rows) and not (_has_cells(rows) or _has_cells(_rows(beside)))


def _has_cells(rows: list[list[Item]]) -> bool:
    """Whether lines have gaps as between cells."""
    return sum(len(row) > 1 for row in rows) > _CELLS * len(rows)


def _is_broken_text(items: list[Item]) -> bool:
    """Whether sentences run over lines, though many lines are short: terms and what they mean."""
    box = union([item.box for item in items])
    rows = _rows(items)
    edge = box[2] - _RAGGED * _em(items)
    full = sum(row[-1].box[2] >= edge for row in rows)
    ended = sum(isinstance(row[-1], Piece) and ends_sentence(row[-1].text) for row in rows)
    return full >= _FULL_SHARE * len(rows) and ended >= _MIN_SENTENCES
