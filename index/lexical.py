"""BM25 over fields: each posting holds what its term adds to its row's score."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexFormatError
from index.occurrences import Numbers, Occurrences, number_terms

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

_ARRAYS = ("scores", "rows", "starts")


@dataclass(frozen=True, slots=True)
class FieldSettings:
    """BM25's parameters in one field."""

    k1: float
    b: float


class Field:
    """One field's postings: for each term the rows that hold it, with what it adds to their score.

    A score is ``idf * tf / (tf + k1 * (1 - b + b * length / mean length))`` with
    ``idf = ln(1 + (n - df + 0.5) / (df + 0.5))``, Lucene's form, in [0, idf].

    Args:
        vocabulary: The terms, sorted.
        scores: float32, one a posting.
        rows: int32, parallel to ``scores``, rising within a term.
        starts: int64, one more than there are terms: where each term's postings begin.
        row_count: Rows of the field, empty ones included.
    """

    def __init__(
        self,
        vocabulary: Sequence[str],
        scores: Floats,
        rows: NDArray[np.int32],
        starts: NDArray[np.int64],
        row_count: int,
    ) -> None:
        self.vocabulary = vocabulary
        self.row_count = row_count
        self._scores = scores
        self._rows = rows
        self._starts = starts
        self._ids = {term: number for number, term in enumerate(vocabulary)}
        frequency = np.diff(starts)
        self._idf = np.log1p((row_count - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
        self._unknown_idf = float(np.log1p((row_count + 0.5) / 0.5))

    def idf(self, term: str) -> float:
        """How specific ``term`` is; that of a term in no row when it is unknown."""
        number = self._ids.get(term)
        return self._unknown_idf if number is None else float(self._idf[number])

    def number_of(self, term: str) -> int | None:
        """The place of ``term`` in the vocabulary; None when it is in no row."""
        return self._ids.get(term)

    def by_row(self) -> tuple[Rows, NDArray[np.int32]]:
        """The postings the other way round: each row's terms, each once.

        Returns:
            Where each row's terms begin (one more than there are rows), and the terms' numbers,
            rising within a row.
        """
        numbers = np.repeat(np.arange(len(self.vocabulary), dtype=np.int32), np.diff(self._starts))
        counts = np.bincount(self._rows, minlength=self.row_count)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return starts, numbers[np.argsort(self._rows, kind="stable")]

    def add_scores(self, term: str, weight: float, totals: Floats) -> None:
        """Add ``weight`` times the term's scores to ``totals``, one a row."""
        number = self._ids.get(term)
        if number is not None:
            postings = slice(self._starts[number], self._starts[number + 1])
            totals[self._rows[postings]] += np.float32(weight) * self._scores[postings]

    def scores_of(self, terms: Sequence[str], rows: Rows) -> Floats:
        """Each term's score in each of ``rows``; 0 where it does not occur.

        Returns:
            float32, shape (n_terms, n_rows).
        """
        found = np.zeros((len(terms), len(rows)), np.float32)
        known = [place for place, term in enumerate(terms) if term in self._ids]
        numbers = np.array([self._ids[terms[place]] for place in known], np.int64)
        starts, ends = self._starts[numbers], self._starts[numbers + 1]
        # As the postings are: numpy would copy them all to compare them with another type.
        wanted = rows.astype(np.int32)
        places = np.empty((len(known), len(rows)), np.int64)
        for line, start, end in zip(places, starts.tolist(), ends.tolist(), strict=True):
            line[:] = self._rows[start:end].searchsorted(wanted)
        places += starts[:, None]
        np.minimum(places, ends[:, None] - 1, out=places)
        is_there = self._rows.take(places) == wanted
        found[known] = np.where(is_there, self._scores.take(places), np.float32(0))
        return found

    def save(self, directory: Path, name: str) -> list[Path]:
        """Write the field's files; the same field gives the same bytes."""
        paths = [directory / f"{name}.{part}.npy" for part in _ARRAYS]
        arrays: tuple[NDArray[np.generic], ...] = (self._scores, self._rows, self._starts)
        for path, array in zip(paths, arrays, strict=True):
            np.save(path, array, allow_pickle=False)
        terms = directory / f"{name}.terms.txt"
        # A term holds no line end: MeCab's lines end with one.
        terms.write_text("".join(f"{term}\n" for term in self.vocabulary), "utf-8", newline="\n")
        return [*paths, terms]

    @classmethod
    def load(cls, directory: Path, name: str, row_count: int) -> "Field":
        """Read what ``save`` wrote.

        Raises:
            IndexFormatError: If the arrays do not fit one another.
        """
        paths = [directory / f"{name}.{part}.npy" for part in _ARRAYS]
        scores, rows, starts = (np.load(path, allow_pickle=False) for path in paths)
        terms = (directory / f"{name}.terms.txt").read_text("utf-8").split("\n")[:-1]
        fits = len(starts) == len(terms) + 1 and len(scores) == len(rows) == starts[-1]
        if not fits or (len(rows) and rows.max() >= row_count):
            raise IndexFormatError(
                f"{directory}: the field {name} has {len(terms)} terms, {len(starts)} starts and "
                f"{len(rows)} postings for {row_count} rows, which do not fit; "
                "build the index again with: python -m index build"
            )
        return cls(terms, scores, rows, starts, row_count)


def build_field(texts: Iterable[Sequence[str]], settings: FieldSettings) -> Field:
    """Count the terms of each row; rows may be empty, and there may be none."""
    vocabulary, (found,) = number_terms(list(texts))
    return field_of(found, lambda numbers: [vocabulary[number] for number in numbers], settings)


def field_of(
    found: Occurrences, names_of: Callable[[Numbers], list[str]], settings: FieldSettings
) -> Field:
    """The field of terms that are counted already; ``names_of`` gives the terms of numbers."""
    row_count = found.row_count
    if not len(found.numbers):
        empty = np.zeros(0, np.float32), np.zeros(0, np.int32), np.zeros(1, np.int64)
        return Field([], *empty, row_count=row_count)
    # One key for a term in a row: sorted, the keys are the postings.
    postings, counts = np.unique(found.numbers * row_count + found.rows, return_counts=True)
    numbers, rows = np.divmod(postings, row_count)
    begins = np.flatnonzero(np.diff(numbers, prepend=-1))
    starts = np.append(begins, len(postings))
    frequency = np.diff(starts)
    idf = np.log1p((row_count - frequency + 0.5) / (frequency + 0.5))
    lengths = np.bincount(found.rows, minlength=row_count)
    k1, b = settings.k1, settings.b
    saturation = k1 * (1 - b + b * lengths / lengths.mean())
    scores = np.repeat(idf, frequency) * counts / (counts + saturation[rows])
    return Field(
        names_of(numbers[begins]),
        scores.astype(np.float32),
        rows.astype(np.int32),
        starts.astype(np.int64),
        row_count,
    )
