"""The sentence behind a quoted one that takes something back: 「ただし、…」."""

import re

from assistant.list_item import number_of
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_PROVISO = re.compile(r"[・※○●\s]*(?:ただし|ただ(?=[、,]))")


def proviso_behind(document: Document, sentence: Sentence) -> Sentence | None:
    """The next sentence where it begins with ただし, under the same heading; else None."""
    place = number_of(document, sentence) + 1
    if place >= len(document.sentences) or sentence.kind is SentenceKind.TABLE_ROW:
        return None
    behind = document.sentences[place]
    is_beside = behind.section == sentence.section and behind.kind is not SentenceKind.HEADING
    is_proviso = _PROVISO.match(normalize(behind.span.of(document.text))) is not None
    return behind if is_beside and is_proviso else None
