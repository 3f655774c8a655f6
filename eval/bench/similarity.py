"""How well vectors order pairs of sentences by likeness: JSTS, by Spearman's rank correlation."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from eval.figures import rounded
from eval.formats.lines import json_lines
from eval.json_values import JsonObject, number_of, text_of
from eval.problems import Problem, QuestionSetError, shorten
from index.analyzer import Analyzer
from index.encoder import Encoder, SentenceInput


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences and how alike people find them."""

    first: str
    second: str
    likeness: float


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """JSTS's JSON Lines (``sentence1``, ``sentence2``, ``label``), plain or gzipped.

    Raises:
        QuestionSetError: With every bad line.
        OSError: If the file cannot be opened.
    """
    pairs: list[Pair] = []
    problems: list[Problem] = []
    for number, record in json_lines(path, problems):
        pair = _pair(record)
        if pair is None:
            wanted = "an object with sentence1, sentence2 and the number label"
            problems.append(Problem(str(path), number, "", shorten(record), wanted))
        else:
            pairs.append(pair)
    if not pairs and not problems:
        problems.append(Problem(str(path), 0, "", "no line", "at least one pair"))
    if problems:
        raise QuestionSetError(problems)
    return tuple(pairs)


def score_pairs(pairs: Sequence[Pair], encoder: Encoder) -> JsonObject:
    """What ``eval bench similarity --json`` prints."""
    first = _vectors([pair.first for pair in pairs], encoder)
    second = _vectors([pair.second for pair in pairs], encoder)
    cosines = (first * second).sum(axis=1)
    labels = [pair.likeness for pair in pairs]
    return {
        "pairs": len(pairs),
        "encoder": encoder.name,
        "spearman": rounded(spearman(cosines.tolist(), labels)),
        "pearson": rounded(pearson(cosines.tolist(), labels)),
    }


def spearman(first: Sequence[float], second: Sequence[float]) -> float | None:
    """The correlation of ranks; equal values share their mean rank.

    Source:
        Spearman, American Journal of Psychology 15, 1904.
    """
    return pearson(_ranks(first), _ranks(second))


def pearson(first: Sequence[float], second: Sequence[float]) -> float | None:
    """The correlation of values; None when one side is all the same."""
    one = np.asarray(first, np.float64) - np.mean(first)
    two = np.asarray(second, np.float64) - np.mean(second)
    scale = float(np.sqrt((one**2).sum() * (two**2).sum()))
    return float((one * two).sum()) / scale if scale else None


def _ranks(values: Sequence[float]) -> list[float]:
    array = np.asarray(values, np.float64)
    distinct, place, counts = np.unique(array, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    means = ends - (counts - 1) / 2
    ranks: list[float] = means[place].tolist()
    assert len(distinct) == len(counts)
    return ranks


def _vectors(sentences: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    analyzer = Analyzer(shared_morphology())
    inputs = []
    for sentence in sentences:
        text = normalize(sentence)
        inputs.append(SentenceInput(text, analyzer.text_terms(text)))
    return encoder.encode_sentences(inputs)


def _pair(record: JsonObject) -> Pair | None:
    first, second = text_of(record, "sentence1"), text_of(record, "sentence2")
    likeness = number_of(record, "label")
    return Pair(first, second, likeness) if first and second and likeness is not None else None
