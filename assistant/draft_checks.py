"""What holds of a draft: that it answers, that it speaks of what was asked."""

import re
from collections.abc import Mapping, Sequence

from assistant.drafts import Context, Draft
from assistant.evidence import Evidence
from assistant.guards import around
from assistant.names import canonical
from assistant.question import Question
from assistant.thesaurus import shared_thesaurus
from assistant.topics.holders import OFFICE_SAID, WHICH_OFFICE
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import DocId, Document, Indicator, PlanPeriod

_NOW = re.compile(r"(?:今|いま|現在|現)の|現職|現時点")
_PERIOD = re.compile(
    r"期間|[0-9](?:年間|[かヶカ箇]年)|満了|終[了わえ]|初年度|(?:最終|目標)年|から[^。]{2,25}まで|[0-9度)][~-]"
)


def is_of_something_else(draft: Draft, letter: Question) -> bool:
    """Whether a plan's period answers a letter that speaks of no plan.

    「雪で孤立しました。何日続いたんですか」
    """
    is_period = any(isinstance(one.fact, PlanPeriod) for one in draft.facts)
    return is_period and not (letter.mentions_own_plan or letter.plan_name)


def is_answered(drafts: list[Draft]) -> bool:
    """Whether any of the drafts answers."""
    return any(draft.reason is None and draft.statements for draft in drafts)


def is_of_period(drafts: list[Draft]) -> bool:
    """Whether a plan's period answers."""
    return any(isinstance(used.fact, PlanPeriod) for draft in drafts for used in draft.facts)


def is_from_facts(drafts: list[Draft]) -> bool:
    """Whether facts answer first."""
    return is_answered(drafts) and not drafts[0].is_from_text


def is_aim(names: Sequence[str], draft: Draft) -> bool:
    """Whether 「目標は？」 names what an indicator's value is."""
    is_value = any(isinstance(used.fact, Indicator) for used in draft.facts)
    return is_value and all(name in ("目標", "目標値") for name in names)


def rests_on_best(found: Sequence[Evidence], drafts: list[Draft]) -> bool:
    """Whether drafts answer by the sentence that is best of all that were found."""
    if not found or not is_answered(drafts):
        return False
    return (found[0].doc_id, found[0].sentence.span) in drafts[0].statements[0].proofs


def says(names: Sequence[str], draft: Draft) -> bool:
    """Whether a draft itself has all the names."""
    text = canonical("".join(statement.text for statement in draft.statements))
    return all(canonical(name) in text for name in names)


def speaks_of(names: Sequence[str], draft: Draft, held: Mapping[DocId, Document]) -> bool:
    """Whether a draft, or the place that it rests on, has all the names, or words for them."""
    said = [statement.text for statement in draft.statements]
    said += [
        around(held[doc_id], span)
        for statement in draft.statements
        for doc_id, span in statement.proofs
    ]
    text = canonical("".join(said))
    others = shared_thesaurus().same_as
    return all(any(canonical(one) in text for one in (name, *others(name))) for name in names)


def tells_period(context: Context, draft: Draft) -> bool:
    """Whether a draft's first quote says from or until when a plan is, not what is due in it."""
    if not draft.statements:
        return False
    doc_id, span = draft.statements[0].proofs[0]
    return _PERIOD.search(normalize(span.of(context.documents[doc_id].text))) is not None


def says_asked(context: Context, draft: Draft) -> bool:
    """Whether a draft's first quote names what is asked of something: 副本部長 as it is."""
    question = context.question
    if not draft.statements or not question.phrases:
        return False
    if question.wants(Want.WHO, Want.NAME) and _NOW.search(question.text):
        return False  # who it is today, not how one is chosen
    doc_id, span = draft.statements[0].proofs[0]
    quote = canonical(span.of(context.documents[doc_id].text))
    if WHICH_OFFICE.search(question.text) and not OFFICE_SAID.search(quote):
        return False
    asked = canonical(question.phrases[-1])
    return asked in (quote.replace("委員会", "") if asked.endswith("委員") else quote)


def says_verdict(context: Context, draft: Draft) -> bool:
    """Whether a draft begins with はい or いいえ."""
    openings = tuple(context.say(key, told="") for key in ("verdict.yes", "verdict.no"))
    return bool(draft.statements) and draft.statements[0].text.startswith(openings)


def quotes_name(place: str, drafts: Sequence[Draft], held: Mapping[DocId, Document]) -> bool:
    """Whether what drafts quote names a place."""
    quotes = (
        span.of(held[doc_id].text)
        for draft in drafts
        for statement in draft.statements
        for doc_id, span in statement.proofs
    )
    return any(place in normalize(quote) for quote in quotes)
