"""A reply that a language model rewords: on the page sentence by sentence, each proved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from assistant.endpoint import Endpoint
from index import OpenIndex
from tests.assistant.endpoint import Model, serving
from tests.assistant.page.conftest import desk_of, served, visited

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

QUESTION = "各部署ではどのように情報化を推進しますか"
FIRST = "所掌する事務事業の情報化を推進するためです。"
SECOND = "各部署に情報化推進責任者や情報化推進員を置いています。"


@pytest.fixture
def model() -> Iterator[Model]:
    goes_on = Event()
    said: list[str | Event] = [
        FIRST[:-1],
        "［1］。\n",
        "予算は300万円です［1］。\n各部署に",
        goes_on,
        SECOND[4:-1],
        "［1］。",
    ]
    with serving(Model(pieces=said)) as found:
        yield found
        goes_on.set()


def test_the_first_sentence_is_read_while_the_second_is_written(
    open_plans: OpenIndex, tmp_path: Path, browser: "BrowserContext", model: Model
) -> None:
    desk = replace(desk_of(open_plans, tmp_path), endpoint=Endpoint(model.url, "m"))
    for site in served(desk):
        for visit in visited(browser, site.address, 1280, 860):
            visit.ask(QUESTION)
            turn = visit.page.locator(".turn").last
            turn.get_by_text("推進するためです").first.wait_for()
            assert "各部署に情報化推進責任者や" not in turn.locator(".reply").inner_text()
            assert model.pieces is not None
            for piece in model.pieces:
                if isinstance(piece, Event):
                    piece.set()
            turn.get_by_text("各部署に情報化推進責任者や").first.wait_for()
            assert "300万円" not in visit.page.content()
            assert visit.page.locator(".turn").count() == 1
            assert visit.errors == []
            assert visit.outside == []
