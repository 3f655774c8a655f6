"""Question sets: their records, and reading them from whatever format they come in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from eval.json_values import (
    JsonObject,
    JsonValue,
    integer_of,
    object_of,
    objects_of,
    text_of,
    texts_of,
)
from eval.problems import Problem, QuestionSetError
from eval.schema import set_schema

MAX_ANCHOR_CHARS = 40  # a set names a passage; it does not copy it
Groups = tuple[tuple[str, ...], ...]  # each group needs one of its alternatives


class ReplyKind(StrEnum):
    """What a reply is."""

    ANSWER = "answer"
    ABSTENTION = "abstention"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Passage:
    """Where an answer stands, named without copying the document."""

    anchor: str  # at most MAX_ANCHOR_CHARS of the passage
    sha256: str = ""  # of the document; "" is any document of the line
    page: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a right reply holds. A line is right when all of this holds."""

    kind: ReplyKind
    contains: Groups = ()
    not_contains: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()  # for the measures exact and token_f1 only
    citation_contains: Groups = ()
    heading: str = ""
    page: int | None = None
    facts: tuple[JsonObject, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a set: a question or a conversation whose last turn is scored."""

    question_id: str
    kind: str  # what sort of question it is; figures are given for each
    turns: tuple[str, ...]
    expect: Expectation
    today: date | None = None
    documents: tuple[str, ...] = ()  # doc_id or sha256
    tags: tuple[str, ...] = ()
    written_out: str = ""  # the last turn as a question that needs no earlier one

    @property
    def is_conversation(self) -> bool:
        """Whether earlier turns come before the one that is scored."""
        return len(self.turns) > 1

    @property
    def standalone(self) -> str:
        """The question as a retriever should be asked it."""
        return self.written_out or self.turns[-1]


def read_question_sets(
    paths: Iterable[Path], on_notice: Callable[[str], None] = lambda notice: None
) -> tuple[Question, ...]:
    """The questions of several files, in order, each in whatever format its file has.

    Args:
        paths: Of files, or of BEIR folders.
        on_notice: Told what a file holds that is no question: rows nobody accepted, queries
            without a relevant unit.

    Raises:
        QuestionSetError: With every problem of every file, and for an id that comes twice.
        OSError: If a file cannot be opened.
    """
    problems: list[Problem] = []
    places: dict[str, str] = {}
    questions: list[Question] = []
    for path in paths:
        try:
            found = read_questions(path, on_notice)
        except QuestionSetError as error:
            problems.extend(error.problems)
            continue
        for question in found:
            earlier = places.setdefault(question.question_id, str(path))
            if earlier != str(path):
                wanted = f"an id that {earlier} does not use"
                problems.append(Problem(str(path), 0, "id", question.question_id, wanted))
        questions.extend(found)
    if problems:
        raise QuestionSetError(problems)
    return tuple(questions)


def read_questions(
    path: Path, on_notice: Callable[[str], None] = lambda notice: None
) -> tuple[Question, ...]:
    """The questions of one file: ``.jsonl`` ours, ``.csv``/``.tsv`` a clerk's, ``.json`` SQuAD's.

    A folder with BEIR's ``queries.jsonl`` is read as questions whose passages are its qrels'.

    Raises:
        QuestionSetError: With every problem of the file.
        OSError: If the file cannot be opened.
    """
    # These modules make the records of this one.
    from eval.formats.beir import read_beir_questions
    from eval.formats.spreadsheet import read_spreadsheet
    from eval.formats.squad import read_squad_questions

    name = path.name.lower().removesuffix(".gz")
    if path.is_dir():
        return read_beir_questions(path, on_notice)
    if name.endswith((".xlsx", ".xls", ".ods")):
        wanted = "the sheet saved as CSV (名前を付けて保存 > CSV)"
        raise QuestionSetError([Problem(str(path), 0, "", "a workbook", wanted)])
    if name.endswith((".csv", ".tsv")):
        return read_spreadsheet(path, on_notice)
    if name.endswith(".json"):
        return read_squad_questions(path)
    return read_question_lines(path)


def read_question_lines(path: Path) -> tuple[Question, ...]:
    """The questions of a JSON Lines file of our own format (``eval/sets/schema.json``).

    Raises:
        QuestionSetError: With every bad line of the file.
    """
    from eval.formats.lines import json_lines  # that package makes the records of this module

    problems: list[Problem] = []
    records = list(json_lines(path, problems))
    return questions_from_records(path, records, problems)


def questions_from_records(
    path: Path, records: Sequence[tuple[int, JsonObject]], problems: Sequence[Problem] = ()
) -> tuple[Question, ...]:
    """Records of our own format, each with its line, as questions.

    Raises:
        QuestionSetError: With ``problems`` and whatever is wrong with the records.
    """
    found = list(problems)
    questions: list[Question] = []
    lines: dict[str, int] = {}
    for number, record in records:
        violations = set_schema().violations(record)
        found.extend(
            Problem(str(path), number, violation.field, violation.found, violation.wanted)
            for violation in violations
        )
        if violations:
            continue
        question = question_from_json(record)
        earlier = lines.setdefault(question.question_id, number)
        if earlier != number:
            wanted = f"an id that line {earlier} does not use"
            found.append(Problem(str(path), number, "id", repr(question.question_id), wanted))
        questions.append(question)
    if not questions and not found:
        found.append(Problem(str(path), 0, "", "no line", "at least one question"))
    if found:
        raise QuestionSetError(sorted(found, key=lambda problem: problem.line))
    return tuple(questions)


def question_from_json(record: JsonObject) -> Question:
    """A question from a record that the schema allows."""
    today = text_of(record, "today")
    return Question(
        question_id=text_of(record, "id"),
        kind=text_of(record, "kind"),
        turns=texts_of(record, "turns"),
        expect=_expectation_from_json(object_of(record, "expect")),
        today=date.fromisoformat(today) if today else None,
        documents=texts_of(record, "documents"),
        tags=texts_of(record, "tags"),
        written_out=text_of(record, "written_out"),
    )


def question_to_json(question: Question) -> JsonObject:
    """The record of our own format that ``question_from_json`` reads as ``question``."""
    expect = question.expect
    record: JsonObject = {
        "id": question.question_id,
        "kind": question.kind,
        "turns": list(question.turns),
    }
    if question.written_out:
        record["written_out"] = question.written_out
    if question.today:
        record["today"] = question.today.isoformat()
    if question.documents:
        record["documents"] = list(question.documents)
    expected: JsonObject = {"kind": expect.kind.value, "contains": _groups_to_json(expect.contains)}
    if expect.not_contains:
        expected["not_contains"] = list(expect.not_contains)
    if expect.answers:
        expected["answers"] = list(expect.answers)
    if expect.citation_contains:
        expected["citation_contains"] = _groups_to_json(expect.citation_contains)
    if expect.heading:
        expected["heading"] = expect.heading
    if expect.page is not None:
        expected["page"] = expect.page
    if expect.facts:
        expected["facts"] = list(expect.facts)
    if expect.passages:
        expected["passages"] = [_passage_to_json(passage) for passage in expect.passages]
    record["expect"] = expected
    record["tags"] = list(question.tags)
    return record


def _expectation_from_json(record: JsonObject) -> Expectation:
    return Expectation(
        kind=ReplyKind(text_of(record, "kind")),
        contains=_groups_from_json(record, "contains"),
        not_contains=texts_of(record, "not_contains"),
        answers=texts_of(record, "answers"),
        citation_contains=_groups_from_json(record, "citation_contains"),
        heading=text_of(record, "heading"),
        page=integer_of(record, "page"),
        facts=tuple(objects_of(record, "facts")),
        passages=tuple(
            Passage(
                anchor=text_of(passage, "anchor"),
                sha256=text_of(passage, "sha256"),
                page=integer_of(passage, "page"),
                heading=text_of(passage, "heading"),
            )
            for passage in objects_of(record, "passages")
        ),
    )


def _groups_from_json(record: JsonObject, key: str) -> Groups:
    value = record.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(
        tuple(item for item in group if isinstance(item, str))
        for group in value
        if isinstance(group, list)
    )


def _groups_to_json(groups: Groups) -> list[JsonValue]:
    return [list(group) for group in groups]


def _passage_to_json(passage: Passage) -> JsonObject:
    record: JsonObject = {"anchor": passage.anchor}
    if passage.sha256:
        record["sha256"] = passage.sha256
    if passage.page is not None:
        record["page"] = passage.page
    if passage.heading:
        record["heading"] = passage.heading
    return record
