"""Whether the amount that a claim names is the one that a sentence states: exactly, or at least.

「半分以上は市内に住んでいますか」 by 「市内が46.4%、県外が28.4%」; 「見積書は1社でいいですか」 by
「見積書(2社以上)」.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.quantities import Quantity, find_quantities

_AGO = re.compile("[前後目]")
# Behind the number of a claim: 「10人もいない」, 「30を超えて」, 「40人くらい」
_COMPARED = re.compile(
    r"(?:(?:の|程度)?(?P<about>くらい|ぐらい|ほど|前後|近く)(?!も?な)|(?P<below>も(?:い|なかっ|ありま|あ)?[なま]|未満|より少な"
    r"|(?:を|も)?下回|(?:を|も)?[切割][っるり]|に(?:は)?(?:届か|足り|満た)な)"
    r"|(?P<least>以上)|(?P<most>以下|以内)|を?(?:超|上回|こえ)|より多)"
)
_ENOUGH = re.compile(r"(?:だけ|のみ)?で(?:も)?(?:いい|よい|足り|済|大丈夫|構わ|OK)|だけ|しか")
_AT_LEAST = re.compile(r"以上|を?超え?")
_AT_MOST = re.compile(r"以下|以内|まで|を上限|を限度")
_SHARE = re.compile(r"(?P<tenths>[0-9](?:\.[0-9])?)割(?P<more>[0-9]分)?|(?P<half>半分|半数|過半数)")
_NOW = re.compile(r"現在|現状|今(?:[はもの、]|すでに|既に|[0-9])|いま")
# 「定員90人に対して61人」
_QUOTA = re.compile(
    r"定員(?:数)?[はがの]?(?P<quota>[0-9,]+)人?に対し(?:て)?、?[^0-9。]{0,8}(?P<held>[0-9,]+)人"
)
_FILLED = re.compile(r"足り|満た|埋ま|いっぱい|揃|そろ")
_CLAUSE = re.compile(r"[、。:(「]")
_DENIED = re.compile(r"ない|ません|なかっ")
_ABOUT = 10  # a tenth more or less is about the same


@dataclass(frozen=True, slots=True)
class _Claimed:
    """The amount of a claim, and how it is compared."""

    value: Decimal
    unit: str
    end: int
    is_exact: bool
    is_share: bool = False  # 半分, 3割
    is_of_now: bool = False


def by_amount(claim: str, text: str, words: Collection[str]) -> bool | None:
    """Whether the amount claimed is the one stated; None where none or several may be meant.

    Args:
        claim: Normalised.
        text: The normalised sentence.
        words: Of the claim; among several amounts of its unit the one behind them is meant.
    """
    claimed = _claimed(claim, text)
    stated = _stated(claimed, text, words) if claimed else None
    if claimed is None or stated is None:
        return None
    behind, value = claim[claimed.end :], stated.value
    is_least = _AT_LEAST.match(text, stated.end) is not None
    is_most = _AT_MOST.match(text, stated.end) is not None
    if claimed.is_exact and is_least and _ENOUGH.match(behind):
        return False if claimed.value < value else None  # 「1社でいい」 by 「2社以上」
    compared = _COMPARED.match(behind)
    if compared is None:
        if is_most and claimed.value > value:
            return False
        is_bound = not (stated.is_exact and claimed.is_exact)
        return None if _DENIED.search(claim) or is_bound else value == claimed.value
    if (is_least or is_most) and (compared["least"] or compared["most"]):
        is_same = bool(compared["least"]) is is_least
        return value == claimed.value if is_same else None  # 「50万円以下の過料ですか」
    if not stated.is_exact and not claimed.is_share:
        return None
    if compared["about"]:
        return True if abs(value - claimed.value) * _ABOUT <= claimed.value else None
    if compared["below"]:
        return value < claimed.value
    if compared["most"]:
        return value <= claimed.value
    return value > claimed.value or (value == claimed.value and compared["least"] is not None)


def fills_quota(claim: str, text: str) -> bool | None:
    """「団員は足りていますか」 by 「定員90人に対して61人」; None where that is not told."""
    match = _QUOTA.search(text) if _FILLED.search(claim) else None
    if match is None:
        return None
    held, quota = (int(match[name].replace(",", "")) for name in ("held", "quota"))
    return held >= quota


def _claimed(claim: str, text: str) -> _Claimed | None:
    """The one amount that a claim names; shares as percentages where the sentence has such."""
    shares = list(_SHARE.finditer(claim))
    if len(shares) == 1 and any(one.unit == "%" for one in find_quantities(text)):
        share = shares[0]
        if share["half"]:
            return _Claimed(Decimal(50), "%", share.end(), is_exact=True, is_share=True)
        value = Decimal(share["tenths"]) * 10 + Decimal((share["more"] or "0")[0])
        return _Claimed(value, "%", share.end(), is_exact=True, is_share=True)
    said = [one for one in find_quantities(claim) if not _AGO.match(claim, one.end)]
    if len(said) != 1:
        return None
    is_of_now = _NOW.search(claim) is not None
    return _Claimed(said[0].value, said[0].unit, said[0].end, said[0].is_exact, is_of_now=is_of_now)


def _stated(claimed: _Claimed, text: str, words: Collection[str]) -> Quantity | None:
    """The one amount of the unit that a sentence states, or the one behind the claim's words."""
    found = [
        one
        for one in find_quantities(text)
        if one.unit == claimed.unit and text[one.start - 1 : one.start] != "各"
    ]
    if len(found) == 2 and text[found[0].end :].startswith("から"):
        # 「現在の12台から20台に」: 「今12台ですか」, 「20台に増やしますか」
        is_now = claimed.is_of_now and _NOW.search(text, 0, found[0].start) is not None
        found = found[:1] if is_now else found[1:]
    if len(found) <= 1:
        return found[0] if found else None
    labels = [text[_label_start(text, one.start) : one.start] for one in found]
    named = [
        (one, sum(len(word) for word in words if len(word) > 1 and word in label))
        for one, label in zip(found, labels, strict=True)
    ]
    best = max(length for _, length in named)
    chosen = [one for one, length in named if length == best]
    return chosen[0] if best and len(chosen) == 1 else None


def _label_start(text: str, end: int) -> int:
    """Where the clause begins in which an amount stands."""
    starts = [match.end() for match in _CLAUSE.finditer(text, 0, end)]
    return starts[-1] if starts else 0
