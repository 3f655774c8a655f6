"""What comes first or second where a sentence counts several: 「甲」が54.6％、「乙」が47.3％."""

import re
from dataclasses import dataclass

from assistant.ranks import read_ranks
from corpus.normalize import align
from corpus.records import Span

_SHARE = re.compile(
    r"(?:「(?P<quoted>[^「」]{1,40})」|(?:(?<=[、は])|^)(?P<plain>[^「」、。はが0-9]{2,20}?))"
    r"(?:が|は|の)?、?(?P<value>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>%|件|人|回|世帯|台|トン|t)"
    # Of a total the others are parts, and what grew by so much is not counted.
    r"(?=$|[、。(]|で(?:最|す|し|あ|、|。)|でし|の順|と(?:最|な|続|高|多|い))(?!で、?(?:内訳|うち|その)|と(?:増|減))"
)
_NO_ONE = re.compile(r"平均|全体|前回|合計|総数|その他|無回答")
_LEAST = 2  # counted in one sentence
_MEASURES = ("多い", "高い", "大きい", "少ない", "低い")  # by which counts and shares are ranked


@dataclass(frozen=True, slots=True)
class RankedShare:
    """One of those that a sentence counts."""

    rank: int
    adjective: str  # 多い, 少ない: by which it is ranked
    name: Span  # in the printed sentence
    value: Span


def ranked_share(question: str, printed: str) -> RankedShare | None:
    """The one that is asked for of those that a sentence counts; None where it counts too few.

    None, too, where it counts for several groups (男性では…、女性では…).

    Args:
        question: Normalised; it names one rank (一番多い, 2番目に多い).
        printed: The sentence as printed.
    """
    ranks = read_ranks(question)
    if len(ranks) != 1 or ranks[0].adjective not in _MEASURES:
        return None
    aligned = align(printed)
    counted = [
        (float(match["value"].replace(",", "")), match)
        for match in _SHARE.finditer(aligned.text)
        if not _NO_ONE.search(match["quoted"] or match["plain"])
    ]
    values = [value for value, _ in counted]
    is_one = len({match["unit"] for _, match in counted}) == 1
    if len(counted) < max(_LEAST, ranks[0].number) or not is_one or len({*values}) < len(values):
        return None
    first, last = counted[0][1], counted[-1][1]
    if "では" in aligned.text[first.end() : last.start()]:
        return None
    if ranks[0].is_less and not re.search("の順|合計|すべて", aligned.text):
        return None  # others may be fewer still
    counted.sort(key=lambda one: one[0], reverse=not ranks[0].is_less)
    _, found = counted[ranks[0].number - 1]
    group = "quoted" if found["quoted"] else "plain"
    return RankedShare(
        ranks[0].number,
        ranks[0].adjective,
        aligned.to_original(*found.span(group)),
        aligned.to_original(found.start("value"), found.end("unit")),
    )
