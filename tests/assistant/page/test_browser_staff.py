"""A clerk behind the sign-in: files in, what became of them, and out again."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import make_app
from assistant.feedback import FeedbackStore
from assistant.page.desk import Desk
from assistant.page.gate import Gate
from assistant.page.library import Library
from index import build_index
from tests.assistant.page.conftest import TODAY, Visit, served, visited
from tests.assistant.page.test_browser import violations
from tests.conftest import REAL_PLAN

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

pytestmark = pytest.mark.browser


@pytest.fixture
def clerk(browser: "BrowserContext", tmp_path: Path) -> Iterator[Visit]:
    build_index([REAL_PLAN], tmp_path / "index")
    library = Library(tmp_path / "index", tmp_path / "documents")
    feedback = FeedbackStore(tmp_path / "feedback.sqlite")
    desk = Desk(library.assistant, lambda: TODAY, Gate(at_once=2, waiting=2), feedback)
    browser.clear_cookies()
    for site in served(desk, make_app(desk, library, "secret")):
        for visit in visited(browser, site.address, 1280, 860):
            visit.page.goto(f"{site.address}/staff/")
            visit.page.locator("input[type=password]").wait_for()
            visit.page.locator("input").first.fill("staff")
            visit.page.locator("input[type=password]").fill("secret")
            visit.page.keyboard.press("Enter")
            visit.page.locator("table").first.wait_for()
            yield visit


def test_files_are_added_refused_found_and_removed(clerk: Visit, tmp_path: Path) -> None:
    good, bad = tmp_path / "公園.md", tmp_path / "bad.pdf"
    good.write_text("# 公園の計画\n\n市は、公園のベンチをふやします。\n", "utf-8")
    bad.write_bytes(b"%PDF-1.7 this is none")
    page, status = clerk.page, clerk.page.locator(".staff-status")
    page.locator("input[type=file]").set_input_files([good, bad])
    status.get_by_text("2件の資料を読み込みました").wait_for()
    said = status.inner_text()
    assert "公園.mdを追加しました。" in said
    assert "bad.pdfは読み込めませんでした。資料がこわれていて読めません。" in said
    assert "公園の計画" in page.locator("table").first.inner_text()
    assert violations(clerk) == []
    page.get_by_role("tab", name="文章をさがす").click()
    page.get_by_label("さがす計画書").click()
    page.get_by_role("option", name="公園の計画").click()
    page.locator("#search-box :is(input, textarea)").fill("ベンチ")
    page.keyboard.press("Enter")
    page.locator(".result", has_text="ベンチをふやします").wait_for()
    page.get_by_role("tab", name="資料").click()
    page.get_by_label("取り除く資料").click()
    page.get_by_role("option", name="公園.md").click()
    page.get_by_role("button", name="選んだ資料を取り除く").click()
    status.get_by_text("公園.mdを取り除きました。").wait_for()
    status.get_by_text("1件の資料を読み込みました").wait_for()
    assert clerk.errors == []
