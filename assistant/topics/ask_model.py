"""What a question asks, where no rule tells: a linear model over its words.

``P(ask) = softmax(bias + sum of the rows of the question's features)``, fitted by
``python -m eval.bench.train_asks``. Most of what a model learned from asks something else.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.question import Question
from index.encoder import builtin_encoder, term_model

Floats = NDArray[np.float32]
MEANING, _WORDS, _READ = 2.0, 2.0, 0.5  # what the three kinds of features weigh beside another
_SILENT = ("補助記号", "空白")  # parts of speech
_NUMBER = "〇"  # stands for any
_PLACES = 3  # decimals of a weight in its file


@dataclass(frozen=True, slots=True)
class AskReader:
    """How the questions of one subject are read for a model of it."""

    terms: Callable[[Question], list[str]]  # lemmas, what is named replaced by its kind
    read_as: Callable[[Question], Iterable[str]]  # how rules read the question


@dataclass(frozen=True, slots=True)
class AskModel:
    """The weights of each feature for each of ``asks``."""

    reader: AskReader
    asks: tuple[str, ...]
    rows: Mapping[str, Floats]  # a feature's weights, shape (n_asks,)
    meaning: Floats  # of the encoder's dimensions, shape (dim, n_asks)
    bias: Floats  # shape (n_asks,)

    def guess(self, question: Question) -> tuple[str, float]:
        """The likeliest ask and its probability."""
        terms = self.reader.terms(question)
        scores = self.bias + MEANING * (meaning_of(terms) @ self.meaning)
        features = features_of(terms, self.reader.read_as(question), known=self.rows)
        for name, value in features.items():
            scores = scores + value * self.rows[name]
        likely = np.exp(scores - scores.max())
        best = int(likely.argmax())
        return self.asks[best], float(likely[best] / likely.sum())

    @staticmethod
    def load(path: Path, reader: AskReader) -> "AskModel":
        """Read what ``save`` wrote."""
        held = json.loads(path.read_text(encoding="utf-8"))
        return AskModel(
            reader,
            tuple(held["asks"]),
            {name: np.array(row, np.float32) for name, row in held["features"].items()},
            np.array(held["meaning"], np.float32),
            np.array(held["bias"], np.float32),
        )

    def save(self, path: Path) -> None:
        """Write the weights, a line for each feature."""
        features = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {json.dumps(_rounded(row))}"
            for name, row in sorted(self.rows.items())
        )
        meaning = ",\n".join(f"  {json.dumps(_rounded(row))}" for row in self.meaning)
        path.write_text(
            f'{{\n "asks": {json.dumps(self.asks)},\n "bias": {json.dumps(_rounded(self.bias))},\n'
            f' "features": {{\n{features}\n }},\n "meaning": [\n{meaning}\n ]\n}}\n',
            encoding="utf-8",
        )


def read_terms(question: Question, places: Mapping[int, tuple[int, str]]) -> list[str]:
    """The question's lemmas, any number as one word.

    Args:
        question: The question.
        places: Runs of characters that one word stands for: start -> end, word.
    """
    terms: list[str] = []
    end = 0
    for token in question.tokens:
        if token.start < end or token.pos in _SILENT:
            continue
        held = next(
            (place for start, place in places.items() if start <= token.start < place[0]), None
        )
        if held is not None:
            end, word = held
            terms.append(word)
        else:
            terms.append(_NUMBER if token.surface.isdecimal() else token.lemma)
    return terms


def meaning_of(terms: Sequence[str]) -> Floats:
    """The encoder's vector of the terms, of unit length; shape (dim,)."""
    vectors: Floats = term_model(builtin_encoder()).encode([list(terms)], is_question=True)
    return np.asarray(vectors[0], np.float32)


def features_of(
    terms: Sequence[str], read_as: Iterable[str], *, known: Mapping[str, object] | None = None
) -> dict[str, float]:
    """The words and pairs of words of a question, and how the rules read it.

    Args:
        terms: What the reader made of it.
        read_as: The reader's as well.
        known: Features that count; None: all.
    """
    words = {f"w {term}" for term in terms} | {f"w {a} {b}" for a, b in pairwise(terms)}
    read = set(read_as)
    if known is not None:
        words, read = words & known.keys(), read & known.keys()
    share = _WORDS / max(1.0, len(words)) ** 0.5
    return {**dict.fromkeys(sorted(words), share), **dict.fromkeys(sorted(read), _READ)}


def _rounded(values: Floats) -> list[float]:
    rounded: list[float] = np.round(values.astype(np.float64), _PLACES).tolist()
    return rounded
