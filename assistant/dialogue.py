"""The turns of a conversation so far."""

from dataclasses import dataclass

from assistant.answer import Answer, Turn
from assistant.lasting import with_lasting_topic


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns so far, the latest last. Only the latest ones are ever looked at."""

    turns: tuple[Turn, ...] = ()

    @property
    def last(self) -> Turn | None:
        """The latest turn."""
        return self.turns[-1] if self.turns else None

    def with_turn(self, answer: Answer) -> "Conversation":
        """The conversation after one more reply; twenty turns are kept."""
        if answer.turn is None:
            return self
        return Conversation((*self.turns, with_lasting_topic(answer.turn, self.last))[-20:])
