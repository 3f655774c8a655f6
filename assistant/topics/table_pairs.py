"""Two rows of a table, side by side: 「灘浦と奥名の人口の差は」, 「漁業と農業を合わせると」."""

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.calculation.asked import Direction, Operation, Sum, read_sums
from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_kinds import unit_in
from assistant.topics.cell_text import row_name
from assistant.topics.grids import NOT_SUMMED, TO_COME, Column, Table, is_single, tables_of
from assistant.topics.rows import Row, years_of
from assistant.topics.table_columns import (
    Named,
    meant_columns,
    measured,
    name_spans,
    read_named,
    rows_named,
    stands_over,
)
from assistant.wants import Want
from corpus.eras import fiscal_year_of
from corpus.normalize import normalize

_WHICH = re.compile(r"どちら|どっち|いずれ")
_ADDS = re.compile(r"合わせ(?:る|た|て)|あわせ(?:る|た|て)|足す|足し|合計|全部で|トータル")
_COMPARES = re.compile(r"差|違|ちが|開き|隔たり|より|比べ|多[いく]|少な[いく]|高[いく]|低[いく]")
_PER_HEAD = re.compile(r"率|割合|平均|当たり|あたり|比$|指数|密度")
_SPAN = re.compile(r"[0-9]{1,4}年?度?(?:から|~|より)[^、。]{0,4}[0-9]")
_MOST = 12  # rows that are added
_DONE = re.compile(
    r"多[いくか]|少な[いくか]|高[いくか]|低[いくか]|大き[いくか]|小さ[いくか]|広[いくか]|増え|減っ|減り|増やし|減らし|ふえ|へっ"
    r"|上が|下が|伸び|落ち|足す|足し|合わせ|あわせ|加え"
)


def answer_pair(context: Context) -> Draft | None:
    """The sum or the difference of rows that are named; None unless one column is meant."""
    question = context.question
    if question.asked.is_yes_no or question.wants(Want.WHY):
        return None
    asked = _asked(context)
    if asked is None:
        return None
    made = [
        draft
        for table in tables_of(context)
        if len(rows := _rows_meant(context, table, asked)) > 1
        and (draft := _of_table(context, table, rows, asked)) is not None
    ]
    said = {draft.statements[0].text for draft in made}
    return made[0] if len(said) == 1 else None


def _rows_meant(context: Context, table: Table, asked: Sum) -> list[Row]:
    """The rows that are named; of 「令和7年度から9年度までの合計」 those between as well."""
    rows = rows_named(context, table)
    if asked.operation is Operation.SUM:
        rows = [row for row in rows if is_single(row)]  # 「…の合計」 names no row 合計
    is_span = table.is_over_time and asked.operation is Operation.SUM and len(rows) == 2
    if not is_span or not _SPAN.search(context.question.text):
        return rows
    first, last = sorted(table.rows.index(row) for row in rows)
    return list(table.rows[first : last + 1])


def _asked(context: Context) -> Sum | None:
    """Whether a sum or a difference is asked for."""
    text = context.question.text
    for one in read_sums(text):
        if one.operation in (Operation.SUM, Operation.DIFFERENCE):
            return one
    if _ADDS.search(text):
        return Sum(Operation.SUM, "")
    is_compared = _WHICH.search(text) and _COMPARES.search(text)
    return Sum(Operation.DIFFERENCE, "", Direction.COMPARED) if is_compared else None


def _of_table(context: Context, table: Table, rows: Sequence[Row], asked: Sum) -> Draft | None:
    text = context.question.text
    done = [match.span() for match in _DONE.finditer(text)]
    named = read_named(context, [*done, *name_spans(context, rows)])
    if table.is_over_time:
        named = named.without_years()
    meant = meant_columns(context, named, lambda column: _fit(column, asked), [table])
    if not meant and asked.direction is Direction.COMPARED:
        meant = _latest(context, table, named)
    return of_column(context, meant[0], rows, asked) if len(meant) == 1 else None


def _latest(context: Context, table: Table, named: Named) -> list[Column]:
    """The column of the last year that is over, where all that is named stands over the table."""
    if named.years or not all(stands_over(context, table, word) for word in named.words):
        return []
    this = fiscal_year_of(context.today)
    dated = [
        (max(years), column)
        for column in table.columns
        if column.is_year and not TO_COME.search(head := table.header[column.place])
        if (years := years_of(normalize(head))) and max(years) <= this
    ]
    last = max((year for year, _ in dated), default=None)
    return [column for year, column in dated if year == last]


def of_column(context: Context, column: Column, rows: Sequence[Row], asked: Sum) -> Draft | None:
    """What is asked of the cells that rows have in a column."""
    table = column.table
    values = [
        value
        for row in rows
        for value, held in zip(column.values, column.rows, strict=True)
        if held is row
    ]
    if len(values) != len(rows):
        return None
    made = (
        _added(context, column, rows, values)
        if asked.operation is Operation.SUM
        else _apart(context, column, rows, values, asked)
    )
    if made is None:
        return None
    proofs = tuple((table.doc_id, span) for span in table.proofs(column.place, rows))
    statement = DraftStatement(made, proofs)
    most = max(zip(values, rows, strict=True), key=lambda one: one[0])[1]
    return Draft(
        (statement,),
        confidence=0.9,
        topic=column.head,
        entity=_name(most) if asked.direction is Direction.COMPARED else "",
        doc_ids=(table.doc_id,),
    )


def _fit(column: Column, asked: Sum) -> float:
    if column.is_of_dates or not column.counts(asked.unit):
        return -1.0
    return 1.0 if asked.unit and column.unit else 0.0


def _added(
    context: Context, column: Column, rows: Sequence[Row], values: Sequence[Decimal]
) -> str | None:
    if column.unit in NOT_SUMMED or _PER_HEAD.search(column.head) or len(rows) > _MOST:
        return None
    result = column.shown(sum(values, Decimal(0)))
    parts = " + ".join(_term(column, row, value) for row, value in zip(rows, values, strict=True))
    return context.say("calculation.sum", result=result, sum=f"{parts} = {result}")


def _apart(
    context: Context,
    column: Column,
    rows: Sequence[Row],
    values: Sequence[Decimal],
    asked: Sum,
) -> str | None:
    if len(rows) != 2 or values[0] == values[1]:
        return None
    grows = values[1] > values[0]
    is_change = asked.direction in (Direction.UP, Direction.DOWN)
    if is_change and not column.table.is_over_time:
        return None
    if is_change:
        later = rows[1] if _place(column, rows[1]) > _place(column, rows[0]) else rows[0]
        rises = (later is rows[1]) is grows
        if rises is not (asked.direction is Direction.UP):
            return None
    high, low = (1, 0) if grows else (0, 1)
    units = {unit_in(row.cells[0]) for row in rows}
    unit = units.pop() if len(units) == 1 and not column.unit else ""
    result = column.shown_gap(values[high] - values[low]) + unit
    terms = [_term(column, rows[place], values[place]) for place in (high, low)]
    key = "table.compared" if _WHICH.search(context.question.text) else "calculation.difference"
    return context.say(
        key,
        column=measured(context, column),
        row=_name(rows[high]),
        result=result,
        sum=f"{terms[0]} - {terms[1]} = {result}",
    )


def _place(column: Column, row: Row) -> int:
    return column.table.rows.index(row)


def _term(column: Column, row: Row, value: Decimal) -> str:
    unit = "" if column.unit else unit_in(row.cells[0])
    return f"{_name(row)}の{column.shown(value)}{unit}"


def _name(row: Row) -> str:
    return row_name(row)
