"""How the document stands to other plans and to laws: 上位計画, 関連計画, 根拠法令 ..."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.facts.noun_phrases import clause_start, phrase_start
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.normalize import normalize
from corpus.records import PlanLink, SectionKind, SentenceKind


class Relation(StrEnum):
    """What the other plan or law is to this one."""

    UPPER = "上位計画"
    INDIVIDUAL = "個別計画"
    RELATED = "関連計画"
    FORMER = "前計画"
    LAW = "根拠法令"


# In a masked sentence each plan's name is one character and each law's another.
_PLAN, _LAW = "\ue000", "\ue001"
_PLAN_END = r"(?:計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム)"
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,60})[」』]")
_QUOTED_PLAN = re.compile(rf".*{_PLAN_END}(?:[\s(][^「」]*)?")
_BARE_PLAN = re.compile(rf"{_PLAN_END}(?![ぁ-ん]*(?:画|的|性))")
_LAW_END = re.compile(
    r"(?:基本法|措置法|[一-鿿]法|法律|条例|政令|省令)(?=第|の規定|に|[(、及並]|を根拠|$)"
)
_ARTICLE = re.compile(r"(?:第[0-9一二三四五六七八九十百]+(?:条|項|号)(?:の[0-9]+)*)+")
# A kind of plan is no plan's name; neither is a word for the plan at hand.
_NO_NAME = re.compile(
    r"""(?:本|この|同|当該|前|次期?|現行?|旧|新|各種?|最?上位の?|下位の?|関連(?:する)?|個別|部門別|分野別|行政
        |他の?|市町村|実施|基本|中期|長期|短期|事業|推進|行動|全体|年度|収支|年次|部門|具体的な|法定)*
        (?:計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム)""",
    re.VERBOSE,
)
_NO_QUOTED = re.compile(r"(?:本|この|同|前|現行?|旧|次期?|実施|個別|関連|上位)*計画")
_POSSESSOR = re.compile(
    r"^(?:(?:本|当)?[市町村区県都府道国]|庁内|現行|次期|前回|新たな?|最?上位計画|[^の]{0,8}年度?|今回|関連計画|個別計画|下位計画)の(?=.{3})|^.*による(?=.{3})"
)
_NO_LAW = re.compile(
    r"(?:方|手|用|文|司|立|憲|仕|作|技|同|本|当該|各種|関係|関連|個別|根拠|既存の?)法|(?:関係|関連)?法(?:律|令)|(?:本|同|この)?条例|政令|省令|規則"
)
_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]")
_FORMER_ALIAS = re.compile(r"以下[^)]*[「『](?:前|旧|前回|前期)計画[」』]")
_PARENTHESIS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")

_AND = r"(?:等|など|ほか)?(?:、|,|・|や|と|及び|および|並びに|ならびに|又は|\s)*"
_PLANS = rf"{_PLAN}(?:{_AND}{_PLAN})*"
_LAWS = rf"{_LAW}(?:{_AND}{_LAW})*"
_LINK = r"(?:である|となる|としての|に当たる|に位置する|に位置付けられる|に位置づけられる|の|:|\s)"
_SOME = r"(?:等|など)?"
_PATTERNS: tuple[tuple[Relation, re.Pattern[str], float], ...] = tuple(
    (relation, re.compile(pattern), confidence)
    for relation, pattern, confidence in (
        # 最上位計画である総合計画; 上位計画:海南市総合戦略
        (
            Relation.UPPER,
            rf"最?上位(?:の?計画)?{_LINK}[、\s]*(?:[本当]?[市町村区県国]の)?(?P<names>{_PLANS})",
            0.95,
        ),
        # 総合計画を上位計画とし
        (
            Relation.UPPER,
            rf"(?P<names>{_PLANS}){_SOME}を[^。{_PLAN}]{{0,8}}最?上位の?計画(?:と|に)",
            0.95,
        ),
        # 総合計画は、市の最上位計画であり
        (
            Relation.UPPER,
            rf"(?P<names>{_PLAN})は、?[^。は{_PLAN}]{{0,20}}最?上位の?計画(?:で|と|に|。|$)",
            0.9,
        ),
        # 本計画は、総合計画の部門別計画として
        (
            Relation.UPPER,
            rf"(?P<names>{_PLAN})(?:を[^。{_PLAN}]{{2,20}}ための|の)(?:個別|部門別|分野別|部門|分野|下位)(?:の)?計画(?:と|で|に|。|$)",
            0.85,
        ),
        # 個別計画である情報化計画; 実施計画として「行動プラン」を
        (
            Relation.INDIVIDUAL,
            rf"(?:個別|下位|部門別|分野別)の?計画(?:である|となる|として|の|は|:|\s)[、\s]*(?P<names>{_PLANS})",
            0.9,
        ),
        (Relation.INDIVIDUAL, rf"(?:実施|行動)計画として[、\s]*(?P<names>{_PLANS})", 0.85),
        (
            Relation.INDIVIDUAL,
            rf"(?P<names>{_PLAN}{_AND}{_PLANS}|{_PLAN}(?:等|など))(?:の|といった)(?:個別|部門別|分野別)の?計画",
            0.85,
        ),
        # 前計画である第4期計画; 第2次計画の期間が終了する; 第1次計画を引き継ぐ
        (Relation.FORMER, rf"(?:前|旧|前回の?|前期)計画{_LINK}[、\s]*(?P<names>{_PLAN})", 0.95),
        (
            Relation.FORMER,
            rf"(?P<names>{_PLAN})(?:の(?:計画)?(?:の)?期間)?が[^。{_PLAN}]{{0,16}}(?:満了|終了|最終年度)",
            0.8,
        ),
        (Relation.FORMER, rf"(?P<names>{_PLAN})[をの](?:引き継|継承|改定|見直|改訂|後継)", 0.8),
        # 関連する「環境基本計画」; 地域防災計画と整合・連携を図る; 福祉計画等の関連計画
        (
            Relation.RELATED,
            rf"関連(?:する|した)?(?:個別|各種)?(?:の?計画)?(?:である|となる|として|の|は|:|\s)?[、\s]*(?P<names>{_PLANS})",
            0.85,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){_SOME}(?:の(?:関連|他の)[^。{_PLAN}]{{0,4}}計画{_SOME})?(?:と|との|とも)[^。{_PLAN}]{{0,8}}(?:整合|連携|調和|連動)",
            0.85,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){_SOME}[、]?(?:の|その他の?)関連(?:する)?(?:個別|各種)?計画",
            0.9,
        ),
        # 環境基本法第36条に基づき; 根拠法令:まち・ひと・しごと創生法
        (
            Relation.LAW,
            rf"根拠(?:法令?|条例)?(?:は|となる|である|:|\s)[、\s]*(?P<names>{_LAWS})",
            0.95,
        ),
        (Relation.LAW, rf"(?P<names>{_LAWS})を根拠", 0.9),
        (Relation.LAW, rf"(?P<names>{_LAWS})(?:の規定)?に(?:基づ|規定|定め|より|よる|位置)", 0.85),
    )
)
_FOR_A_PLAN = re.compile(rf"{_PLAN}|計画|プラン|策定")
# 食育基本法に基づく食育推進計画として定める
_AS_THIS_PLAN = re.compile(
    rf"(?:[くる]|する|された)?[^、。]{{0,16}}(?:{_PLAN}|計画)(?:として|です|であ|を策定|を定め)"
)
_PLAN_TOPIC = re.compile(rf"(?:{_PLAN}|計画|プラン|構想|戦略|方針|ビジョン|本書)(?:について)?は")
_OPENS_LIST = re.compile(
    r"(?:関連(?:する)?(?:個別|各種)?計画|(?:次|以下)(?:に掲げる|の|に示す)計画[^。]{0,12}(?:整合|連携|調和)[^。]*)。?$"
)
_MAX_TARGET_CHARS = 60


@dataclass(frozen=True, slots=True)
class _Name:
    """A plan's or a law's name in the normalised sentence."""

    start: int  # with its quotation mark
    end: int  # with its article number
    name: str
    is_law: bool
    is_former: bool = False


@dataclass(frozen=True, slots=True)
class _Masked:
    """A sentence whose names are one character each; ``places[i]`` is where character i begins."""

    text: str
    places: tuple[int, ...]
    names: dict[int, _Name]  # by their place in ``text``


def extract_relations(read: ReadDocument) -> tuple[PlanLink, ...]:
    """The plans and laws that the document names as its own upper, former ... plans, in text order.

    A plan that is an upper, individual or former one is not listed as a related one again.
    """
    own = re.sub(r"\s", "", normalize(read.document.title))
    found: dict[tuple[str, str], PlanLink] = {}
    seen: list[str] = []
    list_opener: ReadSentence | None = None
    for sentence in read.sentences:
        if not _is_relevant(sentence):
            continue
        names = _names(sentence)
        links = list(_links(sentence, names, seen))
        if list_opener is not None and not links and _is_item(sentence, names):
            links = [
                _link(sentence, Relation.RELATED, name, name.start, name.end, 0.75)
                for name in names
            ]
        else:
            list_opener = (
                sentence if _OPENS_LIST.search(sentence.text.strip()) and not names else None
            )
        for link in links:
            if link.relation == Relation.INDIVIDUAL or not _is_own(link.target, own):
                found.setdefault((link.relation, link.target), link)
        seen += [name.name for name in names if not name.is_law]
    stronger = {target for relation, target in found if relation != Relation.RELATED}
    return tuple(
        link
        for (relation, target), link in found.items()
        if relation != Relation.RELATED or target not in stronger
    )


def _is_relevant(read: ReadSentence) -> bool:
    if read.sentence.kind in {SentenceKind.FOOTNOTE, SentenceKind.CAPTION}:
        return False
    is_body = read.section is None or read.section.kind is SectionKind.BODY
    return (
        is_body and re.search(r"計画|プラン|法|条例|戦略|ビジョン|方針|構想", read.text) is not None
    )


def _is_own(target: str, title: str) -> bool:
    """Whether ``target`` is the document itself, which no relation is about."""
    return bool(title) and len(target) >= 4 and (title.endswith(target) or target.endswith(title))


def _is_item(read: ReadSentence, names: list[_Name]) -> bool:
    """Whether the line only names plans: a list item under 「関連計画」."""
    plans = [name for name in names if not name.is_law]
    rest = read.text
    for name in plans:
        rest = rest.replace(name.name, "")
    return bool(plans) and len(_PARENTHESIS.sub("", rest).strip(" ・○●-、「」")) <= 3


def _names(read: ReadSentence) -> list[_Name]:
    """Names of plans and laws in the order of the text, none inside another."""
    found: list[_Name] = []
    for match in _QUOTED.finditer(read.text):
        name = match["name"].strip()
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
            name = _bare_name(read, match.end(), is_law=is_law)
            if name is not None:
                found.append(name)
                taken.append((name.start, name.end))
    return sorted(found, key=lambda name: name.start)


def _bare_name(read: ReadSentence, end: int, *, is_law: bool) -> _Name | None:
    text = read.text
    start = phrase_start(read.tokens, end)
    if start is None or start >= end:
        return None
    if is_law and re.search(r"に関する(?:法律|条例)$", text[:end]):
        start = _whole_law(read, start, end)
    lead = 0
    while (match := _POSSESSOR.match(text[start + lead : end])) is not None:
        lead += match.end()
    start += lead
    name = text[start:end]
    pattern = _NO_LAW if is_law else _NO_NAME
    if pattern.fullmatch(name) or len(name) < 3 or len(name) > _MAX_TARGET_CHARS or name[0] == "図":
        return None
    if not is_law and not any(token.end == end for token in read.tokens):
        return None
    return _with_article(read, start, end, name, is_law=is_law)


def _whole_law(read: ReadSentence, start: int, end: int) -> int:
    """配偶者からの暴力の防止及び被害者の保護等に関する法律 begins behind the comma or topic."""
    begin = clause_start(read.tokens, end)
    topic = read.text.rfind("は", begin, start)
    if topic >= 0 and any(token.start == topic and token.pos == "助詞" for token in read.tokens):
        begin = topic + 1
    while read.text[begin : begin + 1] in {" ", "、"}:
        begin += 1
    return min(begin, start)


def _with_article(read: ReadSentence, start: int, end: int, name: str, *, is_law: bool) -> _Name:
    """The name with what hangs on it: (平成17年法律第63号)第18条第1項, (以下「前計画」という。)."""
    is_former = False
    while True:
        match = _PARENTHESIS.match(read.text, end) or (
            _ARTICLE.match(read.text, end) if is_law else None
        )
        if match is None:
            return _Name(start, end, name, is_law, is_former)
        is_former = is_former or _FORMER_ALIAS.search(match.group()) is not None
        end = match.end()


def _mask(text: str, names: list[_Name]) -> _Masked:
    pieces: list[str] = []
    places: list[int] = []
    by_place: dict[int, _Name] = {}
    done = 0
    for name in names:
        if name.start < done:
            continue
        pieces.extend(text[done : name.start])
        places.extend(range(done, name.start))
        by_place[len(pieces)] = name
        pieces.append(_LAW if name.is_law else _PLAN)
        places.append(name.start)
        done = name.end
    pieces.extend(text[done:])
    places.extend(range(done, len(text)))
    return _Masked("".join(pieces), (*places, len(text)), by_place)


def _links(read: ReadSentence, names: list[_Name], seen: list[str]) -> Iterator[PlanLink]:
    if not names:
        return
    masked = _mask(read.text, names)
    for name in names:
        if name.is_former:
            yield _link(read, Relation.FORMER, name, name.start, name.end, 0.95)
    used: dict[int, Relation] = {}
    for relation, pattern, confidence in _PATTERNS:
        for match in pattern.finditer(masked.text):
            if not _holds(relation, masked, match):
                continue
            start = masked.places[match.start()]
            end = _token_end(read, _end(masked, match.end()))
            for place in range(match.start("names"), match.end("names")):
                found = masked.names.get(place)
                if found is None or used.get(place, relation) is not relation:
                    continue
                if relation is Relation.FORMER and not match.group().startswith(("前", "旧")):
                    full = _earlier_plan(found.name, seen)
                    if full is None:
                        continue
                    found = replace(found, name=full)
                used[place] = relation
                yield _link(read, relation, found, start, end, confidence)


def _holds(relation: Relation, masked: _Masked, match: re.Match[str]) -> bool:
    """A law is this plan's basis only where the sentence is about a plan."""
    if relation is not Relation.LAW or not match.group().startswith(_LAW):
        return True
    before, after = masked.text[: match.start()], masked.text[match.end() :]
    has_article = any(
        _ARTICLE.search(name.name) or name.end - name.start > len(name.name) + 2
        for place, name in masked.names.items()
        if match.start() <= place < match.end()
    )
    if _PLAN_TOPIC.search(before):
        return True
    if re.search(r"は[、\s]", before) or not _FOR_A_PLAN.search(after):
        return False
    is_direct = _AS_THIS_PLAN.match(after) is not None
    return is_direct or has_article


def _earlier_plan(name: str, seen: list[str]) -> str | None:
    """The plan that has come to its end: one with an ordinal; 第2期計画 by its full name."""
    ordinal = _ORDINAL.search(name)
    if ordinal is None:
        return None
    if re.fullmatch(rf"{ordinal.group()}の?{_PLAN_END}", name):
        full = [one for one in seen if ordinal.group() in one and len(one) > len(name)]
        return full[-1] if full else name
    return name


def _end(masked: _Masked, end: int) -> int:
    """Where the masked text before ``end`` ends in the sentence."""
    last = masked.names.get(end - 1)
    return last.end if last is not None else masked.places[end - 1] + 1


def _token_end(read: ReadSentence, end: int) -> int:
    """``end``, moved behind the token that it would cut: 基づ|き."""
    for token in read.tokens:
        if token.start < end < token.end:
            return token.end
    return end


def _link(
    read: ReadSentence, relation: Relation, name: _Name, start: int, end: int, confidence: float
) -> PlanLink:
    return PlanLink(str(relation), name.name, read.span(start, end), read.sentence.span, confidence)
