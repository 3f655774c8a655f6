"""What one clause of a sentence allows, refuses or says nothing of, asked as yes or no."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霧原村くらしの計画

## 第1章 交通

村営バスは、水曜日は運行しません。

入浴料は、65歳以上の方と12歳未満の子どもは無料です。

図書室は、月～金曜日に開館します。

学習室の利用申込みは、役場の窓口でのみ受け付けます。

エアコンは補助金の対象外です。

通報した人の名前は、差し止めにはなりません。

バスはほとんどありません。

## 第2章 デマンド

デマンドタクシーの利用方法は、次のとおりです。

- 75歳以上の方が利用できます。
- 前日までに予約します。

## 第3章 教室

元気教室には要支援の方も参加できますが、要介護の方は対象外です。

## 第4章 補助

### 3-1 住宅改修補助

| 対象 | 昭和56年以前に建てた家に住む方 |
| --- | --- |
| 内容 | 手すりと段差の工事 |
| 補助額 | 上限20万円 |
| 申込み方法 | 工事の前に申請書を出す |
| 担当課 | 福祉課 |

### 3-2 3R推進教室

| 対象 | 村民 |
| --- | --- |
| 内容 | ごみの分け方を学びます。 |
| 参加費 | 500円 |
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("村営バスは水曜日も運行していますか", "いいえ。"),
        ("入浴料は70歳でも無料ですか", "次のように"),  # two bounds that are no range
        ("図書室は水曜日に開いていますか", "はい。"),
        ("図書室は日曜日に開いていますか", "いいえ。"),
        ("学習室は一人で利用できますか", "次のように"),  # 一人 is no place
        ("エアコンは助成してもらえますか", "いいえ。"),
        ("デマンドタクシーは80歳でも利用できますか", "はい。"),
        ("デマンドタクシーは65歳でも利用できますか", "いいえ。"),
        ("元気教室は要支援の人も参加できますか", "はい。"),
        ("元気教室は要介護の人も参加できますか", "いいえ。"),
    ],
)
def test_a_clause_settles_only_its_own(village: Assistant, question: str, begins: str) -> None:
    assert said(village, question).startswith(begins)


def test_two_verdicts_by_one_sentence_are_both_said(village: Assistant) -> None:
    question = "元気教室は要支援の人も参加できますか。元気教室は要介護の人も参加できますか。"
    yes, no = all_said(village, question)
    assert yes.startswith("はい。")
    assert no.startswith("いいえ。")


def test_all_rows_of_a_table_are_told(village: Assistant) -> None:
    statements = all_said(village, "住宅改修補助について教えて")
    assert [text.partition("は、")[0] for text in statements] == [
        "住宅改修補助の対象",
        "住宅改修補助の内容",
        "住宅改修補助の補助額",
        "住宅改修補助の申込み方法",
        "住宅改修補助の担当課",
    ]


def test_a_digit_of_a_name_is_no_number_of_a_heading(village: Assistant) -> None:
    assert said(village, "3R推進教室の参加費は").startswith("3R推進教室の参加費は、「500円」")


def test_an_ending_is_not_taken_for_a_dialect_s_word(village: Assistant) -> None:
    assert "ほとんどありません" in said(village, "バスはほとんどないですか")
