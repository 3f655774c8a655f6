"""Whether a term that a document states runs today."""

from datetime import date

import pytest

from assistant.answer import Language
from assistant.calculation.terms import asks_term, find_term, verdict
from assistant.question import read_question
from assistant.wording import wording
from corpus.morphology import shared_morphology
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

BODY = """\
# 特例のてびき

## 対象

少額特例は、1万円未満の仕入れに適用します。

## 期間

少額特例は、令和5年10月1日から令和11年9月30日までの期間が対象です。

## 意見公募

計画案への意見公募は、令和7年1月15日から2月13日まで行いました。
"""


@pytest.mark.parametrize(
    ("question", "text", "opening"),
    [
        ("今も使えますか", "令和5年10月1日から令和11年9月30日までが対象です。", "はい。今日"),
        ("もう終わりましたか", "令和5年10月1日から令和11年9月30日までが対象です。", "いいえ。今日"),
        ("今も使えますか", "令和8年9月30日まで使えます。", "いいえ。期間"),
        ("もう終わりましたか", "令和8年9月30日まで使えます。", "はい。期間"),
        ("今も使えますか", "令和9年4月1日から令和11年3月31日まで使えます。", "いいえ。期間"),
    ],
)
def test_a_term_by_today(question: str, text: str, opening: str) -> None:
    read = read_question(question, shared_morphology())
    assert asks_term(read)
    term = find_term(read, text)
    assert term is not None
    assert verdict(read, term, date(2026, 11, 28), wording(Language.JA)).startswith(opening)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("今も使えますか", "令和11年度までに全ての駅に置きます。"),  # a deadline is no term
        ("今も使えますか", "令和5年4月1日に始めました。"),
        ("今も申し込めますか", "令和5年度から令和9年度まで工事を行います。"),  # nothing to hand in
        ("今も使えますか", "前期は令和7年度まで、後期は令和11年度までです。"),
    ],
)
def test_no_term_where_none_or_another_is_stated(question: str, text: str) -> None:
    assert find_term(read_question(question, shared_morphology()), text) is None


def test_a_term_that_another_sentence_states_of_the_same_thing_is_found() -> None:
    assistant = assistant_over(("guide.md", BODY))
    question = "1万円未満の仕入れの少額特例は今も使えますか"
    assert said(assistant, question).startswith("はい。今日（2026年11月22日）は、期間（令和5年10月")


def test_what_can_no_longer_be_handed_in() -> None:
    assistant = assistant_over(("guide.md", BODY))
    assert said(assistant, "意見公募には今からでも応募できますか").startswith("いいえ。期間")
