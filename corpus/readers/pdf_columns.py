"""Whether what stands left and right of a gutter is two columns of text, and rows of items."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median

from corpus.readers.geometry import union
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table
from corpus.readers.stops import ends_sentence, has_stop, may_hang

MIN_GUTTER = 0.8  # em
_MIN_COLUMN = 7.0  # em: what is narrower holds labels
MIN_TEXT = 15.0  # em: a line of running text that does not end its paragraph
_MIN_ROWS = 3  # a side, for a gutter to make columns
_FULL_LINES = 0.6  # of a column's width its lines fill, if it is running text
_MOSTLY_FULL = 0.6  # of the lines, where no sentence ends among them
_CELLS = 0.3  # of the lines have gaps, where they are rows of cells
_FULL_SHARE = 0.25  # of the lines run to the column's edge, where sentences are broken
_RAGGED = 2.0  # em
_MIN_SENTENCES = 2
ALIGNED = 0.3  # em: baselines this near stand on one line

# 68.4％, 1,204人, 41.7 (28.6)
_VALUE = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*\s*[%％人件円票回点歳台校戸棟年度]{0,2}(?:\s*[(（].{1,8}[)）])?"
)

Item = Piece | Table
Gutter = tuple[float, float]  # a white strip's left and right edge


def rows_of(items: Sequence[Item]) -> list[list[Item]]:
    """Items on one baseline, top to bottom; a table is a row of its own with what is beside it."""
    rows: list[list[Item]] = []
    for item in sorted(items, key=lambda item: (line_of(item), item.box[0])):
        if rows and isinstance(item, Piece):
            last = rows[-1][0]
            if isinstance(last, Piece) and abs(last.baseline - item.baseline) <= ALIGNED * min(
                last.size, item.size
            ):
                rows[-1].append(item)
                continue
        rows.append([item])
    return [sorted(row, key=lambda item: item.box[0]) for row in rows]


def line_of(item: Item) -> float:
    """The height by which items are put in rows."""
    if isinstance(item, Piece) and item.is_vertical:
        return item.box[1]  # before the lines that it stands beside
    return item.baseline if isinstance(item, Piece) else item.box[1]


def em_of(items: Sequence[Item]) -> float:
    """The type size of most items."""
    sizes = [item.size for item in items if isinstance(item, Piece)]
    return median(sizes) if sizes else 10.0


def are_columns(items: Sequence[Item], gutter: Gutter) -> bool:
    """Whether both sides of a gutter hold lines of text that are read for themselves."""
    left, right = sides(items, gutter)
    if not left or not right or _are_values(right):
        return False
    em = em_of(items)
    for side in (left, right):
        box = union([item.box for item in side])
        if (
            len(rows_of(side)) < _MIN_ROWS
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
        share_aligned(left, right, em) < 0.5
        or _is_running_text(left, right)
        or (_is_broken_text(left) and _is_broken_text(right))
    )


def goes_over(items: list[Item], gutter: Gutter, known: Sequence[Gutter]) -> bool:
    """Whether a sentence breaks off at the end of the left column and goes on in the right one.

    Args:
        items: On both sides of the gutter.
        gutter: Between them.
        known: Gutters that make columns elsewhere on the page.
    """
    left, right = sides(items, gutter)
    if not left or not right:
        return False
    em = em_of(items)
    last, first = rows_of(left)[-1], rows_of(right)[0]
    return (
        len(last) == len(first) == 1
        and isinstance(last[0], Piece)
        and isinstance(first[0], Piece)
        and not ends_sentence(last[0].text)
        and last[0].box[2] - last[0].box[0] >= MIN_TEXT * em
        and line_of(first[0]) < line_of(last[0])
        and any(
            abs(last[0].box[2] - other[0]) <= em and abs(first[0].box[0] - other[1]) <= ALIGNED * em
            for other in known
        )
    )


def sides(items: Sequence[Item], gutter: Gutter) -> tuple[list[Item], list[Item]]:
    """What stands left and what stands right of a gutter."""
    return (
        [item for item in items if reach(item) <= gutter[0] + 0.5],
        [item for item in items if item.box[0] >= gutter[1] - 0.5],
    )


def crosses(item: Item, gutter: Gutter) -> bool:
    """Whether something is printed in a gutter."""
    return item.box[0] < gutter[1] - 0.5 and reach(item) > gutter[0] + 0.5


def reach(item: Item) -> float:
    """The right edge of an item, without a stop at a line's end, which may hang over its column."""
    if isinstance(item, Piece) and not item.is_vertical and may_hang(item.glyphs[-1].char):
        before = [glyph for glyph in item.glyphs[:-1] if not glyph.is_space]
        return before[-1].right if before else item.box[2]
    return item.box[2]


def _are_values(items: list[Item]) -> bool:
    """Whether all that stands there is numbers: what the bars of a chart amount to."""
    return all(isinstance(item, Piece) and _VALUE.fullmatch(item.text.strip()) for item in items)


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
    rows = rows_of(side)
    widths = [row[-1].box[2] - row[0].box[0] for row in rows]
    last = rows[-1][-1]
    return (
        any(isinstance(item, Table) for item in other)
        and len(rows) > 1
        and min(widths[:-1]) >= MIN_TEXT * em
        and isinstance(last, Piece)
        and ends_sentence(last.text)
    )


def share_aligned(left: list[Item], right: list[Item], em: float) -> float:
    """How many of the lines on the left have one on the right at the same height."""
    heights = sorted(line_of(item) for item in right)
    rows = rows_of(left)
    aligned = 0
    for row in rows:
        place = bisect_left(heights, line_of(row[0]) - ALIGNED * em)
        aligned += place < len(heights) and heights[place] <= line_of(row[0]) + ALIGNED * em
    return aligned / len(rows)


def _is_running_text(items: list[Item], beside: list[Item]) -> bool:
    """Whether most lines are nearly as wide as the column; labels and cells may be so too."""
    box = union([item.box for item in items])
    rows = rows_of(items)
    widths = [row[-1].box[2] - row[0].box[0] for row in rows]
    if median(widths) < _FULL_LINES * (box[2] - box[0]):
        return False
    if any(isinstance(item, Table) or has_stop(item.text) for item in items):
        return True
    edge = box[2] - _RAGGED * em_of(items)
    full = sum(row[-1].box[2] >= edge for row in rows)
    return full >= _MOSTLY_FULL * len(rows) and not (
        _has_cells(rows) or _has_cells(rows_of(beside))
    )


def _has_cells(rows: list[list[Item]]) -> bool:
    """Whether lines have gaps as between cells."""
    return sum(len(row) > 1 for row in rows) > _CELLS * len(rows)


def _is_broken_text(items: list[Item]) -> bool:
    """Whether sentences run over lines, though many lines are short: terms and what they mean."""
    box = union([item.box for item in items])
    rows = rows_of(items)
    edge = box[2] - _RAGGED * em_of(items)
    full = sum(row[-1].box[2] >= edge for row in rows)
    ended = sum(isinstance(row[-1], Piece) and ends_sentence(row[-1].text) for row in rows)
    return full >= _FULL_SHARE * len(rows) and ended >= _MIN_SENTENCES
