"""What a sentence names, points at, and says of what."""

import pytest

from assistant.question import read_question
from assistant.support.asked import read_asked
from assistant.support.bearing import NAMES, Bearing
from assistant.support.reading import Reader
from assistant.support.span_features import Reader as SpanReader
from corpus.morphology import shared_morphology


def values(question: str, own: str, before: str = "", behind: str = "") -> dict[str, float]:
    """Each value of ``Bearing.of`` by its name."""
    morphology = shared_morphology()
    reader = Reader(morphology)
    read = read_question(question, morphology)
    asked = read_asked(read, SpanReader(morphology), lambda lemma: 1.0)
    above, below = (reader.read(text) if text else None for text in (before, behind))
    return dict(zip(NAMES, Bearing(asked).of(reader.read(own), above, below), strict=True))


def test_a_sentence_that_names_what_the_one_before_tells() -> None:
    told = "施設の中に、拍子のない通路を設けます。"
    found = values("拍子のない通路は何と呼びますか", "これを自由通路と呼びます。", before=told)
    assert found["names_pointing"] > 0.5
    assert found["before_like"] > 0.5
    # Who asks for no name is not helped by one.
    other = values("拍子のない通路はいつ設けますか", "これを自由通路と呼びます。", before=told)
    assert other["names_pointing"] == other["asks_for_name"] == 0.0


@pytest.mark.parametrize(
    ("own", "slot"),
    [
        ("市は令和3年に推進本部を設置しました。", 1.0),  # something new is set up
        ("令和3年に設置しました。", -0.5),  # it is not said what
        ("市は計画を見直しました。", 0.0),  # another verb
    ],
)
def test_the_asked_case_of_the_asked_verb_is_filled(own: str, slot: float) -> None:
    assert values("令和3年に何を設置しましたか", own)["slot"] == slot


def test_a_sentence_that_ends_on_what_is_asked_says_more_than_one_that_mentions_it() -> None:
    question = "市長は誰を選びますか"
    ends = values(question, "市長は副市長を選ぶ。")
    mentions = values(question, "市長が選んだ者が会議を開く。")
    lacks = values(question, "市長は会議を開く。")
    assert ends["predicate"] > mentions["predicate"] > lacks["predicate"]
