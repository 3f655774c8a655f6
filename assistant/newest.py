"""Of what was counted in several years, what 「今」 asks for is the newest."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.wareki import find_dates

_LEAST, _LEAST_SHARE = 0.3, 0.4  # of a probability, and of that of the likeliest sentence


def newest_first(context: Context, found: Sequence[Evidence]) -> list[Evidence]:
    """The sentences, the one of the newest year first among those that may answer as well."""
    question = context.question
    if not found or not question.wants(Want.CURRENT) or find_dates(question.text):
        return list(found)
    best = found[0].probability
    likely = [
        one
        for one in found
        if one.probability >= max(_LEAST, _LEAST_SHARE * best) and not one.checks.kind_missing
    ]
    likely = [one for one in likely if _is_of_same(context, found[0], one)]
    dated = [(day, one) for one in likely if (day := _newest_day(context, one))]
    if len(dated) < 2:
        return list(found)
    day, newest = max(dated, key=lambda pair: pair[0])
    first = next((when for when, one in dated if one is found[0]), None)
    if first is None or day <= first:
        return list(found)
    raised = replace(newest, probability=best)
    return [raised, *(one for one in found if one is not newest)]


def _is_of_same(context: Context, first: Evidence, other: Evidence) -> bool:
    """Whether a sentence has the question's words that the first one has, or stands behind it."""
    if other is first or first.covered <= other.covered:
        return True
    sentences = context.documents[first.doc_id].sentences
    place = sentences.index(first.sentence)
    return first.doc_id == other.doc_id and other.sentence in sentences[place + 1 : place + 2]


def _newest_day(context: Context, evidence: Evidence) -> int:
    """The last day that is over of those that a sentence names, as a number; 0 without one."""
    text = normalize(evidence.sentence.span.of(context.documents[evidence.doc_id].text))
    days = (date.first_day for date in find_dates(text))
    return max((day.toordinal() for day in days if day <= context.today), default=0)
