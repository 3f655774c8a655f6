"""Glyphs -> pieces: runs of characters on one baseline, with their raised marks put back.

A piece ends at a gap too wide for a space; which pieces stand on one line, in one column or in
one row of a table is decided later, when the whole page is known.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from corpus.readers.anchors import is_anchor
from corpus.readers.geometry import Box
from corpus.readers.pdf_glyph_rows import attach_marks, level_rows, without_doubles
from corpus.readers.pdf_page import Glyph

# Gaps are measured in ems of the smaller neighbour.
SPLIT_GAP = 1.9  # wider: another piece; a label and its text stand one full-width space apart
_LABEL_GAP = 0.4
_CJK_SPACE = 0.3  # between two Japanese characters a narrower gap is justification
_MIXED_SPACE = 0.8  # Word leaves 1/4 em between Japanese and Latin and stretches it to 1/2
_LATIN_SPACE = 0.18
_LETTER_SPACED = 4  # so many characters set equally far apart are letter-spaced, not words
_MIN_STACK = 3  # characters under one another are a vertical line
_CJK = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Piece:
    """Characters on one baseline, without a wide gap between them, or under one another."""

    glyphs: tuple[Glyph, ...]  # by their left edge; first and last are not spaces
    raised: frozenset[int]  # indices of glyphs that stand above the baseline
    is_vertical: bool = False  # characters under one another
    closed: frozenset[int] = frozenset()  # indices of glyphs before which no space stands

    @cached_property
    def size(self) -> float:
        """The type size of most of its characters."""
        counted: Counter[float] = Counter()
        for index, glyph in enumerate(self.glyphs):
            if not glyph.is_space:
                counted[round(glyph.size, 1)] += 1 if index in self.raised else 100
        return max(counted, key=lambda size: (counted[size], size))

    @cached_property
    def box(self) -> Box:
        """Around the em squares."""
        plain = [g for i, g in enumerate(self.glyphs) if i not in self.raised] or self.glyphs
        return (
            min(glyph.left for glyph in self.glyphs),
            min(glyph.top for glyph in plain),
            max(glyph.right for glyph in self.glyphs),
            max(glyph.bottom for glyph in plain),
        )

    @cached_property
    def baseline(self) -> float:
        """Of the characters that are not raised."""
        plain = [g for i, g in enumerate(self.glyphs) if i not in self.raised] or self.glyphs
        return median(glyph.baseline for glyph in plain)

    @cached_property
    def _shaping(self) -> tuple[Glyph, ...]:
        """The characters whose face counts: Japanese ones, where there are any."""
        seen = tuple(glyph for glyph in self.glyphs if not glyph.is_space)
        return tuple(glyph for glyph in seen if _CJK.match(glyph.char)) or seen

    @property
    def is_bold(self) -> bool:
        """Whether most of its characters are bold."""
        return sum(glyph.is_bold for glyph in self._shaping) * 2 > len(self._shaping)

    @property
    def is_gothic(self) -> bool:
        """Whether most of its characters are of a sans serif face."""
        return sum(glyph.is_gothic for glyph in self._shaping) * 2 > len(self._shaping)

    @cached_property
    def _written(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        return write(self.glyphs, self.raised, self.closed)

    @property
    def text(self) -> str:
        """The characters as printed, with spaces where the gaps are spaces."""
        return self._written[0]

    @property
    def anchors(self) -> tuple[tuple[int, int], ...]:
        """Raised runs that are marks of notes, as spans of ``text``."""
        return self._written[1]


def make_pieces(glyphs: Iterable[Glyph]) -> list[Piece]:
    """The pieces of a page or of a table's cell, top to bottom, then left to right."""
    upright, standing = _split_vertical(without_doubles(glyphs))
    rows = attach_marks(level_rows(upright))
    pieces = [piece for row, raised in rows for piece in _split(row, raised)]
    pieces = _with_stacks([*pieces, *(_piece([glyph], set()) for glyph in standing)])
    return sorted(pieces, key=lambda piece: (piece.baseline, piece.box[0]))


def _split_vertical(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """What is written across, and the characters that the file sets one under the other."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.order):
        if runs and _goes_down(runs[-1][-1], glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    standing = [glyph for run in runs if len(run) >= _MIN_STACK for glyph in run]
    taken = {glyph.order for glyph in standing}
    return [glyph for glyph in glyphs if glyph.order not in taken], standing


def _goes_down(above: Glyph, glyph: Glyph) -> bool:
    size = above.size
    return (
        _CJK.match(above.char) is not None
        and _CJK.match(glyph.char) is not None
        and abs(glyph.size - size) < 0.1 * size
        and abs(glyph.left - above.left) < 0.3 * size
        and 0.8 * size <= glyph.baseline - above.baseline <= 1.7 * size
    )


def _with_stacks(pieces: list[Piece]) -> list[Piece]:
    """Single characters under one another as one piece: vertical writing in a margin or a cell."""
    singles = [
        piece for piece in pieces if len(piece.glyphs) == 1 and _CJK.match(piece.glyphs[0].char)
    ]
    stacks: list[list[Piece]] = []
    for piece in sorted(singles, key=lambda piece: piece.baseline):
        stack = next((stack for stack in stacks if _is_under(piece, stack[-1])), None)
        if stack is None:
            stacks.append([piece])
        else:
            stack.append(piece)
    stacks = [stack for stack in stacks if len(stack) >= _MIN_STACK]
    taken = {id(piece) for stack in stacks for piece in stack}
    stacks.sort(key=lambda stack: -stack[0].box[0])  # vertical lines run from right to left
    joined: list[list[Piece]] = []
    for stack in stacks:
        beside = next((group for group in joined if _is_beside(stack, group)), None)
        if beside is None:
            joined.append(list(stack))
        else:
            beside.extend(stack)
    made = [
        Piece(tuple(piece.glyphs[0] for piece in stack), frozenset(), is_vertical=True)
        for stack in joined
    ]
    return [piece for piece in pieces if id(piece) not in taken] + made


def _is_under(piece: Piece, above: Piece) -> bool:
    size = above.size
    return (
        abs(piece.size - size) < 0.1 * size
        and abs(piece.box[0] - above.box[0]) < 0.3 * size
        and 0.8 * size <= piece.baseline - above.baseline <= 1.7 * size
    )


def _is_beside(stack: list[Piece], group: list[Piece]) -> bool:
    """Whether a stack is the vertical line left of the last one of ``group``."""
    size, step = stack[0].size, group[-1].box[0] - stack[0].box[0]
    return 0.9 * size < step < 2.2 * size and abs(stack[0].box[1] - group[0].box[1]) < size


def split_label(piece: Piece) -> tuple[Piece, Piece] | None:
    """A piece cut at its first space or gap, as 「[1]」 and what it stands before; None without."""
    for index in range(1, len(piece.glyphs)):
        before, glyph = piece.glyphs[index - 1], piece.glyphs[index]
        is_gap = glyph.left - before.right > _LABEL_GAP * glyph.size
        if not (before.is_space or is_gap) or glyph.is_space:
            continue
        return split_piece(piece, index)
    return None


def split_piece(piece: Piece, index: int) -> tuple[Piece, Piece]:
    """A piece cut before a glyph."""
    raised = {piece.glyphs[place].order for place in piece.raised}
    before = _piece(list(piece.glyphs[:index]), raised)
    after = _piece(list(piece.glyphs[index:]), raised)
    return (
        replace(before, closed=frozenset(place for place in piece.closed if place < index)),
        replace(after, closed=frozenset(place - index for place in piece.closed if place > index)),
    )


def write(
    glyphs: Sequence[Glyph],
    raised: frozenset[int] = frozenset(),
    closed: frozenset[int] = frozenset(),
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of glyphs on one line and the spans of note marks in it."""
    spread = _is_letter_spaced(glyphs)
    parts: list[str] = []
    length = 0
    runs: list[list[int]] = []  # [start, end] of raised runs
    before: Glyph | None = None
    for index, glyph in enumerate(glyphs):
        is_open = before is not None and index not in closed
        if is_open and before is not None and _needs_space(before, glyph, spread):
            parts.append(" ")
            length += 1
        if index in raised and not glyph.is_space:
            if runs and runs[-1][1] == length:
                runs[-1][1] += len(glyph.char)
            else:
                runs.append([length, length + len(glyph.char)])
        parts.append(glyph.char)
        length += len(glyph.char)
        before = glyph
    text = "".join(parts)
    anchors = tuple((start, end) for start, end in runs if is_anchor(text, start, end))
    return text, anchors


def gap_between(before: Glyph, glyph: Glyph) -> float:
    """The white between two neighbours, in ems of the smaller."""
    # Some fonts tell only the inked width; a Japanese character is an em wide.
    is_wide = _CJK.match(before.char) is not None
    right = max(before.right, before.left + before.size) if is_wide else before.right
    return (glyph.left - right) / min(before.size, glyph.size)


def _needs_space(before: Glyph, glyph: Glyph, spread: bool) -> bool:
    if before.is_space or glyph.is_space:
        return False
    gap = gap_between(before, glyph)
    cjk = bool(_CJK.match(before.char)) + bool(_CJK.match(glyph.char))
    if cjk == 2:
        return gap > _CJK_SPACE and not spread
    if spread and before.char.isdigit() and glyph.char.isdigit():
        return False
    return gap > (_MIXED_SPACE if cjk else _LATIN_SPACE)


def _is_letter_spaced(glyphs: Sequence[Glyph]) -> bool:
    """Whether the Japanese characters stand equally far apart, as 基 本 方 針 for looks."""
    gaps = [
        (after.left - before.right) / min(before.size, after.size)
        for before, after in pairwise(glyphs)
        if not before.is_space
        and not after.is_space
        and _CJK.match(before.char)
        and _CJK.match(after.char)
    ]
    if len(gaps) < _LETTER_SPACED - 1:
        return False
    middle = median(gaps)
    near = sum(abs(gap - middle) <= 0.25 * max(middle, 0.4) for gap in gaps)
    return middle > 0.12 and near >= 0.75 * len(gaps)


def _split(row: list[Glyph], raised: set[int]) -> list[Piece]:
    pieces = []
    current: list[Glyph] = []
    last: Glyph | None = None  # the last glyph that is no space
    for glyph in row:
        if glyph.is_space:
            if current:
                current.append(glyph)
            continue
        if last is not None:
            gap = (glyph.left - last.right) / max(min(glyph.size, last.size), 0.1)
            if gap > SPLIT_GAP:
                pieces.append(current)
                current = []
        current.append(glyph)
        last = glyph
    pieces.append(current)
    return [_piece(glyphs, raised) for glyphs in pieces if glyphs]


def _piece(glyphs: list[Glyph], raised: set[int]) -> Piece:
    end = len(glyphs)
    while glyphs[end - 1].is_space:
        end -= 1
    kept = tuple(glyphs[:end])
    marks = frozenset(index for index, glyph in enumerate(kept) if glyph.order in raised)
    return Piece(kept, marks)
