"""Which sum a question asks for, if any: small networks over what is seen of each.

``score = x @ linear + max(0, x @ hidden + hidden_bias) @ out``, where ``x`` are a sum's features
less their mean, divided by their scale; "none of them" has a score by features of its own. The
probability is the softmax of the networks' mean score. ``python -m eval.bench.train_sums`` fits it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.calculation.program_features import NAMES, Floats

WEIGHTS = Path(__file__).with_name("sums.npz")
PARTS = ("linear", "hidden", "hidden_bias", "out")  # all start with the number of networks


@dataclass(frozen=True, slots=True)
class ProgramModel:
    """The mean of several networks."""

    mean: Floats  # of each feature, shape (n_features,)
    scale: Floats
    parts: Mapping[str, Floats]

    def probabilities(self, table: Floats) -> Floats:
        """How likely each sum is the one that is asked for.

        Args:
            table: Shape (n_programs + 1, n_features); its last row is "none of them".

        Returns:
            Shape (n_programs + 1,); its sum is 1.
        """
        x = (table - self.mean) / self.scale
        units = np.maximum(x @ self.parts["hidden"] + self.parts["hidden_bias"][:, None], 0)
        scores = x @ self.parts["linear"][:, :, None] + units @ self.parts["out"][:, :, None]
        mean = scores[:, :, 0].mean(axis=0)
        likely = np.exp(mean - mean.max())
        return np.asarray(likely / likely.sum(), np.float32)

    @staticmethod
    @cache
    def shipped() -> "ProgramModel":
        """The model that ships with the program."""
        return ProgramModel.load()

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> "ProgramModel":
        """Read what ``save`` wrote.

        Raises:
            ValueError: If the file is of other features than this program's.
        """
        with np.load(path, allow_pickle=False) as held:
            if tuple(held["features"].tolist()) != NAMES:
                raise ValueError(
                    f"{path}: holds weights of other features than this program's; "
                    "fit them again with: python -m eval.bench.train_sums"
                )
            parts = {name: held[name].astype(np.float32) for name in PARTS}
            return cls(held["mean"], held["scale"], parts)

    def save(self, path: Path) -> None:
        """Write the weights, two bytes each."""
        arrays: dict[str, NDArray[Any]] = {
            "features": np.array(NAMES),
            "mean": self.mean.astype(np.float32),
            "scale": self.scale.astype(np.float32),
            **{name: part.astype(np.float16) for name, part in self.parts.items()},
        }
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
