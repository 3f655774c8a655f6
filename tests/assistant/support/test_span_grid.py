"""The quick scoring of spans against its slow twin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.support.span_features import Reader, candidates, features, near_places
from assistant.support.span_grid import SpanGrid, SpanWeights
from assistant.support.spans import SpanModel
from corpus.morphology import shared_morphology

QUESTIONS = ("城は何年に築かれましたか", "会長は誰ですか", "委員は何人ですか", "場所は？", "緑とは")


def both(question: str, sentence: str) -> tuple[list[float], list[float]]:
    reader = Reader(shared_morphology())
    asked, tokens = reader.question(question), reader.tokens(sentence)
    weights = SpanModel.shipped().weights
    near = near_places(asked, tokens)
    slow = [
        sum(weights.get(name, 0.0) for name in features(asked, tokens, one, near))
        for one in candidates(tokens)
    ]
    return slow, SpanGrid(tokens).scores(asked, SpanWeights(weights).of(asked)).tolist()


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_grid_scores_as_the_features_do(question: str) -> None:
    slow, quick = both(
        question, "城は、1587年に藩主の「山川太郎」（当時の会長）が築き、委員は12人。"
    )
    assert quick == pytest.approx(slow, abs=1e-9)
    assert len(slow) > 20


@given(st.text("城会長は1587年に、「緑」(築)12人。のが ", max_size=30))
def test_the_grid_scores_any_text_as_the_features_do(sentence: str) -> None:
    slow, quick = both(QUESTIONS[0], sentence)
    assert quick == pytest.approx(slow, abs=1e-9)


def test_a_text_without_candidates_has_no_scores() -> None:
    assert both(QUESTIONS[0], "。") == ([], [])
