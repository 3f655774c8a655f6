"""Boxes with text of their own: what stands in one is read together, beside no other text.

A box in the margin of a paragraph is read behind the paragraph that flows around it; boxes side
by side are read one after the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.geometry import Box
from corpus.readers.pdf_lines import Draft, draft_lines
from corpus.readers.pdf_order import reading_order
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table

_SLACK = 2.0  # points that characters may stand out
_MAX_SHARE = 0.6  # of a page's characters: a frame around more of them is the page's
_MIN_LINES = 2
_SMALL = 8  # lines: such a box has one heading at most
_SAME_LINE = 0.5  # em
_BLOCKS = 1_000  # block numbers of one box begin at a multiple of it


@dataclass(frozen=True, slots=True)
class Aside:
    """A box and the lines in it."""

    box: Box
    lines: tuple[Draft, ...]


def split_asides(
    pieces: Sequence[Piece], frames: Sequence[Box], tables: Sequence[Table], page: int
) -> tuple[list[Piece], list[Aside]]:
    """The pieces that stand in no box, and the boxes, top to bottom and left to right."""
    total = sum(len(piece.glyphs) for piece in pieces)
    rest = list(pieces)
    found: list[tuple[Box, list[Piece]]] = []
    for frame in sorted(set(frames), key=_area, reverse=True):
        inside = [piece for piece in rest if _holds(frame, piece)]
        if (
            _line_count(inside) >= _MIN_LINES
            and sum(len(piece.glyphs) for piece in inside) <= _MAX_SHARE * total
            and not any(_meets(frame, piece.box) for piece in rest if not _holds(frame, piece))
            and not any(_meets(frame, table.box) for table in tables)
        ):
            found.append((frame, inside))
            taken = {id(piece) for piece in inside}
            rest = [piece for piece in rest if id(piece) not in taken]
    found.sort(key=lambda item: (round(item[0][1] / 10), item[0][0]))
    asides = []
    for number, (box, inside) in enumerate(found, start=1):
        lines = draft_lines(reading_order(inside), page)
        for place, line in enumerate(lines):
            line.block += _BLOCKS * number
            line.is_aside = True
            line.is_inner = place > 0 and len(lines) <= _SMALL
        asides.append(Aside(box, tuple(lines)))
    return rest, asides


def mark_limits(lines: Sequence[Draft], asides: Sequence[Aside]) -> None:
    """Say of the lines left of a box that they cannot go on to the margin."""
    for line in lines:
        line.limit = min(
            (
                aside.box[0]
                for aside in asides
                if aside.box[1] < line.box[3]
                and line.box[1] < aside.box[3]
                and line.box[2] <= aside.box[0] + _SLACK
            ),
            default=None,
        )


def with_asides(lines: Sequence[Draft], asides: Sequence[Aside]) -> list[Draft]:
    """A page's lines with each box behind the paragraph that it stands in or under."""
    behind: dict[int, list[Draft]] = {}
    for aside in asides:
        behind.setdefault(_place(lines, aside.box), []).extend(aside.lines)
    merged = behind.get(-1, [])
    for place, line in enumerate(lines):
        merged.append(line)
        merged.extend(behind.get(place, []))
    return merged


def _place(lines: Sequence[Draft], box: Box) -> int:
    """The line behind which a box is read; -1 for a box before all of them."""
    under = [place for place, line in enumerate(lines) if _shares_width(line.box, box)]
    above = [place for place in under if lines[place].box[3] <= box[1] + _SLACK]
    below = [place for place in under if lines[place].box[1] >= box[3] - _SLACK]
    if above:
        place = above[-1]
        while place + 1 < len(lines) and _is_beside(lines[place], lines[place + 1], box):
            place += 1
    elif below:
        place = below[0] - 1
    else:
        place = max((n for n, line in enumerate(lines) if line.box[3] <= box[1]), default=-1)
    while 0 <= place < len(lines) - 1 and not lines[place].ends_block:
        place += 1
    return place


def _is_beside(before: Draft, line: Draft, box: Box) -> bool:
    """Whether the next line of a column begins above the lower end of the box."""
    return before.box[1] - _SLACK <= line.box[1] < box[3] - _SLACK


def _shares_width(box: Box, other: Box) -> bool:
    return min(box[2], other[2]) - max(box[0], other[0]) > _SLACK


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(frame: Box, piece: Piece) -> bool:
    left, top, right, bottom = piece.box
    return (
        frame[0] - _SLACK <= left
        and frame[1] - _SLACK <= top
        and right <= frame[2] + _SLACK
        and bottom <= frame[3] + _SLACK
    )


def _meets(frame: Box, box: Box) -> bool:
    return (
        min(frame[2], box[2]) - max(frame[0], box[0]) > _SLACK
        and min(frame[3], box[3]) - max(frame[1], box[1]) > _SLACK
    )


def _line_count(pieces: Sequence[Piece]) -> int:
    ordered = sorted(pieces, key=lambda piece: piece.baseline)
    steps = sum(
        after.baseline - before.baseline > _SAME_LINE * before.size
        for before, after in pairwise(ordered)
    )
    return steps + bool(ordered)
