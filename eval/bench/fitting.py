"""What the fits of the models of facts share: their passages, documents, features and Adam."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen in one place, and which of it is right; none may be."""

    names: tuple[frozenset[str], ...]  # the features of each
    is_right: tuple[bool, ...]
    weight: float = 1.0


def fit_choices(
    choices: Sequence[Choices], *, ridge: float, steps: int, rate: float
) -> tuple[dict[str, float], float]:
    """Weights and bias of a softmax over each place's choices and "none", whose score is 0.

    Several right choices of a place share what is wanted; where none is, "none" is.
    """
    rows = [names for one in choices for names in one.names]
    counts = Counter(name for one in choices for name in frozenset().union(*one.names))
    features = sorted(name for name, count in counts.items() if count >= _LEAST)
    places = {name: place for place, name in enumerate(features)}
    # Few features of thousands are a row's: their places, and not a table, are multiplied.
    held = [[places[name] for name in sorted(names) if name in places] for names in rows]
    column = np.array([place for one in held for place in one], np.int64)
    row = np.repeat(np.arange(len(rows)), [len(one) for one in held])
    whose = np.repeat(np.arange(len(choices)), [len(one.names) for one in choices])
    right = np.array([flag for one in choices for flag in one.is_right], np.float64)
    weight = np.array([one.weight for one in choices])
    has_right = np.bincount(whose, right, len(choices)) > 0

    def gradient_of(values: Array) -> Array:
        scores = values[-1] + np.bincount(row, values[column], len(rows))
        raised = np.exp(np.clip(scores, -30, 30))
        likely = raised / (1 + np.bincount(whose, raised, len(choices)))[whose]
        among = np.maximum(np.bincount(whose, raised * right, len(choices)), 1e-12)
        wanted = np.where(has_right[whose], raised * right / among[whose], 0.0)
        missed = (likely - wanted) * weight[whose]
        return np.append(np.bincount(column, missed[row], len(features)), missed.sum())

    start = np.zeros(len(features) + 1)
    values = descend(gradient_of, start, ridge=ridge, steps=steps, rate=rate)
    return dict(zip(features, values[:-1].tolist(), strict=True)), float(values[-1])


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
