"""Ruled lines and glyphs -> tables: rows of cells in reading order.

A frame around running text is no table, and neither is a diagram: a table has rows with at
least two cells that hold text, and its cells are rectangles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.readers.geometry import Box, Rule, union
from corpus.readers.pdf_jointed import jointed_tables
from corpus.readers.pdf_open_tables import close_tables
from corpus.readers.pdf_page import Glyph
from corpus.readers.pdf_pieces import Piece, make_pieces
from corpus.readers.pdf_ruby import split_ruby
from corpus.readers.pdf_stripes import striped_tables

_NEAR = 4.5  # points: rules this near to one another are one, or meet
_MIN_CELL = 4.0  # points: narrower strips are double lines
_COVERED = 0.6  # of a cell's side must be ruled to separate it from its neighbour
_SPANNED = 0.9  # of a table's width, for edges of shading to part its rows
_RECTANGLES = 0.8  # of the cells with text must be rectangles
_MAX_LINES = 400  # of a component; charts have more


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with text."""

    box: Box
    pieces: tuple[Piece, ...]  # top to bottom
    row: int  # of its upper edge, from 0
    column: int  # of its left edge, from 0
    height: int = 1  # in rows of the grid
    width: int = 1  # in columns


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; a cell that spans rows stands in the first of them."""

    box: Box
    rows: tuple[tuple[Cell, ...], ...]  # without rows that hold no text
    ruby: tuple[Piece, ...] = ()  # readings over characters, left out of the cells


def find_tables(rules: Sequence[Rule], glyphs: Sequence[Glyph]) -> tuple[list[Table], list[Glyph]]:
    """The tables of a page, and the glyphs that are in none of them."""
    tables: list[Table] = []
    rest = list(glyphs)
    # Shaded cells and paragraphs have edges too: they are looked at where no line is drawn.
    drawn = [rule for rule in rules if rule.is_drawn]
    components = sorted(_components(_merge(drawn)), key=_area, reverse=True)
    components += jointed_tables(drawn, rest)
    if len(drawn) < len(rules):
        components += striped_tables(_merge([r for r in rules if not r.is_drawn]), glyphs)
        components += sorted(_components(_merge(rules)), key=_area, reverse=True)
    _add_tables(components, rules, tables, rest)
    # Tables with horizontal lines only stand beside and below others as wide as they are.
    open_rules = [rule for rule in _merge(rules) if not any(_is_in(rule, t.box) for t in tables)]
    _add_tables(close_tables(open_rules, rest), rules, tables, rest)
    return tables, rest


def _add_tables(
    components: Sequence[list[Rule]],
    rules: Sequence[Rule],
    tables: list[Table],
    rest: list[Glyph],
) -> None:
    """Add the tables among ``components``, and take what stands in them out of ``rest``."""
    for component in components:
        box = union([(r.left, r.top, r.right, r.bottom) for r in component])
        if any(_inside(box, table.box) or _inside(table.box, box) for table in tables):
            continue
        component = component + _spanning([rule for rule in rules if not rule.is_drawn], box)
        inner = [glyph for glyph in rest if _holds(box, glyph)]
        if _is_cut(box, inner, rest):
            continue
        table = _table(component, box, inner)
        if table is not None:
            tables.append(table)
            taken = {id(glyph) for glyph in inner}
            rest[:] = [glyph for glyph in rest if id(glyph) not in taken]


def _spanning(edges: Sequence[Rule], box: Box) -> list[Rule]:
    """Edges of shaded areas that together part a whole table: bands of rows or columns."""
    inside = [
        rule for rule in edges if _inside((rule.left, rule.top, rule.right, rule.bottom), box)
    ]
    merged = _merge(inside)
    found = []
    for rule in merged:
        beside = [
            other
            for other in merged
            if other.is_horizontal == rule.is_horizontal
            and abs(_across(other) - _across(rule)) <= _NEAR / 2
        ]
        spans = [_along(other) for other in beside]
        start, end = (box[0], box[2]) if rule.is_horizontal else (box[1], box[3])
        if _is_ruled(spans, start, end, _SPANNED):
            found.append(rule)
    return found


def _is_cut(box: Box, inner: list[Glyph], rest: list[Glyph]) -> bool:
    """Whether words run across the outer border."""
    sides = {
        (round(glyph.baseline, 1), round(glyph.left))
        for glyph in rest
        if not _holds(box, glyph) and not glyph.is_space
    }
    edge = [glyph for glyph in inner if glyph.right > box[2] - glyph.size and not glyph.is_space]
    edge_left = [glyph for glyph in inner if glyph.left < box[0] + glyph.size]
    cut = sum(
        any((round(glyph.baseline, 1), round(glyph.right) + d) in sides for d in (-1, 0, 1))
        for glyph in edge
    )
    cut += sum(
        any(
            (round(glyph.baseline, 1), round(glyph.left - glyph.size) + d) in sides
            for d in (-1, 0, 1)
        )
        for glyph in edge_left
    )
    return cut > 0


def _area(component: list[Rule]) -> float:
    left, top, right, bottom = union([(r.left, r.top, r.right, r.bottom) for r in component])
    return (right - left) * (bottom - top)


def _is_in(rule: Rule, box: Box) -> bool:
    return _inside((rule.left, rule.top, rule.right, rule.bottom), box)


def _inside(box: Box, outer: Box) -> bool:
    return (
        outer[0] - _NEAR <= box[0]
        and outer[1] - _NEAR <= box[1]
        and box[2] <= outer[2] + _NEAR
        and box[3] <= outer[3] + _NEAR
    )


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _across(rule: Rule) -> float:
    return rule.top if rule.is_horizontal else rule.left


def _along(rule: Rule) -> tuple[float, float]:
    return (rule.left, rule.right) if rule.is_horizontal else (rule.top, rule.bottom)


def _merge(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line that touch or overlap, as one."""
    merged: list[Rule] = []
    for lying in (True, False):
        groups: list[list[Rule]] = []
        chosen = [rule for rule in rules if rule.is_horizontal == lying]
        for rule in sorted(chosen, key=_across):
            if groups and _across(rule) - _across(groups[-1][0]) <= _NEAR / 3:
                groups[-1].append(rule)
            else:
                groups.append([rule])
        for group in groups:
            spans: list[list[float]] = []
            for start, end in sorted(_along(rule) for rule in group):
                if spans and start <= spans[-1][1] + _NEAR:
                    spans[-1][1] = max(spans[-1][1], end)
                else:
                    spans.append([start, end])
            place = _across(group[0])
            merged.extend(_rule(lying, place, start, end) for start, end in spans)
    return merged


def _rule(lying: bool, place: float, start: float, end: float) -> Rule:
    return Rule(start, place, end, place) if lying else Rule(place, start, place, end)


def _components(rules: list[Rule]) -> list[list[Rule]]:
    """Rules that meet, directly or through others."""
    lying = [rule for rule in rules if rule.is_horizontal]
    standing = [rule for rule in rules if not rule.is_horizontal]
    parent = list(range(len(lying) + len(standing)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, flat in enumerate(lying):
        for j, tall in enumerate(standing):
            if (
                flat.left - _NEAR <= tall.left <= flat.right + _NEAR
                and tall.top - _NEAR <= flat.top <= tall.bottom + _NEAR
            ):
                parent[root(i)] = root(len(lying) + j)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate([*lying, *standing]):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if 3 <= len(group) <= _MAX_LINES]


def _places(values: list[float]) -> list[float]:
    """Sorted, with those nearer than a cell's least side taken as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _MIN_CELL:
            places.append(value)
    return places


def _table(rules: list[Rule], box: Box, glyphs: list[Glyph]) -> Table | None:
    lying = [rule for rule in rules if rule.is_horizontal]
    standing = [rule for rule in rules if not rule.is_horizontal]
    xs = _places([box[0], box[2], *(rule.left for rule in standing)])
    ys = _places([box[1], box[3], *(rule.top for rule in lying)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    groups = _cell_groups(xs, ys, lying, standing)
    if _crossings(xs, ys, groups, glyphs) > max(1, len(glyphs) // 200):
        return None
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        column = _slot(xs, (glyph.left + glyph.right) / 2)
        row = _slot(ys, (glyph.top + glyph.bottom) / 2)
        held.setdefault(groups[row][column], []).append(glyph)
    cells: list[Cell] = []
    ruby: list[Piece] = []
    rectangles = 0
    for group, inside in held.items():
        pieces, readings = split_ruby(make_pieces(inside))
        ruby.extend(readings)
        if not pieces:
            continue
        spots = [
            (row, column)
            for row, line in enumerate(groups)
            for column, other in enumerate(line)
            if other == group
        ]
        rows, columns = [row for row, _ in spots], [column for _, column in spots]
        width, height = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
        rectangles += width * height == len(spots)
        frame = (xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1])
        cells.append(Cell(frame, tuple(pieces), min(rows), min(columns), height, width))
    by_row: dict[int, list[Cell]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    is_table = (
        rectangles >= _RECTANGLES * len(cells)
        and any(len(row) >= 2 for row in by_row.values())
        and len(cells) >= 3
    )
    if not is_table:
        return None
    rows_of_cells = tuple(
        tuple(sorted(by_row[row], key=lambda cell: cell.column)) for row in sorted(by_row)
    )
    return Table(box, rows_of_cells, tuple(ruby))


def _crossings(
    xs: list[float], ys: list[float], groups: list[list[int]], glyphs: list[Glyph]
) -> int:
    """How often words run across a line: never in a table, but lines in diagrams do so."""
    places = sorted(
        (round(glyph.baseline), glyph.left, glyph) for glyph in glyphs if not glyph.is_space
    )
    count = 0
    for (_, _, before), (_, _, after) in pairwise(places):
        if before.baseline != after.baseline or after.left - before.right > 0.2 * after.size:
            continue
        cells = [
            groups[_slot(ys, (glyph.top + glyph.bottom) / 2)][
                _slot(xs, (glyph.left + glyph.right) / 2)
            ]
            for glyph in (before, after)
        ]
        count += cells[0] != cells[1]
    return count


def _slot(places: list[float], value: float) -> int:
    for index in range(len(places) - 2):
        if value < places[index + 1]:
            return index
    return len(places) - 2


def _cell_groups(
    xs: list[float], ys: list[float], lying: list[Rule], standing: list[Rule]
) -> list[list[int]]:
    """For each place of the grid the number of the cell that it belongs to."""
    columns, rows = len(xs) - 1, len(ys) - 1
    parent = list(range(columns * rows))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not _is_ruled(
                [(r.top, r.bottom) for r in standing if abs(r.left - xs[column + 1]) <= _MIN_CELL],
                ys[row],
                ys[row + 1],
            ):
                parent[root(here)] = root(here + 1)
            if row + 1 < rows and not _is_ruled(
                [(r.left, r.right) for r in lying if abs(r.top - ys[row + 1]) <= _MIN_CELL],
                xs[column],
                xs[column + 1],
            ):
                parent[root(here)] = root(here + columns)
    return [[root(row * columns + column) for column in range(columns)] for row in range(rows)]


def _is_ruled(
    spans: list[tuple[float, float]], start: float, end: float, share: float = _COVERED
) -> bool:
    covered = sum(max(0.0, min(end, high) - max(start, low)) for low, high in spans)
    return covered >= share * (end - start)
