"""Terms, lists, figures and indicators."""

import pytest

from assistant.answer import AbstentionReason, AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, reason, said
from tests.assistant.documents import assistant_over

POLICIES = ["家庭での読書を支える", "学校での読書を広げる", "地域の読書の場をつくる"]


@pytest.mark.parametrize(
    "question",
    [
        "ブックスタートとは何ですか",
        "ブックスタートって何？",
        "ブックスタート",
        "ブックスタートの意味は",
        "「ブックスタート」の語義。",
        "ブックスタートという言葉をどう説明していますか",
        "ブックスタートはどんな活動を指すの",
        "図書館でいう「ブックスタート」の意味を答えよ",
        "ブックスタートさんて、何をしてくれる人なん？",
    ],
)
def test_a_term_means_what_the_glossary_says(question: str, reading: Assistant) -> None:
    definition = "赤ちゃんに絵本を手渡し、親子のふれあいを応援する活動"
    assert said(reading, question) == f"ブックスタートとは、「{definition}」のことです。"


def test_what_an_abbreviation_stands_for_is_its_alias(water: Assistant) -> None:
    assert said(water, "AMIは何の略ですか") == "AMIは、「自動検針の仕組み」のことです。"


def test_a_quoted_term_is_explained_and_not_the_one_beside_it(reading: Assistant) -> None:
    definition = "学校や施設にまとめて本を貸し出すしくみ"
    words = said(reading, "ブックスタートでいう「団体貸出」の意味を答えよ")
    assert words == f"団体貸出とは、「{definition}」のことです。"


GOALS_PLAN = """\
# 沢辺市目標計画

## 1 課題

理想と現実との差を「改善の課題」とし、五つを挙げます。改善の課題は減っています。

記録がもれなく移されていることを完全性と呼びます。完全性は毎年確かめます。

まちの達人の数は、令和6年度の12人から令和11年度には30人に増やします。

| 指標 | 現状値（令和6年度） | 目標値（令和11年度） |
|---|---|---|
| まちの達人の数 | 12人 | 30人 |
"""


@pytest.mark.parametrize(
    ("question", "quote"),
    [
        ("「改善の課題」って、どういう意味で使ってる言葉なんですか", "理想と現実との差を"),
        ("記録についていう「完全性」の意味を答えよ", "もれなく移されていること"),
    ],
)
def test_a_term_is_explained_where_a_sentence_names_it_so(question: str, quote: str) -> None:
    assert quote in said(assistant_over(("goals.md", GOALS_PLAN)), question)


def test_what_somebody_does_is_not_how_many_of_them_there_are() -> None:
    words = ask(assistant_over(("goals.md", GOALS_PLAN)), "まちの達人さんて何をする人なん").text
    assert "30人です" not in words


def test_a_term_that_is_not_explained_is_not_explained(reading: Assistant) -> None:
    assert reason(reading, "ビブリオバトルとは何ですか") is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    "question",
    [
        "基本方針をすべて教えて",
        "基本方針は？",
        "基本方針が三つあるそうですが、何と何と何でしたっけ",
        "基本方針を列挙せよ。",
        "基本方針が3つあると聞きました。どれとどれとどれですか",
        "読書の計画の基本方針、三つとも書き出せ。",
    ],
)
def test_a_list_is_given_whole_and_verbatim(question: str, reading: Assistant) -> None:
    assert all_said(reading, question)[1:] == POLICIES


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("学校に関する基本方針は", ["学校での読書を広げる"]),
        ("基本方針のうち、家庭に関わるものはどれですか", ["家庭での読書を支える"]),
        ("読書についての基本方針を教えて", POLICIES),  # all of them are about it
    ],
)
def test_a_list_is_narrowed_to_what_it_is_asked_about(
    question: str, items: list[str], reading: Assistant
) -> None:
    assert all_said(reading, question)[1:] == items


def test_every_item_cites_its_own_place(reading: Assistant) -> None:
    answer = ask(reading, "基本方針をすべて教えて")
    quotes = {citation.number: citation.quote for citation in answer.citations}
    for statement in answer.statements[1:]:
        assert [quotes[number] for number in statement.citations] == [statement.text]


def test_a_list_of_kanji_numbers_is_counted(disaster: Assistant) -> None:
    assert "4つ" in said(disaster, "目標はいくつありますか")
    assert all_said(disaster, "目標をすべて教えて")[1:] == [
        "逃げ遅れをなくす",
        "備えを日常にする",
        "助け合いの輪を広げる",
        "早く立ち直る",
    ]


@pytest.mark.parametrize(
    ("question", "begins"), [("基本方針は3つですか", "はい。"), ("基本方針は4つですか", "いいえ。")]
)
def test_a_count_is_confirmed_or_put_right(question: str, begins: str, reading: Assistant) -> None:
    assert said(reading, question).startswith(begins)


def test_membership_is_confirmed_with_the_item(reading: Assistant) -> None:
    words = said(reading, "学校での読書を広げることは基本方針に入っていますか")
    assert words.startswith("はい。")
    assert POLICIES[1] in words


def test_a_figures_title_is_known_and_its_drawing_is_not(water: Assistant) -> None:
    assert said(water, "図1の題は何ですか") == "図1の題は「管路の更新の流れ」です。"
    answer = ask(water, "図1には何が描かれていますか")
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.FIGURE_IS_IMAGE
    assert [statement.text for statement in answer.statements] == [
        "図1の題は「管路の更新の流れ」です。"
    ]


def test_a_drawing_that_a_follow_up_asks_for_is_not_described_either(water: Assistant) -> None:
    answer = ask(water, "図1の題は何ですか", "何が描かれていますか")
    assert answer.abstention is not None
    assert answer.abstention.reason is AbstentionReason.FIGURE_IS_IMAGE


def test_a_figure_that_there_is_not_is_not_described(water: Assistant) -> None:
    assert reason(water, "図2の題は何ですか") is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("管路の耐震化率の目標値は", "48.0％"),
        ("管路の耐震化率の現状値は", "31.5％"),
        ("2031年度の漏水量は", "610千立方メートル"),
    ],
)
def test_a_figure_of_a_table_is_given_with_its_unit(
    question: str, value: str, water: Assistant
) -> None:
    assert value in said(water, question)


def test_when_a_plan_was_made_is_told_by_its_cover_and_not_by_its_period() -> None:
    cover = "北山市みどりの計画（令和4～8年度）\n\n令和4年3月　北山市\n\n"
    body = "１　計画の期間\n\n令和4年度から令和8年度までとします。\n"
    with_cover = assistant_over(("green.txt", cover + body))
    assert "令和4年3月" in said(with_cover, "計画はいつ策定されましたか")
    without = assistant_over(("green.txt", "北山市みどりの計画（令和4～8年度）\n\n" + body))
    assert reason(without, "計画はいつ策定されましたか") is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("みどりの計画はいつ出されたものですか", "令和4年3月10日"),
        ("この計画を決めた会議体はどこですか", "みどり推進本部決定"),
    ],
)
def test_a_plan_may_be_called_by_its_subject_when_its_cover_is_asked(
    question: str, line: str
) -> None:
    cover = "北山市みどりの計画\n\n令和4年3月10日\n\nみどり推進本部決定\n\n"
    body = "１　計画の期間\n\n令和4年度から令和8年度までとします。\n"
    assert line in said(assistant_over(("green.txt", cover + body)), question)


ROSTER = """# 委員名簿

| 役職 | 氏名 | 所属 |
| --- | --- | --- |
| 会長 | 早川 美土里 | 北山大学 教授 |
| 委員 | 東 一郎 | 北山市自治会連合会 |
"""


@pytest.mark.parametrize(
    "question", ["計画はどこで公表されますか", "いつ出せばいいですか", "誰に出せばいいですか"]
)
def test_a_cover_says_neither_where_a_plan_is_shown_nor_when_something_is_due(
    question: str,
) -> None:
    cover = "北山市みどりの計画\n\n令和4年3月10日\n\nみどり推進本部決定\n\n"
    body = "１　趣旨\n\n緑を守り育てる取組をまとめます。\n"
    assert "表紙" not in ask(assistant_over(("green.txt", cover + body)), question).text


def test_a_post_is_nobody_s_name() -> None:
    text = "# 体制\n\n市長は、計画の推進を統括する役割を担います。\n\n"
    table = "| 区分 | 担当 |\n| --- | --- |\n| 窓口 | 市長公室 |\n"
    said_of_mayor = said(assistant_over(("desk.md", text + table)), "市長さんの役割は何ですか")
    assert "統括" in said_of_mayor


def test_a_person_is_told_by_the_roster_that_names_them() -> None:
    assistant = assistant_over(("roster.md", ROSTER))
    assert "北山大学 教授" in said(assistant, "早川さんってどこの先生ですか")
    assert "北山市自治会連合会" in said(assistant, "東一郎さんは何の役の人ですか")


@pytest.mark.parametrize(
    "question", ["早川さんの電話番号は何番ですか", "佐藤さんは何の役の人ですか"]
)
def test_what_a_roster_does_not_say_of_a_person_is_not_said(question: str) -> None:
    assistant = assistant_over(("roster.md", ROSTER))
    assert reason(assistant, question) is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    ("question", "difference"),
    [
        (
            "年間の漏水量は、目標までにあと何立方メートル減らすのですか",
            "210千立方メートル",
        ),  # 820 - 610
        ("管路の耐震化率の現状値と目標値の差は何ポイントですか", "16.5ポイント"),  # 48.0 - 31.5
    ],
)
def test_the_difference_of_two_cells_is_shown_with_both(
    question: str, difference: str, water: Assistant
) -> None:
    assert f"差は{difference}です。" in said(water, question)


def test_the_place_of_an_item_is_counted_from_one(reading: Assistant) -> None:
    text = said(reading, "「学校での読書を広げる」は基本方針の何番目ですか")
    assert text == "学校での読書を広げるは、基本方針の2番目です。"


def test_members_that_nothing_names_are_said_to_be_missing(reading: Assistant) -> None:
    answer = ask(reading, "学校連携部会のメンバーは誰ですか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert answer.abstention is not None
    assert answer.abstention.missing == "学校連携部会のメンバー"


def test_what_a_picture_named_by_its_title_shows_cannot_be_read(disaster: Assistant) -> None:
    question = "避難の流れの図で、矢印はどこを指していますか"
    assert reason(disaster, question) is AbstentionReason.FIGURE_IS_IMAGE


def test_it_is_not_said_of_a_thing_that_is_mentioned_that_it_is_not(reading: Assistant) -> None:
    answer = ask(reading, "団体貸出は来年から有料になりますか")
    assert answer.abstention is None or answer.abstention.missing != "団体貸出"


def test_a_claim_put_as_a_denial_gets_the_plan_above(reading: Assistant) -> None:
    assert "若葉町総合計画" in said(reading, "総合計画は上位の計画ではないのですか")


def test_places_that_are_listed_are_asked_for_by_where_and_where() -> None:
    body = "# 水道\n\n応急給水の拠点として、町民体育館、桜台公園及び北部公民館の3か所を定める。\n"
    words = all_said(assistant_over(("supply.md", body)), "応急給水の拠点はどことどこですか")
    assert words[1:] == ["町民体育館", "桜台公園", "北部公民館"]


def test_a_list_of_this_plan_is_not_given_for_another_one(reading: Assistant) -> None:
    answer = ask(reading, "総合計画の基本方針をすべて教えて")
    assert "家庭での読書を支える" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "最上位の計画は何ですか",
        "いちばん上の計画は何ですか",
        "町の計画で一番上にあるのは何ですか",
        "最も上に置かれている計画は何か。",
        "いちばん偉い計画はどれですか",
    ],
)
def test_the_plan_above_has_many_names(text: str, reading: Assistant) -> None:
    assert said(reading, text).startswith("上位計画は、若葉町総合計画")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("基本方針は3つか4つか、どちらですか", ["基本方針は3つです。"]),
        ("基本方針は4つだと報告して差し支えないか", ["いいえ。基本方針は3つです。"]),
    ],
)
def test_numbers_that_a_question_says_are_set_right(
    question: str, words: list[str], reading: Assistant
) -> None:
    assert all_said(reading, question) == words


def test_a_figure_is_found_by_its_name_and_by_who_refers_to_it() -> None:
    text = (
        "# 若葉町防災計画\n\n避難所は5か所とします（図1）。\n\n図1 集まる場所\n\n図2 本部の組織図\n"
    )
    plan = assistant_over(("plan.md", text))
    assert said(plan, "組織図を使います。図の何番で、表題は？") == "「本部の組織図」は図2です。"
    assert said(plan, "避難所を示した図は何番ですか") == "「集まる場所」は図1です。"


@pytest.mark.parametrize(
    ("question", "means"),
    [
        ("基本計画とは何ですか", "「まちづくりの施策」"),
        ("実施計画って何のこと？", "「施策を達成するための事業」"),
        ("この計画は総合計画とどういう関係ですか", ""),
        ("この計画、総合計画とはどういう間柄ですか", ""),
    ],
)
def test_a_parenthesis_says_what_a_whole_term_is(question: str, means: str) -> None:
    text = (
        "# 青葉市情報計画\n\n本計画は、総合計画に沿って策定する個別計画です。\n\n"
        "総合計画は、基本計画（まちづくりの施策）と実施計画（施策を達成するための事業）から成ります。\n"
    )
    reply = said(assistant_over(("joho.md", text)), question)
    assert means in reply
    assert ("のことです" in reply) is bool(means)


@pytest.mark.parametrize("question", ["アプリの名前を教えて", "分別アプリは何という名前？"])
def test_a_thing_is_called_by_its_own_name(question: str) -> None:
    body = "# ごみ計画\n\n## 周知\n\n分別アプリ「わけるん」は令和3年7月に配信を始めました。\n"
    assert (
        said(assistant_over(("waste.md", body)), question)
        == "分別アプリの名前は、「わけるん」です。"
    )
