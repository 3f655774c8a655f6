"""What a quoted sentence leans on or takes back: 「このため、…」, 「ただし、…」."""

import re

from assistant.list_item import number_of
from corpus.normalize import normalize
from corpus.records import Document, Sentence, SentenceKind

_LEANS = re.compile(
    r"(?:この|その)(?:ため|結果)|(?:こう|そう)した(?:こと|状況|背景|中)|こ(?:の|うした)ことから|これ(?:を受け|に伴い|により)"
    r"|したがって|そこで"
)
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


def reason_before(document: Document, sentence: Sentence) -> Sentence | None:
    """The sentence that 「このため、…」 leans on, under the same heading; None for any other."""
    place = number_of(document, sentence)
    if place == 0 or _LEANS.match(normalize(sentence.span.of(document.text))) is None:
        return None
    before = document.sentences[place - 1]
    is_told = before.section == sentence.section and before.kind is SentenceKind.BODY
    return before if is_told else None
