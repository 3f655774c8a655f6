"""What other programs get: the replies of ``ask`` and ``search`` as typed JSON."""

from collections.abc import Collection
from typing import Any, cast

# pydantic asks for this one where Python is older than 3.12.
from typing_extensions import TypedDict

from assistant.answer import Language, answer_to_dict
from assistant.page.desk import MAX_QUESTION_CHARS, Desk
from corpus.records import DocId
from index.reporting import search_report

MAX_TOP_K = 50


class CallError(ValueError):
    """A call that cannot be answered: what was found and what was wanted."""


class StatementJson(TypedDict):
    """One statement of a reply."""

    text: str
    citations: list[int]  # numbers of the citations that prove it


class SpanJson(TypedDict):
    """A range of ``Document.text``, its end not included."""

    start: int
    end: int


class CitationJson(TypedDict):
    """One passage: ``quote`` is ``Document.text[start:end]``."""

    number: int
    doc_id: str
    title: str
    heading_path: list[str]
    page: int | None
    start: int
    end: int
    quote: str
    answer: SpanJson | None  # the words of it that answer, where they are known
    ocr: bool  # whether the characters were read by OCR and may be wrong


class PlaceJson(TypedDict):
    """A section worth reading."""

    doc_id: str
    title: str
    heading_path: list[str]
    page: int | None
    start: int
    end: int


class AbstentionJson(TypedDict):
    """Why there is no answer, and where to look instead."""

    reason: str
    missing: str
    contact: str
    nearest: list[PlaceJson]


class AnswerJson(TypedDict):
    """The reply to a question, as ``python -m assistant ask --json`` prints it."""

    question: str
    kind: str  # answer, abstention or smalltalk
    text: str
    statements: list[StatementJson]
    citations: list[CitationJson]
    facts: list[dict[str, Any]]
    abstention: AbstentionJson | None
    carried: str | None
    understood: str | None
    suggestions: list[str]
    confidence: float
    seconds: float


class MatchedTermJson(TypedDict):
    """A term of the query that a passage holds, and what it counts there."""

    term: str
    weight: float


class HitJson(TypedDict):
    """One passage that was found, and why."""

    rank: int
    score: float
    doc_id: str
    title: str
    chunk_id: str
    heading_path: list[str]
    page: int | None
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    lexical_rank: int | None
    dense_rank: int | None
    matched_terms: list[MatchedTermJson]
    coverage: float
    similarity: float
    score_parts: dict[str, float]


class SearchJson(TypedDict):
    """The passages that were found, best first."""

    query: str
    hits: list[HitJson]


def ask_json(
    desk: Desk, question: str, documents: Collection[str], language: str, client: str
) -> AnswerJson:
    """The reply to one question.

    Raises:
        CallError: If an argument is not what was wanted.
        Refusal: If the question is not taken now.
    """
    if language not in set(Language):
        raise CallError(f"language is {language!r}; wanted one of ja, easy, en")
    asked, held = _checked(question), _known(desk, documents)
    with desk.gate.enter(client):
        assistant = desk.assistant()
        answer = assistant.ask(
            asked, today=desk.today(), documents=held, language=Language(language)
        )
    desk.note(answer)
    return cast(AnswerJson, answer_to_dict(answer, dict(assistant.index.documents)))


def search_json(
    desk: Desk, query: str, top_k: int, documents: Collection[str], client: str
) -> SearchJson:
    """The passages for one query.

    Raises:
        CallError: If an argument is not what was wanted.
        Refusal: If the query is not taken now.
    """
    if not 1 <= top_k <= MAX_TOP_K:
        raise CallError(f"top_k is {top_k}; wanted 1 to {MAX_TOP_K}")
    asked, held = _checked(query), _known(desk, documents)
    with desk.gate.enter(client):
        assistant = desk.assistant()
        hits = assistant.search(asked, top_k=top_k, documents=held)
    return cast(SearchJson, search_report(query, hits, assistant.index))


def _checked(question: str) -> str:
    asked = question.strip()
    if not asked or len(asked) > MAX_QUESTION_CHARS:
        raise CallError(
            f"the question has {len(asked)} characters; wanted 1 to {MAX_QUESTION_CHARS}"
        )
    return asked


def _known(desk: Desk, documents: Collection[str]) -> tuple[DocId, ...]:
    held = desk.assistant().index.documents
    unknown = [name for name in documents if name not in held]
    if unknown:
        raise CallError(f"no such document: {', '.join(unknown)}")
    return tuple(DocId(name) for name in documents)
