"""The sentences of the documents that support an answer, with a probability, or none.

The sentences of the nearest chunks are compared with the question and with one another by a small
model (``assistant.support``). Its score and what was checked of the sentence (the kind of thing
that is asked for is there, its names are near) make the probability that the sentence answers.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from assistant.question import Question
from assistant.support.calibration import Calibration
from assistant.support.checks import Around, Checker, Checks, holds_word
from assistant.support.matches import Floats, Vectors
from assistant.support.network import Seen, SentenceModel
from assistant.support.places import Place
from assistant.support.scorer import Address, Found, Support
from assistant.support.spans import SpanModel
from corpus.morphology import Morphology
from corpus.normalize import AlignedText, align
from corpus.records import DocId, Document, Sentence, Span

TOP_K = 12  # chunks that are looked into
COMPARED = 16  # sentences of them that the model compares


class Searcher(Protocol):
    """What evidence asks of an index."""

    def candidates(self, query: str, top_k: int, documents: Collection[DocId]) -> Sequence[Found]:
        """The chunks nearest to the query, best first."""
        ...

    def idf(self, term: str) -> float:
        """How rare a lemma is among the chunks, at least 0; largest for one that is nowhere."""
        ...

    def vectors(self, lemmas: Sequence[str]) -> Floats:
        """Rows of unit length for lemmas, zero for what is unknown."""
        ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence that may answer."""

    doc_id: DocId
    sentence: Sentence
    score: float  # of the model; larger is better, also across questions
    checks: Checks
    probability: float
    covered: frozenset[str]  # the question's words that it holds itself
    answer: Span | None  # the words in it that answer, in the document; None: no candidate
    undoubted: float = 1.0  # what doubts left of its probability


@dataclass(frozen=True, slots=True)
class Compared:
    """Sentences that were compared with a question; one entry for each in every field."""

    addresses: tuple[Address, ...]
    seen: Seen
    words: tuple[tuple[int, int] | None, ...]  # that answer best, in the normalised sentence
    checks: tuple[Checks, ...]
    covered: tuple[frozenset[str], ...]  # words of the question that it holds itself


class EvidenceFinder:
    """Finds evidence in an index."""

    def __init__(
        self,
        searcher: Searcher,
        morphology: Morphology,
        names: Iterable[str] = (),
        places: Iterable[str] = (),
        words: Collection[str] = (),
    ) -> None:
        """Hold an index.

        Args:
            searcher: The index.
            morphology: The tagger.
            names: Bodies, terms and plans that the documents name.
            words: Words and compounds of the documents, canonical.
            places: Municipalities: naming one says nothing of where to look in its plan.
        """
        self._searcher = searcher
        self._model = SentenceModel.shipped()
        self._calibration = Calibration.shipped()
        self._checker = Checker(searcher.idf, names, places, words)
        self._support = Support(
            morphology, SpanModel.shipped().weights, searcher.vectors, searcher.idf
        )

    def find(
        self,
        question: Question,
        documents: Mapping[DocId, Document],
        *,
        top_k: int = TOP_K,
        query: str = "",
    ) -> list[Evidence]:
        """Sentences that may answer, the most probable first."""
        compared = self.compared(question, documents, top_k=top_k, query=query)
        judged = []
        for number, score in enumerate(self._model.scores(compared.seen)):
            where, checks = compared.addresses[number], compared.checks[number]
            document = documents[where.doc_id]
            sentence = document.sentences[where.number]
            words = compared.words[number]
            judged.append(
                Evidence(
                    where.doc_id,
                    sentence,
                    float(score),
                    checks,
                    self._calibration.probability(float(score), checks),
                    compared.covered[number],
                    _printed_span(document, sentence, words) if words else None,
                )
            )
        return sorted(judged, key=lambda e: (-e.probability, e.doc_id, e.sentence.span.start))

    @property
    def vectors(self) -> Vectors:
        """What makes rows of unit length of lemmas, zero for what is unknown."""
        return self._searcher.vectors

    def weight(self, question: Question) -> float:
        """What the words of a question weigh, in idf."""
        return self._checker.weight(question)

    def compared(
        self,
        question: Question,
        documents: Mapping[DocId, Document],
        *,
        top_k: int = TOP_K,
        query: str = "",
    ) -> Compared:
        """The sentences worth comparing, and what the model sees of them."""
        found = self._searcher.candidates(query or question.text, top_k, tuple(documents))
        asked = self._support.asked(question)
        near = self._support.nearest(asked, self._support.places(documents, found), COMPARED)
        places = [place for _, place in near]
        seen, words = self._support.see(asked, places)
        return Compared(
            tuple(where for where, _ in near),
            seen,
            tuple(words),
            self._checker.check(question, [_around(place) for place in places]),
            tuple(
                frozenset(word.surface for word in question.words if holds_word(place.own, word))
                for place in places
            ),
        )


def _around(place: Place) -> Around:
    beside = tuple(read for read in (place.before, place.lead) if read is not None)
    return Around(place.own, place.heading, beside)


def _printed_span(document: Document, sentence: Sentence, words: tuple[int, int]) -> Span:
    """Words of the normalised sentence as they stand in the document."""
    printed = _aligned(sentence.span.of(document.text))
    return printed.to_original(*words).shifted(sentence.span.start)


@lru_cache(maxsize=4_000)  # the same sentences are compared with many questions
def _aligned(printed: str) -> AlignedText:
    return align(printed)
