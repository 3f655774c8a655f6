"""Ages that a claim is held to, and what is denied in the same words."""

import pytest

from assistant.conditions import by_condition, holds_for
from assistant.thesaurus import shared_thesaurus
from corpus.normalize import normalize
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

FARE = "運賃は一律200円で、小学生と75歳以上の方は100円です。"
PLAN = """# 環境の計画

前計画では、再資源化率は目標に届きませんでした。

| 区分 | 収集回数 |
| --- | --- |
| ペットボトル | 月2回 |
| 燃えるごみ | 週2回 |
"""


@pytest.mark.parametrize(
    ("claim", "text", "verdict"),
    [
        ("80歳のばあちゃんは百円で乗れる？", FARE, "yes"),
        ("七十歳の母は百円で乗れる？", FARE, "no"),
        ("42歳の弟です。この年齢でも対象になりますか", "対象は40歳以上の方です。", "yes"),
    ],
)
def test_an_age_is_held_to_the_one_that_is_stated(claim: str, text: str, verdict: str) -> None:
    judged = by_condition(normalize(claim), normalize(text))
    assert judged is not None
    assert judged.said == verdict


@pytest.mark.parametrize(
    ("value", "bound", "side", "holds"),
    [
        (75, 75, "以上", True),
        (75, 75, "未満", False),
        (74, 75, "以上", False),
        (20, 18, "以下", False),
        (18, 18, "を超え", False),
    ],
)
def test_a_bound_holds_or_not(value: int, bound: int, side: str, holds: bool) -> None:
    assert holds_for(value, bound, side) is holds


@pytest.mark.parametrize(
    ("claim", "begins"),
    [
        ("再資源化率は目標に届かなかったんだったよね", "はい。"),
        ("ペットボトルは毎週集めに来ますか", "いいえ。"),
    ],
)
def test_a_claim_is_held_to_what_is_denied_or_to_its_row(claim: str, begins: str) -> None:
    assert said(assistant_over(("kankyo.md", PLAN)), claim).startswith(begins)


def test_other_words_for_a_thing_are_not_those_for_its_kind() -> None:
    same_as = shared_thesaurus().same_as
    assert "診療科" not in same_as("皮膚科")
    assert "休館日" in same_as("お休み")


def test_what_is_no_number_stands_as_it_is_written() -> None:
    assert by_condition("百百歳の母は百円で乗れる?", normalize(FARE)) is None
