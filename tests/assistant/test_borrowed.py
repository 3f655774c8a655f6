"""Claims whose words stand in sentences that speak of something else; what takes a quote back."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧沢市地域福祉計画

## 1 居場所

居場所「そよぎ」は、平日の午後に開いています。年齢の制限はありません。

## 2 支え合い

「おたすけ隊」を利用できるのは、70歳以上の方と産前産後の方です。おたすけ隊の活動は、謝礼が出るためポイントの対象になりません。

## 3 窓口

印鑑登録とパスポートの申請は、本庁舎でのみ受け付けます。

家族だけの相談や匿名の相談も受け付けます。

## 4 橋

大橋の工事中は片側交互通行とし、通行止めにはしません。ただし、床版を吊り上げる夜は通行止めとします。

| 橋名 | 架設年 | 対策 |
|---|---|---|
| 川原橋 | 昭和38年 | 撤去（架け替えない） |
| 大橋 | 昭和50年 | 床版の取替え |
"""


@pytest.fixture(scope="module")
def city() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "そよぎは年齢制限があるって本当？",
        "西支所でパスポートの申請はできますか",
        "川原橋は架け替えますか",
    ],
)
def test_what_a_sentence_says_is_not_so_is_denied(city: Assistant, question: str) -> None:
    assert said(city, question).startswith("いいえ。")


@pytest.mark.parametrize(
    "question",
    [
        "おたすけ隊は出産したばかりでも使えますか",
        "大橋の工事中、車は通れるの？",
        "匿名では相談できないって本当？",
    ],
)
def test_a_sentence_of_something_else_settles_nothing(city: Assistant, question: str) -> None:
    words = said(city, question)
    assert not words.startswith(("はい", "いいえ", "「はい」", "「いいえ」"))


def test_what_takes_a_sentence_back_is_quoted_behind_it(city: Assistant) -> None:
    told = all_said(city, "大橋の工事中は通行止めになりますか")
    assert "通行止めにはしません" in told[0]
    assert "ただし、床版を吊り上げる夜は" in told[1]
