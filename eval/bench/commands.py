"""What takes a benchmark's files by path: ``bench retrieval``, ``bench squad`` and ``sweep``."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from corpus.errors import SettingsError
from corpus.morphology import shared_morphology
from eval.bench.choosers import EvidenceChooser
from eval.bench.dev_data import RankingTask, task_of_beir, task_of_questions
from eval.bench.ranking import rank_rows, ranking_to_json
from eval.bench.similarity import read_pairs, score_pairs
from eval.bench.squad import half_of, score_answering
from eval.figures import rounded
from eval.formats.squad import SquadData, read_squad
from eval.formats.trec import write_run
from eval.json_values import JsonObject
from eval.problems import Problem, QuestionSetError
from eval.sweep import choices_to_json, sweep
from index.encoder import load_encoder
from index.recipe import load_recipe
from index.training.halves import is_in_half_a

OnStep = Callable[[str, int, int], None]  # what is being done, steps done, steps in all


def bench_retrieval(
    corpus: Path,
    queries: Path,
    qrels: Path,
    *,
    encoder: str | None,
    on_step: OnStep,
    out: Path | None = None,
) -> JsonObject:
    """BEIR's files: the contract's figures.

    Args:
        corpus: The retrieval units.
        queries: Those that ``qrels`` judges are asked.
        qrels: The judgements.
        encoder: A model's name or path; None is the built-in one.
        on_step: Told what is being done.
        out: Where each arm's run is written in TREC's form, as ``hybrid.trec``.

    Raises:
        QuestionSetError: With every bad line of the files.
        EncoderError: If the model cannot be had.
    """
    task = task_of_beir(corpus, queries, qrels)
    ranked = rank_rows(
        task.rows,
        task.queries,
        encoder=load_encoder(encoder),
        on_query=lambda done, total: on_step("asking", done, total),
    )
    report = ranking_to_json(ranked, task.qrels, documents=len(task.rows))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for arm, run in ranked.runs.items():
            write_run(out / f"{arm.value}.trec", run, name=arm.value)
    return {**report, "unjudged_queries": len(task.unjudged)}


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
    task = task_of_questions(squad, answerable)
    ranked = rank_rows(
        task.rows,
        task.queries,
        encoder=load_encoder(encoder),
        on_query=lambda done, total: on_step("finding paragraphs", done, total),
    )
    report = ranking_to_json(ranked, task.qrels, documents=len(task.rows))
    morphology = shared_morphology()
    names = [row.row_id for row in task.rows]
    chooser = EvidenceChooser(squad.paragraphs, names, ranked.retriever, morphology)
    score = score_answering(
        SquadData(squad.paragraphs, answerable),
        chooser,
        on_question=lambda done: on_step("finding answers", done, len(answerable)),
    )
    answering = {name: rounded(value) for name, value in asdict(score).items()}
    del answering["questions"]
    return {**report, "answering": {**answering}}


def bench_similarity(data: Path, *, encoder: str | None) -> JsonObject:
    """JSTS's pairs: the correlation of cosines with people's judgement.

    Raises:
        QuestionSetError: With every bad line of the file.
        EncoderError: If the model cannot be had.
    """
    return score_pairs(read_pairs(data), load_encoder(encoder))


def bench_sweep(
    task: RankingTask,
    settings: Sequence[str],
    *,
    encoder: str | None,
    measure: str,
    on_step: OnStep,
) -> JsonObject:
    """A grid over recipe settings on half A of a dev set.

    Args:
        task: The dev set.
        settings: ``NAME=VALUE,VALUE...``, one for each setting of the grid.
        encoder: A model's name or path; None is the built-in one.
        measure: In ir-measures' notation.
        on_step: Told what is being done.

    Raises:
        SettingsError: If a setting is none of the recipe's, or its values are no numbers.
    """
    choices = sweep(
        task.rows,
        task.queries,
        task.qrels,
        dict(_grid_entry(setting) for setting in settings),
        recipe=load_recipe(),
        encoder=load_encoder(encoder),
        measure=measure,
        on_choice=lambda done, total: on_step("trying settings", done, total),
    )
    asked = sum(1 for query in task.queries if is_in_half_a(query.query_id))
    return choices_to_json(choices, measure=measure, queries=asked)


def _grid_entry(setting: str) -> tuple[str, list[float]]:
    name, _, values = setting.partition("=")
    try:
        return name, [float(value) for value in values.split(",")]
    except ValueError as error:
        raise SettingsError(
            f"--set {setting}: found no numbers behind =, wanted NAME=VALUE,VALUE"
        ) from error
