"""What the sentence model is fitted on: questions with sentences that answer and that do not."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence import COMPARED, EvidenceFinder
from assistant.names import canonical
from assistant.question import Question as AskedText
from assistant.question import read_question
from assistant.searching import IndexSearcher, fact_names, known_names
from assistant.spelling.speller import Speller
from assistant.support.matches import Floats
from assistant.support.network import Seen
from assistant.support.scorer import Address, Found, Support
from assistant.support.spans import SpanModel
from corpus.cleaning import clean_question
from corpus.morphology import shared_morphology
from corpus.records import Chunk, DocId, Document
from eval.bench.choosers import chunk_of, document_of
from eval.bench.squad import holds_answer
from eval.dataset import Question, ReplyKind, read_question_sets
from eval.formats.squad import SquadData, SquadQuestion
from eval.judge import fold
from index.assembly import retriever_of_rows
from index.encoder import BuiltinEncoder
from index.opening import open_index
from index.reading import Row

_CHUNKS = 6  # that a question is asked of, of a SQuAD file
_WITHOUT_EVERY = 3  # of the questions asked of found chunks, one in so many lacks the right one


class Setting(Enum):
    """Where the sentences of an example are from."""

    PARAGRAPH = 0  # the one that holds the answer
    FOUND = 1  # chunks that a search found, the right one among them
    WITHOUT = 2  # chunks that do not answer


class Label(Enum):
    """Whether a sentence answers."""

    NO = 0
    YES = 1
    UNKNOWN = -1  # it holds the answer's words at another place


@dataclass(frozen=True, slots=True)
class Example:
    """One question and the sentences that were compared."""

    seen: Seen
    labels: NDArray[np.int8]
    setting: Setting
    checks: Floats | None = None  # of each sentence, for lines of question sets
    group: str = ""  # questions about the same documents have the same
    weight: int = 1  # it counts as so many


class SquadExamples:
    """Examples from a file of SQuAD's format.

    Args:
        squad: Its paragraphs are the index.
        encoder: One that was not trained on these questions; the features of one that was would
            be better than those of any question to come.
    """

    def __init__(self, squad: SquadData, encoder: BuiltinEncoder) -> None:
        self._squad = squad
        self._morphology = shared_morphology()
        rows = [Row(str(n), one.title, one.text) for n, one in enumerate(squad.paragraphs)]
        self._retriever = retriever_of_rows(rows, encoder=encoder)
        self._support = Support(
            self._morphology,
            SpanModel.shipped().weights,
            encoder.term_vectors,
            self._retriever.idf,
        )
        self._held: dict[int, tuple[Document, Chunk]] = {}

    def in_paragraph(self, question: SquadQuestion) -> Example | None:
        """The sentences of the paragraph that answers; None when none of them does alone."""
        _, chunk = self._document(question.paragraph)
        values = self._retriever.similarities_in(question.text, [chunk.chunk_id])
        found = Found(chunk, [float(value) for value in values[chunk.chunk_id]], 0.0)
        return self._example(question, [found], Setting.PARAGRAPH)

    def in_found(self, question: SquadQuestion, *, without: bool) -> Example | None:
        """The sentences of the paragraphs that a search finds; ``without`` the right one."""
        hits = [
            hit
            for hit in self._retriever.search(question.text, _CHUNKS + 1)
            if not (without and hit.chunk_id == str(question.paragraph))
        ][:_CHUNKS]
        values = self._retriever.similarities_in(question.text, [hit.chunk_id for hit in hits])
        found = [
            Found(
                self._document(int(hit.chunk_id))[1],
                [float(value) for value in values[hit.chunk_id]],
                hit.score,
            )
            for hit in hits
        ]
        return self._example(question, found, Setting.WITHOUT if without else Setting.FOUND)

    def _document(self, number: int) -> tuple[Document, Chunk]:
        held = self._held.get(number)
        if held is None:
            document = document_of(self._squad.paragraphs[number], str(number))
            held = self._held[number] = (document, chunk_of(document))
        return held

    def _example(
        self, question: SquadQuestion, found: Sequence[Found], setting: Setting
    ) -> Example | None:
        read = read_question(clean_question(question.text), self._morphology)
        asked = self._support.asked(read)
        documents = {one.chunk.doc_id: self._document(int(one.chunk.doc_id))[0] for one in found}
        places = self._support.places(documents, found)
        places = self._support.nearest(asked, places, COMPARED)
        if not places:
            return None
        labels = [
            self._label(question, documents[where.doc_id], where.number).value
            for where, _ in places
        ]
        if setting is Setting.PARAGRAPH and Label.YES.value not in labels:
            return None
        seen, _ = self._support.see(asked, [place for _, place in places])
        return Example(seen, np.array(labels, np.int8), setting)

    def _label(self, question: SquadQuestion, document: Document, number: int) -> Label:
        span = document.sentences[number].span
        if document.doc_id == str(question.paragraph):
            return Label.YES if holds_answer(document.text, span, question.answers) else Label.NO
        text = span.of(document.text)
        is_said = any(answer.text in text for answer in question.answers)
        return Label.UNKNOWN if is_said else Label.NO


def squad_examples(
    squad: SquadData,
    encoder: BuiltinEncoder,
    *,
    paragraphs: int,
    in_paragraphs: int,
    in_found: int,
    seed: int,
) -> Iterator[Example]:
    """Examples of so many questions about so many paragraphs, drawn by ``seed``.

    Questions for the thing that a whole text is about, which are few in JaQuAD, come first.
    """
    generator = random.Random(seed)
    shuffled = list(range(len(squad.paragraphs)))
    generator.shuffle(shuffled)
    about = {question.paragraph for question in squad.questions if _is_for_title(squad, question)}
    kept = sorted(shuffled, key=lambda number: number not in about)[:paragraphs]
    numbers = {number: place for place, number in enumerate(kept)}
    drawn = [
        replace(question, paragraph=numbers[question.paragraph])
        for question in squad.questions
        if question.answers and question.paragraph in numbers
    ]
    generator.shuffle(drawn)
    kept_squad = SquadData(tuple(squad.paragraphs[number] for number in kept), tuple(drawn))
    drawn.sort(key=lambda question: not _is_for_title(kept_squad, question))
    maker = SquadExamples(kept_squad, encoder)
    for order, question in enumerate(drawn[: max(in_paragraphs, in_found)]):
        made = [maker.in_paragraph(question)] if order < in_paragraphs else []
        if order < in_found:
            made.append(maker.in_found(question, without=order % _WITHOUT_EVERY == 0))
        yield from (one for one in made if one is not None)


def _is_for_title(squad: SquadData, question: SquadQuestion) -> bool:
    title = canonical(squad.paragraphs[question.paragraph].title)
    return any(canonical(answer.text) == title != "" for answer in question.answers)


class Asker:
    """An open index, asked for evidence alone.

    Args:
        index: Its folder.
    """

    def __init__(self, index: Path) -> None:
        opened = open_index(index)
        self.documents = opened.documents
        self._morphology = shared_morphology()
        self._speller = Speller(known_names(opened.documents, opened.facts), self._morphology)
        places = {one.municipality for one in opened.documents.values() if one.municipality}
        self.finder = EvidenceFinder(
            IndexSearcher(opened),
            self._morphology,
            fact_names(opened.facts),
            places,
            self._speller.words,
        )

    def read(self, text: str) -> AskedText:
        """A cleaned question, its spelling repaired."""
        return read_question(text, self._morphology, repaired=self._speller.repair(text))


def set_examples(index: Path, questions: Sequence[Path]) -> Iterator[Example]:
    """Examples of question sets' lines that are tagged ``tune``, asked of an open index.

    A sentence answers when it holds an anchor that the line wants to see cited.
    """
    asker = Asker(index)
    for line in lines_to_tune_on(questions, asker.documents):
        text = clean_question(line.standalone)
        question = asker.read(text)
        chosen = [DocId(name) for name in line.documents] or list(asker.documents)
        documents = {doc_id: asker.documents[doc_id] for doc_id in chosen}
        compared = asker.finder.compared(question, documents)
        if not compared.addresses:
            continue
        anchors = [fold(text) for group in line.expect.citation_contains for text in group]
        labels = [
            any(anchor in fold(_printed(documents, where)) for anchor in anchors)
            for where in compared.addresses
        ]
        yield Example(
            compared.seen,
            np.array(labels, np.int8),
            Setting.FOUND if anchors else Setting.WITHOUT,
            np.array([checks.values for checks in compared.checks], np.float32),
            "、".join(line.documents),
        )


def lines_to_tune_on(
    files: Sequence[Path], documents: Mapping[DocId, Document]
) -> Iterator[Question]:
    """The lines tagged ``tune`` that stand alone and whose documents are held."""
    for line in read_question_sets(files):
        is_alone = len(line.turns) == 1 or line.written_out
        is_held = all(name in documents for name in line.documents)
        is_asking = line.expect.kind is not ReplyKind.SMALLTALK
        if "tune" in line.tags and is_alone and is_held and is_asking:
            yield line


def _printed(documents: Mapping[DocId, Document], where: Address) -> str:
    document = documents[where.doc_id]
    return document.sentences[where.number].span.of(document.text)
