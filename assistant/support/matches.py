"""How each sentence meets each term of a question: the words, like words, words of near meaning."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.support.asked import AskedQuestion
from assistant.support.places import Place, held_of
from assistant.support.reading import Reading

Floats = NDArray[np.float32]
Vectors = Callable[[Sequence[str]], Floats]  # lemmas -> rows of unit length, zero when unknown

MEETINGS = (
    "own", "like", "in_heading", "before", "behind", "lead",
    "nearest", "all_near", "nearest_in_heading", "nearest_before",
)  # fmt: skip
TERM_FEATURES = ("verb", "name", "number", "one_character", "has_others", "place", "weight")
_MAX_TERMS = 24  # of a question; those behind them are not met
_MAX_QUESTION = 40  # words of a question that the network sees
_MAX_SENTENCE, _MAX_NEAR, _MAX_HEADING, _MAX_BEFORE = 60, 90, 40, 60  # words of a text
_MAX_PLACED = 60  # words of a question by which a term's place is told
_NOTHING_NEAR = -0.2  # nearness where no word has a vector
_SHARPNESS = 8.0  # of the soft maximum over a sentence's words
_SOFT_BIAS = 0.4
_WEIGHT_SCALE = 4.0  # of a term's idf


@dataclass(frozen=True, slots=True)
class Matches:
    """All that the network sees of words."""

    meetings: Floats  # of each sentence with each term, shape (n_places, n_terms, n_meetings)
    terms: Floats  # of each term, shape (n_terms, n_term_features)
    weights: Floats  # of each term, shape (n_terms,)
    lemmas: tuple[str, ...]  # of each term
    question: tuple[str, ...]  # the question's lemmas, in order
    sentences: tuple[tuple[str, ...], ...]  # each sentence's lemmas, in order


def no_vectors(lemmas: Sequence[str]) -> Floats:
    """Where no encoder is at hand: every word is unknown."""
    return np.zeros((len(lemmas), 1), np.float32)


def match_terms(asked: AskedQuestion, places: Sequence[Place], vectors: Vectors) -> Matches:
    """How sentences meet a question's terms.

    Args:
        asked: The question.
        places: The sentences.
        vectors: Of lemmas.
    """
    terms = asked.terms[:_MAX_TERMS]
    tokens = asked.question.tokens[:_MAX_PLACED]
    first: dict[str, int] = {}
    for number, token in enumerate(asked.question.tokens):
        first.setdefault(token.lemma, number)
    features = [
        (
            term.is_verb,
            term.is_name,
            term.is_number,
            len(term.surface) == 1,
            bool(term.others),
            first.get(term.lemma, 0) / max(1, len(tokens)),
            term.weight / _WEIGHT_SCALE,
        )
        for term in terms
    ]
    said = _said(asked, places)
    near = _Nearness([term.lemma for term in terms], places, vectors)
    return Matches(
        np.concatenate([said, near.table], axis=2),
        np.array(features, np.float32).reshape(len(terms), len(TERM_FEATURES)),
        np.array([term.weight for term in terms], np.float32),
        tuple(term.lemma for term in terms),
        tuple(token.lemma for token in asked.question.tokens[:_MAX_QUESTION]),
        tuple(tuple(t.lemma for t in place.own.tokens[:_MAX_SENTENCE]) for place in places),
    )


def _said(asked: AskedQuestion, places: Sequence[Place]) -> Floats:
    """Whether each term, or one that means as much, is said in and around each sentence."""
    nothing = (False,) * len(asked.terms)

    def of(reading: Reading | None) -> tuple[bool, ...]:
        return nothing if reading is None else held_of(asked, reading).either

    rows = [
        [
            held_of(asked, place.own).said,
            held_of(asked, place.own).like,
            of(place.heading),
            of(place.before),
            of(place.behind),
            of(place.lead),
        ]
        for place in places
    ]
    said = np.array(rows, np.float32).reshape(len(places), 6, len(asked.terms))
    return said.transpose(0, 2, 1)[:, :_MAX_TERMS]


class _Nearness:
    """How near the words of texts are to terms, by cosine; each text is compared once."""

    def __init__(self, terms: Sequence[str], places: Sequence[Place], vectors: Vectors) -> None:
        readings = [r for p in places for r in (p.own, p.heading, p.before) if r is not None]
        lemmas = list(dict.fromkeys(lemma for reading in readings for lemma in reading.places))
        self._count = len(terms)
        table = vectors(lemmas) if lemmas else np.zeros((0, 1), np.float32)
        known = np.flatnonzero(np.abs(table).sum(axis=1) > 0).tolist()
        self._numbers = {lemmas[number]: number for number in known}
        is_comparable = bool(terms) and bool(lemmas)
        self._cosines = vectors(terms) @ table.T if is_comparable else np.zeros((0, 0), np.float32)
        self._nothing = np.full((2, self._count), _NOTHING_NEAR, np.float32)
        self._of: dict[tuple[Reading, int], Floats] = {}
        rows = [
            [
                *self._near(place.own, _MAX_NEAR),
                self._near(place.heading, _MAX_HEADING)[0],
                self._near(place.before, _MAX_BEFORE)[0],
            ]
            for place in places
        ]
        table = np.array(rows, np.float32).reshape(len(places), 4, self._count)
        self.table = table.transpose(0, 2, 1)  # shape (n_places, n_terms, 4)

    def _near(self, reading: Reading | None, most: int) -> Floats:
        """The largest and the soft largest cosine of each term with the words of a text."""
        if reading is None or not self._count:
            return self._nothing
        held = self._of.get((reading, most))
        if held is None:
            held = self._of[reading, most] = self._compare(reading, most)
        return held

    def _compare(self, reading: Reading, most: int) -> Floats:
        found = (self._numbers.get(token.lemma) for token in reading.tokens[:most])
        numbers = [number for number in found if number is not None]
        if not numbers:
            return self._nothing
        cosines = self._cosines[:, numbers]
        soft = np.log(np.exp(cosines * _SHARPNESS).sum(axis=1)) / _SHARPNESS - _SOFT_BIAS
        return np.array((cosines.max(axis=1), soft), np.float32)
