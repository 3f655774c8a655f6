"""What stands over a list and denies all that is in it: 「次のものは、市では収集しません」."""

import re

from assistant.answer import DraftStatement
from assistant.drafts import Context, inline
from assistant.evidence import Evidence
from assistant.list_item import quoted_span
from assistant.opposites import asks_back
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_MOST_ITEMS = 20
_OVER_ITEMS = re.compile(r"(?:次|以下|下記)(?:に|の|は)")
_DENIES = re.compile(
    r"(?:ません|ない|できず|不可|禁止|対象外|対象としない|除[きく外])[^。]{0,6}。?$"
)
_SPARED = re.compile(r"無料|免除|不要|対象外|除外|ない|ません|なく(?:て|と)")  # claims of a denial


def denied_item(context: Context, evidence: Evidence) -> tuple[DraftStatement, ...]:
    """The sentence over a list that denies its items, and the item; () for any other sentence.

    A claim that does not ask back is answered by いいえ.
    """
    document = context.documents[evidence.doc_id]
    lead = _denying_lead(document, evidence.sentence)
    if lead is None:
        return ()
    told = context.say("evidence.quote", quote=inline(lead.span.of(document.text)))
    claim = context.question.text
    is_denied = not (asks_back(claim) or _SPARED.search(claim))
    if context.question.asked.is_yes_no and is_denied:
        told = context.say("verdict.no", told=told)
    span = quoted_span(document, evidence.sentence)
    item = DraftStatement(span.of(document.text), ((evidence.doc_id, span),), is_quote=True)
    return DraftStatement(told, ((evidence.doc_id, lead.span),)), item


def _denying_lead(document: Document, sentence: Sentence) -> Sentence | None:
    if sentence.kind is not SentenceKind.LIST_ITEM:
        return None
    place = document.sentences.index(sentence)
    for lead in reversed(document.sentences[max(0, place - _MOST_ITEMS) : place]):
        if lead.section != sentence.section:
            return None
        if lead.kind is not SentenceKind.LIST_ITEM:
            text = normalize(lead.span.of(document.text)).strip()
            is_denial = _OVER_ITEMS.search(text) is not None and _DENIES.search(text) is not None
            return lead if is_denial else None
    return None
