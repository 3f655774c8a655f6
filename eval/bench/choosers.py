"""Who chooses the answer in a paragraph: the program's own evidence, or plain overlap."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from assistant.evidence import EvidenceFinder
from assistant.question import read_question
from assistant.support.matches import Floats
from assistant.support.scorer import Found
from assistant.support.spans import SpanChooser
from corpus.cleaning import clean_question
from corpus.morphology import Morphology
from corpus.normalize import normalize
from corpus.records import (
    Chunk,
    ChunkId,
    DocId,
    Document,
    Media,
    Section,
    SectionKind,
    Sentence,
    SentenceKind,
    Span,
)
from corpus.sentences import split_sentences
from eval.bench.squad import Choice
from eval.formats.squad import SquadParagraph
from index.encoder import builtin_encoder
from index.retriever import HybridRetriever

_CONTENT = frozenset({"名詞", "動詞", "形容詞", "形状詞", "接頭辞", "接尾辞", "記号"})


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, line by line, as the index's rows have them."""
    found: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.extend(split_sentences(text, start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def document_of(paragraph: SquadParagraph, name: str) -> Document:
    """A paragraph as a document of one section, whose heading is its article's title."""
    text = paragraph.text
    whole = Span(0, len(text))
    path = (paragraph.title,) if paragraph.title else ()
    section = Section(1, "", paragraph.title, SectionKind.BODY, whole, None, path)
    return Document(
        doc_id=DocId(name),
        title="",
        municipality="",
        text=text,
        media=Media.TEXT,
        source_path="",
        sha256="",
        sections=(section,),
        sentences=tuple(Sentence(span, SentenceKind.BODY, 0) for span in sentences_of(text)),
    )


def chunk_of(document: Document) -> Chunk:
    """The one chunk of a document that ``document_of`` made."""
    return Chunk(
        ChunkId(document.doc_id),
        document.doc_id,
        document.sections[0].path,
        SectionKind.BODY,
        Span(0, len(document.text)),
        tuple(sentence.span for sentence in document.sentences),
    )


class ParagraphSearcher:
    """Evidence's view of one paragraph at a time, weighted by all the others.

    Args:
        retriever: Over all paragraphs, for the weights of words and the vectors of sentences.
    """

    def __init__(self, retriever: HybridRetriever) -> None:
        self._retriever = retriever
        self.chunk: Chunk | None = None

    def candidates(self, query: str, top_k: int, documents: Collection[DocId]) -> Sequence[Found]:
        """The one paragraph that is being asked."""
        assert self.chunk is not None, "a paragraph is chosen before it is asked"
        values = self._retriever.similarities_in(query, [self.chunk.chunk_id])
        return [Found(self.chunk, [float(value) for value in values[self.chunk.chunk_id]], 0.0)]

    def idf(self, term: str) -> float:
        """How rare a lemma is among all paragraphs."""
        return self._retriever.idf(term)

    def vectors(self, lemmas: Sequence[str]) -> Floats:
        """Of lemmas, by the built-in encoder."""
        return builtin_encoder().term_vectors(lemmas)


class EvidenceChooser:
    """The assistant's evidence: its sentence, and the words in it.

    Args:
        paragraphs: All of a benchmark, in order.
        names: The rows' ids in ``retriever``, one for each paragraph.
        retriever: Over those rows.
        morphology: The tagger.
    """

    def __init__(
        self,
        paragraphs: Sequence[SquadParagraph],
        names: Sequence[str],
        retriever: HybridRetriever,
        morphology: Morphology,
    ) -> None:
        self._names = dict(zip(paragraphs, names, strict=True))
        self._searcher = ParagraphSearcher(retriever)
        self._finder = EvidenceFinder(self._searcher, morphology)
        self._morphology = morphology

    def choose(self, question: str, paragraph: SquadParagraph) -> Choice | None:
        """The sentence that the model scores highest, and the words in it that answer."""
        document = document_of(paragraph, self._names[paragraph])
        self._searcher.chunk = chunk_of(document)
        read = read_question(clean_question(question), self._morphology)
        found = self._finder.find(read, {document.doc_id: document}, top_k=1)
        if not found:
            return None
        best = max(found, key=lambda evidence: evidence.score)
        return Choice(best.sentence.span, best.answer)


class OverlapChooser:
    """The sentence whose words share most with the question, rare words counting more.

    The small twin of the program's evidence, and the baseline that it has to beat.
    """

    def __init__(
        self, paragraphs: Iterable[SquadParagraph], spans: SpanChooser, morphology: Morphology
    ) -> None:
        self._spans = spans
        self._morphology = morphology
        counts: Counter[str] = Counter()
        self._count = 0
        for paragraph in paragraphs:
            counts.update(self._lemmas(paragraph.text))
            self._count += 1
        self._counts = counts

    def choose(self, question: str, paragraph: SquadParagraph) -> Choice | None:
        """The sentence with the largest overlap, the first of equals."""
        sentences = sentences_of(paragraph.text)
        if not sentences:
            return None
        asked = self._lemmas(question)
        best = max(sentences, key=lambda span: self._overlap(asked, span.of(paragraph.text)))
        words = self._spans.choose(self._spans.read_question(question), best.of(paragraph.text))
        return Choice(best, words.span.shifted(best.start) if words else None)

    def _overlap(self, asked: frozenset[str], sentence: str) -> float:
        return sum(self._idf(lemma) for lemma in asked & self._lemmas(sentence))

    def _idf(self, lemma: str) -> float:
        seen = self._counts[lemma]
        return math.log(1 + (self._count - seen + 0.5) / (seen + 0.5))

    def _lemmas(self, text: str) -> frozenset[str]:
        tokens = self._morphology.tokens(normalize(text))
        return frozenset(token.lemma for token in tokens if token.pos in _CONTENT)
