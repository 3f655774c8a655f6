"""A result that no sentence states, reckoned from one sentence or from two, with its sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import DraftStatement
from assistant.calculation.asked import Operation, Sum, read_sums
from assistant.calculation.choosing import choices_of, choose, say_program
from assistant.calculation.spans import all_months, by_span, times_a_year, yearly
from assistant.calculation.stated import is_stated
from assistant.calculation.sums import Reckoned, reckon
from assistant.calculation.terms import Term, asks_term, find_term, subject_of, verdict
from assistant.calculation.times import Timed, from_now, hours, length, stage
from assistant.calculation.totals import total_of_two
from assistant.drafts import Context, Draft, inline
from assistant.evidence import Evidence
from assistant.names import canonical
from assistant.question import Question
from assistant.topics.rows import rows_of
from assistant.topics.table_sums import answer_change, of_best_caption
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, SentenceKind, Span
from corpus.wareki import find_dates

LEAST = 0.25  # probability of a sentence from which it may be reckoned with
_LEAST_SAID = 0.75  # confidence of a result: its sum is itself a proof
_SURELY = 0.4  # from which a sentence is quoted
_AS_GOOD = 0.7  # of the best one's: a sentence that holds as many of the question's words
_LOOKED_AT = 3
_LIKELY = 0.5  # from which a sum that the model chooses is believed
_POSSIBLE = 0.3  # from which a rule's is
_MOST_QUOTED = 2
_OF_TIME = frozenset({Operation.LENGTH, Operation.HOURS})
_TOPIC = re.compile(r"(?P<name>[^、。]{2,12}?)(?:について)?は、")
_Proof = tuple[DocId, Span]


@dataclass(frozen=True, slots=True)
class Calculation:
    """What was reckoned; the statement's proofs are the sentences that it is from."""

    statement: DraftStatement
    probability: float  # that these sentences answer
    result: str = ""  # of arithmetic; "" where it is told otherwise


def still_lasts(context: Context, found: Sequence[Evidence]) -> Calculation | None:
    """Whether what is asked about lasts today, by the term that the best sentence states.

    Where it states none, by the one term that the document gives for what that sentence is about.
    """
    if not asks_term(context.question) or not found or found[0].probability < _SURELY:
        return None
    best = found[0]
    for evidence in found[:_LOOKED_AT]:
        text = _text(context, evidence)
        term = find_term(context.question, text)
        if term is None and evidence is best and not find_dates(text):
            document = context.documents[best.doc_id]
            term, span = _term_of(context, document, subject_of(text))
            if term is not None and span is not None:
                return _lasting(context, term, best, span)
        if term is not None and (evidence is best or _is_about_it(context, evidence)):
            return _lasting(context, term, evidence, evidence.sentence.span)
    return None


def _lasting(context: Context, term: Term, evidence: Evidence, span: Span) -> Calculation:
    said = verdict(context.question, term, context.today, context.say)
    return Calculation(DraftStatement(said, ((evidence.doc_id, span),)), evidence.probability)


def _text(context: Context, evidence: Evidence) -> str:
    return normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))


def _is_about_it(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence surely answers and holds the thing that the question names last."""
    phrases = context.question.phrases
    is_sure = evidence.probability >= _SURELY
    return (
        is_sure and bool(phrases) and canonical(phrases[-1]) in canonical(_text(context, evidence))
    )


def _term_of(context: Context, document: Document, subject: str) -> tuple[Term | None, Span | None]:
    """The one term of something, and the sentence that begins with its name and states it."""
    found: dict[tuple[date | None, date], tuple[Term, Span]] = {}
    for sentence in document.sentences if subject else ():
        text = normalize(sentence.span.of(document.text))
        if subject_of(text).startswith(subject) and (term := find_term(context.question, text)):
            found.setdefault((term.first, term.last), (term, sentence.span))
    return next(iter(found.values())) if len(found) == 1 else (None, None)


_STAYS = re.compile(r"^(?!.*(?:あと|何年|何か月|何ヶ月|何カ月|期限)).*残って(?:い|る|ん|ます)")


def calculate(context: Context, found: Sequence[Evidence]) -> Calculation | None:
    """What the best sentences give for a question that asks for a sum.

    Args:
        context: The question.
        found: Sentences that may answer, the most probable first.

    Returns:
        None where nothing is asked to be reckoned, or more than one result is possible.
    """
    if context.question.asked.is_yes_no:
        return still_lasts(context, found)
    text = context.question.text
    if _STAYS.search(text):
        return None  # 「残っている人は何人」 is said of those who stayed
    if found and is_stated(text, read_sums(text), _text(context, found[0])):
        return None
    by_rule = by_rules(context, found)
    if by_rule is not None and not by_rule.result:
        return by_rule
    choices = choices_of(context, found, by_rule.result if by_rule else "")
    if choices is None:
        return by_rule
    best, results = choose(choices)
    if by_rule is not None and (
        best.program.result == by_rule.result
        or (best.probability < _LIKELY and results.get(by_rule.result, 1.0) >= _POSSIBLE)
    ):
        return by_rule
    if best.probability < _LIKELY:
        return None
    return Calculation(say_program(context, best.program), best.probability, best.program.result)


def by_rules(context: Context, found: Sequence[Evidence]) -> Calculation | None:
    """What rules give for the sums that the question's words ask for."""
    asked = read_sums(context.question.text)
    is_other = context.question.wants(Want.WHY)
    if is_other or not asked or not found or found[0].probability < LEAST:
        return None
    for evidence in found[:_LOOKED_AT]:
        for one in asked:
            if not _is_as_good(context, one, evidence, found[0]):
                continue
            made = _of_sentence(context, one, evidence)
            if made is not None:
                return made
    for one in asked:
        if one.operation is Operation.SUM:
            return _of_two(context, one, found)
    return None


def reckoned_draft(context: Context, reckoned: Calculation, topic: str) -> Draft:
    """The result with its sum, and the sentences that it is from."""
    quotes = []
    proofs = reckoned.statement.proofs
    for order, (doc_id, span) in enumerate(proofs if len(proofs) <= _MOST_QUOTED else ()):
        quote = inline(span.of(context.documents[doc_id].text))
        key = "evidence.also" if order else "evidence.quote"
        proof = (doc_id, span)
        quotes.append(DraftStatement(context.say(key, quote=quote), (proof,)))
    return Draft(
        (reckoned.statement, *quotes),
        confidence=max(_LEAST_SAID, reckoned.probability),
        topic=topic,
        doc_ids=tuple(dict.fromkeys(doc_id for doc_id, _ in reckoned.statement.proofs)),
        is_from_text=True,
    )


def _is_as_good(context: Context, asked: Sum, evidence: Evidence, best: Evidence) -> bool:
    """Whether a sentence is the best one, or as good for what is asked.

    A length may stand in a sentence that is less like the question, if it is about the thing that
    the question names last.
    """
    if evidence is best:
        return True
    if asked.operation in _OF_TIME:
        return _is_about_it(context, evidence)
    if asked.operation is Operation.ALL_MONTHS and evidence.probability >= LEAST:
        topic = _TOPIC.match(_text(context, evidence))
        return topic is not None and topic["name"] in context.question.text
    if asked.operation is Operation.UNTIL and evidence.probability >= LEAST:
        shared = best.covered & evidence.covered  # only a date ahead answers
        return 2 * len(shared) >= len(best.covered)
    is_near = evidence.probability >= _AS_GOOD * best.probability
    return is_near and best.covered <= evidence.covered


def _of_sentence(context: Context, asked: Sum, evidence: Evidence) -> Calculation | None:
    text = _text(context, evidence)
    proof = (evidence.doc_id, evidence.sentence.span)
    say, question = context.say, context.question
    if evidence.sentence.kind is SentenceKind.TABLE_ROW:
        if asked.operation is Operation.DIFFERENCE:
            said = _of_row(context, evidence)
            return Calculation(said, evidence.probability) if said else None
        if asked.operation is not Operation.HOURS:
            return None
    match asked.operation:
        case Operation.LENGTH:
            timed = length(question, text, say)
        case Operation.HOURS:
            timed = hours(question, text, say)
        case Operation.UNTIL | Operation.SINCE:
            timed = from_now(question, asked, text, context.today, say)
        case Operation.STAGE:
            timed = stage(question, text)
        case _:
            made = _reckon(question, asked, text)
            return _said(context, made, (proof,), evidence.probability) if made else None
    if timed is None:
        return None
    return Calculation(_timed(context, timed, proof), evidence.probability)


def _reckon(question: Question, asked: Sum, text: str) -> Reckoned | None:
    match asked.operation:
        case Operation.PER_YEAR | Operation.PER_MONTH | Operation.PER_DAY:
            return by_span(asked, text)
        case Operation.ALL_MONTHS:
            return all_months(text)
        case Operation.YEARLY:
            return yearly(text)
        case Operation.OFTEN:
            return times_a_year(text)
        case _:
            return reckon(question, asked, text)


def _of_row(context: Context, evidence: Evidence) -> DraftStatement | None:
    """The difference of two cells of the row that was found."""
    rows = list(rows_of(context))
    for row in rows:
        if (row.doc_id, row.sentence.span) == (evidence.doc_id, evidence.sentence.span):
            alike = [one for one in rows if one.cells[0] == row.cells[0]]
            meant = of_best_caption(context, alike) if len(alike) > 1 else alike
            draft = answer_change(context, row if row in meant else meant[0])
            return draft.statements[0] if draft else None
    return None


def _of_two(context: Context, asked: Sum, found: Sequence[Evidence]) -> Calculation | None:
    """Two named things, each with its number in a sentence of its own."""
    found = [evidence for evidence in found if evidence.probability >= LEAST]
    texts = [_text(context, evidence) for evidence in found]
    made = total_of_two(context.question, asked.unit, texts)
    if made is None:
        return None
    reckoned, places = made
    used = tuple(found[place] for place in places)
    proofs = tuple((evidence.doc_id, evidence.sentence.span) for evidence in used)
    return _said(context, reckoned, proofs, min(evidence.probability for evidence in used))


def _said(
    context: Context, made: Reckoned, proofs: tuple[_Proof, ...], probability: float
) -> Calculation:
    text = context.say(made.key, result=made.result, sum=made.sum)
    return Calculation(DraftStatement(text, proofs), probability, made.result)


def _timed(context: Context, timed: Timed, proof: _Proof) -> DraftStatement:
    return DraftStatement(context.say(timed.key, **timed.values), (proof,))
