"""A language model's endpoint on this machine that says what a test wants it to say."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any


@dataclass
class Model:
    """What the endpoint answers, and what it was asked."""

    content: str | Callable[[dict[str, Any]], str] = ""
    status: int = 200
    body: bytes | None = None  # instead of a chat completion
    location: str = ""  # of a redirect
    hangs: Event | None = None  # no answer before this is set
    # Streamed instead, as server-sent events; at an Event it waits until that is set.
    pieces: "Sequence[str | Event] | None" = None
    ends: str = "data: [DONE]\n\n"  # what a stream ends with
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    url: str = ""

    @property
    def evidence(self) -> list[dict[str, Any]]:
        """The evidence of the last request."""
        held: list[dict[str, Any]] = json.loads(self.asked[-1]["messages"][-1]["content"])[
            "EVIDENCE"
        ]
        return held


@contextmanager
def serving(model: Model) -> Iterator[Model]:
    """Serve ``model`` until the block ends; ``model.url`` is its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            model.asked.append(request)
            model.keys.append(self.headers["Authorization"])
            if model.hangs is not None:
                model.hangs.wait(10)
            if model.pieces is not None:
                self.stream(model.pieces)
                return
            content = model.content(request) if callable(model.content) else model.content
            reply = {"choices": [{"message": {"role": "assistant", "content": content}}]}
            body = json.dumps(reply).encode() if model.body is None else model.body
            try:
                self.send_response(model.status)
                if model.location:
                    self.send_header("Location", model.location)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # the client did not wait

        def stream(self, pieces: "Sequence[str | Event]") -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                for piece in pieces:
                    if isinstance(piece, Event):
                        piece.wait(10)
                        continue
                    event = {"choices": [{"delta": {"content": piece}}]}
                    self.wfile.write(f": alive\n\ndata: {json.dumps(event)}\n\n".encode())
                    self.wfile.flush()
                self.wfile.write(model.ends.encode())
            except OSError:
                pass  # the client did not wait

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield model
    finally:
        if model.hangs is not None:
            model.hangs.set()
        server.shutdown()
        thread.join()
        server.server_close()
