"""Tables without lines: pieces that stand under one another in row after row.

A row begins where the first column has something; what stands in the other columns alone goes on
with the row above. Numbered and bulleted items are set in the same way and are no tables.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.marks import find_heading_mark, list_mark_end
from corpus.readers.pdf_pieces import Piece, split_label
from corpus.readers.stops import has_stop

_ALIGNED = 0.8  # em
_MIN_ROWS = 3
_MIN_NUMBERED = 2  # rows, when their labels are numbers in brackets
_BAR_VALUE = re.compile(r"[0-9０-９][0-9０-９,，.．]*\s*[%％人件票]")
_BRACKETED = re.compile(r"[\[［〔][0-9０-９]{1,3}[\]］〕]")
_MAX_LABEL = 14.0  # em: a first column wider than this holds text
_TIGHT = 0.95  # times the type size: only lines of two cells can be nearer
_LABELLED = 2  # columns: a bold line of a label and its words is a heading, not a table's head
_MAX_LEADING = 3.0  # times the type size between lines of one table

_Row = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """Rows ``start`` to ``end`` of a block, as rows of cells of pieces."""

    start: int
    end: int
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


def unruled_tables(rows: Sequence[_Row]) -> Iterator[UnruledTable]:
    """The tables among a block's rows, top to bottom."""
    start = 0
    while start < len(rows):
        table = _table_from(rows, start) or _bars_from(rows, start)
        if table is not None:
            is_headed = start > 0 and _heads(rows, start - 1, table)
            yield _with_heads(rows[start - 1], table) if is_headed else table
            start = table.end
        else:
            start += 1


def _heads(rows: Sequence[_Row], place: int, table: UnruledTable) -> bool:
    """Whether the row above a table has one short word over each column, set at its middle."""
    head = rows[place]
    whole = [row for row in table.rows if len(row) == len(head)]
    if len(head) < 2 or len(whole) * 2 < len(table.rows) or max(map(len, table.rows)) > len(head):
        return False
    if _step(rows, place + 1) > _MAX_LEADING * head[0].size:
        return False
    ends = [max(piece.box[2] for row in whole for piece in row[n]) for n in range(len(head))]
    starts = [min(piece.box[0] for row in whole for piece in row[n]) for n in range(len(head))]
    return all(
        (n == 0 or ends[n - 1] <= piece.box[0])
        and (n + 1 == len(head) or piece.box[2] <= starts[n + 1])
        and not has_stop(piece.text)
        for n, piece in enumerate(head)
    )


def _with_heads(head: _Row, table: UnruledTable) -> UnruledTable:
    heads = tuple((piece,) for piece in head)
    return UnruledTable(table.start - 1, table.end, (heads, *table.rows))


def _table_from(rows: Sequence[_Row], start: int) -> UnruledTable | None:
    for head in (rows[start], _with_label_split(rows[start])):
        if len(head) >= 2 and _is_label(head):
            table = _table_of(rows, start, head)
            if table is not None:
                return table
    return None


def _bars_from(rows: Sequence[_Row], start: int) -> UnruledTable | None:
    """The bars of a chart from ``start``: a label, and at the bar's end what it amounts to."""
    cells: list[tuple[tuple[Piece, ...], ...]] = []
    for place in range(start, len(rows)):
        row = rows[place] if len(rows[place]) > 1 else _with_label_split(rows[place])
        is_near = place == start or _step(rows, place) <= _MAX_LEADING * row[0].size
        if len(row) != 2 or not is_near or not _BAR_VALUE.fullmatch(row[1].text.strip()):
            break
        cells.append(((row[0],), (row[1],)))
    if len(cells) < _MIN_ROWS:
        return None
    return UnruledTable(start, start + len(cells), tuple(cells))


def _with_label_split(row: _Row) -> _Row:
    parts = split_label(row[0])
    return (*parts, *row[1:]) if parts else row


def _table_of(rows: Sequence[_Row], start: int, head: _Row) -> UnruledTable | None:
    """The rows from ``start`` that fit the columns of ``head``.

    A cell of two lines may stand beside a label set at their middle: the upper one comes first.
    """
    cells: list[list[list[Piece]]] = []
    ahead: list[tuple[int, Piece]] = []  # lines of the row whose label comes next
    kind = head[0]  # of type; the first row may be bold alone
    end = start
    for place in range(start, len(rows)):
        row = rows[place]
        is_near = place == start or _step(rows, place) <= _MAX_LEADING * row[0].size
        is_tight = place > start and _step(rows, place) < _TIGHT * row[0].size
        is_before = place + 1 < len(rows) and _step(rows, place + 1) < _TIGHT * row[0].size
        fitted = _fitted(row, head, is_beside=is_tight or is_before) if is_near else None
        if fitted is None:
            break
        columns, fitting = fitted
        if len(cells) == 1 and len(head) > _LABELLED:
            kind = fitting[0]
        if fitting[0].is_bold != kind.is_bold or abs(fitting[0].size - head[0].size) > 0.6:
            break  # another kind of line: a heading between two tables
        pairs = list(zip(columns, fitting, strict=True))
        if columns[0] > 0 and is_before and not is_tight:
            ahead = pairs
            continue
        if columns[0] == 0:
            cells.append([[] for _ in head])
        for column, piece in [*ahead, *pairs]:
            cells[-1][column].append(piece)
        ahead = []
        end = place + 1
    is_numbered = all(_BRACKETED.fullmatch(row[0][0].text) for row in cells)
    if len(cells) < (_MIN_NUMBERED if is_numbered else _MIN_ROWS):
        return None
    made = tuple(tuple(tuple(cell) for cell in row if cell) for row in cells)
    return UnruledTable(start, end, made)


def _step(rows: Sequence[_Row], place: int) -> float:
    """How far the row at ``place`` stands below the one before."""
    return rows[place][0].baseline - rows[place - 1][0].baseline


def _fitted(row: _Row, head: _Row, *, is_beside: bool) -> tuple[list[int], _Row] | None:
    """The row's columns, where it fits; one that begins a row has to have a label."""
    for tried in (row, _with_label_split(row)):
        columns = _columns_of(tried, head)
        is_under = len(tried) > 1 or not columns or _is_under(tried[0], head[columns[0]])
        if not (is_under or is_beside):
            columns = None  # what goes on with a cell begins under it
        if columns is not None and (columns[0] > 0 or (len(tried) > 1 and _is_label(tried))):
            return columns, tried
    return None


def _is_label(row: _Row) -> bool:
    """Whether the row's first piece may name what the others say."""
    first = row[0]
    if first.box[2] - first.box[0] > _MAX_LABEL * first.size:
        return False
    text = " ".join(piece.text for piece in row)
    return list_mark_end(text) == 0 and find_heading_mark(text) is None


def _columns_of(row: _Row, head: _Row) -> list[int] | None:
    """For each piece the column whose left edge, middle or right edge it shares.

    None if a piece shares none, or two pieces the same.
    """
    columns: list[int] = []
    for piece in row:
        found = next(
            (
                column
                for column, other in enumerate(head)
                if any(
                    abs(_edge(piece, edge) - _edge(other, edge)) <= _ALIGNED * other.size
                    for edge in (0, 1, 2)
                )
            ),
            None,
        )
        if found is None or (columns and found <= columns[-1]):
            return None
        columns.append(found)
    return columns


def _is_under(piece: Piece, other: Piece) -> bool:
    return abs(piece.box[0] - other.box[0]) <= _ALIGNED * other.size


def _edge(piece: Piece, edge: int) -> float:
    """A piece's left edge, middle or right edge."""
    left, _, right, _ = piece.box
    return (left, (left + right) / 2, right)[edge]
