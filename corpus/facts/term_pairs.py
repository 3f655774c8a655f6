"""Announced explanations: 「各要素の説明を示します。」, then ・用語 and below it what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.noun_phrases import ends_in_noun
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.footnotes import split_term
from corpus.marks import list_mark_end
from corpus.records import GlossaryEntry, SentenceKind, Span

_ANNOUNCES = re.compile(r"(?:説明|解説|定義|意味|概要|用語)(?:[はをに](?!つい)|の?とおり|$)")
_MAX_TERM_CHARS = 30
_MIN_DEFINITION_CHARS = 8
_MIN_PAIRS = 2
_CONFIDENCE = 0.85


@dataclass(frozen=True, slots=True)
class _Pair:
    term: ReadSentence
    explanation: tuple[ReadSentence, ...]  # the sentences of one paragraph


def find_announced_terms(read: ReadDocument) -> Iterator[GlossaryEntry]:
    """The entries of every run of pairs below a sentence or heading that announces them."""
    sentences = [
        sentence
        for sentence in read.sentences
        if sentence.sentence.kind not in (SentenceKind.CAPTION, SentenceKind.FOOTNOTE)
    ]
    place = 1
    while place < len(sentences):
        pairs, end = _pairs_from(read, sentences, place)
        if len(pairs) >= _MIN_PAIRS and _ANNOUNCES.search(sentences[place - 1].text.rstrip("。:")):
            for pair in pairs:
                yield from _entry(read, pair)
        place = max(end, place + 1)


def _pairs_from(
    read: ReadDocument, sentences: Sequence[ReadSentence], start: int
) -> tuple[list[_Pair], int]:
    """The pairs that follow one another from ``start``, and the sentence behind the last."""
    pairs: list[_Pair] = []
    place = start
    while place + 1 < len(sentences) and _is_term(sentences[place]):
        end = place + 1
        while end < len(sentences) and _is_explanation(read, sentences, place + 1, end):
            end += 1
        if end == place + 1:
            break
        pairs.append(_Pair(sentences[place], tuple(sentences[place + 1 : end])))
        place = end
    return pairs, place


def _is_term(sentence: ReadSentence) -> bool:
    text = sentence.text.strip()
    return (
        sentence.sentence.kind is SentenceKind.LIST_ITEM
        and len(text) <= _MAX_TERM_CHARS
        and not any(sign in text for sign in "。、:")
        and ends_in_noun(sentence.tokens, len(sentence.text.rstrip()))
    )


def _is_explanation(
    read: ReadDocument, sentences: Sequence[ReadSentence], first: int, place: int
) -> bool:
    """Whether a sentence is running text, in the paragraph that begins with ``first``."""
    if sentences[place].sentence.kind is not SentenceKind.BODY:
        return False
    start = sentences[first].sentence.span.start
    return "\n" not in read.document.text[start : sentences[place].sentence.span.start]


def _entry(read: ReadDocument, pair: _Pair) -> Iterator[GlossaryEntry]:
    printed = pair.term.aligned.original
    mark = list_mark_end(printed)
    term, aliases = split_term(printed[mark:])
    spans = [sentence.sentence.span for sentence in pair.explanation]
    definition = Span(spans[0].start, spans[-1].end)
    if not term or definition.end - definition.start < _MIN_DEFINITION_CHARS:
        return
    own = pair.term.sentence.span
    span = Span(own.start + mark, definition.end)
    whole = Span(own.start, definition.end)
    words = definition.of(read.document.text)
    yield GlossaryEntry(term, aliases, words, span, whole, _CONFIDENCE)
