"""One plan's period, said as it was asked for."""

import re
from collections.abc import Callable, Sequence
from datetime import date

from assistant.drafts import Context
from assistant.topics.period_asks import YEARS, PeriodAsk, asked_dates, is_either
from assistant.topics.period_sums import (
    check_years,
    day_inside,
    day_text,
    has_begun,
    inside_or_not,
    is_last_year,
    is_length_so,
    is_over,
    length_text,
    middle_year,
    ordinal_year,
    range_text,
    remaining,
    since,
    year_name,
)
from assistant.topics.period_told import TOLD, told_time, year_or_now
from assistant.yes_no import asks_openly
from corpus.numerals import read_number
from corpus.records import PlanPeriod
from corpus.wareki import DateExpression

_BOUND_YEAR = re.compile(r"(?P<last>最終年|最後の年)|初年度|最初の年")
_NTH = re.compile(r"第?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[かヶカ箇]?年度?[目次]")


def say_of_period(context: Context, plan: str, period: PlanPeriod, ask: PeriodAsk) -> str | None:
    """The sentence that answers, or None when the period does not hold what is asked.

    Args:
        context: The question.
        plan: How the plan is called.
        period: Its period.
        ask: What is asked of it.
    """
    dates = asked_dates(context.question)
    if not _says_which(context, ask, len(dates)):
        is_of_today = ask is PeriodAsk.INSIDE and context.question.asked.is_yes_no
        ask = PeriodAsk.OVER if is_of_today else PeriodAsk.RANGE
    say = _SAID.get(ask)
    if say is not None:
        return say(context, plan, period)
    day = _day_said(context, dates)
    is_claim = not asks_openly(context.question.text) and not is_either(context.question)
    match ask:
        case PeriodAsk.SINCE_END | PeriodAsk.SINCE_START:
            return since(context, plan, period, is_of_end=ask is PeriodAsk.SINCE_END)
        case PeriodAsk.ORDINAL_NOW | PeriodAsk.ORDINAL_GIVEN:
            year = None if dates else _bound_said(context, period)
            return ordinal_year(context, plan, period, year or _year_said(context, dates))
        case PeriodAsk.INSIDE_OR_NOT:
            return inside_or_not(context, plan, period, _year_said(context, dates))
        case PeriodAsk.INSIDE if day is not None and is_claim:
            is_month = not dates or dates[-1].day is None
            return day_inside(context, plan, period, day, is_month=is_month)
        case PeriodAsk.INSIDE if is_claim:
            return check_years(context, plan, period, ask, dates)
        case PeriodAsk.INSIDE:
            return say_of_period(context, plan, period, PeriodAsk.INSIDE_OR_NOT)
        case PeriodAsk.CHECK_START | PeriodAsk.CHECK_END | PeriodAsk.CHECK_RANGE if is_claim:
            return check_years(context, plan, period, ask, dates)
        case _:
            return _whole(context, plan, period)


def _says_which(context: Context, ask: PeriodAsk, dates: int) -> bool:
    """Whether the question says of which year, or years, it asks."""
    match ask:
        case PeriodAsk.CHECK_RANGE:
            return dates >= 2
        case (
            PeriodAsk.CHECK_START | PeriodAsk.CHECK_END | PeriodAsk.INSIDE | PeriodAsk.INSIDE_OR_NOT
        ):
            return dates >= 1 or TOLD.search(context.question.text) is not None
        case PeriodAsk.ORDINAL_GIVEN:
            return dates >= 1
        case _:
            return True


def _bound_said(context: Context, period: PlanPeriod) -> int | None:
    """The year of 「最終年度は何年目」 and 「初年度は何年目」."""
    bound = _BOUND_YEAR.search(context.question.text)
    if bound is None:
        return None
    return period.last_fiscal_year if bound["last"] else period.first_fiscal_year


def _year_said(context: Context, dates: Sequence[DateExpression]) -> int:
    if dates:
        return dates[0].fiscal_year
    return year_or_now(context.question.text, context.today)


def _day_said(context: Context, dates: Sequence[DateExpression]) -> date | None:
    """The day, or the first day of the month, that is asked about; None where a year is."""
    if dates:
        return dates[-1].first_day if dates[-1].month is not None else None
    told = told_time(context.question.text, context.today)
    return told.month if told is not None else None


def _whole(context: Context, plan: str, period: PlanPeriod) -> str | None:
    if period.first_fiscal_year is None and period.last_fiscal_year is None:
        return None
    return context.say("period.full", plan=plan, range=range_text(context, period))


def _start(context: Context, plan: str, period: PlanPeriod) -> str | None:
    if period.first_fiscal_year is None:
        return _whole(context, plan, period)
    return context.say(
        "period.start",
        plan=plan,
        year=year_name(context, period.first_fiscal_year),
        day=day_text(context, period.start_date),
    )


def _end(context: Context, plan: str, period: PlanPeriod) -> str | None:
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if last is None:
        open_end = "period.open_end"
        return context.say(open_end, plan=plan, year=year_name(context, first)) if first else None
    return context.say(
        "period.end",
        plan=plan,
        year=year_name(context, last),
        day=day_text(context, period.end_date),
    )


def _years(context: Context, plan: str, period: PlanPeriod) -> str | None:
    if period.years is None:
        return None
    return context.say(
        "period.length",
        plan=plan,
        length=length_text(context, period),
        range=range_text(context, period),
    )


def _check_length(context: Context, plan: str, period: PlanPeriod) -> str | None:
    said = YEARS.search(context.question.text)
    if said is None or period.years is None or asks_openly(context.question.text):
        return _years(context, plan, period)
    dates = asked_dates(context.question)
    is_so = is_length_so(context.question.text, period) and (
        not dates or dates[0].fiscal_year == _end_claimed(context, period, dates)
    )
    return context.say(
        "period.length_yes" if is_so else "period.length_no",
        plan=plan,
        length=length_text(context, period),
        range=range_text(context, period),
    )


def _end_claimed(
    context: Context, period: PlanPeriod, dates: Sequence[DateExpression]
) -> int | None:
    """The end that 「2015年度から5年間」, or 「2018年度までの5年間」, names the year of."""
    tail = context.question.text[dates[0].end :]
    return period.last_fiscal_year if tail.startswith("まで") else period.first_fiscal_year


def _months(context: Context, plan: str, period: PlanPeriod) -> str | None:
    start, end = period.start_date, period.end_date
    if start is None or end is None or start.day != 1:
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    return context.say("period.months", plan=plan, months=months, range=range_text(context, period))


def _days(context: Context, plan: str, period: PlanPeriod) -> str | None:
    start, end = period.start_date, period.end_date
    if start is None or end is None:
        return None
    return context.say(
        "period.days",
        plan=plan,
        days=(end - start).days + 1,
        first=day_text(context, start),
        last=day_text(context, end),
    )


def _year_diff(context: Context, plan: str, period: PlanPeriod) -> str | None:
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None or last is None:
        return None
    return context.say(
        "period.year_diff",
        plan=plan,
        first=year_name(context, first),
        last=year_name(context, last),
        years=last - first,
        length=last - first + 1,
    )


def _nth_year(context: Context, plan: str, period: PlanPeriod) -> str | None:
    said, first = _NTH.search(context.question.text), period.first_fiscal_year
    if said is None or first is None:
        return _whole(context, plan, period)
    number = read_number(said["n"])
    year = first + number - 1
    if period.last_fiscal_year is not None and year > period.last_fiscal_year:
        return _years(context, plan, period)
    return context.say(
        "period.ordinal",
        plan=plan,
        year=year_name(context, year),
        ordinal=number,
        range=range_text(context, period),
    )


_Say = Callable[[Context, str, PlanPeriod], "str | None"]
_SAID: dict[PeriodAsk, _Say] = {
    PeriodAsk.RANGE: _whole,
    PeriodAsk.START: _start,
    PeriodAsk.END: _end,
    PeriodAsk.YEARS: _years,
    PeriodAsk.MONTHS: _months,
    PeriodAsk.DAYS: _days,
    PeriodAsk.YEAR_DIFF: _year_diff,
    PeriodAsk.MIDDLE: middle_year,
    PeriodAsk.NTH_YEAR: _nth_year,
    PeriodAsk.OVER: is_over,
    PeriodAsk.BEGUN: has_begun,
    PeriodAsk.REMAINING: remaining,
    PeriodAsk.LAST_YEAR_NOW: is_last_year,
    PeriodAsk.CHECK_LENGTH: _check_length,
}
