from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import EncoderError
from index.encoder import BUILTIN_DIRECTORY
from index.static_model import StaticModel, quantize

MAX_BYTES = 16_000_000


def small_model() -> StaticModel:
    """Three terms on two rows: 計画 along the first axis, 期 and 間 along the second."""
    table, scales = quantize(np.array([[1, 0], [0, 2]], np.float32))
    weights = np.array([[1, 1, 1], [2, 1, 1]], np.float32)
    rows = np.array([0, 1, 1], np.int32)
    return StaticModel(["計画", "期", "間"], rows, table, scales, weights, np.zeros(2, np.float32))


def test_a_vector_is_the_weighted_sum_of_unit_length() -> None:
    model = small_model()
    # question: 1 * (1, 0) + 1 * (0, 2), document: 2 * (1, 0) + 1 * (0, 2)
    assert model.encode([["計画", "期"]], is_question=True)[0] == pytest.approx(
        np.array([1, 2]) / 5**0.5, abs=0.01
    )
    assert model.encode([["計画", "期"]], is_question=False)[0] == pytest.approx(
        np.array([2, 2]) / 8**0.5, abs=0.01
    )


def test_the_common_component_is_taken_away() -> None:
    model = small_model()
    model.common = np.array([0.5, 0.5], np.float32)
    found = model.encode([["計画"]], is_question=True)[0]
    assert found == pytest.approx(np.array([0.5, -0.5]) / 0.5**0.5, abs=0.01)


def test_an_unknown_term_is_read_by_its_characters() -> None:
    found = small_model().encode([["期間"]], is_question=True)[0]
    assert found == pytest.approx([0, 1], abs=0.01)


def test_single_terms_have_vectors_and_weights_of_their_own() -> None:
    model = small_model()
    expected = np.array([[1, 0], [0, 1], [0, 0]])
    assert model.term_vectors(["計画", "期間", "xyz"]) == pytest.approx(expected, abs=0.01)
    model.weights[0, 1] = 3
    assert model.question_weights(["期", "xyz"]).tolist() == [3, 1]


def test_texts_without_a_known_term_have_no_direction() -> None:
    found = small_model().encode([[], ["xyz"], ["計画"]], is_question=True)
    assert not found[:2].any()
    assert found[2].any()


def test_a_saved_model_encodes_the_same(tmp_path: Path) -> None:
    model = small_model()
    model.save(tmp_path)
    texts = [["計画", "間"], ["期間"]]
    again = StaticModel.load(tmp_path)
    for is_question in (True, False):
        one = model.encode(texts, is_question=is_question)
        assert (again.encode(texts, is_question=is_question) == one).all()


def test_a_damaged_model_is_refused(tmp_path: Path) -> None:
    small_model().save(tmp_path)
    (tmp_path / "terms.txt").write_text("計画\n", "utf-8")
    with pytest.raises(EncoderError, match="do not fit"):
        StaticModel.load(tmp_path)
    (tmp_path / "table.npy").unlink()
    with pytest.raises(EncoderError, match="cannot be read"):
        StaticModel.load(tmp_path)


@given(st.lists(st.lists(st.sampled_from(["計画", "期", "間", "期間", "?"]), max_size=4)))
def test_a_text_has_the_same_vector_alone_and_among_others(texts: list[list[str]]) -> None:
    model = small_model()
    together = model.encode(texts, is_question=False)
    for text, vector in zip(texts, together, strict=True):
        alone = model.encode([text], is_question=False)[0]
        assert alone == pytest.approx(vector, abs=1e-6)
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5) or not vector.any()


def test_the_built_in_model_is_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in BUILTIN_DIRECTORY.iterdir()) <= MAX_BYTES
