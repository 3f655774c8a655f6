"""``python -m eval.bench.train_sentences --data FILE --set INDEX FILE``: fits the sentence model.

Softmax over the sentences of a question and, where they may all be wrong, over "none of them",
whose score is 0. The data is SQuAD JSON given by path (JaQuAD's training part) and the lines tagged
``tune`` of question sets. The probability is a logistic model of whether the best sentence of such
a line answers, by the score of a network that had not seen the line, and by what is checked of it.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.support.calibration import NAMES as CALIBRATED
from assistant.support.calibration import WEIGHTS as CALIBRATION
from assistant.support.calibration import Calibration
from assistant.support.network import WEIGHTS, SentenceModel
from eval.bench.sentence_examples import Example, Label, Setting, set_examples, squad_examples
from eval.formats.squad import read_squad

_UNITS = 24
_FITS = 3  # networks whose mean is the model
_FOLDS = 3
_EPOCHS = 12
_BATCH = 64
_RATE = 3e-3
_DECAY = 5e-3
_RIDGE = 1.0
_NEWTON_STEPS = 40
_NEVER = -1e9

Array = NDArray[np.float64]
# Tables of one size, their labels, and whether "none of them" may be right.
Padded = tuple[Array, NDArray[np.int8], NDArray[np.bool_]]


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m eval.bench.train_sentences", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True, metavar="FILE", help="SQuAD JSON")
    parser.add_argument("--paragraphs", type=int, default=2_000, help="that are drawn and indexed")
    parser.add_argument("--questions", type=int, default=5_000, help="asked of their paragraph")
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
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args(argv)
    squad = squad_examples(
        read_squad(args.data),
        paragraphs=args.paragraphs,
        in_paragraphs=args.questions,
        in_found=args.searched,
        seed=args.seed,
    )
    sets = [
        example
        for index, *files in args.sets
        for example in set_examples(Path(index), [Path(name) for name in files])
    ]
    model, calibration = fit_both(list(squad), sets, seed=args.seed)
    model.save(WEIGHTS)
    calibration.save(CALIBRATION)
    print(f"{WEIGHTS}, {CALIBRATION}: fitted", file=sys.stderr)
    return 0


def fit_both(
    squad: Sequence[Example], sets: Sequence[Example], *, seed: int
) -> tuple[SentenceModel, Calibration]:
    """The model of everything, and the probability by models that had not seen the question."""
    folds = _folds(sets, seed)
    values: list[tuple[float, ...]] = []
    answers: list[bool] = []
    for fold in range(_FOLDS):
        seen = [one for one, place in zip(sets, folds, strict=True) if place != fold]
        model = fit([*squad, *seen], seed=seed)
        for example in (one for one, place in zip(sets, folds, strict=True) if place == fold):
            assert example.checks is not None, "lines of question sets are checked"
            scores = model.scores(example.table)
            best = int(scores.argmax())
            values.append((float(scores[best]), *map(float, example.checks[best])))
            answers.append(bool(example.labels[best] == Label.YES.value))
    weights, bias = fit_logistic(np.array(values), np.array(answers))
    named = dict(zip(CALIBRATED, weights.tolist(), strict=True))
    return fit([*squad, *sets], seed=seed), Calibration(named, bias)


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


def fit_logistic(table: Array, answers: NDArray[np.bool_]) -> tuple[Array, float]:
    """Newton's method with a ridge on the weights; the bias is free."""
    rows = np.concatenate([table, np.ones((len(table), 1))], axis=1)
    ridge = np.diag([_RIDGE] * table.shape[1] + [0.0])
    weights = np.zeros(rows.shape[1])
    for _ in range(_NEWTON_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (answers - likely) - ridge @ weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return weights[:-1], float(weights[-1])


def fit(examples: Sequence[Example], *, seed: int) -> SentenceModel:
    """The mean of networks that make the sentences that answer likely.

    A line whose right sentence was not found teaches nothing and is left out.
    """
    kept = [
        one for one in examples if one.setting is not Setting.FOUND or Label.YES.value in one.labels
    ]
    rows = np.concatenate([example.table for example in kept]).astype(np.float64)
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-2
    padded = _padded(kept, mean, scale)
    fits = [_fit_one(padded, np.random.default_rng(seed + order)) for order in range(_FITS)]
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


def _fit_one(padded: Padded, generator: np.random.Generator) -> list[Array]:
    """Linear part, hidden weights and bias, output weights and bias, by Adam."""
    tables, labels, can_be_none = padded
    count, features = len(tables), tables.shape[2]
    values = [
        np.zeros(features),
        generator.normal(0, features**-0.5, (features, _UNITS)),
        np.zeros(_UNITS),
        generator.normal(0, _UNITS**-0.5, _UNITS),
        np.zeros(1),
    ]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    batches = -(-count // _BATCH)
    step = 0
    for _ in range(_EPOCHS):
        for batch in np.array_split(generator.permutation(count), batches):
            step += 1
            gradients = _gradients(values, tables[batch], labels[batch], can_be_none[batch])
            rate = _RATE * (1 - step / (_EPOCHS * batches + 1))
            for place, gradient in enumerate(gradients):
                first[place] = 0.9 * first[place] + 0.1 * gradient
                second[place] = 0.999 * second[place] + 0.001 * gradient**2
                change = first[place] / (1 - 0.9**step)
                change = change / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
                values[place] = values[place] - rate * (change + _DECAY * values[place])
    return values


def _padded(examples: Sequence[Example], mean: Array, scale: Array) -> Padded:
    """Tables of one size, their labels, and whether "none of them" may be right."""
    most = max(len(example.labels) for example in examples)
    tables = np.zeros((len(examples), most, len(mean)))
    labels = np.full((len(examples), most), Label.UNKNOWN.value, np.int8)
    for place, example in enumerate(examples):
        tables[place, : len(example.labels)] = (example.table - mean) / scale
        labels[place, : len(example.labels)] = example.labels
    can_be_none = np.array([one.setting is not Setting.PARAGRAPH for one in examples])
    return tables, labels, can_be_none


def _gradients(
    values: Sequence[Array], z: Array, labels: NDArray[np.int8], can_be_none: NDArray[np.bool_]
) -> list[Array]:
    linear, hidden, hidden_bias, out, bias = values
    raised = z @ hidden + hidden_bias
    units = np.maximum(raised, 0)
    scores = z @ linear + units @ out + bias[0]
    scores = np.where(labels == Label.UNKNOWN.value, _NEVER, scores)
    none = np.where(can_be_none, 0.0, _NEVER)[:, None]
    every = np.concatenate([scores, none], axis=1)
    likely = np.exp(every - every.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    is_right = np.concatenate([labels == Label.YES.value, np.zeros_like(can_be_none)[:, None]], 1)
    is_right[:, -1] = can_be_none & ~is_right.any(axis=1)
    right = likely * is_right
    right /= np.maximum(right.sum(axis=1, keepdims=True), 1e-12)
    has_right = is_right.any(axis=1, keepdims=True)
    back = ((likely - right) * has_right)[:, :-1] / len(z)  # of the loss, by each score
    to_units = back[:, :, None] * out * (raised > 0)
    return [
        np.einsum("ij,ijk->k", back, z),
        np.einsum("ijk,iju->ku", z, to_units),
        to_units.sum(axis=(0, 1)),
        np.einsum("ij,iju->u", back, units),
        np.array([back.sum()]),
    ]


if __name__ == "__main__":
    sys.exit(main())
