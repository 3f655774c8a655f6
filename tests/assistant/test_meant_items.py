"""Items of an enumeration, asked for in words that are not theirs."""

import pytest

from assistant.answer import AbstentionReason
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 岬野市総合計画

## 1 まちの課題

岬野市のまちの課題は、「地域コミュニティの再生」、「高齢化への備え」、「みどりの保全と低炭素社会づくり」、\
「防災・防犯対策の推進」、「産業の振興」の5つが挙げられています。

## 2 進め方

計画は毎年度点検し、結果を公表します。
"""


@pytest.fixture(scope="module")
def city() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("お年寄りが増えることはまちの課題に入っていますか", "高齢化への備え"),
        ("緑を守る話や二酸化炭素を減らす話は課題に入っているんでしょうか", "みどりの保全"),
        ("地震とか泥棒とか、そういう話は5つの課題のなかに出てきますか", "防災・防犯対策の推進"),
    ],
)
def test_something_is_among_the_items_in_other_words(
    city: Assistant, question: str, item: str
) -> None:
    words = said(city, question)
    assert "はい" in words
    assert item in words
    assert "地域コミュニティ" not in words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("泥棒が心配だという課題はどれですか", "「防災・防犯対策の推進」"),
        ("防災・防犯はどの課題に位置づけられていますか", "「防災・防犯対策の推進」"),
        ("つながりについての課題は何番目ですか", "1番目"),
    ],
)
def test_one_of_the_items_is_asked_for(city: Assistant, question: str, words: str) -> None:
    assert words in said(city, question)


def test_what_no_item_means_is_not_there(city: Assistant) -> None:
    answer = ask(city, "教育の課題は何番目ですか")
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.NOT_STATED
    assert "「教育」" in answer.abstention.missing


def test_what_is_claimed_to_be_an_item_and_is_none_is_denied(city: Assistant) -> None:
    assert said(city, "医療は課題に入っていますか").startswith("いいえ。")
