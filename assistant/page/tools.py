"""``ask`` and ``search`` as tools of the Model Context Protocol, where its library is installed.

Gradio's own MCP server writes a Python ``repr`` where JSON is expected; these two are typed.
"""

from asyncio import to_thread
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from mcp.server.fastmcp import Context, FastMCP
from mcp.server.fastmcp.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field

from assistant.answer import Language
from assistant.page.desk import MAX_QUESTION_CHARS, Desk
from assistant.page.gate import Refusal
from assistant.page.replies import (
    MAX_TOP_K,
    AnswerJson,
    CallError,
    SearchJson,
    ask_json,
    search_json,
)
from corpus.errors import KeikakuError

# Ours, and where clients of a Gradio page look.
PATHS = ("/mcp", "/gradio_api/mcp")

Question = Annotated[
    str, Field(description=f"In Japanese, at most {MAX_QUESTION_CHARS} characters")
]
Documents = Annotated[
    list[str] | None, Field(description="Ids of the documents to look in; none is all of them")
]
Reply = TypeVar("Reply", AnswerJson, SearchJson)
_READS_ONLY = ToolAnnotations(readOnlyHint=True, openWorldHint=False)


def tool_server(desk: Desk) -> FastMCP:
    """The server of both tools; it keeps nothing between two calls."""
    server = FastMCP(
        "plan-assistant",
        instructions="Municipal plans in Japanese. Every quote is the document's own text.",
        stateless_http=True,
        json_response=True,
        log_level="WARNING",
        streamable_http_path="/",
        # What is served is public and the same for all: no name of a host is special.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )

    async def ask(
        question: Question,
        context: Context[Any, Any, Any],
        documents: Documents = None,
        language: Annotated[Language, Field(description="Of the reply's own words")] = Language.JA,
    ) -> AnswerJson:
        """Answer a question from the documents, with citations; or say what they do not state."""
        client = _client(context)
        return await _told(lambda: ask_json(desk, question, documents or (), language, client))

    async def search(
        query: Question,
        context: Context[Any, Any, Any],
        top_k: Annotated[int, Field(description=f"How many, 1 to {MAX_TOP_K}")] = 5,
        documents: Documents = None,
    ) -> SearchJson:
        """Find passages by meaning and by words, each with the reason why it is there."""
        client = _client(context)
        return await _told(lambda: search_json(desk, query, top_k, documents or (), client))

    server.add_tool(ask, annotations=_READS_ONLY)
    server.add_tool(search, annotations=_READS_ONLY)
    return server


async def _told(call: Callable[[], Reply]) -> Reply:
    """The reply, made on a thread of its own; what was wrong is told to the caller."""
    try:
        return await to_thread(call)
    except (CallError, KeikakuError, Refusal) as error:
        raise ToolError(str(error)) from error


def _client(context: Context[Any, Any, Any]) -> str:
    """The address that the call came from; "" when it is not known."""
    request = context.request_context.request
    client = getattr(request, "client", None)
    return str(client.host) if client is not None else ""
