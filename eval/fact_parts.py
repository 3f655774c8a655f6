"""Governance facts part by part: bodies, roles, and who holds, stands above or assists which.

A whole fact is right when every field is; this tells which of them it was that was not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eval.facts import FIELDS, HALVES, FactScores, Row, ScoredText
from eval.figures import rounded
from eval.json_values import JsonObject

KIND = "governance"
PARTS = ("body", "role", "holder", "parent", "assists")
_OF_SOMEBODY = ("holder", "parent", "assists")  # counted with the role or body whose they are
Part = tuple[str, str, str]  # text's id, whose, what


def parts_to_json(scores: FactScores) -> JsonObject:
    """Precision and recall of each part over all governance sets, by half.

    A part counts once in a text, however many facts name it.
    """
    texts = [one for found in scores.by_set.values() for one in found if one.label.kind == KIND]
    halves: JsonObject = {}
    for half in HALVES:
        chosen = [one for one in texts if half in one.label.tags]
        if chosen:
            halves[half] = _figures(chosen)
    return halves


def _figures(texts: Sequence[ScoredText]) -> JsonObject:
    found = _parts((one.label.label_id, (*one.right, *one.wrong)) for one in texts)
    wanted = _parts((one.label.label_id, (*one.right, *one.missed)) for one in texts)
    figures: JsonObject = {}
    for part in PARTS:
        right = len(found[part] & wanted[part])
        figures[part] = {
            "expected": len(wanted[part]),
            "found": len(found[part]),
            "right": right,
            "precision": rounded(right / len(found[part])) if found[part] else None,
            "recall": rounded(right / len(wanted[part])) if wanted[part] else None,
        }
    return figures


def _parts(texts: Iterable[tuple[str, Sequence[Row]]]) -> Mapping[str, set[Part]]:
    parts: dict[str, set[Part]] = {part: set() for part in PARTS}
    for label_id, rows in texts:
        for row in rows:
            for part, whose, what in _parts_of(row):
                parts[part].add((label_id, whose, what))
    return parts


def _parts_of(row: Row) -> Iterator[Part]:
    cells = dict(zip(FIELDS[KIND], row, strict=True))
    whose = cells["role"] or cells["body"]
    for part in PARTS:
        if cells[part]:
            yield part, whose if part in _OF_SOMEBODY else "", cells[part]
