"""What the program replied, and who is asked: the one protocol through which eval sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from corpus.records import DocId
from eval.dataset import ReplyKind
from eval.json_values import (
    JsonObject,
    integer_of,
    number_of,
    object_of,
    objects_of,
    text_of,
    texts_of,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a reply. Not checked here: whether it is verbatim is what is measured."""

    doc_id: DocId
    heading_path: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply as ``assistant ask --json`` prints it."""

    kind: ReplyKind
    text: str  # the whole reply as a person reads it
    citations: tuple[Cited, ...] = ()
    facts: tuple[JsonObject, ...] = ()
    reason: str = ""  # of the abstention
    carried: str = ""
    confidence: float | None = None  # probability that an answer is supported; None: not given
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk that retrieval gave, best first."""

    chunk_id: str
    doc_id: DocId


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What eval has to know of an indexed document."""

    doc_id: DocId
    sha256: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class KnownChunk:
    """What eval has to know of an indexed chunk."""

    chunk_id: str
    doc_id: DocId
    heading_path: tuple[str, ...]
    start: int
    end: int
    page: int | None


class Asker(Protocol):
    """A program that answers questions about documents."""

    @property
    def documents(self) -> Mapping[DocId, KnownDocument]:
        """The documents that it holds."""

    @property
    def chunks(self) -> Sequence[KnownChunk]:
        """Its retrieval units; empty when it does not retrieve."""

    def ask(self, turns: Sequence[str], *, today: date, documents: Sequence[DocId]) -> Reply:
        """The reply to the last of ``turns``, said in one conversation.

        Args:
            turns: At least one.
            today: The day on which all turns are said.
            documents: The documents that are selected; none means all.
        """

    def search(self, query: str, *, top_k: int, documents: Sequence[DocId]) -> list[Found]:
        """What retrieval gives for ``query``, best first, at most ``top_k``."""


def reply_from_json(record: JsonObject) -> Reply:
    """A reply from the object that ``assistant ask --json`` prints.

    Raises:
        ValueError: If its ``kind`` is none of the three.
    """
    return Reply(
        kind=ReplyKind(text_of(record, "kind")),
        text=text_of(record, "text"),
        citations=tuple(_cited(citation) for citation in objects_of(record, "citations")),
        facts=tuple(objects_of(record, "facts")),
        reason=text_of(object_of(record, "abstention"), "reason"),
        carried=text_of(record, "carried"),
        confidence=number_of(record, "confidence"),
        seconds=number_of(record, "seconds") or 0.0,
    )


def reply_to_json(reply: Reply) -> JsonObject:
    """The part of the object that ``reply_from_json`` reads, but for the time it took."""
    return {
        "kind": reply.kind.value,
        "text": reply.text,
        "citations": [
            {
                "doc_id": cited.doc_id,
                "heading_path": list(cited.heading_path),
                "page": cited.page,
                "start": cited.start,
                "end": cited.end,
                "quote": cited.quote,
            }
            for cited in reply.citations
        ],
        "facts": list(reply.facts),
        "abstention": {"reason": reply.reason} if reply.reason else None,
        "carried": reply.carried or None,
        "confidence": reply.confidence,
    }


def _cited(record: JsonObject) -> Cited:
    return Cited(
        doc_id=DocId(text_of(record, "doc_id")),
        heading_path=texts_of(record, "heading_path"),
        page=integer_of(record, "page"),
        start=integer_of(record, "start") or 0,
        end=integer_of(record, "end") or 0,
        quote=text_of(record, "quote"),
    )
