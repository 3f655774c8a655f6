"""The two named endpoints for other programs: ``ask`` and ``search``, with typed JSON."""

from typing import Any

import gradio as gr
from gradio.events import api

from assistant.answer import Language, answer_to_dict
from assistant.page.desk import Desk, client_of
from assistant.page.gate import Refusal
from assistant.page.session import MAX_QUESTION_CHARS
from corpus.errors import KeikakuError
from corpus.records import DocId

_MAX_TOP_K = 50


def named_endpoints(desk: Desk) -> None:
    """Add ``ask`` and ``search`` to the Blocks that are being built; nothing else is public."""

    def ask(
        question: str,
        request: gr.Request,
        documents: list[str] | None = None,
        language: str = Language.JA.value,
    ) -> dict[str, Any]:
        """Answer a question from the documents, with citations.

        Args:
            question: In Japanese, at most 300 characters.
            request: Who asks.
            documents: Ids of the documents to look in; none is all of them.
            language: ja, easy or en: the language of the program's own words.
        """
        assistant = desk.assistant()
        if language not in set(Language):
            raise gr.Error(
                f"language is {language!r}; wanted one of ja, easy, en", print_exception=False
            )
        try:
            with desk.gate.enter(client_of(request)):
                answer = assistant.ask(
                    _checked(question),
                    today=desk.today(),
                    documents=_known(desk, documents),
                    language=Language(language),
                )
        except (KeikakuError, Refusal) as error:
            raise gr.Error(str(error), print_exception=False) from error
        return answer_to_dict(answer, dict(assistant.index.documents))

    def search(
        query: str, request: gr.Request, top_k: int = 5, documents: list[str] | None = None
    ) -> dict[str, Any]:
        """Find passages by meaning and by words.

        Args:
            query: In Japanese, at most 300 characters.
            request: Who asks.
            top_k: How many passages, 1 to 50.
            documents: Ids of the documents to look in; none is all of them.
        """
        index = desk.assistant().index
        if not 1 <= top_k <= _MAX_TOP_K:
            raise gr.Error(f"top_k is {top_k}; wanted 1 to {_MAX_TOP_K}", print_exception=False)
        try:
            with desk.gate.enter(client_of(request)):
                hits = desk.assistant().search(
                    _checked(query), top_k=top_k, documents=_known(desk, documents)
                )
        except (KeikakuError, Refusal) as error:
            raise gr.Error(str(error), print_exception=False) from error
        found = []
        for hit in hits:
            chunk = index.chunks[hit.chunk_id]
            document = index.documents[chunk.doc_id]
            found.append(
                {
                    "rank": hit.rank,
                    "score": hit.score,
                    "doc_id": chunk.doc_id,
                    "title": document.title,
                    "chunk_id": hit.chunk_id,
                    "heading_path": list(chunk.heading_path),
                    "page": document.page_of(chunk.span.start),
                    "start": chunk.span.start,
                    "end": chunk.span.end,
                    "text": chunk.span.of(document.text),
                    "sentence_start": hit.sentence.start,
                    "sentence_end": hit.sentence.end,
                    "lexical_rank": hit.lexical_rank,
                    "dense_rank": hit.dense_rank,
                    "matched_terms": [matched.term for matched in hit.matched_terms],
                }
            )
        return {"query": query, "hits": found}

    api(ask, api_name="ask", queue=False)
    api(search, api_name="search", queue=False)


def _checked(question: str) -> str:
    asked = question.strip()
    if not asked or len(asked) > MAX_QUESTION_CHARS:
        raise gr.Error(
            f"the question has {len(asked)} characters; wanted 1 to {MAX_QUESTION_CHARS}",
            print_exception=False,
        )
    return asked


def _known(desk: Desk, documents: list[str] | None) -> tuple[DocId, ...]:
    held = desk.assistant().index.documents
    unknown = [name for name in documents or () if name not in held]
    if unknown:
        raise gr.Error(f"no such document: {', '.join(unknown)}", print_exception=False)
    return tuple(DocId(name) for name in documents or ())
