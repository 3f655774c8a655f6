"""Names of plans and of laws in a sentence, and the sentence with each name as one character."""

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.facts.noun_phrases import is_noun_like, law_start, phrase_start
from corpus.facts.reading import ReadSentence


class Relation(StrEnum):
    """What the other plan or law is to this one."""

    UPPER = "上位計画"
    INDIVIDUAL = "個別計画"
    RELATED = "関連計画"
    FORMER = "前計画"
    LAW = "根拠法令"


# In a masked sentence each plan's name is one character and each law's another.
PLAN, LAW = "\ue000", "\ue001"
PLAN_END = r"(?:計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム)"
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,60})[」』]")
_YEAR_BEHIND = (
    r"(?:(?:20)?[0-9]{2}(?=$|[\s」』、。(はをにのとがでや及等・]))?"  # プラン21, ビジョン2030
)
_QUOTED_PLAN = re.compile(rf".*{PLAN_END}{_YEAR_BEHIND}(?:[\s(][^「」]*)?")
_BARE_PLAN = re.compile(rf"{PLAN_END}{_YEAR_BEHIND}(?![ぁ-ん]*(?:画|的|性))")
_LAW_END = re.compile(
    r"(?:基本法|措置法|[一-鿿]法|法律|条例|政令|省令)(?=\s?第|の(?:規定|趣旨|理念|考え方)|に|\s*[|\t]|[(、及並や・/]|と[^い]|を(?:根拠|踏まえ|受け)|$)"
)
ARTICLE = re.compile(r"(?:第[0-9一二三四五六七八九十百]+(?:条|項|号)(?:の[0-9]+)*)+")
_ARTICLE_BEHIND = re.compile(rf"\s?{ARTICLE.pattern}")
# A kind of plan is no plan's name; neither is a word for the plan at hand.
_NO_NAME = re.compile(
    r"""(?:各[一-鿿]{1,4}の|(?:次|以下|上記|下記)の|(?:横並び|並列|同列|同格)の|後継|その他の?|様々な|(?:本|この|同|前)計画の|(?:本|当)?[市町村区県都国]の|前回の?|今回の?
        |本|この|前期の?|後期の?|今期の?|同|当該|前|次期?|現行?|旧|新|各種?|最?上位の?|下位の?|関[連係](?:する)?|個別(?:施設)?|部門別|分野別|行政|諸
        |他の?|市町村|実施|対応|基本|中期|長期|短期|事業|推進|行動|全体|年度|収支|年次|部門|具体的な|基本的な|総合的な|法定)*
        (?:計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム)""",
    re.VERBOSE,
)
_NO_QUOTED = re.compile(r"(?:本|この|同|前|現行?|旧|次期?|個別|関連|上位)*計画")
# 情報化に関する個別計画, まちづくりの最上位の指針: what a plan is to another, and no name
_KIND_END = re.compile(
    rf"(?:(?:個別|部門別|分野別|関連|[上下]位)の?|(?:[上下]位|分野|部門)の){PLAN_END}$"
)
_POSSESSOR = re.compile(
    r"^(?:(?:本|当)?[市町村区県都府道国]|庁内|現行|次期|前回|新たな?|最?上位計画|[^の]{0,8}年度?|今回|関連計画|個別計画|下位計画)の(?=.{3})"
)
_MAKER = re.compile(r"^.*による(?=.{3})")  # 県による基本方針; not 鳥獣による被害の防止のための…法
# …に関する法律第10条に基づく市町村総合戦略: law and article are no part of the plan's name
_UNDER_LAW = re.compile(
    r".*(?:(?:法律?|条例|第[0-9]+条.{0,12}?)(?:に|の)(?:基づく|規定する|定める|よる|規定による)"
    r"|第[0-9]+[条項号](?:の[0-9]+)*の(?![0-9]))"
)
_LISTED = re.compile(rf".*{PLAN_END}・")  # 都市計画マスタープラン・|住生活基本計画
# …の防止のための特別措置法, …に資する国土強靱化基本法: the clause in front is of the name
_LAW_CLAUSE = re.compile(
    r"(?:に関する|ための|等の)(?:法律|条例)$|ための(?:臨時|特別)?措置法$|に資する[一-鿿]{2,10}法$"
)
_NO_LAW = re.compile(
    r".*(?:方|手|用|文|司|立|憲|作|技|工|農|療|製)法|(?:仕|同|本|当該|各種|関係|関連|個別|根拠|既存の?)法|(?:関係|関連|[次以下記]+の)?法(?:律|令)|(?:本|同|この)?条例|政令|省令|規則"
)
# 水道ビジョン(上位計画:総合計画): the parenthesis speaks of another plan
_SAYS_KIND = re.compile(r"\((?:最?上位計画|下位計画|個別計画|関連計画|根拠法令?)\s*[:は]")
# 第2次計画(以下「前計画」という。), 総合計画(上位計画): what the plan in front of it is
_SAID = re.compile(
    r"\((?:[^()]*以下[^()]*[「『])?(?P<kind>(?:最?上位|関連|下位|個別|前回?|旧|前期)計画)(?:[」』][^()]*)?\)"
    r"|\((?P<short>最?上位|関連|下位|個別)\)"
)
_SAID_KINDS = (
    ("上位", Relation.UPPER),
    ("関連", Relation.RELATED),
    ("前", Relation.FORMER),
    ("旧", Relation.FORMER),
    ("", Relation.INDIVIDUAL),
)
# 第2次環境基本計画(平成26年度~令和5年度): the years are no part of the name
_YEARS = re.compile(r"\s*\([^()]*年[^()]*\)$")
PARENTHESIS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")

_BASIS_LABEL = re.compile(r"[^\w]*(?:法的)?根拠\w{0,4}[:】〕\]]\s*")
_FIGURE = re.compile(r"図(?=[0-9 ]|表)")
_MAX_NAME_CHARS = 60


@dataclass(frozen=True, slots=True)
class PlanName:
    """A plan's or a law's name in the normalised sentence."""

    start: int  # with its quotation mark
    end: int  # with its article number
    name: str
    is_law: bool
    said: Relation | None = None  # what the parenthesis behind it says it is


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A sentence whose names are one character each; ``places[i]`` is where character i begins."""

    text: str
    places: tuple[int, ...]
    names: dict[int, PlanName]  # by their place in ``text``


def find_names(read: ReadSentence) -> list[PlanName]:
    """Names of plans and laws in the order of the text, none inside another."""
    found: list[PlanName] = []
    for match in _QUOTED.finditer(read.text):
        name = _YEARS.sub("", match["name"].strip())
        is_law = bool(_LAW_END.search(name + "に")) and name.endswith(("法", "法律", "条例"))
        if is_law or (_QUOTED_PLAN.fullmatch(name) and not _NO_QUOTED.fullmatch(name)):
            found.append(_with_article(read, match.start(), match.end(), name, is_law=is_law))
    taken = [(name.start, name.end) for name in found] + [
        match.span() for match in _QUOTED.finditer(read.text)
    ]
    for pattern, is_law in ((_LAW_END, True), (_BARE_PLAN, False)):
        for match in pattern.finditer(read.text):
            if any(start <= match.start() < end for start, end in taken):
                continue
            bare = _bare_name(read, match.end(), is_law=is_law)
            if bare is not None:
                found.append(bare)
                taken.append((bare.start, bare.end))
    return sorted(found, key=lambda name: name.start)


def _bare_name(read: ReadSentence, end: int, *, is_law: bool) -> PlanName | None:
    text = read.text
    start = phrase_start(read.tokens, end)
    if start is None or start >= end:
        return None
    if is_law and _LAW_CLAUSE.search(text[:end]):
        start = min(start, law_start(read.tokens, text, end))
    # 根拠条例:みんなで支え合うまちづくり条例: all of the name, whatever stands in it
    labelled = _BASIS_LABEL.match(text) if is_law else None
    if labelled and labelled.end() < end and not re.search(r"[、。,(]", text[labelled.end() : end]):
        start = labelled.end()
    lead = read.words_start - start if start < read.words_start < end else 0
    while (match := _POSSESSOR.match(text[start + lead : end])) is not None:
        lead += match.end()
    if not is_law and (maker := _MAKER.match(text[start + lead : end])) is not None:
        lead += maker.end()
    start += lead
    if not is_law and (listed := _LISTED.match(text, start, end)):
        start = listed.end()
    if not is_law and (law := _UNDER_LAW.match(text, start, end)):
        start = law.end()
    name = text[start:end]
    pattern = _NO_LAW if is_law else _NO_NAME
    if name.startswith(("法律", "法令", "等", "など", "ため", "以上の", "以下の")):
        return None
    if not is_law and _KIND_END.search(name):
        return None
    if (
        pattern.fullmatch(name)
        or len(name) < 3
        or len(name) > _MAX_NAME_CHARS
        or _FIGURE.match(name)
    ):
        return None
    if not is_law and _goes_on(read, end):
        return None
    return _with_article(read, start, end, name, is_law=is_law)


def _goes_on(read: ReadSentence, end: int) -> bool:
    """Whether the word is only a part: 都市計画|マスタープラン, 総合計画|策定; not 計画|等."""
    after = next((token for token in read.tokens if token.end > end), None)
    if after is None or after.start > end:
        return False
    return after.start < end or (
        is_noun_like(after) and after.surface not in {"等", "とも", "・", "/"}
    )


def _with_article(read: ReadSentence, start: int, end: int, name: str, *, is_law: bool) -> PlanName:
    """The name with what hangs on it: (平成17年法律第63号)第18条第1項, (以下「前計画」という。)."""
    said: Relation | None = None
    while True:
        match = PARENTHESIS.match(read.text, end) or (
            _ARTICLE_BEHIND.match(read.text, end) if is_law else None
        )
        if match is None or _SAYS_KIND.match(match.group()):
            return PlanName(start, end, name, is_law, said)
        if (kind := _SAID.fullmatch(match.group())) is not None and said is None:
            said = next(one for word, one in _SAID_KINDS if word in kind.group(kind.lastgroup or 0))
        end = match.end()


def mask_names(text: str, names: list[PlanName]) -> MaskedText:
    """``text`` with each of ``names`` as ``PLAN`` or ``LAW``."""
    pieces: list[str] = []
    places: list[int] = []
    by_place: dict[int, PlanName] = {}
    done = 0
    for name in names:
        if name.start < done:
            continue
        pieces.extend(text[done : name.start])
        places.extend(range(done, name.start))
        by_place[len(pieces)] = name
        pieces.append(LAW if name.is_law else PLAN)
        places.append(name.start)
        done = name.end
    pieces.extend(text[done:])
    places.extend(range(done, len(text)))
    return MaskedText("".join(pieces), (*places, len(text)), by_place)
