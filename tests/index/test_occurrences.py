from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.analyzer import character_pairs
from index.occurrences import Occurrences, number_pairs, number_terms

TEXTS = [["計画", "期間", "計画"], [], ["体制"]]


def counted(found: Occurrences, names: Sequence[str] | Mapping[int, str]) -> list[Counter[str]]:
    rows: list[Counter[str]] = [Counter() for _ in range(found.row_count)]
    for number, row in zip(found.numbers, found.rows, strict=True):
        rows[row][names[number]] += 1
    return rows


def test_groups_share_one_sorted_numbering() -> None:
    names, (first, second) = number_terms(TEXTS, [["推進", "体制"]])
    assert names == sorted(["計画", "期間", "体制", "推進"])
    assert counted(first, names) == [Counter(text) for text in TEXTS]
    assert counted(second, names) == [Counter(["推進", "体制"])]


def test_rows_are_moved_and_put_together() -> None:
    names, (sentences, headings) = number_terms(TEXTS, [["推進"], []])
    chunk_of = np.array([0, 0, 1])  # of the three sentences
    body = sentences.moved(chunk_of, 2).together_with(headings)
    assert counted(body, names) == [Counter(["計画", "期間", "計画", "推進"]), Counter(["体制"])]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=6))
def test_pairs_are_those_of_each_text_and_rise_with_their_numbers(texts: list[str]) -> None:
    pairs, found = number_pairs(texts)
    names = dict(zip(found.numbers.tolist(), pairs.of(found.numbers), strict=True))
    assert counted(found, names) == [Counter(character_pairs(text)) for text in texts]
    assert [names[number] for number in sorted(names)] == sorted(names.values())
