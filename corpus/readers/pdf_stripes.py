"""Tables whose rows are shaded in turn: the white rows between and below belong to them too."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.geometry import Rule
from corpus.readers.pdf_page import Glyph

_SAME = 4.0  # points: edges this near are one
_MAX_BAND = 160.0  # points: height of a row at most
_MIN_BAND = 8.0
_SAME_BASELINE = 3.0  # points: how far into its row the first line of each stands
_MAX_SPANNING = 0.5  # of the table's width: cells over several rows
_MAX_LEADING = 1.9  # em between the lines of a row


def striped_tables(edges: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """For each table of shaded rows, the edges of all its cells.

    Args:
        edges: Of shaded areas, with those on one line that touch as one.
        glyphs: What is printed on the page.
    """
    found = []
    for group in _groups(edges, glyphs):
        left, right = group[0].left, group[0].right
        top, bottom = group[0].top, group[-1].top
        inside = [
            edge
            for edge in edges
            if left - _SAME <= edge.left
            and edge.right <= right + _SAME
            and top - _SAME <= edge.top
            and edge.bottom <= bottom + _SAME
        ]
        columns = _columns([edge for edge in inside if not edge.is_horizontal], bottom - top)
        if len(columns) < 3 or not _has_white_rows(group, inside, left):
            continue
        words = [
            glyph
            for glyph in glyphs
            if not glyph.is_space and left - _SAME <= glyph.left and glyph.right <= right + _SAME
        ]
        rows = [(above.top, below.top) for above, below in pairwise(group)]
        last = _white_last_row(rows, columns, words)
        if last is not None:
            rows.append(last)
            inside.append(Rule(left, last[1], right, last[1]))
        for row in rows:
            inside += [
                Rule(x, row[0], x, row[1]) for x in columns if not _is_crossed(x, row, words)
            ]
        found.append(inside)
    return found


def _groups(edges: Sequence[Rule], glyphs: Sequence[Glyph]) -> list[list[Rule]]:
    """Edges from the same left to the same right end, top to bottom, of one table."""
    standing = [edge for edge in edges if not edge.is_horizontal]
    lying = [edge for edge in edges if edge.is_horizontal]
    groups: list[list[Rule]] = []
    for edge in sorted(lying, key=lambda edge: edge.top):
        group = next(
            (
                group
                for group in groups
                if _ends_as(edge, group[0])
                and edge.top - group[-1].top <= _MAX_BAND
                and not _has_other_columns(edge, group, standing)
                and not _has_text_between(group[-1], edge, glyphs)
            ),
            None,
        )
        if group is None:
            groups.insert(0, [edge])  # what follows belongs to the table that began last
        elif edge.top - group[-1].top >= _MIN_BAND:
            group.append(edge)
    return [group for group in groups if len(group) >= 3]


def _ends_as(edge: Rule, first: Rule) -> bool:
    """Whether an edge is as wide as the table, but for a cell over several rows at its left."""
    return (
        abs(edge.right - first.right) <= _SAME
        and first.left - _SAME <= edge.left
        and edge.left - first.left <= _MAX_SPANNING * (first.right - first.left)
    )


def _has_text_between(above: Rule, below: Rule, glyphs: Sequence[Glyph]) -> bool:
    """Whether lines stand between two edges further apart than those of one row do."""
    inside = [
        glyph
        for glyph in glyphs
        if above.top < glyph.baseline < below.top and above.left <= glyph.left <= above.right
    ]
    inside.sort(key=lambda glyph: glyph.baseline)
    return any(
        after.baseline - before.baseline > _MAX_LEADING * max(before.size, after.size)
        for before, after in pairwise(inside)
    )


def _has_other_columns(edge: Rule, group: Sequence[Rule], standing: Sequence[Rule]) -> bool:
    """Whether the cells under ``edge`` are not those of the table above."""
    inner = [
        side.left
        for side in standing
        if abs(side.top - edge.top) <= _SAME and edge.left + _SAME < side.left < edge.right - _SAME
    ]
    known = [
        side.left
        for side in standing
        if group[0].top - _SAME <= side.top < edge.top - _SAME
        and edge.left + _SAME < side.left < edge.right - _SAME
    ]
    shared = sum(any(abs(x - other) <= _SAME for other in known) for x in inner)
    return bool(inner and known) and shared * 2 < len(inner)


def _columns(standing: Sequence[Rule], height: float) -> list[float]:
    """Where shaded cells end, in two rows or along half of the table's height."""
    places: list[list[Rule]] = []
    for edge in sorted(standing, key=lambda edge: edge.left):
        if places and edge.left - places[-1][0].left <= _SAME:
            places[-1].append(edge)
        else:
            places.append([edge])
    return [
        place[0].left
        for place in places
        if len(place) > 1 or 2 * (place[0].bottom - place[0].top) >= height
    ]


def _has_white_rows(group: Sequence[Rule], inside: Sequence[Rule], left: float) -> bool:
    """Whether some rows are shaded at their left end and some are not."""
    sides = [edge for edge in inside if not edge.is_horizontal and abs(edge.left - left) <= _SAME]
    shaded = [
        any(side.top <= (above.top + below.top) / 2 <= side.bottom for side in sides)
        for above, below in pairwise(group)
    ]
    return any(shaded)


def _is_crossed(x: float, row: tuple[float, float], words: Sequence[Glyph]) -> bool:
    """Whether words run across ``x`` in a row: a cell over several columns."""
    line = [glyph for glyph in words if row[0] <= glyph.baseline <= row[1]]
    return any(glyph.left + 1 < x < glyph.right - 1 for glyph in line) or any(
        before.right - 1 <= x <= after.left + 1
        and after.left - before.right < 0.3 * after.size
        and abs(before.baseline - after.baseline) < 1
        for before, after in pairwise(sorted(line, key=lambda g: (round(g.baseline), g.left)))
    )


def _white_last_row(
    rows: Sequence[tuple[float, float]], columns: Sequence[float], words: Sequence[Glyph]
) -> tuple[float, float] | None:
    """The row below the last shaded one, where its first line stands as the others' do."""
    depths = []
    for top, bottom in rows:
        inside = [glyph.baseline - top for glyph in words if top <= glyph.baseline <= bottom]
        if inside:
            depths.append(min(inside))
    bottom = rows[-1][1]
    below = sorted(
        (glyph for glyph in words if glyph.baseline > bottom), key=lambda glyph: glyph.baseline
    )
    if not below or not depths:
        return None
    first = below[0]
    if abs(first.baseline - bottom - median(depths)) > _SAME_BASELINE:
        return None
    row = [first]
    for glyph in below[1:]:
        if glyph.baseline - row[-1].baseline > _MAX_LEADING * glyph.size:
            break
        row.append(glyph)
    line = [glyph for glyph in row if abs(glyph.baseline - first.baseline) < 1]
    filled = {sum(x <= glyph.left + 1 for x in columns) for glyph in line}
    end = max(glyph.bottom for glyph in row) + 1
    crossed = any(_is_crossed(x, (bottom, end), row) for x in columns[1:-1])
    return (bottom, end) if len(filled) > 1 and not crossed else None
