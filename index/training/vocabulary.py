"""The terms that the built-in encoder knows, and the vectors and weights that they start with."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.cleaning import clean_text
from corpus.normalize import normalize
from index.analyzer import Analyzer
from index.training.ginza import WordVectors

Floats = NDArray[np.float32]

MIN_COUNT = 2  # a term that was met once in training is noise or a typing error
_SIF = 1e-3  # Arora, Liang and Ma, ICLR 2017: weight a / (a + p(term))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Terms with what they start from; the arrays have one row a term."""

    terms: tuple[str, ...]  # sorted
    counts: NDArray[np.int64]  # in the training data
    vectors: Floats  # of unit length, or zero
    weights: Floats  # by frequency, in (0, 1)

    def numbers(self) -> dict[str, int]:
        """The place of each term."""
        return {term: number for number, term in enumerate(self.terms)}


def make_vocabulary(
    counts: Counter[str],
    met_spellings: Mapping[str, Counter[str]],
    words: WordVectors,
    analyzer: Analyzer,
) -> Vocabulary:
    """Terms met in training, and every word of ``words`` that is one known term by itself.

    A term starts from the vectors of its spellings, as often as each was met (ごみ rather than 塵);
    a term that was not met, from its own vector or its first spelling's.
    """
    general = _known_spellings(words.rows, analyzer)
    met = {term for term, count in counts.items() if count >= MIN_COUNT}
    terms = sorted(met | general.keys())
    vectors = np.zeros((len(terms), words.table.shape[1]), np.float32)
    for number, term in enumerate(terms):
        if term in met:
            spellings = met_spellings.get(term, Counter([term]))
        else:
            spellings = Counter([term if term in words.rows else general[term]])
        vectors[number] = _vector(term, spellings, words)
    frequency = np.array([counts[term] for term in terms], np.float64)
    share = (frequency + 0.5) / (frequency + 0.5).sum()
    weights = (_SIF / (_SIF + share)).astype(np.float32)
    return Vocabulary(tuple(terms), frequency.astype(np.int64), vectors, weights)


def _known_spellings(words: Iterable[str], analyzer: Analyzer) -> dict[str, str]:
    """The terms that MeCab's dictionary knows and the first word that is read as each alone."""
    found: dict[str, str] = {}
    for word in words:
        tokens = analyzer.tokens(normalize(clean_text(word)[0]))
        if len(tokens) == 1 and tokens[0].is_known:
            for term in analyzer.content_terms(tokens):
                found.setdefault(term, word)
    return found


def _vector(term: str, spellings: Mapping[str, int], words: WordVectors) -> Floats:
    """The mean of the spellings' vectors, else the term's own, else that of its characters."""
    shares = {words.rows[word]: count for word, count in spellings.items() if word in words.rows}
    if not shares and term in words.rows:
        shares = {words.rows[term]: 1}
    if not shares:
        shares = {words.rows[char]: 1 for char in term if char in words.rows}
    if not shares:
        return np.zeros(words.table.shape[1], np.float32)
    weights = np.array(list(shares.values()), np.float32)
    vector: Floats = weights @ words.table[list(shares)]
    return vector / max(float(np.linalg.norm(vector)), 1e-9)
