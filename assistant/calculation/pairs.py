"""Which quantities of a sentence belong together: before and after, whole and part, named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from assistant.calculation.quantities import Quantity, find_quantities
from assistant.question import ContentWord, Question
from corpus.wareki import find_dates

# Lengths, ages and shares are no numbers of things: they are reckoned only when they are asked for.
_NOT_THINGS = frozenset({"か年", "か月", "日", "歳", "%", "円", "割", "時間", "分", "倍"})
# What a unit of a question may mean: 何ポイント of two shares, 何キロ of roads or of rubbish.
_MEANT = {"ポイント": ("%", "ポイント"), "キロ": ("キロ", "キロメートル", "キログラム")}
_ANY_THING = frozenset({"件", "つ", "個"})  # 「いくつ」, 「何件」 of 31事業
_TIMES = frozenset({"分", "時間"})
_SHARES = frozenset({"%", "円", "割"})
NOT_ADDED = frozenset({"%", "割", "倍", "歳", "点"})
_MAX_TAIL = 24
# Behind the new value; not 「20歳から24歳までの女性」, a range.
_TO = re.compile(
    r"(?:に(?!対|お|つ)|へ|と(?:し|な|す|い)|まで(?=[^、。]{0,4}(?:減|増|落|縮|拡|上|下|引|伸|広|短|回復)))"
)
_FROM_TO = re.compile(r"(?:(?:台|程度)?から|であった(?:もの|の)が|を)(?![^。]*。)[^。]{0,40}$")
# 「5か所に分散している乗り場を2か所に集約する」
_OBJECT = re.compile(r"[^。、]{1,30}を$")
_CHANGES = re.compile(
    r"(?:に|へ)(?:集約|統合|再編|縮|削減|減|増|拡|引き?[上下]げ|改|短縮|延長|見直)"
)
_IS_NOW = re.compile(r"(?:で(?:す|あり)?|となり|とし|に)、?[^。]{0,30}$")
_BEFORE_IT = re.compile(r"から")
_BELOW = re.compile(
    r"(?:を(?:大きく|大幅に|やや|わずかに)?(?:上回|下回|超え)|に(?:は)?(?:達し|届|及)|より(?:も)?[^。]{0,6}(?:高|低|多|少|安)"
    r"|と比べ)"
)
_AGAINST = re.compile(
    r"(?:の?(?:目標|計画|見込み?|定員|定数|予定))?(?:に対し|のところ、)[^。]{0,30}$"
)
_OF_WHICH = re.compile(r"(?:[^。]{0,25}?うち|中)、?(?P<part>[^。]{0,45})$")
# 「37のバス停のうち9か所」, 「73の取組項目を掲げ、このうち58項目」
_BARE_WHOLE = re.compile(
    r"(?P<before>[^。0-9]{0,30})(?<![0-9,.])(?P<number>[0-9][0-9,]*)の[一-鿿ァ-ヺーぁ-ん]{1,12}?"
    r"(?:を[^。、0-9]{1,8}、この|、この|の)?うち、?(?P<part>[^。0-9]{0,45})$"
)
_LACKS = re.compile(r"足り(?:て(?:い)?)?[なまず]|不足|欠員")
_FULL = re.compile(r"定数|定員|必要|目標|計画数|配置基準")
_WHO_ANSWERED = re.compile(r"[^。]{0,40}?(?:対象(?:に|と[しす])|配布|送付|に対し)[^。0-9]{0,25}$")
_ANSWERED = re.compile(r"(?:\([^()]*\))?(?:から|の|が)?(?:有効)?回答")
_CHAIN = re.compile(
    r"(?:、|及び|並びに|と|・|,|や|そして)+(?!し)[一-鿿々ァ-ヺーA-Za-z・「」()の]{1,25}[がはにで]?$"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two quantities of one unit."""

    first: Quantity  # what was before, or the whole
    second: Quantity  # what came after, or the part
    is_change: bool = False  # of one thing over time
    part: str = ""  # what the text says of the part


def candidates(unit: str, text: str) -> list[Quantity]:
    """The quantities of ``text`` that may be meant, all of one unit.

    Args:
        unit: Of the question; "" when it names none.
        text: A normalised sentence.
    """
    found = find_quantities(text)
    named = [one for one in found if one.unit in _MEANT.get(unit, (unit,))]
    if unit and (named or unit not in _ANY_THING):
        return named
    things = [one for one in found if one.unit not in _NOT_THINGS]
    others = things or [one for one in found if one.unit in _SHARES]
    others = others or [one for one in found if one.unit in _TIMES]
    units = [one.unit for one in others]
    shared = {name for name in units if units.count(name) > 1}
    return [one for one in others if one.unit in shared] if len(shared) == 1 else []


def year_of(text: str, place: int, after: int) -> int | None:
    """The year that stands last before ``place``, and behind ``after``."""
    years = [date.year for date in find_dates(text) if after <= date.start and date.end <= place]
    return years[-1] if years else None


def changed(question: Question, unit: str, text: str) -> Pair | None:
    """A value before and after, or beside what it is measured by; None unless just one fits."""
    found = candidates(unit, text)
    asked = list(dict.fromkeys(date.year for date in find_dates(question.text)))
    years = _years(text, found)
    if len(asked) == 2:
        dated = [(one, year) for one, year in zip(found, years, strict=True) if year in asked]
        if len(dated) != 2 or dated[0][1] == dated[1][1]:
            return None
        first, second = sorted(dated, key=lambda pair: pair[1] or 0)
        return _exact(Pair(first[0], second[0], is_change=True))
    if asked and (len(asked) > 2 or asked[0] not in years):
        return None
    linked = [
        pair
        for (one, year), (other, later) in pairwise(zip(found, years, strict=True))
        if (pair := _linked(text, one, other, year, later)) is not None
    ]
    if asked and len(linked) > 1:  # 「令和37年までに」
        until = found[years.index(asked[0])]
        linked = [pair for pair in linked if pair.second is until]
    if len(linked) > 1:
        linked = _named_pair(question, text, linked)
    if len(linked) != 1 or not (linked[0].is_change or _is_measured(question, text, linked[0])):
        return None
    return _exact(linked[0])


def _is_measured(question: Question, text: str, pair: Pair) -> bool:
    """Whether the question says what a value is measured by: the 目標 or the 全国平均."""
    by = text[pair.first.end : pair.second.end + 4]
    if _LACKS.search(question.text) and _FULL.search(last_clause(text[: pair.first.start])):
        return True  # 「定数780人に対し597人」: how many are lacking
    return any(word.surface in by for word in question.words if not word.surface.isdecimal())


def _years(text: str, found: Sequence[Quantity]) -> list[int | None]:
    starts = [0, *(one.end for one in found)]
    return [year_of(text, one.start, after) for one, after in zip(found, starts, strict=False)]


def _linked(
    text: str, one: Quantity, other: Quantity, year: int | None, later: int | None
) -> Pair | None:
    """What two neighbours are to each other, if the text says it."""
    between = text[one.end : other.start]
    tail = text[other.end : other.end + _MAX_TAIL]
    if _OF_WHICH.match(between):
        return None
    if _FROM_TO.match(between) and _TO.match(tail):
        return Pair(one, other, is_change=True)
    if _OBJECT.match(between) and _CHANGES.match(tail):
        return Pair(one, other, is_change=True)
    if _IS_NOW.match(between) and _BEFORE_IT.match(tail):
        return Pair(other, one, is_change=True)
    if year is not None and later is not None and year != later:
        return Pair(*((one, other) if year < later else (other, one)), is_change=True)
    if _AGAINST.match(between) or (_IS_NOW.match(between) and _BELOW.match(tail)):
        return Pair(one, other)
    return None


def link_of(between: str, tail: str) -> str:
    """How a sentence ties a number to the next: "change", "against", or "" where it does not.

    Args:
        between: What stands between them.
        tail: What stands behind the second.
    """
    if _FROM_TO.match(between) and _TO.match(tail):
        return "change"
    if _OBJECT.match(between) and _CHANGES.match(tail):
        return "change"
    if _IS_NOW.match(between) and _BEFORE_IT.match(tail):
        return "change"
    if _AGAINST.match(between) or (_IS_NOW.match(between) and _BELOW.match(tail)):
        return "against"
    return ""


def _named_pair(question: Question, text: str, pairs: Sequence[Pair]) -> list[Pair]:
    """Of several pairs the one before which the question's words stand that no other has."""
    places = [min(pair.first.start, pair.second.start) for pair in pairs]
    ends = [0, *(max(pair.first.end, pair.second.end) for pair in pairs)]
    heads = [text[end:place] for end, place in zip(ends, places, strict=False)]
    own = _own_words(question.words, heads)
    return [pair for pair, words in zip(pairs, own, strict=True) if words]


def _own_words(words: Sequence[ContentWord], heads: Sequence[str]) -> list[set[str]]:
    """Of each text the words that none of the others holds; other words for them where none does.

    転入 may stand for 転出 in a plan, but not beside it.
    """
    own: list[set[str]] = [set() for _ in heads]
    for word in words:
        alone = replace(word, others=frozenset())
        places = [n for n, head in enumerate(heads) if says(head, alone)]
        places = places or [n for n, head in enumerate(heads) if says(head, word)]
        if len(places) == 1:
            own[places[0]].add(word.surface)
    return own


def says(head: str, word: ContentWord) -> bool:
    """Whether a text holds a word of the question, or one that a plan may use instead."""
    if word.surface.isdecimal():
        return re.search(rf"(?<![0-9]){word.surface}(?![0-9])", head) is not None
    return word.surface in head or any(len(other) > 1 and other in head for other in word.others)


def named(question: Question, unit: str, text: str) -> Pair | None:
    """The two quantities whose own words the question says; None unless they are just two."""
    found = candidates(unit, text)
    chosen = with_own_words(question.words, found, text)
    if len(chosen) != 2 or _OF_WHICH.match(text[chosen[0].end : chosen[1].start]):
        return None
    return _exact(Pair(chosen[0], chosen[1]))


def one_named(words: Sequence[ContentWord], unit: str, text: str) -> Quantity | None:
    """The only quantity of a text, or the only one with words of its own; None when it is none."""
    found = candidates(unit, text)
    chosen = found if len(found) == 1 else with_own_words(words, found, text)
    return chosen[0] if len(chosen) == 1 and chosen[0].is_exact else None


def with_own_words(
    words: Sequence[ContentWord], found: Sequence[Quantity], text: str
) -> list[Quantity]:
    """Those before which words stand that stand before no other."""
    starts = [0, *(one.end for one in found)]
    heads = [
        last_clause(text[start : one.start]) for one, start in zip(found, starts, strict=False)
    ]
    return [one for one, own in zip(found, _own_words(words, heads), strict=True) if own]


def part_of_whole(unit: str, text: str, words: Sequence[ContentWord]) -> Pair | None:
    """A whole and the part of it that the text counts; None unless just one pair is meant.

    Args:
        unit: Of the question; "" for any.
        text: A normalised sentence.
        words: Of the question; they choose among several pairs.
    """
    units = [unit] if unit else list(dict.fromkeys(one.unit for one in find_quantities(text)))
    pairs = sorted(
        (pair for name in units for pair in _parts(name, text)), key=lambda pair: pair.first.start
    )
    if len(pairs) > 1:
        ends = [0, *(pair.second.end for pair in pairs)]
        heads = [text[end : pair.first.start] for pair, end in zip(pairs, ends, strict=False)]
        own = _own_words(words, heads)
        pairs = [pair for pair, held in zip(pairs, own, strict=True) if held]
    if len(pairs) != 1 or pairs[0].second.value > pairs[0].first.value:
        return None
    return _exact(pairs[0])


def _parts(unit: str, text: str) -> Iterator[Pair]:
    for one, other in pairwise(candidates(unit, text)):
        between, tail = text[one.end : other.start], text[other.end :]
        match = _OF_WHICH.match(between)
        behind = re.split("。", tail)[0] if tail[:2] == "から" else re.split("[、。]", tail)[0]
        if match and "割合" not in between:
            before = last_clause(text[: one.start]) if between == "中" else ""
            yield Pair(one, other, part=before + match["part"] + behind)
        elif _WHO_ANSWERED.match(between) and _ANSWERED.match(tail):
            yield Pair(one, other, part=behind)
    yield from _parts_of_bare(unit, text)


def _parts_of_bare(unit: str, text: str) -> Iterator[Pair]:
    for part in candidates(unit, text):
        whole = _BARE_WHOLE.search(text[: part.start])
        if whole is None or _dated(text, whole):
            continue
        counted = part.written.lstrip("0123456789,")
        written = f"{whole['number']}{counted}"
        value = Decimal(whole["number"].replace(",", ""))
        start, end = whole.span("number")
        one = Quantity(value, part.unit, start, end, written, part.is_exact)
        behind = re.split("[、。]", text[part.end :])[0]
        before = "" if whole["part"] else whole["before"]
        yield Pair(one, part, part=before + whole["part"] + behind)


def _dated(text: str, whole: re.Match[str]) -> bool:
    """Whether a bare number is a year: 「2023の団体のうち」, 「令和5の…」."""
    start, end = whole.span("number")
    is_in_date = any(date.start < end and start < date.end for date in find_dates(text))
    return is_in_date or re.fullmatch("(?:19|20)[0-9]{2}", whole["number"]) is not None


def last_clause(text: str) -> str:
    """What stands behind the last 、 or 。 of a text."""
    return re.split("[、。]", text)[-1]


def in_a_row(unit: str, text: str) -> list[Quantity]:
    """All quantities of a sentence that names one thing after the other; [] for another one."""
    found = candidates(unit, text)
    is_row = all(
        _CHAIN.match(text[one.end : other.start]) is not None for one, other in pairwise(found)
    )
    is_exact = all(one.is_exact and one.unit not in NOT_ADDED for one in found)
    return found if unit and len(found) > 1 and is_row and is_exact else []


def _exact(pair: Pair) -> Pair | None:
    return pair if pair.first.is_exact and pair.second.is_exact else None
