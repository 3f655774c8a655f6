"""The words of a sentence that answer a question: a small log-linear model over spans."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.support.span_features import AskedFor, Reader
from assistant.support.span_grid import SpanGrid, SpanWeights
from corpus.morphology import Morphology
from corpus.normalize import align
from corpus.records import Span

WEIGHTS = Path(__file__).parent / "spans.json"


@dataclass(frozen=True, slots=True)
class SpanModel:
    """A weight for each feature of ``span_features``; what has none counts 0."""

    weights: Mapping[str, float]

    @staticmethod
    @cache
    def shipped() -> "SpanModel":
        """The weights that ship with the program."""
        return SpanModel.load()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "SpanModel":
        """Read the weights that ``eval.bench.train_spans`` wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Words that may answer."""

    span: Span
    score: float  # unbounded; larger is better, also across sentences


class SpanChooser:
    """Chooses the words of a sentence that answer a question."""

    def __init__(self, model: SpanModel, morphology: Morphology) -> None:
        self._weights = SpanWeights(model.weights)
        self._reader = Reader(morphology)

    def read_question(self, question: str) -> AskedFor:
        """What ``question`` asks for, to be used for several sentences."""
        return self._reader.question(question)

    def choose(self, asked: AskedFor, sentence: str) -> ScoredSpan | None:
        """The best span of ``sentence``, or None when it has no candidate."""
        aligned = align(sentence)
        grid = SpanGrid(self._reader.tokens(aligned.text))
        scores = grid.scores(asked, self._weights.of(asked))
        if not len(scores):
            return None
        best = int(scores.argmax())
        return ScoredSpan(aligned.to_original(*grid.characters(best)), float(scores[best]))
