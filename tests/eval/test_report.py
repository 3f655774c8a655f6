"""The report's page."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.charts import Bar, Point, bar_chart, curve_chart, histogram
from eval.dataset import Expectation, Question, ReplyKind
from eval.evaluation import evaluate
from tests.eval.test_run import QUESTIONS
from tests.eval.twin import Twin

VOID = {"meta", "input", "br", "rect", "line", "circle", "path"}


class Outline(HTMLParser):
    """Collects elements, and checks that each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def page(directory: Path, questions: tuple[Question, ...]) -> str:
    evaluate(Twin(), questions, today=date(2025, 6, 1), out=directory, title="試験 <1>")
    return (directory / "report.html").read_text(encoding="utf-8")


@pytest.fixture
def html(tmp_path: Path) -> str:
    return page(tmp_path, QUESTIONS)


def test_the_page_is_well_formed_and_asks_the_network_for_nothing(html: str) -> None:
    outline = Outline()
    outline.feed(html)
    assert outline.open == []
    for tag, attributes in outline.seen:
        assert tag not in {"link", "img", "iframe", "object"}
        assert not {"src", "href", "xlink:href"} & set(attributes), tag
    assert not re.search(r"https?://|url\(|@import", html)


def test_every_question_is_a_row_with_its_verdict(html: str) -> None:
    outline = Outline()
    outline.feed(html)
    verdicts = [
        attributes["data-verdict"]
        for tag, attributes in outline.seen
        if tag == "tr" and "data-verdict" in attributes
    ]
    assert verdicts == ["1", "1", "1", "0", "1"]
    assert html.count("○ 正解</span>") == 4
    assert "返答の種類が違う（期待：回答しない、実際：回答）" in html
    assert "gone：q-5" in html


def test_the_reasons_of_failure_and_every_measure_are_tables(html: str) -> None:
    # q-4 alone is wrong: it is answered though it should not be.
    assert "不正解の1問" in html
    assert '答えるべきか、断るべきかを誤った</th><td class="number">1</td>' in html
    assert '書かれていないこと：再現率</th><td class="number">0.500</td>' in html
    assert '検索：1番目に見つけた割合</th><td class="number">1.000</td>' in html


def test_conversations_stand_beside_the_same_questions_written_out(html: str) -> None:
    assert "書き下すと 1／1、会話では 1／1" in html


def test_what_people_wrote_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    attack = Question(
        '"><script>alert(1)</script>', "期間<b>", ("<img src=x>",), Expectation(ReplyKind.ANSWER)
    )
    html = page(tmp_path, (attack,))
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "試験 &lt;1&gt;" in html


def test_a_run_without_a_question_makes_a_page(tmp_path: Path) -> None:
    assert "評価できた質問はありません" in page(tmp_path, QUESTIONS[4:5])


def test_a_bar_is_as_long_as_its_value() -> None:
    chart = bar_chart([Bar("a", 0.5, 0.4, 0.6, "50%"), Bar("b", 1.0, None, None, "")], title="t")
    half, whole = (
        float(width) for width in re.findall(r'class="bar"[^/]*width="([0-9.]+)"', chart)
    )
    assert half * 2 == pytest.approx(whole)
    assert chart.count('class="whisker"') == 3


def test_a_curve_ends_at_its_last_point() -> None:
    chart = curve_chart([Point(0.1, 0.0), Point(1.0, 0.5)], title="t", x_name="x", y_name="y")
    # The upper end of the axis is 0.5: the last point is in the upper right corner.
    assert 'd="M110.0,274.0 L470.0,34.0"' in chart


def test_a_histogram_counts_every_value_once_and_slow_ones_together() -> None:
    values = [*[0.01, 0.011, 0.05, 0.2, 0.2] * 20, 30.0]
    chart = histogram(values, title="t", unit="s", x_name="x", y_name="y", more="+")
    assert sum(int(count) for count in re.findall(r" s: ([0-9]+)</title>", chart)) == len(values)
    assert "<title>0.22+ s: 1</title>" in chart
