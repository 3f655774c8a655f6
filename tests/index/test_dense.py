from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IndexFormatError
from index.dense import DenseIndex, Floats, build_dense, kept_recall, recall_of


def unit_vectors(count: int, dim: int, seed: int) -> Floats:
    vectors = np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


@given(st.integers(1, 40), st.integers(1, 50), st.integers(0, 1000))
def test_the_nearest_are_those_that_numpy_finds(count: int, wanted: int, seed: int) -> None:
    index = build_dense(unit_vectors(count, 8, seed))
    query = unit_vectors(1, 8, seed + 1)[0]
    rows, similarities = index.nearest(query, wanted)
    exact = index.similarities(query, np.arange(count))
    assert len(rows) == min(wanted, count)
    assert sorted(similarities, reverse=True) == list(similarities)
    assert similarities == pytest.approx(np.sort(exact)[::-1][:wanted], abs=1e-5)
    assert exact[rows] == pytest.approx(similarities, abs=1e-5)


def test_equal_sentences_come_in_order() -> None:
    index = build_dense(np.repeat(unit_vectors(1, 8, 0), 5, axis=0))
    rows, _ = index.nearest(unit_vectors(1, 8, 0)[0], 5)
    assert rows.tolist() == [0, 1, 2, 3, 4]


def test_no_sentence_and_no_meaning_find_nothing() -> None:
    empty = build_dense(np.zeros((0, 8), np.float32))
    assert len(empty.nearest(unit_vectors(1, 8, 0)[0], 3)[0]) == 0
    index = build_dense(unit_vectors(3, 8, 0))
    assert len(index.nearest(np.zeros(8, np.float32), 3)[0]) == 0


def test_a_saved_index_is_the_same(tmp_path: Path) -> None:
    index = build_dense(unit_vectors(20, 8, 0))
    index.save(tmp_path)
    query = unit_vectors(1, 8, 5)[0]
    again = DenseIndex.load(tmp_path)
    assert again.nearest(query, 7)[0].tolist() == index.nearest(query, 7)[0].tolist()


def test_files_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    build_dense(unit_vectors(20, 8, 0)).save(tmp_path)
    np.save(tmp_path / "vectors.npy", np.zeros((3, 8), np.float16))
    with pytest.raises(IndexFormatError, match="wanted the same"):
        DenseIndex.load(tmp_path)
    (tmp_path / "sentences.faiss").write_bytes(b"nothing")
    with pytest.raises(IndexFormatError, match="FAISS cannot read it"):
        DenseIndex.load(tmp_path)


@pytest.mark.parametrize("dim", [16, 15])
def test_codes_keep_most_of_the_exact_hundred(monkeypatch: pytest.MonkeyPatch, dim: int) -> None:
    monkeypatch.setattr("index.dense.MAX_EXACT", 1000)
    # Sentences lie in clusters, as those of a language do; so do the questions.
    centres = unit_vectors(40, dim, 1)
    around = np.repeat(centres, 150, axis=0) + 0.3 * unit_vectors(6000, dim, 2)
    vectors = around / np.linalg.norm(around, axis=1, keepdims=True)
    index = build_dense(vectors.astype(np.float32))
    assert 0.95 < kept_recall(index) <= 1
    asked = centres[:20] + 0.2 * unit_vectors(20, dim, 3)
    asked /= np.linalg.norm(asked, axis=1, keepdims=True)
    assert recall_of(index, asked) > 0.95
    rows, similarities = index.nearest(asked[0], 50)
    assert similarities == pytest.approx(index.similarities(asked[0], rows), abs=1e-6)
    assert sorted(similarities, reverse=True) == list(similarities)


def test_an_index_of_codes_is_the_same_when_read_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("index.dense.MAX_EXACT", 1000)
    vectors = unit_vectors(1500, 8, 0)
    index = build_dense(vectors)
    written = [path.read_bytes() for path in index.save(tmp_path)]
    assert [path.read_bytes() for path in build_dense(vectors).save(tmp_path)] == written
    query = unit_vectors(1, 8, 5)[0]
    again = DenseIndex.load(tmp_path)
    assert again.nearest(query, 7)[0].tolist() == index.nearest(query, 7)[0].tolist()


def test_the_recall_of_an_index_that_compares_all_is_whole() -> None:
    assert kept_recall(build_dense(unit_vectors(5, 4, 0))) == 1
