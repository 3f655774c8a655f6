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
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.support.calibration import NAMES as CALIBRATED
from assistant.support.calibration import WEIGHTS as CALIBRATION
from assistant.support.calibration import Calibration
from assistant.support.network import PARTS, WEIGHTS, SentenceModel
from eval.bench.sentence_examples import Example, Label, Setting, set_examples, squad_examples
from eval.bench.sentence_network import Standard, fit_network, step_count, vocabulary
from eval.formats.squad import read_squad
from eval.progress import Steps
from index.encoder import BuiltinEncoder

_FITS = 5  # networks whose mean is the model
_PARAGRAPH_WEIGHT = 2  # what a question of SQuAD's format counts, beside a training line's 1
_FOLDS = 3
_SET_WEIGHT = 4  # a set's line counts as so many others: real plans are what is asked
_TRAINING_COUNT = 0.2  # of a training line, in the probability: its near misses are nearer
_RIDGE = 1.0
_NEWTON_STEPS = 40

Array = NDArray[np.float64]


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
        replace(example, weight=_PARAGRAPH_WEIGHT)
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
            scores = model.scores(example.seen)
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
        one for one in examples if one.setting is not Setting.FOUND or Label.YES.value in one.labels
    ]
    standard, numbers = Standard.of(kept), vocabulary(kept)
    parts = []
    with Steps() as bar:
        for order in range(_FITS):
            show = partial(bar.show, f"network {order + 1}", total=step_count(len(kept)))
            network = fit_network(kept, numbers, standard, seed=seed + order, on_step=show)
            parts.append(network.parts())
    stacked = {name: np.stack([part[name] for part in parts]) for name in PARTS}
    return SentenceModel(standard.mean, standard.scale, numbers, stacked)


if __name__ == "__main__":
    sys.exit(main())
