"""What is asked of a plan's years one line after the other."""

import pytest

from assistant.answer import AbstentionReason
from assistant.service import Assistant
from tests.assistant.asking import reason, said
from tests.assistant.documents import assistant_over

DOCUMENT = """\
# 第3次鷺沼町文化振興計画

令和8年3月 鷺沼町

## 1 計画の期間

本計画の期間は、令和8年度から令和12年度までの5年間とします。

## 2 推進体制

町長を本部長とする文化振興推進本部を設置しています。
"""
START = "2026年度（令和8年度）です（2026年4月1日から）"
END = "2030年度（令和12年度）までです（2031年3月31日まで）"


@pytest.fixture(scope="module")
def town() -> Assistant:
    return assistant_over(("bunka.md", DOCUMENT))


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        (("計画の最後の年度は何年度ですか", "最初は？"), START),
        (("計画はいつから始まりますか", "終わりは？"), END),
        (("第2次の計画はいつまででしたか", "第3次は？"), END),
        (("令和9年度は計画の何年目ですか", "最終年度は何年目？"), "5年目です"),
        (("初年度は何年目ですか",), "1年目です"),
    ],
)
def test_the_other_end_the_other_plan_and_the_last_year(
    questions: tuple[str, ...], told: str, town: Assistant
) -> None:
    assert told in said(town, *questions)


def test_the_year_of_a_deed_that_has_none_is_missing(town: Assistant) -> None:
    assert reason(town, "推進本部が設置された年は？") is AbstentionReason.NOT_STATED
