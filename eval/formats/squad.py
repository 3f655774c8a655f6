"""SQuAD's JSON, plain or gzipped; JSQuAD's ``title [SEP] text`` is understood."""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.dataset import MAX_ANCHOR_CHARS, Expectation, Passage, Question, ReplyKind
from eval.json_values import JsonObject, JsonValue, integer_of, text_of
from eval.problems import Problem, QuestionSetError, shorten

_SEPARATOR = " [SEP] "


@dataclass(frozen=True, slots=True)
class SquadAnswer:
    """A right answer and where it starts in its paragraph's text."""

    text: str
    start: int  # in code points; below 0: in the title, which the file prints before the text


@dataclass(frozen=True, slots=True)
class SquadQuestion:
    """A question about one paragraph."""

    question_id: str
    text: str
    paragraph: int  # index in ``SquadData.paragraphs``
    answers: tuple[SquadAnswer, ...]  # empty: the paragraph does not answer it


@dataclass(frozen=True, slots=True)
class SquadParagraph:
    """A paragraph with the title of its article."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SquadData:
    """All paragraphs and questions of one file; equal paragraphs are one."""

    paragraphs: tuple[SquadParagraph, ...]
    questions: tuple[SquadQuestion, ...]


def read_squad(path: Path) -> SquadData:
    """Read a file of SQuAD's format.

    JSQuAD prints ``title [SEP] `` before each paragraph: it is taken off, and the answers'
    starts are moved by as much: an answer that is marked in the title starts below 0.

    Raises:
        QuestionSetError: With every answer that does not stand where the file says, and every
            missing field.
        OSError: If the file cannot be opened.
    """
    problems: list[Problem] = []
    paragraphs: dict[SquadParagraph, int] = {}
    questions: list[SquadQuestion] = []
    for place, title, record in _paragraph_records(path, problems):
        context = text_of(record, "context")
        if not context.strip():
            problems.append(Problem(str(path), 0, f"{place}.context", "nothing", "a paragraph"))
            continue
        head, separator, rest = context.partition(_SEPARATOR)
        text = rest if separator else context
        paragraph = SquadParagraph(head if separator else title, text)
        number = paragraphs.setdefault(paragraph, len(paragraphs))
        for field, qa in _members(record, "qas", place, str(path), problems):
            questions.append(_question(qa, number, context, text, str(path), field, problems))
    if problems:
        raise QuestionSetError(problems)
    return SquadData(tuple(paragraphs), tuple(questions))


def read_squad_questions(path: Path) -> tuple[Question, ...]:
    """A SQuAD file as a question set; its paragraphs have to be in the index that is asked.

    Raises:
        QuestionSetError: With every problem of the file.
    """
    squad = read_squad(path)
    return tuple(
        Question(
            question_id=name,
            kind="squad",
            turns=(question.text,),
            expect=_expectation(question, squad.paragraphs[question.paragraph].text),
        )
        for name, question in distinct_names(squad.questions).items()
    )


def distinct_names(questions: Iterable[SquadQuestion]) -> dict[str, SquadQuestion]:
    """Questions by id, one that comes again by its id and place.

    Some sets number questions anew in each paragraph: every one of them counts.
    """
    names: dict[str, SquadQuestion] = {}
    for question in questions:
        again = f"{question.question_id}@{len(names)}"
        names[again if question.question_id in names else question.question_id] = question
    return names


def _expectation(question: SquadQuestion, text: str) -> Expectation:
    if not question.answers:
        return Expectation(kind=ReplyKind.ABSTENTION)
    answers = tuple(dict.fromkeys(answer.text for answer in question.answers))
    first = question.answers[0]
    before = max(0, (MAX_ANCHOR_CHARS - len(first.text)) // 2)
    said = first.start if first.start >= 0 else text.find(first.text)  # a title is no passage
    start = max(0, said - before)
    anchor = text[start : start + MAX_ANCHOR_CHARS].strip()
    return Expectation(
        kind=ReplyKind.ANSWER,
        contains=(answers,),
        answers=answers,
        passages=(Passage(anchor),),
    )


def _paragraph_records(
    path: Path, problems: list[Problem]
) -> Iterator[tuple[str, str, JsonObject]]:
    """Place, article's title and record of each paragraph."""
    for place, article in _members(_load(path), "data", "", str(path), problems):
        title = text_of(article, "title")
        for inner, paragraph in _members(article, "paragraphs", place, str(path), problems):
            yield inner, title, paragraph


def _members(
    record: JsonObject, name: str, place: str, path: str, problems: list[Problem]
) -> Iterator[tuple[str, JsonObject]]:
    """The objects of an array, each with its place; anything else is a problem."""
    field = f"{place}.{name}" if place else name
    found = record.get(name)
    if not isinstance(found, list):
        problems.append(Problem(path, 0, field, shorten(found), "an array of objects"))
        return
    for order, one in enumerate(found):
        if isinstance(one, dict):
            yield f"{field}[{order}]", one
        else:
            problems.append(Problem(path, 0, f"{field}[{order}]", shorten(one), "an object"))


def _load(path: Path) -> JsonObject:
    content = path.read_bytes()
    try:
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        loaded: JsonValue = json.loads(content.decode("utf-8-sig"))
    except (OSError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        problem = Problem(str(path), 0, "", str(error), "SQuAD JSON in UTF-8, plain or gzipped")
        raise QuestionSetError([problem]) from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("data"), list):
        wanted = 'SQuAD\'s {"data": [{"title", "paragraphs": [{"context", "qas"}]}]}'
        raise QuestionSetError([Problem(str(path), 0, "data", shorten(loaded), wanted)])
    return loaded


def _question(
    record: JsonObject,
    paragraph: int,
    context: str,
    text: str,
    path: str,
    field: str,
    problems: list[Problem],
) -> SquadQuestion:
    question_id, asked = text_of(record, "id"), text_of(record, "question")
    for name, value in (("id", question_id), ("question", asked)):
        if not value.strip():
            problems.append(Problem(path, 0, f"{field}.{name}", "nothing", "text"))
    answers: list[SquadAnswer] = []
    cut = len(context) - len(text)
    given = _members(record, "answers", field, path, problems) if "answers" in record else ()
    for place, answer in given:
        start, wanted = integer_of(answer, "answer_start"), text_of(answer, "text")
        if start is not None and wanted and context[start : start + len(wanted)] == wanted:
            answers.append(SquadAnswer(wanted, start - cut))
        else:
            found = f"{shorten(wanted)} at {start}"
            reason = "an answer that stands in the paragraph at answer_start"
            problems.append(Problem(path, 0, place, found, reason))
    if record.get("is_impossible") is True:
        answers = []
    return SquadQuestion(question_id, asked, paragraph, tuple(answers))
