"""A result that no sentence states, reckoned from one sentence or from two, with its sum."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import DraftStatement
from assistant.calculation.asked import Operation, Sum, read_sums
from assistant.calculation.sums import Reckoned, reckon
from assistant.calculation.times import Timed, from_now, hours, length
from assistant.calculation.totals import total_of_two
from assistant.drafts import Context, Draft, inline
from assistant.evidence import Evidence
from assistant.topics.rows import rows_of
from assistant.topics.table_sums import answer_change
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, SentenceKind, Span

LEAST = 0.25  # probability of a sentence from which it may be reckoned with
_LEAST_SAID = 0.5  # confidence of a result: its sum is itself a proof
_AS_GOOD = 0.7  # of the best one's: a sentence that holds as many of the question's words
_LOOKED_AT = 3
_Proof = tuple[DocId, Span]


@dataclass(frozen=True, slots=True)
class Calculation:
    """What was reckoned, and with which sentences."""

    statement: DraftStatement
    used: tuple[Evidence, ...]


def calculate(context: Context, found: Sequence[Evidence]) -> Calculation | None:
    """What the best sentences give for a question that asks for a sum.

    Args:
        context: The question.
        found: Sentences that may answer, the most probable first.

    Returns:
        None where nothing is asked to be reckoned, or more than one result is possible.
    """
    asked = read_sums(context.question.text)
    question = context.question
    is_other = question.asked.is_yes_no or question.wants(Want.WHY)
    if is_other or not asked or not found or found[0].probability < LEAST:
        return None
    best = found[0]
    for evidence in found[:_LOOKED_AT]:
        is_as_good = best.covered <= evidence.covered
        if evidence is not best and (
            not is_as_good or evidence.probability < _AS_GOOD * best.probability
        ):
            continue
        for one in asked:
            statement = _of_sentence(context, one, evidence)
            if statement is not None:
                return Calculation(statement, (evidence,))
    for one in asked:
        if one.operation is Operation.SUM:
            return _of_two(context, one, found)
    return None


def reckoned_draft(context: Context, reckoned: Calculation, topic: str) -> Draft:
    """The result with its sum, and the sentences that it is from."""
    quotes = []
    for order, evidence in enumerate(reckoned.used):
        quote = inline(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
        key = "evidence.also" if order else "evidence.quote"
        proof = (evidence.doc_id, evidence.sentence.span)
        quotes.append(DraftStatement(context.say(key, quote=quote), (proof,)))
    return Draft(
        (reckoned.statement, *quotes),
        confidence=max(_LEAST_SAID, *(one.probability for one in reckoned.used)),
        topic=topic,
        doc_ids=tuple(dict.fromkeys(one.doc_id for one in reckoned.used)),
        is_from_text=True,
    )


def _of_sentence(context: Context, asked: Sum, evidence: Evidence) -> DraftStatement | None:
    document = context.documents[evidence.doc_id]
    text = normalize(evidence.sentence.span.of(document.text))
    proof = (evidence.doc_id, evidence.sentence.span)
    say, question = context.say, context.question
    if evidence.sentence.kind is SentenceKind.TABLE_ROW:
        if asked.operation is Operation.DIFFERENCE:
            return _of_row(context, evidence)
        if asked.operation is not Operation.HOURS:
            return None
    match asked.operation:
        case Operation.LENGTH:
            timed = length(question, text, say)
        case Operation.HOURS:
            timed = hours(question, text, say)
        case Operation.UNTIL | Operation.SINCE:
            timed = from_now(question, asked, text, context.today, say)
        case _:
            return _said(context, reckon(question, asked, text), (proof,))
    return None if timed is None else _timed(context, timed, proof)


def _of_row(context: Context, evidence: Evidence) -> DraftStatement | None:
    """The difference of two cells of the row that was found."""
    for row in rows_of(context):
        if (row.doc_id, row.sentence.span) == (evidence.doc_id, evidence.sentence.span):
            draft = answer_change(context, row)
            return draft.statements[0] if draft else None
    return None


def _of_two(context: Context, asked: Sum, found: Sequence[Evidence]) -> Calculation | None:
    """Two named things, each with its number in a sentence of its own."""
    texts = [normalize(e.sentence.span.of(context.documents[e.doc_id].text)) for e in found]
    made = total_of_two(context.question, asked.unit, texts)
    if made is None:
        return None
    reckoned, places = made
    used = tuple(found[place] for place in places)
    proofs = tuple((evidence.doc_id, evidence.sentence.span) for evidence in used)
    statement = _said(context, reckoned, proofs)
    return Calculation(statement, used) if statement else None


def _said(
    context: Context, made: Reckoned | None, proofs: tuple[_Proof, ...]
) -> DraftStatement | None:
    if made is None:
        return None
    return DraftStatement(context.say(made.key, result=made.result, sum=made.sum), proofs)


def _timed(context: Context, timed: Timed, proof: _Proof) -> DraftStatement:
    return DraftStatement(context.say(timed.key, **timed.values), (proof,))
