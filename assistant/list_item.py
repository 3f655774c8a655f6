"""Sentences that go together: those of one item of a list, of one paragraph."""

import re
from bisect import bisect_left

from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind, Span

_DOT = re.compile(r"\s*(?:[・●○◎◆◇■□▪▶►➢✓•※‣][ \u3000]*|-[ \u3000]+)")
_MARK = re.compile(rf"{_DOT.pattern}|\s*(?:[(（]?[0-9０-９]{{1,2}}[)）.．、 \u3000]|[①-⑳])")
_MOST_CHARS = 220  # of an item that is quoted whole


def number_of(document: Document, sentence: Sentence) -> int:
    """The place of a sentence among the document's, which stand in the order of the text."""
    return bisect_left(document.sentences, sentence.span.start, key=lambda one: one.span.start)


def goes_on(document: Document, number: int) -> bool:
    """Whether a sentence goes on in the line, the item or the paragraph of the one before.

    Args:
        document: Theirs.
        number: Of the sentence among the document's.
    """
    if number == 0:
        return False
    before, own = document.sentences[number - 1], document.sentences[number]
    if before.kind is not own.kind or before.section != own.section:
        return False
    if "\n" in document.text[before.span.end : own.span.start]:
        return False
    is_item = own.kind is SentenceKind.LIST_ITEM
    return not (is_item and _MARK.match(own.span.of(document.text)))


def item_span(document: Document, sentence: Sentence) -> Span:
    """From the first to the last sentence of the item or the paragraph that a sentence is in."""
    first = last = number_of(document, sentence)
    while goes_on(document, first):
        first -= 1
    while last + 1 < len(document.sentences) and goes_on(document, last + 1):
        last += 1
    return Span(document.sentences[first].span.start, document.sentences[last].span.end)


def quoted_span(document: Document, sentence: Sentence) -> Span:
    """What is quoted where a sentence is: the whole item where it is one of few in a short item.

    A dot before it is left out, a number is kept.
    """
    if sentence.kind is not SentenceKind.LIST_ITEM:
        return sentence.span
    span = item_span(document, sentence)
    is_short = len(normalize(span.of(document.text))) <= _MOST_CHARS
    chosen = span if is_short else sentence.span
    dot = _DOT.match(chosen.of(document.text))
    is_whole = dot is None or dot.end() == chosen.end - chosen.start
    return chosen if dot is None or is_whole else Span(chosen.start + dot.end(), chosen.end)
