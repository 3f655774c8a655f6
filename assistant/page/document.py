"""The HTML document that Gradio serves, made this page's own before it leaves the server.

Gradio adds ``head`` only when its script runs: too late for the language, the light theme and the
styles. Its own card for social networks names images elsewhere, and its manifest lies at the root
of the host, which need not be ours; both are taken out.
"""

import re
from collections.abc import Mapping

from assistant.markup import Html, element, join
from assistant.page.sub_path import Application, Message, Receive, Send

# <link rel="manifest" ...>, <meta property="og:title" ...> and <meta name="twitter:card" ...>;
# not <meta name="viewport" ...>.
_NOT_OURS = re.compile(
    r'<(?:link\s+rel="manifest"|meta\s+(?:property="og:|name="twitter:))[^>]*>\s*'
)
_VIEWPORT = re.compile(r'(<meta\s+name="viewport"\s+content=")[^"]*"')
_LANGUAGE = re.compile(r'(<html\s+lang=")[^"]*"')
_HEAD = re.compile(r"<head>")

# Gradio's own page needs inline scripts and styles, and builds its templates with ``Function``.
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode("ascii")),
    (b"referrer-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def own_document(page: str, language: str, title: str, head: Html) -> str:
    """Gradio's document with our language and head, without what leads elsewhere.

    Args:
        page: As Gradio made it.
        language: The language tag of ``<html>``.
        title: Of the document, where Gradio gave it none.
        head: What the head begins with.
    """
    page = _NOT_OURS.sub("", page)
    page = _LANGUAGE.sub(rf'\g<1>{language}"', page, count=1)
    # The keyboard of a phone makes the page shorter, so that the box stays above it.
    viewport = "width=device-width, initial-scale=1, interactive-widget=resizes-content"
    page = _VIEWPORT.sub(rf'\g<1>{viewport}"', page, count=1)
    if "<title" not in page:  # the sign-in's
        head = join([element("title", title), head])
    return _HEAD.sub(lambda _: f"<head>{head}", page, count=1)


class OwnDocuments:
    """ASGI middleware: rewrites the pages' documents and tells the browser to stay here.

    Args:
        app: What answers.
        pages: Language tag, title and head of each page, by path.
    """

    def __init__(self, app: Application, pages: Mapping[str, tuple[str, str, Html]]) -> None:
        self._app = app
        self._pages = pages

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on and change what comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", "")).rstrip("/")
        page = self._pages.get(path or "/") if scope["method"] == "GET" else None
        if page is not None:
            # A compressed document could not be rewritten.
            kept = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        await self._app(scope, receive, _Rewriting(send, page))


class _Rewriting:
    """Sends on what an application answers, the document of a page rewritten."""

    def __init__(self, send: Send, page: tuple[str, str, Html] | None) -> None:
        self._send = send
        self._page = page
        self._start: Message | None = None  # held back until the document is whole
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), *_HEADERS]
            if self._page is not None and _is_html(message):
                self._start = message
                return
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._send_document(self._start)
            return
        await self._send(message)

    async def _send_document(self, start: Message) -> None:
        assert self._page is not None
        body = own_document(self._body.decode("utf-8"), *self._page).encode("utf-8")
        kept = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
        start["headers"] = [*kept, (b"content-length", str(len(body)).encode("ascii"))]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    # Gradio serves the sign-in with 401.
    return start["status"] in (200, 401) and any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in start["headers"]
    )
