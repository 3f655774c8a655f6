"""Which of the sentences that were found are quoted: one, or up to three."""

import re
from collections.abc import Sequence

from assistant.claim_subjects import by_gloss
from assistant.claims import judge_claim
from assistant.conditions import by_condition
from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.open_days import is_open
from assistant.question import Question
from assistant.row_quotes import settles_claim
from assistant.topics.row_trends import asks_trend
from assistant.wants import Want
from corpus.normalize import normalize

MIN_PROBABILITY = 0.4  # of a sentence that is quoted at all
# One that no other comes near is quoted sooner. Not one with nearly all of the question's words:
# it is of the right thing, and improbable as it lacks what is asked of it.
_ALONE, _FAR_BEHIND, _UNDOUBTED = 0.3, 0.35, 0.7
_LEAST_COVERED, _MOST_OWN = 0.3, 0.65
# How nearly as probable as the best one a further sentence must be: the more, the surer that is.
_SECOND_SHARES = ((0.8, 0.8), (0.0, 0.7))
_SURE = 0.9  # probability from which one sentence is enough
_OF_THE_SAME = 0.3  # share of the best one's, from which a sentence may settle a claim in its place
_SETTLES = 0.6  # probability of a sentence whose condition settles a claim
_DOUBTFUL, _DOUBTFUL_SHARE = 0.7, 0.5  # below, what is half as probable may be what was asked for
_MAX_SENTENCES = 3
_OWN_NAME = re.compile("「[^「」]+」")
_LOOKED_AT, _LIKELY_ROW = 6, 0.2  # of what was found, for a row of numbers over the years


def is_worth_quoting(question: Question, found: Sequence[Evidence]) -> bool:
    """Whether the best sentence is probable, or fairly so with no other near it."""
    if not found or found[0].probability >= MIN_PROBABILITY:
        return bool(found)
    best = found[0]
    # A sentence may have a word and not define it, a thing and not who does it.
    is_apart = question.wants(Want.DEFINITION, Want.WHO)
    if is_apart or best.undoubted < _UNDOUBTED:
        return False
    if best.checks.coverage < _LEAST_COVERED or best.checks.own_coverage > _MOST_OWN:
        return False
    is_alone = all(one.probability <= _FAR_BEHIND * best.probability for one in found[1:2])
    return best.probability >= _ALONE and is_alone


def _choose(found: list[Evidence]) -> list[Evidence]:
    """The best sentence, and further ones that hold words of the question that it does not.

    Where the best one is in doubt, the next one may be what was asked for.
    """
    best = found[0].probability
    if best < _DOUBTFUL:
        near = [e for e in found[1:_MAX_SENTENCES] if e.probability >= _DOUBTFUL_SHARE * best]
        return [found[0], *near]
    least = best * next(share for sure, share in _SECOND_SHARES if best >= sure)
    chosen = [found[0]]
    covered = set(found[0].covered)
    for evidence in found[1:]:
        if len(chosen) == _MAX_SENTENCES or evidence.probability < MIN_PROBABILITY:
            break
        is_doubtful = best < _SURE and len(chosen) == 1
        is_elsewhere = all(evidence.doc_id != one.doc_id for one in chosen)  # side by side
        is_new = evidence.covered - covered or is_doubtful or is_elsewhere
        if is_new and evidence.probability >= least:
            chosen.append(evidence)
            covered |= evidence.covered
    return chosen


def settling_first(context: Context, found: list[Evidence]) -> list[Evidence]:
    """What is quoted; of a claim first what settles it by a condition: 「理由は問いません」.

    Which way something went is told by the row that counts it over the years.
    """
    chosen = _choose(found)
    if asks_trend(context.question.text):
        rows = (one for one in found[:_LOOKED_AT] if one.probability >= _LIKELY_ROW)
        row = next((one for one in rows if settles_claim(context, one.doc_id, one.sentence)), None)
        return chosen if row is None else [row]
    if not context.question.asked.is_yes_no or judge_claim(context, chosen[0]).said:
        return chosen
    for place, evidence in enumerate(found[1:_LOOKED_AT], start=1):
        text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
        is_named = any(name in text for name in _OWN_NAME.findall(context.question.text))
        is_near = evidence.probability >= _OF_THE_SAME * found[0].probability
        if not is_named and not (is_near and place < _MAX_SENTENCES):
            continue
        if by_gloss(context.question.text, text) is not None:
            return [evidence]
        if (
            _is_beside(context, evidence, found[0])
            and is_open(context.question.text, text) is not None
        ):
            return [evidence]
        is_likely = is_named or evidence.probability >= _SETTLES
        if is_likely and settles_claim(context, evidence.doc_id, evidence.sentence):
            return [evidence]
        if is_likely and by_condition(context.question.text, text) is not None:
            return [evidence, *(one for one in chosen if one is not evidence)]
    return chosen


def _is_beside(context: Context, evidence: Evidence, other: Evidence) -> bool:
    """Whether two sentences stand under one heading: opening hours are of the place above them."""
    if evidence.doc_id != other.doc_id:
        return False
    document = context.documents[evidence.doc_id]
    starts = (one.sentence.span.start for one in (evidence, other))
    return len({document.path_at(start) for start in starts}) == 1
