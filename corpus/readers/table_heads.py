"""Cells that span rows or columns: a row is read with the heads that it shares with others.

計画 over 上期 and 下期 gives one row of heads, 「計画 上期 | 計画 下期」; 居宅 beside the two rows
訪問介護 and 通所介護 is read with both. Long texts are read once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

MAX_SPAN = 1_000  # rows or columns, as browsers have it
_MAX_HEAD_CHARS = 30
_LEAST_HEADS = 3
_YEAR = re.compile(
    r"[(（]?(?:令和|平成|西暦|[RHＲＨ]\.?)? ?(?:[0-9０-９]{1,4}|元)(?: ?年度?)?"
    r"(?:[(（][^()（）]{1,12}[)）])?[)）]?"
)
_BARE_NUMBER = re.compile(r"[0-9０-９]{1,4}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_VALUE = re.compile(r"(?!.*年)[-－△▲約]?[0-9０-９][0-9０-９,，.．]*.{0,4}|[-－―ー○◎●→×]*")
_BARE = re.compile(r"[0-9０-９]{1,2}")
_SUBHEAD = re.compile(
    r"^(?:[(（]?(?:(?:令和|平成|昭和|西暦|[RHS]) ?[0-9０-９元]{1,4} ?年?度?|"
    r"[0-9０-９元]{1,4} ?年度?"
    r"|(?:19|20|１９|２０)[0-9０-９]{2})(?:末|中)?[)）]?"
    r"\s*(?:[(（](?:(?:19|20|１９|２０)[0-9０-９]{2}|[RHS][0-9]{1,2})年?度?[)）])?"
    r"|人数|構成比|割合|件数|実数|総[数計]|うち.*|計|男性?|女性?"
    r"|(?:現状|目標|基準|実績|計画)?値|現状|目標|基準|実績|計画|年度?|時点)$"
)


@dataclass(frozen=True, slots=True)
class SpanningCell(Generic[T]):
    """A cell with text and the places of the grid that it takes, from 0."""

    parts: tuple[T, ...]  # what is read in it: the heads above it, then its own
    text: str  # of its own
    row: int
    column: int
    height: int = 1
    width: int = 1
    is_repeated: bool = field(default=False)  # it stands in a row above

    @property
    def bottom(self) -> int:
        """The row behind its last."""
        return self.row + self.height

    @property
    def end(self) -> int:
        """The column behind its last."""
        return self.column + self.width

    @property
    def is_short(self) -> bool:
        """Whether it may be a head, and not a text that spans rows."""
        return len(self.text) <= _MAX_HEAD_CHARS and "。" not in self.text


class Grid:
    """Gives the cells of HTML's rows their places, beside those that reach down from above."""

    def __init__(self) -> None:
        self._free: dict[int, int] = {}  # by column: the first row below what reaches down
        self._row = -1

    def place(self, sizes: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
        """For the next row's cells, of height and width: row, column, height, width."""
        self._row += 1
        placed = []
        column = 0
        for height, width in sizes:
            while self._free.get(column, 0) > self._row:
                column += 1
            placed.append((self._row, column, height, width))
            if height > 1:
                self._free.update(dict.fromkeys(range(column, column + width), self._row + height))
            column += width
        return placed


def read_with_heads(cells: Sequence[SpanningCell[T]]) -> list[list[SpanningCell[T]]]:
    """The rows as they are read, each cell with the heads that it shares."""
    rows = _by_row(cells)
    while (merged := _merged_heads(rows)) is not None:
        rows = [merged, *rows[2:]]
    tall = [cell for row in rows for cell in row if cell.height > 1 and cell.is_short]
    rows = [_with_tall(row, tall) for row in rows]
    read: list[list[SpanningCell[T]]] = rows[:1]
    heads: Sequence[SpanningCell[T]] = rows[0] if rows else ()
    for row in rows[1:]:
        is_head = len(_years(row)) >= _LEAST_HEADS
        read.append(list(row) if is_head else _with_blanks(row, heads))
        heads = row if is_head else heads
    return read


def _with_blanks(
    row: Sequence[SpanningCell[T]], heads: Sequence[SpanningCell[T]]
) -> list[SpanningCell[T]]:
    """A row with an empty cell under each head behind its first cell where it has none.

    Where something is done in some years only, the empty cells say in which.
    """
    single = [head for head in heads if head.width == 1 and head.is_short]
    is_head = len(single) == len(heads) or len(_years(heads)) >= _LEAST_HEADS
    if len(single) < _LEAST_HEADS or not is_head or len(row) < 2:
        return list(row)
    taken = {cell.column for cell in row}  # what spans columns stands below the first of them
    blanks: list[SpanningCell[T]] = [
        SpanningCell((), "", row[-1].row, head.column)
        for head in single
        if head.column not in taken and head.column > row[0].column
    ]
    return sorted([*row, *blanks], key=lambda cell: cell.column)


def _years(row: Sequence[SpanningCell[T]]) -> list[SpanningCell[T]]:
    """The cells that are years; bare numbers only where they go on one by one, or are 20xx."""
    found = [cell for cell in row if cell.width == 1 and _YEAR.fullmatch(cell.text.strip())]
    bare = [cell for cell in found if _BARE_NUMBER.fullmatch(cell.text.strip())]
    numbers = [int(cell.text) for cell in bare]
    are_years = all(_FIRST_YEAR <= number <= _LAST_YEAR for number in numbers) or (
        {later - earlier for earlier, later in pairwise(numbers)} == {1}
    )
    return found if are_years else [cell for cell in found if cell not in bare]


def _by_row(cells: Sequence[SpanningCell[T]]) -> list[list[SpanningCell[T]]]:
    rows: dict[int, list[SpanningCell[T]]] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _merged_heads(rows: Sequence[Sequence[SpanningCell[T]]]) -> list[SpanningCell[T]] | None:
    """The first two rows as one, where the second divides the columns of the first."""
    if len(rows) < 3 or len(rows[0]) < 2:
        return None
    top, below = rows[0], rows[1]
    divided = [cell for cell in top if cell.bottom <= below[0].row]
    is_told = _is_below_heads(top, below) or _is_under_wide_heads(top, below)
    is_head = (
        (
            is_told
            or all(
                cell.width > 1 or not any(_is_over(cell, inner) for inner in below)
                for cell in divided
            )
        )
        and all(cell.is_short for cell in (*top, *below))
        and all(any(_is_over(cell, inner) for cell in divided) for inner in below)
        and (is_told or any(sum(_is_over(cell, inner) for inner in below) > 1 for cell in divided))
    )
    if not is_head:
        return None
    merged: list[SpanningCell[T]] = []
    for cell in top:
        inner = [other for other in below if cell in divided and _is_over(cell, other)]
        merged += [replace(other, parts=cell.parts + other.parts) for other in inner] or [cell]
    return merged


def _is_below_heads(top: Sequence[SpanningCell[T]], below: Sequence[SpanningCell[T]]) -> bool:
    """Whether the second row has heads too, beside heads of two rows: years under 現状, 目標."""
    is_beside = any(cell.bottom > below[0].row for cell in top)
    said = sum(_SUBHEAD.search(cell.text) is not None for cell in below)
    return is_beside and (2 * said > len(below) or _are_years(below))


def _is_under_wide_heads(top: Sequence[SpanningCell[T]], below: Sequence[SpanningCell[T]]) -> bool:
    """Whether words alone stand under wide heads, beside one of two rows.

    部門 beside 基準年度, 現状 and 目標 over 平成25年度 | 排出量 | 基準年度比 | 排出量 | 基準年度比.
    """
    is_beside = any(cell.bottom > below[0].row for cell in top)
    is_wide = any(sum(_is_over(cell, inner) for inner in below) > 1 for cell in top)
    has_value = any(_VALUE.fullmatch(cell.text.strip()) for cell in below)
    return is_beside and is_wide and not has_value


def _are_years(cells: Sequence[SpanningCell[T]]) -> bool:
    """Whether bare numbers are years one after the other: 28 | 29 | 30 under 平成."""
    numbers = [int(cell.text) for cell in cells if _BARE.fullmatch(cell.text)]
    steps = {later - earlier for earlier, later in pairwise(numbers)}
    return len(numbers) == len(cells) >= _LEAST_HEADS and steps == {1}


def _is_over(cell: SpanningCell[T], inner: SpanningCell[T]) -> bool:
    return cell.column <= inner.column and inner.end <= cell.end


def _with_tall(
    row: Sequence[SpanningCell[T]], tall: Sequence[SpanningCell[T]]
) -> list[SpanningCell[T]]:
    """A row with the cells beside its own that began in a row above."""
    place = row[0].row
    above = [replace(cell, is_repeated=True) for cell in tall if cell.row < place < cell.bottom]
    return sorted([*above, *row], key=lambda cell: cell.column)
