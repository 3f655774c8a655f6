"""Questions what is enumerated, how many there are, and whether something is among them."""

import re
from dataclasses import dataclass

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.guards import other_plan
from assistant.names import canonical
from assistant.thesaurus import shared_thesaurus
from assistant.topics.list_counts import answer_count
from assistant.wants import Want
from corpus.records import DocId, ListFact

_ASKS_MEMBERS = (Want.ALL, Want.WHICH)
_GENERIC_SUBJECTS = frozenset(
    {"計画", "本計画", "市", "事項", "内容", "もの", "こと", "取組", "事業"}
    # A regulation's 「委員会は、次の事項を…」 lists what it does and is no list of 委員会.
    | {"委員会", "会議", "本部", "協議会", "審議会", "部会"}
)
_LIST_UNITS = frozenset({"", "個", "点", "項目", "本", "種類", "件"})
_COUNTERS = re.compile(r"(?:[0-9]+|[一二三四五六七八九十])(?:つ|個|点|項目|本|種類|分野|件)(?:の)?")
# Words beside the subject that a list question may hold without being about something else.
_BESIDE = frozenset(
    "計画 市 町 村 区 掲げる 挙げる 示す 定める 設定 設ける 名前 名称 中身 項目 数 個数 種類 "
    "存在 列挙 内 うち 本計画 選ぶ 選定 紹介 挙がる 整理 決める 何個 最初 最後 番 番目 目 一番 "
    "第 つ 人 行政 件数 個 どれ 内訳 事 皆 関係 関連 順 順番 "
    "ビジョン 大綱 プラン 戦略 構想 指針".split()
)
# 課題のうち、環境に関わるもの; 環境に関係する課題
_SELECTION = re.compile(r"のうち|の中(?:で|に)|に(?:関係|関連|関わ|かかわ|まつわ|つなが)")
_KANJI = "一二三四五六七八九十"
_ORDINAL = re.compile(
    rf"(?:第|上から)?([0-9]{{1,2}}|[{_KANJI}])(?:つ目|番目|個目|点目|つめ|ばんめ|番の)"
)
# What the words mean, not what there is: 「課題とはどういう意味ですか」.
_MEANING = re.compile(r"意味|定義|どういう(?:もの|こと|意味)|要するに|指し|という(?:言葉|用語)")
_ASKS_PLACE = re.compile(r"何(?:番目|つ目|個目|点目)")
_MIN_SUBJECT_OVERLAP = 0.5
_WHOLE = 0.95  # all of the subject is named, so that one more word may stand beside it


@dataclass(frozen=True, slots=True)
class _Match:
    doc_id: DocId
    fact: ListFact
    overlap: float  # share of the subject's characters that the question holds
    head: bool  # the subject's last noun is in the question
    leftover: tuple[str, ...]  # content words that neither subject nor items explain


def answer_list(context: Context) -> Draft | None:
    """The draft for a question about an enumeration; None when no list is meant."""
    question = context.question
    if question.wants(
        Want.WHO, Want.WHERE, Want.WHY, Want.MONEY, Want.CONTACT, Want.WHEN, Want.HOW, Want.CLOCK
    ):
        return None
    if (counted := answer_count(context)) is not None:
        return counted
    if question.wants(Want.HOW_MANY) and question.asked.unit not in _LIST_UNITS:
        return None
    if _MEANING.search(question.text) or re.search(r"最優先|最も|一番(?!最)", question.text):
        return None
    named = [match for match in _matches(context) if match.head]
    matches = [match for match in named if _is_meant(context, match)]
    if not matches and len(named) == 1 and not named[0].leftover:
        matches = named  # 「課題を教えて」 where one list of 課題 is all there is
    if not matches:
        return None
    best = max(
        matches,
        key=lambda match: (
            bool(match.fact.items),
            -len(match.leftover),
            match.overlap,
            -match.fact.span.start,
        ),
    )
    if question.asked.is_yes_no and not question.wants(*_ASKS_MEMBERS):
        return _membership(context, matches)
    is_selection = _SELECTION.search(question.text) is not None
    if (
        best.leftover and not is_selection and (len(best.leftover) > 1 or best.overlap < _WHOLE)
    ) or not (question.wants(*_ASKS_MEMBERS, Want.HOW_MANY) or _is_bare(context, best)):
        return None
    best = max(
        matches,
        key=lambda match: (
            -len(match.leftover),
            bool(match.fact.items),
            match.overlap,
            -match.fact.span.start,
        ),
    )
    return _of_list(context, best)


def _of_list(context: Context, best: _Match) -> Draft | None:
    """What is asked of a list: one of its items, a place in it, how many they are, or all."""
    question = context.question
    numbered = re.search(
        re.escape(canonical(best.fact.subject)) + r"([0-9]{1,2})(?![0-9つ])",
        canonical(question.text),
    )
    if numbered and best.fact.items:
        if int(numbered.group(1)) <= len(best.fact.items):
            return _member(context, best, int(numbered.group(1)))
        missing = context.say("missing.named", name=f"{best.fact.subject}{numbered.group(1)}")
        return abstain(AbstentionReason.NOT_STATED, missing, topic=best.fact.subject)
    place = _place_asked(context, best)
    if place is not None:
        return _place(context, best, place)
    nth = nth_of(question.text, len(best.fact.items))
    if nth is not None:
        return _member(context, best, nth)
    if question.wants(Want.HOW_MANY) and not question.wants(Want.ALL):
        return _count(context, best)
    return _members(context, best)


def nth_of(text: str, count: int) -> int | None:
    """The item's number, from 1, that 「3番目の課題」 or 「最後の課題」 asks for."""
    match = _ORDINAL.search(text)
    if match:
        number = (
            int(match.group(1)) if match.group(1).isdigit() else _KANJI.index(match.group(1)) + 1
        )
        return number if 1 <= number <= count else None
    if re.search(r"最後|末尾", text):
        return count or None
    return 1 if count and re.search(r"(?:一番)?最初|先頭|筆頭", text) else None


def _place_asked(context: Context, match: _Match) -> int | None:
    """Which item's place is asked for: 「環境学習は分野の何番目ですか」; None when none is."""
    if not _ASKS_PLACE.search(context.question.text):
        return None
    asked = canonical(context.question.text)
    named = [n for n, item in enumerate(match.fact.items) if canonical(item) in asked]
    return named[0] if len(named) == 1 else None


def _place(context: Context, match: _Match, place: int) -> Draft:
    item = _items(match)[place]
    text = context.say("list.place", subject=match.fact.subject, number=place + 1, item=item.text)
    proofs = (*item.proofs, (match.doc_id, match.fact.span))
    return Draft(
        (DraftStatement(text, proofs),),
        (DraftFact(match.fact, match.doc_id),),
        0.95,
        topic=match.fact.subject,
        entity=item.text,
        items=_items(match),
        doc_ids=(match.doc_id,),
    )


def _member(context: Context, match: _Match, number: int) -> Draft:
    item = _items(match)[number - 1]
    text = context.say("list.nth", subject=match.fact.subject, number=number, item=item.text)
    return Draft(
        (DraftStatement(text, item.proofs),),
        (DraftFact(match.fact, match.doc_id),),
        0.95,
        topic=item.text,
        entity=item.text,
        items=_items(match),
        items_of=match.fact.subject,
        doc_ids=(match.doc_id,),
    )


def _means(key: str, subject: str) -> bool:
    """Whether a synonym of the question's word names the subject: 困りごと for 課題."""
    return any(len(other) >= 2 and subject.endswith(other) for other in shared_thesaurus().of(key))


def _alias(context: Context, doc_id: DocId, fact: ListFact) -> str:
    """The other name in brackets behind an announcement: 「4つの理想のまち（将来像）」."""
    text = context.documents[doc_id].text
    match = re.match(r"[（(]([^（）()]{2,15})[)）]", text[fact.span.end : fact.span.end + 20])
    return canonical(match.group(1)) if match else ""


def _is_bare(context: Context, match: _Match) -> bool:
    """「基本目標は？」, 「まちづくりの課題を教えて」: nothing but the subject is said."""
    return not context.question.asked.wants - {Want.TARGET, Want.CURRENT} and not match.leftover


def _is_meant(context: Context, match: _Match) -> bool:
    """Most of the subject is named; or its head alone, and nothing else, with all items wanted."""
    if match.overlap >= _MIN_SUBJECT_OVERLAP:
        return True
    if _SELECTION.search(context.question.text):
        return True
    return not match.leftover and context.question.wants(Want.ALL)


def _matches(context: Context) -> list[_Match]:
    found = []
    for doc_id in context.documents:
        for fact in context.facts[doc_id].lists:
            if canonical(fact.subject) in _GENERIC_SUBJECTS:
                continue
            found.append(_match(context, doc_id, fact))
    return found


def _match(context: Context, doc_id: DocId, fact: ListFact) -> _Match:
    subject = canonical(fact.subject, context.names)
    words = [word for word in context.question.words if not _COUNTERS.fullmatch(word.surface)]
    keys = {word.surface: canonical(word.surface) for word in words}
    covered = [key for key in keys.values() if key and (key in subject or _means(key, subject))]
    overlap = sum(min(len(key), len(subject)) for key in set(covered)) / max(
        1, len(re.sub(r"[のをがはに]", "", subject))
    )
    items = [canonical(item) for item in fact.items]
    section = context.documents[doc_id].section_at(fact.span.start)
    heading = canonical(section.title) if section is not None else ""
    # 「食育の重点目標は」 of a 食育推進計画; not where another plan is named.
    title = "" if other_plan(context) else canonical(context.documents[doc_id].title)
    announced = canonical(fact.sentence.of(context.documents[doc_id].text))
    leftover = tuple(
        word.surface
        for word in words
        if keys[word.surface] not in covered
        and word.lemma not in _BESIDE
        and word.pos != "動詞"  # 抱えている課題, 課題を並べて: what is done to a list names no list
        and not _ORDINAL.search(word.surface)
        and keys[word.surface] not in announced
        and not any(keys[word.surface] in item for item in items)
        and keys[word.surface] not in heading
        and keys[word.surface] not in title
        and not any(word.surface in name for name in context.names)
        and not word.surface.isnumeric()
    )
    head = (
        subject[-2:] in canonical(context.question.text)
        or any(key and subject.endswith(key) for key in keys.values())
        or any(
            canonical(phrase) and subject.endswith(canonical(phrase)[-2:])
            for phrase in context.question.phrases
        )
    )
    alias = _alias(context, doc_id, fact)
    if alias and alias in canonical(context.question.text):
        leftover = tuple(word for word in leftover if canonical(word) not in alias)
        return _Match(doc_id, fact, 1.0, True, leftover)
    head = head or any(key and _means(key, subject) for key in keys.values())
    return _Match(doc_id, fact, min(1.0, overlap), head, leftover)


def _count(context: Context, match: _Match) -> Draft:
    say, fact = context.say, match.fact
    count = fact.count if fact.count is not None else len(fact.items)
    text = say("list.count", subject=fact.subject, count=count)
    statements = (DraftStatement(text, ((match.doc_id, fact.span),)),)
    items = _items(match)
    return Draft(
        statements,
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=items,
        doc_ids=(match.doc_id,),
    )


def _items(match: _Match) -> tuple[DraftStatement, ...]:
    fact = match.fact
    spans = (
        fact.item_spans
        if len(fact.item_spans) == len(fact.items)
        else (fact.span,) * len(fact.items)
    )
    return tuple(
        DraftStatement(item, ((match.doc_id, span),), is_quote=True)
        for item, span in zip(fact.items, spans, strict=True)
    )


def _members(context: Context, match: _Match) -> Draft | None:
    say, fact = context.say, match.fact
    proof = ((match.doc_id, fact.span),)
    if not fact.items:
        if context.question.wants(Want.HOW_MANY) or not context.question.wants(
            Want.ALL, Want.WHICH
        ):
            return _count(context, match)
        missing = say("missing.items", subject=fact.subject)
        known = DraftStatement(
            say("list.count_only", subject=fact.subject, count=fact.count), proof
        )
        return Draft(
            (known,),
            (DraftFact(fact, match.doc_id),),
            0.0,
            AbstentionReason.NOT_STATED,
            missing,
            topic=fact.subject,
            doc_ids=(match.doc_id,),
        )
    differs = fact.count is not None and fact.count != len(fact.items)
    key = "list.members_differ" if differs else "list.members"
    lead = DraftStatement(
        say(key, subject=fact.subject, count=fact.count or len(fact.items), found=len(fact.items)),
        proof,
    )
    items = _items(match)
    return Draft(
        (lead, *items),
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=items,
        doc_ids=(match.doc_id,),
    )


def _membership(context: Context, matches: list[_Match]) -> Draft | None:
    """「少子高齢化は課題に入っていますか」: the item that holds the words that are asked about."""
    for match in sorted(matches, key=lambda match: -match.overlap):
        subject = canonical(match.fact.subject)
        claims = [
            canonical(phrase)
            for phrase in context.question.phrases
            if canonical(phrase)
            and not _COUNTERS.fullmatch(phrase)
            and canonical(phrase) not in subject
            and not subject.endswith(canonical(phrase)[-2:])
        ]
        counted = _COUNTERS.search(context.question.text)
        if counted and not claims:
            return _count_claim(context, match, counted.group())
        for item in _items(match):
            if claims and all(claim in canonical(item.text) for claim in claims):
                text = context.say("list.yes_member", subject=match.fact.subject, item=item.text)
                statement = DraftStatement(text, item.proofs)
                return Draft(
                    (statement,),
                    (DraftFact(match.fact, match.doc_id),),
                    0.95,
                    topic=match.fact.subject,
                    entity=item.text,
                    doc_ids=(match.doc_id,),
                )
        if len(claims) == 1 and match.fact.items and _asks_membership(context, match, claims[0]):
            return _not_member(context, match)
    return None


def _asks_membership(context: Context, match: _Match, claim: str) -> bool:
    """Whether something can be said to be missing: all items are known, none means it."""
    if match.fact.count != len(match.fact.items):
        return False
    if not re.search(
        r"入って|含ま|入る|ありますか|ある[?？か]|あがって|挙がって", context.question.text
    ):
        return False
    items = "".join(map(canonical, match.fact.items))
    others = shared_thesaurus().of(claim)
    return not any(canonical(other) in items for other in others) and claim[:2] not in items


def _not_member(context: Context, match: _Match) -> Draft:
    names = "、".join(f"「{item}」" for item in match.fact.items)
    text = context.say("list.no_member", subject=match.fact.subject, names=names)
    return Draft(
        (DraftStatement(text, ((match.doc_id, match.fact.span),)),),
        (DraftFact(match.fact, match.doc_id),),
        0.8,
        topic=match.fact.subject,
        items=_items(match),
        doc_ids=(match.doc_id,),
    )


def _count_claim(context: Context, match: _Match, said: str) -> Draft | None:
    digits = re.match(r"[0-9]+", canonical(said))
    fact = match.fact
    count = fact.count if fact.count is not None else len(fact.items)
    if digits is None or count is None:
        return None
    key = "list.yes_count" if int(digits.group()) == count else "list.no_count"
    text = context.say(key, subject=fact.subject, count=count)
    return Draft(
        (DraftStatement(text, ((match.doc_id, fact.span),)),),
        (DraftFact(fact, match.doc_id),),
        0.95,
        topic=fact.subject,
        items=_items(match),
        doc_ids=(match.doc_id,),
    )
