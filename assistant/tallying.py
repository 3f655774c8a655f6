"""What the amounts told last give together: 「合計は？」, 「差は？」, 「どっちが多い？」."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.answer import DraftStatement, Turn
from assistant.calculation.amounts import Amount, amount_of
from assistant.calculation.quantities import Quantity, shown
from assistant.drafts import Draft, Say

_HOW_MANY = r"(?:いくつ|いくら|何[人円件つ個か]?[所月%]?|どれ(?:くらい|だけ|ほど)|どのくらい|どう)"
_LEAD = (
    r"^(?:(?:では|じゃあ?|それでは|それで|で)?、?"
    r"(?:(?:それら|これら|その)?(?:二つ|2つ|両方|全部|ぜんぶ|みんな)(?:の|を|で)?、?)?)?(?:その)?"
)
_END = (
    r"(?:(?:は|だと|って|で|すと|して|せて|せると|したら|せたら|ると|たら)?、?"
    rf"{_HOW_MANY}?(?:に)?(?:なる|なります|です|でしょう)?(?:の|ん)?(?:です)?(?:か|かな)?)?[?？。]*$"
)
_TOTAL = re.compile(_LEAD + r"(?:合計|総計|トータル|足|たす|合わ|あわ|全部で|ぜんぶで|計)" + _END)
_PLUS = re.compile(
    r"^(?:では|じゃあ?|それに|そこに)?、?(?P<name>[^、。はが]{2,20}?)(?:の(?:数|人数|分))?(?:も|を)"
    r"(?:足す|足した|たす|加える|加えた|合わせる|入れる|入れた|含める|含めた)(?:と|ら)[^、。]{0,12}$"
)
_APART = re.compile(
    rf"{_LEAD}(?:差(?:額)?|違い|{_HOW_MANY}の?(?:差|違[うい]|多い|少ない|高い|安い)){_END}"
)
_MOST = re.compile(
    _LEAD + r"(?:どっち|どちら|どれ|どこ)(?:のほう|の方)?が(?:一番|いちばん|より)?"
    r"(?P<most>多|大き|高|長|広|少な|小さ|低|短|安|狭)い(?:の|ん)?(?:です|でしょう)?(?:か|かな)?[?？。]*$"
)
_SUBJECT = re.compile(r"(?P<name>[^、。はも]{2,40})(?:には|は|も)")
_ADDS = re.compile(
    r"(?:を|、)(?:足す|足した|たす|合わせる|合わせた|あわせる|合計する|合計した)(?:と|ら)|の合計(?:は|を)"
)
_MANY = 10
_SURE = 0.9
_LEAST = frozenset("少な 小さ 低 短 安 狭".split())


class Tally(StrEnum):
    """What is wanted of several amounts."""

    TOTAL = "total"
    APART = "apart"
    MOST = "most"


@dataclass(frozen=True, slots=True)
class TallyAsked:
    """A line that asks of the amounts told before it."""

    tally: Tally
    more: str = ""  # 「将来像も足すと」: what is to be counted, too
    is_least: bool = False


def amounts_of(draft: Draft, thing: str) -> tuple[Amount, ...]:
    """The amounts that a draft tells.

    Args:
        draft: Of a list or of sentences, its first statement counts.
        thing: What its question was about.
    """
    if draft.amounts:
        return draft.amounts
    statements = draft.statements[:1] if draft.items or draft.is_from_text else draft.statements
    found = []
    for one in statements:
        said = _SUBJECT.match(one.text) if len(statements) > 1 else None
        amount = amount_of(said["name"] if said else draft.topic or thing, one.text, one.proofs)
        if amount is None:
            return ()
        found.append(amount)
    return tuple(found)


def read_tally(text: str) -> TallyAsked | None:
    """What a normalised line asks of amounts, when it is nothing but that."""
    if _TOTAL.match(text):
        return TallyAsked(Tally.TOTAL)
    if match := _PLUS.match(text):
        return TallyAsked(Tally.TOTAL, more=match["name"])
    if match := _MOST.match(text):
        return TallyAsked(Tally.MOST, is_least=match["most"] in _LEAST)
    return TallyAsked(Tally.APART) if _APART.match(text) else None


def added(text: str) -> TallyAsked | None:
    """What 「課題の数と方向の数を足すと」 asks of the two things that it names."""
    return TallyAsked(Tally.TOTAL) if _ADDS.search(text) else None


def amounts_before(asked: TallyAsked, turns: Sequence[Turn]) -> tuple[Amount, ...]:
    """The amounts of one unit that were told last: by one reply, or by one reply each.

    Returns:
        (): there are none that go together.
    """
    found: list[Amount] = []
    for turn in reversed(turns):
        told = turn.amounts
        if asked.tally is not Tally.TOTAL and told and not told[0].name:
            continue  # a sum is not compared with what it is made of
        if not told or (found and not all(_is_alike(one, found[0]) for one in told)):
            break
        found[:0] = told
        if asked.more or len(found) > 1:
            break
    enough = 1 if asked.more else 2
    return tuple(found) if len(found) >= enough else ()


def _times(amounts: Sequence[Amount], name: str) -> int:
    return sum(one.name == name != "" for one in amounts)


def tallied(asked: TallyAsked, amounts: Sequence[Amount], say: Say) -> Draft | None:
    """The result with its sum; None where these amounts give none.

    Args:
        asked: What is asked.
        amounts: Two or more.
        say: Words a reply.
    """
    if len(amounts) < 2 or not all(_is_alike(one, amounts[0]) for one in amounts):
        return None
    if asked.tally is Tally.TOTAL and any(_times(amounts, one.name) > 1 for one in amounts):
        return None  # the same thing in two years makes no sum
    quantities = [one.quantity for one in amounts]
    proofs = tuple(dict.fromkeys(proof for one in amounts for proof in one.proofs))
    entity, kept = "", tuple(amounts)
    match asked.tally:
        case Tally.TOTAL:
            made = sum((one.value for one in quantities), Decimal(0))
            result = _counted(made, quantities)
            worked = f"{' + '.join(one.written for one in quantities)} = {result}"
            text = say("calculation.sum", result=result, sum=worked)
            unit = quantities[0].unit
            kept = (Amount("", Quantity(made, unit, 0, len(result), result, True), proofs),)
        case Tally.APART if len(amounts) == 2:
            more, less = sorted(quantities, key=lambda one: -one.value)
            result = _counted(more.value - less.value, quantities)
            if more.unit == "%":
                result = f"{result.rstrip('%％')}ポイント"
            worked = f"{more.written} - {less.written} = {result}"
            text = say("calculation.difference", result=result, sum=worked)
        case Tally.MOST if len({one.name for one in amounts}) == len(amounts):
            values = [one.value for one in quantities]
            best = min(values) if asked.is_least else max(values)
            each = "、".join(f"{one.name}は{one.quantity.written}" for one in amounts)
            names = [one.name for one in amounts if one.quantity.value == best]
            key = "tally.same" if len(names) == len(amounts) else "tally.most"
            text, entity = say(key, name="、".join(names), each=each), names[0]
        case _:
            return None
    statement = DraftStatement(text, proofs)
    return Draft((statement,), confidence=_SURE, entity=entity, amounts=kept)


def _counted(value: Decimal, like: Sequence[Quantity]) -> str:
    """A result as the amounts are written; つ counts no more than nine."""
    text = shown(value, like)
    return text.removesuffix("つ") if value >= _MANY else text


def _is_alike(one: Amount, other: Amount) -> bool:
    return one.quantity.unit == other.quantity.unit
