"""The two named endpoints for other programs: ``ask`` and ``search``, with typed JSON."""

from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr
from gradio.events import api

from assistant.answer import Language
from assistant.page.desk import Desk, client_of
from assistant.page.gate import Refusal
from assistant.page.replies import AnswerJson, CallError, SearchJson, ask_json, search_json
from corpus.errors import KeikakuError


def named_endpoints(desk: Desk) -> None:
    """Add ``ask`` and ``search`` to the Blocks that are being built; nothing else is public."""

    def ask(
        question: str,
        request: gr.Request,
        documents: list[str] | None = None,
        language: str = Language.JA.value,
    ) -> AnswerJson:
        """Answer a question from the documents, with citations.

        Args:
            question: In Japanese, at most 300 characters.
            request: Who asks.
            documents: Ids of the documents to look in; none is all of them.
            language: ja, easy or en: the language of the program's own words.
        """
        with _told():
            return ask_json(desk, question, documents or (), language, client_of(request))

    def search(
        query: str, request: gr.Request, top_k: int = 5, documents: list[str] | None = None
    ) -> SearchJson:
        """Find passages by meaning and by words.

        Args:
            query: In Japanese, at most 300 characters.
            request: Who asks.
            top_k: How many passages, 1 to 50.
            documents: Ids of the documents to look in; none is all of them.
        """
        with _told():
            return search_json(desk, query, top_k, documents or (), client_of(request))

    api(ask, api_name="ask", queue=False)
    api(search, api_name="search", queue=False)


@contextmanager
def _told() -> Iterator[None]:
    """Tell the caller what was wrong, in the form that Gradio sends."""
    try:
        yield
    except (CallError, KeikakuError, Refusal) as error:
        raise gr.Error(str(error), print_exception=False) from error
