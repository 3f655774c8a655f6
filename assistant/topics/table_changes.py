"""Which row of a table over the years has grown or shrunk most: 「人口が最も減った地区は」."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from assistant.drafts import Context, Draft, DraftStatement
from assistant.ranks import MOST_CHANGED
from assistant.topics.cell_text import row_name
from assistant.topics.grids import (
    TO_COME,
    Column,
    Table,
    is_rest,
    is_single,
    tables_of,
)
from assistant.topics.rows import years_of
from assistant.topics.table_columns import meant_columns, read_named
from corpus.normalize import normalize
from corpus.wareki import find_dates

_LEAST_ROWS = 3


def answer_most_changed(context: Context) -> Draft | None:
    """The row that changed most between two years; None unless one table is meant."""
    text = context.question.text
    asked = MOST_CHANGED.search(text)
    years = sorted({date.fiscal_year for date in find_dates(text)})
    if asked is None or context.question.asked.is_yes_no or len(years) not in (0, 2):
        return None
    named = read_named(context, [asked.span()])
    found = []
    for table in tables_of(context):
        for first, last in _ends(table, years):
            of_last = replace(named, years=frozenset(_years(last)))
            if meant_columns(context, of_last, partial(_is_one, last), [table]):
                found.append((first, last))
    return _draft(context, *found[0], asked) if len(found) == 1 else None


def _ends(table: Table, years: list[int]) -> Iterator[tuple[Column, Column]]:
    """The columns of two years, of the first and the last that are past where none is named."""
    dated = [
        column
        for column in table.columns
        if column.is_year and not TO_COME.search(table.header[column.place])
    ]
    if years:
        dated = [column for column in dated if _years(column)[0] in years]
    ordered = sorted(dated, key=_years)
    is_pair = len(ordered) >= 2 and (not years or len(ordered) == 2)
    if is_pair and ordered[0].unit == ordered[-1].unit:
        yield ordered[0], ordered[-1]


def _is_one(meant: Column, column: Column) -> float:
    return 0.0 if column is meant else -1.0


def _years(column: Column) -> list[int]:
    return years_of(normalize(column.table.header[column.place]))


def _draft(context: Context, first: Column, last: Column, asked: re.Match[str]) -> Draft | None:
    before = dict(zip(map(id, first.rows), first.values, strict=True))
    after = dict(zip(map(id, last.rows), last.values, strict=True))
    rows = [row for row in first.table.rows if is_single(row) and not is_rest(row)]
    if asked["less"]:  # what was not there yet has not shrunk
        rows = [row for row in rows if id(row) in before]
    if len(rows) < _LEAST_ROWS or any(
        id(row) not in before or id(row) not in after for row in rows
    ):
        return None
    sign = -1 if asked["less"] else 1
    changes = [sign * (after[id(row)] - before[id(row)]) for row in rows]
    most = max(changes)
    if most <= 0 or changes.count(most) != 1:
        return None
    row = rows[changes.index(most)]
    high, low = sorted((before[id(row)], after[id(row)]), reverse=True)
    result = last.shown_gap(most)
    text = context.say(
        "table.most_less" if asked["less"] else "table.most_more",
        first=first.head,
        last=last.head,
        row=row_name(row),
        result=result,
        sum=f"{last.shown(high)} - {last.shown(low)} = {result}",
    )
    doc_id = first.table.doc_id
    proofs = ((doc_id, row.sentence.span), (doc_id, first.table.span))
    topic = row.cells[0]
    return Draft(
        (DraftStatement(text, proofs),),
        confidence=0.9,
        topic=topic,
        entity=topic,
        doc_ids=(doc_id,),
    )
