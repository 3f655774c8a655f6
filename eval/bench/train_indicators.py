"""``python -m eval.bench.train_indicators``: fits what tells target values, their names and years.

Three log-linear models: whether a value is aimed at, which of the phrases and cells around it
says what is measured, and which year is meant. They learn from
``eval/training/indicator-passages.jsonl`` and from the lines tagged ``tune`` of the labelled sets;
the first also, as values that nobody aims at, from the chapters of documents without a word of
targets. Prints how whole facts do on the passages of each of five folds that a fit had not seen.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.facts.indicator_dates import years_of
from corpus.facts.indicator_grid import Value
from corpus.facts.indicator_model import WEIGHTS, Chooser, IndicatorModel
from corpus.facts.indicator_names import names_of
from corpus.facts.indicator_page import Page
from corpus.facts.indicator_sights import sights_of
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.normalize import normalize
from corpus.readers import document_from_text
from eval.bench.fitting import TRAINING, Choices, fit_choices, labelled_lines, read_documents
from eval.judge import fold

_SCALE = re.compile(r"[千百]?[万億兆]$")
_AIM = re.compile(r"目標|目指|めざ|K[PG]I|指標|まで")
_CHAPTER_WEIGHT = 0.1  # of a value in a document's chapter, beside one in a labelled passage
_EVERY = 12  # of the documents' values, one is learned from
_RIDGE_OF_VALUES = 1.0  # of half the sum of squares, beside the sum of the values' losses
_RIDGE_OF_CHOICES = 0.3
_STEPS = 250
_RATE = 0.05
_FOLDS = 5
_SURE = (0.4, 0.5, 0.6, 0.7)

Row = tuple[str, str, str]  # name, value and unit, year
Expected = dict[str, object]


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled passage: its values as choices, and those of each target's name and year."""

    page: Page
    wanted: frozenset[Row]
    values: tuple[Choices, ...]
    names: tuple[Choices, ...]
    years: tuple[Choices, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_indicators")
    parser.add_argument("--passages", type=Path, default=TRAINING / "indicator-passages.jsonl")
    parser.add_argument("--documents", type=Path, nargs="*", default=[TRAINING])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args(argv)
    passages = [_passage(line) for line in labelled_lines("indicators", arguments.passages)]
    chapters = list(_chapters(arguments.documents))
    _report(passages, chapters)
    _fit(passages, chapters).save(arguments.out)
    print(f"wrote {arguments.out}")
    return 0


def _passage(line: dict[str, object]) -> Passage:
    read = read_sentences(document_from_text(str(line["text"])), shared_morphology())
    page = Page.read(read)
    expect = line["expect"]
    assert isinstance(expect, list)
    targets = _targets(page, expect)
    values, names, years = [], [], []
    for value in (value for one in page.lines for value in one.values):
        target = targets.get(value)
        values.append(Choices((sights_of(page, value),), (target is not None,)))
        if target is None:
            continue
        named = names_of(page, value)
        is_right = tuple(fold(one.text) == fold(str(target["name"])) for one in named)
        if any(is_right):
            names.append(Choices(tuple(one.sights for one in named), is_right))
        dated = years_of(page, value)
        is_right = tuple(one.fiscal_year == target["year"] for one in dated)
        if dated and (any(is_right) or target["year"] is None):
            years.append(Choices(tuple(one.sights for one in dated), is_right))
    rows = frozenset(_row(one["name"], one["value"], one["unit"], one["year"]) for one in expect)
    return Passage(page, rows, tuple(values), tuple(names), tuple(years))


def _row(name: object, value: object, unit: object, year: object) -> Row:
    return fold(str(name)), fold(f"{value}{unit or ''}"), str(year)


def _targets(page: Page, expect: Sequence[Expected]) -> dict[Value, Expected]:
    """The value that each label means: printed so, and nearest behind its name.

    Labels of the same name and value (24 in three years) are the last ones of that row.
    """
    values = [value for line in page.lines for value in line.values]
    found: dict[Value, Expected] = {}
    alike: dict[tuple[str, str], list[Expected]] = {}
    for label in expect:
        alike.setdefault((fold(str(label["name"])), _number(str(label["value"]))), []).append(label)
    for (name, number), labels in alike.items():
        same = [one for one in values if _printed(page, one) == number and one not in found]
        near = _nearest(page, same, name, len(labels))
        found |= dict(zip(near[-len(labels) :], labels, strict=False))
    return found


def _nearest(page: Page, values: list[Value], name: str, count: int) -> list[Value]:
    """The values on the line that is nearest behind one with the name, when there are enough."""
    folded = [fold(line.text) for line in page.lines]
    lines = [at for at, text in enumerate(folded) if name in text] or [
        at for at, text in enumerate(folded) if len(text) > 2 and text in name
    ]
    apart = {
        one: min((one.line - at for at in lines if at <= one.line), default=None) for one in values
    }
    behind = [one for one in values if apart[one] is not None]
    if not behind:
        return values
    least = min(steps for one in behind if (steps := apart[one]) is not None)
    row = [one for one in behind if apart[one] == least]
    return row if len(row) >= count else behind


def _number(printed: str) -> str:
    return _SCALE.sub("", fold(printed))


def _printed(page: Page, value: Value) -> str:
    return _number(page.lines[value.line].read.verbatim(value.start, value.end))


def _chapters(roots: Sequence[Path]) -> Iterator[Choices]:
    """Values in documents where no word near, nor in the heading, speaks of a target."""
    number = 0
    for read in read_documents(roots):
        page = Page.read(read)
        for line in page.lines:
            section = line.read.section
            title = normalize(section.title) if section is not None and section.title else ""
            near = page.lines[max(line.number - 8, 0) : line.number + 9]
            if not line.values or _AIM.search(title + " ".join(one.text for one in near)):
                continue
            for value in line.values:
                number += 1
                if number % _EVERY == 0:
                    yield Choices((sights_of(page, value),), (False,), _CHAPTER_WEIGHT)


def _fit(passages: Sequence[Passage], chapters: Sequence[Choices]) -> IndicatorModel:
    """The weights, by Adam on all passages at once."""
    values = [*(choice for one in passages for choice in one.values), *chapters]
    names = [choice for one in passages for choice in one.names]
    years = [choice for one in passages for choice in one.years]
    return IndicatorModel(
        Chooser(*fit_choices(values, ridge=_RIDGE_OF_VALUES, steps=_STEPS, rate=_RATE)),
        Chooser(*fit_choices(names, ridge=_RIDGE_OF_CHOICES, steps=_STEPS, rate=_RATE)),
        Chooser(*fit_choices(years, ridge=_RIDGE_OF_CHOICES, steps=_STEPS, rate=_RATE)),
    )


def _report(passages: Sequence[Passage], chapters: Sequence[Choices]) -> None:
    """Precision and recall of whole facts on passages that a fit had not seen."""
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(passages)).tolist()
    told: list[dict[Row, float]] = [{} for _ in passages]
    for fold_number in range(_FOLDS):
        seen = [one for one, at in zip(passages, folds, strict=True) if at != fold_number]
        model = _fit(seen, chapters)
        for number, at in enumerate(folds):
            if at == fold_number:
                found = model.told(passages[number].page, min(_SURE))
                told[number] = {
                    _row(one.name, one.value, one.unit, one.year): one.confidence for one in found
                }
    wanted = sum(len(one.wanted) for one in passages)
    for least in _SURE:
        counts: Counter[bool] = Counter()
        for one, rows in zip(passages, told, strict=True):
            counts.update(row in one.wanted for row, sure in rows.items() if sure >= least)
        precision, recall = counts[True] / max(counts.total(), 1), counts[True] / max(wanted, 1)
        print(f"probability {least}: precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    sys.exit(main())
