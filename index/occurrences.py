"""What stands in which row, as numbers: all that BM25 counts, without an object for each.

Numbers rise with the terms' own order, so that a field's vocabulary is sorted by sorting them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Terms in rows, in any order, each as often as it occurs."""

    numbers: Numbers
    rows: Numbers  # parallel to ``numbers``
    row_count: int  # rows without a term among them

    def only(self, is_kept: NDArray[np.bool_]) -> "Occurrences":
        """Those of the terms for which ``is_kept``, one entry a number, is true."""
        kept = is_kept[self.numbers]
        return Occurrences(self.numbers[kept], self.rows[kept], self.row_count)

    def moved(self, row_of: Numbers, row_count: int) -> "Occurrences":
        """The same in other rows: what stood in row i stands in ``row_of[i]``."""
        return Occurrences(self.numbers, row_of[self.rows], row_count)

    def together_with(self, others: "Occurrences") -> "Occurrences":
        """Both, row by row."""
        return Occurrences(
            np.concatenate([self.numbers, others.numbers]),
            np.concatenate([self.rows, others.rows]),
            self.row_count,
        )


class _FirstSeen(dict[str, int]):
    """Numbers terms as they come."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


def number_terms(*groups: Sequence[Sequence[str]]) -> tuple[list[str], list[Occurrences]]:
    """The terms of several groups of rows under one numbering.

    Returns:
        The terms, sorted: each one's place is its number. The occurrences of each group.
    """
    seen = _FirstSeen()
    found = [_in_rows(group, seen) for group in groups]
    vocabulary = sorted(seen)
    places = np.empty(len(vocabulary), np.int64)
    places[[seen[term] for term in vocabulary]] = np.arange(len(vocabulary))
    return vocabulary, [
        Occurrences(places[each.numbers], each.rows, each.row_count) for each in found
    ]


def _in_rows(texts: Sequence[Sequence[str]], seen: _FirstSeen) -> Occurrences:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    terms = map(seen.__getitem__, chain.from_iterable(texts))
    numbers = np.fromiter(terms, np.int64, int(lengths.sum()))
    return Occurrences(numbers, np.repeat(np.arange(len(texts)), lengths), len(texts))


def number_pairs(texts: Iterable[str]) -> tuple["PairNames", Occurrences]:
    """``character_pairs`` of each row's normalised text.

    Returns:
        What names a number's pair, and the occurrences.
    """
    # The end of a line is no letter: no pair goes from one row into the next.
    lines = [f"{text.lower()}\n" for text in texts]
    codes = np.frombuffer("".join(lines).encode("utf-32-le"), np.uint32)
    counts = np.bincount(codes)
    letters = np.array([code for code in np.flatnonzero(counts) if chr(code).isalnum()], np.int64)
    places = np.full(len(counts), -1, np.int64)
    places[letters] = np.arange(len(letters))
    placed = places[codes]
    is_pair = (placed[:-1] >= 0) & (placed[1:] >= 0)
    lengths = np.fromiter(map(len, lines), np.int64, len(lines))
    rows = np.repeat(np.arange(len(lines)), lengths)[:-1][is_pair]
    numbers = placed[:-1][is_pair] * len(letters) + placed[1:][is_pair]
    return PairNames("".join(map(chr, letters))), Occurrences(numbers, rows, len(lines))


@dataclass(frozen=True, slots=True)
class PairNames:
    """The pairs by their numbers."""

    letters: str  # each once, sorted

    def of(self, numbers: Numbers) -> list[str]:
        """The pairs with ``numbers``."""
        first, second = np.divmod(numbers, max(1, len(self.letters)))
        letters = self.letters
        return [letters[one] + letters[two] for one, two in zip(first, second, strict=True)]
