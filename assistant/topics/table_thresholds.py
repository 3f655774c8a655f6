"""The rows of a table beyond an amount: 「高齢化率が40％を超えている地区は」."""

import re
from decimal import Decimal

from assistant.calculation.quantities import UNIT, same_unit
from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_text import row_name
from assistant.topics.grids import Column, is_rest, is_single
from assistant.topics.rows import Row
from assistant.topics.table_columns import meant_columns, read_named
from assistant.wants import Want
from corpus.numerals import read_amount

_THRESHOLD = re.compile(
    rf"(?P<number>[0-9][0-9,.]*(?:[千万億][0-9,.]*)*) ?(?P<unit>{UNIT})?(?:を|より|よりも)?"
    r"(?P<side>以上|以下|以内|未満|を?超え|超|上回|下回|割[るっり]|切[るっり]|多[いく]|高[いく]|大き[いく]|長[いく]"
    r"|少な[いく]|低[いく]|小さ[いく]|短[いく])"
    r"[^、。はが]{0,8}?(?P<kind>[一-鿿々ァ-ヺー]{1,8})(?:は|って|を|の名|はど|[?？]|$)"
)
_OPEN = re.compile(r"超|上回|下回|未満|割|切|[いく]$")  # the amount itself is outside
_LESS = re.compile(r"以下|以内|未満|下回|割|切|少|低|小|短")
_LEAST_ROWS = 3


def answer_threshold(context: Context) -> Draft | None:
    """The draft that lists the rows; None unless one column of one table is meant."""
    question = context.question
    said = _THRESHOLD.search(question.text)
    if said is None or question.asked.is_yes_no or question.wants(Want.WHY, Want.DEFINITION):
        return None
    unit = same_unit(said["unit"] or "")
    named = read_named(context, [said.span("number"), (said.start(), said.end("side"))])

    def fits(column: Column) -> float:
        is_kind = said["kind"] in (column.table.header[0] or column.table.caption)
        if column.is_of_dates or column.table.is_over_time or not column.counts(unit):
            return -1.0
        return 1.0 if is_kind else 0.0

    meant = meant_columns(context, named, fits) if named.words or named.heads else []
    if len(meant) != 1 or (unit and not meant[0].unit):
        return None
    return _listed(context, meant[0], Decimal(read_amount(said["number"])), said["side"])


def _listed(context: Context, column: Column, bound: Decimal, side: str) -> Draft | None:
    """The rows whose number is beyond the bound; None for a table of few rows, or where none is."""
    is_open, is_less = _OPEN.search(side) is not None, _LESS.search(side) is not None

    def holds(value: Decimal) -> bool:
        return not is_open if value == bound else (value < bound) is is_less

    pairs = [
        (row, value)
        for row, value in zip(column.rows, column.values, strict=True)
        if is_single(row) and not is_rest(row)
    ]
    rows = [row for row, value in pairs if holds(value)]
    if len(pairs) < _LEAST_ROWS or not rows:
        return None
    doc_id, table = column.table.doc_id, column.table
    items = tuple(_item(context, column, row) for row in rows)
    subject = table.header[0] or column.head
    text = context.say("list.rows", subject=subject, count=len(rows))
    lead = DraftStatement(text, ((doc_id, table.span),))
    return Draft((lead, *items), confidence=0.9, topic=subject, items=items, doc_ids=(doc_id,))


def _item(context: Context, column: Column, row: Row) -> DraftStatement:
    told = context.say("table.beyond", row=row_name(row), value=column.cell(row))
    return DraftStatement(told, ((column.table.doc_id, row.sentence.span),))
