"""What a question and its reply leave behind for the next question."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Turn
from assistant.drafts import Draft
from assistant.fragments import ATTRIBUTES
from assistant.missing import thing_spoken_of
from assistant.question import Question
from assistant.tallying import amounts_of
from corpus.normalize import normalize


def of_last_topic(turn: Turn | None, last: Turn | None) -> Turn | None:
    """Behind 「上限は？」 the next line is still asked of what the turn before was about."""
    if turn is None or last is None or turn.topic not in ATTRIBUTES or not last.topic:
        return turn
    return replace(turn, topic=last.topic) if set(turn.doc_ids) & set(last.doc_ids) else turn


def turn_of(drafts: Sequence[Draft], question: Question) -> Turn:
    """What a question and its drafts, at least one, leave behind for the next question."""
    first = drafts[0]
    statements = [statement for draft in drafts for statement in draft.statements]
    thing = thing_spoken_of(question)
    is_guessed = bool(first.topic) and first.can_be_from_text
    return Turn(
        question.text,
        thing if is_guessed and thing.startswith(first.topic) else first.topic,
        first.entity,
        first.items,
        first.doc_ids,
        question.asked.wants,
        question.phrases,
        normalize("\n".join(statement.text for statement in statements)),
        tuple(proof for statement in statements for proof in statement.proofs),
        first.items_of or first.topic,
        tuple(amount for draft in drafts for amount in amounts_of(draft, thing)),
    )
