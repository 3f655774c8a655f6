"""Scores of the fact extractors as an operator reads them."""

from collections.abc import Iterator

from eval.facts import FIELDS, FactScores, LabelledText, Row
from eval.json_values import JsonObject, object_of
from eval.printing import figure_text, on_one_line


def fact_lines(report: JsonObject) -> Iterator[str]:
    """What ``eval facts`` prints without ``--json``."""
    yield f"{'set':<24}{'half':<6}{'texts':>7}{'right':>7}{'precision':>11}{'recall':>8}{'f1':>7}"
    sets = object_of(report, "sets")
    for name in sets:
        halves = object_of(sets, name)
        for half in halves:
            one = object_of(halves, half)
            yield (
                f"{name:<24}{half:<6}{one['texts']!s:>7}{one['texts_right']!s:>7}"
                f"{figure_text(one['precision']):>11}{figure_text(one['recall']):>8}{figure_text(one['f1']):>7}"
            )
    yield from _part_lines(object_of(report, "governance_parts"))
    absent = report["absent"]
    if absent:
        yield f"not scored, for want of a document: {absent}"


def _part_lines(halves: JsonObject) -> Iterator[str]:
    """Governance by its parts."""
    if halves:
        head = f"{'governance by part':<24}{'half':<6}{'wanted':>7}{'right':>7}"
        yield f"\n{head}{'precision':>11}{'recall':>8}"
    for half in halves:
        parts = object_of(halves, half)
        for name in parts:
            one = object_of(parts, name)
            yield (
                f"{name:<24}{half:<6}{one['expected']!s:>7}{one['right']!s:>7}"
                f"{figure_text(one['precision']):>11}{figure_text(one['recall']):>8}"
            )


def mistake_lines(scores: FactScores, half: str) -> Iterator[str]:
    """What was missed and what was wrong in the texts of one half."""
    for name, texts in scores.by_set.items():
        for one in texts:
            if half in one.label.tags and (one.missed or one.wrong):
                yield f"{name} {one.label.label_id}: {on_one_line(one.label.text)}"
                yield from (f"  missed {_row(one.label, row)}" for row in one.missed)
                yield from (f"  wrong  {_row(one.label, row)}" for row in one.wrong)


def _row(label: LabelledText, row: Row) -> str:
    cells = zip(FIELDS[label.kind], row, strict=True)
    return ", ".join(f"{field}={value!r}" for field, value in cells if value)
