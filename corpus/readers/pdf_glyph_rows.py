"""Glyphs -> rows of one baseline, with what is set higher or lower put back into its line."""

import re
from collections.abc import Iterable

from corpus.readers.pdf_page import Glyph

_SAME_BASELINE = 0.12  # em
_SMALL = 0.8  # of the neighbour's size: type that may be a raised mark
_MAX_MARK = 12  # characters
# What browsers set as <sup> is larger than a mark that is set as one; then it must be one.
_SMALL_NOTE, _LIFTED = 0.86, 0.25  # of the neighbour's size, em
_NOTE = re.compile(r"[(（]?(?:[※＊*†‡]|脚?注)?[0-9０-９]{0,2}[)）]?")
_SHIFTED = 0.35  # em: type of the line's size is set so much lower or higher inside it, at most
_SHIFTED_END = 0.25  # em, where it has a neighbour on one side only
_MAX_SHIFTED = 3  # characters
_TOUCHING = 0.3  # em between neighbours; kerning may make them overlap as much
_DOUBLED = 0.25  # em: the same character printed again so near is a fake bold or a shadow


def without_doubles(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Each character once, though it is printed again a little beside itself."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in glyphs:
        reach = _DOUBLED * glyph.size
        cell = round(glyph.left / 8), round(glyph.baseline / 8)
        around = [
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((glyph.char, cell[0] + dx, cell[1] + dy), ())
        ]
        if any(
            abs(other.left - glyph.left) < reach
            and abs(other.baseline - glyph.baseline) < reach
            and abs(other.size - glyph.size) < 0.5
            for other in around
        ):
            continue
        seen.setdefault((glyph.char, *cell), []).append(glyph)
        kept.append(glyph)
    return kept


def level_rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one line, with those of the same size that are set lower or higher inside it."""
    rows = _rows(glyphs)
    runs = [_runs(row) for row in rows]
    homes: dict[int, int] = {}  # the row that a glyph goes to
    for number, own in enumerate(runs):
        for run in own:
            near = (number + step for step in (1, -1, 2, -2) if 0 <= number + step < len(rows))
            home = next((place for place in near if _is_inside(run, runs[place])), None)
            if len(run) <= _MAX_SHIFTED and home is not None:
                homes.update((glyph.order, home) for glyph in run)
    levelled: list[list[Glyph]] = [[] for _ in rows]
    for number, row in enumerate(rows):
        for glyph in row:
            levelled[homes.get(glyph.order, number)].append(glyph)
    return [sorted(row, key=lambda glyph: (glyph.left, glyph.order)) for row in levelled if row]


def _is_inside(run: list[Glyph], others: list[list[Glyph]]) -> bool:
    """Whether ``run`` stands between characters of longer runs, or beside one that is near."""
    size, shift = run[0].size, 0.0
    is_left = is_right = False
    for other in others:
        shift = abs(other[0].baseline - run[0].baseline) / size
        is_alike = abs(other[0].size - size) <= (1 - _SMALL) * size
        if len(other) <= len(run) or not is_alike or shift > _SHIFTED:
            continue
        for glyph in other:
            gaps = (run[0].left - glyph.right) / size, (glyph.left - run[-1].right) / size
            if max(gaps) < -_TOUCHING:
                return False  # one over the other
            is_left = is_left or abs(gaps[0]) <= _TOUCHING
            is_right = is_right or abs(gaps[1]) <= _TOUCHING
    return (is_left and is_right) or ((is_left or is_right) and shift <= _SHIFTED_END)


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one baseline, each row by left edge; only spaces make no row."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.baseline):
        near = rows and glyph.baseline - rows[-1][0].baseline <= _SAME_BASELINE * max(
            glyph.size, rows[-1][0].size
        )
        if near:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [
        sorted(row, key=lambda glyph: (glyph.left, glyph.order))
        for row in rows
        if any(not glyph.is_space for glyph in row)
    ]


def attach_marks(rows: list[list[Glyph]]) -> list[tuple[list[Glyph], set[int]]]:
    """Put raised and lowered small type back into the rows that it belongs to.

    Returns:
        Each row by left edge with the ``order`` of the glyphs in it that are raised.
    """
    hosts: list[tuple[list[Glyph], set[int]]] = [(list(row), set()) for row in rows]
    for number, row in enumerate(rows):
        for run in _runs(row):
            if len(run) > _MAX_MARK:
                continue
            host = _host_of(run, rows, number)
            if host is None:
                continue
            target, raised = hosts[host]
            moved = {glyph.order for glyph in run}
            hosts[number] = (
                [glyph for glyph in hosts[number][0] if glyph.order not in moved],
                hosts[number][1],
            )
            if run[0].baseline < rows[host][0].baseline:
                raised.update(moved)
            target.extend(run)
    return [
        (sorted(row, key=lambda glyph: (glyph.left, glyph.order)), raised)
        for row, raised in hosts
        if any(not glyph.is_space for glyph in row)
    ]


def _runs(row: list[Glyph]) -> list[list[Glyph]]:
    """Neighbours of one size without a gap."""
    runs: list[list[Glyph]] = []
    for glyph in row:
        if glyph.is_space:
            continue
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and glyph.left - last.right < 0.5 * glyph.size
            and abs(last.size - glyph.size) < 0.1 * glyph.size
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _host_of(run: list[Glyph], rows: list[list[Glyph]], own: int) -> int | None:
    """The row of larger type that ``run`` is raised over or lowered under, if any."""
    size, left, right = run[0].size, run[0].left, run[-1].right
    is_note = _NOTE.fullmatch("".join(glyph.char for glyph in run)) is not None
    for step in (1, -1, 2, -2, 3, -3):
        number = own + step
        if not 0 <= number < len(rows):
            continue
        for glyph in rows[number]:
            lift = (glyph.baseline - run[0].baseline) / glyph.size
            most = _SMALL_NOTE if is_note and lift > _LIFTED else _SMALL
            if glyph.is_space or size > most * glyph.size:
                continue
            is_beside = (
                abs(left - glyph.right) < 0.6 * glyph.size
                or abs(glyph.left - right) < 0.8 * glyph.size
            )
            if -0.35 < lift < 0.72 and is_beside:
                return number
    return None
