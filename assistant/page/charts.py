"""Periods on one time axis, as an SVG that grows with the page and needs no colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.markup import Html, element
from assistant.wording.page import PageWords
from corpus.eras import fiscal_year_days, fiscal_year_of
from corpus.records import PlanPeriod

_ROW_PX = 50  # a label's line, the bar, and the gap below
_TOP_PX = 26  # room for the word that names today's line
_AXIS_PX = 28
_MAX_YEAR_LABELS = 6  # four digits each, the first one set in, on a screen 320 px wide
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)  # fiscal years between two labels


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One bar: fiscal years, both ends included."""

    label: str
    first: int
    last: int
    is_own: bool  # the document's own period is solid, the others are hatched


def row_of(period: PlanPeriod, label: str, is_own: bool) -> TimelineRow | None:
    """The bar of a period; None when an end is open and there is nothing to draw."""
    first = period.first_fiscal_year
    last = period.last_fiscal_year
    if first is None and period.start_date is not None:
        first = fiscal_year_of(period.start_date)
    if last is None and period.end_date is not None:
        last = fiscal_year_of(period.end_date)
    if first is None or last is None or last < first:
        return None
    return TimelineRow(label, first, last, is_own)


def year_step(years: int) -> int:
    """How many years lie between two labels, so that at most six are drawn."""
    return next((step for step in _STEPS if years / step < _MAX_YEAR_LABELS), _STEPS[-1])


def position_of(day: date, first: int, last: int) -> float:
    """Where ``day`` lies on an axis of fiscal years, in percent of its length."""
    year = fiscal_year_of(day)
    start, end = fiscal_year_days(year)
    passed = (day - start).days / ((end - start).days + 1)
    return 100 * (year + passed - first) / (last + 1 - first)


def timeline(rows: Sequence[TimelineRow], today: date, words: PageWords, name: str) -> Html:
    """The rows as a chart with today's line, and in words for those who cannot see it.

    Args:
        rows: At least one.
        today: The day that the dashed line stands for.
        words: The language of the chart's words.
        name: Makes the ids in the chart unique on the page.
    """
    this_year = fiscal_year_of(today)
    first = min(this_year, *(row.first for row in rows))
    last = max(this_year, *(row.last for row in rows))
    bottom = _TOP_PX + _ROW_PX * len(rows)
    drawn = [
        _hatching(name),
        *_axis(first, last, bottom),
        *(_bar(row, first, last, _TOP_PX + _ROW_PX * at, name) for at, row in enumerate(rows)),
        *_today_line(position_of(today, first, last), bottom, words),
        # Above the dashed line, so that it does not run through a name.
        *(_label(row, _TOP_PX + _ROW_PX * at) for at, row in enumerate(rows)),
    ]
    return element(
        "svg",
        element("title", timeline_in_words(rows, today, words), id=f"{name}-title"),
        *drawn,
        class_="timeline",
        width="100%",
        height=bottom + _AXIS_PX,
        role="img",
        aria_labelledby=f"{name}-title",
    )


def timeline_in_words(rows: Sequence[TimelineRow], today: date, words: PageWords) -> str:
    """What the chart shows, as a sentence a row."""
    sentences = [
        words("timeline.row", label=row.label, first=row.first, last=row.last) for row in rows
    ]
    return " ".join([*sentences, words("timeline.today", day=words.day(today))])


def _hatching(name: str) -> Html:
    stripe = element("path", d="M0,8 l8,-8", stroke="#0017c1", stroke_width="1.5")
    pattern = element(
        "pattern", stripe, id=f"{name}-hatch", width=8, height=8, patternUnits="userSpaceOnUse"
    )
    return element("defs", pattern)


def _percent(year: int, first: int, last: int) -> float:
    return round(100 * (year - first) / (last + 1 - first), 3)


def _axis(first: int, last: int, bottom: int) -> list[Html]:
    step = year_step(last + 1 - first)
    marks = []
    for year in range(first + (-first) % step, last + 2, step):
        percent = _percent(year, first, last)
        at = f"{percent}%"
        marks.append(element("line", x1=at, x2=at, y1=_TOP_PX, y2=bottom, class_="grid"))
        marks.append(
            element(
                "text",
                str(year),
                x=at,
                y=bottom + 20,
                class_="year",
                text_anchor=_anchor(percent, edge=2),
            )
        )
    return marks


def _bar(row: TimelineRow, first: int, last: int, top: int, name: str) -> Html:
    left = _percent(row.first, first, last)
    width = _percent(row.last + 1, first, last) - left
    return element(
        "rect",
        x=f"{left}%",
        width=f"{width:.3f}%",
        y=top + 22,
        height=18,
        rx=3,
        class_="own" if row.is_own else "other",
        fill=None if row.is_own else f"url(#{name}-hatch)",
    )


def _label(row: TimelineRow, top: int) -> Html:
    """Name and years in one line; a long name is cut, its years are not."""
    line = element(
        "div",
        element("span", row.label, class_="label-name"),
        element("span", f"{row.first}–{row.last}", class_="label-years"),
        class_="label",
    )
    return element("foreignObject", line, x=0, y=top, width="100%", height=21)


def _today_line(at: float, bottom: int, words: PageWords) -> list[Html]:
    line = element("line", x1=f"{at:.3f}%", x2=f"{at:.3f}%", y1=18, y2=bottom, class_="today")
    name = element(
        "text",
        words("timeline.now"),
        x=f"{at:.3f}%",
        y=13,
        class_="today-name",
        text_anchor=_anchor(at),
    )
    return [line, name]


def _anchor(percent: float, edge: float = 8) -> str:
    """So that a word at the end of the axis stays on it."""
    if percent < edge:
        return "start"
    return "end" if percent > 100 - edge else "middle"
