import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import READING_PLAN, assistant_over

# The plan: fiscal 2025 to 2029, 5 years. The plan above it: fiscal 2021 to 2030, 10 years.


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("総合計画とこの計画では、どちらが先に終わりますか", "この計画です。"),
        ("総合計画とこの計画だと、先に始まるのはどっち？", "若葉町総合計画です。"),
        ("この計画と総合計画、長いのはどちらですか", "若葉町総合計画です。"),
        ("総合計画のほうが何年長いですか", "若葉町総合計画のほうが5年長い計画です。"),  # 10 - 5
        (
            "この計画が終わった後、総合計画は何年続きますか",
            "若葉町総合計画のほうが1年あとまで",
        ),  # 2030 - 2029
        ("総合計画の長さは、この計画の何倍ですか", "若葉町総合計画の期間は、この計画の2倍です。"),
        ("前計画とこの計画を通すと何年間になりますか", "合わせて10年間です（5年 + 5年 = 10年）。"),
        ("総合計画は本計画より長いですか", "はい。"),
        ("総合計画は本計画より先に終わりますか", "いいえ。"),
        ("総合計画より先に終わりますか", "はい。"),  # of this plan, which ends in 2030
        ("総合計画とこの計画、それぞれ何年間ですか", "若葉町総合計画の期間は2021年度"),
        ("この計画が終わった時点で、総合計画はあと何年残っていますか", "若葉町総合計画のほうが1年"),
        ("この計画の期間は、総合計画の期間に収まりますか", "はい。"),
        ("総合計画の期間は、この計画の期間に収まりますか", "いいえ。"),
    ],
)
def test_two_periods_are_set_side_by_side(question: str, begins: str, reading: Assistant) -> None:
    assert said(reading, question).startswith(begins)


def test_the_years_of_both_plans_are_those_of_the_shorter_one_inside(reading: Assistant) -> None:
    text = said(reading, "総合計画と重なるのは何年度から何年度までですか")
    assert "2025年度（令和7年度）から2029年度（令和11年度）までの5年間" in text


def test_the_plan_above_alone_is_not_added_to_this_one(reading: Assistant) -> None:
    """総合計画 holds 合計 by chance."""
    assert said(reading, "総合計画は何年間ですか").startswith("若葉町総合計画は10年間")


def test_each_period_is_proved(reading: Assistant) -> None:
    answer = ask(reading, "総合計画とこの計画では、どちらが先に終わりますか")
    assert len(answer.citations) == 2


def test_a_plan_without_a_stated_period_is_not_compared(reading: Assistant) -> None:
    answer = ask(reading, "環境基本計画とこの計画では、どちらが先に終わりますか")
    assert answer.kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize(
    ("former", "words"),
    [
        ("令和2年度から令和5年度まで", "1年あいています"),  # 2025 - 2023 - 1
        ("令和2年度から令和6年度まで", "あいていません"),
        ("令和2年度から令和7年度まで", "終わる前に"),
    ],
)
def test_the_gap_between_two_plans_is_counted(former: str, words: str) -> None:
    plan = READING_PLAN.replace("令和2年度から令和6年度まで", former)
    question = "前の計画が終わってからこの計画が始まるまで何年空いていましたか"
    assert words in said(assistant_over(("gap.md", plan)), question)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("総合計画の期間のうち、この計画と重なるのは何割ですか", "50%（1/2）"),  # 5 of 10
        ("この計画の期間のうち、総合計画と重なるのは何割ですか", "100%（1）"),
    ],
)
def test_a_share_is_of_the_plan_that_is_named_as_the_whole(
    question: str, words: str, reading: Assistant
) -> None:
    assert words in said(reading, question)


def test_a_plan_called_by_an_unknown_subject_is_not_taken_for_this_one(reading: Assistant) -> None:
    answer = ask(reading, "総合計画と観光の計画、それぞれ何年間ですか")
    assert "この計画の期間は" not in answer.text
