"""What comes back from a question: statements with citations, facts, or an abstention."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.calculation.amounts import Amount
from assistant.wants import Want
from corpus.records import DocId, Document, Span
from corpus.reporting import Fact, fact_json


class AnswerKind(StrEnum):
    """What kind of reply it is."""

    ANSWER = "answer"
    ABSTENTION = "abstention"
    SMALLTALK = "smalltalk"


class AbstentionReason(StrEnum):
    """Why there is no answer."""

    NOT_STATED = "not_stated"
    FIGURE_IS_IMAGE = "figure_is_image"
    OTHER_DOCUMENT = "other_document"
    OUT_OF_SCOPE = "out_of_scope"
    UNCLEAR = "unclear"
    EMPTY_INDEX = "empty_index"


class Language(StrEnum):
    """The language of the program's own words; quotes stay as printed."""

    JA = "ja"
    EASY = "easy"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of a document with their address; made only by ``assistant.citation``."""

    number: int  # from 1, in the order of first mention in the reply
    doc_id: DocId
    title: str
    heading_path: tuple[str, ...]
    page: int | None
    span: Span
    quote: str  # the document's own characters in ``span``
    answer: Span | None = None  # the words in it that answer, when they are known
    is_ocr: bool = False  # the characters were read by OCR and may be wrong
    section: str = ""  # what a reply calls the section, or the document where it has none


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the reply says, and what it rests on."""

    text: str  # without the citation marks
    citations: tuple[int, ...]  # numbers; empty only in small talk and abstentions
    is_quote: bool = False  # the text is the document's own


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """A structured fact that the reply uses, with its citation."""

    fact: Fact
    doc_id: DocId
    citation: int


@dataclass(frozen=True, slots=True)
class NearestSection:
    """A section worth reading when there is no answer."""

    doc_id: DocId
    title: str
    heading_path: tuple[str, ...]
    page: int | None
    span: Span
    section: str = ""  # what a reply calls it


@dataclass(frozen=True, slots=True)
class Abstention:
    """What could not be answered, and where to go instead: a result, not an error."""

    reason: AbstentionReason
    missing: str  # Japanese: 「窓口の電話番号」
    contact: str
    nearest: tuple[NearestSection, ...]


Proof = tuple[DocId, Span]


@dataclass(frozen=True, slots=True)
class DraftStatement:
    """A sentence of a reply and the spans that prove it, before they are numbered."""

    text: str
    proofs: tuple[Proof, ...]
    is_quote: bool = False
    answer: Span | None = None  # the words of its one proof that answer


@dataclass(frozen=True, slots=True)
class Turn:
    """What one answered question leaves behind for the next."""

    question: str  # as it was understood, with what was carried
    topic: str  # what it was about: 「情報化推進本部の部長」
    entity: str  # who or what the reply named: 「CIO」
    items: tuple[DraftStatement, ...]  # what the reply enumerated
    doc_ids: tuple[DocId, ...]
    wants: frozenset[Want] = frozenset()
    phrases: tuple[str, ...] = ()  # the noun phrases of the question
    said: str = ""  # the reply's statements, normalised
    proofs: tuple[Proof, ...] = ()  # what the reply rests on
    items_of: str = ""  # 「基本方針」, of the items
    amounts: tuple[Amount, ...] = ()  # one for each of the things that it counted


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole reply to one question."""

    question: str
    kind: AnswerKind
    text: str  # as a person reads it; ［n］ is ``citations[n - 1]``
    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    facts: tuple[AnswerFact, ...]
    abstention: Abstention | None
    carried: str | None  # what an earlier turn supplied, in Japanese
    understood: str | None  # the question after its spelling was repaired, if it was
    suggestions: tuple[str, ...]
    confidence: float  # probability that the documents support the reply
    seconds: float
    turn: Turn | None = None  # None: nothing that a follow-up could lean on
    note: str = ""  # what the text begins with where a reply is told again: 「英語で」


_FACT_TYPES = {
    "PlanPeriod": "plan_period",
    "GovernanceRole": "governance",
    "GlossaryEntry": "glossary",
    "ListFact": "list",
    "PlanLink": "relation",
    "Indicator": "indicator",
}


def answer_to_dict(answer: Answer, documents: Mapping[DocId, Document]) -> dict[str, Any]:
    """The reply as the JSON object of ``assistant ask --json``.

    Args:
        answer: The reply.
        documents: The documents that its citations are of.
    """
    return {
        "question": answer.question,
        "kind": answer.kind,
        "text": answer.text,
        "statements": [
            {"text": statement.text, "citations": list(statement.citations)}
            for statement in answer.statements
        ],
        "citations": [
            {
                "number": citation.number,
                "doc_id": citation.doc_id,
                "title": citation.title,
                "heading_path": list(citation.heading_path),
                "page": citation.page,
                "start": citation.span.start,
                "end": citation.span.end,
                "quote": citation.quote,
                "answer": _span_to_dict(citation.answer),
                "ocr": citation.is_ocr,
            }
            for citation in answer.citations
        ],
        "facts": [
            {
                "type": _FACT_TYPES[type(used.fact).__name__],
                **fact_json(documents[used.doc_id], used.fact),
                "citation": used.citation,
            }
            for used in answer.facts
        ],
        "abstention": _abstention_to_dict(answer.abstention),
        "carried": answer.carried,
        "understood": answer.understood,
        "suggestions": list(answer.suggestions),
        "confidence": round(answer.confidence, 4),
        "seconds": round(answer.seconds, 6),
    }


def _span_to_dict(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _abstention_to_dict(abstention: Abstention | None) -> dict[str, Any] | None:
    if abstention is None:
        return None
    return {
        "reason": abstention.reason,
        "missing": abstention.missing,
        "contact": abstention.contact,
        "nearest": [
            {
                "doc_id": section.doc_id,
                "title": section.title,
                "heading_path": list(section.heading_path),
                "page": section.page,
                "start": section.span.start,
                "end": section.span.end,
            }
            for section in abstention.nearest
        ],
    }
