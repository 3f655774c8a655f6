"""One cell of a table, and the row within whose bounds an amount lies."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 砂見町高齢者プラン

## 第1章 現状

表1　人口の推移（各年10月1日）

| 年 | 総人口 | 65歳以上 | うち75歳以上 | 高齢化率 |
|---|---|---|---|---|
| 令和5年 | 8,410人 | 3,120人 | 1,640人 | 37.1％ |
| 令和6年 | 8,290人 | 3,135人 | 1,702人 | 37.8％ |
| 令和7年 | 8,150人 | 3,140人 | 1,755人 | 38.5％ |

表2　認定者数

| 区分 | 令和5年 | 令和7年 |
|---|---|---|
| 要介護2 | 120人 | 131人 |
| 要介護3 | 90人 | 94人 |
| 要介護3～5 | 210人 | 222人 |
| 計 | 640人 | 671人 |

表3　評価

| 指標 | 目標値 | 実績値 | 主な理由 |
|---|---|---|---|
| 見守り協力員の数 | 80人 | 52人 | なり手の高齢化 |
| 健康教室の回数（回） | 24 | 30 | 会場を増やしたため |

## 第2章 保険料

表4　段階別の保険料

| 段階 | 対象 | 割合 | 年額 |
|---|---|---|---|
| 第6段階 | 本人が課税で合計所得120万円未満の人 | 1.2 | 88,000円 |
| 第7段階 | 本人が課税で合計所得120万円以上210万円未満の人 | 1.3 | 95,000円 |
| 第8段階 | 本人が課税で合計所得210万円以上の人 | 1.5 | 110,000円 |

表5　使用料

| 区分 | 現行（円） | 改定後（円） |
|---|---|---|
| 基本使用料（10m3まで） | 1,050 | 1,180 |
| 超過使用料 11～20m3 | 125 | 140 |
| 超過使用料 21～40m3 | 150 | 168 |

## 第3章 経過

表6　策定の経過

| 年月日 | 内容 |
|---|---|
| 令和7年5月12日 | 第1回策定委員会（委員長の選出） |
| 令和7年11月4日 | 第2回策定委員会（素案の検討） |
"""


@pytest.fixture(scope="module")
def elders() -> Assistant:
    return assistant_over(("elders.md", PLAN))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("令和6年の総人口は何人ですか", "令和6年の総人口は、8,290人です。"),
        ("75歳以上の人は令和7年に何人いましたか", "令和7年のうち75歳以上は、1,755人です。"),
        ("要介護3の人は令和7年に何人いますか", "要介護3の令和7年は、94人です。"),
        ("令和5年の要介護3～5の人数は", "要介護3～5の令和5年は、210人です。"),
        ("見守り協力員の実績は", "見守り協力員の数の実績値は、52人です。"),
        ("健康教室は何回の目標でしたか", "健康教室の回数の目標値は、24回です。"),
        (
            "見守り協力員が目標に届かなかった理由は",
            "見守り協力員の数の主な理由は、なり手の高齢化です。",
        ),
        ("基本使用料は改定後いくらになりますか", "基本使用料（10m3まで）の改定後は、1,180円です。"),
        ("第7段階の保険料は年いくら", "第7段階の年額は、95,000円です。"),
        (
            "第2回の策定委員会はいつ開かれましたか",
            "第2回策定委員会（素案の検討）の年月日は、令和7年11月4日です。",
        ),
    ],
)
def test_row_and_column_are_told_by_the_words_of_a_question(
    question: str, words: str, elders: Assistant
) -> None:
    assert said(elders, question) == words


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("令和4年の総人口は何人ですか", "8,"),  # no such year
        ("要介護3の人の家族は令和7年に何人いますか", "94人です"),  # something else is counted
        ("第2回の策定委員会は何曜日でしたか", "年月日は"),
        ("令和6年の外国人の総人口は何人ですか", "8,290人です"),
    ],
)
def test_no_cell_answers_what_it_does_not_say(
    question: str, unsaid: str, elders: Assistant
) -> None:
    assert unsaid not in ask(elders, question).text.split("\n\n")[0].replace("／", "")


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("合計所得が150万円だと保険料は年額いくらですか", "第7段階"),
        ("合計所得210万円の人は第何段階ですか", "第8段階"),
        ("合計所得が100万円の人の段階は", "第6段階"),
        ("30m3使ったときの超過使用料は1m3いくらですか", "超過使用料 21～40m3"),
    ],
)
def test_an_amount_lies_in_the_bounds_of_one_row(
    question: str, row: str, elders: Assistant
) -> None:
    assert said(elders, question).startswith(f"表の「{row}」の行には、")
