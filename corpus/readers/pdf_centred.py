"""Tables without lines whose cells are set at their row's middle.

Beside a cell of two lines, the cells of one line stand between these: what is printed on one
line is no row. Lines nearer to one another than those of one text are one row of cells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.pdf_pieces import Piece, gap_between, split_piece

_TIGHT = 0.95  # times the type size: only lines of two cells can be nearer
_SAME_MIDDLE = 0.4  # em: the middles of a row's cells
_MAX_LEADING = 3.5  # times the type size between rows of one table
_MIN_ROWS = 3
_MIN_GUTTER = 0.15  # em between two cells of which one fills its column
_MIN_LINE = 0.9  # em between the lines of one cell

_Row = Sequence[Piece]
_Cells = list[list[Piece]]


@dataclass(frozen=True, slots=True)
class CentredTable:
    """Rows ``start`` to ``end`` of a block, as rows of cells of pieces."""

    start: int
    end: int
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


@dataclass(slots=True)
class _Logical:
    """Printed lines that are one row."""

    start: int
    end: int
    cells: _Cells


def centred_tables(rows: Sequence[_Row]) -> Iterator[CentredTable]:
    """The tables among a block's rows in which some row is set so, top to bottom."""
    logical = _logical_rows(rows)
    place = 0
    while place < len(logical):
        first, last = place, place
        columns = _columns(logical[place].cells)
        if logical[place].end - logical[place].start > 1 and len(columns) > 1:
            first, last = _grown(logical, place, columns)
        if last - first + 1 >= _MIN_ROWS:
            yield CentredTable(
                logical[first].start,
                logical[last].end,
                tuple(tuple(map(tuple, row.cells)) for row in logical[first : last + 1]),
            )
        place = last + 1


def _logical_rows(rows: Sequence[_Row]) -> list[_Logical]:
    found: list[_Logical] = []
    start = 0
    while start < len(rows):
        end = start + 1
        while end < len(rows) and _is_tight(rows[end - 1], rows[end]):
            end += 1
        cells = _centred_cells([piece for row in rows[start:end] for piece in row])
        if end - start > 1 and cells is not None:
            found.append(_Logical(start, end, cells))
        else:
            found += [
                _Logical(place, place + 1, [[piece] for piece in rows[place]])
                for place in range(start, end)
            ]
        start = end
    return found


def _is_tight(above: _Row, below: _Row) -> bool:
    step = below[0].baseline - above[0].baseline
    return 0 < step < _TIGHT * min(above[0].size, below[0].size)


def _centred_cells(pieces: Sequence[Piece]) -> _Cells | None:
    """The cells of one row, left to right; None where the middles of two are not at one height."""
    cells: _Cells = []
    for piece in sorted(pieces, key=lambda piece: piece.box[0]):
        if cells and piece.box[0] < max(other.box[2] for other in cells[-1]):
            cells[-1].append(piece)
        else:
            cells.append([piece])
    middles = []
    for cell in cells:
        cell.sort(key=lambda piece: piece.baseline)
        steps = [below.baseline - above.baseline for above, below in pairwise(cell)]
        if any(step < _MIN_LINE * cell[0].size for step in steps):
            return None
        middles.append((cell[0].baseline + cell[-1].baseline) / 2)
    is_centred = max(middles) - min(middles) <= _SAME_MIDDLE * pieces[0].size
    return cells if len(cells) > 1 and is_centred else None


def _columns(cells: _Cells) -> list[tuple[float, float]]:
    return [
        (min(piece.box[0] for piece in cell), max(piece.box[2] for piece in cell)) for cell in cells
    ]


def _grown(
    logical: list[_Logical], place: int, columns: list[tuple[float, float]]
) -> tuple[int, int]:
    """The first and last of the rows around ``place`` that share its columns."""
    first = last = place
    while last + 1 < len(logical) and _is_near(logical[last], logical[last + 1]):
        wider = _fitted(logical[last + 1].cells, columns)
        if wider is None and _divide([logical[last + 1]], columns):
            wider = _fitted(logical[last + 1].cells, columns)
        if wider is None:
            break
        columns, last = wider, last + 1
    while first > 0 and _is_near(logical[first - 1], logical[first]):
        cells = logical[first - 1].cells
        wider = _fitted(cells, columns)
        if wider is None and _divide(logical[first : last + 1], _columns(cells)):
            wider = _shared_columns(logical[first - 1 : last + 1])
        if wider is None:
            break
        columns, first = wider, first - 1
    return first, last


def _shared_columns(rows: Sequence[_Logical]) -> list[tuple[float, float]] | None:
    columns: list[tuple[float, float]] | None = _columns(rows[-1].cells)
    for row in rows[-2::-1]:
        columns = _fitted(row.cells, columns) if columns else None
    return columns


def _is_near(above: _Logical, below: _Logical) -> bool:
    last = max(piece.baseline for cell in above.cells for piece in cell)
    first = min(piece.baseline for cell in below.cells for piece in cell)
    size = above.cells[0][0].size
    sizes = size, below.cells[0][0].size
    return 0 < first - last <= _MAX_LEADING * size and max(sizes) <= 1.1 * min(sizes)


def _fitted(
    cells: _Cells, columns: Sequence[tuple[float, float]]
) -> list[tuple[float, float]] | None:
    """The columns with a row's cells in them; None where two share one, or one takes two."""
    if len(cells) < 2:
        return None
    wider = list(columns)
    taken: set[int] = set()
    for left, right in _columns(cells):
        over = [place for place, (start, end) in enumerate(wider) if left < end and start < right]
        if len(over) > 1 or taken & set(over):
            return None
        if over:
            start, end = wider[over[0]]
            wider[over[0]] = min(start, left), max(end, right)
            taken.update(over)
        else:
            return None
    is_apart = all(one[1] <= other[0] for one, other in pairwise(wider))
    return wider if is_apart else None


def _divide(table: Sequence[_Logical], heads: Sequence[tuple[float, float]]) -> bool:
    """Cut the cells that stand under two heads, if each has a gap between these."""
    is_cut = False
    for (_, left), (right, _) in pairwise(heads):
        middle = (left + right) / 2
        under = [
            (row, cell)
            for row in table
            for cell in row.cells
            if any(piece.box[0] < middle < piece.box[2] for piece in cell)
        ]
        cuts = [_cut(cell, left, right) for _, cell in under]
        if None in cuts:
            continue
        for (row, cell), index in zip(under, cuts, strict=True):
            assert index is not None
            place = row.cells.index(cell)
            row.cells[place : place + 1] = [[part] for part in split_piece(cell[0], index)]
            is_cut = True
    return is_cut


def _cut(cell: Sequence[Piece], left: float, right: float) -> int | None:
    """Where the one line of a cell has a gap between ``left`` and ``right``."""
    if len(cell) != 1:
        return None
    gaps = {
        index: gap_between(before, glyph)
        for index, (before, glyph) in enumerate(pairwise(cell[0].glyphs), start=1)
        if left <= (before.right + glyph.left) / 2 <= right
    }
    widest = max(gaps, key=lambda index: gaps[index], default=None)
    return widest if widest is not None and gaps[widest] >= _MIN_GUTTER else None
