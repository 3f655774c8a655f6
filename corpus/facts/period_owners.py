"""Whose period it is: the noun phrases of a sentence, and which of them name a plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.morphology import Token
from corpus.numerals import read_number

_MAX_PHRASE = 120  # characters; no plan's name and no 「以下「本計画」という。」 is longer
_PLAN = (
    r"(?:計画|構想|プラン|ビジョン|戦略|大綱|指針|方針|プログラム|ロードマップ|アジェンダ|基本計画書)"
    r"(?:[0-9]{1,4})?(?:[(]?(?:改[訂定]版|後期|前期|第[0-9]+次改訂)[)]?)?"
)
_PLAN_END = re.compile(rf"{_PLAN}[」』]?$")
# 期間 and what may stand between the plan and it: 計画期間, 対象期間, 計画の対象とする期間
_PERIOD_END = re.compile(
    r"(?:(?:の|が?対象とする|における)?(?:対象|推進|実施|取組|取り組み|適用|目標|全体|全)?の?)"
    r"(?:期間|計画年度|計画期|始期|初年度|開始年度)$"
)
# Only a plan is said to have these: 推進期間; 実施期間 is a project's as well
_PLANS_OWN = re.compile(r"(?:推進|取組|取り組み)期間")
_TARGET_END = re.compile(r"の?(?:計画)?目標年[次度]$")
_TRAILING_LABEL = re.compile(
    r"(?<=期間)(?:等|など|と目標年[次度]|(?:及び|および|並びに|と|・)[^、。]{1,12})$"
)
_ORGANISATION = (
    r"(?:本|当|我が)?[市町村区県]|わがまち|市町村|自治体|[一-鿿]{1,6}[市町村区]|教育委員会|本庁"
)
_NEUTRAL = re.compile(rf"(?:{_ORGANISATION}|これ|それ|今回|新たな?|なお|ここ)(?:全体|内)?$")
_FOREIGN_BODY = (
    r"(?:国|政府|内閣府?|我が国|県|都|道|府|広域連合|[一-鿿]{2,7}[省庁]|東京都|北海道|(?:京都|大阪)府"
    r"|[一-鿿]{2,3}県)"
)
_FOREIGN = re.compile(rf"{_FOREIGN_BODY}$")
_FOREIGN_NAME = re.compile(rf"(?:{_FOREIGN_BODY})の|(?:国|県|都|道|府)(?:の)?計画$")
_STAGE = re.compile(r"(?:第[0-9一二三四五六七八九十]+[次期]|[今本]期|全体|全期間|計画全体)$")
_ARTICLE = r"(?:本|この|当該?|今回の|今期の?|今次の?|新たな|新)"
_THIS = re.compile(rf"{_ARTICLE}(?![市町村区県])")
_BARE_PLAN = re.compile(rf"{_ARTICLE}?(?:{_PLAN})$")
# 前計画, 現行の第2次計画; not 前期基本計画 (the first half of a plan), not 前橋市
_FORMER = re.compile(
    r"現行|従前|従来|前回|これまで|前期の?計画"
    rf"|(?:前|旧|現)の?(?:第[0-9]+[次期])?(?:基本|実施|行動|推進)?{_PLAN}$"
)
_WHICH_ONE = re.compile(
    r"\((?:第(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[次期](?:計画)?|現行(?:計画)?|前計画|旧計画)\)"
)
_UPPER = re.compile(r"上位計画|総合計画|総合振興計画|基本構想|長期計画|長期総合|総合ビジョン")
_UPPER_BEFORE = re.compile(r"(?:上位計画|上位の計画)(?:である|となる|の|、)?[「『]?$")
_ORDINAL = re.compile(
    r"第([0-9]{1,3}|[二三四五六七八九]?十?[一二三四五六七八九]|[二三四五六七八九]?十)[次期]|([0-9]{1,3})期"
)
_LEADING = re.compile(
    rf"^(?:[0-9.\-]{{1,4}}|\([0-9ア-ン一二三四五六七八九十]{{1,2}}\)|第[0-9]{{1,2}}|[ア-ン](?=計画))(?={_ARTICLE}?{_PLAN}$)|^(?:(?:{_ORGANISATION}|{_FOREIGN_BODY}|上位計画|最上位|上位|当時|既存|現在|次期|すべて)の|このたび|今回|今般|【[^】]*】)+"
)
_NOUN_LIKE = {"名詞", "接頭辞", "接尾辞", "形状詞", "記号", "連体詞", "代名詞"}
_JOINING = {"・", "の", "-", "~", "/", "&", "No", "+", "、"}
_CLOSERS = {")": "(", "」": "「", "』": "『", "]": "[", "】": "【", "〉": "〈", "》": "《"}


class OwnerKind(StrEnum):
    """What a noun phrase has to do with a plan."""

    NAMED = "named"  # 第5次総合計画, 総合計画の計画期間
    THIS = "this"  # 本計画, この指針, 計画期間
    PERIOD = "period"  # 期間 and nothing more
    STAGE = "stage"  # 第9期, 今期: a part of what is being talked about
    NEUTRAL = "neutral"  # 本市: says nothing about what the years belong to
    FOREIGN = "foreign"  # 国, 県: whatever follows is theirs
    OTHER = "other"  # 任期, 契約, 人口: the years belong to something that is no plan


@dataclass(frozen=True, slots=True)
class Owner:
    """A noun phrase of a sentence, and the plan in it."""

    kind: OwnerKind
    start: int  # the whole phrase, in the normalised sentence
    end: int
    name: str = ""  # the plan, normalised, without 「」; "" when the phrase names none
    name_start: int = 0
    name_end: int = 0
    is_period: bool = False  # the phrase ends in 期間: only a plan's length can follow
    is_foreign: bool = False  # the country's or a prefecture's

    @property
    def is_plan(self) -> bool:
        """Whether years said of it are a plan's."""
        return self.kind in (OwnerKind.NAMED, OwnerKind.THIS)


def phrase_before(text: str, tokens: Sequence[Token], end: int) -> int:
    """Where the noun phrase that ends at ``end`` begins; ``end`` when there is none.

    Brackets go into it whole: 「第3次計画」, 第2期計画(以下「本計画」という。).
    """
    place = _last_token(tokens, end)
    start = end
    while place >= 0 and start > end - _MAX_PHRASE:
        token = tokens[place]
        if token.end < start and text[token.end : start] != " ":
            break
        opener = _CLOSERS.get(token.surface)
        if opener is not None:
            opening = text.rfind(opener, max(0, end - _MAX_PHRASE), token.start)
            if opening < 0:
                break
            start = opening
            place = _last_token(tokens, opening)
            continue
        if token.end < start and not _is_latin_gap(text, token.end, start):
            break
        if not _continues(tokens, place):
            break
        start = token.start
        place -= 1
    while start < end and text[start] in "の・、- ":
        start += 1
    return start


def classify(text: str, start: int, end: int) -> Owner:
    """What the noun phrase ``text[start:end]`` says about whose years follow it.

    「総合計画の計画期間」 names a plan, 「計画期間」 means the plan at hand, 「任期」 neither.
    """
    phrase = text[start:end]
    body = _TRAILING_LABEL.sub("", _without_closing_parenthesis(phrase).rstrip())
    period = _PERIOD_END.search(body) or _TARGET_END.search(body)
    is_period = period is not None
    if period is not None:
        head = body[: period.start()].rstrip("の")
        if _PLAN_END.search(head.removesuffix("の計画")):  # 総合計画の計画期間
            head = head.removesuffix("の計画")
        if period.group().endswith("計画年度") and not head:
            head = "計画"
        if not head and _PLANS_OWN.match(body):
            head = "計画"
        if not head:
            return Owner(OwnerKind.PERIOD, start, end, is_period=True)
        body = _without_closing_parenthesis(head)  # 本計画(第6期障害福祉計画)の期間
    owner = _named(text, start, end, _last_part(body), is_period=is_period)
    if owner is not None:
        return owner
    if is_period:
        return Owner(OwnerKind.OTHER, start, end, is_period=True)
    if _STAGE.fullmatch(body):
        return Owner(OwnerKind.STAGE, start, end)
    if _FOREIGN.fullmatch(body):
        return Owner(OwnerKind.FOREIGN, start, end)
    if _NEUTRAL.fullmatch(body):
        return Owner(OwnerKind.NEUTRAL, start, end)
    return Owner(OwnerKind.OTHER, start, end)


def is_former(name: str) -> bool:
    """Whether ``name`` says of itself that it is the plan before: 前計画, 現行プラン."""
    return _FORMER.match(name) is not None or name.endswith(
        ("(現行)", "(現行計画)", "(前計画)", "(旧計画)")
    )


def is_upper(name: str, before: str) -> bool:
    """Whether ``name``, or what stands before it, says that it is the plan above."""
    return _UPPER.search(name) is not None or _UPPER_BEFORE.search(before) is not None


def ordinals_of(name: str) -> tuple[int, ...]:
    """The ordinals in ``name``: 2 of 第2次 or 第二期; () without one."""
    return tuple(read_number(match[1] or match[2]) for match in _ORDINAL.finditer(name))


def without_ordinals(name: str) -> str:
    """「第2次環境基本計画」 -> 「環境基本計画」."""
    return _ORDINAL.sub("", name)


def _named(text: str, start: int, end: int, body: str, *, is_period: bool) -> Owner | None:
    """The owner that ``body``, the plan's part of the phrase, names; None if it is no plan."""
    if _PLAN_END.search(body) is None:
        return None
    is_foreign = _FOREIGN_NAME.search(body) is not None
    name = _LEADING.sub("", body).strip("「」『』")
    if not name:
        return None
    place = text.find(name, start, end)
    if place < 0:
        place, name = start, text[start:end]
    if (which := _WHICH_ONE.match(text, place + len(name))) is not None:
        name = text[place : which.end()]  # 空家等対策計画(第1期)
    is_this = _BARE_PLAN.match(name) is not None or _THIS.match(name) is not None
    kind = OwnerKind.THIS if is_this and not is_former(name) else OwnerKind.NAMED
    return Owner(
        kind, start, end, name, place, place + len(name), is_period=is_period, is_foreign=is_foreign
    )


def _last_part(body: str) -> str:
    """計画の位置付けと計画 -> 計画: only the last of joined things has the years."""
    if body.endswith(("」", "』")):
        return body
    return re.split(r"及び|および|並びに|、|(?<=[けき等])と", body)[-1]


def _without_closing_parenthesis(phrase: str) -> str:
    """第2期計画(以下「本計画」という。) -> 第2期計画."""
    return re.sub(r"\([^()]*\)$", "", phrase)


def _last_token(tokens: Sequence[Token], end: int) -> int:
    """The index of the last token that ends at or before ``end``; -1 without one."""
    low, high = 0, len(tokens)
    while low < high:
        middle = (low + high) // 2
        if tokens[middle].end <= end:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _continues(tokens: Sequence[Token], place: int) -> bool:
    token = tokens[place]
    if token.pos in _NOUN_LIKE:
        return token.surface not in ("なお", "また", "このたび", "今回", ",")
    if token.surface in ("及び", "および", "並びに"):
        return True
    return token.surface in _JOINING and token.surface != "、" and token.pos in ("助詞", "補助記号")


def _is_latin_gap(text: str, start: int, end: int) -> bool:
    return text[start:end] == " " and text[start - 1].isascii() and text[end].isascii()
