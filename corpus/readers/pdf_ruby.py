"""Readings in small kana over the words that they belong to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.readers.pdf_pieces import Piece

_RUBY_RATIO = 1.45  # of the type below to that of its reading
_RUBY = re.compile(r"[\u3041-\u309f\u30a1-\u30ff・]+")


def split_ruby(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Pieces and the readings in small kana that are printed over them."""
    ruby: list[Piece] = []
    spread: dict[int, list[Piece]] = {}  # by the piece below: readings that set it apart
    for piece in pieces:
        over = [
            below
            for below in pieces
            if below.size >= _RUBY_RATIO * piece.size
            and 0 < below.baseline - piece.baseline <= 1.35 * below.size
            and below.box[0] - below.size < piece.box[0]
            and piece.box[2] < below.box[2] + below.size
        ]
        if over and _RUBY.fullmatch(piece.text.replace(" ", "")):
            ruby.append(piece)
            for below in over:
                spread.setdefault(id(below), []).append(piece)
    gone = {id(piece) for piece in ruby}
    kept = [
        _closed_up(piece, spread.get(id(piece), [])) for piece in pieces if id(piece) not in gone
    ]
    return kept, ruby


def _closed_up(piece: Piece, readings: Sequence[Piece]) -> Piece:
    """The piece without spaces where a reading is wider than the characters below it."""
    closed = {
        place + 1
        for place, (before, after) in enumerate(pairwise(piece.glyphs))
        for reading in readings
        if reading.box[0] - 1 <= (before.right + after.left) / 2 <= reading.box[2] + 1
    }
    return replace(piece, closed=frozenset(closed)) if closed else piece
