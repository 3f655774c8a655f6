"""When the best sentence is quoted: when it is probable, or when no other comes near."""

import pytest

from assistant.evidence import Evidence
from assistant.question import Question, read_question
from assistant.quoting import is_worth_quoting
from assistant.support.checks import Checks
from corpus.morphology import shared_morphology
from corpus.records import DocId, Sentence, SentenceKind, Span


def found(*probabilities: float, coverage: float, own: float) -> list[Evidence]:
    values = dict.fromkeys(Checks.__dataclass_fields__, 0.0)
    checks = Checks(**{**values, "coverage": coverage, "own_coverage": own})
    return [
        Evidence(
            DocId("d"),
            Sentence(Span(10 * place, 10 * place + 9), SentenceKind.BODY, 0),
            0.0,
            checks,
            probability,
            frozenset(),
            None,
        )
        for place, probability in enumerate(probabilities)
    ]


def read(text: str) -> Question:
    return read_question(text, shared_morphology())


@pytest.mark.parametrize(
    ("probabilities", "coverage", "own", "is_quoted"),
    [
        ((0.45, 0.44), 0.9, 0.9, True),
        ((0.33, 0.05), 0.5, 0.5, True),
        ((0.33,), 0.5, 0.5, True),
        ((0.33, 0.20), 0.5, 0.5, False),  # another comes near
        ((0.25, 0.01), 0.5, 0.5, False),
        ((0.33, 0.05), 0.1, 0.1, False),  # little of the question is there
        ((0.33, 0.05), 0.9, 0.9, False),  # the right thing, without what is asked of it
        ((), 0.5, 0.5, False),
    ],
)
def test_one_that_no_other_comes_near_is_quoted_sooner(
    probabilities: tuple[float, ...], coverage: float, own: float, is_quoted: bool
) -> None:
    evidence = found(*probabilities, coverage=coverage, own=own)
    assert is_worth_quoting(read("謝礼はどの程度でしょうか"), evidence) is is_quoted


@pytest.mark.parametrize("question", ["情報弱者とは何ですか", "点検は誰がしますか"])
def test_a_meaning_and_who_does_something_have_to_be_told(question: str) -> None:
    assert not is_worth_quoting(read(question), found(0.33, 0.05, coverage=0.5, own=0.5))
