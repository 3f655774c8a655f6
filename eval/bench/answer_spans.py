"""The words of a sentence that answer a question: a small log-linear model over spans."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.morphology import Morphology
from corpus.normalize import align
from corpus.records import Span
from eval.bench.answer_features import AskedFor, Reader, candidates, features, near_places

WEIGHTS = Path(__file__).parent / "answer_spans.json"


@dataclass(frozen=True, slots=True)
class SpanModel:
    """A weight for each feature; what has none counts 0."""

    weights: Mapping[str, float]

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "SpanModel":
        """Read the weights that ``eval.bench.train_spans`` wrote."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def score(self, names: list[str]) -> float:
        """The sum of the weights of the features ``names``."""
        weights = self.weights
        return sum(weights.get(name, 0.0) for name in names)


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """Words that may answer."""

    span: Span
    score: float  # unbounded; larger is better, also across sentences


class SpanChooser:
    """Chooses the words of a sentence that answer a question."""

    def __init__(self, model: SpanModel, morphology: Morphology) -> None:
        self._model = model
        self._reader = Reader(morphology)

    def read_question(self, question: str) -> AskedFor:
        """What ``question`` asks for, to be used for several sentences."""
        return self._reader.question(question)

    def choose(self, asked: AskedFor, sentence: str) -> ScoredSpan | None:
        """The best span of ``sentence``, or None when it has no candidate."""
        aligned = align(sentence)
        tokens = self._reader.tokens(aligned.text)
        near = near_places(asked, tokens)
        best, best_score = None, 0.0
        for candidate in candidates(tokens):
            score = self._model.score(features(asked, tokens, candidate, near))
            if best is None or score > best_score:
                best, best_score = candidate, score
        if best is None:
            return None
        span = aligned.to_original(tokens[best.start].start, tokens[best.end - 1].end)
        return ScoredSpan(span, best_score)
