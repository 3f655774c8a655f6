"""A plan called by what it is about."""

from datetime import date

import pytest

from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import READING_PLAN, assistant_over


@pytest.mark.parametrize(
    "question", ["読書の計画は何年度までですか", "子どもが本を読むためのこの計画、いつ終わりますか"]
)
def test_what_the_title_says_means_the_plan_itself(question: str, reading: Assistant) -> None:
    assert "2029年度" in said(reading, question)


def test_a_former_plan_called_by_its_matter_is_the_former_one(reading: Assistant) -> None:
    assert "令和6年度" in said(reading, "ひとつ前の読書の計画は何年度までですか")


def test_what_no_known_plan_is_about_is_left_as_it_is(reading: Assistant) -> None:
    answer = ask(reading, "下水道の計画は何年度までですか", today=date(2026, 1, 1))
    assert answer.abstention is not None
    assert "下水道" in answer.text


@pytest.mark.parametrize(
    "question", ["この計画の次の計画はいつからですか", "次期計画の期間を教えてください"]
)
def test_the_plan_that_will_come_next_is_not_this_one(question: str, reading: Assistant) -> None:
    answer = ask(reading, question)
    assert answer.abstention is not None, answer.text
    assert "2029" not in answer.text


def test_a_question_that_is_quoted_is_answered_once(reading: Assistant) -> None:
    answer = ask(reading, "孫に「計画は何年続くの」と聞かれました。教えてください")
    assert "5年間" in answer.text
    assert len(answer.statements) == 1


def test_who_does_what_the_plan_says_nothing_of_is_not_stated(reading: Assistant) -> None:
    assert ask(reading, "図書館の建物は誰が壊すのですか").abstention is not None


def test_two_plans_that_are_named_stay_two(reading: Assistant) -> None:
    answer = ask(reading, "総合計画と読書の計画はどういう関係ですか")
    assert "この計画はどういう関係" not in answer.text


def test_a_plan_that_is_counted_is_left_as_it_is(reading: Assistant) -> None:
    answer = ask(reading, "第1期の計画ではどんな成果がありましたか")
    assert "この計画では" not in answer.text


def test_a_plan_without_a_word_of_the_question_says_nothing_of_it(water: Assistant) -> None:
    assert ask(water, "図書館はいつ開きますか").abstention is not None


@pytest.mark.parametrize(
    "question",
    ["この第2期の読書の計画は何年度までですか", "第二期の計画は何年度までですか"],
)
def test_the_plan_is_meant_by_its_own_count(question: str) -> None:
    plan = READING_PLAN.replace("# 若葉町", "# 若葉町第2期", 1)
    assert "2029年度" in said(assistant_over(("second.md", plan)), question)


SECOND_PLAN = """\
# 緑川市産業振興計画（第2期）

## 1 計画の期間

本計画の期間は、令和7年度から令和11年度までの5年間とします。第1期計画の期間は、平成31年度から令和5年度まででした。
"""

TWO_PLANS = """\
# 第3次白浜市健康増進計画・第2期白浜市食育推進計画

## 1 計画の期間

健康増進計画の期間は令和6年度から令和17年度までの12年間、食育推進計画の期間は令和6年度から令和10年度までの5年間とします。
"""


@pytest.mark.parametrize(
    "question",
    [
        "緑川市の産業の1期目の計画はいつから始まったのですか",
        "緑川市の産業の計画、いまのが2期目だそうですが、1期目のはいつから始まりましたか",
        "産業の計画、今のやつの前のは何年度から始まりましたか",
        "緑川市の産業の計画（前の）の始まりの年度は",
        "緑川市の産業振興計画（第1期）は何年度に始まりましたか",
        "1回目の産業振興計画は何年度に始まりましたか",
        "産業振興プランの第1次計画の開始年度は",
        "緑川市産業振興計画は、前のが何年度から始まりましたか",
    ],
)
def test_the_plan_before_is_called_in_many_ways(question: str) -> None:
    text = said(assistant_over(("industry.md", SECOND_PLAN)), question)
    assert "2019年度" in text or "2023年度" in text
    assert "2025年度" not in text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("緑川市の産業の第2期プラン、今年度で何年目になりますか", "2年目"),
        ("令和9年度は緑川市の産業の計画の第何年次に当たりますか", "3年目"),
        ("緑川市の産業振興計画（現行）の満了年度は", "2029年度"),
        ("産業プランのゴールまで、あと何か年度ありますか", "3年度分"),
    ],
)
def test_the_plan_itself_is_called_in_many_ways(question: str, answer: str) -> None:
    assert answer in said(assistant_over(("industry.md", SECOND_PLAN)), question)


@pytest.mark.parametrize(
    "question",
    [
        "緑川市って行財政改革の大綱もあるんですよね。あれは何年までの分なんですか？",
        "緑川市には観光の戦略もあるそうですが、そちらは何年までですか",
        "緑川市の産業の第3期の計画は何年度までですか",
        "緑川市の食育の計画（第4次）は何年度までですか",
        "緑川市には産業の計画のほかに防災の指針もあるとか。それの期間は？",
    ],
)
def test_the_period_of_this_plan_is_not_given_for_another_one(question: str) -> None:
    answer = ask(assistant_over(("industry.md", SECOND_PLAN)), question)
    assert answer.abstention is not None, answer.text
    assert not answer.statements


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("白浜市の食育の計画は何年度までですか", "2028年度"),
        ("食育推進計画は何年度までですか", "2028年度"),
        ("白浜市の食育の第2期計画、最終年度は？", "2028年度"),
        ("白浜市の健康増進の計画は何年度までですか", "2035年度"),
    ],
)
def test_of_two_plans_in_one_document_the_one_that_is_named(question: str, year: str) -> None:
    assert year in said(assistant_over(("health.md", TWO_PLANS)), question)


def test_the_place_alone_means_its_plan() -> None:
    plan = assistant_over(("industry.md", SECOND_PLAN))
    assert "2029年度" in said(plan, "緑川市の計画は何年度までですか")


def test_what_is_due_in_another_plan_is_not_its_period() -> None:
    body = SECOND_PLAN.replace(
        "第1期計画の期間は、平成31年度から令和5年度まででした。",
        "第1期計画では、令和2年までに工場の数を40にする目標を掲げました。",
    )
    answer = ask(assistant_over(("due.md", body)), "産業の第1期計画はいつまででしたか")
    assert answer.abstention is not None, answer.text


def test_a_word_of_the_title_set_against_another_plan_means_this_one() -> None:
    plan = assistant_over(("reading.md", READING_PLAN))
    assert "5年間の計画です" in said(plan, "総合計画は何年間ですか", "読書活動のほうは？")
    assert "5年間" not in ask(plan, "総合計画は何年間ですか", "図書館は？").text
