"""The site under a path of its own behind a proxy: every address leads on from where one is."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


class UnderRootPath:
    """ASGI middleware: tells the application where a proxy has put it.

    A proxy may take its path off before it passes a request on, or leave it on.

    Args:
        app: What answers.
        root_path: As in "/plan"; "" changes nothing.
    """

    def __init__(self, app: Application, root_path: str) -> None:
        self._app = app
        self._root_path = root_path

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass the request on with the proxy's path in it."""
        if self._root_path and "path" in scope:
            path = scope["path"]
            is_whole = f"{path}/".startswith(f"{self._root_path}/")
            whole = path if is_whole else f"{self._root_path}{path}"
            scope = {**scope, "path": whole, "root_path": self._root_path}
        await self._app(scope, receive, send)


def address_from(here: str, path: str) -> str:
    """How the page at ``here`` leads to the one at ``path``: "../easy/" from "/en"."""
    up = "" if here == "/" else "../"
    return (up or "./") if path == "/" else f"{up}{path.strip('/')}/"
