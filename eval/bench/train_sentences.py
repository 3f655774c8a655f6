"""``python -m eval.bench.train_sentences``: fits the sentence model.

Softmax over the sentences of a question and, where they may all be wrong, over "none of them",
whose score is 0. The data is SQuAD JSON given by path (JaQuAD's training part) and the lines tagged
``tune`` of question sets. The probability is a logistic model of whether the best sentence of such
a line answers, by the score of a network that had not seen the line, and by what is checked of it.
``--training`` takes lines that weigh less than the sets': many, and written for training alone.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.support.calibration import NAMES as CALIBRATED
from assistant.support.calibration import WEIGHTS as CALIBRATION
from assistant.support.calibration import Calibration
from assistant.support.network import WEIGHTS, SentenceModel
from eval.bench.sentence_examples import Example, Label, Setting, set_examples, squad_examples
from eval.formats.squad import read_squad
from index.encoder import BuiltinEncoder

_UNITS = 32
_FITS = 8  # networks whose mean is the model
_FOLDS = 3
_SET_WEIGHT = 4  # a set's line counts as so many others: real plans are what is asked
_TRAINING_COUNT = 0.2  # of a training line, in the probability: its near misses are nearer
_EPOCHS = 8
_BATCH = 64
_RATE = 3e-3
_DECAY = 2e-2
_RIDGE = 1.0
_NEWTON_STEPS = 40
_NEVER = -1e9

Array = NDArray[np.float64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Flat:
    """The sentences of many questions one below the other."""

    rows: Floats  # features of each sentence, standardised
    labels: NDArray[np.int8]  # of each sentence
    sizes: NDArray[np.int64]  # sentences of each question, at least one
    can_be_none: NDArray[np.bool_]  # whether all sentences of a question may be wrong

    def of(self, numbers: NDArray[np.int64]) -> "Flat":
        """Some of the questions."""
        starts, sizes = np.cumsum(self.sizes) - self.sizes, self.sizes[numbers]
        rows = np.arange(sizes.sum()) + np.repeat(
            starts[numbers] - (np.cumsum(sizes) - sizes), sizes
        )
        return Flat(self.rows[rows], self.labels[rows], sizes, self.can_be_none[numbers])


def build_parser() -> argparse.ArgumentParser:
    """The command's arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench.train_sentences", description=__doc__
    )
    parser.add_argument(
        "--data",
        nargs=2,
        action="append",
        required=True,
        type=Path,
        metavar=("FILE", "ENCODER"),
        help="SQuAD JSON, and an encoder that was not trained on its questions",
    )
    parser.add_argument(
        "--paragraphs", type=int, default=4_000, help="that are drawn of a file and indexed"
    )
    parser.add_argument("--questions", type=int, default=9_000, help="asked of their paragraph")
    parser.add_argument("--searched", type=int, default=450, help="asked of found paragraphs")
    parser.add_argument(
        "--set",
        nargs="+",
        action="append",
        required=True,
        metavar=("INDEX", "FILE"),
        dest="sets",
        help="an index and the question sets that are asked of it",
    )
    parser.add_argument(
        "--training",
        nargs="+",
        action="append",
        default=[],
        metavar=("INDEX", "FILE"),
        help="as --set; its encoder must not have been tuned on the same lines",
    )
    parser.add_argument("--seed", type=int, default=0)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and write the weights."""
    args = build_parser().parse_args(argv)
    squad = [
        example
        for path, encoder in args.data
        for example in squad_examples(
            read_squad(path),
            BuiltinEncoder(encoder),
            paragraphs=args.paragraphs,
            in_paragraphs=args.questions,
            in_found=args.searched,
            seed=args.seed,
        )
    ]
    training, sets = _read(args.training), _read(args.sets, _SET_WEIGHT)
    model, calibration = fit_both(squad, training, sets, seed=args.seed)
    model.save(WEIGHTS)
    calibration.save(CALIBRATION)
    print(f"{WEIGHTS}, {CALIBRATION}: fitted", file=sys.stderr)
    return 0


def _read(named: Sequence[Sequence[str]], weight: int = 1) -> list[Example]:
    return [
        replace(example, weight=weight)
        for index, *files in named
        for example in set_examples(Path(index), [Path(name) for name in files])
    ]


def fit_both(
    squad: Sequence[Example], training: Sequence[Example], sets: Sequence[Example], *, seed: int
) -> tuple[SentenceModel, Calibration]:
    """The model of everything, and the probability by models that had not seen the question.

    Args:
        squad: Sentences of paragraphs.
        training: Lines written for training alone.
        sets: Lines of question sets.
        seed: Of the folds and the fits.
    """
    lines = [*training, *sets]
    counts = np.array([_TRAINING_COUNT] * len(training) + [float(one.weight) for one in sets])
    folds = np.array(_folds(lines, seed))
    values = np.zeros((len(lines), len(CALIBRATED)))
    answers = np.zeros(len(lines), bool)
    for fold in range(_FOLDS):
        model = fit([*squad, *(lines[one] for one in np.flatnonzero(folds != fold))], seed=seed)
        for number in np.flatnonzero(folds == fold):
            example = lines[number]
            assert example.checks is not None, "lines of question sets are checked"
            scores = model.scores(example.table)
            best = int(scores.argmax())
            values[number] = (scores[best], *example.checks[best])
            answers[number] = example.labels[best] == Label.YES.value
    weights, bias = fit_logistic(values, answers, counts)
    named = dict(zip(CALIBRATED, weights.tolist(), strict=True))
    return fit([*squad, *lines], seed=seed), Calibration(named, bias)


def _folds(examples: Sequence[Example], seed: int) -> list[int]:
    """A fold for each example; documents stay together where there are many of them."""
    groups = sorted({example.group for example in examples})
    generator = random.Random(seed)
    generator.shuffle(groups)
    fold_of = {group: place % _FOLDS for place, group in enumerate(groups)}
    sizes = Counter(example.group for example in examples)
    return [
        generator.randrange(_FOLDS)
        if sizes[example.group] > len(examples) / _FOLDS
        else fold_of[example.group]
        for example in examples
    ]


def fit_logistic(table: Array, answers: NDArray[np.bool_], counts: Array) -> tuple[Array, float]:
    """Newton's method with a ridge on the weights; the bias is free. A row counts as so many."""
    rows = np.concatenate([table, np.ones((len(table), 1))], axis=1)
    ridge = np.diag([_RIDGE] * table.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_NEWTON_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (counts * (answers - likely)) - ridge @ weights
        curve = (rows * (counts * likely * (1 - likely))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights[:-1], float(weights[-1])


def fit(examples: Sequence[Example], *, seed: int) -> SentenceModel:
    """The mean of networks that make the sentences that answer likely.

    A line whose right sentence was not found teaches nothing and is left out.
    """
    kept = [
        one
        for one in examples
        if one.setting is not Setting.FOUND or Label.YES.value in one.labels
        for _ in range(one.weight)
    ]
    rows = np.concatenate([example.table for example in kept]).astype(np.float64)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-2
    flat = _flat(kept, mean, scale)
    fits = [_fit_one(flat, np.random.default_rng(seed + order)) for order in range(_FITS)]
    linear, hidden, hidden_bias, out, bias = zip(*fits, strict=True)
    return SentenceModel(
        mean.astype(np.float32),
        scale.astype(np.float32),
        np.mean(linear, axis=0).astype(np.float32),
        np.concatenate(hidden, axis=1).astype(np.float32),
        np.concatenate(hidden_bias).astype(np.float32),
        (np.concatenate(out) / _FITS).astype(np.float32),
        float(np.mean(bias)),
    )


def _fit_one(flat: Flat, generator: np.random.Generator) -> list[Floats]:
    """Linear part, hidden weights and bias, output weights and bias, by Adam."""
    count, features = len(flat.sizes), flat.rows.shape[1]
    values: list[Floats] = [
        np.zeros(features, np.float32),
        generator.normal(0, features**-0.5, (features, _UNITS)).astype(np.float32),
        np.zeros(_UNITS, np.float32),
        generator.normal(0, _UNITS**-0.5, _UNITS).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    batches = -(-count // _BATCH)
    step = 0
    for _ in range(_EPOCHS):
        for batch in np.array_split(generator.permutation(count), batches):
            step += 1
            rate = _RATE * (1 - step / (_EPOCHS * batches + 1))
            for place, gradient in enumerate(_gradients(values, flat.of(batch))):
                first[place] = 0.9 * first[place] + 0.1 * gradient
                second[place] = 0.999 * second[place] + 0.001 * gradient**2
                change = first[place] / (1 - 0.9**step)
                change = change / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
                values[place] = values[place] - rate * (change + _DECAY * values[place])
    return values


def _flat(examples: Sequence[Example], mean: Array, scale: Array) -> Flat:
    return Flat(
        ((np.concatenate([one.table for one in examples]) - mean) / scale).astype(np.float32),
        np.concatenate([one.labels for one in examples]),
        np.array([len(one.labels) for one in examples], np.int64),
        np.array([one.setting is not Setting.PARAGRAPH for one in examples]),
    )


def _gradients(values: Sequence[Floats], flat: Flat) -> list[Floats]:
    """Of the mean loss, by each of ``values``."""
    linear, hidden, hidden_bias, out, bias = values
    starts = np.cumsum(flat.sizes) - flat.sizes
    raised = flat.rows @ hidden + hidden_bias
    units = np.maximum(raised, 0)
    scores = flat.rows @ linear + units @ out + bias[0]
    scores = np.where(flat.labels == Label.UNKNOWN.value, np.float32(_NEVER), scores)
    none = np.where(flat.can_be_none, np.float32(0), np.float32(_NEVER))
    top = np.maximum(np.maximum.reduceat(scores, starts), none)
    raw = np.exp(scores - np.repeat(top, flat.sizes))
    total = np.add.reduceat(raw, starts) + np.exp(none - top)
    likely = raw / np.repeat(total, flat.sizes)
    is_right = flat.labels == Label.YES.value
    right = likely * is_right
    right /= np.repeat(np.maximum(np.add.reduceat(right, starts), 1e-12), flat.sizes)
    has_right = np.logical_or.reduceat(is_right, starts) | flat.can_be_none
    back = (likely - right) * np.repeat(has_right, flat.sizes) / np.float32(len(flat.sizes))
    to_units = back[:, None] * out * (raised > 0)
    return [
        flat.rows.T @ back,
        flat.rows.T @ to_units,
        to_units.sum(axis=0),
        units.T @ back,
        back.sum(keepdims=True),
    ]


if __name__ == "__main__":
    sys.exit(main())
