"""Answers in the document's own sentences: one to three of them, or none."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import AbstentionReason, DraftStatement
from assistant.calculation.reckoning import calculate, reckoned_draft
from assistant.defining import defining_first, parenthesis_behind, spelling_out_first
from assistant.doubts import Doubter
from assistant.drafts import Context, Draft, abstain, inline
from assistant.enumerated import items_behind, only_names, whole_list
from assistant.evidence import Evidence, EvidenceFinder
from assistant.former_rows import own_before_former
from assistant.guards import other_plan
from assistant.headed import raise_under_heading
from assistant.item_leads import denied_item
from assistant.list_item import quoted_span
from assistant.made_of import parts_of_whole, ranked_parts
from assistant.missing import missing_thing, topic_of
from assistant.names import canonical
from assistant.newest import newest_first
from assistant.provisos import proviso_behind, reason_before
from assistant.question import Question, read_question
from assistant.quoting import MIN_PROBABILITY, is_worth_quoting, settling_first
from assistant.said_next import raise_what_is_said_next
from assistant.telling import slot_lead, told_as_quote
from assistant.topics.meant_items import answer_in_sentence
from assistant.topics.row_by_cells import answer_row_by_cells
from assistant.wants import Want
from corpus.morphology import shared_morphology
from corpus.records import DocId, Document, SentenceKind, Span

_NOW = re.compile(
    r"(?:今|いま|現在|現時点)(?:は|の|で|、)*(?=(?:どの|どれ)(?:くらい|ぐらい|ほど)|いくつ|何)"
)
_NEAR, _UNDOUBTED = 0.3, 0.7  # of a sentence that is shown beside "not stated"; of its doubts
_LEAST_NAME, _MOST_MORE = 3, 10  # characters of a name, and of a heading beside it
_NOT_WORTH_A_DOUBT = 0.04  # it will not be quoted
_ANSWERED_BY_WORDS = (
    Want.WHEN,
    Want.START,
    Want.END,
    Want.LENGTH,
    Want.PERIOD,
    Want.WHO,
    Want.NAME,
    Want.HOW_MANY,
    Want.MONEY,
    Want.CONTACT,
    Want.ADDRESS,
    Want.CLOCK,
    Want.WHERE,
    Want.WHICH,
)
_MAX_LEAD = 2
_SURELY_DEFINED = 0.6  # from here on a sentence says what a thing is better than a parenthesis
_SLOGAN = re.compile(r"理念|将来像|姿|スローガン|フレーズ|合言葉|テーマ")
_MAX_SLOGAN = 45  # characters
_FOLLOWS = re.compile(r"次の|以下の|下記|のとおり|の通り|次に掲げる")
_PURPOSE_HEADING = re.compile(r"目的|趣旨|背景|位置づけ|位置付け|必要性|経緯|ねらい|きっかけ")
_OF_PLACE = re.compile(r"[0-9]+(?:位|番目|つ目)|一番|最も|もっとも")  # 「期待の2位は」
_BESIDE = 0.5  # share of the best item's probability that another of its list has


def answer_from_text(context: Context, finder: EvidenceFinder, *, plan: str = "") -> Draft:
    """The sentences that answer, else an abstention that says what is missing.

    Args:
        context: The question and the documents that are meant.
        finder: Finds sentences.
        plan: The plan that is asked about when it is not the document's own.
    """
    return answer_from_evidence(context, find_evidence(context, finder, plan=plan))


def find_evidence(context: Context, finder: EvidenceFinder, *, plan: str = "") -> list[Evidence]:
    """The sentences that may answer, the most probable first, near misses discounted."""
    found = finder.find(_without_now(context.question), context.documents)
    kept = raise_what_is_said_next(context, _without_near_misses(context, found, plan))
    return raise_under_heading(context, kept)


def _without_now(question: Question) -> Question:
    """「運転士は今何人ですか」 as 「運転士は何人ですか」: few sentences speak of today by name."""
    text = _NOW.sub("", question.text)
    if not question.wants(Want.CURRENT) or text == question.text:
        return question
    return read_question(question.printed, shared_morphology(), repaired=text)


def answer_from_evidence(context: Context, judged: Sequence[Evidence]) -> Draft:
    """The sentences that answer, of those found, else an abstention."""
    question = context.question
    found = _ordered(context, judged)
    topic = topic_of(context)
    if (below := _heading_below(context)) is not None:
        return _lead_draft(context, [below], topic)
    reckoned = calculate(context, found)
    if reckoned is not None:
        return reckoned_draft(context, reckoned, topic)
    lead, best = _section_lead(context), found[0].probability if found else 0.0
    if question.wants(Want.DEFINITION, Want.ABBREVIATION):
        gloss = None if lead else parenthesis_behind(context)
        if gloss is not None and (best < _SURELY_DEFINED or f"「{gloss.topic}」" in question.text):
            return gloss
    if lead and (best < MIN_PROBABILITY or question.wants(Want.DEFINITION)):
        return _lead_draft(context, lead, topic)
    if not is_worth_quoting(question, found):
        return answer_row_by_cells(context) or _abstention(context, found[:1], topic)
    meant = answer_in_sentence(context, found[0].doc_id, found[0].sentence.span)
    return meant if meant is not None else _quoting(context, found, topic)


def _ordered(context: Context, judged: Sequence[Evidence]) -> list[Evidence]:
    """The sentences, those first that say what is asked for: why, what a thing is, what for."""
    question, found = context.question, list(judged)
    if question.wants(Want.WHY) and not _specific_words(context):
        found = _purpose_first(context, found)
    if question.wants(Want.DEFINITION):
        found = defining_first(context, found)
    return spelling_out_first(context, found) if "何の略" in question.text else found


def _abstention(context: Context, best: Sequence[Evidence], topic: str) -> Draft:
    """What is missing, and the best sentence where it comes near enough to be shown."""
    draft = abstain(AbstentionReason.NOT_STATED, missing_thing(context, topic), topic=topic)
    if not best:
        return replace(draft, confidence=0.0)
    # One of another year or of the former plan is no help.
    is_near = best[0].probability >= _NEAR and best[0].undoubted >= _UNDOUBTED
    near = _near(context, best[0]) if is_near else None
    return replace(draft, confidence=best[0].probability, beside=near)


def _quoting(context: Context, found: list[Evidence], topic: str) -> Draft:
    """The best sentences as quotes; a list that the best one announces, whole."""
    question = context.question
    chosen = found[:1] if question.wants(Want.WHY) else settling_first(context, found)
    whole = None
    is_alone = len(found) < 2 or found[1].probability < _BESIDE * found[0].probability
    is_by_words = question.asked.is_yes_no or question.wants(*_ANSWERED_BY_WORDS[:-1])
    is_by_words = is_by_words or _OF_PLACE.search(question.text) is not None
    if not (is_alone or is_by_words):
        whole = whole_list(context.documents[chosen[0].doc_id], chosen[0])
    chosen = chosen if whole is None else [whole]
    first = chosen[0]
    document = context.documents[first.doc_id]
    quote = first.sentence.span.of(document.text)
    items: tuple[DraftStatement, ...] = ()
    if whole is not None or _FOLLOWS.search(quote) or only_names(document, first.sentence):
        items = items_behind(document, first, is_of_list=whole is not None)
    is_list, items_of = bool(items), ""
    if not is_list:
        proof = (first.doc_id, quoted_span(document, first.sentence))
        parts = parts_of_whole(question, quote)
        ranked = [] if parts else ranked_parts(quote)
        items_of = context.say("list.order") if ranked else ""
        items = tuple(DraftStatement(part, (proof,)) for part in parts or ranked)
    statements: list[DraftStatement] = []
    for order in range(1 if is_list else len(chosen)):
        statements.extend(_quoted(context, chosen, order, statements))
    return Draft(
        (*statements, *(items if is_list else ())),
        confidence=first.probability,
        topic=topic,
        items=items,
        items_of=items_of,
        doc_ids=tuple(dict.fromkeys(evidence.doc_id for evidence in chosen)),
        is_from_text=True,
    )


def _quoted(
    context: Context, chosen: Sequence[Evidence], order: int, before: Sequence[DraftStatement]
) -> Iterator[DraftStatement]:
    """One of the sentences as a quote, with what leads to it and what it leaves out behind it."""
    evidence = chosen[order]
    document = context.documents[evidence.doc_id]
    proof = (evidence.doc_id, quoted_span(document, evidence.sentence))
    if proof in (told for one in before for told in one.proofs):
        return
    if order == 0 and (denied := denied_item(context, evidence)):
        yield from denied
        return
    if order == 0 and (lead_in := slot_lead(context, evidence)) is not None:
        yield lead_in
    told = told_as_quote(context, chosen, order)
    reason = reason_before(document, evidence.sentence) if order == 0 else None
    if reason is not None and context.question.wants(Want.WHY):
        lead = context.say("evidence.quote", quote=inline(reason.span.of(document.text)))
        yield DraftStatement(lead, ((evidence.doc_id, reason.span),))
        quote = inline(proof[1].of(document.text))
        told = context.say("evidence.proviso", quote=quote)
    yield DraftStatement(told, (proof,), answer=_answering_words(context, evidence))
    behind = proviso_behind(document, evidence.sentence)
    if behind is None or proof[1].contains(behind.span):
        return
    if all(one.sentence is not behind for one in chosen):
        said = context.say("evidence.proviso", quote=inline(behind.span.of(document.text)))
        yield DraftStatement(said, ((evidence.doc_id, behind.span),))


def _near(context: Context, evidence: Evidence) -> DraftStatement:
    """The sentence that comes nearest to an answer, said to be no more than that."""
    document = context.documents[evidence.doc_id]
    span = quoted_span(document, evidence.sentence)
    quote = inline(span.of(context.documents[evidence.doc_id].text))
    return DraftStatement(context.say("abstain.near", quote=quote), ((evidence.doc_id, span),))


def _answering_words(context: Context, evidence: Evidence) -> Span | None:
    """The words of a sentence that answer a question for a name, a date, an amount, a place."""
    question = context.question
    is_for_words = question.wants(*_ANSWERED_BY_WORDS) and not question.asked.is_yes_no
    is_new = evidence.checks.kind_there or not evidence.checks.kind_missing
    return evidence.answer if is_for_words and is_new else None


def _without_near_misses(context: Context, found: list[Evidence], plan: str) -> list[Evidence]:
    """Sentences that miss what is asked for, made as improbable as they are."""
    doubter = Doubter(context, plan)
    judged = []
    for evidence in found:
        if evidence.probability < _NOT_WORTH_A_DOUBT:
            judged.append(evidence)
            continue
        document = context.documents[evidence.doc_id]
        doubts = doubter.of(document, evidence.sentence, evidence.checks, evidence.covered)
        left = evidence.probability * doubts.share
        judged.append(replace(evidence, probability=left, undoubted=doubts.share))
    return newest_first(context, own_before_former(context, judged))


def _section_lead(context: Context) -> list[tuple[DocId, Span]]:
    """For 「Xとは」 and 「Xについて教えて」: the first sentences under the heading X."""
    question = context.question
    asks_about = question.wants(Want.DEFINITION) or not question.asked.wants
    if not asks_about or question.asked.is_yes_no:
        return []
    named = _under_heading(context, question.phrases[0]) if len(question.phrases) == 1 else []
    if named or not question.wants(Want.DEFINITION):
        return named
    return _under_longer_heading(context, topic_of(context))


def _under_heading(context: Context, name: str) -> list[tuple[DocId, Span]]:
    """The first sentences of the section that is called so."""
    asked = canonical(name, context.names)
    heading = re.compile(rf"(?:[一-鿿]{{1,5}}[0-9]{{1,2}})?{re.escape(asked)}(?:とは)?")
    return next(_leads(context, heading), []) if len(asked) >= 2 else []


def _under_longer_heading(context: Context, name: str) -> list[tuple[DocId, Span]]:
    """Those of the one section whose name begins or ends so: 見守り配食 of 見守り配食サービス."""
    asked = re.escape(canonical(name, context.names))
    more = rf".{{1,{_MOST_MORE}}}"
    found = list(_leads(context, re.compile(rf"{asked}{more}|{more}{asked}")))
    return found[0] if len(found) == 1 and len(name) >= _LEAST_NAME else []


def _heading_below(context: Context) -> tuple[DocId, Span] | None:
    """For 「基本理念は」: the line that stands by itself right under the heading 基本理念.

    In large print it may be read as a heading, without a number beside headings that have one.
    """
    question = context.question
    is_open = not (question.asked.wants - {Want.WHICH, Want.DEFINITION})
    asked = canonical(question.phrases[-1], context.names) if question.phrases else ""
    if (
        not is_open
        or question.asked.is_yes_no
        or other_plan(context)
        or len(asked) < _LEAST_NAME - 1
    ):
        return None
    for doc_id, document in context.documents.items():
        for number, section in enumerate(document.sections):
            title = canonical(section.title, context.names)
            if section.heading is not None and section.label and title.endswith(asked):
                line = _line_under(document, number, is_slogan=_SLOGAN.search(asked) is not None)
                if line is not None:
                    return doc_id, line
    return None


def _line_under(document: Document, number: int, *, is_slogan: bool) -> Span | None:
    """The first line under a heading where it is larger print, or no sentence and a slogan."""
    heading = document.sections[number].heading
    assert heading is not None
    first = bisect_left(document.sentences, heading.end, key=lambda one: one.span.start)
    title = canonical(document.sections[number].title)
    below = [
        one
        for one in document.sentences[first : first + _MAX_LEAD]
        if canonical(one.span.of(document.text)) != title
    ]
    if not below:
        return None
    words = below[0].span.of(document.text)
    if below[0].kind is SentenceKind.HEADING:
        section = document.sections[below[0].section]
        return below[0].span if not section.label and section.span.end > below[0].span.end else None
    is_line = below[0].section == number and below[0].kind is SentenceKind.BODY
    is_short = len(words) <= _MAX_SLOGAN and "。" not in words
    return below[0].span if is_slogan and is_line and is_short else None


def _leads(context: Context, heading: re.Pattern[str]) -> Iterator[list[tuple[DocId, Span]]]:
    """The first sentences of each section whose title fits."""
    for doc_id, document in context.documents.items():
        for number, section in enumerate(document.sections):
            if heading.fullmatch(canonical(section.title, context.names)):
                body = [
                    sentence.span
                    for sentence in document.sentences
                    if sentence.section == number and sentence.kind is SentenceKind.BODY
                ]
                if body:
                    yield [(doc_id, span) for span in body[:_MAX_LEAD]]


def answer_from_item(context: Context, item: str) -> Draft | None:
    """What stands under the heading of a list's item, for 「2つ目はどういうことですか」.

    None when it is no heading, or when a date, a name, an amount or a place is asked for.
    """
    is_for_words = set(_ANSWERED_BY_WORDS) - {Want.WHICH}
    if context.question.wants(*is_for_words) or context.question.asked.is_yes_no:
        return None
    lead = _under_heading(context, item)
    return _lead_draft(context, lead, item) if lead else None


def _lead_draft(context: Context, lead: list[tuple[DocId, Span]], topic: str) -> Draft:
    statements = tuple(
        DraftStatement(
            context.say(
                "evidence.also" if order else "evidence.quote",
                quote=inline(span.of(context.documents[doc_id].text)),
            ),
            ((doc_id, span),),
        )
        for order, (doc_id, span) in enumerate(lead)
    )
    return Draft(statements, confidence=0.8, topic=topic, entity=topic, doc_ids=(lead[0][0],))


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
    """For 「なぜこの計画を」: reasons, first those under a heading of purpose."""

    def is_purpose(evidence: Evidence) -> bool:
        section = context.documents[evidence.doc_id].section_at(evidence.sentence.span.start)
        return section is not None and _PURPOSE_HEADING.search(" ".join(section.path)) is not None

    reasons = [e for e in found if e.checks.kind_there and e.sentence.kind is SentenceKind.BODY]
    for_purpose = [e for e in reasons if is_purpose(e) and e.undoubted >= _UNDOUBTED]
    others = [e for e in found if e not in for_purpose]
    raised = [replace(e, probability=max(e.probability, 0.8)) for e in for_purpose]
    # Of several reasons the last one is the plan's own: the ones before tell how it came to it.
    raised.sort(key=lambda e: (-e.checks.own_coverage, -e.sentence.span.start))
    return [*raised, *others]
