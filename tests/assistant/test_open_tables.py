"""Tables that residents ask of: days in cells, two ranked lists, kinds, posts of one person."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

DOCUMENT = """\
# 第2次鷺沼町公共施設計画

令和8年3月 鷺沼町

## 1 計画の期間

本計画の期間は、令和8年度から令和17年度までの10年間とします。

## 2 施設の利用

| 施設 | 区分 | 開館日 | 休館日 |
| --- | --- | --- | --- |
| 中央図書館 | 町立 | 火曜日から日曜日 | 月曜日 |
| みなと会館 | 民間 | 月曜日から金曜日 | 土曜日、日曜日 |

## 3 町民の満足度

| 満足度の高い施策 | 点 | 満足度の低い施策 | 点 |
| --- | --- | --- | --- |
| ごみ処理 | 4.1 | 公共交通 | 2.2 |
| 水道 | 3.9 | 商店街の活性化 | 2.4 |

## 4 推進体制

町長を本部長とする行財政改革推進本部と、町長を本部長とする公共施設再編本部を置きます。
町長をCIOとし、副町長をCISOとします。
推進本部の下に、総務部会、財政部会及び施設部会を置きます。

## 5 用語解説

- 公設民営方式：施設を町が建て、運営を民間に任せる方式。
- BOD：水の汚れを表す指標。値が大きいほど汚れている。
"""


@pytest.fixture(scope="module")
def town() -> Assistant:
    return assistant_over(("town.md", DOCUMENT))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("中央図書館は月曜日に開いていますか", "いいえ"),
        ("中央図書館は土曜日に開いていますか", "はい"),
        ("みなと会館は日曜日も使えますか", "いいえ"),
        ("中央図書館は町立ですか", "はい"),
        ("みなと会館は町立ですか", "いいえ"),
        ("行財政改革推進本部と公共施設再編本部の本部長は同じ人ですか", "はい"),
        ("CIOとCISOは同じ人ですか", "いいえ"),
    ],
)
def test_verdicts(town: Assistant, question: str, verdict: str) -> None:
    assert said(town, question).startswith(verdict)


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("満足度が一番低い施策は何ですか", "公共交通", "ごみ処理"),
        ("満足度が一番高い施策は何ですか", "ごみ処理", "公共交通"),
        ("満足度の低い施策の2位は", "商店街の活性化", "水道"),
        ("満足度の低い施策は何ですか", "公共交通", "水道"),
        ("公設民営って何ですか", "運営を民間に任せる", "汚れ"),
        ("BODて何", "水の汚れを表す指標", "民間"),
    ],
)
def test_what_is_told(town: Assistant, question: str, told: str, other: str) -> None:
    answer = said(town, question)
    assert told in answer
    assert other not in answer
