"""A range that a narrow cell or a form's lines break: 令和5年度 / ～ / 令和9年度, 自 … / 至 …."""

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.facts.reading import ReadDocument, ReadSentence, read_sentence
from corpus.morphology import shared_morphology
from corpus.records import Span

_LONGEST = 60  # characters of a line that is a part of a range and not a sentence
_ENDS_IN_DATE = re.compile(r"(?:[0-9元]|[年月日度末)])[ ]?$")
_HANGS = re.compile(r"(?:[~→]|から|より|令和|平成|昭和)[ ]?$")
_STARTS_WITH_DATE = re.compile(r"[\s|]*(?:令和|平成|昭和|[HR]?[0-9元])")
_GOES_ON = re.compile(r"[\s|]*(?:~|→|至[ :]?(?:令和|平成|昭和|[0-9]))")


def whole_ranges(read: ReadDocument) -> Iterator[ReadSentence]:
    """The document's sentences, the lines over which a range runs read as one."""
    held: ReadSentence | None = None
    for sentence in read.sentences:
        if held is None:
            held = sentence
        elif _goes_on(read, held, sentence):
            held = _joined(read, held, sentence)
        else:
            yield held
            held = sentence
    if held is not None:
        yield held


def _goes_on(read: ReadDocument, first: ReadSentence, second: ReadSentence) -> bool:
    before, after = first.text, second.text
    if len(before) > _LONGEST or len(after) > _LONGEST:
        return False
    is_hanging = _HANGS.search(before) is not None and _STARTS_WITH_DATE.match(after) is not None
    is_taken_up = _ENDS_IN_DATE.search(before) is not None and _GOES_ON.match(after) is not None
    return (is_hanging or is_taken_up) and not _gap(read, first, second).strip()


def _gap(read: ReadDocument, first: ReadSentence, second: ReadSentence) -> str:
    return read.document.text[first.sentence.span.end : second.sentence.span.start]


def _joined(read: ReadDocument, first: ReadSentence, second: ReadSentence) -> ReadSentence:
    span = Span(first.sentence.span.start, second.sentence.span.end)
    whole = replace(first.sentence, span=span)
    return read_sentence(read.document, whole, shared_morphology())
