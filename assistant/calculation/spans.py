"""Amounts by the year or the month, times a year, and the year of a plan that something is in."""

import re
from calendar import isleap
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.asked import Operation, Sum
from assistant.calculation.quantities import Quantity, find_quantities, plain, shown
from assistant.calculation.sums import Reckoned
from corpus.numerals import read_amount
from corpus.wareki import find_dates

_MONTHS_A_YEAR = 12
# 「令和6年中の救急出動件数は」, 「年間の利用者は」
_YEARS_NUMBER = re.compile(
    r"(?:[0-9元]年度?(?:中|間)?の|年間の?)[^。、0-9]{1,20}[はが、]?(?:年間|延べ|計)?$"
)
_YEAR_TOLD = re.compile(r"年額|年間[0-9]|か月|ヶ月|除く(?!。?\))")
_SPAN_UNITS = {Operation.PER_YEAR: "か年", Operation.PER_MONTH: "か月"}
# 「10年間の事業費」, 「5か年で」; not 「5年前」 nor 「築50年」
_SPAN = re.compile(r"(?:年間|か年|ヶ年|カ年|箇年|か月|ヶ月|カ月|箇月)間?$")
_IS_MEAN = re.compile(
    r"平均|毎年|毎月|各年|(?<![0-9])年(?:額|約)?[0-9]|年間(?:に|約)?[0-9]|[年月]額|当たり|あたり"
)
_TOTAL = re.compile(r"(?:計|総額|総数|全体で|累計)[は、:]?$")
_MONTHLY = re.compile(r"(?:月額|毎月|月々|(?:1か月|1月)(?:に?つき|当たり|あたり))[は、]?$")
_NEXT_TO = re.compile(
    r"(?:間|を|に|は|、|以内|上限|限度|として|わたり|わたって|最[長大]|まで|支給し)*"
)
_AT_MOST = re.compile(r"上限|限度|以[内下]|まで(?!に)|最[大長]")
_EXCEPT = re.compile(r"除|ただし|休み|休会|場合|[0-9]月|年度?(?:から|まで)|[0-9]回")
_OFTEN = (
    (re.compile(r"偶数月|奇数月|隔月|2か月(?:ごと|毎|に(?:1回|一度))"), 6),
    (re.compile(r"毎月|月に?(?:1回|一回|一度)"), 12),
    (re.compile(r"四半期(?:ごと|毎|に(?:1回|一度))|3か月(?:ごと|毎|に(?:1回|一度))"), 4),
    (re.compile(r"半年(?:ごと|毎|に(?:1回|一度))"), 2),
)
_ONCE = re.compile(r"に?(?:1回|一回|一度)")
_DAYS = re.compile(
    r"第[0-9一二三四](?:週|[月火水木金土日]曜日?)?(?:[、・,]|及び|と)第[0-9一二三四]"
)
_WEEKLY = re.compile(r"毎週|[0-9]日[、・]")


def by_span(asked: Sum, text: str) -> Reckoned | None:
    """「一年あたり」 of the one total and the one span of a sentence."""
    found = find_quantities(text)
    if asked.operation is Operation.PER_DAY:
        return _of_year(asked, text)
    unit = _SPAN_UNITS[asked.operation]
    spans = [one for one in found if one.unit in _SPAN_UNITS.values()]
    if not spans and asked.operation is Operation.PER_MONTH:
        return _of_year(asked, text)
    if len(spans) != 1 or spans[0].unit != unit or not _SPAN.search(spans[0].written):
        return None
    totals = [one for one in found if one.unit == asked.unit]
    if len(totals) > 1:
        totals = [one for one in totals if _TOTAL.search(text[: one.start])]
    if len(totals) != 1 or not asked.unit or _IS_MEAN.search(text):
        return None
    whole, span = totals[0], spans[0]
    if not (whole.is_exact and span.is_exact and span.value > 1):
        return None
    result = divided(whole, span.value)
    return Reckoned("calculation.result", result, f"{whole.written} ÷ {span.written} = {result}")


def _of_year(asked: Sum, text: str) -> Reckoned | None:
    """「年間2,400人」 by the month, 「令和6年中の6,412件」 by the day; None for others."""
    counted = [one for one in find_quantities(text) if one.unit == asked.unit]
    dates = {date.year: date for date in find_dates(text)}
    if len(counted) != 1 or not counted[0].is_exact or _IS_MEAN.search(text) or len(dates) > 1:
        return None
    whole, years = counted[0], list(dates.values())
    is_of_year = _YEARS_NUMBER.search(text[: whole.start]) is not None
    if not is_of_year or any(one.month is not None for one in years):
        return None
    leap = years[0].last_day.year if years else 0  # February of 令和5年度 is in 2024
    days = 366 if years and isleap(leap) else 365
    number, name = (12, "か月") if asked.operation is Operation.PER_MONTH else (days, "日")
    result = divided(whole, Decimal(number))
    return Reckoned("calculation.result", result, f"{whole.written} ÷ {number}{name} = {result}")


def yearly(text: str) -> Reckoned | None:
    """Twelve months of the one amount of a sentence, which is paid monthly."""
    sums = [one for one in find_quantities(text) if one.unit == "円"]
    if len(sums) != 1 or not sums[0].is_exact or _YEAR_TOLD.search(text):
        return None
    paid = sums[0]
    if not _MONTHLY.search(text[: paid.start]) or _AT_MOST.search(text[paid.end :][:8]):
        return None
    result = shown(paid.value * _MONTHS_A_YEAR, (paid,))
    return Reckoned("calculation.result", result, f"{paid.written} × 12か月 = {result}")


def divided(whole: Quantity, number: Decimal) -> str:
    """6.8億円 of 68億円; 「約」 where it is rounded."""
    value = whole.value / number
    scale = read_amount(whole.scale) if whole.scale else Decimal(1)
    if value < scale:
        scale = Decimal(10_000 if value >= 1_000_000 else 1)
    if not whole.scale and value >= 1_000_000:
        scale = Decimal(100_000)
    step = Decimal(1) if whole.unit == "円" and scale == 1 else scale / 10
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return ("" if rounded == value else "約") + shown(rounded, (whole,))


def all_months(text: str) -> Reckoned | None:
    """「12か月間、月額3万円」: what is paid in all, where the two stand together."""
    found = find_quantities(text)
    spans = [one for one in found if one.unit in _SPAN_UNITS.values()]
    sums = [one for one in found if one.unit == "円"]
    if len(spans) != 1 or len(sums) != 1 or not _SPAN.search(spans[0].written):
        return None
    span, paid = spans[0], sums[0]
    head, tail = text[: paid.start], text[paid.end :]
    monthly = _MONTHLY.search(head)
    if monthly is None or text[: span.start].endswith(("約", "第")):
        return None
    between = (
        text[span.end : monthly.start()]
        if span.end <= paid.start
        else tail[: span.start - paid.end]
    )
    if not _NEXT_TO.fullmatch(between):
        return None
    years = span.unit == "か年"
    result = shown(paid.value * span.value * (_MONTHS_A_YEAR if years else 1), (paid,))
    is_most = _AT_MOST.search(text[min(paid.end, span.start) :][:16]) or not (
        paid.is_exact and span.is_exact
    )
    key = "calculation.at_most" if is_most else "calculation.result"
    months = f"12か月 × {plain(span.value)}年" if years else f"{plain(span.value)}か月"
    return Reckoned(key, result, f"{paid.written} × {months} = {result}")


def times_a_year(text: str) -> Reckoned | None:
    """「偶数月の第2日曜日に」 is six times a year; None where a month is left out."""
    counted = _ONCE.sub("", text)
    found = [(match, times) for said, times in _OFTEN if (match := said.search(text))]
    if len(found) != 1 or _EXCEPT.search(counted) or _WEEKLY.search(text):
        return None
    match, times = found[0]
    days = 2 if _DAYS.search(text) else 1
    result = f"年{times * days}回"
    factor = f" × {days}回" if days > 1 else ""
    return Reckoned("calculation.result", result, f"{match.group()}{factor} = {result}")
