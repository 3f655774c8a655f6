"""Two things that a question adds, each counted in a sentence of its own."""

import re
from collections.abc import Sequence

from assistant.calculation.pairs import NOT_ADDED, one_named
from assistant.calculation.quantities import Quantity
from assistant.calculation.sums import Reckoned, total
from assistant.question import ContentWord, Question
from assistant.wants import TOTALLED

_JOINS = re.compile(r"と|プラス|\+|&|、")
_ADDS = re.compile(rf"足す|足し|たす|合わせ|あわせ|併せ|{TOTALLED}|全部で|トータル|計")
_MOST = 6  # sentences that are looked into


def total_of_two(
    question: Question, unit: str, texts: Sequence[str]
) -> tuple[Reckoned, tuple[int, int]] | None:
    """The sum of the numbers of the two things that are named, and the sentences' places.

    Args:
        question: 「横浜と島田の学校を足すと何校ですか」.
        unit: What is counted.
        texts: Normalised sentences, the likeliest first.
    """
    sides = _sides(question)
    if sides is None or not unit or unit in NOT_ADDED:
        return None
    found: list[tuple[int, Quantity]] = []
    for own, other in (sides, sides[::-1]):
        place = _place_of(own, other, unit, texts)
        if place is None:
            return None
        found.append(place)
    (one, first), (other_place, second) = found
    if one == other_place:
        return None
    return total((first, second)), (one, other_place)


def _sides(question: Question) -> tuple[list[ContentWord], list[ContentWord]] | None:
    """The words just before and just behind 「と」."""
    adds = _ADDS.search(question.text)
    if adds is None:
        return None
    for join in _JOINS.finditer(question.text, 0, adds.start()):
        before = [word for word in question.words if word.end <= join.start()]
        behind = [word for word in question.words if join.end() <= word.start < adds.start()]
        if before and behind and before[-1].end == join.start():
            return before, behind
    return None


def _place_of(
    own: Sequence[ContentWord],
    other: Sequence[ContentWord],
    unit: str,
    texts: Sequence[str],
) -> tuple[int, Quantity] | None:
    """The sentence that holds most of one side's words, none of which the other side has."""
    apart = {word.surface for word in own} - {word.surface for word in other}
    outwards = own[::-1] if own[-1].end <= other[0].start else own
    near = next((word.surface for word in outwards if word.surface in apart), "")
    scored = []
    for place, text in enumerate(texts[:_MOST]):
        held = {word for word in apart if word in text}
        counted = one_named(own, unit, text)
        if near in held and counted is not None:
            scored.append((len(held), -place, counted))
    if not scored:
        return None
    best = max(scored, key=lambda one: one[:2])
    is_only = sum(one[0] == best[0] for one in scored) == 1
    return (-best[1], best[2]) if is_only else None
