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
