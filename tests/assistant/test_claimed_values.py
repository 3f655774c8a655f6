"""Claims of amounts and comparisons that rows of a table settle."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧原町健康プラン

## 第2章 現状

表1　がん検診の受診率

| 検診 | 令和元年度 | 令和3年度 | 令和5年度 |
|---|---|---|---|
| 胃がん | 18.4％ | 14.9％ | 17.2％ |
| 肺がん | 24.6％ | 20.3％ | 25.9％ |

表2　施設の利用者数

| 施設 | 令和3年度 | 令和4年度 | 令和5年度 |
|---|---|---|---|
| 町民体育館 | 18,930人 | 24,155人 | 27,608人 |
| 温水プール「ゆらら」 | 41,844人 | 37,512人 | 31,270人 |

## 第3章 目標

| 指標 | 対象 | 基準値（令和6年度） | 中間目標値（令和12年度） | 目標値（令和17年度） |
|---|---|---|---|---|
| 喫煙率 | 成人男性 | 24.3％ | 20.0％ | 18％以下 |
| 喫煙率 | 成人女性 | 6.2％ | 5.0％ | 4％以下 |
| 1日の平均歩数 | 65歳以上 | 4,320歩 | 5,000歩 | 6,000歩 |
| 海岸清掃の参加者数 | 全体 | 4,310人 | 5,500人 | 6,500人 |

## 第4章 手数料

粗大ごみは、1点500円の処理券を貼って出します。

## 第5章 進め方

65歳以上の方を対象に、健康の出前講座を年12回開催します。

健康づくり協議会は、学識経験者、町民など12人で構成します。
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("health.md", PLAN))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("肺がん検診の受診率は令和5年度で25.9％ですよね？", "はい。"),
        ("海岸清掃の参加者数の目標は6,500人で合ってる？", "はい。"),
        ("海岸清掃の参加者数の目標は7,000人ですか", "いいえ。"),
        ("肺がん検診は胃がん検診より受診率が高いですか", "はい。"),
        ("肺がんより胃がんのほうが受診率が高い？", "いいえ。"),
        ("ゆららの利用者は増えていますか", "いいえ。"),
        ("町民体育館の利用者は増えていますか", "はい。"),
        ("粗大ごみは無料ですか", "いいえ。"),
        ("出前講座って年6回だったよね", "いいえ。"),
        ("出前講座って年12回だったよね", "はい。"),
        ("協議会は15人でしたよね", "いいえ。"),
    ],
)
def test_rows_settle_claims(plan: Assistant, question: str, opening: str) -> None:
    assert said(plan, question).startswith(opening)


def test_a_comparison_takes_the_last_year(plan: Assistant) -> None:
    told = said(plan, "肺がんと胃がん、受診率はどっちが高い？")
    assert told.startswith("令和5年度の値は、肺がんが上回ります。差は8.7ポイントです")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("65歳以上の歩数の目標は？", "6,000歩"),
        ("65歳以上の1日の平均歩数", "4,320歩"),
        ("喫煙率の女性の目標は", "4％以下"),
        ("ゆららの利用者、令和4年度は何人？", "37,512人"),
    ],
)
def test_the_cell_that_is_asked_for_is_told(plan: Assistant, question: str, told: str) -> None:
    answer = said(plan, question)
    assert told in answer
    assert answer.count("」、") == 0  # no whole row


def test_what_a_change_amounts_to_is_reckoned(plan: Assistant) -> None:
    told = said(plan, "町民体育館の利用者、令和3年度は何人？", "何人増えた？")
    assert "8,678人" in told


def test_nothing_is_claimed_of_what_is_not_there(plan: Assistant) -> None:
    answer = ask(plan, "睡眠時間の目標は8時間ですか")
    assert answer.kind is not AnswerKind.ANSWER or not answer.text.startswith(("はい", "いいえ"))


def test_a_part_is_not_the_whole() -> None:
    body = (
        "# 計画\n\n## 人口\n\n| 区分 | 平成27年 | 令和2年 | 令和7年 |\n|---|---|---|---|\n"
        "| 年少人口 | 9,312人 | 8,120人 | 7,288人 |\n"
        "| 老年人口 | 21,010人 | 22,300人 | 23,150人 |\n"
    )
    answer = ask(assistant_over(("people.md", body)), "人口は増えていますか")
    assert not answer.text.startswith(("はい", "いいえ", "「はい」", "「いいえ」"))


def test_a_number_is_not_added_to_what_it_is_made_of() -> None:
    body = "空家等は1,386棟で、前回調査の1,158棟から228棟増加しています。"
    assistant = assistant_over(("houses.md", f"# 空家計画\n\n## 調査\n\n{body}\n"))
    assert "2,772" not in ask(assistant, "空家等は全部で何棟ありますか").text
