"""The arithmetic of one sentence: what is asked, reckoned with its quantities, or nothing."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.asked import EXCEPT, Direction, Operation, Sum
from assistant.calculation.pairs import (
    NOT_ADDED,
    Pair,
    candidates,
    changed,
    in_a_row,
    last_clause,
    named,
    part_of_whole,
    says,
    with_own_words,
)
from assistant.calculation.quantities import (
    Quantity,
    find_quantities,
    is_made_of_itself,
    plain,
    shown,
)
from assistant.calculation.rates import by_rate, per_thing
from assistant.calculation.shares import before_change, share_of_amount
from assistant.question import Question
from assistant.wants import TOTALLED
from corpus.errors import WarekiError
from corpus.numerals import read_amount

_TOTAL = re.compile(r"(?:計|合計|総[数計額]?|全部で|全体で|合わせて|延べ)[は、:]?(?:約)?$")
_ALL = re.compile(
    rf"全部|ぜんぶ|総|全体|{TOTALLED}|合わせ|あわせ|ひっくるめ|トータル|含め|入れ|加え"
)
_BESIDES = re.compile(
    r"(?P<head>[一-鿿]{0,10}(?:長|座長|会長))の?(?:ほか|他)(?:に)?、?(?P<between>[^。、0-9]{0,20})$"
)
_DENIED = re.compile(r"ない|ません|なかった|ず(?:に|、|$)|未(?![満来就])|不[一-鿿]|以外|除")
_AND = re.compile(r"と|・|プラス|\+|両方")
_AIM = re.compile(r"目標|目指|必要")
_PREDICATE_CHARS, _NEAR_CHARS = 40, 8
_HAS_BEEN = re.compile(
    r"(?<!推計され)(?<!見込まれ)(?<!予測され)(?:た|てい(?:る|ます)|ており)(?:[。、]|$)"
)
_LEFT_OUT = re.compile(r"(?P<name>[一-鿿ァ-ヺー]{2,8})(?:以外|を除)")
# 「返事しなかった」 of those of whom an answer is told
_REPLIES, _REPLIED = (
    re.compile(r"返[事信送答]|返(?:さ|って)|答え|応じ|協力|出さ"),
    re.compile("回答|回収|返[送信]"),
)
_LEFT = re.compile(r"残(?:[りる高額]|った)|のこり")
_FRACTION = re.compile(
    r"(?P<base>[一-鿿ァ-ヺーぁ-ん]{2,20}?)の(?:額の)?、?(?P<rate>(?P<below>百|[0-9]{1,3}|[二三四五六七八九十]{1,3})分の"
    r"(?P<above>[0-9]{1,3}|[一二三四五六七八九十]{1,3})|(?P<share>[0-9]+(?:\.[0-9]+)?)(?P<unit>%|割))"
)
_BOUND = re.compile(r"以[下内]|未満|上限|限度|超え|まで")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A result with the sum that gives it."""

    key: str  # of the wording
    result: str
    sum: str  # 「90人 - 70人 = 20人」


def reckon(question: Question, asked: Sum, text: str) -> Reckoned | None:
    """What a normalised sentence gives for what is asked; None when it is not unambiguous."""
    if is_of_others(question, text):
        return None
    match asked.operation:
        case Operation.DIFFERENCE:
            return _difference(question, asked, text)
        case Operation.REST:
            return _rest(question, asked, text)
        case Operation.SUM:
            return _sum(question, asked, text)
        case Operation.SHARE:
            return _share(question, asked, text)
        case Operation.TIMES:
            return _times(question, asked, text)
        case Operation.BEFORE:
            return _result(before_change(question, asked.unit, text))
        case Operation.RATE:
            return _rate(question, text) or _result(share_of_amount(question, asked.unit, text))
        case Operation.PER_THING:
            return _result(per_thing(question, asked.unit, text))
        case Operation.PRODUCT:
            return _product(question, text)
        case _:
            return None


def _result(made: tuple[str, str] | None) -> Reckoned | None:
    return Reckoned("calculation.result", *made) if made else None


def _product(question: Question, text: str) -> Reckoned | None:
    made = by_rate(question, text)
    if made is None:
        return None
    result, written, is_most = made
    return Reckoned("calculation.at_most" if is_most else "calculation.result", result, written)


def is_of_others(question: Question, text: str) -> bool:
    """Whether a sentence leaves out what the question names: 「村民以外の大人」 for 村民."""
    left_out = {match["name"] for match in _LEFT_OUT.finditer(text)}
    return not EXCEPT.search(question.text) and any(name in question.text for name in left_out)


def _difference(question: Question, asked: Sum, text: str) -> Reckoned | None:
    pair = changed(question, asked.unit, text)
    is_compared = asked.direction is Direction.COMPARED
    if pair is not None and pair.is_change and (is_compared or _has_happened(asked, pair, text)):
        pair = None
    if pair is None and (is_compared or asked.direction is Direction.ANY):
        pair = named(question, asked.unit, text)
    if pair is None or pair.first.value == pair.second.value:
        return None
    grows = pair.second.value > pair.first.value
    if pair.is_change and asked.direction is Direction.LACK and not _AIM.search(text):
        return None
    is_directed = pair.is_change and asked.direction in (Direction.UP, Direction.DOWN)
    if is_directed and grows is not (asked.direction is Direction.UP):
        return None
    more, less = (pair.second, pair.first) if grows else (pair.first, pair.second)
    return difference(more, less)


def _has_happened(asked: Sum, pair: Pair, text: str) -> bool:
    """Whether a change that is asked of as one to come is told as one that has been."""
    behind = text[max(pair.first.end, pair.second.end) :][:_PREDICATE_CHARS]
    return asked.is_to_come and _HAS_BEEN.search(behind) is not None


def difference(more: Quantity, less: Quantity) -> Reckoned:
    """「差は20人です（90人 - 70人 = 20人）」."""
    result = shown(more.value - less.value, (more, less))
    if more.unit == "%":
        result = result.removesuffix("パーセント").removesuffix("%") + "ポイント"
    return Reckoned("calculation.difference", result, f"{more.written} - {less.written} = {result}")


def _rest(question: Question, asked: Sum, text: str) -> Reckoned | None:
    pair = part_of_whole(asked.unit, text, question.words)
    if pair is None or _DENIED.search(pair.part) or not _excepts(question, pair):
        return None
    if _counts_rest(question, pair, text):
        return None
    result = shown(pair.first.value - pair.second.value, (pair.first, pair.second))
    return Reckoned(
        "calculation.result", result, f"{pair.first.written} - {pair.second.written} = {result}"
    )


def _counts_rest(question: Question, pair: Pair, text: str) -> bool:
    """Whether the text counts itself what is left: 「…、未実施が5事業」."""
    counted = candidates(pair.first.unit, text)
    named_too = with_own_words(question.words, counted, text)
    return any(
        one in named_too or _DENIED.search(last_clause(text[: one.start]))
        for one in counted
        if one not in (pair.first, pair.second)
    )


def _excepts(question: Question, pair: Pair) -> bool:
    """Whether the question takes away just what the text says of the part."""
    for match in EXCEPT.finditer(question.text):
        near = question.text[max(0, match.start() - _NEAR_CHARS) : match.start()]
        kanji = set(re.findall("[一-鿿]", near)) - set("人者数方")
        is_reply = _REPLIES.search(near) is not None and _REPLIED.search(pair.part) is not None
        if is_reply or _LEFT.match(match.group()) or any(char in pair.part for char in kanji):
            return True
    return False


def _sum(question: Question, asked: Sum, text: str) -> Reckoned | None:
    found = candidates(asked.unit, text)
    if any(_TOTAL.search(text[: one.start]) for one in found):
        return None  # the text says it itself
    if len(found) == 1 and asked.unit == "人":
        return _with_head(question, found[0], text)
    pair = named(question, asked.unit, text)
    if pair is not None and pair.first.unit not in NOT_ADDED and _AND.search(question.text):
        return total((pair.first, pair.second))
    row = in_a_row(asked.unit, text) if _ALL.search(question.text) else []
    return total(row) if row and not is_made_of_itself([one.value for one in row]) else None


def total(parts: "tuple[Quantity, ...] | list[Quantity]") -> Reckoned:
    """「合わせて69校です（65校 + 4校 = 69校）」."""
    result = shown(sum((one.value for one in parts), Decimal(0)), parts)
    written = " + ".join(one.written for one in parts)
    return Reckoned("calculation.sum", result, f"{written} = {result}")


def _with_head(question: Question, members: Quantity, text: str) -> Reckoned | None:
    """「委員長のほか委員12人」 are thirteen."""
    match = _BESIDES.search(text[: members.start])
    if match is None or not members.is_exact or members.unit != "人":
        return None
    head = match["head"]
    result = shown(members.value + 1, (members,))
    return Reckoned("calculation.sum", result, f"{head}1人 + {members.written} = {result}")


def _share(question: Question, asked: Sum, text: str) -> Reckoned | None:
    pair = part_of_whole("", text, question.words)
    stated = any(one.unit in ("%", "割") for one in find_quantities(text))
    if pair is None or stated or not pair.first.value:
        return None
    is_denied = EXCEPT.search(question.text) is not None
    if is_denied is not (_DENIED.search(pair.part) is not None):
        return None
    if not any(says(pair.part, word) for word in question.words):
        return None
    counted = [one for one in candidates(pair.first.unit, text) if one != pair.first]
    if not _is_meant(question, pair, counted, text):
        return None
    share = 100 * pair.second.value / pair.first.value
    rounded = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    about = "" if rounded == share else "約"
    result = f"{about}{plain(rounded)}%"
    sum_text = f"{pair.second.written} ÷ {pair.first.written} = {result}"
    return Reckoned("calculation.result", result, sum_text)


def _is_meant(question: Question, pair: Pair, counted: list[Quantity], text: str) -> bool:
    """Whether the question names the part, and no other one that the text counts."""
    meant = with_own_words(question.words, counted, text)
    return not meant or pair.second in meant


def _times(question: Question, asked: Sum, text: str) -> Reckoned | None:
    pair = changed(question, "", text)
    stated = any(one.unit == "倍" for one in find_quantities(text))
    if pair is None or not pair.is_change or stated or not pair.first.value:
        return None
    times = pair.second.value / pair.first.value
    rounded = times.quantize(Decimal("0.1"), ROUND_HALF_UP)
    about = "" if rounded == times else "約"
    result = f"{about}{plain(rounded)}倍"
    sum_text = f"{pair.second.written} ÷ {pair.first.written} = {result}"
    return Reckoned("calculation.result", result, sum_text)


def _rate(question: Question, text: str) -> Reckoned | None:
    """「1万円なら」 where the text gives a share of such a sum."""
    given = find_quantities(question.text)
    rates = list(_FRACTION.finditer(text))
    if len(given) != 1 or len(rates) != 1 or given[0].unit in ("%", "か年", "歳", "割"):
        return None
    amount, match = given[0], rates[0]
    if any(one.unit == amount.unit for one in find_quantities(text)):
        return None  # another sum may limit it
    kanji = set(re.findall("[一-鿿]", match["base"])) - set("金額費用")
    if not any(char in question.text for char in kanji):
        return None
    share = _share_of(match)
    if share is None or amount.value * share != int(amount.value * share):
        return None
    result = shown(amount.value * share, (amount,))
    is_bound = _BOUND.search(text[match.end() : match.end() + 20]) is not None
    key = "calculation.at_most" if is_bound else "calculation.result"
    return Reckoned(key, result, f"{amount.written} × {match['rate']} = {result}")


def _share_of(match: re.Match[str]) -> Decimal | None:
    try:
        if match["share"]:
            return Decimal(match["share"]) / (100 if match["unit"] == "%" else 10)
        return read_amount(match["above"]) / read_amount(match["below"])
    except (WarekiError, ZeroDivisionError):
        return None
