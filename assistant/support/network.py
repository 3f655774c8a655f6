"""The sentence model: a small network over features, its score as a probability."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.support.features import NAMES

WEIGHTS = Path(__file__).parent / "sentences.json"

Floats = NDArray[np.float32]
_PLACES = 4  # decimals of a weight in its file


@dataclass(frozen=True, slots=True)
class SentenceModel:
    """One hidden layer of rectified units beside a linear part.

    ``score = z @ linear + max(0, z @ hidden + hidden_bias) @ out + bias``, where ``z`` are the
    features less their mean, divided by their scale.
    """

    mean: Floats  # of each feature, shape (n_features,)
    scale: Floats
    linear: Floats
    hidden: Floats  # shape (n_features, n_units)
    hidden_bias: Floats
    out: Floats  # shape (n_units,)
    bias: float

    def scores(self, table: Floats) -> Floats:
        """The score of each row of features; larger is better, also across questions."""
        z = (table - self.mean) / self.scale
        units = np.maximum(z @ self.hidden + self.hidden_bias, 0)
        return np.asarray(z @ self.linear + units @ self.out + self.bias, np.float32)

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
        held = json.loads(path.read_text(encoding="utf-8"))
        if tuple(held["features"]) != NAMES:
            raise ValueError(
                f"{path}: holds weights of other features than this program's; "
                "fit them again with: python -m eval.bench.train_sentences"
            )
        rows = list(held["features"].values())
        mean, scale, linear = (
            np.array([row[name] for row in rows], np.float32)
            for name in ("mean", "scale", "linear")
        )
        return cls(
            mean,
            scale,
            linear,
            np.array([row["hidden"] for row in rows], np.float32),
            np.array(held["hidden_bias"], np.float32),
            np.array(held["out"], np.float32),
            float(held["bias"]),
        )

    def save(self, path: Path) -> None:
        """Write the weights, a line for each feature."""
        features = {
            name: {
                "mean": _rounded(self.mean[place]),
                "scale": _rounded(self.scale[place]),
                "linear": _rounded(self.linear[place]),
                "hidden": _rounded(self.hidden[place]),
            }
            for place, name in enumerate(NAMES)
        }
        lines = ",\n".join(
            f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in features.items()
        )
        rest = {
            "hidden_bias": _rounded(self.hidden_bias),
            "out": _rounded(self.out),
            "bias": _rounded(np.float32(self.bias)),
        }
        tail = ",\n".join(
            f" {json.dumps(name)}: {json.dumps(value)}" for name, value in rest.items()
        )
        path.write_text(f'{{\n "features": {{\n{lines}\n }},\n{tail}\n}}\n', encoding="utf-8")


def _rounded(values: "NDArray[np.float32] | np.float32") -> object:
    return np.round(np.asarray(values, np.float64), _PLACES).tolist()
