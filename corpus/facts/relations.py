"""How the document stands to other plans and to laws: 上位計画, 関連計画, 根拠法令 ..."""

import re
from collections.abc import Iterator
from dataclasses import replace

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
from corpus.facts.relation_patterns import PATTERNS, SOME, Relation
from corpus.normalize import normalize
from corpus.records import PlanLink, SectionKind, SentenceKind

_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]")
_NUMBERED = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]の?$")  # 第1期の「教育振興基本計画」
_SAID_FORMER = ("前", "旧", "従来", "現行", "これまで")
_DENIED = re.compile(r"(?:もの|わけ|計画)では(?:ない|ありません|なく)")
_ABOVE = re.compile(r"総合(?:振興)?計画$|基本構想$|総合ビジョン$|長期(?:総合)?計画$")
_BY_NAME = re.compile(rf"{PLAN}{SOME}(?:に即|に基づ|を受け|に示され|の(?:もと|下)、)$")
# 水道法第5条の2に基づき国が定めた基本方針
_THEIRS = re.compile(r"[きく]?、?(?:国|政府|県|都|道|府)(?:が|の(?:定め|策定|示))")
_AFTER_IT = re.compile(r"(?:これ|同計画|その計画)(?:に続く|を引き継|の後継|の後を)")
_FOR_A_PLAN = re.compile(rf"{PLAN}|計画|プラン|策定|定めるもの")
# 食育基本法に基づく食育推進計画として定める
_AS_THIS_PLAN = re.compile(
    rf"(?:[くる]|する|された)?[^、。]{{0,16}}(?:{PLAN}|計画)(?:として|です|であ|を策定|を定め)"
)
_PLAN_TOPIC = re.compile(
    rf"(?:{PLAN}|計画|プラン|構想|戦略|方針|ビジョン|大綱|指針|プログラム|本書)(?:について)?は"
)
_OPENS_LIST = re.compile(
    r"""(?:(?P<kind>最?上位の?計画|個別計画|下位計画|前計画|根拠(?:となる)?(?:法令?|法律|条例))
    | 関連(?:する)?(?:個別|各種|主な)?計画
    | 関連する(?:主な)?計画は、?(?:次|以下)のとおり[^。]{0,8}
    | (?:次|以下)(?:に掲げる|の|に示す)計画[^。]{0,12}(?:整合|連携|調和)[^。]*)。?$""",
    re.VERBOSE,
)
_HINT = re.compile(r"計画|プラン|法|条例|戦略|ビジョン|方針|構想|大綱|指針|プログラム")
_NO_PLACE = PlanName(0, 1, "", is_law=False)  # a plan that an earlier sentence named
_A_PLAN = re.compile(rf"[^\s。、]{{2,30}}{PLAN_END}")
_FRAME = " 　\t■□●○◆◇・【】[]<>〈〉《》:"
_NEVER_OWN = frozenset([Relation.INDIVIDUAL, Relation.LAW])
_KINDS = (
    ("根拠", Relation.LAW),
    ("上位", Relation.UPPER),
    ("前", Relation.FORMER),
    ("", Relation.INDIVIDUAL),
)


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
            if link.relation in _NEVER_OWN or not _is_own(link.target, own):
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
    if kind is None:
        return Relation.RELATED
    return next(relation for start, relation in _KINDS if start in kind)


def _row(read: ReadSentence, names: list[PlanName]) -> Iterator[PlanLink]:
    """A table's row with a plan in one cell and what it is in another: 総合計画 | 上位計画."""
    cells = [cell.strip() for cell in re.split(r"[\t|]", read.text)]
    kinds = [Relation(cell) for cell in cells if cell in set(Relation)]
    if len(cells) < 2 or len(kinds) != 1:
        return
    for name in names:
        if name.name in cells and name.is_law == (kinds[0] is Relation.LAW):
            yield _link(read, kinds[0], name, 0, len(read.text.rstrip()), 0.85)
    if not names and kinds[0] is not Relation.LAW:
        for cell in cells:  # 基本構想, which alone is no name
            if _A_PLAN.fullmatch(cell) and cell not in set(Relation):
                start = read.text.index(cell)
                plan = PlanName(start, start + len(cell), cell, is_law=False)
                yield _link(read, kinds[0], plan, 0, len(read.text.rstrip()), 0.8)


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
    for relation, pattern, confidence in PATTERNS:
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
                    if match.groupdict().get("done") and _PLAN_TOPIC.search(
                        masked.text[: match.start()]
                    ):  # 本計画は、「学校再編計画」を改定したものです
                        used[place] = relation
                        yield _link(read, relation, found, start, end, confidence)
                        continue
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
    if relation is Relation.UPPER and match.group().endswith("を踏まえ"):
        return _ABOVE.fullmatch(masked.names[match.start("names")].name) is not None
    if relation is Relation.UPPER and _BY_NAME.search(match.group()):
        name = masked.names[match.start("names")].name
        is_topic = not re.search(r"は[、\s]", before) or _PLAN_TOPIC.search(before) is not None
        return is_topic and _ABOVE.search(name) is not None
    if relation is Relation.RELATED and "を踏まえ" in match.group():
        names = [masked.names[at].name for at in masked.names if match.start() <= at < match.end()]
        if len(names) == 1 and _ABOVE.fullmatch(names[0]):
            return False
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
