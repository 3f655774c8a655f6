"""The arithmetic of plan periods: over or not, which year, how long still; each as a sentence."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from assistant.drafts import Context
from assistant.topics.period_asks import YEARS, PeriodAsk
from assistant.topics.period_told import ToldTime, told_time, year_or_now
from assistant.wants import ENDS
from corpus.eras import fiscal_year_of, fiscal_year_to_wareki
from corpus.records import PlanPeriod
from corpus.wareki import DateExpression

_IN_FORCE = re.compile(
    r"有効|効力|続い|継続|進行中|途中|最中|残って|現役|まだ|期間(?:中|内)|入[っり]|含ま|生き|走っ|動い|使え|効い|稼働"
)
_OVER = re.compile(rf"{ENDS}|過ぎ|すぎ|古")


def year_name(context: Context, year: int) -> str:
    """2014 as 「2014年度（平成26年度）」."""
    return context.say("date.fiscal_year", year=year, era=fiscal_year_to_wareki(year))


def range_text(context: Context, period: PlanPeriod) -> str:
    """First and last fiscal year with the length, as far as the plan states them.

    Months instead of fiscal years where the period is no number of whole years.
    """
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is not None and last is not None:
        ends = year_name(context, first), year_name(context, last)
        if _odd_months(period) and period.start_date and period.end_date:
            ends = month_text(context, period.start_date), month_text(context, period.end_date)
        length = length_text(context, period)
        return context.say("period.range", first=ends[0], last=ends[1], length=length)
    if first is not None:
        return context.say("period.range_open", first=year_name(context, first))
    if last is not None:
        return context.say("period.range_until", last=year_name(context, last))
    return length_text(context, period)


def length_text(context: Context, period: PlanPeriod) -> str:
    """「5年間」, or 「5年6か月間」 for a period that is no number of whole years."""
    odd = _odd_months(period)
    first, last, years = period.first_fiscal_year, period.last_fiscal_year, period.years
    if odd and years is not None:
        return context.say("period.range_months", years=years - 1, months=odd)
    if years is None and first is not None and last is not None:
        years = last - first + 1
    return context.say("period.range_years", years=years)


def is_whole_years(period: PlanPeriod) -> bool:
    """Whether a period is a number of whole years, or states no days."""
    return not _odd_months(period)


def _odd_months(period: PlanPeriod) -> int:
    """The months of a period beyond its whole years; 0 where its days are not known."""
    start, end = period.start_date, period.end_date
    if start is None or end is None or start.day != 1:
        return 0
    return ((end.year - start.year) * 12 + end.month - start.month + 1) % 12


def month_text(context: Context, day: date) -> str:
    """A date's year and month."""
    return context.say("date.month", year=day.year, month=day.month)


def day_text(context: Context, day: object) -> str:
    """A date as a resident writes it; "" for none."""
    return (
        context.say("date.day", year=day.year, month=day.month, day=day.day)
        if isinstance(day, date)
        else ""
    )


def is_over(context: Context, plan: str, period: PlanPeriod) -> str | None:
    """Whether the period has ended by today, with both dates; None when no end is stated."""
    if period.end_date is None or period.last_fiscal_year is None:
        return None
    values = {
        "plan": plan,
        "year": year_name(context, period.last_fiscal_year),
        "day": day_text(context, period.end_date),
        "today": day_text(context, context.today),
    }
    has_ended = context.today > period.end_date
    if period.start_date is not None and context.today < period.start_date:
        # Not over, and not in force either: both are answered by いいえ.
        return context.say(
            "period.not_begun", **{**values, "start": day_text(context, period.start_date)}
        )
    text = context.question.text
    asks_if_in_force = _IN_FORCE.search(text) is not None
    is_known = asks_if_in_force or _OVER.search(text) is not None
    if not (is_known and context.question.asked.is_yes_no):
        key = "period.over_plain" if has_ended else "period.in_force_plain"
    elif asks_if_in_force:
        key = "period.over_no" if has_ended else "period.in_force_yes"
    else:
        key = "period.over_yes" if has_ended else "period.in_force_no"
    return context.say(key, **values)


def ordinal_year(context: Context, plan: str, period: PlanPeriod, year: int) -> str | None:
    """Which year of the plan a fiscal year is; None when no first year is stated."""
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None:
        return None
    if year < first or (last is not None and year > last):
        return context.say(
            "period.year_outside",
            plan=plan,
            year=year_name(context, year),
            range=range_text(context, period),
        )
    return context.say(
        "period.ordinal",
        plan=plan,
        year=year_name(context, year),
        ordinal=year - first + 1,
        range=range_text(context, period),
    )


def inside_or_not(context: Context, plan: str, period: PlanPeriod, year: int) -> str | None:
    """Whether a fiscal year is one of the plan's, where either is asked; None without both ends."""
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None or last is None:
        return None
    key = "period.year_inside" if first <= year <= last else "period.year_outside"
    return context.say(
        key, plan=plan, year=year_name(context, year), range=range_text(context, period)
    )


def remaining(context: Context, plan: str, period: PlanPeriod) -> str | None:
    """How long the period still lasts, in years and months; None when no end is stated."""
    if period.end_date is None or period.last_fiscal_year is None:
        return None
    if context.today > period.end_date:
        return is_over(context, plan, period)
    until = period.end_date + timedelta(days=1)
    months = _months(context.today, until)
    this, last = fiscal_year_of(context.today), period.last_fiscal_year
    if re.search(r"年度分|何[かヶカ箇]?年度|今年度", context.question.text):
        return context.say(
            "period.remaining_fiscal",
            plan=plan,
            year=year_name(context, last),
            day=day_text(context, period.end_date),
            this=year_name(context, this),
            count=last - this + 1,
            besides=last - this,
        )
    values = {
        "plan": plan,
        "year": year_name(context, period.last_fiscal_year),
        "day": day_text(context, period.end_date),
    }
    if months < 12:
        return context.say("period.remaining_months", months=max(1, months), **values)
    key = "period.remaining_years_months" if months % 12 else "period.remaining_years"
    return context.say(key, years=months // 12, months=months % 12, **values)


def day_inside(
    context: Context, plan: str, period: PlanPeriod, day: date, *, is_month: bool
) -> str | None:
    """「2019年3月31日はまだ期間内ですか」, and the other way round 「…には終わっていますか」."""
    if period.start_date is None or period.end_date is None:
        return None
    inside = period.start_date <= day <= period.end_date
    asks_over = re.search(rf"{ENDS}|過ぎ", context.question.text) is not None
    written = day_text(context, day)
    if is_month:
        written = month_text(context, day)
    values = {"plan": plan, "day": written, "range": range_text(context, period)}
    if asks_over:
        return context.say(
            "period.day_over_yes" if day > period.end_date else "period.day_over_no", **values
        )
    return context.say("period.day_inside_yes" if inside else "period.day_inside_no", **values)


def has_begun(context: Context, plan: str, period: PlanPeriod) -> str | None:
    """Whether the period has begun by today; None when no start is stated."""
    if period.start_date is None or period.first_fiscal_year is None:
        return None
    has_begun_by_now = context.today >= period.start_date
    if re.search(r"前(?:です|でしょう|か|なの)|ない|ません", context.question.text):
        key = "period.not_begun_no" if has_begun_by_now else "period.not_begun_yes"
    else:
        key = "period.begun_yes" if has_begun_by_now else "period.begun_no"
    day, today = day_text(context, period.start_date), day_text(context, context.today)
    return context.say(
        key, plan=plan, year=year_name(context, period.first_fiscal_year), day=day, today=today
    )


def check_years(
    context: Context, plan: str, period: PlanPeriod, ask: PeriodAsk, dates: Sequence[DateExpression]
) -> str | None:
    """「2016年度は計画期間に入りますか」, 「計画は2020年度までですか」, 「2014年度からですか」.

    Args:
        context: The question.
        plan: How the plan is called.
        period: Its period.
        ask: One of the checks, or whether a year is inside.
        dates: What is claimed; none: a year told from today's.
    """
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None or last is None:
        return None
    text = context.question.text
    told = told_time(text, context.today)
    year = dates[-1].fiscal_year if dates else year_or_now(text, context.today)
    values = {
        "plan": plan,
        "year": year_name(context, year),
        "range": range_text(context, period),
    }
    if ask is PeriodAsk.INSIDE:
        if re.search(rf"(?:{ENDS}|過ぎ)[ぁ-ん]?て", text):
            key = "period.over_by_yes" if year > last else "period.over_by_no"
        else:
            key = "period.inside_yes" if first <= year <= last else "period.inside_no"
        return context.say(key, **values)
    end = period.end_date
    if ask is PeriodAsk.CHECK_END and end is not None and _is_calendar_year_of(dates, end):
        return context.say("period.yes_ends", **values, day=day_text(context, end))
    claimed = {
        PeriodAsk.CHECK_START: year == first and _is_month_of(told, dates, period.start_date),
        PeriodAsk.CHECK_END: year == last and _is_month_of(told, dates, period.end_date),
        PeriodAsk.CHECK_RANGE: bool(dates) and (dates[0].fiscal_year, year) == (first, last),
    }
    holds = claimed[ask] and is_length_so(text, period)
    return context.say("period.yes" if holds else "period.no", **values)


def is_length_so(text: str, period: PlanPeriod) -> bool:
    """Whether a period lasts as many years as a claim says, if it says so."""
    said = YEARS.search(text)
    return said is None or (int(said.group(1)) == period.years and is_whole_years(period))


def _is_month_of(told: ToldTime | None, dates: Sequence[DateExpression], end: date | None) -> bool:
    """Whether a month told from today is the one of a period's end; true where none is told."""
    if dates or told is None or told.month is None or end is None:
        return True
    return (told.month.year, told.month.month) == (end.year, end.month)


def _is_calendar_year_of(dates: Sequence[DateExpression], end: date) -> bool:
    """Whether a year without 度 is the one of the day on which a period ends: 2019年の3月31日."""
    return any(
        not told.is_fiscal and told.month is None and told.year == end.year for told in dates[-1:]
    )


def is_last_year(context: Context, plan: str, period: PlanPeriod) -> str | None:
    """「もう最終年度ですか」: whether today lies in the last year; None without an end."""
    last = period.last_fiscal_year
    if last is None:
        return None
    this = fiscal_year_of(context.today)
    key = "period.last_year_yes" if this == last else "period.last_year_no"
    return context.say(
        key,
        plan=plan,
        year=year_name(context, last),
        this=year_name(context, this),
        today=day_text(context, context.today),
    )


def since(context: Context, plan: str, period: PlanPeriod, *, is_of_end: bool) -> str | None:
    """「終わってから何年たちましたか」: whole years and months until today."""
    day = period.end_date if is_of_end else period.start_date
    if day is None:
        return None
    if day > context.today:
        return is_over(context, plan, period) if is_of_end else has_begun(context, plan, period)
    months = _months(day + timedelta(days=int(is_of_end)), context.today)
    key = "period.since_end" if is_of_end else "period.since_start"
    in_months = re.search(r"(?<!年)何[かヶカ箇]月", context.question.text) is not None
    return context.say(
        f"{key}_months" if in_months or months < 12 else key,
        plan=plan,
        day=day_text(context, day),
        today=day_text(context, context.today),
        years=months // 12,
        months=months if in_months or months < 12 else months % 12,
    )


def middle_year(context: Context, plan: str, period: PlanPeriod) -> str | None:
    """The middle one of the plan's years; the two middle ones of an even number."""
    first, last = period.first_fiscal_year, period.last_fiscal_year
    if first is None or last is None:
        return None
    middle = sorted({(first + last) // 2, (first + last + 1) // 2})
    names = context.say("list.and").join(year_name(context, year) for year in middle)
    return context.say("period.middle", plan=plan, years=names, range=range_text(context, period))


def _months(start: date, end: date) -> int:
    """Whole months from one day to another."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
