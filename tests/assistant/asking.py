"""Asking in a test: the reply's first lines, without notes and proofs; every quote checked."""

from datetime import date

from assistant.answer import AbstentionReason, Answer, AnswerKind
from assistant.citation import verify_citation
from assistant.dialogue import Conversation
from assistant.service import Assistant

TODAY = date(2026, 11, 22)


def ask(
    assistant: Assistant,
    *questions: str,
    today: date = TODAY,
) -> Answer:
    """The reply to the last of the questions, asked as one conversation."""
    conversation = Conversation()
    for question in questions:
        answer = assistant.ask(question, conversation=conversation, today=today)
        check(assistant, answer)
        conversation = conversation.with_turn(answer)
    return answer


def check(assistant: Assistant, answer: Answer) -> None:
    """What holds of every reply, whatever was asked."""
    numbers = {citation.number for citation in answer.citations}
    for citation in answer.citations:
        verify_citation(assistant.index.documents[citation.doc_id], citation)
    assert numbers == set(range(1, len(answer.citations) + 1))
    for statement in answer.statements:
        assert set(statement.citations) <= numbers
    assert answer.text.strip()
    assert 0.0 <= answer.confidence <= 1.0
    if answer.kind is AnswerKind.ANSWER:
        assert answer.statements
        assert all(statement.citations for statement in answer.statements)
        assert all(f"［{number}］" in answer.text for number in numbers)
    if answer.kind is AnswerKind.ABSTENTION:
        assert answer.abstention is not None
    for used in answer.facts:
        assert used.citation in numbers


def said(assistant: Assistant, *questions: str, today: date = TODAY) -> str:
    """What the reply says first, without citation marks."""
    answer = ask(assistant, *questions, today=today)
    assert answer.kind is AnswerKind.ANSWER, answer.text
    return answer.statements[0].text


def all_said(assistant: Assistant, *questions: str) -> list[str]:
    """All that the reply says."""
    answer = ask(assistant, *questions)
    assert answer.kind is AnswerKind.ANSWER, answer.text
    return [statement.text for statement in answer.statements]


def reason(assistant: Assistant, *questions: str) -> AbstentionReason | None:
    """Why the reply is no answer; None when it is one."""
    answer = ask(assistant, *questions)
    return answer.abstention.reason if answer.abstention else None
