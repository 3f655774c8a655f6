"""Tables with horizontal lines only: rows between the lines, columns where no character stands."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.marks import find_heading_mark
from corpus.readers.geometry import Rule
from corpus.readers.pdf_page import Glyph

_SAME_ENDS = 4.0  # points
_MIN_RULES = 3
_MAX_BAND = 120.0  # points between two lines of one table
_MIN_GUTTER = 1.0  # em
_ALIGNED = 0.6  # em
_ALIGNED_SHARE = 0.8  # of the rows
_OTHER_SIZE = 1.08  # ratio of type sizes: of another kind of line
_HEAD = 2.6  # em above the first line: its row of heads, where no line is drawn over it


def close_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """For each table of horizontal lines, these and the vertical ones that it leaves out."""
    groups: list[list[Rule]] = []
    for rule in sorted((rule for rule in rules if rule.is_horizontal), key=lambda rule: rule.top):
        group = next(
            (
                group
                for group in groups
                if abs(group[-1].left - rule.left) <= _SAME_ENDS
                and abs(group[-1].right - rule.right) <= _SAME_ENDS
                and rule.top - group[-1].top <= _MAX_BAND
            ),
            None,
        )
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return [
        closed
        for group in groups
        if len(group) >= _MIN_RULES and (closed := _closed(group, glyphs)) is not None
    ]


def _closed(rules: list[Rule], glyphs: Sequence[Glyph]) -> list[Rule] | None:
    left, right = rules[0].left, rules[0].right
    top, bottom = rules[0].top, rules[-1].top
    inside = [
        glyph
        for glyph in glyphs
        if not glyph.is_space and left <= glyph.left <= right and top <= glyph.baseline <= bottom
    ]
    gutters = _gutters_under_heads(inside, rules) or _gutters(inside, left, right)
    first: dict[int, dict[int, float]] = {}  # by band and column: the first line's baseline
    for glyph in inside:
        band = first.setdefault(sum(rule.top < glyph.baseline for rule in rules), {})
        column = _column(gutters, glyph)
        band[column] = min(band.get(column, glyph.baseline), glyph.baseline)
    rows = [list(band.values()) for band in first.values() if len(band) > 1]
    # In a row the cells begin on one line; labels of a drawing stand anywhere.
    aligned = sum(max(row) - min(row) <= _ALIGNED * inside[0].size for row in rows)
    if not gutters or aligned < max(2, _ALIGNED_SHARE * len(rows)):
        return None
    size = max(glyph.size for glyph in inside)
    heads = [
        glyph
        for glyph in glyphs
        if left <= glyph.left <= right and top - _HEAD * size <= glyph.top < top
    ]
    has_heads = len({_column(gutters, glyph) for glyph in heads if not glyph.is_space}) > 1
    if has_heads and not any(_crosses(glyph, gutters) for glyph in heads):
        top = min(glyph.top for glyph in heads) - 1
        rules = [Rule(left, top, right, top), *rules]
        inside = [*(glyph for glyph in heads if not glyph.is_space), *inside]
    if _are_headings(inside, rules, gutters):
        return None
    edges = [left, *((start + end) / 2 for start, end in gutters), right]
    return [*rules, *(Rule(edge, top, edge, bottom) for edge in edges)]


def _are_headings(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], gutters: Sequence[tuple[float, float]]
) -> bool:
    """Whether a chapter's, a section's and a measure's heading stand between rules and shades.

    What parts their labels from their titles is a space, not a gutter. A table's rows may be
    numbered too, but in one size of type.
    """
    bands: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        bands.setdefault(sum(rule.top < glyph.baseline for rule in rules), []).append(glyph)
    rows = [bands[place] for place in sorted(bands)]
    sizes = [max(glyph.size for glyph in row) for row in rows]
    if any(max(pair) < _OTHER_SIZE * min(pair) for pair in pairwise(sizes)):
        return False
    return all(find_heading_mark(_printed(row, gutters)) is not None for row in rows)


def _printed(row: Sequence[Glyph], gutters: Sequence[tuple[float, float]]) -> str:
    """A band's words on one line, with a space at each gutter."""
    ordered = sorted(row, key=lambda glyph: (round(glyph.baseline), glyph.left))
    parts = [ordered[0].char]
    for before, glyph in pairwise(ordered):
        parts.append(" " if _column(gutters, before) != _column(gutters, glyph) else "")
        parts.append(glyph.char)
    return "".join(parts)


def _gutters_under_heads(
    glyphs: Sequence[Glyph], rules: Sequence[Rule]
) -> list[tuple[float, float]]:
    """The gutters of the rows below the first, where each column has one head in that.

    Heads are set at their columns' middle, and need not stand over the words below.
    """
    left, right, top = rules[0].left, rules[0].right, rules[1].top
    below = _gutters([glyph for glyph in glyphs if glyph.baseline > top], left, right)
    heads = _gutters([glyph for glyph in glyphs if glyph.baseline <= top], left, right)
    if not below or len(heads) != len(below):
        return []
    shared = [
        (max(one[0], other[0]), min(one[1], other[1]))
        for one, other in zip(below, heads, strict=True)
    ]
    return shared if all(start < end for start, end in shared) else []


def _gutters(glyphs: Sequence[Glyph], left: float, right: float) -> list[tuple[float, float]]:
    """The strips in which no character stands, margins left out."""
    gutters = []
    reach = None
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        if reach is not None and glyph.left - reach >= _MIN_GUTTER * glyph.size:
            gutters.append((reach, glyph.left))
        reach = glyph.right if reach is None else max(reach, glyph.right)
    return [(start, end) for start, end in gutters if left < start and end < right]


def _column(gutters: Sequence[tuple[float, float]], glyph: Glyph) -> int:
    return sum((start + end) / 2 <= glyph.left for start, end in gutters)


def _crosses(glyph: Glyph, gutters: Sequence[tuple[float, float]]) -> bool:
    return any(glyph.left < (start + end) / 2 < glyph.right for start, end in gutters)
