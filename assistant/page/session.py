"""What the page remembers of one visitor: the turns of the conversation, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from assistant.answer import Answer, Language
from assistant.dialogue import Conversation
from assistant.llm import rephrasings
from assistant.markup import Writer, text
from assistant.page.desk import MAX_QUESTION_CHARS, Desk
from assistant.page.furigana import with_furigana
from corpus.records import DocId

# Turns that are kept and shown; older ones leave the page.
MAX_TURNS = 30


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and what came back."""

    number: int  # from 1
    question: str  # as typed
    answer: Answer | None  # None when the question was refused
    refusal: str  # why, in the page's language; "" when it was answered
    today: date
    documents: tuple[DocId, ...] = ()  # where it was asked; none is all of them
    has_feedback: bool = False
    before: Conversation = field(default_factory=Conversation)  # what the question could lean on
    plain: Answer | None = None  # the same reply in easy Japanese, once it was asked for
    is_open: bool = False  # whether a language model is still writing it


@dataclass(frozen=True, slots=True)
class Session:
    """The conversation of one visitor."""

    turns: tuple[Turn, ...] = ()
    has_furigana: bool = False  # whether readings are written over kanji
    conversation: Conversation = field(default_factory=Conversation)  # the service's memory

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The replies that are shown."""
        return tuple(turn.answer for turn in self.turns if turn.answer is not None)

    def refused(self, question: str, refusal: str, today: date) -> "Session":
        """The session after a question that was not asked."""
        return self._with(Turn(self._next, question[:MAX_QUESTION_CHARS], None, refusal, today))

    def answered(self, answer: Answer, today: date, documents: tuple[DocId, ...] = ()) -> "Session":
        """The session after a reply."""
        turn = Turn(
            self._next, answer.question, answer, "", today, documents, before=self.conversation
        )
        return replace(self._with(turn), conversation=self.conversation.with_turn(answer))

    def thanked(self, number: int) -> "Session":
        """The session after feedback on one turn."""
        return self._changed(number, has_feedback=True)

    def explained(self, number: int, plain: Answer) -> "Session":
        """The session with one reply in easy Japanese too."""
        return self._changed(number, plain=plain)

    def written(self, answer: Answer, *, is_open: bool) -> "Session":
        """The session with its last reply in other words."""
        return self._changed(self.turns[-1].number, answer=answer, is_open=is_open)

    def turn(self, number: int) -> Turn | None:
        """The turn with this number, if it is still kept."""
        return next((turn for turn in self.turns if turn.number == number), None)

    @property
    def write(self) -> Writer:
        """How this visitor wants the words of documents and replies written."""
        return with_furigana if self.has_furigana else text

    @property
    def _next(self) -> int:
        return self.turns[-1].number + 1 if self.turns else 1

    def _changed(self, number: int, **changes: Any) -> "Session":  # noqa: ANN401 - Turn's own
        turns = tuple(
            replace(turn, **changes) if turn.number == number else turn for turn in self.turns
        )
        return replace(self, turns=turns)

    def _with(self, turn: Turn) -> "Session":
        return replace(self, turns=(*self.turns, turn)[-MAX_TURNS:])


def ask(
    desk: Desk, session: Session, question: str, documents: tuple[DocId, ...], language: Language
) -> Session:
    """Put a question to the assistant as the session's next turn."""
    today = desk.today()
    answer = desk.assistant().ask(
        question,
        conversation=session.conversation,
        today=today,
        documents=documents,
        language=language,
    )
    return session.answered(answer, today, documents)


def explain(desk: Desk, turn: Turn) -> Answer:
    """The reply of a turn in easy Japanese: the same question, asked again where it was asked."""
    return desk.assistant().ask(
        turn.question,
        conversation=turn.before,
        today=turn.today,
        documents=turn.documents,
        language=Language.EASY,
    )


def in_other_words(desk: Desk, session: Session, language: Language) -> Iterator[Session]:
    """The session each time the language model has said more of the last reply.

    Nothing comes when there is no model or the last question was refused.
    """
    answer = session.turns[-1].answer if session.turns else None
    if desk.endpoint is None or answer is None:
        return
    last = answer
    for last in rephrasings(answer, desk.endpoint, language=language):
        yield session.written(last, is_open=True)
    yield session.written(last, is_open=False)
