"""Words as the name of a measure: what is cut off before and behind, and what they look like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.amounts import UNIT
from corpus.facts.indicator_grid import Line
from corpus.facts.indicator_page import KEYS
from corpus.normalize import normalize
from corpus.wareki import find_dates

_MAX_CHARS = 60
# ・, ①, (2), 3., ア of 「ア 収納率」; not 65歳以上の割合
_MARK = re.compile(
    r"^(?:[\s│┃・●○■◆◇□▪★☆◎*※▼▶◯•,、.…:/]|[①-⑳]"
    r"|\(?[0-9]{1,2}(?:[.)]|(?=\s)|(?=[^\W\d_a-zA-Z人歳年月週日か箇回次万世つ%]{2}))"
    r"|[アイウエオカキクケコa-zA-ZⅠ-Ⅻ][.)\s]|\([アイウエオカキクケコa-z]\))+"
)
# 指標名：, 【KPI】, 目標2
_KEY = re.compile(
    r"^[【\[〈<(《≪「]?(?:(?:重要業績|成果|評価|数値|目標|達成|管理|取組|活動|まちづくり)*"
    r"(?:指標|項目)(?:の?(?:名称?|内容))?|K[PG]I(?:の?名称?)?|名称(?=[:\s])|内容(?=:)"
    r"|(?:成果|数値|達成)?目標(?:値|項目)?|(?:めざす|目指す)値(?=:))(?:\s?[0-9]{1,2}|[①-⑳]|\s?[A-Z](?![A-Z]))?"
    r"[】\]〉>)》≫」]?\s*[:\s・]?\s*(?!の)"
)
# 登録者数 (目標値), 受診率の目標, 受講者数 累計
_TAIL = re.compile(
    r"(?:[\s:・…/、=(\[【→]|[【〔(\[](?:数値|成果)?目標値?[】〕)\]]$"
    r"|(?:の|に関する|に係る)?(?:数値)?目標値?$|(?:約|概ね|おおむね|累計(?!\))|延べ|年間|合計)$"
    r"|[はをがのも]$|については?$)+$"
)
_OF_DATE = re.compile(r"(?:時点|現在)?(?:の(?:目標(?=職員))?|における|に|:)?\s?")  # 令和6年の
_BEFORE_DATE = re.compile(r"\s?[:\s(]\s?$")
_BEFORE_VALUE = re.compile(r"\s?:\s?(?=[0-9])")  # 施設数:5施設
_CUT = "おける"  # of における, where a phrase begins with it
_PAREN = re.compile(r"\([^()]*\)$")
_UNIT_PAREN = re.compile(
    rf"\s*[(\[](?:単位[:]?)?(?P<unit>[千百十]?[万億]?(?:{UNIT}|[千百十]?[万億]|枠|尾|g/人・日"
    r"|[^\W\d_]{0,4}/[^\W\d_]{1,3}|[a-zA-Z]{1,4}))[)\]]$"
)
_MEASURE = re.compile(
    r"(?:数|率|量|額|割合|件数|人数|度|面積|時間|比|残高|者|回数|場|収入|延長|寿命|指数|化|状況)"
    r"(?:\([^()]*\))*$"
)
_SENTENCE = re.compile(r"ます|ました|です|する。|した。|ある。|いる。")
# A year, a number, a unit alone
_DULL = re.compile(
    r"[\W\d]*|(?:年度?|年|月|人|件|回|単位)"
    r"|\W*(?:(?:令和|平成|[HRhr]|20)\s?[0-9元]{1,2}年?度?末?(?:まで)?|令和|平成)\W*"
)
_ONLY_KEYS = re.compile(
    rf"(?:(?!指数|評価){KEYS.pattern}|[値数年度月末のは〇Y0-9令和平成HR一覧及と]|\W)*"
)


@dataclass(slots=True)
class Trimmed:
    """The part of some words that names a measure; places count in the words."""

    words: str
    start: int
    end: int
    unit: tuple[int, int] | None  # in the parenthesis behind it
    sights: set[str]


def trim(whole: str, *, is_joined: bool) -> Trimmed | None:
    """``whole`` without marks, keys, dates and its unit; None when no name is left.

    Args:
        whole: Normalised.
        is_joined: Whether it is two lines, so that nothing behind is cut off but the unit.
    """
    name = Trimmed(whole, 0, len(whole), None, set())
    _cut_front(name, whole)
    if not is_joined:
        _cut_dates(name, whole)
        valued = _BEFORE_VALUE.search(whole, name.start + 2, name.end)
        name.end = valued.start() if valued is not None else name.end
        tail = _TAIL.search(whole[: name.end])
        if tail is not None and tail.start() > name.start:
            name.sights.add("tail:" + whole[tail.start() : name.end][:4])
            name.end = tail.start()
    held = _UNIT_PAREN.search(whole[name.start : name.end])
    if held is not None and held.start() > 1:
        name.unit = name.start + held.start("unit"), name.start + held.end("unit")
        name.end = name.start + held.start()
        name.sights.add("unit in name")
    words = whole[name.start : name.end]
    if words[:1] in ("「", "『") and words[-1:] in ("」", "』") and "」" not in words[1:-1]:
        name.start, name.end, words = name.start + 1, name.end - 1, words[1:-1]
        name.sights.add("quoted")
    name.words = words
    is_dull = _DULL.fullmatch(words) or _ONLY_KEYS.fullmatch(words) or is_unit(words)
    return None if is_dull or not 2 <= len(words) <= _MAX_CHARS else name


def _cut_front(name: Trimmed, whole: str) -> None:
    if whole.startswith(_CUT):
        name.start = len(_CUT)
    for _ in range(2):
        mark = _MARK.match(whole[name.start :])
        if mark is not None and mark.end() < len(whole) - name.start:
            name.start += mark.end()
            name.sights.add("marked")
        key = _KEY.match(whole[name.start :])
        if key is not None and key.end() < len(whole) - name.start - 1:
            name.start += key.end()
            name.sights.add("keyed")


def _cut_dates(name: Trimmed, whole: str) -> None:
    """「令和11年の出生率」 -> 出生率, 「登録者数:令和5年度」 -> 登録者数."""
    dates = find_dates(whole)
    if not dates:
        return
    behind = _OF_DATE.match(whole, dates[0].end)
    if behind is not None and dates[0].start <= name.start:
        name.start = behind.end()
        name.sights.add("date cut")
    before = _BEFORE_DATE.search(whole[: dates[-1].start])
    if before is not None and before.start() > name.start + 1:
        name.end = before.start()
        name.sights.add("date cut off")


def is_unit(words: str) -> bool:
    """Whether words are nothing but a unit."""
    return _UNIT_PAREN.fullmatch(f"({words})") is not None


def looks_of(words: str, line: Line, start: int) -> Iterator[str]:
    """What is seen of a name that begins at ``line.text[start]``."""
    bare = _PAREN.sub("", words)
    yield f"long:{min(len(words) // 5, 8)}"
    yield f"measure:{_MEASURE.search(words) is not None}"
    yield f"last:{bare[-2:]}"
    yield f"last1:{bare[-1:]}"
    yield f"first:{words[:1]}"
    yield f"first2:{words[:2]}"
    yield f"in front:{line.text[:start][-1:] or '^'}"
    yield f"paren:{words.endswith(')')}"
    yield from (f"key:{key}" for key in set(KEYS.findall(words)))
    yield from (f"has:{sign}" for sign in "、。はをがに→「:" if sign in words)
    if find_dates(words):
        yield "dated"
    if (number := re.search(r"[0-9]", words)) is not None:
        yield f"number:{number.start() == 0}"
    if _SENTENCE.search(words):
        yield "sentence"
    if any(words.count(one) != words.count(other) for one, other in ("()", "「」")):
        yield "open"
    tokens = [one for one in line.read.tokens if start <= one.start]
    if tokens:
        yield f"pos:{tokens[0].pos}"
        yield f"starts at token:{tokens[0].start == start}"
    section = line.read.section
    if section is not None and section.title and normalize(section.title) == words:
        yield "is heading"
