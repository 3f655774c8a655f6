"""BEIR's folders: ``corpus.jsonl``, ``queries.jsonl`` and qrels as a table."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eval.dataset import MAX_ANCHOR_CHARS, Expectation, Passage, Question, ReplyKind
from eval.formats.lines import json_lines
from eval.formats.trec import qrels_of, read_judgements
from eval.json_values import text_of
from eval.problems import Problem, QuestionSetError


@dataclass(frozen=True, slots=True)
class BeirRow:
    """A retrieval unit of the corpus, or a query (whose title is "")."""

    row_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class BeirData:
    """A whole benchmark."""

    corpus: tuple[BeirRow, ...]
    queries: tuple[BeirRow, ...]  # those that qrels judge, in the file's order
    qrels: dict[str, dict[str, int]]  # query -> unit -> relevance, 0 included
    unjudged: tuple[str, ...]  # ids of the queries that qrels do not judge: not asked


def read_beir(corpus: Path, queries: Path, qrels: Path) -> BeirData:
    """Read BEIR's three files.

    Raises:
        QuestionSetError: With every bad line, every id that comes twice, and every judgement
            about a query or a unit that is not there.
        OSError: If a file cannot be opened.
    """
    problems: list[Problem] = []
    units = _rows(corpus, problems)
    asked = _rows(queries, problems)
    try:
        judgements = read_judgements(qrels)
    except QuestionSetError as error:
        raise QuestionSetError([*problems, *error.problems]) from error
    for one in judgements:
        if one.query not in asked:
            problems.append(_unknown(qrels, one.line, "query-id", one.query, queries))
        if one.unit not in units:
            problems.append(_unknown(qrels, one.line, "corpus-id", one.unit, corpus))
    if problems:
        raise QuestionSetError(problems)
    judged = qrels_of(judgements)
    kept = tuple(row for row in asked.values() if row.row_id in judged)
    unjudged = tuple(row.row_id for row in asked.values() if row.row_id not in judged)
    return BeirData(tuple(units.values()), kept, judged, unjudged)


def read_beir_questions(
    folder: Path, on_notice: Callable[[str], None] = lambda notice: None
) -> tuple[Question, ...]:
    """A BEIR folder as a question set that names the passages of its qrels.

    Queries without a relevant unit are left out, which ``on_notice`` is told: there is nothing
    to find.

    Raises:
        QuestionSetError: With every problem of the folder.
    """
    beir = read_beir(folder / "corpus.jsonl", folder / "queries.jsonl", find_qrels(folder))
    texts = {row.row_id: row.text or row.title for row in beir.corpus}
    answered = [row for row in beir.queries if max(beir.qrels[row.row_id].values()) > 0]
    left_out = len(beir.queries) + len(beir.unjudged) - len(answered)
    if left_out:
        on_notice(f"{folder}: {left_out} queries without a relevant unit, left out")
    return tuple(
        Question(
            question_id=query.row_id,
            kind="beir",
            turns=(query.text,),
            expect=Expectation(
                kind=ReplyKind.ANSWER,
                passages=tuple(
                    Passage(texts[unit].strip()[:MAX_ANCHOR_CHARS])
                    for unit, relevance in sorted(beir.qrels[query.row_id].items())
                    if relevance > 0
                ),
            ),
        )
        for query in answered
    )


def find_qrels(folder: Path) -> Path:
    """The qrels of a BEIR folder: ``qrels.tsv``, else ``qrels/test.tsv``, else the one there is.

    Raises:
        QuestionSetError: If there is none.
    """
    choices = [folder / "qrels.tsv", folder / "qrels" / "test.tsv"]
    choices += sorted((folder / "qrels").glob("*.tsv"))
    for path in choices:
        if path.is_file():
            return path
    wanted = "qrels.tsv or qrels/test.tsv"
    raise QuestionSetError([Problem(str(folder), 0, "", "no qrels", wanted)])


def _rows(path: Path, problems: list[Problem]) -> dict[str, BeirRow]:
    rows: dict[str, BeirRow] = {}
    try:
        records = list(json_lines(path, problems))
    except QuestionSetError as error:
        problems.extend(error.problems)
        return rows
    for number, record in records:
        row_id = str(record.get("_id", ""))
        row = BeirRow(row_id, text_of(record, "title"), text_of(record, "text"))
        if not row_id or row_id in rows:
            found = f"{row_id!r} again" if row_id else "nothing"
            problems.append(Problem(str(path), number, "_id", found, "an id of its own"))
        elif not (row.text.strip() or row.title.strip()):
            problems.append(Problem(str(path), number, "text", "nothing", "text"))
        rows[row_id] = row
    return rows


def _unknown(qrels: Path, line: int, field: str, found: str, file: Path) -> Problem:
    return Problem(str(qrels), line, field, repr(found), f"an id of {file.name}")
