"""The program itself, as eval sees it: an open index and the assistant that answers from it."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from assistant.answer import Answer, answer_to_dict
from assistant.dialogue import Conversation
from assistant.service import Assistant
from corpus.offline import set_offline
from corpus.records import DocId
from eval.json_values import JsonValue
from eval.reply import Found, KnownChunk, KnownDocument, Reply, reply_from_json
from index.build import build_index
from index.encoder import is_hub_name
from index.manifest import current_build
from index.opening import OpenIndex, open_index

EVAL_INDEX = Path("var/eval-index")  # a folder in it for each choice of documents and encoder


def open_program(
    index: Path | None, *, documents: Sequence[Path], encoder: str | None = None
) -> "Program":
    """The assistant over an index that exists, or over one that is built from ``documents``.

    Args:
        index: An index directory; None builds one in ``var/eval-index``, or brings it up to date.
        documents: Folders to index; not looked at when ``index`` is given.
        encoder: For an index that is built here.

    Raises:
        KeikakuError: If the index cannot be opened or built.
    """
    return Program(open_index_for_eval(index, documents=documents, encoder=encoder))


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
        build_index(documents, index, encoder, on_progress=_tell)
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
            "encoder": manifest.encoder,
            "recipe": manifest.recipe,
            "documents": "、".join(document.title for document in self._documents.values()),
        }

    @property
    def digest(self) -> str:
        """The name of the build, which is a digest of all that it was made from."""
        return current_build(self._index.directory).name

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
