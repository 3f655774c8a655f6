from math import log1p

import numpy as np
import pytest

from index.lexical import FieldSettings, build_field
from index.likeness import Likeness, TermLikeness
from index.static_model import StaticModel, quantize

SETTINGS = FieldSettings(k1=1.0, b=0.5)
# Two chunks: the first of two sentences, the second of one; the second has no heading.
SENTENCES = [["市", "廃棄物"], ["市"], ["水道"]]
HEADINGS = [["廃棄物", "市"], []]
BODIES = [["廃棄物", "市", "市", "廃棄物", "市"], ["水道"]]


def model() -> StaticModel:
    """ごみ is as near to 廃棄物 as 0.6, and at right angles to all others."""
    vectors = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], np.float32)
    table, scales = quantize(vectors)
    weights = np.array([[1, 3, 1], [1, 1, 1]], np.float32)
    rows = np.arange(3, dtype=np.int32)
    return StaticModel(
        ["ごみ", "廃棄物", "水道"], rows, table, scales, weights, np.zeros(3, np.float32)
    )


def look(*terms: str) -> Likeness:
    sentence, heading, body = (
        build_field(rows, SETTINGS) for rows in (SENTENCES, HEADINGS, BODIES)
    )
    likeness = TermLikeness(sentence, heading, body, model())
    return likeness.look(terms, np.arange(2), np.arange(3), np.array([0, 2]))


def test_a_word_is_found_by_another_of_like_meaning() -> None:
    assert look("ごみ").meant == pytest.approx([0.6, 0], abs=0.01)


def test_a_word_is_as_near_to_itself_as_can_be_though_the_model_does_not_know_it() -> None:
    # 市 is no term of the model: its vector is zero.
    assert look("市").meant == pytest.approx([1, 0])


def test_terms_count_by_how_specific_they_are_and_by_their_weight_in_questions() -> None:
    # 廃棄物 and 水道 each stand in one chunk of two: the same idf; the weights are 3 and 1.
    assert look("廃棄物", "水道").meant == pytest.approx([3 / 4, 1 / 4])


def test_what_is_asked_for_is_the_share_of_the_heading() -> None:
    # 廃棄物 and 市 stand in one heading of two: the same idf.
    found = look("ごみ").asked
    assert found == pytest.approx([(0.6 + 0) / 2, 0], abs=0.01)


def test_the_length_is_that_of_the_sentences() -> None:
    assert look("ごみ").length == pytest.approx([log1p(3), log1p(1)])


def test_a_question_without_a_term_is_like_nothing() -> None:
    found = look()
    assert not found.meant.any()
    assert not found.asked.any()


def test_nothing_is_compared_with_nothing() -> None:
    empty = build_field([], SETTINGS)
    likeness = TermLikeness(empty, empty, empty, model())
    none = np.zeros(0, np.int64)
    assert len(likeness.look(["ごみ"], none, none, none).meant) == 0
