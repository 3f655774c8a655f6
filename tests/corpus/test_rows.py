"""Rows of tables: their cells, and the empty ones that a reader kept."""

import pytest

from corpus.rows import cells_of


@pytest.mark.parametrize(
    ("text", "is_read", "cells"),
    [
        ("研修\t\t設計\t工事", True, ["研修", "", "設計", "工事"]),
        ("研修\t実施\t", True, ["研修", "実施", ""]),
        ("研修\t\t設計", False, ["研修", "設計"]),  # tabs that only set words apart
        ("| 研修 | 実施 |", True, ["研修", "実施"]),
    ],
)
def test_cells(text: str, cells: list[str], *, is_read: bool) -> None:
    assert [text[start:end] for start, end in cells_of(text, is_read=is_read)] == cells
