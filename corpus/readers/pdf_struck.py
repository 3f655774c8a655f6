"""Words that are struck through: deleted, though they are still printed."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.readers.geometry import Rule
from corpus.readers.pdf_page import Glyph

# How high over the baseline a line runs through the words, in ems; an underline runs below.
_LOWEST, _HIGHEST = 0.12, 0.62
_BEYOND = 0.6  # em: a line that runs on further is a table's, an axis or a leader
_ADJACENT = 0.5  # em between neighbours of one line
_COVERED = 0.7  # of the line has words on it


def split_struck(
    rules: Sequence[Rule], glyphs: Sequence[Glyph]
) -> tuple[list[Rule], list[Glyph], list[str]]:
    """The rules and glyphs of a page without struck words, and the struck words."""
    struck: dict[int, Glyph] = {}
    through: set[int] = set()
    words = sorted((glyph for glyph in glyphs if not glyph.is_space), key=lambda g: g.baseline)
    baselines = [glyph.baseline for glyph in words]
    largest = max((glyph.size for glyph in words), default=0.0)
    for place, rule in enumerate(rules):
        if not rule.is_horizontal or not rule.is_drawn:
            continue
        first = bisect_left(baselines, rule.top)
        last = bisect_right(baselines, rule.top + _HIGHEST * largest)
        under = _words_under(rule, words[first:last])
        if under:
            through.add(place)
            struck.update((glyph.order, glyph) for glyph in under)
    if not struck:
        return list(rules), list(glyphs), []
    return (
        [rule for place, rule in enumerate(rules) if place not in through],
        _closed_up(glyphs, struck),
        _texts(sorted(struck.values(), key=lambda glyph: (glyph.baseline, glyph.left))),
    )


def _words_under(rule: Rule, words: Sequence[Glyph]) -> list[Glyph]:
    """The characters that a line runs through from the first to the last, and no further."""
    near = [
        glyph
        for glyph in words
        if _LOWEST * glyph.size <= glyph.baseline - rule.top <= _HIGHEST * glyph.size
        and rule.left - _BEYOND * glyph.size < (glyph.left + glyph.right) / 2
        and (glyph.left + glyph.right) / 2 < rule.right + _BEYOND * glyph.size
    ]
    under = [glyph for glyph in near if rule.left <= (glyph.left + glyph.right) / 2 <= rule.right]
    if not under:
        return []
    left = min(glyph.left for glyph in under)
    right = max(glyph.right for glyph in under)
    reach = _BEYOND * max(glyph.size for glyph in under)
    covered = sum(glyph.right - glyph.left for glyph in under)
    is_line = rule.left >= left - reach and rule.right <= right + reach
    return under if is_line and covered >= _COVERED * (rule.right - rule.left) else []


def _closed_up(glyphs: Sequence[Glyph], struck: Mapping[int, Glyph]) -> list[Glyph]:
    """The other glyphs; the one before struck words, or after, takes their room as its own."""
    lines: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        lines.setdefault(round(glyph.baseline), []).append(glyph)
    kept: list[Glyph] = []
    for line in lines.values():
        room: tuple[float, float] | None = None  # of struck words behind nothing else
        start = len(kept)
        for glyph in sorted(line, key=lambda glyph: glyph.left):
            before = kept[-1] if len(kept) > start else None
            reach = _ADJACENT * glyph.size
            if glyph.order not in struck:
                is_next = room is not None and glyph.left - room[1] < reach
                kept.append(glyph._replace(left=room[0]) if room and is_next else glyph)
                room = None
            elif before is not None and glyph.left - before.right < reach:
                kept[-1] = before._replace(right=max(before.right, glyph.right))
            else:
                room = room[0] if room else glyph.left, glyph.right
    return kept


def _texts(struck: Sequence[Glyph]) -> list[str]:
    """The struck words, line by line."""
    return [
        "".join(glyph.char for glyph in line)
        for _, line in groupby(struck, key=lambda glyph: round(glyph.baseline))
    ]
