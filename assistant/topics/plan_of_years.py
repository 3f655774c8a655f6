"""「2019年度からの計画はありますか」: a plan called by its first year, this one or another."""

import re
from dataclasses import replace

from assistant.answer import AbstentionReason
from assistant.drafts import Context, Draft, DraftFact, DraftStatement, abstain
from assistant.topics.period_asks import PeriodAsk
from assistant.topics.period_said import say_of_period
from corpus.normalize import normalize
from corpus.records import PlanPeriod, PlanRelation
from corpus.wareki import find_dates

_FROM = re.compile(
    r"(?:から|以降|以後|より後|よりあと|(?:より|の)先|の(?:次|後|あと))の?(?:次の|新しい)?(?:計画|プラン)"
    r"(?![期一-鿿ァ-ヺー])"
)

# 「10年間の計画なのはどっち」
_LASTING = re.compile(
    r"(?<![0-9])(?P<years>[0-9]{1,2})(?:年間?|[かヶカ箇]年)の?(?:計画|プラン)(?:なの)?は、?"
    r"(?:どっち|どちら|どれ|どの計画|何という計画|何計画)"
)
_MOST_TOLD = 3


def answer_plan_of_years(context: Context) -> Draft | None:
    """The draft for a question about the plan of other years; None when this plan is meant."""
    question = context.question
    if (lasting := _LASTING.search(question.text)) is not None:
        return _of_length(context, int(lasting["years"]))
    said = find_dates(question.text)
    if len(said) != 1 or question.plan_name:
        return None
    behind = _FROM.match(question.text, said[0].end)
    if behind is None:
        return None
    year = said[0].fiscal_year
    periods = [
        (doc_id, period)
        for doc_id in context.documents
        for period in context.facts[doc_id].plan_periods
        if period.first_fiscal_year == year
    ]
    if any(period.relation is PlanRelation.OWN for _, period in periods):
        return None
    name = question.text[said[0].start : behind.end()]
    if not periods:
        missing = context.say("missing.named", name=name)
        draft = abstain(AbstentionReason.NOT_STATED, missing, topic=name)
        return draft if _is_spoken_of(context, year) else replace(draft, is_searched=True)
    doc_id, period = periods[0]
    text = say_of_period(context, period.subject, period, PeriodAsk.RANGE)
    if text is None:
        return None
    return Draft(
        (DraftStatement(text, ((doc_id, period.span),)),),
        (DraftFact(period, doc_id),),
        confidence=0.9,
        topic=period.subject,
        entity=period.subject,
        doc_ids=(doc_id,),
    )


def _of_length(context: Context, years: int) -> Draft | None:
    """「10年間の計画はどれ」: the plans that run for so many years; None where none does."""
    periods = [
        (doc_id, period)
        for doc_id in context.documents
        for period in context.facts[doc_id].plan_periods
        if period.years == years
    ]
    told = [
        (doc_id, period, text)
        for doc_id, period in periods[:_MOST_TOLD]
        if (text := say_of_period(context, _called(context, period), period, PeriodAsk.YEARS))
    ]
    if not told:
        return None
    return Draft(
        tuple(DraftStatement(text, ((doc_id, period.span),)) for doc_id, period, text in told),
        tuple(DraftFact(period, doc_id) for doc_id, period, _ in told),
        confidence=0.9,
        topic=told[0][1].subject,
        entity=told[0][1].subject,
        doc_ids=tuple(dict.fromkeys(doc_id for doc_id, _, _ in told)),
    )


def _called(context: Context, period: PlanPeriod) -> str:
    is_own = period.relation is PlanRelation.OWN and len(context.documents) == 1
    return context.say("topic.this_plan") if is_own else period.subject


def _is_spoken_of(context: Context, year: int) -> bool:
    """Whether a sentence may speak of a plan from a year on."""
    texts = (
        normalize(sentence.span.of(document.text))
        for document in context.documents.values()
        for sentence in document.sentences
    )
    return any(
        "計画" in text and any(said.fiscal_year == year for said in find_dates(text))
        for text in texts
    )
