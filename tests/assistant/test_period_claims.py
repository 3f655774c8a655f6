"""Claims of a plan's years: start, end and length together, and of two plans at once."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

PLAN = """\
# 海音市情報化計画

## 1 期間

本計画の計画期間は、令和6年度から令和10年度までの5年間とします。

## 2 位置づけ

最上位計画である第3次総合計画の期間は、令和4年度から令和13年度までの10年間です。
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("令和6年度から令和10年度までの5年間で合ってる？", "はい。"),
        ("令和6年度から令和10年度まで、つまり4年間だよね", "いいえ。"),
        ("この計画は令和6年度から5年間だよね", "はい。"),
        ("この計画は令和7年度から5年間だよね", "いいえ。"),
        ("この計画は令和10年度までの5年間ですか", "はい。"),
        ("第3次総合計画は10年で、この計画は5年ってことで合ってる？", "はい。"),
        ("この計画は10年で、第3次総合計画は5年ってことで合ってる？", "いいえ。"),
        ("第3次総合計画もこの計画も10年だよね", "いいえ。"),
    ],
)
def test_all_of_a_claim_must_hold(plan: Assistant, question: str, opening: str) -> None:
    assert said(plan, question).startswith(opening)
