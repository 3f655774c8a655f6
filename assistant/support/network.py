"""The sentence model: small networks over features and over the words that meet.

Each of its networks weighs how every term of the question is met (a gate says how much a term
matters), compares the question's words with the sentence's by embeddings of its own, and reads
both beside the features of ``assistant.support.features``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
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
        nets, matches = self.parts, seen.matches
        x = np.broadcast_to(
            (seen.table - self.mean) / self.scale, (len(nets["bias"]), *seen.table.shape)
        )
        met = _pooled(nets, matches, nets["term"][:, self._of(matches.lemmas)])
        asked = _summed(nets["question"], [self._of(matches.question)])
        said = _summed(nets["sentence"], [self._of(sentence) for sentence in matches.sentences])
        alike = np.tanh(asked) * np.tanh(said) * LIKENESS
        rows = np.concatenate([x, met, alike], axis=2)
        units = np.maximum(rows @ nets["hidden"] + nets["hidden_bias"][:, None], 0)
        linear, out = nets["linear"][:, :, None], nets["out"][:, :, None]
        scores = (rows @ linear + units @ out)[:, :, 0] + nets["bias"][:, None]
        return np.asarray(scores.mean(axis=0), np.float32)

    def _of(self, lemmas: Sequence[str]) -> Numbers:
        return np.fromiter(map(self.numbers.get, lemmas, repeat(0)), np.int64, len(lemmas))

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


def _pooled(nets: Mapping[str, Floats], matches: Matches, embedded: Floats) -> Floats:
    """How the terms are met: the mean by what each matters, and the largest.

    Args:
        nets: The networks.
        matches: How sentences meet terms.
        embedded: The terms, shape (n_networks, n_terms, n_units).

    Returns:
        Shape (n_networks, n_places, 2 * n_units).
    """
    places, count, kinds = matches.meetings.shape
    networks, units = len(embedded), nets["met_out"].shape[2]
    if not count:
        return np.zeros((networks, places, 2 * units), np.float32)
    of_terms = np.broadcast_to(matches.terms, (networks, *matches.terms.shape))
    features = np.concatenate([of_terms, embedded], axis=2)
    raised = np.maximum(features @ nets["gate_in"] + nets["gate_in_bias"][:, None], 0)
    gate = (raised @ nets["gate_out"][:, :, None])[:, :, 0] + nets["gate_out_bias"][:, None]
    gate = np.logaddexp(0, gate) * np.maximum(matches.weights, LEAST_WEIGHT)
    of_meeting, of_term = nets["met_in"][:, :kinds], nets["met_in"][:, kinds:]
    inner = (matches.meetings.reshape(-1, kinds) @ of_meeting).reshape(networks, places, count, -1)
    inner = inner + (features @ of_term + nets["met_in_bias"][:, None])[:, None]
    flat = np.maximum(inner, 0).reshape(networks, places * count, -1)
    met = np.maximum(flat @ nets["met_out"] + nets["met_out_bias"][:, None], 0)
    met = met.reshape(networks, places, count, units)
    share = gate / (gate.sum(axis=1, keepdims=True) + 1e-6)
    part = gate / (gate.max(axis=1, keepdims=True) + 1e-6)
    mean = (met * share[:, None, :, None]).sum(axis=2)
    largest = (met * part[:, None, :, None]).max(axis=2)
    return np.concatenate([mean, largest], axis=2)


def _summed(embedding: Floats, texts: Sequence[Numbers]) -> Floats:
    """The sum of each text's words over the root of their number; word 0 counts for nothing.

    Args:
        embedding: Shape (n_networks, n_words, n_units).
        texts: Words of each.

    Returns:
        Shape (n_networks, n_texts, n_units).
    """
    known = [numbers[numbers > 0] for numbers in texts]
    words = np.concatenate(known)
    shares = np.zeros((len(known), len(words)), np.float32)
    start = 0
    for row, numbers in enumerate(known):
        shares[row, start : start + len(numbers)] = max(1, len(numbers)) ** -0.5
        start += len(numbers)
    return shares @ embedding[:, words]
