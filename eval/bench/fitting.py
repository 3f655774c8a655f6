"""What the fits of the models of facts share: their passages, documents, features and Adam."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_paths, read_document

TRAINING = Path("eval/training")
SETS = Path("eval/sets/facts")
_LEAST = 2  # rows that hold a feature
_SUFFIXES = (".md", ".txt", ".pdf", ".html", ".docx")  # not the questions beside the documents

Array = NDArray[np.float64]


def labelled_lines(kind: str, passages: Path) -> Iterator[dict[str, object]]:
    """The lines tagged ``tune`` of the labelled sets of a kind that have a text, then a file's."""
    for path in (*sorted(SETS.glob(f"{kind}*.jsonl")), passages):
        for line in path.read_text("utf-8").splitlines():
            held = json.loads(line)
            if held.get("text") and (path == passages or "tune" in held["tags"]):
                yield held


def read_documents(roots: Sequence[Path]) -> Iterator[ReadDocument]:
    """Every document below ``roots``, its sentences analysed."""
    for path in (path for root in roots for path in document_paths(root)):
        if path.suffix in _SUFFIXES:
            yield read_sentences(read_document(path), shared_morphology())


def tabulate(
    rows: Sequence[Iterable[str]], counted: Iterable[Iterable[str]]
) -> tuple[list[str], NDArray[np.float32]]:
    """The features that ``counted`` holds more than once, and which of them each row has.

    The table's shape is (n_rows, n_features + 1): its last column is 1, for the bias.
    """
    counts = Counter(name for names in counted for name in names)
    features = sorted(name for name, count in counts.items() if count >= _LEAST)
    places = {name: place for place, name in enumerate(features)}
    table = np.zeros((len(rows), len(features) + 1), np.float32)
    table[:, -1] = 1.0
    for row, names in enumerate(rows):
        table[row, [places[name] for name in names if name in places]] = 1.0
    return features, table


def descend(
    gradient_of: Callable[[Array], Array], values: Array, *, ridge: float, steps: int, rate: float
) -> Array:
    """The values that make a loss least, by Adam (Kingma and Ba 2015), its rate falling to 0.

    Args:
        gradient_of: The loss's gradient at some values, of their shape.
        values: Where to begin; the last row is the bias.
        ridge: Weight of half the sum of squares of all rows but the bias.
        steps: How often to step.
        rate: How far at first.
    """
    first, second = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, steps + 1):
        gradient = gradient_of(values)
        gradient[:-1] += ridge * values[:-1]
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        pace = rate * (1 - step / (steps + 1)) / (1 - 0.9**step)
        values = values - pace * first / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return values
