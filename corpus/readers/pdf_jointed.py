"""Tables with horizontal lines only that are drawn cell by cell: columns end where lines meet.

Browsers and word processors draw a border for each cell. On one height the pieces of a line meet
where two cells do; a cell that spans rows leaves a piece out, and one that spans columns has none
of its neighbours' joints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.marks import find_caption_mark
from corpus.readers.geometry import Rule
from corpus.readers.pdf_page import Glyph

_SAME = 1.5  # points
_MIN_LEVELS = 3
_MAX_BAND = 120.0  # points between two lines of one table
_MIN_COLUMN = 8.0  # points
_LARGER = 1.12  # times the usual size of a table's words
_OFF_MIDDLE = 0.06  # of the width of all heads
_ADJACENT = 0.3  # em between characters of one word


@dataclass(frozen=True, slots=True)
class _Level:
    """The pieces of one line, left to right."""

    top: float
    pieces: tuple[tuple[float, float], ...]

    @property
    def left(self) -> float:
        return self.pieces[0][0]

    @property
    def right(self) -> float:
        return self.pieces[-1][1]

    @property
    def ends(self) -> tuple[float, ...]:
        """Where pieces begin and end."""
        return tuple(end for piece in self.pieces for end in piece)

    def is_over(self, x: float) -> bool:
        """Whether a piece is drawn at ``x``, or ends there."""
        return any(a - _SAME <= x <= b + _SAME for a, b in self.pieces)

    def has_end(self, x: float) -> bool:
        """Whether a piece begins or ends at ``x``."""
        return any(abs(end - x) <= _SAME for end in self.ends)


def jointed_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """For each such table its lines, with the vertical ones that it leaves out.

    Args:
        rules: As drawn, not joined.
        glyphs: What is printed on the page.
    """
    words = [glyph for glyph in glyphs if not glyph.is_space]
    return [
        closed
        for group in _groups(_levels(rules), words)
        if len(group) >= _MIN_LEVELS and (closed := _closed(group, words))
    ]


def _levels(rules: Sequence[Rule]) -> list[_Level]:
    by_height: list[list[Rule]] = []
    for rule in sorted((one for one in rules if one.is_horizontal), key=lambda one: one.top):
        if by_height and rule.top - by_height[-1][0].top <= _SAME:
            by_height[-1].append(rule)
        else:
            by_height.append([rule])
    return [_Level(line[0].top, pieces) for line in by_height for pieces in _connected(line)]


def _connected(line: Sequence[Rule]) -> list[tuple[tuple[float, float], ...]]:
    """The pieces at one height, apart where a gap of more than a column is between them."""
    pieces = sorted({(rule.left, rule.right) for rule in line if rule.right - rule.left > _SAME})
    kept = [
        one
        for one in pieces
        if not any(
            other != one
            and other[0] - _SAME <= one[0]
            and one[1] <= other[1] + _SAME
            and other[1] - other[0] < one[1] - one[0] + _SAME
            for other in pieces
        )
    ]
    return [tuple(kept)] if kept else []


def _groups(levels: Sequence[_Level], words: Sequence[Glyph]) -> list[list[_Level]]:
    """Lines of one table: as wide, near, with a joint in common and no words across it."""
    groups: list[list[_Level]] = []
    for level in levels:
        if groups and _goes_on(groups[-1], level, words):
            groups[-1].append(level)
        else:
            groups.append([level])
    return groups


def _goes_on(group: Sequence[_Level], level: _Level, words: Sequence[Glyph]) -> bool:
    left, right = min(one.left for one in group), max(one.right for one in group)
    last = group[-1]
    is_inside = left - _SAME <= level.left and level.right <= right + _SAME
    is_around = level.left - _SAME <= left and right <= level.right + _SAME
    if not (is_inside or is_around) or level.top - last.top > _MAX_BAND:
        return False
    joints = [x for one in group for x in one.ends if left + _SAME < x < right - _SAME]
    own = [x for x in level.ends if level.left + _SAME < x < level.right - _SAME]
    shared = [x for x in own if any(abs(x - other) <= _SAME for other in joints)]
    if joints and own and not shared:
        return False
    inner = shared or own or joints
    band = [glyph for glyph in words if last.top < glyph.baseline < level.top]
    within = [glyph for glyph in band if left - _SAME <= glyph.left <= right + _SAME]
    if not within or all(_is_crossed(x, within) for x in inner):
        return False
    return not _has_title(within, _within(words, group[0], last, left, right))


def _has_title(band: Sequence[Glyph], rows: Sequence[Glyph]) -> bool:
    """Whether the words between two lines hold the caption of another table, or a heading."""
    usual = median(glyph.size for glyph in rows) if rows else 0.0
    if any(usual and glyph.size > _LARGER * usual for glyph in band):
        return True
    lines: dict[int, list[Glyph]] = {}
    for glyph in band:
        lines.setdefault(round(glyph.baseline), []).append(glyph)
    texts = (
        "".join(glyph.char for glyph in sorted(line, key=lambda glyph: glyph.left))
        for line in lines.values()
    )
    return any(find_caption_mark(text) is not None for text in texts)


def _closed(group: Sequence[_Level], words: Sequence[Glyph]) -> list[Rule]:
    """The lines of a table and its columns' edges; [] where it has no two columns of words."""
    left, right = min(one.left for one in group), max(one.right for one in group)
    edges = _edges(group, left, right)
    if not edges:
        return []
    standing = [Rule(x, group[0].top, x, group[-1].top) for x in (left, right)]
    filled = 0
    for place, (above, below) in enumerate(pairwise(group)):
        inside = _within(words, above, below, left, right)
        spanned = _spanned(below, [left, *edges, right], inside) if place == 0 else set()
        filled += len({_column(edges, glyph) for glyph in inside}) > 1
        standing += [
            Rule(x, above.top, x, below.top)
            for number, x in enumerate(edges)
            if not _is_crossed(x, inside)
            and _parts(group, place, edges, number, words)
            and number not in spanned
        ]
    lying = [Rule(a, one.top, b, one.top) for one in group for a, b in one.pieces]
    return [*lying, *standing] if filled >= _MIN_LEVELS - 1 else []


def _edges(group: Sequence[_Level], left: float, right: float) -> list[float]:
    """Where columns meet: joints of at least two lines."""
    found: list[float] = []
    for x in sorted(x for one in group for x in one.ends):
        is_inner = left + _MIN_COLUMN < x < right - _MIN_COLUMN
        is_known = bool(found) and x - found[-1] <= _MIN_COLUMN
        if is_inner and not is_known and sum(one.has_end(x) for one in group) > 1:
            found.append(x)
    return found


def _parts(
    group: Sequence[_Level], place: int, edges: Sequence[float], number: int, words: Sequence[Glyph]
) -> bool:
    """Whether an edge parts the cells between two lines of a table.

    A cell reaches to the next lines that are drawn over and under it. Where only one of them has a
    joint, the cell may span columns: then no words stand on one side of the edge.
    """
    x = edges[number]
    above = next((one for one in reversed(group[: place + 1]) if one.is_over(x)), group[0])
    below = next((one for one in group[place + 1 :] if one.is_over(x)), group[-1])
    joints = above.has_end(x) + below.has_end(x)
    if joints != 1:
        return joints == 2
    left, right = min(one.left for one in group), max(one.right for one in group)
    inside = _within(words, above, below, left, right)
    return {number, number + 1} <= {_column(edges, glyph) for glyph in inside}


def _spanned(below: _Level, sides: Sequence[float], inside: Sequence[Glyph]) -> set[int]:
    """The edges that heads span beside heads of two rows.

    A head stands at the middle of its columns: 2 * its middle - where they begin is where they end.
    """
    is_over = [below.is_over((a + b) / 2) for a, b in pairwise(sides)]
    if all(is_over) or not any(is_over):
        return set()
    first = is_over.index(True)
    last = len(is_over) - is_over[::-1].index(True)
    if not all(is_over[first:last]):
        return set()
    heads = _heads([glyph for glyph in inside if sides[first] <= glyph.left <= sides[last]])
    ends = [first]
    for left, right in heads:
        end = left + right - sides[ends[-1]]
        near = min(range(ends[-1] + 1, last + 1), key=lambda n: abs(sides[n] - end), default=None)
        if near is None or abs(sides[near] - end) > _OFF_MIDDLE * (sides[last] - sides[first]):
            return set()
        ends.append(near)
    return set(range(first, last - 1)) - {end - 1 for end in ends} if ends[-1] == last else set()


def _heads(inside: Sequence[Glyph]) -> list[tuple[float, float]]:
    """Where heads begin and end, left to right; lines over one another are one."""
    found: list[list[float]] = []
    for glyph in sorted(inside, key=lambda glyph: glyph.left):
        if found and glyph.left - found[-1][1] < glyph.size:
            found[-1][1] = max(found[-1][1], glyph.right)
        else:
            found.append([glyph.left, glyph.right])
    return [(left, right) for left, right in found]


def _within(
    words: Sequence[Glyph], above: _Level, below: _Level, left: float, right: float
) -> list[Glyph]:
    return [
        glyph
        for glyph in words
        if above.top < glyph.baseline < below.top and left <= glyph.left <= right
    ]


def _column(edges: Sequence[float], glyph: Glyph) -> int:
    return sum(x <= (glyph.left + glyph.right) / 2 for x in edges)


def _is_crossed(x: float, words: Sequence[Glyph]) -> bool:
    """Whether a word runs across ``x``."""
    line = sorted(words, key=lambda glyph: (round(glyph.baseline), glyph.left))
    return any(glyph.left + 1 < x < glyph.right - 1 for glyph in line) or any(
        before.right - 1 <= x <= after.left + 1
        and after.left - before.right < _ADJACENT * after.size
        and abs(before.baseline - after.baseline) < 1
        for before, after in pairwise(line)
    )
