"""``python -m eval.bench.train_relations``: fits what tells what a named plan or law is to a plan.

Multinomial logistic regression, by Adam. Learns from ``eval/training/relation-passages.jsonl``,
from the lines tagged ``tune`` of the labelled sets, and, as names that stand in no relation, from
the chapters of documents that say nothing of the plan's place. Prints how it does on the passages
of each of five folds that it had not seen, alone and beside the rules.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.facts.reading import ReadDocument, read_sentences
from corpus.facts.relation_model import CLASSES, NONE, WEIGHTS, RelationModel, mentions
from corpus.facts.relations import links_of_rules, names_of
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text
from eval.bench.fitting import (
    TRAINING,
    Array,
    descend,
    labelled_lines,
    read_documents,
    tabulate,
)
from eval.judge import fold

_OF_PLACE = re.compile(
    r"位置|関[係連]|性格|趣旨|根拠|背景|目的|体系|はじめに|策定|計画と|概要|経緯|改[定訂]"
)
_CHAPTER_WEIGHT = 0.1  # of a name in a document's chapter, beside one in a labelled passage
_RIDGE = 1.0  # of half the sum of squares, beside the sum of the names' losses
_STEPS = 250
_RATE = 0.05
_FOLDS = 5
_SURE = (0.5, 0.6, 0.7, 0.8)

Link = tuple[str, str]  # relation, target


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a passage, by all its mentions, and what it is."""

    name: str  # folded
    features: frozenset[str]
    relation: str
    weight: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled passage."""

    named: tuple[Named, ...]
    wanted: frozenset[Link]
    ruled: frozenset[Link]  # what the rules find


def main(argv: Sequence[str] | None = None) -> int:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.train_relations")
    parser.add_argument("--passages", type=Path, default=TRAINING / "relation-passages.jsonl")
    parser.add_argument("--documents", type=Path, nargs="*", default=[TRAINING])
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args(argv)
    passages = [_passage(line) for line in labelled_lines("relations", arguments.passages)]
    chapters = list(_chapters(arguments.documents))
    _report(passages, chapters)
    _fit([one for passage in passages for one in passage.named] + chapters).save(arguments.out)
    print(f"wrote {arguments.out}")
    return 0


def _passage(line: dict[str, object]) -> Passage:
    read = read_sentences(document_from_text(str(line["text"])), shared_morphology())
    expect = line["expect"]
    assert isinstance(expect, list)
    wanted = frozenset((str(one["relation"]), fold(str(one["target"]))) for one in expect)
    sentences, names = names_of(read)
    ruled = frozenset(
        (str(one.relation), fold(one.target)) for one in links_of_rules(sentences, names)
    )
    relation_of = {target: relation for relation, target in wanted}
    named = tuple(
        Named(name, features, relation_of.get(name, NONE), 1.0)
        for name, features in _names(read).items()
    )
    return Passage(named, wanted, ruled)


def _names(read: ReadDocument, *, of_place: bool = True) -> dict[str, frozenset[str]]:
    """The features of each name; with ``of_place`` false only of those in other chapters."""
    found: dict[str, frozenset[str]] = {}
    for one in mentions(*names_of(read)):
        title = one.sentence.section.title if one.sentence.section is not None else ""
        if of_place or not _OF_PLACE.search(title + one.sentence.text):
            name = fold(one.name.name)
            found[name] = found.get(name, frozenset()) | one.features
    return found


def _chapters(roots: Sequence[Path]) -> Iterator[Named]:
    """Names in chapters that do not speak of the plan's place, and that no rule takes."""
    for read in read_documents(roots):
        ruled = {fold(one.target) for one in links_of_rules(*names_of(read))}
        for name, features in _names(read, of_place=False).items():
            if name not in ruled:
                yield Named(name, features, NONE, _CHAPTER_WEIGHT)


def _fit(named: Sequence[Named]) -> RelationModel:
    """The weights, by Adam on all names at once."""
    labelled = [one.features for one in named if one.weight == 1]
    features, table = tabulate([one.features for one in named], labelled)
    right = np.eye(len(CLASSES))[[CLASSES.index(one.relation) for one in named]]
    weight = np.array([[one.weight] for one in named])

    def gradient_of(values: Array) -> Array:
        scores = table @ values
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely = raised / raised.sum(axis=1, keepdims=True)
        gradient: Array = table.T @ ((likely - right) * weight)
        return gradient

    start = np.zeros((table.shape[1], len(CLASSES)))
    values = descend(gradient_of, start, ridge=_RIDGE, steps=_STEPS, rate=_RATE)
    weights = values.astype(np.float32)
    return RelationModel(dict(zip(features, weights[:-1], strict=True)), weights[-1])


def _report(passages: Sequence[Passage], chapters: Sequence[Named]) -> None:
    """Precision and recall on passages that a fit had not seen."""
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(passages)).tolist()
    guesses: list[list[tuple[str, float]]] = [[] for _ in passages]
    for fold_number in range(_FOLDS):
        seen = [
            named
            for passage, at in zip(passages, folds, strict=True)
            if at != fold_number
            for named in passage.named
        ]
        model = _fit([*seen, *chapters])
        for number, at in enumerate(folds):
            if at == fold_number:
                guesses[number] = [model.guess(one.features) for one in passages[number].named]
    _say("rules", passages, [passage.ruled for passage in passages])
    for least in _SURE:
        told = [
            frozenset(
                (relation, one.name)
                for one, (relation, sure) in zip(passage.named, guess, strict=True)
                if relation != NONE and sure >= least
            )
            for passage, guess in zip(passages, guesses, strict=True)
        ]
        _say(f"probability {least}", passages, told)
        beside = [
            passage.ruled | {link for link in links if link[1] not in dict(_turned(passage.ruled))}
            for passage, links in zip(passages, told, strict=True)
        ]
        _say(f"rules, then probability {least}", passages, beside)


def _turned(links: frozenset[Link]) -> Iterator[Link]:
    return ((target, relation) for relation, target in links)


def _say(what: str, passages: Sequence[Passage], told: Sequence[frozenset[Link]]) -> None:
    right = sum(len(links & one.wanted) for one, links in zip(passages, told, strict=True))
    found = sum(map(len, told))
    wanted = sum(len(one.wanted) for one in passages)
    print(f"{what}: precision {right / max(found, 1):.3f}, recall {right / max(wanted, 1):.3f}")


if __name__ == "__main__":
    sys.exit(main())
