"""Rows that words narrow, sums over years, a slogan below its heading, plans inside a plan."""

import pytest

from assistant.answer import Language
from assistant.service import Assistant
from assistant.wording import wording
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧沢町 第3次共生プラン（暴力防止計画）

## 1 期間

プランの期間は、令和7年度から令和14年度までの8年間です。暴力防止計画（第2次）の期間は、令和7年度から令和10年度までの4年間とします。

## 2 前プランの評価

前プランでは、24の施策を掲げました。前プランの基本理念は「支えあうまち」でした。

表1　前プランの指標

| 指標 | 目標 | 実績 |
|---|---|---|
| 講座の回数 | 20回 | 18回 |
| 相談の件数 | 90件 | 70件 |

## 3 基本理念

##  「らしさ」より「わたし」 ともに決めるまち

この理念は、町民会議の言葉から生まれました。

## 4 指標

表2　目標指標

| 指標 | 現状 | 目標 | 担当課 |
|---|---|---|---|
| 委員の女性の割合 | 28％ | 40％ | 人権課 |
| 相談窓口を知る人の割合 | 51％ | 70％ | 人権課 |
| 男性職員の育休の取得率 | 33％ | 85％ | 人事課 |

## 5 施設

共生センターの休館日は、月曜日と祝日です。

## 6 事業費

表3　事業費の見込み（単位：千円）

| 年度 | 講座 | 相談 |
|---|---|---|
| 令和7年度 | 1,200 | 800 |
| 令和8年度 | 1,300 | 900 |
| 令和9年度 | 1,500 | 950 |
"""


@pytest.fixture(scope="module")
def fog() -> Assistant:
    return assistant_over(("fog.md", PLAN))


def test_rows_are_those_whose_cells_say_what_narrows_them(fog: Assistant) -> None:
    assert all_said(fog, "人事課の指標は何ですか") == ["指標は、「男性職員の育休の取得率」です。"]
    assert len(all_said(fog, "指標には何がありますか")) == 1 + 3  # of this plan, not of the former
    assert "育休" not in ask(fog, "やめる指標は何ですか").text


def test_a_sum_over_years_takes_those_between(fog: Assistant) -> None:
    both = "令和7年度と令和9年度の講座の事業費の合計は"
    assert "2,700千円" in said(fog, both)
    assert "4,000千円" in said(fog, "令和7年度から令和9年度までの講座の事業費の合計は")


def test_a_slogan_below_its_heading_is_told_and_not_the_former_one(fog: Assistant) -> None:
    assert "「らしさ」より「わたし」" in said(fog, "このプランの基本理念は何ですか")
    assert "支えあうまち" in said(fog, "前プランの基本理念は何でしたか")


def test_what_the_former_plan_had_is_no_number_of_this_one(fog: Assistant) -> None:
    assert "24" not in ask(fog, "施策は全部でいくつですか").text


@pytest.mark.parametrize(
    ("question", "years"),
    [("暴力防止計画の期間は", "4年間"), ("プランの期間は何年間ですか", "8年間")],
)
def test_a_plan_inside_has_a_period_of_its_own(question: str, years: str, fog: Assistant) -> None:
    assert years in said(fog, question)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("共生センターは月曜日に開いていますか", "いいえ。"),
        ("共生センターは祝日は休みですか", "はい。"),
    ],
)
def test_closed_is_not_open(question: str, verdict: str, fog: Assistant) -> None:
    assert said(fog, question).startswith(verdict)


@pytest.mark.parametrize("language", [Language.JA, Language.EASY])
def test_from_ten_on_things_are_counted_by_ko(language: Language) -> None:
    say = wording(language)
    assert "9つ" in say("list.count", subject="課題", count=9)
    assert "12個" in say("list.count", subject="課題", count=12)
    assert "11番目" in say("list.nth", subject="課題", number=11, item="水")


GROUPED = """\
# 霧沢町計画

## 1 体系

| 基本目標 | 施策 | 課題 |
|---|---|---|
| 基本目標1 近い役場 | 1-1 申請 | 課題1 |
| 基本目標1 近い役場 | 1-2 窓口 | 課題1 |
| 基本目標2 助け合い | 2-1 教室 | 課題2 |
| 基本目標2 助け合い | 2-2 見守り | 課題2 |
| 基本目標2 助け合い | 2-3 学び | 課題3 |
"""


@pytest.mark.parametrize(
    "question", ["基本目標2の施策は何ですか", "基本目標２の施策を一覧で教えて"]
)
def test_what_stands_in_a_group_is_all_told(question: str) -> None:
    assistant = assistant_over(("grouped.md", GROUPED))
    assert all_said(assistant, question)[1:] == ["2-1 教室", "2-2 見守り", "2-3 学び"]
