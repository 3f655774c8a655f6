"""The server: the public page at ``/``, in other words at ``/easy`` and ``/en``; ``/healthz``."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import KeikakuError
from corpus.offline import set_offline
from index.default import DEFAULT_INDEX, ensure_index

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.page.desk import Desk

_FEEDBACK = Path("var/feedback.sqlite")
# Questions that may wait for each one that is being answered; a reply takes some 50 ms.
_WAITING_PER_CORE = 50


def build_parser() -> argparse.ArgumentParser:
    """The command line, standing alone so that a test can hold it against the README."""
    parser = argparse.ArgumentParser(prog="python app.py", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=7860, help="port to listen on (7860)")
    parser.add_argument("--index", type=Path, default=DEFAULT_INDEX, metavar="DIR")
    parser.add_argument("--documents", type=Path, action="append", default=[], metavar="DIR")
    parser.add_argument("--encoder", metavar="NAME_OR_PATH", help="a sentence-transformers model")
    parser.add_argument("--llm-url", help="an OpenAI-compatible endpoint, optional")
    parser.add_argument("--llm-model", help="the model's name at that endpoint")
    parser.add_argument(
        "--questions-per-minute",
        type=int,
        default=0,
        metavar="N",
        help="for each client; 0 is no limit (0)",
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until interrupted; 0 done, 1 could not, 2 wrong usage."""
    parser = build_parser()
    args = parser.parse_args(argv)
    if bool(args.llm_url) != bool(args.llm_model):
        parser.error("--llm-url and --llm-model are given together or not at all")
    set_offline()
    try:
        with _listen(args.host, args.port) as listening:
            ensure_index(args.index, roots=args.documents, encoder=args.encoder)
            _serve(make_app(_open_desk(args)), listening, args.host)
    except (KeikakuError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def make_app(desk: "Desk") -> "FastAPI":
    """The application that serves what is on ``desk``."""
    from fastapi import FastAPI
    from fastapi.responses import JSONResponse, RedirectResponse
    from gradio import mount_gradio_app

    from assistant.page.document import OwnDocuments
    from assistant.page.shell import PATHS, documents, mounting, public_page

    app = FastAPI(title="Plan Assistant", docs_url=None, redoc_url=None, openapi_url=None)

    @app.get("/healthz")
    def healthz() -> JSONResponse:
        """Whether there is something to answer from."""
        index = desk.assistant().index
        is_ready = bool(index.documents)
        return JSONResponse(
            {
                "status": "ready" if is_ready else "empty",
                "documents": len(index.documents),
                "index_built_at": index.built_at.isoformat(timespec="seconds"),
            },
            status_code=200 if is_ready else 503,
        )

    # The root would swallow the others: it is mounted last.
    for language, path in sorted(PATHS.items(), key=lambda mount: -len(mount[1])):
        page = public_page(desk, language)
        app = mount_gradio_app(app, page, path, **mounting(language))
        if path != "/":
            app.add_route(
                path,
                lambda request: RedirectResponse(request.url.replace(path=f"{request.url.path}/")),
            )
    app.add_middleware(OwnDocuments, pages=documents())
    return app


def _open_desk(args: argparse.Namespace) -> "Desk":
    from assistant.feedback import FeedbackStore
    from assistant.page.desk import Desk
    from assistant.page.gate import Gate
    from assistant.service import Assistant, today_in_japan
    from index import open_index

    assistant = Assistant(open_index(args.index))
    cores = os.cpu_count() or 1
    gate = Gate(
        at_once=cores,
        waiting=cores * _WAITING_PER_CORE,
        per_minute=args.questions_per_minute,
    )
    return Desk(lambda: assistant, today_in_japan, gate, FeedbackStore(_FEEDBACK))


def _listen(host: str, port: int) -> socket.socket:
    """A socket on the address, taken before anything slow is done."""
    try:
        return socket.create_server((host, port), backlog=2048, reuse_port=False)
    except OSError as error:
        raise OSError(
            f"{host}:{port}: cannot listen there ({error.strerror or error}); "
            "choose another port with --port"
        ) from error


def _serve(app: "FastAPI", listening: socket.socket, host: str) -> None:
    """Answer requests, and print the address once that is so."""
    from uvicorn import Config, Server

    port = listening.getsockname()[1]
    shown = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host  # noqa: S104 - only compared

    class AnnouncingServer(Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            print(f"http://{shown}:{port}/", flush=True)

    server = AnnouncingServer(Config(app, log_level="warning", timeout_graceful_shutdown=3))
    server.run(sockets=[listening])


if __name__ == "__main__":
    sys.exit(main())
