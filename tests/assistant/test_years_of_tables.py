"""Tables over years: the one value that is asked for, standards, sums, days."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧谷村高齢者福祉計画

## 1 計画期間

計画の期間は、令和6年度から令和8年度までの3年間とします。

## 2 高齢者の状況

認定率は令和5年で19.0％と、全国（19.4％）を下回り、県（17.8％）を上回っています。

表1　要支援者の推移（単位：人）

| 区分 | 令和3年 | 令和4年 | 令和5年 | 令和8年 |
|---|---|---|---|---|
| 要支援1 | 25 | 26 | 27 | 28 |
| 要支援2 | 31 | 30 | 33 | 34 |

表2　財政の状況

| 指標 | 令和3年度 | 令和4年度 |
|---|---|---|
| 村債残高（百万円） | 3,612 | 3,560 |
| 基金残高（百万円） | 902 | 958 |

| 鳥獣別被害額（万円） | 令和3年度 | 令和4年度 |
|---|---|---|
| ニホンジカ | 655 | 720 |
| ツキノワグマ | 70 | 130 |

表3　水道の評価（単位：％）

| 設問 | 満足 | やや満足 | やや不満 | 不満 |
|---|---|---|---|---|
| 水圧 | 33.1 | 30.0 | 12.2 | 5.9 |
| 料金 | 9.8 | 16.7 | 22.6 | 11.2 |

| 指標 | 現状値 令和5年度 | 目標値 令和7年度 | 目標値 令和8年度 |
|---|---|---|---|
| 相談窓口の認知度 | 31.6％ | － | 45.0％ |
| 料金回収率 | 54.3％ | 60.0％ | 65.0％ |

## 3 策定の経過

| 年月日 | 内容 |
|---|---|
| 令和5年6月28日 | 第1回策定委員会（調査結果の報告） |
| 9月14日 | 第2回策定委員会（課題の整理） |
| 令和6年2月15日 | 第3回策定委員会（最終案の審議） |

## 4 重点の取組

重点1 足を守るプロジェクト

バスを増やします。事業費は5年間で1億8,000万円を見込みます。

重点2 森を生かすプロジェクト

木を使います。
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("認定率は全国より高い？", "いいえ。"),
        ("認定率は県より高いですか", "はい。"),
        ("村の借金は令和4年度でいくらですか", "3,560百万円"),
        ("ツキノワグマの被害額、令和4年度は？", "130万円"),
        ("水圧がやや不満の人は何％", "12.2"),
        ("令和7年度の料金回収率の目標は？", "60.0％"),
        ("第2回策定委員会はいつありましたか", "令和5年9月14日"),
    ],
)
def test_one_value_is_told(village: Assistant, question: str, told: str) -> None:
    assert told in said(village, question)


def test_priorities_are_a_list(village: Assistant) -> None:
    text = ask(village, "重点プロジェクトは何ですか").text
    assert "足を守るプロジェクト" in text
    assert "森を生かすプロジェクト" in text


def test_one_thing_in_two_years_makes_no_sum(village: Assistant) -> None:
    turns = ["要支援2の人数、令和5年は？", "令和8年は？", "全部の合計だと？"]
    assert "67人" not in ask(village, *turns).text


def test_a_total_is_not_multiplied(village: Assistant) -> None:
    assert "9億円" not in ask(village, "足を守るプロジェクトの事業費は5年間でいくら？").text


def test_what_nobody_speaks_of_is_not_made_up(village: Assistant) -> None:
    answer = ask(village, "自動運転バスを走らせますか")
    assert answer.kind is AnswerKind.ABSTENTION


SURVEY = """\
# 樺沢村総合計画

令和6年3月　樺沢村長　湯 沢 誠 一

## 1 アンケート

表1　施策の満足度

| 施策 | 平成29年 | 令和4年 | 増減 |
|---|---|---|---|
| 水道の安定 | 72.4％ | 69.8％ | △2.6 |
| ごみの収集 | 61.0％ | 64.5％ | ＋3.5 |
| 子育て支援 | 44.8％ | 53.1％ | ＋8.3 |
"""


def test_rows_that_went_one_way_and_who_signs() -> None:
    village = assistant_over(("plan.md", SURVEY))
    text = ask(village, "満足度が上がった施策はどれ？").text
    assert "ごみの収集" in text
    assert "子育て支援" in text
    assert "水道の安定：" not in text
    assert "湯 沢 誠 一" in said(village, "村長さんのお名前は？")
