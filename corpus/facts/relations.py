"""How the document stands to other plans and to laws: 上位計画, 関連計画, 根拠法令 ..."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.facts.relation_names import (
    ARTICLE,
    LAW,
    PARENTHESIS,
    PLAN,
    PLAN_END,
    MaskedText,
    PlanName,
    find_names,
    mask_names,
)
from corpus.normalize import normalize
from corpus.records import PlanLink, SectionKind, SentenceKind


class Relation(StrEnum):
    """What the other plan or law is to this one."""

    UPPER = "上位計画"
    INDIVIDUAL = "個別計画"
    RELATED = "関連計画"
    FORMER = "前計画"
    LAW = "根拠法令"


_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]")
_NUMBERED = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]の?$")  # 第1期の「教育振興基本計画」
_AND = (
    r"(?:等|など|ほか)?(?:、|,|・|や|と|及び|および|並びに|ならびに|又は|\s)*"
    r"(?:(?:国|政府|都|道|府|県|[本当]?[市町村])の)?"
)
_PLANS = rf"{PLAN}(?:{_AND}{PLAN})*"
_LAWS = rf"{LAW}(?:{_AND}{LAW})*"
_LINK = (
    r"(?:】|である|となる|としての|に当たる|に位置する|に位置付けられる|に位置づけられる|の|:|\s)"
)
_SOME = r"(?:等|など)?"
_PATTERNS: tuple[tuple[Relation, re.Pattern[str], float], ...] = tuple(
    (relation, re.compile(pattern), confidence)
    for relation, pattern, confidence in (
        # 最上位計画である総合計画; 上位計画:海南市総合戦略
        (
            Relation.UPPER,
            rf"最?上位(?:の?{PLAN_END})?(?:{_LINK}|(?<=画))[、\s]*(?:[本当]?[市町村区県国]の)?(?P<names>{_PLANS})"
            rf"(?!{_SOME}の関連)",
            0.95,
        ),
        # 総合計画を上位計画とし
        (
            Relation.UPPER,
            rf"(?P<names>{_PLANS}){_SOME}を[^。{PLAN}]{{0,8}}最?上位の?計画(?:と|に)",
            0.95,
        ),
        # 総合計画は、市の最上位計画であり
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})は、?[^。は{PLAN}]{{0,20}}最?上位の?計画(?:で|と|に|。|$)",
            0.9,
        ),
        # 本計画は、総合計画の部門別計画として; 総合計画に基づき策定する個別計画であり
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})(?:の[^。は、{PLAN}]{{0,16}}|[にを][^。は、{PLAN}]{{2,32}})"
            rf"(?:個別|部門別|分野別|部門|分野|下位)の?計画(?!として、{PLAN})(?:と|で|に|。|$)",
            0.8,
        ),
        # 本計画は、第5次総合計画に即し; only what is above by its name
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN}){_SOME}(?:に即|に基づ|を受け|に示され|の(?:もと|下)、)",
            0.75,
        ),
        (Relation.UPPER, rf"(?P<names>{PLAN})を最上位(?:の計画)?と(?:し|す)", 0.9),
        # 「地域福祉計画」の下に位置づけます
        (Relation.UPPER, rf"(?P<names>{PLAN})の(?:下|もと|下位)に位置", 0.85),
        # 総合計画の将来像を情報化の面から実現するための計画
        (
            Relation.UPPER,
            rf"(?P<names>{PLAN})(?:(?:の|に掲げ|で掲げ|に定め)[^。は{PLAN}]{{0,30}})?を[^。は{PLAN}]{{0,20}}"
            r"(?:実現|具体化|具現化|補完)(?:する|していく|を図る)[^。、は]{0,12}計画(?:と|で|に|。|$)",
            0.8,
        ),
        # 本計画の下に、「実施計画」を定めます; 別に定める「行動プラン」
        (
            Relation.INDIVIDUAL,
            rf"(?:[本この]+計画)の(?:下|もと)に、?[^。は{PLAN}]{{0,12}}(?P<names>{_PLANS})を(?:定め|策定|作成|置)",
            0.85,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?:具体的な|詳細な?|個々の)[^。{PLAN}]{{0,16}}は、?[^。{PLAN}]{{0,12}}(?P<names>{PLAN})"
            r"(?:において|で|に)、?[^。]{0,12}(?:定め|示|記載)",
            0.8,
        ),
        (Relation.INDIVIDUAL, rf"別に(?:定める|策定する|作成する)[、\s]*(?P<names>{_PLANS})", 0.85),
        # 個別計画である情報化計画; 実施計画として「行動プラン」を
        (
            Relation.INDIVIDUAL,
            rf"(?:個別|下位|部門別|分野別)の?計画(?:である|となる|としては?|の|は|:|\s)[、\s]*(?P<names>{_PLANS})",
            0.9,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?:実施|行動)計画(?:である|として)[、\s]*(?P<names>{_PLANS})",
            0.85,
        ),
        (
            Relation.INDIVIDUAL,
            rf"(?P<names>{PLAN}{_AND}{_PLANS}{_SOME}|{PLAN}(?:等|など))(?:の|といった)(?:個別|部門別|分野別)の?計画",
            0.85,
        ),
        # 前計画である第4期計画; 第2次計画の期間が終了する; 第1次計画を引き継ぐ
        (Relation.FORMER, rf"(?:前|旧|前回の?|前期)計画{_LINK}?[、\s(]*(?P<names>{PLAN})", 0.95),
        (
            Relation.FORMER,
            rf"(?:従来の|現行の|これまでの)(?P<names>{PLAN})(?:に(?:代わ|替わ)|を(?:見直|改定|改訂|引き継|発展|統合))",
            0.85,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:の(?:計画)?(?:の)?期間)?が[^。{PLAN}]{{0,16}}(?:満了|終了|最終年度)",
            0.8,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})(?:の[^。、{PLAN}]{{1,8}}を|[をの])(?:引き継|継承|改定|見直|改訂|後継)",
            0.8,
        ),
        (
            Relation.FORMER,
            rf"(?P<names>{PLAN})に基づ[^。{PLAN}]{{0,30}}(?:きました|きた|まいりました)",
            0.7,
        ),
        # 関連する「環境基本計画」; 地域防災計画と整合・連携を図る; 福祉計画等の関連計画
        (
            Relation.RELATED,
            rf"関[連係](?:する|した|[のが]深い)?(?:主な|個別|各種)?(?:の?計画)?(?:である|となる|として|の|は|:|】|\s)?[、\s]*(?P<names>{_PLANS})",
            0.85,
        ),
        # 国の「推進計画」及び県の「推進戦略」を踏まえて策定します
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){_SOME}を(?:踏まえ|勘案|参酌|考慮)(?:[^。]{{0,24}}(?:策定|定め|作成)|たもの)",
            0.8,
        ),
        (
            Relation.RELATED,
            rf"策定に(?:当たって|あたって|際して?)[^。{PLAN}]*(?P<names>{_PLANS}){_SOME}を参考",
            0.75,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){_SOME}(?:の(?:関連|他の)[^。{PLAN}]{{0,4}}計画{_SOME})?(?:と|との|とも)[^。{PLAN}]{{0,8}}(?:整合|連携|調和|連動)",
            0.85,
        ),
        (
            Relation.RELATED,
            rf"(?P<names>{_PLANS}){_SOME}[、]?(?:の|その他の?)?関連(?:する)?(?:個別|各種|諸)?の?計画",
            0.9,
        ),
        # 環境基本法第36条に基づき; 根拠法令:まち・ひと・しごと創生法
        (
            Relation.LAW,
            rf"根拠(?:(?:となる|の)?(?:法令?|法律|条例))?(?:は|となる|である|】|:|\s)[、\s]*(?P<names>{_LAWS})",
            0.95,
        ),
        (Relation.LAW, rf"(?P<names>{_LAWS})を根拠", 0.9),
        (
            Relation.LAW,
            rf"(?P<names>{_LAWS})の(?:(?:趣旨|理念|規定|考え方)を(?:踏まえ|受け|尊重し)|(?:趣旨|理念)に(?:基づ|のっと|則))[^。]{{0,40}}(?:策定|定め|作成)",
            0.8,
        ),
        (Relation.LAW, rf"(?P<names>{_LAWS})(?:の規定)?に(?:基づ|規定|定め|より|よる|位置)", 0.85),
    )
)
_SAID_FORMER = ("前", "旧", "従来", "現行", "これまで")
_DENIED = re.compile(r"(?:もの|わけ|計画)では(?:ない|ありません|なく)")
_ABOVE = re.compile(r"総合(?:振興)?計画$|基本構想$|総合ビジョン$|長期(?:総合)?計画$")
_BY_NAME = re.compile(rf"{PLAN}{_SOME}(?:に即|に基づ|を受け|に示され|の(?:もと|下)、)$")
# 水道法第5条の2に基づき国が定めた基本方針
_THEIRS = re.compile(r"[きく]?、?(?:国|政府|県|都|道|府)[がの]")
_AFTER_IT = re.compile(r"(?:これ|同計画|その計画)(?:に続く|を引き継|の後継|の後を)")
_FOR_A_PLAN = re.compile(rf"{PLAN}|計画|プラン|策定")
# 食育基本法に基づく食育推進計画として定める
_AS_THIS_PLAN = re.compile(
    rf"(?:[くる]|する|された)?[^、。]{{0,16}}(?:{PLAN}|計画)(?:として|です|であ|を策定|を定め)"
)
_PLAN_TOPIC = re.compile(rf"(?:{PLAN}|計画|プラン|構想|戦略|方針|ビジョン|本書)(?:について)?は")
_OPENS_LIST = re.compile(
    r"""(?:(?P<kind>上位計画|個別計画|下位計画|根拠法令)
    | 関連(?:する)?(?:個別|各種|主な)?計画
    | 関連する(?:主な)?計画は、?(?:次|以下)のとおり[^。]{0,8}
    | (?:次|以下)(?:に掲げる|の|に示す)計画[^。]{0,12}(?:整合|連携|調和)[^。]*)。?$""",
    re.VERBOSE,
)
_HINT = re.compile(r"計画|プラン|法|条例|戦略|ビジョン|方針|構想|大綱|指針|プログラム")
_NO_PLACE = PlanName(0, 1, "", is_law=False)  # a plan that an earlier sentence named
_FRAME = " 　\t■□●○◆◇・【】[]<>〈〉《》:"
_KINDS = {"下位計画": Relation.INDIVIDUAL}


def extract_relations(read: ReadDocument) -> tuple[PlanLink, ...]:
    """The plans and laws that the document names as its own upper, former ... plans, in text order.

    A plan that is an upper, individual or former one is not listed as a related one again.
    """
    own = re.sub(r"\s", "", normalize(read.document.title))
    found: dict[tuple[str, str], PlanLink] = {}
    seen: list[str] = []
    opened: Relation | None = None  # what the items of the list at hand are
    for sentence in read.sentences:
        if not _is_relevant(sentence):
            continue
        names = find_names(sentence)
        links = [*_links(sentence, names, seen), *_row(sentence, names)]
        if seen and _ORDINAL.search(seen[-1]) and (after := _AFTER_IT.search(sentence.text)):
            former = replace(_NO_PLACE, name=seen[-1])
            links.append(_link(sentence, Relation.FORMER, former, *after.span(), 0.7))
        if opened is not None and not links and _is_item(sentence, names):
            links = [
                _link(sentence, opened, name, name.start, name.end, 0.75)
                for name in names
                if name.is_law == (opened is Relation.LAW)
            ]
        else:
            opened = None if names else _opened(sentence)
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


def _opened(read: ReadSentence) -> Relation | None:
    """What the list is of that a line announces: 「(1) 上位計画」, 「次の計画と整合を図ります」."""
    match = _OPENS_LIST.search(PARENTHESIS.sub("", read.text).strip(_FRAME))
    if match is None:
        return None
    kind = match["kind"]
    return Relation.RELATED if kind is None else _KINDS.get(kind) or Relation(kind)


def _row(read: ReadSentence, names: list[PlanName]) -> Iterator[PlanLink]:
    """A table's row with a plan in one cell and what it is in another: 総合計画 | 上位計画."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", read.text)]
    kinds = [Relation(cell) for cell in cells if cell in set(Relation)]
    if len(cells) < 2 or len(kinds) != 1:
        return
    for name in names:
        if name.name in cells and name.is_law == (kinds[0] is Relation.LAW):
            yield _link(read, kinds[0], name, 0, len(read.text.rstrip()), 0.85)


def _is_relevant(read: ReadSentence) -> bool:
    if read.sentence.kind in {SentenceKind.FOOTNOTE, SentenceKind.CAPTION}:
        return False
    is_body = read.section is None or read.section.kind is SectionKind.BODY
    return is_body and _HINT.search(read.text) is not None


def _is_own(target: str, title: str) -> bool:
    """Whether ``target`` is the document itself, which no relation is about."""
    short, long = sorted((target, title), key=len)
    if len(short) < 4 or not long.endswith(short):
        return False
    return re.fullmatch(r"[^:。、計]{0,12}", long[: -len(short)]) is not None


def _is_item(read: ReadSentence, names: list[PlanName]) -> bool:
    """Whether the line only names plans: a list item under 「関連計画」."""
    rest = read.text
    for name in reversed(names):
        rest = rest[: name.start] + rest[name.end :]
    return bool(names) and len(PARENTHESIS.sub("", rest).strip(" ・○●-、「」")) <= 3


def _links(read: ReadSentence, names: list[PlanName], seen: list[str]) -> Iterator[PlanLink]:
    if not names:
        return
    masked = mask_names(read.text, names)
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
                if relation is Relation.FORMER and not match.group().startswith(_SAID_FORMER):
                    is_numbered = _NUMBERED.search(read.text[: found.start]) is not None
                    full = found.name if is_numbered else _earlier_plan(found.name, seen)
                    if full is None:
                        continue
                    found = replace(found, name=full)
                used[place] = relation
                yield _link(read, relation, found, start, end, confidence)


def _holds(relation: Relation, masked: MaskedText, match: re.Match[str]) -> bool:
    """A law is this plan's basis only where the sentence is about a plan."""
    if _DENIED.search(masked.text, match.end()):
        return False
    before, after = masked.text[: match.start()], masked.text[match.end() :]
    if relation is Relation.UPPER and _BY_NAME.search(match.group()):
        name = masked.names[match.start("names")].name
        is_topic = not re.search(r"は[、\s]", before) or _PLAN_TOPIC.search(before) is not None
        return is_topic and _ABOVE.search(name) is not None
    if relation is not Relation.LAW or not match.group().startswith(LAW):
        return True
    if _THEIRS.match(after):
        return False
    has_article = any(
        ARTICLE.search(name.name) or name.end - name.start > len(name.name) + 2
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
    if re.fullmatch(rf"{ordinal.group()}の?{PLAN_END}", name):
        full = [one for one in seen if ordinal.group() in one and len(one) > len(name)]
        return full[-1] if full else name
    return name


def _end(masked: MaskedText, end: int) -> int:
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
    read: ReadSentence, relation: Relation, name: PlanName, start: int, end: int, confidence: float
) -> PlanLink:
    return PlanLink(str(relation), name.name, read.span(start, end), read.sentence.span, confidence)
