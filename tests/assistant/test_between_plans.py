import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 第2次白萩市環境基本計画

## 1 計画の位置付け

本計画は、市の最上位計画である第5次白萩市総合計画の環境分野を受け持つ個別計画です。
総合計画は、まちづくりの基本構想と基本計画から成ります。
白萩市環境基本計画は、白萩市地域防災計画と整合を図りながら進めます。
国の計画は見直しの途中にあります。
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("kankyo.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("総合計画とこの計画はどういう関係ですか", "環境分野を受け持つ個別計画"),
        ("環境基本計画と第5次総合計画のつながりを教えて", "環境分野を受け持つ個別計画"),
        ("地域防災計画との関係は？", "整合を図り"),
    ],
)
def test_what_names_both_plans_tells_how_they_stand(
    assistant: Assistant, question: str, told: str
) -> None:
    [only] = all_said(assistant, question)
    assert told in only


def test_a_plan_that_is_not_named_stands_nowhere(assistant: Assistant) -> None:
    answer = ask(assistant, "都市計画基本計画との関係は？")
    assert answer.kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("この計画は第5次総合計画に基づいているのですか", "はい。"),
        ("この計画は第4次総合計画に基づいているのですか", "いいえ。"),
        ("第5次総合計画が上位計画ですか", "はい。"),
        ("第4次総合計画が上位計画ですか", "いいえ。"),
    ],
)
def test_the_plan_above_is_held_to_its_count(
    assistant: Assistant, question: str, verdict: str
) -> None:
    [only] = all_said(assistant, question)
    assert only.startswith(verdict)
    assert "第5次" in only


APART = """# 藤野町みどりの計画

## 1 位置付け

本計画は、藤野町総合計画を上位計画とします。
本計画は、藤野町住宅計画を含まず、藤野町観光計画とは連携しません。

## 2 期間

本計画の計画期間は、令和6年度から令和13年度までの8年間とします。
藤野町総合計画の計画期間は、令和4年度から令和11年度までの8年間です。
"""


@pytest.fixture(scope="module")
def apart() -> Assistant:
    return assistant_over(("midori.md", APART))


@pytest.mark.parametrize("plan", ["観光計画", "住宅計画"])
def test_a_tie_that_is_denied_is_none(apart: Assistant, plan: str) -> None:
    [only] = all_said(apart, f"{plan}とこの計画は関係がありますか")
    assert only.startswith("いいえ。")


@pytest.mark.parametrize(
    "question",
    [
        "この計画は県の総合計画に基づいていますか",
        "この計画は総合計画に基づいて道路を広げますか",
    ],
)
def test_what_is_claimed_besides_the_plan_above_is_not_taken_for_it(
    apart: Assistant, question: str
) -> None:
    assert not ask(apart, question).text.startswith(("はい", "いいえ"))


def test_periods_as_long_as_each_other_need_not_be_the_same(apart: Assistant) -> None:
    assert said(apart, "この計画と総合計画は期間の長さが同じですか").startswith(
        "どちらも同じです。"
    )
    assert said(apart, "この計画と総合計画は期間が同じですか").startswith("いいえ。")


STANDING = """# 藤野町みどりの計画

## 1 計画の位置づけ

町の最上位計画である藤野町総合計画は、町づくりの方向を示します。
みどりの計画は、総合計画に沿って定める個別計画です。
藤野町景観計画との整合を図ります。
"""


def test_what_names_both_comes_before_what_only_stands_under_the_heading() -> None:
    assistant = assistant_over(("midori.md", STANDING))
    assert "個別計画" in said(assistant, "総合計画とみどりの計画はどういう関係ですか")
    assert "整合を図ります" in said(assistant, "景観計画とこの計画はどういう関係ですか")


def test_what_comes_after_the_period_is_not_the_period() -> None:
    answer = ask(assistant_over(("midori.md", APART)), "計画の期間が終わったらどうなりますか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert answer.abstention is not None
    assert "期間の記載が見つかりません" not in answer.text
