from itertools import pairwise
from math import log1p
from pathlib import Path

import bm25s
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IndexFormatError
from index.lexical import FieldSettings, build_field

SETTINGS = FieldSettings(k1=1.2, b=0.75)
TEXTS = [["計画", "期間", "計画"], ["期間"], [], ["推進", "体制", "本部"]]


def bm25(term: str, row: int, texts: list[list[str]], settings: FieldSettings) -> float:
    frequency = sum(term in text for text in texts)
    idf = log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
    count = texts[row].count(term)
    if not count:
        return 0.0
    mean = sum(map(len, texts)) / len(texts)
    length = 1 - settings.b + settings.b * len(texts[row]) / mean
    return idf * count / (count + settings.k1 * length)


def test_scores_are_those_of_the_formula() -> None:
    field = build_field(TEXTS, SETTINGS)
    rows = np.arange(4)
    for term in ("計画", "期間", "本部"):
        expected = [bm25(term, row, TEXTS, SETTINGS) for row in range(4)]
        assert field.scores_of([term], rows)[0] == pytest.approx(expected)
        totals = np.zeros(4, np.float32)
        field.add_scores(term, 2.0, totals)
        assert totals == pytest.approx([2 * score for score in expected])


@given(st.lists(st.lists(st.sampled_from("計画期間推進"), max_size=6), max_size=8))
def test_scores_are_those_of_bm25s(texts: list[list[str]]) -> None:
    field = build_field(texts, SETTINGS)
    if not field.vocabulary:
        return
    twin = bm25s.BM25(k1=SETTINGS.k1, b=SETTINGS.b, method="lucene")
    numbers = {term: number for number, term in enumerate(field.vocabulary)}
    listed = [[numbers[term] for term in text] for text in texts]
    twin.index((listed, numbers), create_empty_token=False, show_progress=False)
    for term in field.vocabulary:
        expected = twin.get_scores([term])
        assert field.scores_of([term], np.arange(len(texts)))[0] == pytest.approx(
            expected, abs=1e-6
        )


def test_idf_is_that_of_the_formula() -> None:
    field = build_field(TEXTS, SETTINGS)
    assert field.idf("期間") == pytest.approx(log1p(2.5 / 2.5))
    assert field.idf("在らず") == pytest.approx(log1p(4.5 / 0.5))


def test_rows_give_their_terms() -> None:
    field = build_field(TEXTS, SETTINGS)
    starts, numbers = field.by_row()
    found = [
        {field.vocabulary[number] for number in numbers[start:end]}
        for start, end in pairwise(starts)
    ]
    assert found == [set(text) for text in TEXTS]
    assert starts.tolist() == [0, 2, 3, 3, 6]


def test_unknown_terms_score_nothing() -> None:
    field = build_field(TEXTS, SETTINGS)
    totals = np.zeros(4, np.float32)
    field.add_scores("在らず", 1.0, totals)
    assert not totals.any()
    assert not field.scores_of(["在らず"], np.arange(4)).any()


@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_fields_without_terms_are_built_and_asked(texts: list[list[str]], tmp_path: Path) -> None:
    field = build_field(texts, SETTINGS)
    field.save(tmp_path, "empty")
    again = type(field).load(tmp_path, "empty", len(texts))
    assert not again.scores_of(["計画"], np.arange(len(texts))).any()


def test_a_saved_field_scores_the_same(tmp_path: Path) -> None:
    field = build_field(TEXTS, SETTINGS)
    field.save(tmp_path, "body")
    again = type(field).load(tmp_path, "body", 4)
    assert again.vocabulary == sorted({term for text in TEXTS for term in text})
    rows = np.arange(4)
    for term in again.vocabulary:
        assert (again.scores_of([term], rows) == field.scores_of([term], rows)).all()


def test_arrays_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    field = build_field(TEXTS, SETTINGS)
    field.save(tmp_path, "body")
    with pytest.raises(IndexFormatError, match="do not fit"):
        type(field).load(tmp_path, "body", 2)
    (tmp_path / "body.terms.txt").write_text("計画\n", "utf-8")
    with pytest.raises(IndexFormatError, match="do not fit"):
        type(field).load(tmp_path, "body", 4)


@given(
    st.lists(st.lists(st.sampled_from("あいうえおか"), max_size=6), max_size=6),
    st.sampled_from([0.4, 0.9, 1.6]),
    st.sampled_from([0.0, 0.5, 1.0]),
)
def test_any_texts_score_by_the_formula(texts: list[list[str]], k1: float, b: float) -> None:
    settings = FieldSettings(k1, b)
    field = build_field(texts, settings)
    for term in field.vocabulary:
        expected = [bm25(term, row, texts, settings) for row in range(len(texts))]
        found = field.scores_of([term], np.arange(len(texts)))[0]
        assert found == pytest.approx(expected, rel=1e-5)
