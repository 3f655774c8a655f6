"""Tables of one measure: a label and what it says in each row."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 霞谷村高齢者福祉計画

## 第1章 計画の期間

計画の期間は、令和9年度から令和11年度までの3年間とします。

## 第2章 事業

### 2-1 配食サービス

| 対象 | 65歳以上の一人暮らしで、買い物が難しい方 |
| --- | --- |
| 内容 | 月曜日から金曜日までの夕食を自宅に届けます。 |
| 利用料 | 1食420円 |
| 申込み先 | 社会福祉協議会 |

### 2-2 緊急通報装置の貸与

| 対象 | 要介護3以上の方 |
| --- | --- |
| 内容 | 押すと消防に通報する装置を貸し出します。 |
| 利用料 | 月150円 |
| 申込み先 | 福祉係 |

### 2-3 元気教室

| 対象 | 65歳以上の村民。要支援の方も参加できますが、要介護の認定を受けている方は対象外です。 |
| --- | --- |
| 内容 | 体操を毎週水曜日に行います。 |
| 申込み先 | 保健センター |

### 2-4 タクシー券

| 対象 | 75歳以上で免許を持っていない方。免許を返納した方は65歳から対象となります。 |
| --- | --- |
| 内容 | 年36枚を渡します。 |
| 申込み先 | 福祉係 |
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("配食サービスの利用料は", "1食420円"),
        ("お弁当を届けてもらうのっていくら？", "1食420円"),
        ("緊急通報装置は誰が使えるの", "要介護3以上の方"),
        ("緊急通報装置の利用料はいくらですか", "月150円"),
        ("元気教室の申込み先はどこですか", "保健センター"),
        ("元気教室は何曜日？", "毎週水曜日"),
        ("タクシー券は何枚もらえますか", "年36枚"),
        ("緊急通報装置はどんなもの？", "押すと消防に通報する装置"),
    ],
)
def test_one_row_is_told_of_its_heading(village: Assistant, question: str, told: str) -> None:
    assert told in said(village, question)


def test_all_rows_are_told_of_what_is_named(village: Assistant) -> None:
    statements = all_said(village, "配食サービスについて教えて")
    assert len(statements) == 4
    assert "1食420円" in statements[2]


def test_a_label_that_no_table_has_is_missing(village: Assistant) -> None:
    answer = ask(village, "元気教室の利用料はいくらですか")
    assert answer.kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize(
    ("question", "is_yes"),
    [
        ("元気教室は要支援の人も参加できますか", True),
        ("68歳で免許を返したけどタクシー券はもらえますか", False),
    ],
)
def test_a_clause_of_a_row_settles_its_own_part(
    village: Assistant, question: str, is_yes: bool
) -> None:
    words = said(village, question)
    assert words.startswith("はい") is is_yes
    assert not words.startswith(("いいえ", "「いいえ」"))
