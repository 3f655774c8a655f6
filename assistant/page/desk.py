"""What every tab is given, and what its handlers have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import gradio as gr

from assistant.answer import Answer
from assistant.endpoint import Endpoint
from assistant.feedback import FeedbackStore
from assistant.page.gate import Gate, Refusal
from assistant.question_log import QuestionLog
from assistant.service import Assistant
from assistant.wording.page import PageWords
from corpus.errors import KeikakuError

# A question's length in characters. The longest of the question sets has about 100; a pasted
# letter is no question.
MAX_QUESTION_CHARS = 300
Done = TypeVar("Done")


class Denied(str):
    """Why something was not done, in the visitor's words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page is served from; nothing here belongs to one visitor."""

    assistant: Callable[[], Assistant]  # the current one: a rebuilt index replaces it
    today: Callable[[], date]  # the date in Japan
    gate: Gate
    feedback: FeedbackStore
    questions: QuestionLog | None = None  # where questions are kept, if they are
    endpoint: Endpoint | None = None  # an optional language model; its sentences are verified

    def note(self, answer: Answer) -> None:
        """Keep the question of a reply, whoever asked it, where an operator wants that."""
        if self.questions is not None:
            missing = answer.abstention.missing if answer.abstention else ""
            self.questions.add(answer.question, answer.kind.value, missing)

    def attempt(
        self, asked: str, client: str, words: PageWords, act: Callable[[], Done]
    ) -> Done | Denied:
        """What ``act`` gives for a visitor's question, or in words why it was not done.

        Args:
            asked: What was typed; its length is bounded.
            client: Who asks, as the gate counts it.
            words: The visitor's language.
            act: Done while a place is held.
        """
        if len(asked) > MAX_QUESTION_CHARS:
            return Denied(words("ask.too_long", most=MAX_QUESTION_CHARS, found=len(asked)))
        try:
            with self.gate.enter(client):
                return act()
        except Refusal as refused:
            return Denied(words(f"refused.{refused.why}"))
        except KeikakuError:
            return Denied(words("refused.failed"))


def client_of(request: gr.Request) -> str:
    """The address that a request came from; "" when it is not known."""
    return request.client.host if request.client else ""
