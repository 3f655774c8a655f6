"""The items of an enumeration that hold what a question narrows it to: 「防災についての課題は」."""

import re

from assistant.drafts import Context, Draft, DraftFact, DraftStatement
from assistant.names import canonical
from assistant.topics.list_match import ListMatch, items_of

# 防災に関する課題, 防災についてはどんな課題が, 課題のうち防災に関わるもの
_ABOUT = re.compile(
    r"(?P<about>[一-鿿ァ-ヺー・]{2,12})(?:の(?:こと|面|分野))?"
    r"(?:に(?:関|つい|係|かか|まつわ|つなが|対す)|関連|関係)"
)


def answer_selection(context: Context, match: ListMatch) -> Draft | None:
    """The items that hold the words that narrow the list; None where all or none of them do."""
    said = _ABOUT.search(context.question.text)
    if said is None:
        return None
    about = canonical(said["about"])
    items = items_of(match)
    chosen = [item for item in items if about in canonical(item.text)]
    if not chosen or len(chosen) == len(items) or about in canonical(match.fact.subject):
        return None
    subject = match.fact.subject
    text = context.say("list.selected", subject=subject, about=said["about"], count=len(chosen))
    proof = ((match.doc_id, match.fact.span),)
    return Draft(
        (DraftStatement(text, proof), *chosen),
        (DraftFact(match.fact, match.doc_id),),
        0.95,
        topic=subject,
        entity=chosen[0].text if len(chosen) == 1 else "",
        items=tuple(chosen),
        doc_ids=(match.doc_id,),
    )
