"""Labelled facts against what the extractors find in the same texts."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import ReadingError
from corpus.facts.glossary import extract_glossary
from corpus.facts.governance import extract_governance
from corpus.facts.indicators import extract_indicators
from corpus.facts.lists import extract_lists
from corpus.facts.periods import extract_plan_periods, period_of_text
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.facts.relations import extract_relations
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text, document_paths, read_document
from eval.figures import rounded
from eval.formats.lines import json_lines
from eval.json_values import (
    JsonObject,
    JsonValue,
    object_of,
    objects_of,
    text_of,
    texts_of,
)
from eval.judge import fold
from eval.problems import Problem, QuestionSetError, shorten

Row = tuple[str, ...]  # a fact as it is compared: its fields, folded
HALVES = ("tune", "held")
# What is compared of each kind of fact; a set's file is named after its kind.
FIELDS = {
    "periods": ("first_fiscal_year", "last_fiscal_year", "years"),
    "governance": ("body", "role", "holder", "parent", "assists"),
    "relations": ("relation", "target"),
    "glossary": ("term", "aliases", "definition"),
    "lists": ("subject", "count", "items"),
    "indicators": ("name", "value", "unit", "year"),
}
_EXTRACTORS: Mapping[str, Callable[[ReadDocument], Sequence[object]]] = {
    "periods": extract_plan_periods,
    "governance": extract_governance,
    "relations": extract_relations,
    "glossary": extract_glossary,
    "lists": extract_lists,
    "indicators": extract_indicators,
}
_SCALE = re.compile(r"[万億兆]+$")
_ORDERED = {"items"}  # a list's items have an order, a term's aliases have none


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text, or a document by its digest, and the facts that a person found in it."""

    label_id: str
    kind: str  # key of ``FIELDS``
    text: str  # "" for a document
    sha256: str
    expect: tuple[Row, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoredText:
    """What the extractors made of a labelled text."""

    label: LabelledText
    right: tuple[Row, ...]
    missed: tuple[Row, ...]
    wrong: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FactScores:
    """All sets, scored."""

    by_set: Mapping[str, tuple[ScoredText, ...]]
    absent: tuple[str, ...]  # ids of labels whose document is not at hand


def score_facts(directory: Path, roots: Sequence[Path]) -> FactScores:
    """Score every ``*.jsonl`` of ``directory``.

    Args:
        directory: Sets of labels; a file's stem is its kind of fact, with or without a
            suffix (``_documents``, ``_second``) that keeps a set apart.
        roots: Where documents that are named by their sha256 may be.

    Raises:
        QuestionSetError: With every bad line of every file.
    """
    labels = read_labels(directory)
    digests = _paths_by_digest(roots) if any(one.sha256 for _, one in labels) else {}
    by_set: dict[str, list[ScoredText]] = {}
    absent = []
    for name, label in labels:
        path = digests.get(label.sha256)
        if label.sha256 and path is None:
            absent.append(label.label_id)
            continue
        by_set.setdefault(name, []).append(_score(label, path))
    return FactScores({name: tuple(found) for name, found in by_set.items()}, tuple(absent))


def scores_to_json(scores: FactScores) -> JsonObject:
    """Precision and recall of each set and each half, as ``eval facts --json`` prints them."""
    sets: JsonObject = {}
    for name, texts in scores.by_set.items():
        halves: JsonObject = {"all": _figures(texts)}
        for half in HALVES:
            found = [one for one in texts if half in one.label.tags]
            if found:
                halves[half] = _figures(found)
        sets[name] = halves
    return {"sets": sets, "absent": list(scores.absent)}


def read_labels(directory: Path) -> list[tuple[str, LabelledText]]:
    """The labels of every file of ``directory``, each with its file's stem.

    Raises:
        QuestionSetError: With every bad line of every file.
    """
    problems: list[Problem] = []
    labels: list[tuple[str, LabelledText]] = []
    for path in sorted(directory.glob("*.jsonl")):
        kind = path.stem.partition("_")[0]
        if kind not in FIELDS:
            wanted = f"one of {', '.join(FIELDS)}"
            problems.append(Problem(str(path), 0, "file name", repr(path.stem), wanted))
            continue
        for number, record in list(json_lines(path, problems)):
            label = _label(path, number, record, kind, problems)
            if label is not None:
                labels.append((path.stem, label))
    if not labels and not problems:
        problems.append(Problem(str(directory), 0, "", "no labels", "*.jsonl with labelled facts"))
    if problems:
        raise QuestionSetError(problems)
    return labels


def _label(
    path: Path, number: int, record: JsonObject, kind: str, problems: list[Problem]
) -> LabelledText | None:
    before = len(problems)
    text, sha256 = text_of(record, "text"), text_of(record, "sha256")
    if bool(text) == bool(sha256):
        found = "both" if text else "neither"
        problems.append(Problem(str(path), number, "text", found, "a text or a sha256"))
    expect = record.get("expect")
    wanted_type = dict if kind == "periods" else list
    if not isinstance(expect, wanted_type):
        wanted = "an object" if kind == "periods" else "an array"
        problems.append(Problem(str(path), number, "expect", shorten(expect), wanted))
        return None
    facts = [object_of(record, "expect")] if kind == "periods" else objects_of(record, "expect")
    for fact in facts:
        for field in FIELDS[kind]:
            if field not in fact:
                problems.append(Problem(str(path), number, f"expect.{field}", "nothing", "a value"))
    if len(problems) > before:
        return None
    rows = tuple(row for row in (_row(kind, fact) for fact in facts) if any(row))
    label_id = text_of(record, "id") or f"{path.stem}:{number}"
    return LabelledText(label_id, kind, text, sha256, rows, texts_of(record, "tags"))


def _row(kind: str, fact: JsonObject) -> Row:
    return _scaled(kind, tuple(_cell(field, fact.get(field)) for field in FIELDS[kind]))


def _scaled(kind: str, row: Row) -> Row:
    """15万 of 人 and 15 of 万人 are the same: an indicator's scale is counted with its unit."""
    if kind != "indicators":
        return row
    name, value, unit, year = row
    scale = _SCALE.search(value) if unit else None
    return (name, value[: scale.start()], scale[0] + unit, year) if scale else row


def _cell(field: str, value: JsonValue) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        parts = [fold(str(item)) for item in value]
        return "\n".join(parts if field in _ORDERED else sorted(parts))
    folded = fold(str(value))
    # A definition is the same with and without the full stop behind it.
    return folded.rstrip("。.") if field == "definition" else folded


def _score(label: LabelledText, path: Path | None) -> ScoredText:
    found = Counter(_found_rows(label, path))
    wanted = Counter(label.expect)
    return ScoredText(
        label,
        right=tuple((wanted & found).elements()),
        missed=tuple((wanted - found).elements()),
        wrong=tuple((found - wanted).elements()),
    )


def _found_rows(label: LabelledText, path: Path | None) -> list[Row]:
    if label.kind == "periods" and path is None:
        found: Iterable[object] = [period_of_text(label.text)]
    else:
        try:
            document = read_document(path) if path else document_from_text(label.text)
        except ReadingError:
            return []
        found = _EXTRACTORS[label.kind](read_sentences(document, shared_morphology()))
    rows = [_row_of(label.kind, fact) for fact in found if fact is not None]
    return [row for row in rows if any(row)]


def _row_of(kind: str, fact: object) -> Row:
    cells = []
    for field in FIELDS[kind]:
        value = getattr(fact, field)
        cells.append(_cell(field, list(value) if isinstance(value, tuple) else value))
    return _scaled(kind, tuple(cells))


def _paths_by_digest(roots: Sequence[Path]) -> dict[str, Path]:
    return {
        hashlib.sha256(path.read_bytes()).hexdigest(): path
        for root in roots
        for path in document_paths(root)
    }


def _figures(texts: Sequence[ScoredText]) -> JsonObject:
    right = sum(len(one.right) for one in texts)
    wanted = right + sum(len(one.missed) for one in texts)
    found = right + sum(len(one.wrong) for one in texts)
    return {
        "texts": len(texts),
        "texts_right": sum(not one.missed and not one.wrong for one in texts),
        "expected": wanted,
        "found": found,
        "right": right,
        "precision": rounded(right / found) if found else None,
        "recall": rounded(right / wanted) if wanted else None,
        "f1": rounded(2 * right / (found + wanted)) if found + wanted else None,
    }
