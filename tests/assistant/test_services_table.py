"""A town's services in a table, its schedule and targets, asked in words that the rows lack."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 第3期瀬名町子ども・子育て支援事業計画

## 第1章 計画の期間

本計画の期間は、令和7年度から令和11年度までの5年間とします。

本町では、令和2年3月に「第2期瀬名町子ども・子育て支援事業計画」を策定し、令和6年度をもって計画期間が終了します。

## 第2章 サービス

町立つくし保育所は、老朽化のため令和9年度末に閉所します。筑紫橋の近くに駐車場があります。

表1　在宅サービス一覧

| サービス | 対象 | 内容 | 利用料 | 申込先 |
|---|---|---|---|---|
| 食事の配達 | 調理が困難な方 | 夕食を自宅に届ける。 | 1食400円 | 社会福祉協議会 電話0279-00-3310 |
| 手伝い隊 | 70歳以上の方 | ゴミ出し、電球の交換を行う。 | 30分150円 | 福祉係 電話0279-00-3302 |

「川の学校」は、小学4年生を対象に継続します。

## 第3章 目標

表2　目標の一覧

| 指標 | 現状値（令和6年度） | 目標値 中間（令和9年度） | 目標値 最終（令和11年度） |
|---|---|---|---|
| 父親の育児休業取得率 | 18.7% | 30.0% | 40.0% |
| 講座の参加者数 | 120人 | 150人 | 180人 |

表3　遊び場の整備スケジュール

| 項目 | 令和7年度 | 令和8年度 | 令和9年度 |
|---|---|---|---|
| 設計 | 実施設計 | 積算 | － |
| 改修工事 | － | 着工 | 完了 |

表4　人口の推移

| 区分 | 令和4年 | 令和5年 | 令和6年 |
|---|---|---|---|
| 出生数（人） | 74 | 71 | 63 |
| 転入者数（人） | 210 | 205 | 198 |
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("ゴミ出しを手伝ってほしい、料金は？", "30分150円"),
        ("夕食を届けてもらいたいのですが電話番号を教えてください", "0279-00-3310"),
        ("電球の交換はどこに頼むの", "申込先「福祉係"),
        ("令和5年に生まれた赤ちゃんは何人だったの", "令和5年「71」"),
        ("遊び場は令和9年度に何をする予定ですか", "改修工事「完了」"),
        ("子ども・子育て支援事業計画は何年から何年までですか", "2025年度（令和7年度）から"),
    ],
)
def test_the_cell_that_is_asked_for_is_told(assistant: Assistant, question: str, told: str) -> None:
    assert told in said(assistant, question)


def test_both_targets_are_told_where_none_is_chosen(assistant: Assistant) -> None:
    both = said(assistant, "父親の育児休業取得率の目標値は？")
    assert "30.0%" in both
    assert "40.0%" in both
    assert "30.0%" not in said(assistant, "父親の育児休業取得率の最終の目標値は？")


def test_a_name_in_kana_is_left_as_the_documents_write_it(assistant: Assistant) -> None:
    answer = ask(assistant, "なぜつくし保育所を閉めるのですか")
    assert "筑紫保育所" not in answer.text
    assert answer.kind is AnswerKind.ANSWER


@pytest.mark.parametrize(
    "question", ["川の学校は何年から始まったのですか", "手伝い隊の隊長は誰ですか"]
)
def test_what_the_plan_does_not_say_is_not_said(assistant: Assistant, question: str) -> None:
    assert ask(assistant, question).kind is AnswerKind.ABSTENTION


ROSTER = """\
# 瀬名町地域公共交通計画

## 資料 瀬名町地域公共交通協議会 委員名簿

| 区分 | 所属 | 職 | 氏名 |
|---|---|---|---|
| 町 | 瀬名町 | 副町長 | 早川 勉（会長） |
| 住民 | 区長会 | 会長 | 沼田 三郎（副会長） |
| 住民 | PTA連合会 | 会長 | 片山 あゆみ |
| 事業者 | 瀬名バス | 代表取締役 | 榊 正人 |
"""


def test_a_post_behind_a_name_is_the_bodys_and_one_in_a_column_is_not() -> None:
    assistant = assistant_over(("roster.md", ROSTER))
    assert said(assistant, "交通協議会の会長は？") == "交通協議会の会長は、早川 勉です。"
    assert (
        said(assistant, "交通協議会の副会長は誰ですか") == "交通協議会の副会長は、沼田 三郎です。"
    )


@pytest.mark.parametrize(
    "question", ["転入者数は増えていますか減っていますか", "転入者数はどう変わってきましたか"]
)
def test_which_way_something_went_is_told_by_its_row(assistant: Assistant, question: str) -> None:
    told = said(assistant, question)
    assert "令和4年が210人" in told
    assert "令和6年が198人" in told


def test_a_head_of_two_lines_gives_each_year_its_column() -> None:
    rows = (
        "重要業績評価指標（KPI）\t単位\t現状値\t目標値",
        "R6\tR7\tR8\tR9",
        "継業の成立件数（累計）\t件\t2\t3\t4\t5",
        "仕事組合の職員数\t人\t0\t1\t3\t7",
    )
    html = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("\t")) + "</tr>" for row in rows
    )
    page = f"<html><body><h1>瀬名町総合戦略</h1><h2>KPI</h2><table>{html}</table></body></html>"
    assistant = assistant_over(("kpi.html", page))
    told = said(assistant, "継業の成立件数の令和8年度の目標値は？")
    assert told == "継業の成立件数（累計）の令和8年度の目標値は、4件です。"
    assert "7人" in said(assistant, "仕事組合の職員は令和9年度に何人の目標ですか")


HEALTH = """\
# 瀬名市健康増進計画

## 1 計画の位置付け

本計画は、健康増進法第8条第2項に基づく市町村健康増進計画です。

本計画の事務局は、健康福祉部健康推進課に置きます。

## 2 人口

表1　人口の推移（単位：人）

| 区分 | 平成26年 | 令和6年 |
|---|---|---|
| 年少人口（0～14歳） | 11,020 | 8,563 |
| 老年人口（65歳以上） | 22,874 | 25,567 |
| 合計 | 85,130 | 78,912 |

表2　がん検診

| 種類 | 集団検診 料金 | 集団検診 実施月 | 個別検診 料金 | 個別検診 実施月 |
|---|---|---|---|---|
| 大腸がん | 400円 | 5～11月 | 700円 | 6～1月 |
| 子宮頸がん | 900円 | 7～10月 | 1,500円 | 6～2月 |

ゲートキーパーの養成講座を開き、令和16年度までに累計1,500人（令和5年度末：612人）を養成します。
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("大腸がん検診の料金は？", "集団検診 料金「400円」、個別検診 料金「700円」"),
        ("平成26年から令和6年で総人口は何人減りましたか", "差は6,218人"),
        ("この計画の事務局はどこにあるの？", "健康推進課"),
    ],
)
def test_a_citys_health_plan_is_read(question: str, told: str) -> None:
    assert told in said(assistant_over(("health.md", HEALTH)), question)


@pytest.mark.parametrize(
    "question",
    [
        "この計画はどの法律にもとづいて作られているのでしょうか",
        "ゲートキーパーは何人まで増やすんですか",
    ],
)
def test_what_is_asked_openly_gets_no_verdict_and_no_difference(question: str) -> None:
    text = said(assistant_over(("health.md", HEALTH)), question)
    assert not text.startswith(("はい", "いいえ"))
    assert "888人" not in text
