"""Talks that go from one item, rank, office or plan to the next."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 第2次白波町デジタル計画

## 1 位置付けと期間

本計画は、町の最上位計画である第5次白波町総合計画の個別計画です。
総合計画の期間は、令和3年度から令和12年度までの10年間です。
本計画の期間は、令和7年度から令和11年度までの5年間とします。
ただし、技術の進展が速いことを考慮し、令和9年度に中間見直しを行います（図1）。

図1 計画期間

## 2 町の課題

町の課題は、「地域のつながりの再生」、「財政の立て直し」、「低炭素社会づくり」、「商業の振興」の4つです。

## 3 推進体制

町長を本部長とするデジタル推進本部を置き、推進本部の事務局は、企画課が担います。
推進本部の下に、方針の調整を行う調整部会、システムの調達を審査する調達部会、研修を企画する人材部会を置きます。
各課には、業務の改善を進めるために、デジタル推進責任者とデジタル推進員を置きます。
企画課（電話0123-45-6789）が相談を受け付けます。

## 4 期待すること

| 順位 | 期待すること | 割合（％） |
| --- | --- | --- |
| 1 | 役場に行かずに済む | 63.8 |
| 2 | 待ち時間が短くなる | 52.1 |
| 3 | 情報が早く届く | 44.7 |
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("digital.md", PLAN))


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("期待することの1位は？", "2位は？"), "待ち時間が短くなる"),
        (("期待することの1位は？", "最下位は？"), "情報が早く届く"),
        (("推進本部の本部長は誰ですか", "事務局は？"), "企画課"),
        (("推進本部の本部長は誰ですか", "事務局は？", "電話は？"), "0123-45-6789"),
        (("この計画の期間は総合計画と同じですか", "どっちが短いの？"), "この計画です"),
        (("中間見直しはいつ？", "それはなぜ？"), "技術の進展が速いこと"),
        (
            ("推進本部の下に部会はいくつありますか", "1つ目は何をするの？", "2つ目は？"),
            "調達を審査",
        ),
    ],
)
def test_a_talk_goes_on_to_what_is_next(
    assistant: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in said(assistant, *turns)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("近所の付き合いがなくなりました。そういう課題はありますか", "地域のつながりの再生"),
        ("CO2を減らすことは課題に入っていますか", "低炭素社会づくり"),
        ("この計画の期間は総合計画と同じですか", "いいえ。"),
        ("体制について伺います。本部長は誰ですか。", "町長"),
        (
            "デジタル推進責任者とデジタル推進員はどこに置かれますか",
            "デジタル推進責任者、デジタル推進員",
        ),
        ("推進員の配置について調べています。目的は？", "業務の改善を進めるため"),
    ],
)
def test_what_is_asked_in_its_own_way_is_told(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in said(assistant, question)


def test_a_complaint_that_no_item_is_about_gets_no_yes(assistant: Assistant) -> None:
    answer = ask(assistant, "病院が足りません。そういう課題はありますか")
    assert not answer.text.startswith(("はい", "「はい」"))


def test_what_comes_first_is_told_only_where_something_is_put_first(assistant: Assistant) -> None:
    answer = ask(assistant, "町の課題のうち最優先はどれですか")
    assert answer.kind is AnswerKind.ABSTENTION


def test_beside_a_picture_stands_what_the_text_says_with_a_view_to_it(
    assistant: Assistant,
) -> None:
    answer = ask(assistant, "図1には何が描かれていますか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert "中間見直しを行います（図1）" in answer.text


def test_a_plan_that_nothing_shows_is_not_said_to_be_anywhere(assistant: Assistant) -> None:
    assert ask(assistant, "計画書はどこで読めますか").kind is AnswerKind.ABSTENTION


def test_the_two_plans_are_told_by_what_names_both(assistant: Assistant) -> None:
    [only] = all_said(assistant, "総合計画とこの計画はどういう関係ですか")
    assert "個別計画" in only
