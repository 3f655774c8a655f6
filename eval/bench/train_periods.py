"""``python -m eval.bench.train_periods``: fits what tells a plan's period from other spans of time.

Softmax over the stretches of a passage and over "none", by Adam. Learns from
``eval/training/period-passages.jsonl``, from the lines tagged ``tune`` of the labelled sets, and,
as passages that state no plan's period, from the sections of documents that have no word of one.
Prints how it does on the passages of each of five folds that it had not seen.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from corpus.facts.period_candidates import Candidate, features_of, find_candidates
from corpus.facts.period_model import WEIGHTS, PeriodModel
from corpus.facts.periods import TextPeriod, passages_of
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text
from eval.bench.fitting import (
    TRAINING,
    Choices,
    fit_choices,
    labelled_lines,
    read_documents,
)

_SPEAKS_OF_PLAN = re.compile(
    r"期間|年次|計画|プラン|ビジョン|戦略|構想|大綱|指針|方針|プログラム|終期|始期"
)
_SECTION_WEIGHT = 0.1  # of a document's section, beside a labelled passage
_RIDGE = 1.5  # of half the sum of squares, beside the sum of the passages' losses
_STEPS = 300
_RATE = 0.05
_FOLDS = 5
_SURE = (0.4, 0.5, 0.6, 0.7, 0.8)


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
    parser.add_argument("--passages", type=Path, default=TRAINING / "period-passages.jsonl")
    parser.add_argument("--documents", type=Path, nargs="*", default=[TRAINING])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args(argv)
    labelled = [_labelled(line) for line in labelled_lines("periods", arguments.passages)]
    sections = list(_sections(arguments.documents))
    _report(labelled, sections)
    passages = [passage for passage, _, _ in labelled]
    _fit([*passages, *sections]).save(arguments.out)
    print(f"wrote {arguments.out}")
    return 0


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
    for read in read_documents(roots):
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
    choices = [Choices(one.names, one.is_right, one.weight) for one in used]
    return PeriodModel(*fit_choices(choices, ridge=_RIDGE, steps=_STEPS, rate=_RATE))


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
