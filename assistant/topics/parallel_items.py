"""What a section enumerates without marks: 「支え合い 誰もが役割をもちます。」, line for line."""

import re

from assistant.answer import DraftStatement
from assistant.drafts import Context, Draft
from assistant.names import canonical
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, SentenceKind, Span

_OPEN = frozenset({Want.WHICH, Want.ALL})
_NAMED = re.compile(r"(?P<name>[^ 。、:]{2,24})(?: ?[:：] ?| {1,2})(?=[^ ]{6,}[。]?$)")
_NAMES = re.compile(r"[一-鿿ァ-ヺA-Za-z0-9]{2}")
_LEAST_TITLE = 3  # characters
_LEAST, _MOST = 2, 8


def answer_parallel(context: Context) -> Draft | None:
    """The draft that lists what stands under the heading that is all a question says."""
    question = context.question
    if question.asked.wants - _OPEN or question.asked.is_yes_no:
        return None
    asked = canonical(question.text, context.names)
    found = [
        (doc_id, section.title, spans)
        for doc_id, document in context.documents.items()
        for number, section in enumerate(document.sections)
        if _is_all(asked, canonical(section.title, context.names))
        and (spans := _lines(document, number))
    ]
    if len(found) != 1:
        return None
    doc_id, title, spans = found[0]
    text = context.documents[doc_id].text
    items = tuple(DraftStatement(one.of(text), ((doc_id, one),), is_quote=True) for one in spans)
    told = context.say("list.members", subject=title, count=len(items))
    lead = DraftStatement(told, tuple((doc_id, span) for span in spans))
    return Draft((lead, *items), confidence=0.9, topic=title, items=items, doc_ids=(doc_id,))


def _is_all(asked: str, title: str) -> bool:
    """Whether a question names a heading, and nothing besides."""
    rest = asked.replace(title, "", 1)
    return len(title) >= _LEAST_TITLE and rest != asked and not _NAMES.search(rest)


def _lines(document: Document, number: int) -> list[Span]:
    """The sentences of a section, where every one begins with the name of what it tells."""
    spans = [
        sentence.span
        for sentence in document.sentences
        if sentence.section == number and sentence.kind is not SentenceKind.HEADING
    ]
    names = [_NAMED.match(normalize(span.of(document.text)).strip()) for span in spans]
    are_all = all(names) and len({name["name"] for name in names if name}) == len(spans)
    return spans if are_all and _LEAST <= len(spans) <= _MOST else []
