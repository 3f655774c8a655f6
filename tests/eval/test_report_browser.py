"""The report in a browser, where there is one: on a phone, filtered, and as it is printed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eval.compare import compare_reports
from eval.comparison_page import render_comparison
from eval.evaluation import evaluate
from eval.results import read_report
from tests.eval.test_run import QUESTIONS
from tests.eval.twin import Twin

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
# Words of a chart that stick out of it would be cut off.
CUT_OFF = """[...document.querySelectorAll('svg')].flatMap(svg => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < edge.left - 1 || box.right > edge.right + 1);
  }).map(text => text.textContent);
})"""


@pytest.fixture(scope="module")
def page(browser: "BrowserContext", tmp_path_factory: pytest.TempPathFactory) -> Iterator["Page"]:
    folder = tmp_path_factory.mktemp("report")
    evaluate(Twin(), QUESTIONS, today=date(2025, 6, 1), out=folder, title="試験")
    opened = browser.new_page()
    opened.goto((folder / "report.html").as_uri())
    yield opened
    opened.close()


def test_filters_show_what_they_say(page: "Page") -> None:
    shown = page.locator("#questions tbody tr:visible")
    assert shown.count() == 5
    page.get_by_label("判定").select_option("0")
    assert shown.count() == 1
    assert page.locator(".filters output").inner_text() == "5件中 1件を表示"
    page.get_by_label("判定").select_option("")
    page.get_by_label("言葉で探す").fill("本部長")
    assert shown.count() == 3
    page.get_by_label("言葉で探す").fill("")


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_cut_off_or_sticks_out(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_comparison_does_not_stick_out_either(
    browser: "BrowserContext", tmp_path: Path, width: int
) -> None:
    for name, twin in (("a", Twin(least_shared=1)), ("b", Twin(least_shared=99))):
        evaluate(twin, QUESTIONS, today=date(2025, 6, 1), out=tmp_path / name, title="")
    comparison = compare_reports(read_report(tmp_path / "a"), read_report(tmp_path / "b"))
    html = render_comparison(comparison, first="a", second="b")
    (tmp_path / "compared.html").write_text(html, encoding="utf-8")
    opened = browser.new_page()
    opened.set_viewport_size({"width": width, "height": 800})
    opened.goto((tmp_path / "compared.html").as_uri())
    assert opened.evaluate(OVERFLOW) <= 0
    opened.close()


def test_on_paper_there_are_the_questions_and_no_filters(page: "Page") -> None:
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator("#questions").is_visible()
    page.emulate_media(media="screen")
    assert page.pdf().startswith(b"%PDF")
