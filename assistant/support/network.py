"""The sentence model: small networks over features and over the words that meet.

Each of its networks weighs how every term of the question is met (a gate says how much a term
matters), compares the question's words with the sentence's by embeddings of its own, and reads
both beside the features of ``assistant.support.features``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.support.features import NAMES
from assistant.support.matches import Matches

WEIGHTS = Path(__file__).parent / "sentences.npz"
# Of a network, by name; all start with the number of networks.
PARTS = (
    "linear", "bias", "term", "gate_in", "gate_in_bias", "gate_out", "gate_out_bias",
    "met_in", "met_in_bias", "met_out", "met_out_bias", "question", "sentence",
    "hidden", "hidden_bias", "out",
)  # fmt: skip
LIKENESS = 3.0  # what the comparison of embeddings is multiplied by
LEAST_WEIGHT = 0.1  # of a term

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the model sees of the sentences that are compared."""

    table: Floats  # shape (n_places, n_features)
    matches: Matches


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """The mean of several networks.

    ``score = x @ linear + bias + max(0, y @ hidden + hidden_bias) @ out``, where ``x`` are the
    features less their mean, divided by their scale, beside what is pooled over the terms and
    what embeddings say of the words; ``y`` is the same.
    """

    mean: Floats  # of each feature, shape (n_features,)
    scale: Floats
    numbers: Mapping[str, int]  # of lemmas, from 1; 0 is any other
    parts: Mapping[str, Floats]  # PARTS, each with the number of networks as its first axis

    def scores(self, seen: Seen) -> Floats:
        """The score of each sentence; larger is better, also across questions."""
        if not len(seen.table):
            return np.zeros(0, np.float32)
        matches = seen.matches
        x = (seen.table - self.mean) / self.scale
        terms, question = self._of(matches.lemmas), self._of(matches.question)
        sentences = [self._of(sentence) for sentence in matches.sentences]
        count = len(self.parts["bias"])
        all_scores = [
            _scores({name: part[one] for name, part in self.parts.items()}, x, matches, terms,
                    question, sentences)
            for one in range(count)
        ]  # fmt: skip
        return np.asarray(np.mean(all_scores, axis=0), np.float32)

    def _of(self, lemmas: Sequence[str]) -> Numbers:
        return np.array([self.numbers.get(lemma, 0) for lemma in lemmas], np.int64)

    @staticmethod
    @cache
    def shipped() -> "SentenceModel":
        """The model that ships with the program."""
        return SentenceModel.load()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "SentenceModel":
        """Read what ``save`` wrote.

        Raises:
            ValueError: If the file is of other features than this program's.
        """
        with np.load(path, allow_pickle=False) as held:
            if tuple(held["features"].tolist()) != NAMES:
                raise ValueError(
                    f"{path}: holds weights of other features than this program's; "
                    "fit them again with: python -m eval.bench.train_sentences"
                )
            numbers = {lemma: n for n, lemma in enumerate(held["lemmas"].tolist(), start=1)}
            mean, scale = held["mean"], held["scale"]
            parts = {name: held[name].astype(np.float32) for name in PARTS}
        return cls(mean, scale, numbers, parts)

    def save(self, path: Path) -> None:
        """Write the weights, two bytes each."""
        arrays: dict[str, NDArray[Any]] = {
            "features": np.array(NAMES),
            "lemmas": np.array(list(self.numbers)),
            "mean": self.mean.astype(np.float32),
            "scale": self.scale.astype(np.float32),
            **{name: part.astype(np.float16) for name, part in self.parts.items()},
        }
        np.savez_compressed(path, allow_pickle=False, **arrays)


def _scores(
    net: Mapping[str, Floats],
    x: Floats,
    matches: Matches,
    terms: Numbers,
    question: Numbers,
    sentences: Sequence[Numbers],
) -> Floats:
    """One network's scores of the sentences."""
    met = _pooled(net, matches, net["term"][terms])
    asked = np.tanh(_sum(net["question"], question))
    said = np.array([_sum(net["sentence"], one) for one in sentences]).reshape(len(x), -1)
    alike = asked * np.tanh(said) * LIKENESS
    rows = np.concatenate([x, met, alike], axis=1)
    units = np.maximum(rows @ net["hidden"] + net["hidden_bias"], 0)
    scores: Floats = rows @ net["linear"] + net["bias"] + units @ net["out"]
    return scores


def _pooled(net: Mapping[str, Floats], matches: Matches, embedded: Floats) -> Floats:
    """How the terms are met: the mean by what each matters, and the largest."""
    units = net["met_out"].shape[1]
    if not len(matches.terms):
        return np.zeros((len(matches.meetings), 2 * units), np.float32)
    features = np.concatenate([matches.terms, embedded], axis=1)
    raised = np.maximum(features @ net["gate_in"] + net["gate_in_bias"], 0)
    gate = np.logaddexp(0, raised @ net["gate_out"] + net["gate_out_bias"])
    gate = gate * np.maximum(matches.weights, LEAST_WEIGHT)
    kinds = matches.meetings.shape[2]
    of_meeting, of_term = net["met_in"][:kinds], net["met_in"][kinds:]
    inner = matches.meetings @ of_meeting + (features @ of_term + net["met_in_bias"])
    met = np.maximum(np.maximum(inner, 0) @ net["met_out"] + net["met_out_bias"], 0)
    mean = (met * (gate / (gate.sum() + 1e-6))[:, None]).sum(axis=1)
    largest = (met * (gate / (gate.max() + 1e-6))[:, None]).max(axis=1)
    return np.concatenate([mean, largest], axis=1)


def _sum(embedding: Floats, numbers: Numbers) -> Floats:
    """The sum of embeddings over the root of their number; word 0 counts for nothing."""
    known = numbers[numbers > 0]
    total: Floats = embedding[known].sum(axis=0) / np.sqrt(max(1, len(known)))
    return total
