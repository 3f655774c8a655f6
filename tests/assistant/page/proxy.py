"""A small reverse proxy that puts a site under a path of its own, as a city's web server does."""

import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from socket import create_server

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn import Config, Server

# Of one connection, not of the message (RFC 9110, 7.6.1); lengths are set anew.
_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "te", "upgrade"})


@contextmanager
def proxied(behind: str, path: str, *, strips: bool) -> Iterator[str]:
    """The address of ``behind`` under ``path``; nothing else of that server can be reached.

    Args:
        behind: Address of the site.
        path: As in "/plan".
        strips: Whether the path is taken off before the request is passed on.
    """

    @asynccontextmanager
    async def client_of(app: Starlette) -> AsyncIterator[None]:
        async with httpx.AsyncClient(base_url=behind, timeout=30) as client:
            app.state.client = client
            yield

    async def passed_on(request: Request) -> Response:
        client: httpx.AsyncClient = request.app.state.client
        target = request.url.path.removeprefix(path) if strips else request.url.path
        asked = client.build_request(
            request.method,
            f"{target or '/'}?{request.url.query}",
            headers=[pair for pair in request.headers.raw if pair[0] != b"connection"],
            content=await request.body(),
        )
        answer = await client.send(asked, stream=True)
        passed = StreamingResponse(answer.aiter_raw(), answer.status_code)
        passed.raw_headers = [
            (name.lower(), value)
            for name, value in answer.headers.raw
            if name.decode("ascii").lower() not in _HOP_BY_HOP
        ]
        return passed

    methods = ["GET", "POST", "DELETE", "HEAD"]
    routes = [Route(f"{path}{{rest:path}}", passed_on, methods=methods)]
    server = Server(
        Config(
            Starlette(routes=routes, lifespan=client_of),
            log_level="error",
            timeout_graceful_shutdown=1,
        )
    )
    listening = create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}{path}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()
