"""Dates in Japanese text: 平成26年度（2014年度）, 令和7年4月, H26, 平成二十六年度, 平成24～28年度.

``find_dates`` reads normalised text (``corpus.normalize``). An era that has moved on is read
for what it means (平成36年度 is fiscal 2024) and flagged; an impossible date is not found, and
``parse_date`` says why. The arithmetic is that of ``corpus.eras``.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from corpus.eras import (
    ERAS,
    FIRST_DAYS,
    Era,
    era_named,
    era_year_to_year,
    pair_problem,
    twin_problem,
)
from corpus.errors import WarekiError
from corpus.numerals import read_number

_MIN_YEAR, _MAX_YEAR = 1868, 2199  # outside, four digits are an amount


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A year, month or day written in a text."""

    start: int  # in the text that was searched
    end: int
    year: int  # Gregorian; of the April when ``is_fiscal``
    is_fiscal: bool  # 年度
    month: int | None = None
    day: int | None = None
    half: int | None = None  # 上半期 is 1, 下半期 is 2
    era: Era | None = None  # None: written in Gregorian years
    is_moved_on: bool = False  # the era had ended by then: 平成36年度
    is_inherited: bool = False  # the era, year or month is the one before it: 平成24~28年度
    has_unit: bool = True  # False: H26, 平成26 or 2014 without 年
    problem: str = ""  # 西暦 and 和暦 disagree, or the era had not begun; "" is nothing

    @property
    def fiscal_year(self) -> int:
        """The fiscal year it falls in; a bare calendar year counts as the one of that name."""
        if self.is_fiscal or self.month is None:
            return self.year
        return self.year if self.month >= 4 else self.year - 1

    @property
    def first_day(self) -> date:
        """The first day that it covers."""
        if self.month is None:
            if not self.is_fiscal:
                return date(self.year, 1, 1)
            return date(self.year, 10 if self.half == 2 else 4, 1)
        return date(self._calendar_year, self.month, self.day or 1)

    @property
    def last_day(self) -> date:
        """The last day that it covers."""
        if self.month is None:
            if not self.is_fiscal:
                return date(self.year, 12, 31)
            return date(self.year, 9, 30) if self.half == 1 else date(self.year + 1, 3, 31)
        last = monthrange(self._calendar_year, self.month)[1]
        return date(self._calendar_year, self.month, self.day or last)

    @property
    def _calendar_year(self) -> int:
        """The year of its month: 令和5年度3月 is March 2024."""
        return self.year + int(self.is_fiscal and self.month is not None and self.month < 4)


_LETTER = r"(?<![A-Za-z0-9])[MTSHR](?=\.?[ ]?[0-9]{1,2}(?![0-9A-Za-z]))"  # H26; not H1N1
_ERA = rf"(?:{'|'.join(ERAS)}|{_LETTER})"
_NUMBER = r"(?:元|[0-9０-９]{1,3}|[〇一二三四五六七八九十百]{1,5})"
_WEST = r"(?:[12][0-9]{3}|[１２][０-９]{3}|[一二][〇一二三四五六七八九]{3})"
# 平成20年代, 令和5年間 and 2024年生まれ are no years of a calendar.
_UNIT = r"(?:年度|ヵ?年(?![間代生来次]))"
_OPEN, _CLOSE = r"[((\[〔【][ ]?", r"[ ]?[))\]〕】]"
_ERA_YEAR = rf"""
    (?P<era>{_ERA})\.?[ ]?(?P<number>{_NUMBER})
    (?:{_OPEN}(?:(?:西暦)?(?P<inner>{_WEST})|(?P<inner_twin>{_ERA}\.?[ ]?{_NUMBER})){_CLOSE}
      (?={_UNIT}|[ ]?[~\-→から]))?
    [ ]?(?P<unit>{_UNIT})?
    (?:{_OPEN}(?:(?:西暦)?(?P<outer>{_WEST})|(?P<outer_twin>{_ERA}\.?[ ]?{_NUMBER}))
      [ ]?{_UNIT}?{_CLOSE}(?P<late>度)?)?"""
_WEST_YEAR = rf"""
    (?:西暦)?(?<![0-9０-９.,])(?P<west>{_WEST})(?![0-9０-９,])
    (?:{_OPEN}(?P<inner_era>{_ERA})\.?(?P<inner_number>{_NUMBER}){_CLOSE}
      (?={_UNIT}|[ ]?[~\-→から]))?
    [ ]?(?P<west_unit>{_UNIT})?
    (?:{_OPEN}(?P<outer_era>{_ERA})\.?[ ]?(?P<outer_number>{_NUMBER})[ ]?{_UNIT}?
      (?:[ ]?[・/、][ ]?{_ERA}\.?[ ]?{_NUMBER}[ ]?{_UNIT}?)?{_CLOSE}(?P<west_late>度)?)?"""
_RELATIVE = r"(?P<relative>同|翌々?|前々?)(?P<relative_unit>年度?)"
# 平成26年度(2014年度), 令和6(2024)年度, 2014年度(平成26年度), 平成36年度(令和6年度), H26, 翌年度;
# not 3,2000 or COVID-19
_YEAR = re.compile(rf"{_ERA_YEAR} | {_WEST_YEAR} | {_RELATIVE}", re.VERBOSE)
# 4月, の4月 (平成31年の4月), 4月1日, 3月末日; 12月上旬 is a month
_MONTH = re.compile(rf"(?:[ ]?|の)(?P<month>{_NUMBER})月(?!額)(?:[ ]?(?P<day>{_NUMBER})日(?!間))?")
# R6.4.1, 2024/4/1, 2024-04-01; H30.3 only behind an era
_NUMERIC = re.compile(
    r"(?P<mark>[./\-])(?P<month>[0-9]{1,2})(?:(?P=mark)(?P<day>[0-9]{1,2}))?(?!\d)"
)
# 末, 上半期, (土) and (月・祝) belong to the date before them.
_TRAIL = re.compile(
    r"(?:の?(?P<half>上半期|上期|前半|下半期|下期|後半))?(?:[の]?末日?)?"
    r"(?:\((?:[日月火水木金土](?:曜日?)?|祝日?|休)(?:[・、](?:祝日?|休))?\))?"
)
_JOIN = r"(?:から|より|~|-|→|⇒|▶|►|・|、|及び|及|と|または|又は|/|,)"
_LINK = rf"(?P<link>末?(?:まで)?[ ]?{_JOIN}[ ]?(?:同[年月])?)"
# 平成24~28年度, 平成26年4月から30年3月, 12月1日から28日; not 平成28年から10年間
_SHORT = re.compile(
    rf"""{_LINK}(?:
        (?P<number>{_NUMBER})
        (?:{_OPEN}(?P<inner>{_WEST}){_CLOSE})?
        (?P<unit>年度(?![間目])
          | 年(?=[ ]?[0-9０-９一二三四五六七八九十]{{1,2}}月
                 |末|まで|{_OPEN}{_WEST}|[、。)）]|\s|$))
        (?:{_OPEN}(?P<outer>{_WEST})[ ]?{_UNIT}?{_CLOSE}(?P<late>度)?)?
      | (?P<month_only>(?={_NUMBER}月(?![間額])))
      | (?P<day_only>{_NUMBER})日(?!間)
    )""",
    re.VERBOSE,
)
_JOINED = re.compile(r"[ ]?(?:から|より|~|-|→|⇒|▶|►|・|及び|、|/)[ ]?$")


def find_dates(text: str) -> tuple[DateExpression, ...]:
    """Every year, month and day in normalised ``text``, in order and disjoint.

    A number that only counts as a year because of the date before it (平成24~28年度) is found
    and marked ``is_inherited``. Dates that no calendar holds are left out.
    """
    return _dates_in_short(text) if len(text) <= _FEW else _dates_in(text)


def _dates_in(text: str) -> tuple[DateExpression, ...]:
    found: list[DateExpression] = []
    position = 0
    while match := _YEAR.search(text, position):
        position = match.end()
        previous = found[-1] if found else None
        try:
            expression: DateExpression | None = _read_match(text, match, previous)
        except WarekiError:
            continue
        while expression is not None:
            found.append(expression)
            position = expression.end
            expression = _inherited(text, expression)
    return _with_units(text, found)


_FEW = 200  # characters: questions and heads of tables, which are asked for again and again
_dates_in_short = lru_cache(maxsize=1 << 13)(_dates_in)


def parse_date(text: str) -> DateExpression:
    """The one date that ``text`` is.

    Raises:
        WarekiError: If ``text`` is no date, or one that no calendar holds (令和5年2月30日,
            平成0年, 令和元年4月1日, a 西暦 and a 和暦 that disagree); the message says why.
    """
    match = _YEAR.match(text)
    if match is None or match["relative"]:
        raise WarekiError(f"{text!r} is not a date; wanted for example 平成26年度 or 2014年4月1日")
    expression = _read_match(text, match, None)
    if expression.end != len(text):
        raise WarekiError(f"{text!r}: {text[expression.end :]!r} behind the date is not understood")
    if expression.problem:
        raise WarekiError(f"{text!r}: {expression.problem}")
    return expression


def _read_match(text: str, match: re.Match[str], previous: DateExpression | None) -> DateExpression:
    """The date whose year ``match`` found, with the month, day and half behind it."""
    start, end = match.span()
    era, number, problem = None, 0, ""
    if match["relative"]:
        if previous is None:
            raise WarekiError(f"{match.group()} has no year before it")
        step = {"同": 0, "翌": 1, "翌々": 2, "前": -1, "前々": -2}[match["relative"]]
        era, unit = previous.era, match["relative_unit"]
        year = (previous.fiscal_year if unit == "年度" else previous.year) + step
    elif match["era"]:
        era, unit = era_named(match["era"]), match["late"] or match["unit"]
        number = read_number(match["number"])
        year = era_year_to_year(era, number)
        problem = pair_problem(era, number, match["inner"] or match["outer"]) or twin_problem(
            era, number, match["inner_twin"] or match["outer_twin"]
        )
    else:
        year, unit = read_number(match["west"]), match["west_late"] or match["west_unit"]
        for place in ("inner", "outer"):
            if match[f"{place}_era"]:
                pair = era_named(match[f"{place}_era"])
                number = read_number(match[f"{place}_number"])
                problem = pair_problem(pair, number, match["west"])
    if not _MIN_YEAR <= year <= _MAX_YEAR:
        raise WarekiError(f"{match.group()}: {year} is no year of a plan's calendar")
    if unit is None and text.startswith("年", end):
        raise WarekiError(f"{match.group()}年{text[end + 1 : end + 2]} is a length, not a date")
    expression = DateExpression(
        start,
        end,
        year,
        unit is not None and unit.endswith("度"),
        era=era,
        is_inherited=bool(match["relative"]),
        has_unit=unit is not None,
        problem=problem,
    )
    return _checked(_with_month(text, expression))


def _with_month(text: str, expression: DateExpression) -> DateExpression:
    """``expression`` with the month, day and half that follow it."""
    match = _MONTH.match(text, expression.end) if expression.has_unit else None
    if match is None and not expression.has_unit:
        match = _NUMERIC.match(text, expression.end)
        # 2024-33 and 2024.4 are no months; R6.4, 2024/04 and 2024/4/1 are.
        if match is not None and not _is_month(text, expression, match):
            match = None
        if match is not None:
            expression = replace(expression, has_unit=True)
    if match is not None:
        month, day = read_number(match["month"]), match["day"]
        expression = replace(
            expression,
            month=_month(month, match.group()),
            day=read_number(day) if day else None,
            end=match.end(),
        )
    trail = _TRAIL.match(text, expression.end)
    if trail is not None and trail.end() > expression.end:
        half = None
        if trail["half"] and expression.is_fiscal:
            half = 1 if trail["half"] in ("上半期", "上期", "前半") else 2
        expression = replace(expression, half=half, end=trail.end())
    return expression


def _is_month(text: str, expression: DateExpression, match: re.Match[str]) -> bool:
    """Whether digits behind a mark are a month: R6.4, 2024/04, 2024.4~2027.3; not 2024.4."""
    if match["day"] is not None:
        return True
    if expression.era is not None:
        return match["mark"] == "."
    if match["mark"] == "/":
        return len(match["month"]) == 2
    before, after = text[: expression.start].rstrip()[-1:], text[match.end() :].lstrip()[:1]
    return match["mark"] == "." and ("~" in (before, after))


def _month(number: int, written: str) -> int:
    if not 1 <= number <= 12:
        raise WarekiError(f"{written.strip()}: there is no month {number}")
    return number


def _checked(expression: DateExpression) -> DateExpression:
    """``expression``, refused if its day does not exist, flagged if its era does not fit."""
    if expression.day is not None and expression.month is not None:
        year = expression._calendar_year
        last = monthrange(year, expression.month)[1]
        if not 1 <= expression.day <= last:
            raise WarekiError(
                f"{year}-{expression.month:02d}-{expression.day:02d} does not exist: "
                f"that month has {last} days"
            )
    if expression.era is None:
        return expression
    first = FIRST_DAYS[expression.era]
    if expression.last_day < first and not expression.problem:
        begun = f"{expression.era} began on {first.isoformat()}, later than this date"
        expression = replace(expression, problem=begun)
    following = ERAS.index(expression.era) + 1
    if following < len(ERAS):
        next_first = FIRST_DAYS[ERAS[following]]
        # A fiscal year has the era of its April 1: 平成31年度 is one, 平成32年度 has moved on.
        named = date(expression.year, 4, 1) if expression.is_fiscal else expression.first_day
        expression = replace(expression, is_moved_on=named >= next_first)
    return expression


def _inherited(text: str, base: DateExpression) -> DateExpression | None:
    """The date right behind ``base`` that leaves out what ``base`` says, if there is one."""
    match = _SHORT.match(text, base.end)
    if match is None:
        return None
    blank = replace(base, month=None, day=None, half=None, problem="", is_inherited=True)
    start = match.end("link")
    try:
        if match["number"]:
            return _inherited_year(text, match, blank)
        if match["day_only"]:
            if base.day is None:
                return None
            day = read_number(match["day_only"])
            blank = replace(blank, start=start, end=match.end(), month=base.month, day=day)
            short = _checked(replace(blank, has_unit=True))
        else:
            if base.month is None:
                return None
            short = _checked(_with_month(text, replace(blank, start=start, end=match.end("link"))))
    except WarekiError:
        return None
    return short if short.last_day > base.first_day else None


def _inherited_year(text: str, match: re.Match[str], base: DateExpression) -> DateExpression | None:
    number = read_number(match["number"])
    if base.era is not None:
        year = era_year_to_year(base.era, number)
        problem = pair_problem(base.era, number, match["inner"] or match["outer"])
    else:
        year, problem = base.year - base.year % 100 + number, ""
    is_two_digit = match["number"].isdecimal() and number <= 99
    if year < base.year or not (is_two_digit or base.era):
        return None
    return _checked(
        _with_month(
            text,
            replace(
                base,
                start=match.end("link"),
                end=match.end(),
                year=year,
                is_fiscal=match["unit"].startswith("年度") or match["late"] is not None,
                has_unit=True,
                problem=problem,
            ),
        )
    )


def _with_units(text: str, found: list[DateExpression]) -> tuple[DateExpression, ...]:
    """Years without a unit take that of the year they are joined to, or are dropped."""
    kept: list[DateExpression] = []
    for place in range(len(found) - 1, -1, -1):
        expression = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        before = found[place - 1] if place else None
        if not expression.has_unit:
            ahead = following is not None and _is_joined(text, expression, following)
            behind = before is not None and _is_joined(text, before, expression)
            if ahead and following is not None and kept and kept[-1].start == following.start:
                fiscal = kept[-1].is_fiscal and kept[-1].month is None
                expression = replace(expression, is_fiscal=fiscal)
            elif not behind and not _is_year_alone(text, expression):
                continue
        kept.append(_checked(expression))
    return tuple(reversed(kept))


def _is_joined(text: str, first: DateExpression, second: DateExpression) -> bool:
    between = text[first.end : second.start]
    return _JOINED.fullmatch(between) is not None


def _is_year_alone(text: str, expression: DateExpression) -> bool:
    """Whether a year without 年 is one for itself: H26, 令和6; not 2024 or S3."""
    written = text[expression.start : expression.start + 1]
    return expression.era is not None and written in "平令昭HR"
