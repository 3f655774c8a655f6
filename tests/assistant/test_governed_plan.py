"""What bodies are for, names that brackets explain, plans above plans."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 浜坂市第2期情報化計画

## 1 位置づけ

市の最上位計画である総合計画は、10年間の方向を示したものです。情報化計画は、総合計画に沿って策定する\
個別計画です。

総合計画は、基本構想（まちづくりの理念）、基本計画（まちづくりの施策）、実施計画（具体的な事業）から構成されています。

## 2 期間

本計画の期間は、令和6年度から令和10年度までの5年間とします。

## 3 推進体制

市では、CIOを部長とする情報化推進本部を設置しています。情報化推進本部の補助機関として、情報セキュリティを統括する\
情報セキュリティ対策会議、システム調達を適正に行うための審査選定委員会があります。

各部署には、情報化を進めるために、情報化推進責任者や情報化推進員を置いています。
"""


@pytest.fixture(scope="module")
def city() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("審査選定委員会はなぜ置かれているのですか", "システム調達を適正に行うため"),
        ("セキュリティを見るのは？", "情報セキュリティ対策会議です"),
        ("まちづくりの理念が書いてあるのは基本構想と基本計画のどっち？", "「基本構想」です"),
        ("実施計画は？", "具体的な事業"),
        ("総合計画と情報化計画、どっちが上ですか", "総合計画です"),
        ("最上位計画はどれですか", "最上位計画は"),
    ],
)
def test_what_is_for_what(city: Assistant, question: str, told: str) -> None:
    assert told in said(city, question)


def test_posts_are_no_number_of_people(city: Assistant) -> None:
    answer = ask(city, "各部署には誰がいますか？", "何人？")
    assert "2人" not in answer.text
    assert answer.kind is AnswerKind.ABSTENTION


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("スマホ教室の申し込み方法は？", "スマホ教室の申し込み方法の記載が"),
        ("市の人口は何人ですか", "市の人口の記載が"),
        ("保育園の園長さんは誰？", "保育園の園長がだれかの記載が"),
    ],
)
def test_what_is_missing_is_named_once(city: Assistant, question: str, missing: str) -> None:
    assert missing in ask(city, question).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("計画きかん", "2024年度（令和6年度）から2028年度（令和10年度）まで"),
        ("情報化推進本ぶの部長はだれ", "CIO"),
        ("情報化推進委員はどこにいますか", "各部署"),
    ],
)
def test_names_half_in_kana_or_with_a_character_too_many_are_known(
    city: Assistant, question: str, told: str
) -> None:
    assert told in ask(city, question).text


def test_a_side_is_asked_for_behind_a_body(city: Assistant) -> None:
    turns = ["情報化推進本部の部長は誰ですか", "セキュリティは？", "もう一つの、調達のほうは？"]
    assert "情報セキュリティ対策会議です" in said(city, *turns[:2])
    assert "審査選定委員会です" in said(city, *turns)
