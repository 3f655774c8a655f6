"""Pieces that run over a narrow gutter -> the lines of the columns beside it.

Columns may stand as near to one another as words: then a line of the left one and a line of the
right one are one piece. What tells them apart is the white strip that many lines share, left of
which sentences break off and right of which lines begin under one another.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.readers.pdf_columns import (
    ALIGNED,
    MIN_GUTTER,
    MIN_TEXT,
    Gutter,
    Item,
    are_columns,
    crosses,
    em_of,
    reach,
    rows_of,
    sides,
)
from corpus.readers.pdf_pieces import Piece, split_piece
from corpus.readers.pdf_tables import Table
from corpus.readers.stops import ends_sentence, has_stop

_MIN_FLUSH = 2  # lines that begin at the right edge of the strip
_MIN_BEGUN = 3  # lines that begin there or stand in
_INDENT = 2.0  # em that they may stand in
_MIN_BROKEN = 2  # lines left of the strip whose sentence goes on below
_RAGGED = 2.0  # em that these may end before the longest line
_SLACK = 0.5  # points


def cut_at_gutters(pieces: Sequence[Piece], tables: Sequence[Table]) -> list[Piece]:
    """The pieces of a page, those cut in two that run over a gutter between columns of text.

    A page may have columns in several places, with lines and tables over its width between them.
    """
    kept = list(pieces)
    em = em_of(pieces)
    for begin in _begins(kept, em):
        gutter = begin - MIN_GUTTER * em, begin
        for run in _runs([*kept, *tables], gutter):
            parts = {
                id(item): _parts(item, gutter)
                for row in run
                for item in row
                if isinstance(item, Piece)
            }
            items = [part for row in run for item in row for part in parts.get(id(item), (item,))]
            if len(items) > sum(map(len, run)) and _is_between_texts(items, gutter, em):
                kept = [part for piece in kept for part in parts.get(id(piece), (piece,))]
    return kept


def _begins(pieces: Sequence[Piece], em: float) -> list[float]:
    """Where gaps inside pieces end under one another, or under where other pieces begin."""
    lefts = sorted(
        [piece.glyphs[index].left for piece in pieces for index in _gaps(piece)]
        + [piece.box[0] for piece in pieces]
    )
    groups: list[list[float]] = []
    for left in lefts:
        if groups and left - groups[-1][0] <= ALIGNED * em:
            groups[-1].append(left)
        else:
            groups.append([left])
    inner = {piece.glyphs[index].left for piece in pieces for index in _gaps(piece)}
    return [
        group[0] for group in groups if len(group) >= _MIN_FLUSH and not inner.isdisjoint(group)
    ]


def _gaps(piece: Piece) -> Iterator[int]:
    """The glyphs of a piece before which there is room for a gutter."""
    if piece.is_vertical:
        return
    seen = [index for index, glyph in enumerate(piece.glyphs) if not glyph.is_space]
    for before, index in pairwise(seen):
        white = piece.glyphs[index].left - piece.glyphs[before].right
        if white >= MIN_GUTTER * piece.size - _SLACK:
            yield index


def _runs(items: Sequence[Item], gutter: Gutter) -> Iterator[list[list[Item]]]:
    """The rows that follow one another with nothing printed in the gutter."""
    run: list[list[Item]] = []
    for row in rows_of(items):
        if any(_crosses(item, gutter) for item in row):
            if run:
                yield run
            run = []
        else:
            run.append(row)
    if run:
        yield run


def _crosses(item: Item, gutter: Gutter) -> bool:
    parts = _parts(item, gutter) if isinstance(item, Piece) else (item,)
    return any(crosses(part, gutter) for part in parts)


def _parts(piece: Piece, gutter: Gutter) -> tuple[Piece, ...]:
    """A piece cut where the right column begins, if it stands left and right of there."""
    if piece.is_vertical:
        return (piece,)
    index = next(
        (
            index
            for index, glyph in enumerate(piece.glyphs)
            if not glyph.is_space and glyph.left >= gutter[1] - _SLACK
        ),
        0,
    )
    return split_piece(piece, index) if index else (piece,)


def _is_between_texts(items: Sequence[Item], gutter: Gutter, em: float) -> bool:
    """Whether lines break off left of a gutter and begin right of it, on both sides as text."""
    left, right = sides(items, gutter)
    if not left or not right:
        return False
    begun = [row[0].box[0] - gutter[1] for row in rows_of(right)]
    lines = [item for item in left if isinstance(item, Piece)]
    edge = max((reach(line) for line in lines), default=0.0) - _RAGGED * em
    broken = sum(
        reach(line) >= edge
        and reach(line) - line.box[0] >= MIN_TEXT * em
        and not ends_sentence(line.text)
        for line in lines
    )
    hanging = sum(line.box[2] > gutter[0] + _SLACK for line in lines)
    return (
        sum(indent <= ALIGNED * em for indent in begun) >= _MIN_FLUSH
        and sum(indent <= _INDENT * em for indent in begun) >= _MIN_BEGUN
        and broken >= max(_MIN_BROKEN, hanging)
        and all(
            any(isinstance(item, Piece) and has_stop(item.text) for item in side)
            for side in (left, right)
        )
        and are_columns(items, gutter)
    )
