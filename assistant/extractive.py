"""Answers in the document's own sentences: one to three of them, or none."""

import re

from assistant.answer import AbstentionReason, DraftStatement
from assistant.drafts import Context, Draft, abstain
from assistant.evidence import Evidence, EvidenceFinder
from assistant.expectation import what_is_missing
from assistant.names import canonical
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, SentenceKind, Span
from corpus.wareki import find_dates

MIN_PROBABILITY = 0.5
_SECOND_SHARE = 0.8  # a further sentence must be nearly as probable as the best one
_MAX_SENTENCES = 3
_MAX_ITEMS = 12
_FOLLOWS = re.compile(r"次の|以下の|下記|のとおり|の通り|次に掲げる")
_PURPOSE_HEADING = re.compile(r"目的|趣旨|背景|位置づけ|位置付け|必要性|経緯|ねらい|きっかけ")
_NUMBER = re.compile(r"[0-9][0-9,.]*")


def answer_from_text(context: Context, finder: EvidenceFinder, *, query: str = "") -> Draft:
    """The sentences that answer, else an abstention that says what is missing."""
    question = context.question
    found = finder.find(question, context.documents, query=query)
    if question.wants(Want.WHY) and not _specific_words(context):
        found = _purpose_first(context, found)
    topic = _topic(context)
    if not found or found[0].probability < MIN_PROBABILITY:
        best = found[0].probability if found else 0.0
        draft = abstain(AbstentionReason.NOT_STATED, _missing(context, topic), topic=topic)
        return Draft(reason=draft.reason, missing=draft.missing, topic=topic, confidence=best)
    chosen = _choose(found)
    statements: list[DraftStatement] = []
    items: tuple[DraftStatement, ...] = ()
    for order, evidence in enumerate(chosen):
        document = context.documents[evidence.doc_id]
        quote = evidence.sentence.span.of(document.text)
        key = _key(context, evidence, order)
        text = context.say(key, quote=_inline(quote), title=document.title)
        statements.append(DraftStatement(text, ((evidence.doc_id, evidence.sentence.span),)))
        if order == 0 and _FOLLOWS.search(quote):
            items = _items_behind(document, evidence)
            if items:
                statements.extend(items)
                break
    doc_ids = tuple(dict.fromkeys(evidence.doc_id for evidence in chosen))
    return Draft(tuple(statements), confidence=chosen[0].probability, topic=topic, items=items, doc_ids=doc_ids)


def _inline(quote: str) -> str:
    """A quote inside 「」: without its own full stop, cells of a row set apart."""
    return re.sub(r"\t", " / ", quote).removesuffix("。")


def _specific_words(context: Context) -> list[str]:
    """Content words beyond the plan itself and its making."""
    general = {"計画", "作る", "策定", "有る", "為", "書", "必要", "本", "基本"}
    name = context.question.plan_name
    return [
        word.surface
        for word in context.question.words
        if word.lemma not in general and word.surface not in name
    ]


def _purpose_first(context: Context, found: list[Evidence]) -> list[Evidence]:
    """For 「なぜこの計画を」: sentences that give a reason, under a heading of purpose."""

    def bonus(evidence: Evidence) -> float:
        section = context.documents[evidence.doc_id].section_at(evidence.sentence.span.start)
        is_purpose = section is not None and _PURPOSE_HEADING.search(" ".join(section.path))
        gives_reason = evidence.features.holds_kind == 1.0
        return 0.6 * bool(is_purpose and gives_reason) + 0.1 * gives_reason

    return sorted(
        (
            Evidence(e.doc_id, e.sentence, e.features, min(0.95, e.probability + bonus(e)), e.covered)
            for e in found
            if e.sentence.kind is not SentenceKind.HEADING
        ),
        key=lambda e: -e.probability,
    )


def _choose(found: list[Evidence]) -> list[Evidence]:
    """The best sentence, and further ones that hold words of the question that it does not."""
    chosen = [found[0]]
    covered = set(found[0].covered)
    for evidence in found[1:]:
        if len(chosen) == _MAX_SENTENCES or evidence.probability < MIN_PROBABILITY:
            break
        is_new = evidence.covered - covered
        if is_new and evidence.probability >= _SECOND_SHARE * found[0].probability:
            chosen.append(evidence)
            covered |= evidence.covered
    return chosen


def _key(context: Context, evidence: Evidence, order: int) -> str:
    if len(context.documents) > 1:
        return "evidence.several"
    if order:
        return "evidence.also"
    if not context.question.asked.is_yes_no:
        return "evidence.quote"
    return _verdict(context, evidence)


def _verdict(context: Context, evidence: Evidence) -> str:
    """Yes when the sentence holds every word of the claim, no when only its number differs."""
    question = context.question
    document = context.documents[evidence.doc_id]
    text = normalize(evidence.sentence.span.of(document.text))
    said_dates = {date.fiscal_year for date in find_dates(question.text)}
    dates = {date.fiscal_year for date in find_dates(text)}
    numbers = set(_NUMBER.findall(question.text))
    others = [w for w in question.words if not _NUMBER.search(w.surface) and w.lemma not in ("令和", "平成", "昭和")]
    is_covered = all(w.surface in evidence.covered for w in others) or evidence.features.own_coverage >= 0.85
    if said_dates and dates:
        if not is_covered:
            return "evidence.quote"
        return "evidence.yes" if said_dates & dates else "evidence.no"
    if numbers and _NUMBER.search(text) and is_covered:
        return "evidence.yes" if numbers <= set(_NUMBER.findall(text)) else "evidence.no"
    is_denied = re.search(r"ない|ません|なく|ず[、。]", text) is not None
    if is_covered and evidence.features.own_coverage >= 0.9 and not is_denied:
        return "evidence.yes"
    return "evidence.quote"


def _items_behind(document: Document, evidence: Evidence) -> tuple[DraftStatement, ...]:
    """The list items that 「次の…」 announces."""
    places = {sentence.span: place for place, sentence in enumerate(document.sentences)}
    place = places[evidence.sentence.span] + 1
    items: list[DraftStatement] = []
    while place < len(document.sentences) and len(items) < _MAX_ITEMS:
        sentence = document.sentences[place]
        if sentence.kind is not SentenceKind.LIST_ITEM or sentence.section != evidence.sentence.section:
            break
        span: Span = sentence.span
        items.append(DraftStatement(span.of(document.text), ((evidence.doc_id, span),), is_quote=True))
        place += 1
    return tuple(items)


def _topic(context: Context) -> str:
    """What the question is about: the plan it names, else its first noun phrase."""
    question = context.question
    if question.plan_name:
        return question.plan_name
    phrases = [p for p in question.phrases if not any(canonical(p) == canonical(n) for n in context.names)]
    return phrases[0] if phrases else ""


def _missing(context: Context, topic: str) -> str:
    key = what_is_missing(context.question)
    if key and topic:
        return context.say("missing.of", name=topic, what=context.say(key))
    if key:
        return context.say(key)
    return context.say("missing.question", question=context.question.printed)
