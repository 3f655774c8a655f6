"""Which rows of a table go with a numbered thing: 「課題3に対応する施策は」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.grids import Table, tables_of
from assistant.topics.rows import Row
from corpus.normalize import normalize

_KIND = r"(?:基本|重点)?(?:課題|目標|方針|視点|柱|施策|方向|戦略)"
_ASKED = re.compile(
    rf"(?P<kind>{_KIND})(?P<number>[0-9]{{1,2}}(?:-[0-9]{{1,2}})?)[にへとを](?:対応|関連|関係|つなが|結び付|該当|紐[づ付]|解決)"
    r"(?!(?:して|し|づいて|がって|付いて)?い?(?:ない|ません|ず))"
)
_NUMBERS = re.compile(r"[0-9]{1,2}(?:-[0-9]{1,2})?")
_REST = re.compile(rf"{_KIND}|[0-9・、,/及び\s～~-]|から")
_RANGE = re.compile(r"([0-9]{1,2})(?:から|～|~)([0-9]{1,2})")
_OF_KIND = re.compile(rf"(?P<kind>{_KIND})?(?P<numbers>(?:(?!{_KIND}).)+)")


def answer_linked(context: Context) -> Draft | None:
    """The rows whose cell has the number, below heads of the kind; None for anything else.

    A cell may have several: 「課題1・3」, 「課題1～3」.
    """
    asked = _ASKED.search(context.question.text)
    if asked is None or context.question.asked.is_yes_no:
        return None
    kind, number = asked["kind"], asked["number"]
    found = [
        (table, row)
        for table in tables_of(context)
        if not table.printed
        for row in table.rows
        if any(_has(table, row, place, kind, number) for place in range(1, len(row.cells)))
    ]
    heads = {table.header[0] for table, _ in found}
    if not found or len({row.doc_id for _, row in found}) > 1 or len(heads) > 1:
        return None
    items = tuple(
        DraftStatement(row.cells[0], ((row.doc_id, row.sentence.span),), is_quote=True)
        for _, row in found
    )
    text = context.say("list.rows", subject=heads.pop(), count=len(items))
    lead = DraftStatement(text, tuple(proof for item in items for proof in item.proofs))
    doc_ids = (found[0][1].doc_id,)
    return Draft(
        (lead, *items), confidence=0.9, topic=f"{kind}{number}", items=items, doc_ids=doc_ids
    )


def _has(table: Table, row: Row, place: int, kind: str, number: str) -> bool:
    """Whether a cell names things of a kind by their numbers alone, this one among them."""
    cell, head = normalize(row.cells[place]).strip(), normalize(table.header[place])
    if _REST.sub("", cell):
        return False
    last = kind if head.endswith(kind) else ""
    numbers: list[str] = []
    for part in _OF_KIND.finditer(cell):
        last = part["kind"] or last
        if last == kind:
            numbers += _NUMBERS.findall(_RANGE.sub(_each, part["numbers"]))
    return number in numbers


def _each(match: re.Match[str]) -> str:
    """「1・2・3」 of 「1～3」."""
    return "・".join(str(n) for n in range(int(match[1]), int(match[2]) + 1))
