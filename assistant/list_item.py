"""The item of a list that a sentence is in: its first sentence bears the mark."""

import re

from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind, Span

_DOT = re.compile(r"\s*(?:[・●○◎◆◇■□▪▶►➢✓•※‣][ \u3000]*|-[ \u3000]+)")
_MARK = re.compile(rf"{_DOT.pattern}|\s*(?:[(（]?[0-9０-９]{{1,2}}[)）.．、 \u3000]|[①-⑳])")
_MOST_SENTENCES = 5
_MOST_CHARS = 220  # of an item that is quoted whole


def item_start(document: Document, first: int, number: int) -> int:
    """The number of the sentence that begins the item of sentence ``number``.

    Args:
        document: Theirs.
        first: The number of the list's first sentence.
        number: Of a sentence of the list; five sentences before it are looked at, at most.
    """
    least = max(first, number - _MOST_SENTENCES)
    for place in range(number, least, -1):
        if _MARK.match(document.sentences[place].span.of(document.text)):
            return place
    return least


def quoted_span(document: Document, sentence: Sentence) -> Span:
    """What is quoted where a sentence is: the whole item where it is one of few in a short item.

    A dot before it is left out, a number is kept.
    """
    if sentence.kind is not SentenceKind.LIST_ITEM:
        return sentence.span
    run = _item(document, sentence)
    span = Span(run[0].span.start, run[-1].span.end)
    is_short = len(normalize(span.of(document.text))) <= _MOST_CHARS
    chosen = span if is_short else sentence.span
    dot = _DOT.match(chosen.of(document.text))
    is_whole = dot is None or dot.end() == chosen.end - chosen.start
    return chosen if dot is None or is_whole else Span(chosen.start + dot.end(), chosen.end)


def _item(document: Document, sentence: Sentence) -> list[Sentence]:
    """The sentences of the item that a sentence is in."""
    sentences = document.sentences
    place = sentences.index(sentence)

    def is_beside(other: int) -> bool:
        one = sentences[other]
        return one.kind is SentenceKind.LIST_ITEM and one.section == sentence.section

    first = place
    while first > 0 and place - first < _MOST_SENTENCES and is_beside(first - 1):
        if _MARK.match(sentences[first].span.of(document.text)):
            break
        first -= 1
    if not _MARK.match(sentences[first].span.of(document.text)):
        return [sentence]  # an unmarked line may be an item of its own
    last = place
    while (
        last + 1 < len(sentences)
        and last - first < _MOST_SENTENCES
        and is_beside(last + 1)
        and not _MARK.match(sentences[last + 1].span.of(document.text))
    ):
        last += 1
    run = list(sentences[first : last + 1])
    is_prose = all(one.span.of(document.text).rstrip().endswith("。") for one in run)
    return run if is_prose else [sentence]
