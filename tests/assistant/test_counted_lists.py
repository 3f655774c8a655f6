"""Lists that go on, what counts them, and what a talk asks of their items."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 若葉町健康計画

## 第1章 現状と課題

本計画の課題は、「産業の振興」、「防災・防犯の推進」、「子育ての支援」の3つです。

悪化した項目には、肥満者の割合、朝食の欠食率、高血圧者の割合などがあります。

町内のこども食堂は、令和6年4月現在で11か所あります。

## 第2章 体制

推進本部の本部長は、副町長です。

健診の予約は、予約センター（電話0800-555-0147）で受け付けます。
"""


@pytest.fixture(scope="module")
def town() -> Assistant:
    return assistant_over(("plan.md", PLAN))


def test_what_goes_on_is_not_counted(town: Assistant) -> None:
    for question in ("悪化した項目にはどんなものがありますか", "悪化した項目はいくつですか"):
        reply = said(town, question)
        assert reply.startswith("悪化した項目には、次のものなどがあります")
        assert "3つ" not in reply


def test_a_count_keeps_its_counter(town: Assistant) -> None:
    assert said(town, "町内のこども食堂はいくつありますか").startswith("町内のこども食堂は11か所")


def test_what_is_no_item_of_a_list_is_not_in_it(town: Assistant) -> None:
    assert said(town, "課題に防災はありますか").startswith("はい。")
    assert said(town, "課題に教育はありますか").startswith("いいえ。")


def test_another_item_takes_the_place_of_the_last(town: Assistant) -> None:
    reply = ask(town, "産業に関する課題はありますか", "防災は？").text
    assert "「防災・防犯の推進」があります" in reply
    assert "「産業の振興」があります" not in reply


def test_who_fills_a_post_may_be_claimed_in_two_ways(town: Assistant) -> None:
    assert said(town, "推進本部の本部長は副町長が務めているんですか").startswith("はい。")
    assert "副町長" in said(town, "推進本部の本部長は町長が務めるのですか")


def test_a_number_that_is_told_is_not_missing(town: Assistant) -> None:
    reply = ask(town, "健診の予約はどうすればいいですか？電話番号も知りたい").text
    assert "0800-555-0147" in reply
    assert "見つかりませんでした" not in reply
