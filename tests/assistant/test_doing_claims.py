"""Who does what, where a question claims it; who carries a plan; what is no name of this place."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 雲谷町 第2期情報計画

## 1 計画の期間

本計画の期間は、令和6年度から令和10年度までの5年間とします。

## 2 理念と課題

前計画では、「つながる雲谷」という理念を掲げました。

町の課題は、「窓口の混雑」、「若者の転出」、「災害への備え」の3つです。

## 3 推進体制

町では、CIO（最高情報責任者）を本部長とする情報推進本部を設置しています。推進本部には、CIOを補佐する情報専門員も出席し、専門的な見地から助言を行っています。

推進本部の補助機関として、具体的な検討を行う推進部会、情報の安全を統括する情報安全会議、機器の調達を審査する機器選定委員会を置いています。各課には、情報推進員を置いています。

推進部会の庶務は、総務課ではなく企画課が担います。
"""


@pytest.fixture(scope="module")
def cloud() -> Assistant:
    return assistant_over(("cloud.md", PLAN))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (
            "情報の安全を統括するのは推進部会ですか",
            "いいえ。「情報の安全を統括する」と書かれているのは、情報安全会議です。",
        ),
        (
            "情報の安全を統括するのは情報安全会議ですか",
            "はい。情報安全会議について「情報の安全を統括する」と書かれています。",
        ),
        (
            "推進部会は機器の調達を審査していますか",
            "いいえ。「機器の調達を審査する」と書かれているのは、機器選定委員会です。",
        ),
    ],
)
def test_who_does_it_is_held_to_the_stated_duties(
    question: str, words: str, cloud: Assistant
) -> None:
    assert said(cloud, question) == words


@pytest.mark.parametrize(
    "question", ["予算を決めるのは推進部会ですか", "情報安全会議だけが情報の安全を統括しますか"]
)
def test_what_no_duty_says_or_says_alone_is_left_open(question: str, cloud: Assistant) -> None:
    assert not ask(cloud, question).text.startswith(("はい", "いいえ", "「はい", "「いいえ"))


def test_who_carries_the_plan_are_bodies_and_posts_of_their_own(cloud: Assistant) -> None:
    assert all_said(cloud, "計画の推進体制を教えてください")[1:] == [
        "情報推進本部",
        "CIO",
        "情報専門員",
        "推進部会",
        "情報安全会議",
        "機器選定委員会",
        "情報推進員",
    ]


def test_a_post_that_assists_is_told_with_its_duty(cloud: Assistant) -> None:
    told = "".join(all_said(cloud, "情報専門員は何をしますか"))
    assert "助言" in told
    assert "CIOを補佐します" in told


def test_not_one_office_but_another_is_the_secretariat(cloud: Assistant) -> None:
    assert said(cloud, "推進部会の事務局はどこですか") == "推進部会の事務局は、企画課です。"


@pytest.mark.parametrize("claimed", ["教育は3つの課題に入っていますか", "農業は課題の1つですか"])
def test_what_no_item_says_is_not_among_them(claimed: str, cloud: Assistant) -> None:
    assert said(cloud, claimed).startswith("いいえ。町の課題は")


def test_an_item_is_among_them(cloud: Assistant) -> None:
    assert said(cloud, "窓口の混雑は課題の1つですか").startswith("はい。")


@pytest.mark.parametrize(
    "question",
    [
        "武蔵野市の計画期間は",
        "東京都の推進体制を教えて",
        "隣の町の課題は何ですか",
        "横浜市の情報推進本部の本部長は誰",
    ],
)
def test_of_another_place_nothing_is_told(question: str, cloud: Assistant) -> None:
    assistant = cloud
    assert all(one.municipality for one in assistant.index.documents.values())
    answer = ask(assistant, question)
    assert answer.kind is AnswerKind.ABSTENTION
    assert "に関すること" in answer.text


@pytest.mark.parametrize("question", ["雲谷町の計画期間は", "この町の計画期間は", "町の計画期間は"])
def test_of_this_place_it_is(question: str, cloud: Assistant) -> None:
    assert "5年間" in said(cloud, question)


def test_what_letters_stand_for_is_not_guessed(cloud: Assistant) -> None:
    assert ask(cloud, "CISOとは何の略ですか").kind is AnswerKind.ABSTENTION


def test_what_the_former_plan_said_is_no_yes_for_this_one(cloud: Assistant) -> None:
    text = ask(cloud, "この計画の理念は「つながる雲谷」ですか").text
    assert not text.startswith(("はい", "「はい」"))


def test_who_is_chief_is_told_by_every_name_of_the_post() -> None:
    body = "副町長を最高情報統括責任者（CIO）とし、統括します。CIOを助けるCIO補佐官を置きます。"
    assistant = assistant_over(("chief.md", f"# 計画\n\n## 体制\n\n{body}\n"))
    for name in ("CIO", "最高情報統括責任者"):
        assert said(assistant, f"{name}は誰ですか").endswith("は、副町長です。")


def test_who_is_chief_is_not_told_where_only_the_post_is(cloud: Assistant) -> None:
    answer = ask(cloud, "CIOは誰ですか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert "CIOは、情報推進本部の本部長です" in answer.text


def test_who_set_it_up_is_not_who_does_it(cloud: Assistant) -> None:
    assert "情報推進本部です" not in ask(cloud, "情報推進本部をつくったのは誰ですか").text


def test_the_same_is_asked_of_this_place_after_another(cloud: Assistant) -> None:
    assert "5年間" in said(cloud, "武蔵野市の計画期間は？", "雲谷町は？")


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("推進部会は情報推進本部の補助機関ですか", "はい。"),
        ("情報推進本部は推進部会の補助機関ですか", "いいえ。"),
    ],
)
def test_who_is_below_whom_is_told_by_the_order(
    question: str, opening: str, cloud: Assistant
) -> None:
    assert said(cloud, question).startswith(opening)


def test_this_plan_is_no_plan_of_children() -> None:
    body = "本計画の期間は、令和8年度から令和12年度までの5年間とします。"
    body += "こども計画の期間は、令和7年度から令和11年度までです。"
    assistant = assistant_over(("plan.md", f"# 朝霧村持続計画\n\n## 期間\n\n{body}\n"))
    assert "2030年度" in said(assistant, "この計画の期間を教えてください")
