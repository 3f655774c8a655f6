"""The program itself, as eval sees it: an open index and the assistant that answers from it."""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import numpy as np

from assistant.answer import Answer, answer_to_dict
from assistant.dialogue import Conversation
from assistant.service import Assistant
from corpus.offline import set_offline
from corpus.records import ChunkId, DocId
from eval.json_values import JsonValue
from eval.reply import Found, KnownChunk, KnownDocument, Reply, reply_from_json
from index.build import build_index
from index.default import warn_of_skipped
from index.dense import Floats
from index.encoder import is_hub_name
from index.manifest import current_build
from index.opening import OpenIndex, open_index
from index.retriever import Arm, Hit, HybridRetriever

EVAL_INDEX = Path("var/eval-index")  # a folder in it for each choice of documents and encoder


class LexicalOnly(HybridRetriever):
    """A retriever that has no encoder to ask: BM25's ranking, and no likeness of sentences."""

    def __init__(self, whole: HybridRetriever) -> None:
        vars(self).update(vars(whole))  # it changes nothing, so the arms may be shared

    def search(
        self,
        query: str,
        top_k: int,
        documents: Collection[DocId] | None = None,
        arm: Arm = Arm.LEXICAL,
    ) -> list[Hit]:
        """As the whole retriever's, by the lexical arm whichever is asked for."""
        return super().search(query, top_k, documents, Arm.LEXICAL)

    def similarities_in(self, query: str, chunk_ids: Sequence[ChunkId]) -> dict[ChunkId, Floats]:
        """0 for every sentence."""
        found = super().similarities_in(query, chunk_ids)
        return {chunk_id: np.zeros_like(values) for chunk_id, values in found.items()}


def open_program(
    index: Path | None,
    *,
    documents: Sequence[Path],
    encoder: str | None = None,
    is_lexical_only: bool = False,
) -> "Program":
    """The assistant over an index that exists, or over one that is built from ``documents``.

    Args:
        index: An index directory; None builds one in ``var/eval-index``, or brings it up to date.
        documents: Folders to index; not looked at when ``index`` is given.
        encoder: For an index that is built here.
        is_lexical_only: Answer without the encoder, to see what it brings.

    Raises:
        KeikakuError: If the index cannot be opened or built.
    """
    found = open_index_for_eval(index, documents=documents, encoder=encoder)
    if is_lexical_only:
        found = replace(found, retriever=LexicalOnly(found.retriever))
    return Program(found)


def open_index_for_eval(
    index: Path | None, *, documents: Sequence[Path], encoder: str | None = None
) -> OpenIndex:
    """An index that exists, or one in ``var/eval-index``, built or brought up to date first.

    Raises:
        KeikakuError: If the index cannot be opened or built.
    """
    set_offline(hub_model=is_hub_name(encoder))
    if index is None:
        roots = "\n".join([encoder or "", *(path.resolve().as_posix() for path in documents)])
        index = EVAL_INDEX / sha256(roots.encode()).hexdigest()[:8]
        report = build_index(documents, index, encoder, on_progress=_tell)
        warn_of_skipped(report)
    return open_index(index)


def _tell(what: str, done: int, total: int) -> None:
    sys.stderr.write(f"[{done}/{total}] {what}\n")


class Program:
    """Asks the assistant as its command line does."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._assistant = Assistant(index)
        self._documents = {
            doc_id: KnownDocument(doc_id, document.sha256, document.title, document.text)
            for doc_id, document in index.documents.items()
        }

    @property
    def documents(self) -> Mapping[DocId, KnownDocument]:
        """The documents of the index."""
        return self._documents

    @property
    def chunks(self) -> Sequence[KnownChunk]:
        """The chunks of the index, in order."""
        return [
            KnownChunk(
                chunk_id=chunk.chunk_id,
                doc_id=chunk.doc_id,
                heading_path=chunk.heading_path,
                start=chunk.span.start,
                end=chunk.span.end,
                page=self._index.documents[chunk.doc_id].page_of(chunk.span.start),
            )
            for chunk in self._index.chunks.values()
        ]

    @property
    def setting(self) -> Mapping[str, JsonValue]:
        """Encoder, recipe and documents of the index."""
        manifest = self._index.manifest
        return {
            "encoder": "none" if self._is_lexical_only else manifest.encoder,
            "recipe": manifest.recipe,
            "documents": "、".join(document.title for document in self._documents.values()),
        }

    @property
    def digest(self) -> str:
        """The name of the build, which is a digest of all that it was made from."""
        name = current_build(self._index.directory).name
        return f"{name} lexical" if self._is_lexical_only else name

    @property
    def _is_lexical_only(self) -> bool:
        return isinstance(self._index.retriever, LexicalOnly)

    def ask(self, turns: Sequence[str], *, today: date, documents: Sequence[DocId]) -> Reply:
        """The reply to the last of ``turns``, as ``assistant ask --json`` gives it."""
        conversation = Conversation()
        answer: Answer | None = None
        for turn in turns:
            answer = self._assistant.ask(
                turn, conversation=conversation, today=today, documents=documents
            )
            conversation = conversation.with_turn(answer)
        assert answer is not None, "a question has at least one turn"
        return reply_from_json(answer_to_dict(answer, dict(self._index.documents)))

    def search(self, query: str, *, top_k: int, documents: Sequence[DocId]) -> list[Found]:
        """What retrieval gives, by the shipped recipe."""
        return [
            Found(hit.chunk_id, hit.doc_id)
            for hit in self._assistant.search(query, top_k, documents)
        ]
