"""Finding the answer in the paragraph that holds it: SQuAD's second half."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.records import Span
from eval.formats.squad import SquadAnswer, SquadData, SquadParagraph, SquadQuestion
from eval.measures.answers import character_f1, folded_exact_match
from index.training.halves import is_in_half_a


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen in a paragraph; both spans are of its text."""

    sentence: Span
    answer: Span | None  # the words that answer; None: the whole sentence


class AnswerChooser(Protocol):
    """Finds an answer in a paragraph that is known to hold it."""

    def choose(self, question: str, paragraph: SquadParagraph) -> Choice | None:
        """The sentence that answers and the words in it; None when there is no sentence."""


@dataclass(frozen=True, slots=True)
class AnsweringScore:
    """The contract's ``answering``: means over questions, best over the gold answers."""

    questions: int
    sentence_accuracy: float
    exact_match: float
    f1: float


def score_answering(
    squad: SquadData,
    chooser: AnswerChooser,
    *,
    on_question: Callable[[int], None] = lambda done: None,
) -> AnsweringScore:
    """Ask every question that its paragraph answers.

    ``f1`` is over characters after NFKC with white space removed; ``sentence_accuracy`` counts
    a choice whose sentence contains a gold answer's own span; nothing chosen counts 0.

    Raises:
        ValueError: If no question has an answer.
    """
    answerable = [question for question in squad.questions if question.answers]
    if not answerable:
        raise ValueError("squad: found no question with an answer, wanted at least one")
    sentences, exact, f1 = 0.0, 0.0, 0.0
    for done, question in enumerate(answerable, start=1):
        paragraph = squad.paragraphs[question.paragraph]
        choice = chooser.choose(question.text, paragraph)
        if choice is not None:
            sentences += holds_answer(paragraph.text, choice.sentence, question.answers)
            given = (choice.answer or choice.sentence).of(paragraph.text)
            wanted = [answer.text for answer in question.answers]
            exact += folded_exact_match(given, wanted)
            f1 += character_f1(given, wanted)
        on_question(done)
    count = len(answerable)
    return AnsweringScore(count, sentences / count, exact / count, f1 / count)


def holds_answer(text: str, sentence: Span, answers: Iterable[SquadAnswer]) -> bool:
    """Whether the sentence contains some answer where the file says it stands.

    The title that JSQuAD prints before a paragraph's text is counted with its first sentence.
    """
    begins = sentence.start if text[: sentence.start].strip() else -math.inf
    return any(
        begins <= answer.start and answer.start + len(answer.text) <= sentence.end
        for answer in answers
    )


def half_of(questions: Sequence[SquadQuestion], half: str) -> tuple[SquadQuestion, ...]:
    """Half A (may be looked at) or half B (only reports) of a development set."""
    return tuple(one for one in questions if is_in_half_a(one.question_id) == (half == "A"))
