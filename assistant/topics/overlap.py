"""Which characters of a question and of a name say the same, numbers as a whole."""

import re
from collections.abc import Collection, Iterable
from itertools import groupby

_NUMBER = re.compile(r"[0-9]|[ivx]")  # Roman ones as well: II is no part of III
_MIN_CHARS = 2
_ANYWHERE = frozenset("上下中内外前後左右大小新旧全各本約等人者的")  # alone they tell no name


def runs_of(places: Collection[int]) -> list[tuple[int, int]]:
    """Places as spans of neighbours: {0, 1, 4} is (0, 2), (4, 5)."""
    numbered = enumerate(sorted(places))
    grouped = (list(group) for _, group in groupby(numbered, lambda one: one[1] - one[0]))
    return [(group[0][1], group[-1][1] + 1) for group in grouped]


def shared_places(
    text: str, runs: Iterable[tuple[int, int]], name: str
) -> tuple[set[int], set[int]]:
    """The places of a text that a name has too, and those of the name that they are.

    Args:
        text: Normalised.
        runs: Of ``text``: what may be compared.
        name: Normalised.

    Two characters in a row are the least, where a run has two; a number is shared
    whole: 要介護3 is no part of 要介護30 and none of 要介護3~5.
    """
    of_text: set[int] = set()
    of_name: set[int] = set()
    for first, last in runs:
        if last - first == 1 and text[first] in _ANYWHERE:
            continue
        least = min(_MIN_CHARS, last - first)
        start = first
        while start < last:
            if text[start : start + least] not in name:  # most are not
                start += 1
                continue
            found = _longest(text, start, last, name, least)
            if found is None:
                start += 1
                continue
            end, at = found
            of_text.update(range(start, end))
            of_name.update(range(at, at + end - start))
            start = end
    return of_text, of_name


def _longest(text: str, start: int, last: int, name: str, least: int) -> tuple[int, int] | None:
    """The end of the longest piece of a text from ``start`` that a name has, and where in it."""
    found = None
    for end in range(start + least, last + 1):
        piece = text[start:end]
        if piece not in name:
            break
        at = _whole(piece, text, start, name)
        if at >= 0:
            found = (end, at)
    return found


def _whole(piece: str, text: str, start: int, name: str) -> int:
    """Where a name has a piece of a text with none of its numbers cut; -1 where nowhere."""
    if _cuts(text, start, start + len(piece)):
        return -1
    at = name.find(piece)
    while at >= 0 and _cuts(name, at, at + len(piece)):
        at = name.find(piece, at + 1)
    return at


def _cuts(text: str, start: int, end: int) -> bool:
    """Whether a span takes a part of a number, or one end of a range of numbers."""
    before, after = text[:start], text[end:]
    piece = text[start:end]
    if _NUMBER.match(piece) and (
        _NUMBER.match(before[-1:]) or re.search(r"[0-9][~〜・,.-]$", before[-2:])
    ):
        return True
    return bool(
        _NUMBER.match(piece[-1:]) and (_NUMBER.match(after) or re.match(r"[~〜・,.-][0-9]", after))
    )


def with_number(text: str, start: int, end: int, name: str) -> str:
    """出生数 of 「出生数は」 where a row is called so: 数 asks and is part of its name.

    Args:
        text: The question.
        start: Where 出生 begins.
        end: Where it ends.
        name: Of the row.
    """
    whole = text[start:end] + "数" * text.startswith("数", end)
    return whole if whole in name else text[start:end]
