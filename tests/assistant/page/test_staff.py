"""What staff see and do behind the sign-in, without a browser."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app import make_app
from assistant.feedback import Feedback, FeedbackStore, Reason
from assistant.page.desk import Desk
from assistant.page.gate import Gate
from assistant.page.library import Library
from assistant.page.sheets import csv_text
from assistant.page.staff import StaffHandlers, may_enter
from assistant.page.staff_views import documents_html, feedback_csv, feedback_html
from index import build_index
from tests.assistant.page.conftest import TODAY
from tests.conftest import REAL_PLAN

GIVEN = Feedback(
    datetime(2026, 11, 23, 15, 30, tzinfo=UTC),
    Reason.WRONG,
    "=1+1",
    "<b>いつ</b>",
    "2018年度までです。",
    ("plan:1-9",),
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    build_index([REAL_PLAN], tmp_path / "index")
    return Library(tmp_path / "index", tmp_path / "uploads")


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    feedback = FeedbackStore(tmp_path / "feedback.sqlite")
    return Desk(library.assistant, lambda: TODAY, Gate(at_once=2, waiting=2), feedback)


def test_a_document_is_shown_as_it_was_understood(library: Library) -> None:
    shown = documents_html(library.assistant().index)
    assert "西東京市 第3期地域情報化基本計画" in shown
    assert "期間2、体制" in shown


def test_adding_a_file_tells_how_it_went(desk: Desk, library: Library, tmp_path: Path) -> None:
    path = tmp_path / "公園.md"
    path.write_text("# 公園の計画\n\n公園を増やします。\n", "utf-8")
    steps = list(StaffHandlers(desk, library).add([str(path)]))
    assert "読み込んでいます。" in steps[0][0]
    assert "公園.mdを追加しました。" in steps[-1][0]
    assert "2件の資料を読み込みました" in steps[-1][0]
    assert "公園の計画" in steps[-1][1]
    assert steps[-1][2]["choices"] == ["公園.md"]


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(
    desk: Desk, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "空.txt"
    path.write_text("", "utf-8")
    last = list(StaffHandlers(desk, library).add([str(path)]))[-1]
    assert "空.txtは読み込めませんでした。文字のない資料です。" in last[0]
    assert "追加しました" not in last[0]
    assert library.uploads() == ()


def test_a_file_of_another_kind_is_refused_in_japanese(
    desk: Desk, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ")
    last = list(StaffHandlers(desk, library).add([str(path)]))[-1]
    assert "a.exeは追加できません。" in last[0]
    assert library.uploads() == ()


def test_removing_nothing_says_so(desk: Desk, library: Library) -> None:
    assert "選んでください" in next(iter(StaffHandlers(desk, library).remove(None)))[0]


def test_feedback_is_text_in_the_table_and_no_formula_in_the_sheet() -> None:
    assert "&lt;b&gt;いつ&lt;/b&gt;" in feedback_html([GIVEN])
    row = feedback_csv([GIVEN]).splitlines()[1]
    # 15:30 in Greenwich is half past midnight of the next day in Japan.
    assert row == "2026-11-24 00:30,不正確,'=1+1,<b>いつ</b>,2018年度までです。,plan:1-9"


def test_a_sheet_by_hand() -> None:
    assert csv_text(["a", "b"], [[1, 'x"y']]) == '\ufeffa,b\r\n1,"x""y"\r\n'


@pytest.mark.parametrize(
    ("user", "given", "is_let_in"),
    [
        ("staff", "himitsu", True),
        ("staff", "", False),
        ("admin", "himitsu", False),
        ("", "", False),
    ],
)
def test_only_staff_with_the_password_may_enter(user: str, given: str, is_let_in: bool) -> None:
    assert may_enter("himitsu")(user, given) is is_let_in


def test_without_a_password_there_is_no_page_for_staff(desk: Desk, library: Library) -> None:
    with TestClient(make_app(desk, library)) as client:
        assert client.get("/staff/", follow_redirects=True).status_code == 404


def test_behind_the_password_nothing_is_shown_before_signing_in(
    desk: Desk, library: Library
) -> None:
    with TestClient(make_app(desk, library, "himitsu")) as client:
        assert client.get("/staff/config").status_code == 401
        assert "西東京市" not in client.get("/staff/").text
        assert client.get("/").status_code == 200
        wrong = client.post("/staff/login", data={"username": "staff", "password": "x"})
        assert wrong.status_code == 400
        right = client.post("/staff/login", data={"username": "staff", "password": "himitsu"})
        assert right.status_code == 200
        assert client.get("/staff/config").status_code == 200
