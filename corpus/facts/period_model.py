"""Which stretch of time is the period of the plan that a passage is about, where no rule says.

``P(stretch) = exp(w · f) / (1 + sum over the passage's stretches of exp(w · f))``: softmax over
them and over "none", fitted by ``python -m eval.bench.train_periods``.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from corpus.facts.period_candidates import Candidate, features_of

WEIGHTS = Path(__file__).with_name("period_weights.json")
LIKELY_IN_DOCUMENT = 0.65  # least probability that a document's own period needs without a rule
_LIKELY = 0.6  # the least where no rule finds a period
_LIKELIER = 0.5  # than what a rule finds
_DOUBTED = 0.3  # what a rule finds, below it
_PLACES = 3  # decimals of a weight in its file
Period = TypeVar("Period")


@dataclass(frozen=True, slots=True)
class PeriodModel:
    """A weight for each feature."""

    weights: Mapping[str, float]
    bias: float

    def likelihoods(self, passage: Sequence[Candidate]) -> list[float]:
        """The probability of each candidate of a passage; the rest is that of none."""
        scores = [
            self.bias + sum(self.weights.get(name, 0.0) for name in names)
            for names in features_of(passage)
        ]
        raised = [math.exp(score) for score in scores]
        return [one / (1 + sum(raised)) for one in raised]

    @staticmethod
    def load(path: Path = WEIGHTS) -> "PeriodModel":
        """Read what ``save`` wrote."""
        held = json.loads(path.read_text(encoding="utf-8"))
        return PeriodModel(held["weights"], held["bias"])

    def save(self, path: Path) -> None:
        """Write the weights, a line for each feature that has one."""
        kept = {name: round(value, _PLACES) for name, value in sorted(self.weights.items())}
        lines = ",\n".join(
            f"  {json.dumps(name, ensure_ascii=False)}: {value}"
            for name, value in kept.items()
            if value
        )
        text = f'{{\n "bias": {round(self.bias, _PLACES)},\n "weights": {{\n{lines}\n }}\n}}\n'
        path.write_text(text, encoding="utf-8")


def weigh(told: Period | None, periods: Sequence[Period], likely: Sequence[float]) -> Period | None:
    """What a passage states: what the rules found, unless the model knows better.

    Args:
        told: What the rules found.
        periods: What the passage's stretches are.
        likely: The probability of each.
    """
    sure, best = max(zip(likely, periods, strict=True), key=lambda pair: pair[0], default=(0, told))
    if told is None:
        return best if sure >= _LIKELY else None
    if told not in periods:  # put together of several: an extension
        return told
    own = sum(one for one, period in zip(likely, periods, strict=True) if period == told)
    if best != told and sure >= _LIKELIER and own < _DOUBTED:
        return best
    return told if own >= _DOUBTED else None


@cache
def shipped_model() -> PeriodModel:
    """The model that ships with the program, read once."""
    return PeriodModel.load()
