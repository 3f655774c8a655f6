import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask
from tests.assistant.documents import assistant_of
from tests.conftest import INVENTED_PLAN, REAL_PLAN


@pytest.fixture(scope="module", params=["real", "invented", "reading", "disaster", "water"])
def assistant(request: pytest.FixtureRequest) -> Assistant:
    shipped = {"real": REAL_PLAN, "invented": INVENTED_PLAN}
    if request.param in shipped:
        return assistant_of(shipped[request.param])
    found: Assistant = request.getfixturevalue(request.param)
    return found


def test_every_suggestion_is_answered_as_it_stands(assistant: Assistant) -> None:
    suggested = assistant.example_questions(count=1000)
    assert len(suggested) >= 3
    for question in suggested:
        answer = ask(assistant, question)
        assert answer.kind is AnswerKind.ANSWER, question
        assert answer.abstention is None, question
        assert answer.understood is None, question
        assert answer.facts or "の題は「" in answer.text, question


def test_suggestions_after_an_answer_are_not_the_question_again(assistant: Assistant) -> None:
    for question in assistant.example_questions(count=5):
        suggested = ask(assistant, question).suggestions
        assert question not in suggested
        assert len(set(suggested)) == len(suggested) <= 3


def test_as_many_are_suggested_as_are_asked_for(assistant: Assistant) -> None:
    every = assistant.example_questions(count=1000)
    assert assistant.example_questions(count=2) == every[:2]
    assert assistant.example_questions(count=0) == ()
