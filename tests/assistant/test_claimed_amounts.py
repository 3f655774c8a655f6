"""Claims of amounts, by the amounts that sentences and rows state."""

import pytest

from assistant.claimed_amounts import by_amount
from assistant.service import Assistant
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

HOMES = "居住地は、市内が46.4%、県内が25.2%、県外が28.4%でした。"


@pytest.mark.parametrize(
    ("claim", "text", "holds"),
    [
        ("半分以上は市内に住んでいますか", HOMES, False),
        ("県外の人は3割くらいですか", HOMES, True),
        ("半分を超えていますか", HOMES, None),
        ("回収率は半分を超えましたか", "回収率は52.0%です。", True),
        ("高齢化率は4割を超えていますか", "高齢化率は38.9%です。", False),
        ("見積書は1社だけでいいですか", "見積書(2社以上)", False),
        ("罰金は5万円ですか", "10万円以下の過料", None),
        ("罰金は20万円ですか", "10万円以下の過料", False),
        ("10万円以下の過料ですか", "10万円以下の過料", True),
        ("50万円以下の過料ですか", "10万円以下の過料", False),
        ("人口は5万人を切っていますか", "人口は43,906人です。", True),
        ("交付金は5万円ですか", "交付金は3万円です。", False),
        ("20台に増やしますか", "12台から20台に増やします。", True),
    ],
)
def test_an_amount_is_held_to_the_one_that_is_stated(
    claim: str, text: str, holds: bool | None
) -> None:
    words = [word for word in ("市内", "県外", "居住") if word in claim]
    assert by_amount(claim, text, words) is holds


PLAN = """\
# 沢原市計画

## 1 人口

表1　人口の推移

| | 平成27年 | 令和2年 | 令和7年 |
|---|---|---|---|
| 人口（人） | 52,318 | 47,025 | 43,906 |
| 高齢単身世帯（世帯） | 1,722 | 2,911 | 3,468 |
| 高齢化率（％） | 31.8 | 35.6 | 38.9 |

| 指標 | 現状値（令和7年度） | 目標値（令和12年度） |
|---|---|---|
| 待機児童数 | 0人 | 0人 |
| 学童の待機者数 | 12人 | 0人 |

## 2 教育

市内に高等学校はなく、多くは隣の市に通学しています。

高校生の下宿代を月2万円まで補助します。
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("人口は5万人切ってるんだっけ", "はい。令和7年の人口は、43,906人です。"),
        ("高齢化率って4割超えてる？", "いいえ。令和7年の高齢化率は、38.9%です。"),
        (
            "高齢単身世帯は倍以上に増えたの？",
            "はい。高齢単身世帯は、平成27年が1,722世帯、令和7年が3,468世帯で、約2.01倍です"
            "（3,468世帯 ÷ 1,722世帯）。",
        ),
        ("待機児童はいますか", "いいえ。待機児童数の現状値（令和7年度）は、0人です。"),
    ],
)
def test_the_row_that_counts_settles_a_claim(plan: Assistant, question: str, expected: str) -> None:
    assert said(plan, question) == expected


def test_what_is_not_there_is_no(plan: Assistant) -> None:
    assert said(plan, "市内に高校はありますか").startswith("いいえ。")
