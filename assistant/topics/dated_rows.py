"""Rows whose own cell says in which years they are done: 「R8～R10」 below 備考 or 実施年度."""

import re
from collections.abc import Iterator

from assistant.drafts import Context, Draft, DraftStatement
from assistant.row_quotes import without_group
from assistant.topics.cell_text import row_name
from assistant.topics.rows import Row, rows_of
from corpus.normalize import normalize

_TIME_HEAD = re.compile(
    r"(?:実施|予定|整備|計画|事業|着手|開始)?(?:予定)?(?:年度?|時期|期間)|スケジュール|備考"
)
_NAME_HEAD = re.compile(r"事業(?:の)?内容|(?:主な)?(?:取組|事業|施策)(?:名|内容)?")
_ERA = r"(?:令和|[RＲ])\.? ?"
_YEAR = r"(?P<{}>[0-9]{{1,2}}|元)(?:年度?)?"
_SPAN = re.compile(
    rf"{_ERA}{_YEAR.format('first')} ?(?:[~-]|から) ?(?:{_ERA})?{_YEAR.format('last')}"
)
_ONE = re.compile(rf"(?:{_ERA}|(?<=[0-9年度][、・,]) ?){_YEAR.format('year')}(?![0-9])")
_REIWA = 2018  # fiscal years before its first
_MOST = 40  # rows


def answer_dated_rows(context: Context, year: int, *, begins: bool) -> Draft | None:
    """The rows that are done, or begin, in a fiscal year by a cell of theirs; None without any."""
    found = [
        (row, place)
        for row in rows_of(context)
        for place in _time_columns(row)
        if _is_of_year(row.cells[place], year, begins=begins)
    ]
    doc_ids = {row.doc_id for row, _ in found}
    if not found or len(found) > _MOST or len(doc_ids) > 1:
        return None
    items = tuple(
        DraftStatement(
            context.say("table.each_item", row=_name(context, row), value=row.cells[place]),
            ((row.doc_id, row.sentence.span),),
        )
        for row, place in found
    )
    first, place = found[0]
    head = " ".join(first.header[place].split())
    said = context.say("table.dated", column=head, year=year - _REIWA, count=len(items))
    lead = DraftStatement(said, items[0].proofs)
    return Draft((lead, *items), confidence=0.85, topic=head, items=items, doc_ids=(first.doc_id,))


def _time_columns(row: Row) -> Iterator[int]:
    heads = (normalize("".join(head.split())) for head in row.header)
    return (place for place, head in enumerate(heads) if place and _TIME_HEAD.fullmatch(head))


def _is_of_year(cell: str, year: int, *, begins: bool) -> bool:
    years = years_in(cell)
    return year == min(years, default=0) if begins else year in years


def years_in(cell: str) -> frozenset[int]:
    """The fiscal years of Reiwa that a cell names: 2026 to 2028 of 「R8～R10」."""
    text = normalize(cell)
    years: set[int] = set()
    for span in _SPAN.finditer(text):
        years.update(range(_year(span["first"]), _year(span["last"]) + 1))
    years.update(_year(one["year"]) for one in _ONE.finditer(_SPAN.sub("", text)))
    return frozenset(years)


def _year(number: str) -> int:
    return _REIWA + (1 if number == "元" else int(number))


def _name(context: Context, row: Row) -> str:
    """What is done: the cell below 事業内容 where there is one, else the row's own name."""
    heads = [normalize("".join(head.split())) for head in row.header]
    named = [place for place, head in enumerate(heads) if _NAME_HEAD.fullmatch(head)]
    own = row.cells[named[-1]].strip() if named else ""
    return own or row_name(without_group(context.documents[row.doc_id], row))
