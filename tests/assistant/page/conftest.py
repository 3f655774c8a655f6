"""The page over a real index, served in this process and watched for calls to the outside."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.feedback import FeedbackStore
from assistant.page.desk import Desk
from assistant.page.gate import Gate
from assistant.service import Assistant
from index import OpenIndex, build_index, open_index
from tests.conftest import INVENTED_PLAN, REAL_PLAN

if TYPE_CHECKING:
    from fastapi import FastAPI
    from playwright.sync_api import BrowserContext, Page

TODAY = date(2026, 11, 23)
# A plan that tries to get out of its quotes.
HOSTILE = """環境計画

1 計画の期間

本計画の計画期間は、<script>window.broken = 1</script>令和6年度から令和10年度までの5年間とします。

2 連絡

[ここ](javascript:window.broken=1)をおすと**強く**なります。<img src=x onerror="window.broken=1">の
ような`${window.broken = 1}`や{{value}}も、文字のままです。
"""


@pytest.fixture(scope="session")
def open_plans(tmp_path_factory: pytest.TempPathFactory) -> OpenIndex:
    directory = tmp_path_factory.mktemp("plans")
    build_index([REAL_PLAN], directory)
    return open_index(directory)


@pytest.fixture(scope="session")
def open_three(tmp_path_factory: pytest.TempPathFactory) -> OpenIndex:
    """The real plan, the invented one, and the hostile one."""
    root = tmp_path_factory.mktemp("hostile")
    (root / "hostile.txt").write_text(HOSTILE, "utf-8")
    directory = tmp_path_factory.mktemp("three")
    build_index([REAL_PLAN, INVENTED_PLAN, root], directory)
    return open_index(directory)


def desk_of(index: OpenIndex, folder: Path, **gate: Any) -> Desk:  # noqa: ANN401 - Gate's own
    assistant = Assistant(index)
    return Desk(
        lambda: assistant,
        lambda: TODAY,
        Gate(**({"at_once": 2, "waiting": 50} | gate)),
        FeedbackStore(folder / "feedback.sqlite"),
    )


@pytest.fixture
def desk(open_plans: OpenIndex, tmp_path: Path) -> Desk:
    return desk_of(open_plans, tmp_path)


@dataclass
class Site:
    """A server of this process, and every address outside it that was looked for."""

    address: str
    desk: Desk
    outside: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def site(open_plans: OpenIndex, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    yield from served(desk_of(open_plans, tmp_path_factory.mktemp("site")))


@pytest.fixture(scope="session")
def site_of_three(
    open_three: OpenIndex, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    yield from served(desk_of(open_three, tmp_path_factory.mktemp("site-of-three")))


def served(desk: Desk, app: "FastAPI | None" = None) -> Iterator[Site]:
    """The desk's page on a port of this machine, or an application made of it."""
    from uvicorn import Config, Server

    from app import make_app

    outside: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        _watch_sockets(patch, outside)
        server = Server(
            Config(app or make_app(desk), log_level="error", timeout_graceful_shutdown=1)
        )
        listening = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", desk, outside)
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()


def _watch_sockets(patch: pytest.MonkeyPatch, outside: list[str]) -> None:
    """Note every name that is looked up and every address that is connected to, except ours."""
    own = ("127.0.0.1", "::1", "localhost", None, "")
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def watched_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - socket's own
        if host not in own:
            outside.append(str(host))
        return look_up(host, *args, **kwargs)

    def watched_connect(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - socket's own
        if isinstance(address, tuple) and address[0] not in own:
            outside.append(str(address[0]))
        connect(self, address)

    patch.setattr(socket, "getaddrinfo", watched_look_up)
    patch.setattr(socket.socket, "connect", watched_connect)


@dataclass
class Visit:
    """One tab of the browser at a site, and what it asked of others."""

    page: "Page"
    outside: list[str]
    errors: list[str]

    def ask(self, question: str) -> None:
        """Put a question as a visitor does, and wait for the reply."""
        before = self.page.locator(".turn").count()
        self.page.locator("#question-box textarea").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator(".turn").nth(before).wait_for()


@pytest.fixture
def visit(browser: "BrowserContext", site: Site) -> Iterator[Visit]:
    yield from visited(browser, site.address, 1280, 860)


@pytest.fixture
def visit_of_three(browser: "BrowserContext", site_of_three: Site) -> Iterator[Visit]:
    yield from visited(browser, site_of_three.address, 1280, 860)


@pytest.fixture
def phone(browser: "BrowserContext", site: Site) -> Iterator[Visit]:
    yield from visited(browser, site.address, 390, 844)


def visited(context: "BrowserContext", address: str, width: int, height: int) -> Iterator[Visit]:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    seen = Visit(page, [], [])
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else seen.outside.append(request.url)
        ),
    )
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.goto(address)
    page.locator(".welcome").wait_for()
    yield seen
    page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.close()
