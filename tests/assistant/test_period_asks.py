"""What is asked of a plan's period where no rule tells, and what is not asked of it."""

from datetime import date

import pytest

from assistant.question import read_question
from assistant.topics.period_asks import PeriodAsk
from assistant.topics.period_model import guess_period_ask
from corpus.morphology import shared_morphology
from tests.assistant.asking import said
from tests.assistant.documents import assistant_over

PLAN = """# 緑川市地域防災計画

## 1 期間

本計画の計画期間は、令和4年度（2022年度）から令和8年度（2026年度）までの5年間とします。

## 2 取組

市立図書館は、大規模改修のため、令和9年6月から令和10年2月まで休館します。
石綿セメント管は、令和8年度末までに取り替えます。
"""
TODAY = date(2027, 8, 10)


def guess(text: str) -> tuple[PeriodAsk, float]:
    return guess_period_ask(read_question(text, shared_morphology()))


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("この計画の賞味期限はもう切れちゃいましたか", PeriodAsk.OVER),
        ("この計画は月数に直すと何か月になりますか", PeriodAsk.MONTHS),
        ("計画が幕を下ろしてから、どのくらい月日がたちましたか", PeriodAsk.SINCE_END),
        ("この計画と総合計画は、どちらが先にスタートしましたか", PeriodAsk.COMPARE_START),
    ],
)
def test_an_unusual_wording_is_understood(text: str, ask: PeriodAsk) -> None:
    found, probability = guess(text)
    assert (found, probability > 0.5) == (ask, True)


@pytest.mark.parametrize(
    "text",
    [
        "図書館の休館は何か月ですか",
        "保育料はいくらですか",
        "委員の任期は何年ですか",
        "推進本部の本部長は誰ですか",
    ],
)
def test_most_questions_ask_for_something_else(text: str) -> None:
    found, probability = guess(text)
    assert found is PeriodAsk.NONE or probability < 0.8


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("令和8年の3月は期間中？", "はい。2026年3月は"),
        ("2027年は期間に入る？", "いいえ。2027年度"),
        ("月数に直すとこの計画は何か月分ですか", "この計画の期間は60か月です。"),
        ("月数に直すと何か月の計画ですか", "この計画の期間は60か月です。"),
        (
            "この計画は何日間ですか",
            "この計画の期間は、2022年4月1日から2027年3月31日までの1826日間です",
        ),
    ],
)
def test_the_period_is_said_as_it_was_asked_for(question: str, begins: str) -> None:
    assert said(assistant_over(("bosai.md", PLAN)), question, today=TODAY).startswith(begins)


@pytest.mark.parametrize(
    "question",
    [
        "工事で図書館が閉まるのは月でいうと何か月ですか",
        "石綿の古い管は期限まであと何か月残っていますか",
    ],
)
def test_a_thing_in_the_plan_has_no_period_of_the_plan(question: str) -> None:
    text = said(assistant_over(("bosai.md", PLAN)), question, today=date(2026, 11, 1))
    assert "2022年度" not in text
    assert "この計画" not in text
