"""Cells of tables whose rows are named in a later column, or counted by units said elsewhere."""

import pytest

from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 杉戸野町情報化計画

## 1 目標値

表1 目標値の一覧

| 方針 | No. | 指標 | 単位 | 基準値（令和5年度） | 中間目安（令和9年度） | 目標値（令和11年度） |
|---|---|---|---|---|---|---|
| 1 | ① | 電子申請できる手続の数 | 件 | 28 | 60 | 95 |
| 3 | ② | 防災アプリの登録者数 | 人 | 1,870 | 3,600 | 5,000 |

## 2 事業費の見込み

表2 年度別事業費の見込み（単位：千円）

| 区分 | 令和9 | 令和10 | 計 |
|---|---|---|---|
| 方針1 窓口 | 8,900 | 6,200 | 15,100 |
| 方針3 港と島 | 15,700 | 8,600 | 24,300 |
| 合計 | 24,600 | 14,800 | 39,400 |
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("防災アプリの登録者は、基準の年から最終年度までに何人増える計算ですか", "3,130人"),
        ("防災アプリの登録者数は令和9年度に何人の見込みですか", "3,600人"),
        ("方針3の令和9年度の事業費はいくらですか", "15,700千円"),
        ("方針1の事業費はいくらですか", "15,100千円"),
        ("令和10年度の事業費はいくらですか", "14,800千円"),
    ],
)
def test_a_cell_is_told_with_its_unit(question: str, value: str) -> None:
    assert value in said(assistant_over(("plan.md", PLAN)), question)


def test_two_years_of_which_the_table_lacks_one_give_no_difference() -> None:
    question = "防災アプリの登録者数は令和2年度から令和4年度までに何人増えましたか"
    assert "差は" not in ask(assistant_over(("plan.md", PLAN)), question).text


def test_of_what_kind_something_is_is_no_value() -> None:
    question = "「電子申請」をどのような手続だと説明していますか"
    assert "の値が95件" not in ask(assistant_over(("plan.md", PLAN)), question).text
