"""Sentences of documents -> what the sentence model sees of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from assistant.kept import KeptByDocument
from assistant.list_item import goes_on
from assistant.question import Question
from assistant.support.asked import AskedQuestion, read_asked
from assistant.support.features import feature_table
from assistant.support.matches import Floats, Vectors, match_terms
from assistant.support.network import Seen
from assistant.support.places import Place, nearness
from assistant.support.reading import Reader
from assistant.support.span_features import Reader as SpanReader
from assistant.support.span_grid import SpanWeights
from corpus.morphology import Morphology
from corpus.records import Chunk, DocId, Document, Sentence, SentenceKind, Span

_MAX_VECTORS = 30_000  # that are remembered: some tens of megabytes
_MOST_BEFORE = 5  # sentences of prose that may name what this one speaks of
_IN_ROWS = (SentenceKind.TABLE_ROW, SentenceKind.LIST_ITEM)
_IN_PARAGRAPHS = (SentenceKind.BODY, SentenceKind.LIST_ITEM)
_MOST_LEANING = 40  # characters of a sentence of prose that leaves its subject to others
_NO_SPAN = -10.0  # the score of a sentence without a span that could answer


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk that a search found."""

    chunk: Chunk
    similarities: Sequence[float]  # of the question with each sentence
    score: float  # of the ranking


@dataclass(frozen=True, slots=True)
class Address:
    """Where a sentence is."""

    doc_id: DocId
    number: int  # in the document's sentences


class Support:
    """Reads sentences for a question.

    Args:
        morphology: The tagger.
        weights: Of the span model.
        vectors: Of lemmas.
        idf: How rare a lemma is.
    """

    def __init__(
        self,
        morphology: Morphology,
        weights: Mapping[str, float],
        vectors: Vectors,
        idf: Callable[[str], float],
    ) -> None:
        self.reader = Reader(morphology)
        self._span_reader = SpanReader(morphology)
        self._weights = SpanWeights(weights)
        self._vectors = _Remembered(vectors)
        self._idf = idf
        self._numbers = KeptByDocument(_places_of)
        self._standings = KeptByDocument(_standings)

    def asked(self, question: Question) -> AskedQuestion:
        """The question, read for the model."""
        return read_asked(question, self._span_reader, self._idf)

    def places(
        self, documents: Mapping[DocId, Document], found: Sequence[Found]
    ) -> list[tuple[Address, Place]]:
        """The sentences of the chunks that were found, best chunk first."""
        best = max((one.score for one in found), default=0.0)
        places = []
        for rank, one in enumerate(found, start=1):
            document = documents[one.chunk.doc_id]
            numbers = self._numbers.of(document)
            for span, similarity in zip(one.chunk.sentences, one.similarities, strict=True):
                number = numbers[span]
                place = self._place(document, number, similarity, rank, one.score - best)
                places.append((Address(document.doc_id, number), place))
        return places

    def nearest(
        self, asked: AskedQuestion, places: Sequence[tuple[Address, Place]], count: int
    ) -> list[tuple[Address, Place]]:
        """The ``count`` places worth a closer look, in the order given."""
        if len(places) <= count:
            return list(places)
        worth = [nearness(asked, place) for _, place in places]
        # Rows that are worth the same are many, and none goes before what is worth more.
        best = sorted(range(len(places)), key=lambda place: -worth[place])[:count]
        return [places[place] for place in sorted(best)]

    def see(
        self, asked: AskedQuestion, places: Sequence[Place]
    ) -> tuple[Seen, list[tuple[int, int] | None]]:
        """What the model sees of each place, and the words in each that answer best.

        Returns:
            What the model sees, and for each place a half-open range of its normalised text; None
            where no run of words can be an answer.
        """
        weigher = self._weights.of(asked.wanted)
        spans: list[float] = []
        words: list[tuple[int, int] | None] = []
        for place in places:
            scores = place.own.grid.scores(asked.wanted, weigher)
            if not len(scores):
                spans.append(_NO_SPAN)
                words.append(None)
                continue
            best = int(scores.argmax())
            spans.append(float(scores[best]))
            words.append(place.own.grid.characters(best))
        table = feature_table(asked, places, spans, self._vectors)
        return Seen(table, match_terms(asked, places, self._vectors)), words

    def _place(
        self, document: Document, number: int, similarity: float, rank: int, chunk_score: float
    ) -> Place:
        sentences = document.sentences
        sentence = sentences[number]
        section = document.sections[sentence.section] if sentence.section >= 0 else None

        def beside(other: int) -> Sentence | None:
            if 0 <= other < len(sentences) and sentences[other].section == sentence.section:
                return sentences[other]
            return None

        read = self.reader.read
        title = section.title if section else ""
        before, behind = beside(number - 1), beside(number + 1)
        if sentence.kind is SentenceKind.LIST_ITEM and not goes_on(document, number):
            before = None  # it speaks of something else
        stands = self._standings.of(document)[number]
        first, last, lead = stands.first, stands.last, stands.lead
        return Place(
            own=read(sentence.span.of(document.text)),
            heading=read(" ".join(section.path) if section else document.title),
            title=read(title).key if title else "",
            is_title_first=stands.title_at >= sentence.span.start,
            before=read(before.span.of(document.text)) if before else None,
            behind=read(behind.span.of(document.text)) if behind else None,
            lead=read("\n".join(span.of(document.text) for span in lead)) if lead else None,
            role=sentence.kind,
            position=(number - first) / max(1, last - first),
            similarity=similarity,
            rank=rank,
            chunk_score=chunk_score,
        )


class _Remembered:
    """Vectors of lemmas that are computed once: texts and questions share most of them."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._rows: dict[str, int] = {}  # of each lemma, in the table
        self._table: Floats = np.zeros((0, 0), np.float32)

    def __call__(self, lemmas: Sequence[str]) -> Floats:
        if not lemmas:
            return self._vectors(())
        missing = [lemma for lemma in dict.fromkeys(lemmas) if lemma not in self._rows]
        if missing:
            self._add(missing, lemmas)
        return self._table.take([self._rows[lemma] for lemma in lemmas], axis=0)

    def _add(self, missing: Sequence[str], lemmas: Sequence[str]) -> None:
        if len(self._rows) + len(missing) > _MAX_VECTORS:
            self._rows.clear()
            missing = list(dict.fromkeys(lemmas))
        vectors, start = self._vectors(missing), len(self._rows)
        if start + len(missing) > len(self._table):
            grown = np.zeros((2 * start + len(missing), vectors.shape[1]), np.float32)
            if start:
                grown[:start] = self._table[:start]
            self._table = grown
        self._table[start : start + len(missing)] = vectors
        self._rows.update(zip(missing, range(start, start + len(missing)), strict=True))


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a sentence stands among the others, by their numbers."""

    first: int  # under the same heading
    last: int
    lead: tuple[Span, ...]  # the table's first row, the sentence before the list
    title_at: int  # where its section's title stands next in the text; -1 where nowhere


def _standings(document: Document) -> list[_Standing]:
    """Where each sentence of a document stands."""
    sentences = document.sentences
    found: list[_Standing] = []
    for section, numbers in groupby(range(len(sentences)), lambda one: sentences[one].section):
        under = list(numbers)
        title = document.sections[section].title if section >= 0 else ""
        title_at = document.text.find(title, sentences[under[0]].span.start)
        for kind, alike in groupby(under, lambda one: sentences[one].kind):
            run = list(alike)
            found.extend(
                _Standing(
                    under[0],
                    under[-1],
                    _lead(document, kind, run[0], number, section),
                    title_at,
                )
                for number in run
            )
    return found


def _lead(
    document: Document, kind: SentenceKind, first: int, number: int, section: int
) -> tuple[Span, ...]:
    """What stands above a sentence and may name what it speaks of.

    Of a row the table's heads and what is over them, of an item what announces its list; of a
    short further sentence of an item or a paragraph those before it there.
    """
    around: list[int] = []
    if kind in _IN_ROWS:
        around.append(first - 1)
    if kind is SentenceKind.TABLE_ROW:
        around.append(first)
    elif kind in _IN_PARAGRAPHS and _leans(document.sentences[number]):
        start = number
        while number - start < _MOST_BEFORE and goes_on(document, start):
            start -= 1
        around.extend(range(start, number - 1))
    return tuple(
        document.sentences[place].span
        for place in around
        if 0 <= place < number and document.sentences[place].section == section
    )


def _leans(sentence: Sentence) -> bool:
    """Whether a sentence may be too short to name what it speaks of: 「利用料は30分200円です」."""
    is_item = sentence.kind is SentenceKind.LIST_ITEM
    return is_item or sentence.span.end - sentence.span.start <= _MOST_LEANING


def _places_of(document: Document) -> dict[Span, int]:
    """Where each sentence stands among the document's."""
    return {sentence.span: place for place, sentence in enumerate(document.sentences)}
