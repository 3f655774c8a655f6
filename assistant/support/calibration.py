"""The model's score and what was checked -> the probability that a sentence answers."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from assistant.support.checks import Checks

WEIGHTS = Path(__file__).parent / "calibration.json"
NAMES = ("score", *(field.name for field in fields(Checks)))


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic model: what each of ``NAMES`` weighs, and the bias."""

    weights: Mapping[str, float]
    bias: float

    def probability(self, score: float, checks: Checks) -> float:
        """The probability that a sentence with this score answers."""
        values = zip(NAMES, (score, *checks.values), strict=True)
        z = self.bias + sum(self.weights[name] * value for name, value in values)
        return 1.0 / (1.0 + math.exp(-min(max(z, -30.0), 30.0)))

    def save(self, path: Path) -> None:
        """Write the weights."""
        weights = {name: round(weight, 3) for name, weight in self.weights.items()}
        held = {"weights": weights, "bias": round(self.bias, 3)}
        path.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")

    @staticmethod
    @cache
    def shipped() -> "Calibration":
        """The weights that ship with the program."""
        held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return Calibration(held["weights"], held["bias"])
