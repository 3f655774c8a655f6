"""How large a body is, how long its members serve, how often and in which months it meets."""

import re
from collections.abc import Callable, Iterator

from assistant.answer import AbstentionReason
from assistant.drafts import Draft, DraftStatement, abstain, inline
from assistant.expectation import OFTEN
from assistant.names import canonical
from assistant.topics.bodies import GENERIC_BODY, Mentions
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Sentence, SentenceKind

_NUMBER = r"(?:[0-9]+|[一二三四五六七八九十]+)"
_PEOPLE = rf"(?<![0-9,延べ約]){_NUMBER}[人名](?:以内|程度|以下|以上)?"
_SIZE = re.compile(
    rf"{_PEOPLE}[^。]{{0,15}}(?:構成|組織|から[成な]|委員|メンバー|参加)|委員[^。]{{0,8}}{_PEOPLE}"
)
_TERM_ASKED = re.compile(r"任期|何年(?:間)?(?:務め|つとめ|やる)")
_TERM = re.compile(rf"任期は?[^。]{{0,25}}(?:{_NUMBER}(?:年|か月|月)|まで|最長)")
_MONTH_ASKED = re.compile(r"何月|いつ(?!から|まで)|時期")
_MONTHS = re.compile(
    rf"(?:毎年度?|定例|原則|年[0-9]+回)[^。]{{0,12}}{_NUMBER}月|{_NUMBER}月(?:と|、|及び){_NUMBER}月"
)
_BODY_NAME = re.compile(r"(?:審議|評価|検証|協議|点検)(?:会議?|委員会|部会|機関)")
_TIMES = re.compile(r"[0-9一二三四五六七八九十]回")
_MEETS = re.compile(r"開催|開[きくかい]|集ま|招集|定例")
_CHECKS = re.compile(r"点検|チェック|見て|確認|評価|検証|審議|聴|報告")
_MEETING_ASKED = re.compile(r"開[催きくかい]|集ま|会議|会合|定例|や(?:る|って|り)|ある")
_ARTICLE = re.compile(r"^第[0-9一二三四五六七八九十]+条(?:の[0-9]+)?")
# Words, by lemma, that ask for these and name nothing else.
_ASKING = frozenset(
    "委員 構成 構成員 メンバー 人数 定数 定員 任期 上限 下限 最大 最高 多い 一番 全部 合計 遣る "
    "居る 集まる 集まり 会議 会合 開く 開催 回数 頻度 普段 定例 通常 大体 時期 本部 御 二人 入る "
    "選ぶ 員数 会 体 頭 市長 町長 村長 さん 出る 務める 方 再任 年間 ペース 間隔 数 員".split()
)


def answer_meeting(mentions: Mentions) -> Draft | None:
    """The sentence that tells a body's size, term, months or frequency; None when none does."""
    question = mentions.question
    tells = _asked(mentions)
    bodies = [body for body in mentions.bodies if body not in GENERIC_BODY] or mentions.bodies
    if tells is None or len(bodies) != 1 or mentions.is_yes_no:
        return None
    body = bodies[0]
    named = canonical(body)
    left = [
        word
        for word in question.words
        if word.lemma not in _ASKING and canonical(word.surface) not in named
    ]
    told = [
        (doc_id, sentence)
        for doc_id, document in mentions.context.documents.items()
        for sentence in _about(mentions, doc_id, document, body)
        if tells(text := normalize(sentence.span.of(document.text)))
        and all(
            word.surface in text or any(other in text for other in word.others) for word in left
        )
    ]
    if told:
        # 「毎年度」 tells less than 「年3回」, and 「本部を置き、幹事会を年4回」 nothing of it.
        counted = [one for one in told if _counts(mentions, *one, body)]
        doc_id, sentence = (counted or told)[0]
        quote = sentence.span.of(mentions.context.documents[doc_id].text)
        said = mentions.context.say("evidence.quote", quote=inline(quote))
        statement = DraftStatement(said, ((doc_id, sentence.span),))
        return Draft((statement,), (), 0.85, topic=body, entity=body, doc_ids=(doc_id,))
    if left or question.asked.unit != "人":
        return None
    missing = mentions.context.say(
        "missing.of", name=body, what=mentions.context.say("what.people")
    )
    return abstain(AbstentionReason.NOT_STATED, missing, topic=body)


def _counts(mentions: Mentions, doc_id: DocId, sentence: Sentence, body: str) -> bool:
    """Whether a sentence says how many times, and names no other body right before that."""
    if not mentions.question.wants(Want.OFTEN):
        return True
    text = canonical(sentence.span.of(mentions.context.documents[doc_id].text))
    times = _TIMES.search(text)
    if times is None:
        return False
    before = text[: times.start()]
    own = max((before.rfind(name) for name in _names(mentions, doc_id, body)), default=-1)
    others = {canonical(e.role.body) for e in mentions.entries if e.role.body}
    return not any(
        before.rfind(other) > own for other in others if other != canonical(body) and len(other) > 1
    )


def _asked(mentions: Mentions) -> Callable[[str], bool] | None:
    """What a sentence must tell; None when none of these is asked for."""
    question = mentions.question
    if question.wants(Want.MONEY, Want.WHY, Want.NAME, Want.CONTACT):
        return None
    if _TERM_ASKED.search(question.text):
        return lambda text: _TERM.search(text) is not None
    if question.wants(Want.HOW_MANY) and question.asked.unit in ("人", ""):
        if question.asked.unit or re.search(r"定数|定員|人数", question.text):
            return lambda text: _SIZE.search(text) is not None
        return None
    # 審議 of 審議会 is no doing
    doing = _CHECKS if _CHECKS.search(_BODY_NAME.sub("", question.text)) else _MEETS
    if doing is _MEETS and not _MEETING_ASKED.search(question.text):
        return None
    if question.wants(Want.OFTEN):
        return lambda text: bool(OFTEN.search(text) and doing.search(text))
    if question.wants(Want.WHEN) and _MONTH_ASKED.search(question.text):
        return lambda text: bool(_MONTHS.search(text) and doing.search(text))
    return None


def _about(mentions: Mentions, doc_id: DocId, document: Document, body: str) -> Iterator[Sentence]:
    """The sentences that name the body, then those behind such a one in the same part."""
    names = _names(mentions, doc_id, body)
    others = [
        name
        for other in dict.fromkeys(e.role.body for e in mentions.entries if e.role.body)
        if other != body and canonical(other) != canonical(body)
        for name in _names(mentions, doc_id, other)
        if name not in names
    ]
    behind: list[Sentence] = []
    part: tuple[str, ...] | None = None  # where the body was the last one that was named
    for sentence in document.sentences:
        text = _ARTICLE.sub("", canonical(sentence.span.of(document.text)))
        path = _part(document, sentence)
        if _holds(text, names):
            part = path
            if sentence.kind is not SentenceKind.HEADING:
                yield sentence
        elif _holds(text, others) or path != part:
            part = None
        else:
            behind.append(sentence)
    yield from behind


def _part(document: Document, sentence: Sentence) -> tuple[str, ...]:
    """The headings above a sentence's own: the articles of a regulation belong together."""
    path = document.path_at(sentence.span.start)
    return path[:-1] if len(path) > 1 else path


def _names(mentions: Mentions, doc_id: DocId, body: str) -> tuple[str, ...]:
    """A body's name, without the municipality, and what the document calls it for short."""
    full = canonical(body, mentions.context.names)
    short = [
        canonical(entry.term)
        for entry in mentions.context.facts[doc_id].glossary
        if canonical(entry.definition).endswith(full) or full.endswith(canonical(entry.definition))
    ]
    return tuple(dict.fromkeys(name for name in (full, *short) if len(name) >= 2))


def _holds(text: str, names: list[str] | tuple[str, ...]) -> bool:
    """Whether a text names one of the bodies, and not the head or a member of it alone."""
    return any(
        re.search(rf"{re.escape(name)}(?!長|員|会)", text)
        if len(name) > 3
        else re.search(rf"(?<![一-鿿ァ-ヺー]){re.escape(name)}(?!長|員|会)", text)
        for name in names
        if name in text
    )
