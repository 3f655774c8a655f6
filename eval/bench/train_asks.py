"""``python -m eval.bench.train_asks SUBJECT``: fits what tells what a question of a subject asks.

Multinomial logistic regression over ``eval/training/SUBJECT-questions.jsonl`` and, as questions
that ask something else, over lines of ``--others`` whose answer tells nothing of the subject.
Prints how it does on the lines of each of five folds that it had not seen.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.question import read_question
from assistant.topics import governance_asks, period_model
from assistant.topics.ask_model import MEANING, AskModel, AskReader, features_of, meaning_of
from corpus.morphology import Morphology

_TRAINING = Path("eval/training")
_OTHERS = _TRAINING / "questions.jsonl"
_NONE = "none"
_OTHER_COUNT, _OTHER_WEIGHT = 6000, 0.3
_LEAST = 2  # lines that hold a feature
_RIDGE = 0.1  # of the sum of squares, beside the sum of the lines' losses
_STEPS = 400
_RATE = 0.1
_FOLDS = 5
_SURE = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True)
class Subject:
    """What questions may be about."""

    reader: AskReader
    weights: Path
    answered_by: re.Pattern[str]  # citations that tell something of it
    asked_by: re.Pattern[str]  # questions without an answer that may ask for it


_SUBJECTS = {
    "period": Subject(
        period_model.PERIOD_READER,
        period_model.WEIGHTS,
        re.compile(r"期間|年間と[すし]|終期|始期"),
        re.compile(r"期間|いつまで|何年"),
    ),
    "governance": Subject(
        governance_asks.GOVERNANCE_READER,
        governance_asks.WEIGHTS,
        re.compile(r"本部|会議|委員|部会|審議会|協議会|責任者|事務局|推進員|専門員|課が|課に"),
        re.compile(r"誰|だれ|どなた|どこの|どの課|委員|会議|本部"),
    ),
}

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Data:
    """Questions as the model sees them; an entry for each in every field."""

    table: Floats
    asks: NDArray[np.str_]
    weights: Floats
    names: tuple[str, ...]  # of the table's first columns; the rest are the meaning's


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_asks")
    parser.add_argument("subject", choices=sorted(_SUBJECTS))
    parser.add_argument("--questions", type=Path, help="else the subject's own")
    parser.add_argument("--others", type=Path, default=_OTHERS)
    parser.add_argument("--out", type=Path, help="else where the program reads them")
    arguments = parser.parse_args(argv)
    subject = _SUBJECTS[arguments.subject]
    questions = arguments.questions or _TRAINING / f"{arguments.subject}-questions.jsonl"
    data = _read(subject, questions, arguments.others)
    _report(data)
    classes, weights, bias = _fit(data)
    count = len(data.names)
    out = arguments.out or subject.weights
    AskModel(
        subject.reader,
        tuple(classes),
        dict(zip(data.names, weights[:count], strict=True)),
        weights[count:],
        bias,
    ).save(out)
    print(f"wrote {out}")
    return 0


def _read(subject: Subject, questions: Path, others: Path) -> Data:
    lines = [json.loads(line) for line in questions.read_text("utf-8").splitlines()]
    asked = [(line["question"], line["ask"], 1.0) for line in lines]
    asked += [(text, _NONE, _OTHER_WEIGHT) for text in _other_questions(subject, others)]
    morphology = Morphology()
    read = [read_question(text, morphology) for text, _, _ in asked]
    terms = [subject.reader.terms(question) for question in read]
    read_as = [tuple(subject.reader.read_as(question)) for question in read]
    found = [features_of(own, as_read) for own, as_read in zip(terms, read_as, strict=True)]
    counts = Counter(name for features in found[: len(lines)] for name in features)
    names = tuple(sorted(name for name, count in counts.items() if count >= _LEAST))
    places = {name: place for place, name in enumerate(names)}
    kept = [
        features_of(own, as_read, known=places) for own, as_read in zip(terms, read_as, strict=True)
    ]
    table = np.zeros((len(asked), len(names)), np.float32)
    for row, features in enumerate(kept):
        for name, value in features.items():
            table[row, places[name]] = value
    meaning = np.array([MEANING * meaning_of(own) for own in terms], np.float32)
    return Data(
        np.concatenate([table, meaning], axis=1),
        np.array([ask for _, ask, _ in asked]),
        np.array([weight for _, _, weight in asked], np.float32),
        names,
    )


def _other_questions(subject: Subject, path: Path) -> list[str]:
    """Questions whose answer, as far as the line tells, says nothing of the subject."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        held = json.loads(line)
        text, cited = held["turns"][-1], str(held["expect"].get("citation_contains"))
        is_open = held["expect"]["kind"] != "answer" and subject.asked_by.search(text)
        if not (subject.answered_by.search(cited) or is_open):
            found.append(text)
    random.Random(0).shuffle(found)
    return found[:_OTHER_COUNT]


def _fit(data: Data, rows: NDArray[np.bool_] | None = None) -> tuple[list[str], Floats, Floats]:
    """The classes, their weights, shape (n_features, n_classes), and bias: by Adam, all at once."""
    rows = np.ones(len(data.asks), np.bool_) if rows is None else rows
    classes = sorted(set(data.asks.tolist()))
    table, weights = data.table[rows], data.weights[rows][:, None]
    right = (data.asks[rows][:, None] == np.array(classes)).astype(np.float32)
    values = [
        np.zeros((table.shape[1], len(classes)), np.float32),
        np.zeros(len(classes), np.float32),
    ]
    first, second = [np.zeros_like(v) for v in values], [np.zeros_like(v) for v in values]
    for step in range(1, _STEPS + 1):
        back = (_likely(table, values) - right) * weights
        gradients = [table.T @ back + _RIDGE * values[0], back.sum(axis=0)]
        rate = _RATE * (1 - step / (_STEPS + 1))
        for place, gradient in enumerate(gradients):
            first[place] = 0.9 * first[place] + 0.1 * gradient
            second[place] = 0.999 * second[place] + 0.001 * gradient**2
            change = first[place] / (1 - 0.9**step)
            values[place] -= rate * change / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-8)
    return classes, values[0], values[1]


def _likely(table: Floats, values: Sequence[Floats]) -> Floats:
    scores = table @ values[0] + values[1]
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely: Floats = raised / raised.sum(axis=1, keepdims=True)
    return likely


def _report(data: Data) -> None:
    """Precision and recall of what is asked, on lines that a fit had not seen."""
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(data.asks))
    guesses = np.empty(len(data.asks), data.asks.dtype)
    sure = np.zeros(len(data.asks))
    for fold in range(_FOLDS):
        classes, *values = _fit(data, folds != fold)
        likely = _likely(data.table[folds == fold], values)
        guesses[folds == fold] = np.array(classes)[likely.argmax(axis=1)]
        sure[folds == fold] = likely.max(axis=1)
    asked = data.asks != _NONE
    others = data.weights < 1
    for least in _SURE:
        said = (guesses != _NONE) & (sure >= least)
        right = (said & (guesses == data.asks)).sum()
        print(
            f"probability {least}: precision {right / (said & ~others).sum():.3f}, "
            f"recall {right / asked.sum():.3f}, wrong on {(said & others).sum()} of {others.sum()}"
            f" other questions, on {(said & ~asked & ~others).sum()} that look alike"
        )


if __name__ == "__main__":
    sys.exit(main())
