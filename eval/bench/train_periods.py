"""``python -m eval.bench.train_periods``: fits what tells a plan's period from other spans of time.

Softmax over the stretches of a passage and over "none", by Adam. Learns from
``eval/training/period-passages.jsonl``, from the lines tagged ``tune`` of the labelled sets, and,
as passages that state no plan's period, from the sections of documents that have no word of one.
Prints how it does on the passages of each of five folds that it had not seen.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.facts.period_candidates import Candidate, features_of, find_candidates
from corpus.facts.period_model import WEIGHTS, PeriodModel
from corpus.facts.periods import TextPeriod, passages_of
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text, document_paths, read_document

_TRAINING = Path("eval/training")
_SETS = Path("eval/sets/facts")
_SPEAKS_OF_PLAN = re.compile(
    r"期間|年次|計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム|終期|始期"
)
_SECTION_WEIGHT = 0.1  # of a document's section, beside a labelled passage
_LEAST = 2  # passages that hold a feature
_RIDGE = 1.5  # of half the sum of squares, beside the sum of the passages' losses
_STEPS = 300
_RATE = 0.05
_FOLDS = 5
_SURE = (0.4, 0.5, 0.6, 0.7, 0.8)

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage's stretches of time, and which of them is its plan's period."""

    names: tuple[frozenset[str], ...]  # of each stretch
    is_right: tuple[bool, ...]
    states_none: bool
    weight: float


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_periods")
    parser.add_argument("--passages", type=Path, default=_TRAINING / "period-passages.jsonl")
    parser.add_argument("--documents", type=Path, nargs="*", default=[_TRAINING])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args(argv)
    labelled = [_labelled(line) for line in _lines(arguments.passages)]
    sections = list(_sections(arguments.documents))
    _report(labelled, sections)
    passages = [passage for passage, _, _ in labelled]
    _fit([*passages, *sections]).save(arguments.out)
    print(f"wrote {arguments.out}")
    return 0


def _lines(passages: Path) -> Iterator[dict[str, object]]:
    for path in (*sorted(_SETS.glob("periods*.jsonl")), passages):
        for line in path.read_text("utf-8").splitlines():
            held = json.loads(line)
            if path == passages or "tune" in held["tags"]:
                yield held


def _labelled(line: dict[str, object]) -> tuple[Passage, TextPeriod | None, list[TextPeriod]]:
    """A line as a passage, what it wants, and the period of each of its stretches."""
    text, expect = str(line["text"]), line["expect"]
    assert isinstance(expect, dict)
    wanted = TextPeriod(**expect)
    states_none = wanted == TextPeriod(None, None, None)
    document = replace(document_from_text(text), title="")
    candidates = list(find_candidates(read_sentences(document, shared_morphology())))
    candidates = [one for one in candidates if one.stretch.is_ordered]
    periods = [_period(one) for one in candidates]
    passage = Passage(
        tuple(features_of(candidates)),
        tuple(not states_none and period == wanted for period in periods),
        states_none,
        1.0,
    )
    return passage, None if states_none else wanted, periods


def _period(candidate: Candidate) -> TextPeriod:
    stretch = candidate.stretch
    return TextPeriod(stretch.first_fiscal_year, stretch.last_fiscal_year, stretch.years)


def _sections(roots: Sequence[Path]) -> Iterator[Passage]:
    """The passages of documents in which no word speaks of a plan's period."""
    for path in (path for root in roots for path in document_paths(root)):
        if path.suffix not in (".md", ".txt", ".pdf", ".html", ".docx"):
            continue  # questions beside the documents
        document = read_document(path)
        read = read_sentences(document, shared_morphology())
        for passage in passages_of(find_candidates(read)):
            if not any(_speaks(read, one) for one in passage):
                none = (False,) * len(passage)
                yield Passage(tuple(features_of(passage)), none, True, _SECTION_WEIGHT)


def _speaks(read: ReadDocument, candidate: Candidate) -> bool:
    section = candidate.sentence.section
    heading = section.title if section is not None else ""
    is_claimed = candidate.claim is not None
    return is_claimed or _SPEAKS_OF_PLAN.search(candidate.sentence.text + heading) is not None


def _fit(passages: Sequence[Passage]) -> PeriodModel:
    """The weights, by Adam on all passages at once."""
    used = [one for one in passages if one.names and (one.states_none or any(one.is_right))]
    counts = Counter(name for one in used for name in frozenset().union(*one.names))
    places = {
        name: place
        for place, name in enumerate(sorted(n for n, count in counts.items() if count >= _LEAST))
    }
    rows = [names for one in used for names in one.names]
    table = np.zeros((len(rows), len(places) + 1), np.float32)
    table[:, -1] = 1.0  # the bias
    for row, names in enumerate(rows):
        table[row, [places[name] for name in names if name in places]] = 1.0
    whose = np.repeat(np.arange(len(used)), [len(one.names) for one in used])
    right = np.array([flag for one in used for flag in one.is_right], np.float64)
    weight = np.array([one.weight for one in used])
    values = _descend(table, whose, right, weight)
    return PeriodModel(dict(zip(places, values[:-1].tolist(), strict=True)), float(values[-1]))


def _descend(
    table: NDArray[np.float32], whose: NDArray[np.int64], right: Array, weight: Array
) -> Array:
    count = len(weight)
    has_right = np.bincount(whose, right, count) > 0
    values = np.zeros(table.shape[1])
    first, second = np.zeros_like(values), np.zeros_like(values)
    for step in range(1, _STEPS + 1):
        raised = np.exp(np.clip(table @ values, -30, 30))
        likely = raised / (1 + np.bincount(whose, raised, count))[whose]
        among = np.maximum(np.bincount(whose, raised * right, count), 1e-12)
        wanted = np.where(has_right[whose], raised * right / among[whose], 0.0)
        gradient = table.T @ ((likely - wanted) * weight[whose]) + _RIDGE * values
        gradient[-1] -= _RIDGE * values[-1]
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        rate = _RATE * (1 - step / (_STEPS + 1)) / (1 - 0.9**step)
        values -= rate * first / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return values


def _report(
    labelled: Sequence[tuple[Passage, TextPeriod | None, list[TextPeriod]]],
    sections: Sequence[Passage],
) -> None:
    """Precision and recall on passages that a fit had not seen."""
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(labelled))
    said: list[tuple[float, TextPeriod | None]] = [(0.0, None)] * len(labelled)
    for fold in range(_FOLDS):
        seen = [one for (one, _, _), at in zip(labelled, folds, strict=True) if at != fold]
        model = _fit([*seen, *sections])
        for number in np.flatnonzero(folds == fold).tolist():
            passage, _, periods = labelled[number]
            scores = [sum(model.weights.get(n, 0.0) for n in names) for names in passage.names]
            raised = np.exp(np.array(scores) + model.bias)
            if len(raised):
                best = int(raised.argmax())
                said[number] = float(raised[best] / (1 + raised.sum())), periods[best]
    wanted = [one for _, one, _ in labelled]
    asked = sum(one is not None for one in wanted)
    for least in _SURE:
        told = [(one if sure >= least else None) for sure, one in said]
        right = sum(one is not None and one == want for one, want in zip(told, wanted, strict=True))
        found = sum(one is not None for one in told)
        precision, recall = right / max(found, 1), right / asked
        print(f"probability {least}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    sys.exit(main())
