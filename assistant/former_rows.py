"""Of a row of the plan before and one of the same name, the plan's own comes first."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafts import Context
from assistant.evidence import Evidence
from assistant.guards import stands_under_former
from assistant.names import canonical
from assistant.topics.rows import Row, row_at
from corpus.normalize import normalize


def own_before_former(context: Context, found: Sequence[Evidence]) -> list[Evidence]:
    """The sentences, a row of the plan before less probable than the own one of its name."""
    judged = list(found)
    rows = {number: row for number, one in enumerate(judged) if (row := _row_of(context, one))}
    former = {number for number, row in rows.items() if _is_former(context, row)}
    for number in former:
        name = canonical(rows[number].cells[0])
        twin = next(
            (n for n, row in rows.items() if n not in former and canonical(row.cells[0]) == name),
            None,
        )
        if twin is not None and judged[twin].probability < judged[number].probability:
            own, other = judged[twin].probability, judged[number].probability
            judged[twin] = replace(judged[twin], probability=other)
            judged[number] = replace(judged[number], probability=own)
    return sorted(judged, key=lambda one: -one.probability)


def _row_of(context: Context, evidence: Evidence) -> Row | None:
    return row_at(context.documents[evidence.doc_id], evidence.sentence)


def _is_former(context: Context, row: Row) -> bool:
    document = context.documents[row.doc_id]
    section = document.section_at(row.sentence.span.start)
    over = (row.caption, normalize(section.title) if section is not None else "")
    return stands_under_former(context.question, over, document.title)
