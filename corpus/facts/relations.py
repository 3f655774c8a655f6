"""How the document stands to other plans and to laws: 上位計画, 関連計画, 根拠法令 ..."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.facts.relation_lines import (
    ABOVE,
    is_row,
    link_to,
    links_below_heads,
    links_of_arrows,
    links_of_item,
    links_of_row,
    opened_list,
)
from corpus.facts.relation_model import NONE, Mention, mentions, shipped_model
from corpus.facts.relation_names import (
    ARTICLE,
    LAW,
    PLAN,
    PLAN_END,
    MaskedText,
    PlanName,
    Relation,
    find_names,
    mask_names,
)
from corpus.facts.relation_patterns import HEEDED, PATTERNS, SOME
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.records import PlanLink, SectionKind, SentenceKind

_ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]")
_NUMBERED = re.compile(r"第?[0-9一二三四五六七八九十]+[次期]の?$")  # 第1期の「教育振興基本計画」
_SAID_FORMER = ("前", "旧", "従来", "現行", "これまで")
_DENIED = re.compile(r"(?:もの|わけ|計画|構想|プラン|方針)では(?:ない|ありません|なく)")
# 下水道法に基づく事業計画とは異なり
_OTHERWISE = re.compile(
    rf"[^、。]{{0,24}}(?:{PLAN}|{PLAN_END}|もの)とは?(?:異な|別|違|区別|性格を異に)"
)
# 隣の市では、…: what is no matter of this plan
_ELSEWHERE = re.compile(
    r"(?:隣|近隣|隣接|周辺|他|ほか)(?:する|の|接する)*[^、。はも]{0,8}(?:[市町村区県]|自治体)(?:で|において)?[はも、]"
)
_BY_NAME = re.compile(
    rf"{PLAN}{SOME}(?:(?:の[^、。は]{{1,6}})?に即|に基づ|を受け|に示され|の(?:もと|下)で?、)$"
)
# 総合計画は…、この計画はその部門別計画です
_PART_OF_IT = re.compile(r"その[^。、は]{0,12}(?:個別|部門別|分野別|部門|下位)の?計画")
# 水道法第5条の2に基づき国が定めた基本方針
_THEIRS = re.compile(r"[きく]?、?(?:国|政府|県|都|道|府)(?:が|の(?:定め|策定|示))")
_AFTER_IT = re.compile(r"(?:これ|同計画|その計画)(?:に続く|を引き継|の後継|の後を)")
_FOR_A_PLAN = re.compile(rf"{PLAN}|計画|プラン|策定|定めるもの")
# 食育基本法に基づく食育推進計画として定める
_AS_THIS_PLAN = re.compile(
    rf"(?:[くる]|する|された)?[^、。]{{0,16}}(?:{PLAN}|計画)(?:として|です|であ|は、?(?:本|この)計画に|を(?:策定|定め|包含|内包|兼ね))"
    r"|き、?(?:本|この)計画を(?:策定|定め|作成)"
)
_PLAN_TOPIC = re.compile(
    rf"(?:{PLAN}|計画|プラン|構想|戦略|方針|ビジョン|大綱|指針|プログラム|本書|目標[0-9A-Z]|本章)(?:について)?は"
)
_STATUTE = re.compile(r"(?:条例|規則|要綱|要領|規程)は、")  # この条例は、…の理念にのっとり
_WITH_UPPER = re.compile(r"上位(?:計画)?(?:・|、|及び|や|と)$")  # 上位・関連計画:総合計画、景観計画
_ITSELF = re.compile(r"\((?:本|この)[^()]{1,8}\)")  # 子ども計画(本計画)
_BASED_ON = re.compile(r"^[^。、くるき]{1,12}(?=[くるき])")  # に基づ|く, の規定によ|る
_APART = re.compile(rf"[^。]{{0,16}}(?:{PLAN}|計画)とは(?:別|異)")
_THIS_PLAN = re.compile(rf"(?:本|この){PLAN_END}の策定")
# 水防法に基づく水防計画と調整を図る: the law is the other plan's
_OF_ANOTHER = re.compile(
    rf"[くる]、?{PLAN}(?:と(?!し)[^。、]{{0,8}}{HEEDED}|(?:を|も)(?:踏まえ|勘案|参酌))"
)
_HINT = re.compile(r"計画|プラン|法|条例|戦略|ビジョン|方針|構想|大綱|指針|プログラム|[↓↑]")
_IS_MADE = re.compile(
    r"(?:を(?:新たに)?(?:策定|作成|定め)|の(?:計画)?期間が[^。]{0,16}(?:満了|終了))"
)
_LIKELY = 0.8  # the least probability of what no rule finds
_LEAST_SURE = 0.5  # confidence in it
_NO_PLACE = PlanName(0, 1, "", is_law=False)  # a plan that an earlier sentence named
_NEVER_OWN = frozenset([Relation.INDIVIDUAL, Relation.LAW])


def extract_relations(read: ReadDocument) -> tuple[PlanLink, ...]:
    """The plans and laws that the document names as its own upper, former ... plans, in text order.

    A plan that is an upper, individual or former one is not listed as a related one again.
    """
    own = re.sub(r"\s", "", normalize(read.document.title))
    sentences, names = names_of(read)
    links = list(links_of_rules(sentences, names))
    told = {link.target for link in links}
    links += (link for link in _likely(sentences, names) if link.target not in told)
    found: dict[tuple[str, str], PlanLink] = {}
    for link in sorted(links, key=lambda link: link.sentence):
        if link.relation in _NEVER_OWN or not _is_own(link.target, own):
            found.setdefault((link.relation, link.target), link)
    stronger = {target for relation, target in found if relation != Relation.RELATED}
    return tuple(
        link
        for (relation, target), link in found.items()
        if relation != Relation.RELATED or target not in stronger
    )


def names_of(read: ReadDocument) -> tuple[list[ReadSentence], list[list[PlanName]]]:
    """The sentences that may name a plan or a law, and the names of each."""
    sentences = [sentence for sentence in read.sentences if _is_relevant(sentence)]
    return sentences, [find_names(sentence) for sentence in sentences]


def links_of_rules(
    sentences: Sequence[ReadSentence], names: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """What the rules find in sentences, in rows and arrows, and below heads."""
    yield from _from_sentences(sentences, names)
    yield from links_of_arrows(sentences, names)
    yield from links_below_heads(sentences, names)
    yield from _links_of_successors(sentences, names)


def _likely(
    sentences: Sequence[ReadSentence], names: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """What the model takes the names to be; each name is judged by all its mentions."""
    held: dict[str, list[Mention]] = {}
    for mention in mentions(sentences, names):
        held.setdefault(mention.name.name, []).append(mention)
    for same in held.values():
        if any(map(_is_set_apart, same)):
            continue
        features = frozenset().union(*(one.features for one in same))
        relation, likely = shipped_model().guess(features)
        if relation == NONE or likely < _LIKELY:
            continue
        first = same[0]
        start, end = first.name.start, first.name.end
        yield link_to(first.sentence, Relation(relation), first.name, start, end, _LEAST_SURE)


def _is_set_apart(mention: Mention) -> bool:
    """Whether the sentence denies a relation, or speaks of another's: 隣の市では、…に基づき."""
    behind, name = mention.behind, mention.name
    printed = mention.sentence.text[name.start : name.end]
    if _ELSEWHERE.search(mention.before) or _DENIED.search(behind) or _ITSELF.search(printed):
        return True
    if not name.is_law:
        return False
    is_of_something = re.search(r"は[、\s]", mention.before) is not None
    is_of_plan = _PLAN_TOPIC.search(mention.before) or _FOR_A_PLAN.search(behind)
    if _STATUTE.search(mention.before) or (is_of_something and not is_of_plan):
        return True  # 市は、災害対策基本法に基づき、避難所を指定しています
    rest = _BASED_ON.sub("", behind, count=1)
    return any(one.match(rest) for one in (_OF_ANOTHER, _THEIRS, _OTHERWISE, _APART))


def _from_sentences(
    sentences: Sequence[ReadSentence], found: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """What sentences, rows and lists say, one after the other."""
    seen: list[str] = []
    opened: tuple[Relation, ...] = ()  # what the items of the list at hand are
    for sentence, names in zip(sentences, found, strict=True):
        links = [*_links(sentence, names, seen), *links_of_row(sentence, names)]
        if seen and _ORDINAL.search(seen[-1]) and (after := _AFTER_IT.search(sentence.text)):
            former = replace(_NO_PLACE, name=seen[-1])
            links.append(link_to(sentence, Relation.FORMER, former, *after.span(), 0.7))
        above = seen + [name.name for name in names if not name.is_law]
        if above and not links and (part := _PART_OF_IT.search(sentence.text)) is not None:
            whole = replace(_NO_PLACE, name=above[-1])
            links.append(link_to(sentence, Relation.UPPER, whole, *part.span(), 0.7))
        before = opened
        items = list(links_of_item(sentence, names, opened)) if opened and not links else []
        if items:
            links = items
        elif not (opened and is_row(sentence)):
            goes_on = not names and sentence.sentence.kind is not SentenceKind.HEADING
            opened = opened_list(sentence) if not names else ()
            opened = opened or (before if goes_on else ())
        yield from links
        seen += [name.name for name in names if not name.is_law]


def _links_of_successors(
    sentences: Sequence[ReadSentence], found: Sequence[list[PlanName]]
) -> Iterator[PlanLink]:
    """「観光計画」を策定し、… 「第2次観光計画」を策定します: a plan and the next of its name."""
    made: dict[tuple[str, int], tuple[ReadSentence, PlanName]] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            if name.is_law or not _IS_MADE.match(sentence.text, name.end):
                continue
            ordinal = _ORDINAL.search(name.name)
            base = _ORDINAL.sub("", name.name)
            number = read_number(re.sub("[第次期]", "", ordinal.group())) if ordinal else 1
            former = None if re.fullmatch(PLAN_END, base) else made.get((base, number - 1))
            made.setdefault((base, number), (sentence, name))
            if former is not None:
                read, before = former
                yield link_to(read, Relation.FORMER, before, before.start, before.end, 0.75)


def _is_relevant(read: ReadSentence) -> bool:
    if read.sentence.kind is SentenceKind.FOOTNOTE:
        return False
    if read.sentence.kind is SentenceKind.CAPTION and not opened_list(read):
        return False
    is_body = read.section is None or read.section.kind is SectionKind.BODY
    return is_body and _HINT.search(read.text) is not None


def _is_own(target: str, title: str) -> bool:
    """Whether ``target`` is the document itself, which no relation is about."""
    short, long = sorted((target, title), key=len)
    if len(short) < 4 or not long.endswith(short):
        return False
    return re.fullmatch(r"[^:。、計]{0,12}", long[: -len(short)]) is not None


def _links(read: ReadSentence, names: list[PlanName], seen: list[str]) -> Iterator[PlanLink]:
    if not names:
        return
    masked = mask_names(read.text, names)
    for name in names:
        if name.said is not None:
            yield link_to(read, name.said, name, name.start, name.end, 0.95)
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
                    before = masked.text[: match.start()]
                    is_said = _PLAN_TOPIC.search(before) or _THIS_PLAN.search(before)
                    if (
                        match.groupdict().get("done") and is_said
                    ):  # 本計画は、「学校再編計画」を改定したものです
                        used[place] = relation
                        yield link_to(read, relation, found, start, end, confidence)
                        continue
                    is_numbered = _NUMBERED.search(read.text[: found.start]) is not None
                    full = found.name if is_numbered else _earlier_plan(found.name, seen)
                    if full is None:
                        continue
                    found = replace(found, name=full)
                used[place] = relation
                is_mixed = _WITH_UPPER.search(masked.text[: match.start()]) is not None
                if is_mixed and relation is Relation.RELATED and ABOVE.search(found.name):
                    used[place] = Relation.UPPER
                yield link_to(read, used[place], found, start, end, confidence)


def _holds(relation: Relation, masked: MaskedText, match: re.Match[str]) -> bool:
    """A law is this plan's basis only where the sentence is about a plan."""
    if _DENIED.search(masked.text, match.end()) or _ELSEWHERE.search(masked.text, 0, match.start()):
        return False
    before, after = masked.text[: match.start()], masked.text[match.end() :]
    if relation is Relation.UPPER and match.group().endswith("を踏まえ"):
        return ABOVE.fullmatch(masked.names[match.start("names")].name) is not None
    if relation is Relation.UPPER and _BY_NAME.search(match.group()):
        name = masked.names[match.start("names")].name
        is_topic = not re.search(r"は[、\s]", before) or _PLAN_TOPIC.search(before) is not None
        return is_topic and ABOVE.search(name) is not None
    if relation is Relation.RELATED and "を踏まえ" in match.group():
        names = [masked.names[at].name for at in masked.names if match.start() <= at < match.end()]
        if len(names) == 1 and ABOVE.fullmatch(names[0]):
            return False
    if relation is not Relation.LAW or not match.group().startswith(LAW):
        return True
    if (
        _STATUTE.search(before)
        or _OF_ANOTHER.match(after)
        or _THEIRS.match(after)
        or _OTHERWISE.match(after)
    ):
        return False
    has_article = any(
        ARTICLE.search(name.name) or name.end - name.start > len(name.name) + 2
        for place, name in masked.names.items()
        if match.start() <= place < match.end()
    )
    if _PLAN_TOPIC.search(before) or match.group().endswith(("策定", "を定め", "作成")):
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
