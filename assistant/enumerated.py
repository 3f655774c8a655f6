"""What stands below a sentence that announces it, or a heading that only names it."""

import re
from dataclasses import replace

from assistant.answer import DraftStatement
from assistant.evidence import Evidence
from assistant.list_item import goes_on, quoted_span
from corpus.records import Document, Sentence, SentenceKind, Span

_MAX_ITEMS = 12
_MAX_LABEL_CHARS = 40
_IN_ITEM, _IN_HEADING = 0.4, 0.7  # shares of a question's weight
_ANNOUNCES = re.compile(r"(?:次|以下)の[0-9０-９一二三四五六七八九十]+[つ点項件個]")
_DOT = re.compile(r"[・●○◎◆◇■□▪▶►➢✓•‣-][ \u3000]*(?=\S)")
_MARK = re.compile(
    r"[一-鿿ァ-ヺー]{0,10}[^\w\s]?"
    r"(?:(?:[0-9０-９]{1,2}|[IVXⅠ-Ⅻ]{1,4})(?:[^\w\s]|(?=\s|$))|[①-⑳][^\w\s]?)"
)
_UNMARKED = "item"  # one whose dot was not printed as a character
_NUMBER = re.compile(r"[0-9０-９]{1,2}|[IVXⅠ-Ⅻ]{1,4}|[①-⑳]")


def items_behind(
    document: Document, evidence: Evidence, *, is_of_list: bool = False
) -> tuple[DraftStatement, ...]:
    """The list items, or else the headings one level down, that follow a sentence.

    Args:
        document: Where it stands.
        evidence: The sentence.
        is_of_list: Whether it is the first item of a list that is wanted whole.
    """
    sentences = document.sentences
    place = sentences.index(evidence.sentence) + 1
    if place >= len(sentences):
        return ()
    if sentences[place].kind is SentenceKind.HEADING:
        found = _headings(document, evidence.sentence, place)
    else:
        own = _mark(document, evidence.sentence)
        found = []
        is_body = sentences[place].kind is SentenceKind.BODY
        is_remark = is_body and sentences[place].section == evidence.sentence.section
        if is_remark and _ANNOUNCES.search(evidence.sentence.span.of(document.text)):
            place += 1  # 「次の3つを使います。1つでは足りないためです。」
        for number, sentence in enumerate(sentences[place:], start=place):
            is_item = sentence.kind is SentenceKind.LIST_ITEM
            is_same = sentence.section == evidence.sentence.section
            if not is_item or not is_same or len(found) == _MAX_ITEMS:
                break
            if goes_on(document, number):
                continue  # it is told with the item's first sentence
            if own and not is_of_list and _mark(document, sentence) == own:
                break  # the next of those that it is one of
            found.append(sentence)
    spans = [
        quoted_span(document, one)
        if one.kind is SentenceKind.LIST_ITEM
        else unmarked(document, one.span)
        for one in found
    ]
    return tuple(
        DraftStatement(span.of(document.text), ((evidence.doc_id, span),), is_quote=True)
        for span in spans
    )


def whole_list(document: Document, evidence: Evidence) -> Evidence | None:
    """The first item of the list that an item is in, where its heading alone says what is asked.

    「市民の役割は」 of the items under the heading 市民の役割. None for any other sentence.
    """
    sentences, sentence = document.sentences, evidence.sentence
    checks = evidence.checks
    is_of_heading = checks.own_coverage <= _IN_ITEM and checks.coverage >= _IN_HEADING
    place = sentences.index(sentence)
    is_item = sentence.kind is SentenceKind.LIST_ITEM and not goes_on(document, place)
    if not is_item or not is_of_heading:
        return None
    while (
        place > 0
        and sentences[place - 1].kind is SentenceKind.LIST_ITEM
        and sentences[place - 1].section == sentence.section
    ):
        place -= 1
    return replace(evidence, sentence=sentences[place], answer=None)


def unmarked(document: Document, span: Span) -> Span:
    """An item without the dot before it; numbers are kept."""
    dot = _DOT.match(span.of(document.text))
    return Span(span.start + dot.end(), span.end) if dot else span


def only_names(document: Document, sentence: Sentence) -> bool:
    """Whether a heading, or a line above a list, says no more than what it is called: 弱み."""
    if sentence.kind is SentenceKind.HEADING:
        return True
    words = sentence.span.of(document.text).strip()
    is_line = sentence.kind in (SentenceKind.BODY, SentenceKind.LIST_ITEM)
    return is_line and len(words) <= _MAX_LABEL_CHARS and "。" not in words


def _mark(document: Document, sentence: Sentence) -> str:
    """How an item is marked, its number left out: 基本目標Ⅰ and 基本目標Ⅱ alike; else ""."""
    if sentence.kind is not SentenceKind.LIST_ITEM:
        return ""
    words = sentence.span.of(document.text).lstrip()
    marked = _MARK.match(words)
    if marked:
        return _NUMBER.sub("#", marked.group())
    return words[:1] if _DOT.match(words) else _UNMARKED


def _headings(document: Document, above: Sentence, place: int) -> list[Sentence]:
    if above.kind is not SentenceKind.HEADING:
        return []
    level = document.sections[above.section].level
    found: list[Sentence] = []
    for sentence in document.sentences[place:]:
        if sentence.kind is not SentenceKind.HEADING:
            continue
        below = document.sections[sentence.section].level
        if below <= level or len(found) == _MAX_ITEMS:
            break
        if below == level + 1:
            found.append(sentence)
    return found if len(found) > 1 else []
