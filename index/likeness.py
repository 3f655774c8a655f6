"""A second look at candidates: how near each term of a question comes to the terms of each.

Late interaction on the built-in model's term vectors: 保育料 is near 利用料 and ごみ near 廃棄物,
which neither BM25 nor the vector of a whole sentence can tell. A term is as near to itself as can
be, known or not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.lexical import Field, Floats, Rows
from index.static_model import StaticModel

_UNITS = 1e-9  # keeps an empty question or heading from dividing by zero


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a second look says of each candidate: float32, shape (n_candidates,), 0 to 1."""

    meant: Floats  # share of the question's weight found in one sentence and the heading above it
    asked: Floats  # share of the heading's weight that the question asks for
    length: Floats  # logarithm of the number of terms


class TermLikeness:
    """Compares terms; the fields must be those of one index, which does not change.

    Args:
        sentence: The field over sentences.
        heading: The field over chunks' headings.
        body: The field over chunks, whose idf weighs the question's terms.
        model: Whose vectors and question weights of terms are used.
    """

    def __init__(self, sentence: Field, heading: Field, body: Field, model: StaticModel) -> None:
        self._sentences = _FieldTerms(sentence, model)
        self._headings = _FieldTerms(heading, model)
        self._body = body
        self._model = model

    def look(self, terms: Sequence[str], rows: Rows, sentences: Rows, begins: Rows) -> Likeness:
        """Compare a question's terms with candidates.

        Args:
            terms: Of the question, each once.
            rows: The candidates.
            sentences: The sentences of all candidates, in order; each has one at least.
            begins: Where each candidate's begin among ``sentences``.
        """
        if not len(rows):
            nothing = np.zeros(0, np.float32)
            return Likeness(nothing, nothing, nothing)
        vectors = self._model.term_vectors(terms)
        idf = np.array([self._body.idf(term) for term in terms], np.float32)
        weights = idf * self._model.question_weights(terms)
        in_sentences = self._sentences.compare(terms, vectors, sentences)
        in_headings = self._headings.compare(terms, vectors, rows)
        counts = np.diff(np.append(begins, len(sentences)))
        nearest = np.maximum(
            in_sentences.nearest(), np.repeat(in_headings.nearest(), counts, axis=1)
        )
        meant = weights @ nearest / (weights.sum() + _UNITS)
        lengths = np.add.reduceat(in_sentences.lengths, begins)
        return Likeness(
            np.maximum.reduceat(meant, begins).astype(np.float32),
            in_headings.reached(),
            np.log1p(lengths).astype(np.float32),
        )


@dataclass(frozen=True, slots=True)
class _Compared:
    """A question's terms beside those of some rows, each row's after another's."""

    alike: Floats  # shape (n_terms, n_held): how near each term held comes to each asked
    idf: Floats  # shape (n_held,)
    lengths: NDArray[np.int64]  # shape (n_rows,): terms in the row, each once

    def nearest(self) -> Floats:
        """How near each row comes to each term of the question: shape (n_terms, n_rows)."""
        found = np.zeros((len(self.alike), len(self.lengths)), np.float32)
        if self.alike.size:
            # Floats that are not negative are in the order of their bits, which numpy compares
            # faster.
            bits = np.maximum.reduceat(self.alike.view(np.int32), self._begins(), axis=1)
            found[:, self.lengths > 0] = bits.view(np.float32)
        return found

    def reached(self) -> Floats:
        """The share of each row's idf that comes near the question: shape (n_rows,)."""
        found = np.zeros(len(self.lengths), np.float32)
        if self.alike.size:
            begins = self._begins()
            near = np.add.reduceat(self.alike.max(axis=0) * self.idf, begins)
            found[self.lengths > 0] = near / (np.add.reduceat(self.idf, begins) + _UNITS)
        return found

    def _begins(self) -> Rows:
        """Where each row's terms begin, of the rows that have any."""
        begins: Rows = (np.cumsum(self.lengths) - self.lengths)[self.lengths > 0]
        return begins


class _FieldTerms:
    """The terms of each row of a field, with their vectors."""

    def __init__(self, field: Field, model: StaticModel) -> None:
        self._field = field
        self._starts, self._terms = field.by_row()
        self._vectors = model.term_vectors(field.vocabulary)
        self._idf = np.array([field.idf(term) for term in field.vocabulary], np.float32)

    def compare(self, terms: Sequence[str], vectors: Floats, rows: Rows) -> _Compared:
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        shifts = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths)
        held = self._terms.take(np.arange(len(shifts)) + shifts)
        # What np.unique gives, which sorts; here a term is looked up in the vocabulary.
        is_held = np.zeros(len(self._vectors), np.bool_)
        is_held[held] = True
        distinct = np.flatnonzero(is_held)
        place_of = np.empty(len(self._vectors), np.int64)
        place_of[distinct] = np.arange(len(distinct))
        alike = np.maximum(vectors @ self._vectors.take(distinct, axis=0).T, 0)
        for asked, term in enumerate(terms):
            number = self._field.number_of(term)
            if number is not None and is_held[number]:
                alike[asked, place_of[number]] = 1
        alike = alike.take(place_of.take(held), axis=1)
        return _Compared(alike, self._idf.take(held), lengths)
