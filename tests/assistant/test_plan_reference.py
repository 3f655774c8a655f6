"""A plan called by what it is about."""

from datetime import date

import pytest

from assistant.service import Assistant
from tests.assistant.asking import ask, said


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
