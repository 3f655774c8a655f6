"""What a section is an enumeration of: items alone, or 「支え合い 誰もが役割をもちます。」."""

import re

from assistant.answer import DraftStatement
from assistant.drafts import Context, Draft
from assistant.enumerated import unmarked
from assistant.names import canonical
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.records import Document, Section, SentenceKind, Span

_OPEN = frozenset({Want.WHICH, Want.ALL})
_NAMED = re.compile(r"(?P<name>[^ 。、:]{2,24})(?: ?[:：] ?| {1,2})(?=[^ ]{6,}[。]?$)")
_NAMES = re.compile(r"[一-鿿ァ-ヺA-Za-z0-9]{2,}")
_FRAME = re.compile(r"具体的|全部|一覧|主な|内容|教え|挙げ|何個")
_WORD_END, _WORD_START = re.compile(r"[一-鿿ァ-ヺー]$"), re.compile(r"[一-鿿ァ-ヺー]")
_LEAST_TITLE = 2  # characters
_LEAST, _MOST = 2, 8


def answer_parallel(context: Context) -> Draft | None:
    """The draft that lists what stands under the heading that is all a question says."""
    question = context.question
    if question.asked.wants - _OPEN or question.asked.is_yes_no:
        return None
    asked = canonical(question.text, context.names)
    found = [
        (doc_id, section, spans)
        for doc_id, document in context.documents.items()
        for number, section in enumerate(document.sections)
        if _is_all(asked, section, context)
        and (spans := _bullets(document, number) or _lines(document, number))
    ]
    if len(found) != 1:
        return None
    doc_id, section, spans = found[0]
    title, heading = section.title, section.heading or spans[0]
    text = context.documents[doc_id].text
    items = tuple(DraftStatement(one.of(text), ((doc_id, one),), is_quote=True) for one in spans)
    told = context.say("list.members", subject=title, count=len(items))
    lead = DraftStatement(told, ((doc_id, heading),))
    return Draft((lead, *items), confidence=0.9, topic=title, items=items, doc_ids=(doc_id,))


def _is_all(asked: str, section: Section, context: Context) -> bool:
    """Whether a question names a heading, and nothing besides but headings above it."""
    title = canonical(section.title, context.names)
    place = asked.find(title) if len(title) >= _LEAST_TITLE else -1
    if place < 0:
        return False
    before, behind = asked[:place], asked[place + len(title) :]
    if _WORD_END.search(before) or _WORD_START.match(behind):
        return False  # a part of a longer word
    rest = before + behind
    above = canonical(" ".join(section.path[:-1]), context.names)
    return all(name in above for name in _NAMES.findall(_FRAME.sub(" ", rest)))


def _bullets(document: Document, number: int) -> list[Span]:
    """The items of a section that has nothing else, without their dots."""
    inside = [
        sentence
        for sentence in document.sentences
        if sentence.section == number and sentence.kind is not SentenceKind.HEADING
    ]
    are_items = all(sentence.kind is SentenceKind.LIST_ITEM for sentence in inside)
    spans = [unmarked(document, sentence.span) for sentence in inside] if are_items else []
    return spans if _LEAST <= len(spans) <= _MOST else []


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
