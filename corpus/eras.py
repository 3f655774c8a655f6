"""Eras, Gregorian years and fiscal years (April to March): arithmetic and names."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from corpus.errors import WarekiError
from corpus.numerals import read_number


class Era(StrEnum):
    """The eras of modern Japan."""

    MEIJI = "明治"
    TAISHO = "大正"
    SHOWA = "昭和"
    HEISEI = "平成"
    REIWA = "令和"


# Oldest first. 明治 was declared on 1868-10-23 and counted from the lunar new year.
FIRST_DAYS = {
    Era.MEIJI: date(1868, 1, 25),
    Era.TAISHO: date(1912, 7, 30),
    Era.SHOWA: date(1926, 12, 25),
    Era.HEISEI: date(1989, 1, 8),
    Era.REIWA: date(2019, 5, 1),
}
ERAS = tuple(FIRST_DAYS)
_FIRST_SOLAR_DAY = date(1873, 1, 1)  # before it, Japanese months and days were lunar
_MAX_ERA_YEAR = 150  # 昭和100年 is written today; nobody writes 昭和151年


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year as its era counts it."""

    era: Era
    number: int  # 1 is 元年

    def __str__(self) -> str:
        return f"{self.era}{'元' if self.number == 1 else self.number}"


def era_year_to_year(era: Era, number: int) -> int:
    """The Gregorian year of an era's year, also past the era's end (平成36 is 2024).

    Raises:
        WarekiError: If no calendar has such a year.
    """
    if not 1 <= number <= _MAX_ERA_YEAR:
        raise WarekiError(f"{era}{number}年 does not exist: an era counts from 元年 (1)")
    return FIRST_DAYS[era].year + number - 1


def era_of(day: date) -> EraYear:
    """The era year of ``day``.

    Raises:
        WarekiError: If ``day`` is before 明治.
    """
    for era in reversed(ERAS):
        if day >= FIRST_DAYS[era]:
            return EraYear(era, day.year - FIRST_DAYS[era].year + 1)
    raise WarekiError(f"{day.isoformat()} is before 明治 (1868-01-25); no era is known for it")


def date_to_wareki(day: date) -> str:
    """``day`` as 「平成26年4月1日」.

    Raises:
        WarekiError: If ``day`` is before 1873, when months and days were lunar.
    """
    if day < _FIRST_SOLAR_DAY:
        raise WarekiError(f"{day.isoformat()}: months and days before 1873-01-01 were lunar")
    return f"{era_of(day)}年{day.month}月{day.day}日"


def fiscal_year_of(day: date) -> int:
    """The fiscal year that ``day`` falls in, named by its April."""
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_days(fiscal_year: int) -> tuple[date, date]:
    """First and last day of a fiscal year: April 1 and March 31."""
    return date(fiscal_year, 4, 1), date(fiscal_year + 1, 3, 31)


def fiscal_year_era(fiscal_year: int) -> EraYear:
    """The era year that names a fiscal year: that of its April 1, but 2019 is 令和元年度.

    Raises:
        WarekiError: If the fiscal year is before 明治元年.
    """
    # The government named all of fiscal 2019 令和元年度, although 令和 began on May 1.
    return EraYear(Era.REIWA, 1) if fiscal_year == 2019 else era_of(date(fiscal_year, 4, 1))


def fiscal_year_to_wareki(fiscal_year: int) -> str:
    """2014 -> 「平成26年度」."""
    return f"{fiscal_year_era(fiscal_year)}年度"


def render_fiscal_year(fiscal_year: int) -> str:
    """2014 -> 「平成26年度（2014年度）」."""
    return f"{fiscal_year_to_wareki(fiscal_year)}（{fiscal_year}年度）"


def days_after_years(start: date, years: int) -> date:
    """The last day of ``years`` whole years from ``start``: 2014-04-01 and 10 is 2024-03-31."""
    try:
        end = start.replace(year=start.year + years)
    except ValueError:  # February 29
        end = date(start.year + years, 3, 1)
    return end - timedelta(days=1)


_LETTERS = dict(zip("MTSHR", ERAS, strict=True))


def era_named(written: str) -> Era:
    """The era that 令和 or R names."""
    return _LETTERS[written] if written in _LETTERS else Era(written)


def pair_problem(era: Era, number: int, west: str | None) -> str:
    """What is wrong with 平成26年(2015年), or "" when both are one year."""
    if west is None or read_number(west) == era_year_to_year(era, number):
        return ""
    return f"{era}{number}年 is {era_year_to_year(era, number)}, not {read_number(west)}"


def twin_problem(era: Era, number: int, twin: str | None) -> str:
    """What is wrong with 平成36年度(令和7年度): the same year in two eras."""
    if twin is None:
        return ""
    length = 2 if twin[:2] in ERAS else 1
    other, written = era_named(twin[:length]), twin[length:].lstrip(". ")
    year = era_year_to_year(other, read_number(written))
    if year == era_year_to_year(era, number):
        return ""
    return f"{era}{number}年 is {era_year_to_year(era, number)}, {other}{written}年 is {year}"
