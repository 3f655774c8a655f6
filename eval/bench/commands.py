"""The benchmarks that take files by path: ``bench retrieval`` and ``bench squad``."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.morphology import shared_morphology
from eval.bench.answer_spans import SpanChooser, SpanModel
from eval.bench.choosers import EvidenceChooser
from eval.bench.ranking import Query, rank_rows, ranking_to_json
from eval.bench.squad import half_of, score_answering
from eval.figures import rounded
from eval.formats.beir import read_beir
from eval.formats.squad import SquadData, read_squad
from eval.json_values import JsonObject
from eval.problems import Problem, QuestionSetError
from index.encoder import load_encoder
from index.reading import Row

OnStep = Callable[[str, int, int], None]  # what is being done, steps done, steps in all


def bench_retrieval(
    corpus: Path, queries: Path, qrels: Path, *, encoder: str | None, on_step: OnStep
) -> JsonObject:
    """BEIR's files: the contract's figures.

    Raises:
        QuestionSetError: With every bad line of the files.
        EncoderError: If the model cannot be had.
    """
    beir = read_beir(corpus, queries, qrels)
    ranked = rank_rows(
        [Row(row.row_id, row.title, row.text) for row in beir.corpus],
        [Query(row.row_id, row.text) for row in beir.queries],
        encoder=load_encoder(encoder),
        on_query=lambda done, total: on_step("asking", done, total),
    )
    return ranking_to_json(ranked, beir.qrels, documents=len(beir.corpus))


def bench_squad(
    data: Path, *, encoder: str | None, half: str | None, on_step: OnStep
) -> JsonObject:
    """SQuAD's file: finding the paragraph, and the answer in it.

    Args:
        data: SQuAD JSON, plain or gzipped.
        encoder: A model's name or path; None is the built-in one.
        half: "A" or "B" of a development set; None is all of it.
        on_step: Told what is being done.

    Raises:
        QuestionSetError: With every problem of the file, or if it holds no answerable question.
        EncoderError: If the model cannot be had.
    """
    squad = read_squad(data)
    questions = half_of(squad.questions, half) if half else squad.questions
    answerable = tuple(question for question in questions if question.answers)
    if not answerable:
        raise QuestionSetError([Problem(str(data), 0, "answers", "none", "at least one answer")])
    names = [str(number) for number in range(len(squad.paragraphs))]
    ranked = rank_rows(
        _rows(squad, names),
        [Query(str(number), question.text) for number, question in enumerate(answerable)],
        encoder=load_encoder(encoder),
        on_query=lambda done, total: on_step("finding paragraphs", done, total),
    )
    qrels = {str(n): {names[question.paragraph]: 1} for n, question in enumerate(answerable)}
    report = ranking_to_json(ranked, qrels, documents=len(names))
    morphology = shared_morphology()
    spans = SpanChooser(SpanModel.load(), morphology)
    chooser = EvidenceChooser(squad.paragraphs, names, ranked.retriever, spans, morphology)
    score = score_answering(
        SquadData(squad.paragraphs, answerable),
        chooser,
        on_question=lambda done: on_step("finding answers", done, len(answerable)),
    )
    answering = {name: rounded(value) for name, value in asdict(score).items()}
    del answering["questions"]
    return {**report, "answering": {**answering}}


def _rows(squad: SquadData, names: Sequence[str]) -> list[Row]:
    return [
        Row(name, paragraph.title, paragraph.text)
        for name, paragraph in zip(names, squad.paragraphs, strict=True)
    ]
