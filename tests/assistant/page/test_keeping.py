"""What the server keeps, what it says about that, and what staff do with it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app import make_app
from assistant.answer import Language
from assistant.endpoint import Endpoint
from assistant.feedback import Feedback, Reason
from assistant.page.about import about_html
from assistant.page.ask import AskHandlers
from assistant.page.desk import Desk
from assistant.page.library import Library
from assistant.page.question_set import QuestionSet
from assistant.page.replies import ask_json
from assistant.page.session import Session
from assistant.page.staff_views import unanswered_csv, unanswered_html
from assistant.question_log import QuestionLog
from assistant.wording.page import PageWords
from corpus.records import Span
from eval.dataset import read_questions
from index import OpenIndex, build_index
from tests.assistant.page.conftest import served, visited
from tests.assistant.page.test_browser import violations
from tests.conftest import REAL_PLAN

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

WORDS = PageWords(Language.JA)


def test_by_default_no_question_is_kept(desk: Desk, tmp_path: Path) -> None:
    AskHandlers(desk, WORDS).put(Session(), "窓口の電話番号は", (), "client")
    assert list(tmp_path.iterdir()) == []
    assert "質問は保存しません" in about_html(desk, WORDS)
    assert "保存していません" in unanswered_html(desk.questions)


def test_kept_questions_are_told_and_shown_to_staff(desk: Desk, tmp_path: Path) -> None:
    kept = replace(desk, questions=QuestionLog(tmp_path / "questions.sqlite", 30))
    handlers = AskHandlers(kept, WORDS)
    session = handlers.put(Session(), "計画期間はいつまでですか", (), "client")
    handlers.put(session, "=窓口の<b>電話番号</b>は", (), "client")
    assert "30日間保存" in about_html(kept, WORDS)
    shown = unanswered_html(kept.questions)
    assert "&lt;b&gt;電話番号" in shown
    assert "計画期間" not in shown
    assert "'=窓口の" in unanswered_csv(kept.questions)


def test_what_other_programs_ask_is_kept_too(desk: Desk, tmp_path: Path) -> None:
    log = QuestionLog(tmp_path / "questions.sqlite", 30)
    ask_json(replace(desk, questions=log), "窓口の電話番号は", (), "ja", "client")
    assert [kept.question for kept in log.unanswered()] == ["窓口の電話番号は"]


def test_a_language_model_is_named_to_the_visitor(desk: Desk) -> None:
    assert "外部のサービスには送りません" in about_html(desk, WORDS)
    with_model = replace(desk, endpoint=Endpoint("https://llm.example.jp/v1", "model-x"))
    said = about_html(with_model, WORDS)
    assert "外部のサービスには送りません" not in said
    assert "model-x" in said
    assert "llm.example.jp" in said


def test_a_kept_question_is_a_line_of_a_question_set(open_plans: OpenIndex, tmp_path: Path) -> None:
    document = next(iter(open_plans.documents.values()))
    start = document.text.index("情報政策専門員")
    keeping = QuestionSet(tmp_path / "page.jsonl")
    assert (
        keeping.add("CIOを補佐するのは誰ですか", document, Span(start, start + 60)) == "page-0001"
    )
    assert keeping.add("電話番号は", None, None) == "page-0002"
    first, second = read_questions(keeping.path)
    assert first.turns == ("CIOを補佐するのは誰ですか",)
    assert first.expect.passages[0].sha256 == document.sha256
    assert first.expect.passages[0].anchor in document.text
    assert len(first.expect.passages[0].anchor) <= 40
    assert second.expect.kind == "abstention"


@pytest.mark.browser
def test_staff_search_and_keep_a_question_with_its_passage(
    desk: Desk, tmp_path: Path, browser: "BrowserContext", monkeypatch: pytest.MonkeyPatch
) -> None:
    log = QuestionLog(tmp_path / "asked.sqlite", 30)
    log.add("窓口の電話番号は", "abstention", "窓口の電話番号")
    desk.feedback.add(
        Feedback(datetime(2026, 11, 23, tzinfo=UTC), Reason.UNCLEAR, "", "期間は", "5年です。", ())
    )
    build_index([REAL_PLAN], tmp_path / "index")
    library = Library(tmp_path / "index", tmp_path / "documents")
    monkeypatch.setattr("app._QUESTION_SET", tmp_path / "questions.jsonl")
    for site in served(desk, make_app(replace(desk, questions=log), library, "secret")):
        for visit in visited(browser, site.address, 1280, 860):
            page = visit.page
            page.goto(f"{site.address}/staff/")
            page.locator("input[type=password]").wait_for()
            assert violations(visit) == []
            page.locator("input").first.fill("staff")
            page.locator("input[type=password]").fill("secret")
            page.keyboard.press("Enter")
            page.locator("table").first.wait_for()
            assert violations(visit) == []
            page.get_by_role("tab", name="文章をさがす").click()
            page.locator("#search-box :is(input, textarea)").fill("CIOを補佐する人")
            page.keyboard.press("Enter")
            page.get_by_role("button", name="この質問を評価セットに加える").first.click()
            page.get_by_text("評価セットに加えました（page-0001）").wait_for()
            assert violations(visit) == []
            for tab, shown in (("答えられなかった質問", "電話番号"), ("ご意見", "5年です。")):
                page.get_by_role("tab", name=tab).click()
                page.locator("td:visible", has_text=shown).first.wait_for()
                assert violations(visit) == []
            assert visit.errors == []
    (line,) = read_questions(tmp_path / "questions.jsonl")
    assert line.turns == ("CIOを補佐する人",)
