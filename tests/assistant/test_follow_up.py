import math
from collections.abc import Mapping

import pytest

from assistant.evidence import Evidence
from assistant.follow_up import FollowUp, find_together, read_follow_up
from assistant.question import Question, read_question
from assistant.support.checks import Checks
from corpus.morphology import shared_morphology
from corpus.records import DocId, Sentence, SentenceKind, Span

NEUTRAL = Checks(*(0.0 for _ in Checks.__dataclass_fields__))
QUOTED, ANSWERING = Span(0, 10), Span(10, 20)


def read(text: str) -> Question:
    return read_question(text, shared_morphology())


def evidence(span: Span, probability: float) -> Evidence:
    sentence = Sentence(span, SentenceKind.BODY, 0)
    return Evidence(DocId("d"), sentence, 0.0, NEUTRAL, probability, frozenset(), None)


def log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def together(follow_up: FollowUp, found: Mapping[str, Mapping[Span, float]]) -> dict[Span, float]:
    """The probability of each sentence, by what each reading found."""
    judged = find_together(
        follow_up,
        lambda question: [evidence(*one) for one in found[question.text].items()],
    )
    return {one.sentence.span: one.probability for one in judged}


def test_the_words_of_the_question_before_stand_in_front() -> None:
    before = read("公民館の講習会は誰が点検しますか")
    follow_up = read_follow_up(read("年に何回?"), before, (), lambda question: 0.0, read)
    assert follow_up.behind.text == "公民館、講習会、点検、年に何回?"
    assert follow_up.own_share == 0.0


def test_what_says_nothing_itself_is_judged_by_the_words_before() -> None:
    follow_up = FollowUp(read("年に何回?"), read("点検、年に何回?"), (), weight=0.0)
    found = {"年に何回?": {QUOTED: 0.9, ANSWERING: 0.1}, "点検、年に何回?": {ANSWERING: 0.7}}
    judged = together(follow_up, found)
    assert log_odds(judged[ANSWERING]) == pytest.approx(log_odds(0.7) + 0.25)
    assert log_odds(judged[QUOTED]) == pytest.approx(log_odds(0.02) + 0.25)  # not looked at


def test_what_says_all_itself_is_judged_by_its_own_words() -> None:
    follow_up = FollowUp(
        read("図書館の休館日は?"), read("点検、図書館の休館日は?"), (), weight=99.0
    )
    found = {"図書館の休館日は?": {ANSWERING: 0.6}, "点検、図書館の休館日は?": {QUOTED: 0.9}}
    assert follow_up.stands_alone
    assert together(follow_up, found)[ANSWERING] == pytest.approx(0.6)


def test_log_odds_are_weighed_by_hand() -> None:
    short_for = read("点検は年に何回?")
    follow_up = FollowUp(read("年に何回?"), read("点検、年に何回?"), (short_for,), weight=7.5)
    found = {
        "年に何回?": {ANSWERING: 0.5},
        "点検、年に何回?": {ANSWERING: 0.8},
        "点検は年に何回?": {ANSWERING: 0.8},
    }
    odds = math.log(4)  # of 0.8; half of the weight is the follow-up's own, with odds 0
    expected = (0.5 * 0 + 0.5 * odds + 0.3 * odds + 0.5 * odds) / 1.8 + 0.25 * 0.5
    judged = together(follow_up, found)[ANSWERING]
    assert log_odds(judged) == pytest.approx(expected)


def test_what_the_question_before_asked_for_is_asked_again() -> None:
    before = read("道路の延長は何メートルですか")
    again = "公園は何メートルですか"
    follow_up = read_follow_up(
        read("公園のほうは?"), before, (), lambda question: 0.0, read, again=again
    )
    assert follow_up.behind.text == "道路、延長、公園は何メートルですか"
