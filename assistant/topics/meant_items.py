"""The item of an enumeration that a question means in its own words: 緑 for 「みどりの保全」."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.question import ContentWord
from assistant.topics.list_match import BESIDE, COUNTERS, ListMatch, alias_of, items_of, match_of
from corpus.morphology import Token, shared_morphology
from corpus.records import DocId, Span

_SAME = 1.0  # a word of the item itself, or one that the thesaurus knows for it
_BY_OTHERS = 0.8  # a word that the thesaurus knows, inside of one of the item's
_NEAR = 0.45  # cosine from which a word may stand for one of an item's
_NOT_FAR = 0.3  # cosine from which a word may be about one of the items
_APART = 0.12  # by which the item that is meant is nearer than any other
_MOST = 0.5  # of the items; where more are as near, none is meant
_MIN_ITEMS = 3
_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞"})
# Words, by lemma, that speak of items and not of what one is about.
_OF_ITEMS = frozenset(
    "話 話題 こと 事 問題 課題 目標 方向 柱 言い方 言葉 呼び方 名前 項目 点 番 目 位置 位置付ける "
    "上がる 出る 出て来る 載る 触れる 取り上げる 聞く 呼ぶ 付く 含む 入る 数える 属する 当たる "
    "有る 系 面 分野 関係 関連 関わる".split()
)
# What makes an item of anything, by lemma: 「農業の推進」 is about 農業.
_OF_ANY = frozenset(
    "推進 振興 充実 強化 整備 向上 確保 支援 対応 対策 活性 育成 促進 改善 拡大 形成 実現 地域 "
    "社会 町 町作り 市 村 区 作り 作る 事業 取り組み 取組 因る 為る".split()
)
_AMONG = re.compile(
    r"入って|入る|入り|含ま|含め|ありま|ある(?:[?？か]|[のん](?:です|でしょう|か))|あったり?[?？]|あがって|挙が|挙げ|掲げ|数え|出て|載って|触れ|取り上げ"
    r"|の(?:1つ|一つ|ひとつ)(?:と|に|です|で|なの)|書いてあ|書かれて"
    r"|(?<!できた[のん])(?<!した[のん])(?:な(?:の|ん|って)|です|でしょう|だ)[^、。]{0,6}[?？]?$"
)
# 「何という言い方で挙がっていますか」
_ASKS_WORDING = re.compile(
    r"(?:何と|なんて|どう)(?:いう|言う|書|呼|表現)[^。]{0,12}(?:挙|あが|書|呼|表現)"
)


@dataclass(frozen=True, slots=True)
class _Meant:
    """Items by number, and whether a word names them rather than comes near them."""

    numbers: tuple[int, ...]
    is_named: bool


_QUOTED = re.compile("「[^「」]+」")


def asks_for_item(context: Context, match: ListMatch) -> bool:
    """Whether one of the items is asked for: 「どの課題に」, 「課題の何番目」."""
    head = _head_of(context, match)
    tail = r"(?:の(?:うち|中|なか|1つ|一つ)[^、。?？]{0,24})?"
    return (
        re.search(
            rf"(?:どの|どんな|何という|なんという){head}"
            rf"|{head}{tail}(?:は|って|で|として|だと|の)?、?(?:どれ|どちら|何番目|何つ目|何個目|何という|なんて(?:いう|言う|書)|何(?:です|でしょう|$|[?？]))"
            rf"|(?:どれ|何番目|何つ目)[^、。]{{0,8}}{head}",
            context.question.text,
        )
        is not None
    )


def claims_item(context: Context) -> bool:
    """Whether something is claimed to be among the items: 「…も課題に入っていますか」."""
    return context.question.asked.is_yes_no and _AMONG.search(context.question.text) is not None


def answer_meant(context: Context, match: ListMatch) -> Draft | None:
    """The item that the question's other words mean; None where none, or most of them, do.

    Args:
        context: A question for which ``asks_for_item`` or ``claims_item`` holds.
        match: The list that it names.
    """
    items = items_of(match)
    words = _words(context, match)
    if len(items) < _MIN_ITEMS or not words:
        return None
    meant = _meant(context, words, [item.text for item in items])
    if meant is None:
        return None
    subject, chosen = match.fact.subject, [items[number] for number in meant.numbers]
    if (
        context.question.asked.is_yes_no
        and len(chosen) > 1
        and _QUOTED.search(context.question.text)
    ):
        return None  # 「甲の保全と乙の振興」 in quotes is one item, and not two halves of others
    if context.question.asked.is_yes_no:
        key = "list.yes_member" if meant.is_named else "list.likely_member"
    elif not context.question.asked.wants:  # 「産業は？」 after 「緑は課題に入っていますか」
        key = "list.has_member" if meant.is_named else "list.nearest"
    else:
        key = "list.meant" if meant.is_named else "list.nearest"
    proof = (match.doc_id, match.fact.span)
    if len(chosen) == 1 and re.search(r"何(?:番目|つ目|個目|点目)", context.question.text):
        key, number = "list.place", meant.numbers[0] + 1
    else:
        number = 0
    statements = tuple(
        DraftStatement(
            context.say(key, subject=subject, item=item.text, number=number), (*item.proofs, proof)
        )
        for item in chosen
    )
    return Draft(
        statements,
        (DraftFact(match.fact, match.doc_id),),
        0.9 if meant.is_named else 0.7,
        topic=subject,
        entity=chosen[0].text if len(chosen) == 1 else "",
        items=items if len(chosen) == 1 else tuple(chosen),
        doc_ids=(match.doc_id,),
    )


def answer_in_sentence(context: Context, doc_id: DocId, sentence: Span) -> Draft | None:
    """The item that is meant of those that a sentence enumerates; None where it does not."""
    question = context.question
    is_bare = not question.asked.wants and not question.asked.is_yes_no
    if not (is_bare or claims_item(context) or _ASKS_WORDING.search(question.text)):
        return None
    for fact in context.facts[doc_id].lists:
        is_inside = fact.item_spans and sentence.contains(fact.item_spans[-1])
        if is_inside and sentence.contains(fact.item_spans[0]):
            match = match_of(context, doc_id, fact)
            meant = answer_meant(context, match)
            is_of_list = re.search(_head_of(context, match), question.text) is not None
            return none_meant(context, match) if meant is None and is_of_list else meant
    return None


def comes_near(context: Context, match: ListMatch) -> bool:
    """Whether the question's words come near an item, so that none of them may be denied."""
    words = _words(context, match)
    tokens = [_telling(item) for item in match.fact.items]
    return bool(words) and any(_strength(context, words, one) >= _NOT_FAR for one in tokens)


def none_meant(context: Context, match: ListMatch) -> Draft | None:
    """That no item is of what is asked, with the items that there are; None without such words."""
    words = [word for word in _words(context, match) if word.pos == "名詞"]
    fact = match.fact
    if not words or not fact.items or fact.count not in (None, len(fact.items)):
        return None
    said = context.question.text[words[0].start : words[-1].end]
    names = "、".join(f"「{item}」" for item in fact.items)
    text = context.say("list.are", subject=fact.subject, names=names)
    return Draft(
        (DraftStatement(text, ((match.doc_id, fact.span),)),),
        (DraftFact(fact, match.doc_id),),
        0.0,
        AbstentionReason.NOT_STATED,
        context.say("missing.item_of", item=said, subject=fact.subject),
        topic=fact.subject,
        items=items_of(match),
        doc_ids=(match.doc_id,),
    )


def _head_of(context: Context, match: ListMatch) -> str:
    """A pattern of what the list is called: its last noun, or its name in brackets."""
    names = [canonical(match.fact.subject)[-2:], alias_of(context, match.doc_id, match.fact)]
    return "(?:" + "|".join(re.escape(name) for name in names if name) + ")"


_PLAN = re.compile(r"[^の](?:計画|プラン|ビジョン|戦略|構想)$")


def _words(context: Context, match: ListMatch) -> list[ContentWord]:
    """The question's words that say what an item is about."""
    subject = canonical(match.fact.subject)
    plans = [phrase for phrase in context.question.phrases if _PLAN.search(phrase)]
    return [
        word
        for word in context.question.words
        if word.pos in _CONTENT
        and not any(word.surface in plan for plan in plans)  # 「福祉計画の課題は」
        and not COUNTERS.fullmatch(word.surface)
        and not word.surface.isnumeric()
        and word.lemma not in BESIDE | _OF_ITEMS | _OF_ANY
        and canonical(word.surface) not in subject
    ]


def _meant(context: Context, words: Sequence[ContentWord], items: Sequence[str]) -> _Meant | None:
    tokens = [_telling(item) for item in items]
    common = Counter(lemma for one in tokens for lemma in {token.lemma for token in one})
    tokens = [[token for token in one if common[token.lemma] == 1] for one in tokens]
    said = {other for word in words for other in word.others} - _OF_ANY
    told = [_said_in(said, canonical(item)) for item in items]
    strengths = np.array([_strength(context, words, one) for one in tokens])
    if sum(told) == 1:
        strengths = np.maximum(strengths, np.array(told) * _BY_OTHERS)
    best = float(strengths.max(initial=0.0))
    if best < _NEAR:
        return None
    near = tuple(int(number) for number in np.flatnonzero(strengths > best - _APART))
    is_few = len(near) == 1 or (best >= _SAME and len(near) <= _MOST * len(items))
    return _Meant(near, best >= _SAME) if is_few else None


def _telling(item: str) -> list[Token]:
    """The words of an item that set it apart."""
    return [
        token
        for token in shared_morphology().tokens(item)
        if token.pos in _CONTENT and token.lemma not in _OF_ANY
    ]


def _said_in(others: Iterable[str], item: str) -> bool:
    """Whether an item has what the thesaurus knows for a word: 低炭素 for CO2."""
    return any(len(other) > 1 and other in item for other in others)


def _strength(context: Context, words: Sequence[ContentWord], tokens: Sequence[Token]) -> float:
    """How near the nearest of the words is to one of an item's, from 0 to 1."""
    if not tokens:
        return 0.0
    lemmas = [token.lemma for token in tokens]
    for word in words:
        if word.lemma in lemmas or word.others & {*lemmas, *(t.surface for t in tokens)}:
            return _SAME
    cosines = context.vectors([word.lemma for word in words]) @ context.vectors(lemmas).T
    return float(min(cosines.max(initial=0.0), 0.99))
