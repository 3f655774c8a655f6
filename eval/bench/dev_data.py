"""A benchmark's files as rows, queries and judgements, whichever of the two formats they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bench.ranking import Query
from eval.formats.beir import read_beir
from eval.formats.squad import SquadData, SquadQuestion, distinct_names, read_squad
from index.reading import Row


@dataclass(frozen=True, slots=True)
class RankingTask:
    """Units, queries, and which unit answers which query."""

    rows: Sequence[Row]
    queries: Sequence[Query]
    qrels: Mapping[str, Mapping[str, int]]
    unjudged: Sequence[str] = ()  # queries of the file that no judgement names: not asked


def task_of_beir(corpus: Path, queries: Path, qrels: Path) -> RankingTask:
    """BEIR's three files.

    Raises:
        QuestionSetError: With every bad line of the files.
    """
    beir = read_beir(corpus, queries, qrels)
    return RankingTask(
        [Row(row.row_id, row.title, row.text) for row in beir.corpus],
        [Query(row.row_id, row.text) for row in beir.queries],
        beir.qrels,
        beir.unjudged,
    )


def task_of_squad(data: Path) -> RankingTask:
    """SQuAD's questions that have an answer, over all paragraphs of the file.

    Raises:
        QuestionSetError: With every problem of the file.
    """
    squad = read_squad(data)
    return task_of_questions(squad, [one for one in squad.questions if one.answers])


def task_of_questions(squad: SquadData, questions: Sequence[SquadQuestion]) -> RankingTask:
    """Finding the paragraph of each question; paragraphs are named by their number."""
    rows = [Row(str(n), one.title, one.text) for n, one in enumerate(squad.paragraphs)]
    names = distinct_names(questions)
    return RankingTask(
        rows,
        [Query(name, question.text) for name, question in names.items()],
        {name: {str(question.paragraph): 1} for name, question in names.items()},
    )
