"""Rows that hold from one amount to another: 「合計所得210万円以上320万円未満の人」 for 250万円."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.calculation.quantities import UNIT, Quantity, find_quantities, same_unit
from assistant.drafts import Context, Draft, DraftStatement
from assistant.expectation import tells_money
from assistant.names import canonical
from assistant.topics.grids import Table, printed_name, tables_of
from assistant.topics.row_cells import cell_told
from assistant.topics.rows import Row
from assistant.topics.table_sums import asks_change
from assistant.wants import Want
from corpus.errors import WarekiError
from corpus.normalize import normalize
from corpus.numerals import read_amount

_AMOUNT = r"[0-9][0-9,.]*(?:[千万億][0-9,.]*)*"
_BOUND = re.compile(
    rf"(?P<number>{_AMOUNT}) ?(?P<unit>{UNIT}) ?"
    r"(?P<side>以上|以下|以内|未満|まで|を?超え?る?|より[多大高長]い|から|~)"
)
_RANGE = re.compile(
    rf"(?P<low>{_AMOUNT}) ?(?P<unit>{UNIT})? ?[~〜] ?(?P<high>{_AMOUNT}) ?(?P<unit2>{UNIT})"
)
_LABEL = re.compile(r"(?P<label>[一-鿿]{2,8})(?:が|は|の|で)?(?:約|およそ)?$")
_NO_AMOUNT = re.compile(
    r"[0-9]年間|[0-9]・[0-9]"
)  # 「4年間で」, 「1・2歳」: no amount within bounds
_COUNT = re.compile(r"[0-9](?:人|%|世帯|件|戸)$")
_LOW = ("以上", "から", "~")


@dataclass(frozen=True, slots=True)
class _Bound:
    value: Decimal
    unit: str
    is_low: bool
    is_open: bool  # the value itself is outside: 未満, 超
    label: str  # what is measured: 合計所得; "" where that is not said

    def holds(self, value: Decimal) -> bool:
        if value == self.value:
            return not self.is_open
        return (value > self.value) is self.is_low


def answer_bounds(context: Context) -> Draft | None:
    """The draft for an amount that lies between the bounds of one row of one table only."""
    question = context.question
    if question.asked.is_yes_no or question.wants(Want.WHY, Want.DEFINITION):
        return None
    if asks_change(context):
        return None  # 「0~14歳は何人減りましたか」
    said = [one for one in find_quantities(question.text) if one.is_exact and one.value != 1]
    if len(said) != 1 or _NO_AMOUNT.search(question.text):
        return None
    label = _LABEL.search(question.text[: said[0].start])
    found = [
        row
        for table in tables_of(context)
        if not table.printed
        for row in _holding(table, said[0], label["label"] if label else "")
    ]
    if question.wants(Want.MONEY):
        found = [row for row in found if not _counts_people(row)]
    row = _meant(context, found)
    if row is None:
        return None
    pairs = zip(row.header[1:], row.cells[1:], strict=True)
    cells = "、".join(f"{head}「{cell}」" for head, cell in pairs if cell)
    whole = context.say("table.row", row=printed_name(row), cells=cells)
    told = cell_told(context, row) or whole
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.85, topic=row.cells[0], doc_ids=(row.doc_id,))


def _counts_people(row: Row) -> bool:
    """Whether a row counts people or the like, and gives no price."""
    cells = [normalize(cell) for cell in row.cells[1:]]
    return any(map(_COUNT.search, cells)) and not any(map(tells_money, cells))


def _meant(context: Context, rows: Sequence[Row]) -> Row | None:
    """The row that says most of the question; None where two say as much."""
    words = {canonical(word.surface) for word in context.question.words}
    said = [
        sum(word in canonical(f"{row.caption} {' '.join(row.cells)}") for word in words)
        for row in rows
    ]
    best = [row for row, count in zip(rows, said, strict=True) if count == max(said)]
    return best[0] if len(best) == 1 else None


def _holding(table: Table, said: Quantity, label: str) -> list[Row]:
    """The rows of a table within whose bounds an amount lies, where more than one row has such."""
    bounds = {id(row): list(_bounds(row, said.unit, label)) for row in table.rows}
    if sum(map(bool, bounds.values())) < 2:
        return []
    return [
        row
        for row in table.rows
        if bounds[id(row)] and all(one.holds(said.value) for one in bounds[id(row)])
    ]


def _bounds(row: Row, unit: str, label: str) -> Iterator[_Bound]:
    """The bounds of a unit that the cells of a row state, of what is measured by ``label``."""
    for cell in row.cells:
        text = normalize(cell)
        for match in _RANGE.finditer(text):
            if same_unit(match["unit2"]) == unit:
                yield from _read(match["low"], unit, "以上", "")
                yield from _read(match["high"], unit, "以下", "")
        text = _RANGE.sub("", text)
        before, behind = "", -1
        for match in _BOUND.finditer(text):
            if same_unit(match["unit"]) != unit:
                continue
            said = _LABEL.search(text[: match.start()])
            if match.start() != behind:  # 210万円以上320万円未満 is of one thing
                before = said["label"] if said else ""
            behind = match.end()
            is_same = not before or not label or label in before or before in label
            if is_same:
                yield from _read(match["number"], unit, match["side"], before)


def _read(number: str, unit: str, side: str, label: str) -> Iterator[_Bound]:
    try:
        value = read_amount(number)
    except WarekiError:
        return
    is_over = "超" in side or side.startswith("より")
    is_low = is_over or side in _LOW
    yield _Bound(value, unit, is_low, is_over or side == "未満", label)
