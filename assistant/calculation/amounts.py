"""The one amount that each statement of a reply tells, for what may be asked of several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.calculation.quantities import UNIT, Quantity, find_quantities
from corpus.normalize import normalize
from corpus.records import DocId, Span

_IN_HEAD = re.compile(
    rf"\((?:単位:?)?(?P<unit>{UNIT})\)[^0-9]{{0,20}}は、?(?P<number>[0-9][0-9,.]*)です"
)
_IN_YEN = re.compile(r"(?<=[千万]円)\([^()]*円\)")  # 118百万円(1億1,800万円)
_NOT_COMPARED = frozenset({"ページ", "か年", "か月", "番"})


@dataclass(frozen=True, slots=True)
class Amount:
    """What was counted, and how many there are."""

    name: str  # まちづくりの課題
    quantity: Quantity
    proofs: tuple[tuple[DocId, Span], ...]


def amount_of(name: str, text: str, proofs: Sequence[tuple[DocId, Span]]) -> Amount | None:
    """The amount that a statement tells; None where it tells none, or more than one.

    Args:
        name: What the statement is about.
        text: The statement.
        proofs: What it rests on.
    """
    said = _IN_YEN.sub("", normalize(text))
    # 「人口(人)は、612です」: a cell's unit stands in its head.
    if match := _IN_HEAD.search(said):
        said = f"{match['number']}{match['unit']}"
    found = [q for q in find_quantities(said) if q.unit not in _NOT_COMPARED]
    return Amount(name, found[0], tuple(proofs)) if len(found) == 1 else None
