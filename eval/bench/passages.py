"""How well each arm finds the passages that a question set names, by how much their words overlap.

A question that repeats its passage's words is found by any BM25; what meaning is worth shows where
they differ. The overlap is measured when the bench runs: the share of the question's weight (idf)
whose terms stand in the passage's chunk or above it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.records import ChunkId
from eval.dataset import Question
from eval.figures import rounded
from eval.json_values import JsonObject
from eval.measures.retrieval import mean_measures, retrieval_measures
from eval.relevance import Relevance
from eval.reply import KnownChunk, KnownDocument
from index.opening import OpenIndex
from index.retriever import Arm
from index.training.halves import is_in_half_a

MEASURES = ("nDCG@10", "Success@1", "Success@5", "R@10")
_TOP_K = 10  # the deepest cutoff of the measures
_HIGH = 0.5  # of the question's weight: half of what is asked stands there word for word
_NONE = 0.1  # below it, at most a word that many passages share

OnQuestion = Callable[[int, int], None]  # questions done, questions in all


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, what is relevant to it, and what each arm found."""

    question: Question
    relevant: tuple[str, ...]  # chunk ids
    overlap: float  # 0 to 1, with the relevant chunk that it is largest with
    runs: Mapping[Arm, Sequence[str]]  # chunk ids, best first


def bench_passages(
    questions: Sequence[Question], index: OpenIndex, on_question: OnQuestion
) -> JsonObject:
    """Ask every question of each arm, over all documents.

    Returns:
        Measures of each arm over all questions, over each band of overlap (``high`` from 0.5,
        ``low``, ``none`` below 0.1) and over each half (A by an even hash of the id). Questions
        whose passage is in no document of the index are counted as ``absent``.
    """
    relevance = _relevance_in(index)
    asked: list[_Asked] = []
    absent: list[str] = []
    for done, question in enumerate(questions, start=1):
        relevant = relevance.relevant_chunks(question, ())
        if relevant:
            asked.append(_ask(question, relevant, index))
        else:
            absent.append(question.question_id)
        on_question(done, len(questions))
    groups = {
        "all": asked,
        "high": [one for one in asked if one.overlap >= _HIGH],
        "low": [one for one in asked if _NONE <= one.overlap < _HIGH],
        "none": [one for one in asked if one.overlap < _NONE],
        "half A": [one for one in asked if is_in_half_a(one.question.question_id)],
        "half B": [one for one in asked if not is_in_half_a(one.question.question_id)],
    }
    return {
        "questions": len(asked),
        "absent": [*absent],
        "bands": {name: _measured(group) for name, group in groups.items()},
    }


def passage_lines(report: JsonObject) -> Iterator[str]:
    """The report for a person: a line for each band and arm."""
    bands = report["bands"]
    assert isinstance(bands, dict)
    yield f"{'':<8}{'questions':>10}  {'arm':<8}" + "".join(f"{name:>11}" for name in MEASURES)
    for name, band in bands.items():
        assert isinstance(band, dict)
        for arm in Arm:
            values = band[arm.value]
            assert isinstance(values, dict)
            figures = "".join(f"{values[measure]:>11.4f}" for measure in MEASURES if values)
            yield f"{name:<8}{band['questions']:>10}  {arm.value:<8}{figures}"


def _relevance_in(index: OpenIndex) -> Relevance:
    documents = {
        doc_id: KnownDocument(doc_id, document.sha256, document.title, document.text)
        for doc_id, document in index.documents.items()
    }
    chunks = [
        KnownChunk(
            chunk.chunk_id,
            chunk.doc_id,
            chunk.heading_path,
            chunk.span.start,
            chunk.span.end,
            index.documents[chunk.doc_id].page_of(chunk.span.start),
        )
        for chunk in index.chunks.values()
    ]
    return Relevance(documents, chunks)


def _ask(question: Question, relevant: tuple[str, ...], index: OpenIndex) -> _Asked:
    retriever = index.retriever
    text = question.standalone
    overlap = max(retriever.overlap(text, ChunkId(chunk_id)) for chunk_id in relevant)
    runs = {
        arm: tuple(hit.chunk_id for hit in retriever.search(text, _TOP_K, arm=arm)) for arm in Arm
    }
    return _Asked(question, relevant, overlap, runs)


def _measured(group: Sequence[_Asked]) -> JsonObject:
    found: JsonObject = {"questions": len(group)}
    qrels = {one.question.question_id: dict.fromkeys(one.relevant, 1) for one in group}
    for arm in Arm:
        run = {one.question.question_id: one.runs[arm] for one in group}
        means = mean_measures(retrieval_measures(qrels, run, MEASURES)) if group else {}
        found[arm.value] = {name: rounded(value) for name, value in means.items()}
    return found
