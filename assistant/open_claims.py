"""Yes or no to a claim that no sentence settles, by what answers the open question."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import DraftStatement
from assistant.calculation.amounts import amount_of
from assistant.draft_checks import is_from_facts, says_verdict
from assistant.drafts import Context, Draft, inline
from assistant.evidence import Evidence
from assistant.extractive import answer_from_evidence
from assistant.question import Question
from assistant.topics.claimed_values import holds_amount, openly_asked
from corpus.normalize import normalize

_SURE = 0.6  # probability of a sentence from which it answers the open question


def settled_openly(
    context: Context,
    read: Callable[[str], Question],
    from_facts: Callable[[Context], Draft | None],
    find: Callable[[Context], Sequence[Evidence]],
) -> Draft | None:
    """「協議会は15人でしたよね」 by what answers 「協議会は何人ですか」; None where nothing does.

    Args:
        context: The claim.
        read: Reads a question.
        from_facts: What facts say.
        find: The sentences that may answer, the most probable first.
    """
    claim = context.question.text
    asked = openly_asked(claim) if context.question.asked.is_yes_no else None
    if asked is None:
        return None
    asking = replace(context, question=read(asked))
    told = from_facts(asking)
    by_fact = _by_fact(context, told) if told is not None and is_from_facts([told]) else None
    if by_fact is not None:
        return by_fact
    found = find(asking)
    if not found or found[0].probability < _SURE:
        return None
    best = found[0]
    printed = best.sentence.span.of(context.documents[best.doc_id].text)
    holds = holds_amount(claim, normalize(printed))
    if holds is None:
        draft = answer_from_evidence(context, found)
        return draft if says_verdict(context, draft) else None
    text = context.say("evidence.yes" if holds else "evidence.no", quote=inline(printed))
    statement = DraftStatement(text, ((best.doc_id, best.sentence.span),))
    return Draft(
        (statement,), confidence=best.probability, doc_ids=(best.doc_id,), is_from_text=True
    )


def _by_fact(context: Context, told: Draft) -> Draft | None:
    first = told.statements[0]
    amount = amount_of(told.topic, first.text, first.proofs)
    holds = holds_amount(context.question.text, amount.quantity.written) if amount else None
    if holds is None:
        return None
    text = context.say("verdict.yes" if holds else "verdict.no", told=first.text)
    return replace(told, statements=(replace(first, text=text), *told.statements[1:]))
