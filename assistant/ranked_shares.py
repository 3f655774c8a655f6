"""What comes first or second where a sentence counts several: 「甲」が54.6％、「乙」が47.3％."""

import re
from dataclasses import dataclass

from assistant.ranks import read_ranks
from corpus.normalize import align
from corpus.records import Span

_SHARE = re.compile(
    r"(?:「(?P<quoted>[^「」]{1,40})」|(?:(?<=[、は])|^)(?P<plain>[^「」、。はが0-9]{2,20}?))"
    r"(?:が|は|の)?、?(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>%|件|人|回|世帯|台|トン|t)"
    r"(?!で、?(?:内訳|うち|その)|の?うち|中)"  # of which the others are
)
_LEAST = 2  # counted in one sentence


@dataclass(frozen=True, slots=True)
class RankedShare:
    """One of those that a sentence counts."""

    rank: int
    name: Span  # in the printed sentence
    value: Span


def ranked_share(question: str, printed: str) -> RankedShare | None:
    """The one that is asked for of those that a sentence counts; None where it counts too few.

    Args:
        question: Normalised; it names one rank (一番多い, 2番目に多い).
        printed: The sentence as printed.
    """
    ranks = read_ranks(question)
    if len(ranks) != 1 or ranks[0].adjective not in ("多い", "高い", "大きい", "少ない", "低い"):
        return None
    aligned = align(printed)
    counted = [
        (float(match["value"].replace(",", "")), match) for match in _SHARE.finditer(aligned.text)
    ]
    values = [value for value, _ in counted]
    is_one = len({match["unit"] for _, match in counted}) == 1
    if len(counted) < max(_LEAST, ranks[0].number) or not is_one or len({*values}) < len(values):
        return None
    counted.sort(key=lambda one: one[0], reverse=not ranks[0].is_less)
    if ranks[0].is_less and not re.search("の順|合計|すべて", aligned.text):
        return None  # others may be fewer still
    _, found = counted[ranks[0].number - 1]
    group = "quoted" if found["quoted"] else "plain"
    return RankedShare(
        ranks[0].number,
        aligned.to_original(*found.span(group)),
        aligned.to_original(found.start("value"), found.end("unit")),
    )
