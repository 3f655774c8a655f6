"""Boxes with text of their own: what stands in one is read together, beside no other text.

A box in the margin of a paragraph is read behind the paragraph that flows around it; boxes side
by side are read one after the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.geometry import Box, Rule
from corpus.readers.pdf_lines import Draft, draft_lines
from corpus.readers.pdf_order import reading_order
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table

_SLACK = 2.0  # points that characters may stand out
_MAX_SHARE = 0.6  # of a page's characters: a frame around more of them is the page's
_MIN_LINES = 2
_SMALL = 8  # lines: such a box has one heading at most
_TEXT = 10.0  # em: a line of running text beside a box is at least so long
_SAME_END = 3.0  # points: lines that end so near to one another meet
_MIN_HEIGHT = 12.0  # points between a frame's upper and lower side
_MAX_BARS = 300  # a page; drawings have more
_FROM_BAR = 2.5  # em from a bar to the words that it stands beside
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
        least = 1 if _has_text_beside(frame, inside, rest) else _MIN_LINES
        if (
            _line_count(inside) >= least
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


def _has_text_beside(frame: Box, inside: Sequence[Piece], rest: Sequence[Piece]) -> bool:
    """Whether running text stands beside a frame, at the height of its words."""
    own = {id(piece) for piece in inside}
    return any(
        id(piece) not in own
        and frame[1] <= piece.baseline <= frame[3]
        and piece.box[2] - piece.box[0] >= _TEXT * piece.size
        and (piece.box[2] <= frame[0] + _SLACK or frame[2] - _SLACK <= piece.box[0])
        for piece in rest
    )


def boxes_of_rules(rules: Sequence[Rule], pieces: Sequence[Piece]) -> list[Box]:
    """Frames whose four sides are lines of their own, and what stands right of a bar."""
    standing: dict[int, list[Rule]] = {}  # by place, as those that meet have nearly the same
    by_ends: dict[tuple[int, int], list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.top):
        if rule.is_horizontal:
            ends = round(rule.left / _SAME_END), round(rule.right / _SAME_END)
            by_ends.setdefault(ends, []).append(rule)
        else:
            standing.setdefault(round(rule.left / _SAME_END), []).append(rule)
    frames = [
        box
        for group in by_ends.values()
        for upper, lower in pairwise(group)
        if lower.top - upper.top >= _MIN_HEIGHT
        for box in [(upper.left, upper.top, upper.right, lower.top)]
        if all(_is_side(standing, x, box) for x in (box[0], box[2]))
    ]
    bars = [rule for group in standing.values() for rule in group]
    if len(bars) > _MAX_BARS:
        return frames  # a drawing
    lying = [rule for rule in rules if rule.is_horizontal]
    beside = (_beside_bar(bar, lying, pieces) for bar in bars)
    return frames + [box for box in beside if box is not None]


def _is_side(standing: Mapping[int, Sequence[Rule]], x: float, box: Box) -> bool:
    place = round(x / _SAME_END)
    return any(
        abs(rule.left - x) <= _SAME_END
        and abs(rule.top - box[1]) <= _SAME_END
        and abs(rule.bottom - box[3]) <= _SAME_END
        for near in (place - 1, place, place + 1)
        for rule in standing.get(near, ())
    )


def _beside_bar(bar: Rule, lying: Sequence[Rule], pieces: Sequence[Piece]) -> Box | None:
    """The box that a bar stands for, at the left of lines with other text left of it."""
    level = [piece for piece in pieces if bar.top <= piece.baseline <= bar.bottom]
    right = [piece for piece in level if 0 <= piece.box[0] - bar.left <= _FROM_BAR * piece.size]
    has_left = any(
        piece.box[2] <= bar.left and piece.box[2] - piece.box[0] >= _TEXT * piece.size
        for piece in level
    )
    if not has_left or len(right) < _MIN_LINES:
        return None
    meets = any(
        rule.left - _SAME_END <= bar.left <= rule.right + _SAME_END
        and bar.top - _SAME_END <= rule.top <= bar.bottom + _SAME_END
        for rule in lying
    )
    if meets:
        return None  # a line of a table or a frame
    return (bar.left, bar.top, max(piece.box[2] for piece in right), bar.bottom)


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
    middles = [(line.box[1] + line.box[3]) / 2 for line in lines]
    beside = [place for place, middle in enumerate(middles) if box[1] <= middle <= box[3]]
    if below and below[0] - 1 not in under and _begins_column(lines, below[0], box):
        return below[0] - 1
    if above:
        place = above[-1]
        while place + 1 < len(lines) and _is_beside(lines[place], lines[place + 1], box):
            place += 1
    elif beside:
        is_left = lines[beside[0]].left >= box[2] - _SLACK
        place = beside[0] - 1 if is_left else beside[-1]
    elif below:
        place = below[0] - 1
    else:
        place = max((n for n, line in enumerate(lines) if line.box[3] <= box[1]), default=-1)
    while 0 <= place < len(lines) - 1 and not lines[place].ends_block:
        place += 1
    return place


def _begins_column(lines: Sequence[Draft], place: int, box: Box) -> bool:
    """Whether a line under a box is the first of a column, with a column of text left of both."""
    return (
        place > 0
        and lines[place - 1].box[1] >= lines[place].box[3]
        and any(
            line.box[1] < box[3]
            and box[1] < line.box[3]
            and line.box[2] <= box[0] + _SLACK
            and line.box[2] - line.box[0] >= _TEXT * line.size
            for line in lines[:place]
        )
    )


def _is_beside(before: Draft, line: Draft, box: Box) -> bool:
    """Whether the next line of a column begins above the lower end of the box, not behind it."""
    if line.left >= box[2] - _SLACK:
        return False
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
