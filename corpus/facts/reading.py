"""A document's sentences, normalised and tokenised once, for all the fact extractors."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from corpus.marks import list_mark_end
from corpus.morphology import Morphology, Token
from corpus.normalize import AlignedText, align
from corpus.records import Document, Section, Sentence, Span

# For documents that punctuate with ，: 市長を本部長とし，副市長を…; not 1,200 or "A, B"
_COMMA = re.compile(r"(?<![0-9]),(?! ?[A-Za-z0-9])|,(?=[A-Za-z0-9])(?<=[^0-9A-Za-z ],)")
# Regulations of an older day print no small っ: 副市長をもつて充てる, 互選によつて定める
_BIG_TSU = re.compile(r"(を?も|によ|にあた|に当た|にあ|をも|とな|に従|をい)つ(?=て|た)")


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """One sentence as the extractors see it; rules match ``text``, facts carry document spans."""

    sentence: Sentence
    aligned: AlignedText  # of the sentence's own characters
    tokens: tuple[Token, ...]  # of ``aligned.text``
    section: Section | None  # innermost

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.aligned.text

    @property
    def words_start(self) -> int:
        """Where the words begin in ``text``, behind the line's bullet or number."""
        printed = self.aligned.original
        mark = list_mark_end(printed)
        return self.aligned.to_normalized(Span(mark, len(printed)))[0] if mark else 0

    def span(self, start: int, end: int) -> Span:
        """The document's span of ``text[start:end]``."""
        return self.aligned.to_original(start, end).shifted(self.sentence.span.start)

    def verbatim(self, start: int, end: int) -> str:
        """The characters as printed of ``text[start:end]``."""
        return self.aligned.to_original(start, end).of(self.aligned.original)


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its sentences read."""

    document: Document
    sentences: tuple[ReadSentence, ...]

    def sentence_at(self, offset: int) -> ReadSentence | None:
        """The sentence that holds the document's character at ``offset``."""
        starts = [sentence.sentence.span.start for sentence in self.sentences]
        place = bisect_right(starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].sentence.span.end:
            return self.sentences[place]
        return None


def read_sentences(document: Document, morphology: Morphology) -> ReadDocument:
    """Normalise and tokenise every sentence of ``document``."""
    read = (read_sentence(document, sentence, morphology) for sentence in document.sentences)
    return ReadDocument(document, tuple(read))


def read_sentence(document: Document, sentence: Sentence, morphology: Morphology) -> ReadSentence:
    """Normalise and tokenise one sentence of ``document``; a line end in it reads as a space."""
    aligned = align(sentence.span.of(document.text))
    text = _BIG_TSU.sub(r"\1っ", aligned.text.replace("\n", " "))
    if "," in text:
        text = _COMMA.sub("、", text)
    aligned = replace(aligned, text=text)
    section = document.sections[sentence.section] if sentence.section >= 0 else None
    return ReadSentence(sentence, aligned, morphology.tokens(aligned.text), section)
