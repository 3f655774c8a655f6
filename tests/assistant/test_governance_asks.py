"""What is asked of bodies and posts in words that no rule has, and what they leave unsaid."""

import pytest

from assistant.answer import AnswerKind
from assistant.question import read_question
from assistant.service import Assistant
from assistant.topics.governance_asks import GovernanceAsk, guess_governance_ask
from corpus.morphology import shared_morphology
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 緑川市地域情報化計画

## 1 課題

本市の課題は、「窓口の待ち時間」、「職員の不足」及び「古い設備」の3つです。

## 2 推進体制

市長を本部長とする緑川市情報化推進本部を設置し、計画の進み具合を確かめます。
情報化推進本部の下に、具体的な検討を行う作業部会と、機器を選ぶ審査部会を置きます。
情報化推進本部の事務局は、総務部情報課に置きます。
学識経験者と公募の市民で構成する情報化懇話会は、毎年10月に市長へ意見を述べます。懇話会の委員の任期は2年とします。
各課には、課内の相談に応じる情報化推進員を置きます。

## 3 お知らせ

作業部会は、第2庁舎の会議室で開きます。
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("懇話会に名を連ねているのはどんな人たちなん", GovernanceAsk.MEMBERS),
        ("作業部会をぶら下げているのはどの組織", GovernanceAsk.PARENT),
        ("委員さんは一度なったら何年つとめるの", GovernanceAsk.TERM),
        ("市長さんが動けない日は本部を誰が仕切るんですか", GovernanceAsk.DEPUTY),
        ("協議会の下働きをしている課はどこですか", GovernanceAsk.SECRETARIAT),
        ("市の課題には何と何がありますか", GovernanceAsk.NONE),
        ("図書館は何時まで開いていますか", GovernanceAsk.NONE),
    ],
)
def test_what_is_asked_is_told_from_words_that_were_not_learned(
    text: str, asked: GovernanceAsk
) -> None:
    assert guess_governance_ask(read_question(text, shared_morphology()))[0] is asked


@pytest.mark.parametrize(
    "question",
    [
        "この計画を動かしていく組織の全体像をつかみたい",
        "計画の推進体制はどういう布陣になっていますか",
    ],
)
def test_all_bodies_and_posts_are_named_in_their_order(question: str, plan: Assistant) -> None:
    words = ask(plan, question).text.partition("［1］「")[0]
    names = ("緑川市情報化推進本部", "作業部会", "審査部会", "情報化懇話会", "情報化推進員")
    places = [words.find(name) for name in names]
    assert -1 not in places
    assert places == sorted(places)


def test_a_list_of_other_things_is_no_list_of_bodies(plan: Assistant) -> None:
    words = ask(plan, "市が抱えている課題をもれなく並べて").text
    assert "窓口の待ち時間" in words
    assert "推進本部" not in words


@pytest.mark.parametrize(
    "question",
    [
        "情報化懇話会の会長はどなたですか",
        "情報化推進本部の任期は何年ですか",
        "審査部会の庶務はどの課が受け持ちますか",
        "情報化推進員は誰が任命しますか",
        "市長が不在のとき、推進本部を仕切るのは誰ですか",
    ],
)
def test_what_is_not_said_of_a_body_is_not_answered_with_its_other_sentences(
    question: str, plan: Assistant
) -> None:
    assert ask(plan, question).kind is AnswerKind.ABSTENTION


def test_the_same_asked_of_the_body_that_has_it_is_answered(plan: Assistant) -> None:
    assert "2年" in said(plan, "懇話会の委員は何年つとめますか")
    assert "総務部情報課" in said(plan, "推進本部の裏方を引き受けているのはどの課ですか")
    assert "総務部情報課" in said(plan, "推進本部の事務仕事をしているのはどの課ですか")


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("作業部会は情報化推進本部の下に置かれていますか", "はい。"),
        ("作業部会は情報化懇話会の下に置かれていますか", "いいえ。"),
    ],
)
def test_a_claim_of_what_stands_above_names_the_body(
    question: str, verdict: str, plan: Assistant
) -> None:
    assert said(plan, question).startswith(verdict)


def test_what_a_body_is_for_is_no_duty_of_it(plan: Assistant) -> None:
    assert "役割は" not in said(plan, "情報化懇話会は何のために置かれているのですか")


def test_the_bodies_of_two_plans_are_not_mixed() -> None:
    other = PLAN.replace("緑川市", "青山町").replace("情報化", "観光")
    both = assistant_over(("plan.md", PLAN), ("other.md", other))
    words = ask(both, "計画の推進体制はどういう布陣になっていますか").text.partition("［1］「")[0]
    first, second = words.split("の記載です。）")[1:3]
    assert ("緑川市情報化推進本部" in first) != ("青山町観光推進本部" in first)
    assert ("緑川市情報化推進本部" in second) != ("青山町観光推進本部" in second)


@pytest.mark.parametrize(
    "question", ["点検会議の構成員は誰ですか", "点検会議のメンバーはどんな人たちですか"]
)
def test_who_the_members_are_is_no_question_of_the_head(question: str) -> None:
    told = said(
        assistant_over(
            (
                "plan.md",
                "緑川市計画\n\n町民や有識者からなる「点検会議」を置き、議長は市長とする。\n",
            )
        ),
        question,
    )
    assert "町民や有識者" in told
    assert "議長" not in told


def test_a_body_is_not_told_as_the_members_that_no_sentence_states() -> None:
    text = "緑川市計画\n\n推進本部の下に、調達を適正に行うための機器選定委員会があります。\n"
    answer = ask(assistant_over(("plan.md", text)), "構成員は誰ですか")
    assert answer.abstention is not None
    assert answer.abstention.missing == "構成員"


def test_the_one_sentence_on_who_takes_part_is_quoted_for_the_members() -> None:
    text = (
        "緑川市計画\n\n推進本部の補助機関として、調達を行う機器選定委員会があります。"
        "推進本部には、専門員も出席し、助言を行っています。\n"
    )
    answer = ask(assistant_over(("plan.md", text)), "推進本部の構成員は誰ですか")
    assert [one.quote for one in answer.citations] == [
        "推進本部には、専門員も出席し、助言を行っています。"
    ]
