"""The year of a day that a table prints once for several: 令和7年2月4日, then 3月24日."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.normalize import normalize

if TYPE_CHECKING:
    from assistant.topics.rows import Row

_DAY_HEAD = re.compile(r"年月日?|月日|期日|日付|日時|開催日|実施日|年月|期間|日程|時期")
_DAY = re.compile(
    r"(?P<year>(?:令和|平成|昭和|西暦)? ?(?:[0-9]{1,4}|元)年)?"
    r" ?(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日)?(?: ?[(][月火水木金土日祝・]+[)])?"
)


def with_years(rows: "Iterable[Row]") -> "Iterator[Row]":
    """Rows whose first cell is a day with the year of the row before, where it prints none.

    Where the months begin again without a year, the year is not known, nor is it behind that.
    """
    for _, group in groupby(rows, key=lambda row: (row.header, row.caption, row.sentence.section)):
        yield from _of_table(list(group))


def _of_table(rows: "list[Row]") -> "Iterator[Row]":
    is_dated = bool(rows) and _DAY_HEAD.fullmatch(normalize(rows[0].header[0]).strip()) is not None
    year, month = "", 0
    for row in rows:
        day = _DAY.fullmatch(normalize(row.cells[0]).strip()) if is_dated else None
        if day is None:
            year = ""
            yield row
            continue
        if day["year"]:
            year, month = day["year"].replace(" ", ""), int(day["month"])
            yield row
            continue
        year = year if int(day["month"]) >= month else ""
        month = int(day["month"])
        cell = f"{year}{row.cells[0].strip()}" if year else row.cells[0]
        yield replace(row, cells=(cell, *row.cells[1:]))
