"""The built-in encoder without torch: terms -> weighted sum of static vectors, of unit length.

A vector is ``unit(unit(sum of weight * row) - common)``. Questions and documents have term
weights of their own. A term that the model has never seen is read by its characters.
"""

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError

Floats = NDArray[np.float32]

_BATCH = 4096  # sentences whose rows are gathered at once: tens of megabytes


class StaticModel:
    """Static vectors of terms.

    Args:
        terms: The vocabulary.
        rows: For each term, its row of ``table``; terms may share one.
        table: int8, shape (n_rows, dim).
        scales: float32, shape (n_rows,): what a row's integers are multiplied by.
        weights: float32, shape (2, n_terms): of each term in a question and in a document.
        common: float32, shape (dim,): the component that all texts share.
    """

    def __init__(
        self,
        terms: Sequence[str],
        rows: NDArray[np.int32],
        table: NDArray[np.int8],
        scales: Floats,
        weights: Floats,
        common: Floats,
    ) -> None:
        self.terms = terms
        self.rows = rows
        self.table = table
        self.scales = scales
        self.weights = weights
        self.common = common

    @property
    def dim(self) -> int:
        """The number of dimensions."""
        return int(self.table.shape[1])

    @cached_property
    def _table(self) -> Floats:
        return self.table.astype(np.float32)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {term: number for number, term in enumerate(self.terms)}

    def encode(self, texts: Sequence[Sequence[str]], *, is_question: bool) -> Floats:
        """The vectors of texts given by their content terms.

        Returns:
            float32, shape (n_texts, dim); zero for a text without a known term.
        """
        vectors = np.zeros((len(texts), self.dim), np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = texts[start : start + _BATCH]
            vectors[start : start + len(batch)] = self._sums(batch, 0 if is_question else 1)
        _to_unit(vectors)
        is_text = vectors.any(axis=1)
        vectors[is_text] -= self.common
        _to_unit(vectors)
        return vectors

    def term_vectors(self, terms: Sequence[str]) -> Floats:
        """Each term's own vector, of unit length; zero without a known term or character."""
        vectors = self._sums([[term] for term in terms], 1)
        _to_unit(vectors)
        return vectors

    def question_weights(self, terms: Sequence[str]) -> Floats:
        """What each term weighs in a question; 1 for one that is not known."""
        numbers = [self._numbers.get(term) for term in terms]
        return np.array(
            [1.0 if number is None else self.weights[0, number] for number in numbers], np.float32
        )

    def _sums(self, texts: Sequence[Sequence[str]], role: int) -> Floats:
        sums = np.zeros((len(texts), self.dim), np.float32)
        numbers: list[int] = []
        shares: list[float] = []
        ends = []
        numbers_of = self._numbers
        for text in texts:
            for term in text:
                number = numbers_of.get(term)
                if number is not None:
                    numbers.append(number)
                    shares.append(1.0)
                else:
                    characters = [numbers_of[char] for char in term if char in numbers_of]
                    numbers.extend(characters)
                    shares.extend([1 / len(term)] * len(characters))
            ends.append(len(numbers))
        places = np.array(numbers, np.int64)
        rows = self.rows[places]
        factors = np.array(shares, np.float32) * self.weights[role, places] * self.scales[rows]
        start = 0
        for place, end in enumerate(ends):
            if end > start:
                np.dot(factors[start:end], self._table[rows[start:end]], out=sums[place])
            start = end
        return sums

    def save(self, directory: Path) -> None:
        """Write the model's own files; the rest of the folder is what loads them."""
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "terms.txt").write_text(
            "".join(f"{term}\n" for term in self.terms), "utf-8", newline="\n"
        )
        for name, array in self._arrays().items():
            np.save(directory / f"{name}.npy", array, allow_pickle=False)
        shape = {"terms": len(self.terms), "rows": len(self.table), "dim": self.dim}
        (directory / "config.json").write_text(json.dumps(shape) + "\n", "utf-8")

    def _arrays(self) -> dict[str, NDArray[np.generic]]:
        return {
            "rows": self.rows.astype(np.uint16 if len(self.table) <= 65536 else np.int32),
            "table": self.table,
            "scales": self.scales.astype(np.float32),
            "weights": self.weights.astype(np.float16),
            "common": self.common.astype(np.float32),
        }

    @classmethod
    def load(cls, directory: Path) -> "StaticModel":
        """Read what ``save`` wrote.

        Raises:
            EncoderError: If a file is missing or does not fit the others.
        """
        try:
            terms = (directory / "terms.txt").read_text("utf-8").split("\n")[:-1]
            arrays = {
                name: np.load(directory / f"{name}.npy", allow_pickle=False)
                for name in ("rows", "table", "scales", "weights", "common")
            }
        except (OSError, ValueError) as error:
            raise EncoderError(
                f"{directory}: the built-in model cannot be read ({error}); install the program "
                "again, or name another model with --encoder"
            ) from error
        rows, table = arrays["rows"].astype(np.int32), arrays["table"]
        if len(rows) != len(terms) or arrays["weights"].shape != (2, len(terms)):
            raise EncoderError(
                f"{directory}: found {len(terms)} terms, {len(rows)} rows and weights of shape "
                f"{arrays['weights'].shape}, which do not fit; install the program again"
            )
        weights, scales = arrays["weights"].astype(np.float32), arrays["scales"]
        return cls(terms, rows, table, scales, weights, arrays["common"])


def quantize(table: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Rows as int8 and what each is multiplied by; a row's largest entry becomes 127."""
    scales = np.abs(table).max(axis=1) / 127
    scales[scales == 0] = 1
    return np.rint(table / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def _to_unit(vectors: Floats) -> None:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    np.divide(vectors, norms, out=vectors, where=norms > 1e-9)
