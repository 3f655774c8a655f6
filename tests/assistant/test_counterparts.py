"""Sentences about another thing of the kind that is asked about."""

import pytest

from assistant.answer import AbstentionReason
from assistant.counterparts import is_of_another
from assistant.question import read_question
from corpus.morphology import shared_morphology
from tests.assistant.asking import reason, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 川辺市暮らしの計画

## 1 鳥獣

| 鳥獣 | 被害 |
|---|---|
| ニホンジカ | 612万円 |
| イノシシ | 538万円 |
| カワウ | 140万円 |

## 2 捕獲

捕獲報奨金は、ニホンジカ1頭につき1万5千円、イノシシ1頭につき1万2千円とする。

## 3 修学資金

看護学生に対する修学資金は月額5万円とする。

## 4 施設

薬剤師は、北山会館で月1回、薬の相談に応じる。

## 5 面積

市が保有する公共施設の延床面積は31万2千平方メートルである。
"""


@pytest.mark.parametrize(
    ("question", "text", "heading", "expected"),
    [
        ("中学校には車いすを貸しますか", "小学校に車いすを貸し出す。", "", True),
        ("中学校には車いすを貸しますか", "小・中学校に車いすを貸し出す。", "", False),
        ("中学校には車いすを貸しますか", "小学校の隣で貸し出す。", "中学校の事業", False),
        ("常勤の職員は何人ですか", "非常勤の職員を3人置く。", "", True),
        ("40歳以上の助成はいくらですか", "40歳未満の者に10万円を助成する。", "", True),
        ("40歳以上の助成はいくらですか", "40歳以上は5万円、40歳未満は10万円。", "", False),
        ("北条地区のバスは何便ですか", "小舟地区ではバスを1日2便運行する。", "", True),
        ("北条地区のバスは何便ですか", "小舟地区ではバスを1日2便運行する。", "北条地区", False),
        ("バスのある地区はどこですか", "小舟地区ではバスを運行する。", "", False),
        ("登録の手数料はいくらですか", "登録した者に10万円を補助する。", "", True),
        ("登録の手数料はいくらですか", "手数料300円は補助の対象としない。", "", False),
        ("補助はいくらもらえますか", "利用料は月額2,000円とする。", "", True),
        ("補助はいくらもらえますか", "月額2,000円を交付する。", "", False),
    ],
)
def test_what_is_said_of_a_counterpart_does_not_answer(
    question: str, text: str, heading: str, *, expected: bool
) -> None:
    read = read_question(question, shared_morphology())
    assert is_of_another(read, text, heading) is expected


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("イノシシの捕獲報奨金はいくらですか", "1万2千円"),
        ("看護学生の修学資金は月額いくらですか", "月額5万円"),
        ("公共施設の延床面積は何平方メートルですか", "31万2千平方メートル"),
    ],
)
def test_what_is_said_of_the_thing_itself_answers(question: str, answered: str) -> None:
    assert answered in said(assistant_over(("plan.md", PLAN)), question)


@pytest.mark.parametrize(
    "question",
    [
        "カワウの捕獲報奨金はいくらですか",
        "薬剤師の修学資金は月額いくらですか",
        "北山会館の延床面積は何平方メートルですか",
    ],
)
def test_what_is_said_of_another_of_the_kind_does_not(question: str) -> None:
    assert reason(assistant_over(("plan.md", PLAN)), question) is AbstentionReason.NOT_STATED
