"""BEIR's folders: ``corpus.jsonl``, ``queries.jsonl`` and qrels as a table."""

import json
from dataclasses import dataclass
from pathlib import Path

from eval.dataset import Expectation, Passage, Question, ReplyKind
from eval.formats.trec import read_qrels
from eval.json_values import JsonObject, JsonValue, numbered_lines, text_of
from eval.problems import Problem, QuestionSetError, shorten

_MAX_ANCHOR_CHARS = 40


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
        judged = read_qrels(qrels)
    except QuestionSetError as error:
        raise QuestionSetError([*problems, *error.problems]) from error
    problems.extend(_unknown(qrels, judged, units, asked, corpus.name, queries.name))
    if problems:
        raise QuestionSetError(problems)
    kept = tuple(row for row in asked.values() if row.row_id in judged)
    return BeirData(tuple(units.values()), kept, judged)


def read_beir_questions(folder: Path) -> tuple[Question, ...]:
    """A BEIR folder as a question set that names the passages of its qrels.

    Raises:
        QuestionSetError: With every problem of the folder.
    """
    beir = read_beir(folder / "corpus.jsonl", folder / "queries.jsonl", find_qrels(folder))
    texts = {row.row_id: row.text or row.title for row in beir.corpus}
    return tuple(
        Question(
            question_id=query.row_id,
            kind="beir",
            turns=(query.text,),
            expect=Expectation(
                kind=ReplyKind.ANSWER,
                passages=tuple(
                    Passage(texts[unit].strip()[:_MAX_ANCHOR_CHARS])
                    for unit, relevance in sorted(beir.qrels[query.row_id].items())
                    if relevance > 0
                ),
            ),
        )
        for query in beir.queries
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
    for number, line in numbered_lines(path):
        record = _record(path, number, line, problems)
        if record is None:
            continue
        row_id = str(record.get("_id", ""))
        row = BeirRow(row_id, text_of(record, "title"), text_of(record, "text"))
        if not row_id or row_id in rows:
            found = f"{row_id!r} again" if row_id else "nothing"
            problems.append(Problem(str(path), number, "_id", found, "an id of its own"))
        elif not (row.text.strip() or row.title.strip()):
            problems.append(Problem(str(path), number, "text", "nothing", "text"))
        rows[row_id] = row
    return rows


def _record(path: Path, number: int, line: str, problems: list[Problem]) -> JsonObject | None:
    try:
        record: JsonValue = json.loads(line)
    except json.JSONDecodeError as error:
        record = None
        reason = f"one JSON object ({error.msg} at column {error.colno})"
    else:
        reason = "one JSON object"
    if isinstance(record, dict):
        return record
    problems.append(Problem(str(path), number, "", shorten(line), reason))
    return None


def _unknown(
    qrels: Path,
    judged: dict[str, dict[str, int]],
    units: dict[str, BeirRow],
    asked: dict[str, BeirRow],
    corpus_name: str,
    queries_name: str,
) -> list[Problem]:
    problems = []
    for query, judgements in judged.items():
        if query not in asked:
            wanted = f"a query of {queries_name}"
            problems.append(Problem(str(qrels), 0, "query-id", repr(query), wanted))
        problems.extend(
            Problem(str(qrels), 0, "corpus-id", repr(unit), f"a unit of {corpus_name}")
            for unit in judgements
            if unit not in units
        )
    return problems
