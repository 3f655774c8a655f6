"""The server: the public page at ``/``, ``/easy`` and ``/en``; ``/healthz``; ``/staff``."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.endpoint import Endpoint
from assistant.endpoint_arguments import add_endpoint_arguments, chosen_endpoint
from corpus.errors import KeikakuError
from corpus.offline import set_offline
from index.default import DEFAULT_INDEX, ensure_index

if TYPE_CHECKING:
    from fastapi import FastAPI, Request, Response

    from assistant.page.desk import Desk
    from assistant.page.library import Library

_FEEDBACK = Path("var/feedback.sqlite")
_QUESTIONS = Path("var/questions.sqlite")
_QUESTION_SET = Path("var/questions.jsonl")
_UPLOADS = Path("var/documents")
_PASSWORD_VARIABLE = "PLAN_ASSISTANT_STAFF_PASSWORD"  # noqa: S105 - the variable's name
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
    add_endpoint_arguments(parser)
    parser.add_argument(
        "--root-path",
        type=_root_path,
        default="",
        metavar="PATH",
        help="where a proxy puts the site, as in /plan (the root)",
    )
    parser.add_argument(
        "--questions-per-minute",
        type=int,
        default=0,
        metavar="N",
        help="for each client; 0 is no limit (0)",
    )
    parser.add_argument(
        "--keep-questions",
        type=int,
        default=0,
        metavar="DAYS",
        help="keep questions so many days, for staff; 0 keeps none (0)",
    )
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until interrupted; 0 done, 1 could not, 2 wrong usage."""
    parser = build_parser()
    args = parser.parse_args(argv)
    endpoint = chosen_endpoint(parser, args)
    set_offline(hub_model=_is_hub_name(args.encoder))
    try:
        with _listen(args.host, args.port) as listening:
            ensure_index(args.index, roots=args.documents, encoder=args.encoder)
            desk, library = _open_desk(args, endpoint)
            password = os.environ.get(_PASSWORD_VARIABLE, "")
            app = make_app(desk, library, password, args.root_path)
            _serve(app, listening, args.host)
    except (KeikakuError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def make_app(
    desk: "Desk", library: "Library | None" = None, password: str = "", root_path: str = ""
) -> "FastAPI":
    """The application that serves what is on ``desk``.

    Args:
        desk: What the pages are served from.
        library: What staff may change; without it there is no page for staff.
        password: Staff's; without it there is no page for staff.
        root_path: Where a proxy puts the site; "" is the root.
    """
    from fastapi import FastAPI
    from gradio import mount_gradio_app

    from assistant.page.document import OwnDocuments
    from assistant.page.looks import PATHS, documents, mounting
    from assistant.page.question_set import QuestionSet
    from assistant.page.shell import public_page
    from assistant.page.staff import PATH, may_enter, staff_mounting, staff_page
    from assistant.page.sub_path import UnderRootPath

    app = FastAPI(title="Plan Assistant", docs_url=None, redoc_url=None, openapi_url=None)
    _add_routes(app, desk)
    for path in (*PATHS.values(), PATH, *_add_tools(app, desk)):
        if path != "/":
            app.add_route(path, _with_slash, methods=["GET", "POST", "DELETE"])
    if library is not None and password:
        page = staff_page(desk, library, QuestionSet(_QUESTION_SET))
        app = mount_gradio_app(app, page, PATH, auth=may_enter(password), **staff_mounting())
    # The root would swallow the others: it is mounted last.
    for language, path in sorted(PATHS.items(), key=lambda mount: -len(mount[1])):
        app = mount_gradio_app(app, public_page(desk, language), path, **mounting())
    app.add_middleware(OwnDocuments, pages=documents())
    app.add_middleware(UnderRootPath, root_path=root_path)
    return app


def _root_path(given: str) -> str:
    """The path with a slash before it and none behind; the root is ""."""
    bare = given.strip("/")
    return f"/{bare}" if bare else ""


def _is_hub_name(encoder: str | None) -> bool:
    if encoder is None:
        return False
    from index.encoder import is_hub_name

    return is_hub_name(encoder)


def _with_slash(request: "Request") -> "Response":
    """Lead to the same address with a slash behind it, wherever a proxy has put the site."""
    from fastapi.responses import RedirectResponse

    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path.rsplit('/', 1)[-1]}/{query}")


def _add_tools(app: "FastAPI", desk: "Desk") -> tuple[str, ...]:
    """The paths of the tools for language models; () where their library is not installed."""
    if find_spec("mcp") is None:
        return ()
    from assistant.page.tools import PATHS, tool_server

    server = tool_server(desk)
    answering = server.streamable_http_app()
    for path in PATHS:
        app.mount(path, answering)
    app.router.lifespan_context = lambda _: server.session_manager.run()
    return PATHS


def _add_routes(app: "FastAPI", desk: "Desk") -> None:
    from fastapi.responses import JSONResponse, Response

    from assistant.page.health import health
    from assistant.page.looks import PATHS
    from assistant.page.page_image import PageImages
    from assistant.page.reader import PAGE_IMAGE
    from assistant.page.staff import PATH

    images = PageImages()

    @app.get("/healthz")
    def healthz() -> JSONResponse:
        """Whether there is something to answer from."""
        said = health(desk.assistant().index)
        return JSONResponse(said, status_code=200 if said["status"] == "ready" else 503)

    def page_image(doc: str, start: str, end: str) -> Response:
        """A page of a PDF with the passage boxed; 404 when there is none, 503 when busy."""
        status, png = images.response(desk.assistant().index.documents, doc, start, end)
        return Response(png, status_code=status, media_type="image/png" if png else None)

    # Beside each page, so that its address holds wherever a proxy has put the site.
    for path in (*PATHS.values(), PATH):
        app.add_api_route(f"{path.rstrip('/')}/{PAGE_IMAGE}", page_image, methods=["GET"])


def _open_desk(args: argparse.Namespace, endpoint: Endpoint | None) -> "tuple[Desk, Library]":
    from assistant.feedback import FeedbackStore
    from assistant.page.desk import Desk
    from assistant.page.gate import Gate
    from assistant.page.library import Library
    from assistant.question_log import QuestionLog
    from assistant.service import today_in_japan

    library = Library(args.index, _UPLOADS, args.encoder)
    cores = os.cpu_count() or 1
    gate = Gate(
        at_once=cores, waiting=cores * _WAITING_PER_CORE, per_minute=args.questions_per_minute
    )
    feedback = FeedbackStore(_FEEDBACK)
    kept = QuestionLog(_QUESTIONS, args.keep_questions) if args.keep_questions > 0 else None
    return Desk(library.assistant, today_in_japan, gate, feedback, kept, endpoint), library


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
