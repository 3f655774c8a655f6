"""Lengths of time that a sentence states by their two ends, and years from now to a date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from assistant.calculation.asked import Operation, Sum
from assistant.drafts import Say
from assistant.question import Question
from corpus.eras import fiscal_year_of
from corpus.wareki import DateExpression, find_dates

TO = re.compile(r"\s*(?:\([^()]*\))?\s*(?:から|より|~|-)\s*(?:同[年月])?")
# 午前9時, 9時30分, 13:30, 正午
_CLOCK = re.compile(
    r"(?P<half>午前|午後)?(?:(?P<hour>[0-9]{1,2})(?:時(?:(?P<minute>[0-9]{1,2})分|(?P<thirty>半))?(?!間)"
    r"|:(?P<digits>[0-9]{2}))|(?P<noon>正午))"
)
_CLOCK_TO = re.compile(r"\s*(?:から|より|~|-|、)\s*")
_IN_DAYS = re.compile(r"何日")
_MONTHS_END = re.compile(r"末|中?まで|いっぱい|限り")
_COMMON_YEAR = 2025  # neither it nor the next one has a 29th of February
_DAY = r"([0-9]{1,2})月([0-9]{1,2})日"
_DAYS_TO_DAYS = re.compile(
    rf"{_DAY}(?:\([^()]*\))?(?:から|~|-)(?:翌年|翌)?(?:の)?(?:{_DAY}|同月([0-9]{{1,2}})日)"
)


@dataclass(frozen=True, slots=True)
class Timed:
    """A length of time and how it comes about."""

    key: str
    values: dict[str, object]


def length(question: Question, text: str, say: Say) -> Timed | None:
    """「丸何年ですか」 of the one range of dates in a text; None for a range of bare years."""
    ranges = _ranges(text)
    asked = {said.year for said in find_dates(question.text)}
    if asked:
        ranges = [(a, b) for a, b in ranges if {a.year, b.year} & asked]
    if not ranges and _IN_DAYS.search(question.text):
        return _days_of_year(text, say)
    spans = {(one.first_day, other.last_day) for one, other in ranges}
    if len(spans) != 1 or any(_is_bare_year(said) for pair in ranges for said in pair):
        return None
    first, last = spans.pop()
    one, other = ranges[0]
    values: dict[str, object] = {
        "length": _length_text(
            first, last, say, in_days=_IN_DAYS.search(question.text) is not None
        ),
        "first": text[one.start : one.end],
        "last": text[other.start : other.end],
    }
    return Timed("calculation.length", values)


def _days_of_year(text: str, say: Say) -> Timed | None:
    """「12月29日から1月3日まで」 are six days; None where a 29th of February may be."""
    found = list(_DAYS_TO_DAYS.finditer(text))
    if len(found) != 1:
        return None
    month, day, last_month, last_day, same_month_day = found[0].groups()
    try:
        first = date(_COMMON_YEAR, int(month), int(day))
        last = date(_COMMON_YEAR, int(last_month or month), int(last_day or same_month_day))
    except ValueError:
        return None
    if last < first:
        last = last.replace(year=_COMMON_YEAR + 1)
    if any(first < date(year, 3, 1) <= last for year in (_COMMON_YEAR, _COMMON_YEAR + 1)):
        return None
    one, other = re.split("から|~|-", found[0].group(), maxsplit=1)
    days = say("calculation.days", days=(last - first).days + 1)
    return Timed("calculation.length", {"length": days, "first": one, "last": other})


def _ranges(text: str) -> list[tuple[DateExpression, DateExpression]]:
    dates = find_dates(text)
    return [
        (one, other)
        for one, other in pairwise(dates)
        if TO.fullmatch(text[one.end : other.start]) and one.first_day < other.last_day
    ]


def _is_bare_year(said: DateExpression) -> bool:
    return said.month is None and not said.is_fiscal


def _length_text(first: date, last: date, say: Say, *, in_days: bool) -> str:
    """From the first day to the last one, both counted."""
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    if in_days or end.day != first.day:
        return say("calculation.days", days=(end - first).days)
    return months_text(months, say)


def months_text(months: int, say: Say) -> str:
    """30 as 「2年6か月」."""
    years, rest = divmod(months, 12)
    if not rest:
        return say("calculation.years", years=years)
    if not years:
        return say("calculation.months", months=rest)
    return say("calculation.years_months", years=years, months=rest)


def hours(question: Question, text: str, say: Say) -> Timed | None:
    """「何時間ですか」 of the one range of clock times in a text."""
    found = list(_CLOCK.finditer(text))
    ranges = [
        (one, other)
        for one, other in pairwise(found)
        if _CLOCK_TO.fullmatch(text[one.end() : other.start()])
    ]
    if len(ranges) > 1:
        ranges = _asked_range(question, text, ranges)
    if len(ranges) != 1:
        return None
    one, other = ranges[0]
    start, end = _minutes(one), _minutes(other)
    if one["half"] == "午後" and not other["half"] and end < start:
        end += 12 * 60
    if not 0 <= start < end <= 24 * 60:
        return None
    whole, minutes = divmod(end - start, 60)
    key = "calculation.hours_minutes" if minutes else "calculation.hours"
    values: dict[str, object] = {
        "length": say(key, hours=whole, minutes=minutes),
        "first": one.group(),
        "last": other.group(),
    }
    return Timed("calculation.length", values)


_Range = tuple[re.Match[str], re.Match[str]]


def _asked_range(question: Question, text: str, ranges: Sequence[_Range]) -> list[_Range]:
    """Of several ranges the one before which a word of the question stands: 平日は…, 土曜日は…."""
    ends = [0, *(other.end() for _, other in ranges)]
    heads = [text[end : one.start()] for (one, _), end in zip(ranges, ends, strict=False)]
    held = [{w.surface for w in question.words if w.surface in head} for head in heads]
    return [
        pair
        for number, (pair, words) in enumerate(zip(ranges, held, strict=True))
        if words - set().union(*(o for place, o in enumerate(held) if place != number))
    ]


def _minutes(clock: re.Match[str]) -> int:
    if clock["noon"]:
        return 12 * 60
    hour = int(clock["hour"]) + 12 * (clock["half"] == "午後" and clock["hour"] != "12")
    return hour * 60 + int(clock["minute"] or clock["digits"] or 30 * bool(clock["thirty"]))


def from_now(question: Question, asked: Sum, text: str, today: date, say: Say) -> Timed | None:
    """Years to the one date ahead, or since the one date behind, that a text states."""
    is_ahead = asked.operation is Operation.UNTIL
    dates = {(said.year, said.is_fiscal, said.month, said.day): said for said in find_dates(text)}
    now = [said for said in find_dates(question.text) if said.month is not None]
    if not is_ahead and len(now) == 1:
        today = now[0].first_day
    if is_ahead and asked.unit == "か月" and (end := _fiscal_end(text, list(dates.values()))):
        return _until_end(end, text, today, say)
    found = [
        said
        for said in dates.values()
        if (said.first_day > today if is_ahead else said.last_day < today)
    ]
    if len(dates) > 1 and (len(found) > 1 or not is_ahead):
        found = _with_own_words(question, text, found)
    if not is_ahead:
        found = [said for said in found if not text.startswith("は", said.end)]
    if len(found) != 1:
        return None
    said = found[0]
    written = text[said.start : said.end]
    is_last = written.endswith("末") or text.startswith("末", said.end)
    if said.month is None and not (is_last and is_ahead):
        return _by_years(said, written, today, say, is_ahead=is_ahead)
    is_end = said.day is None and (is_last or _MONTHS_END.match(text, said.end) is not None)
    one = said.last_day if is_end or said.day else said.first_day
    first, last = (today, one + timedelta(days=is_end)) if is_ahead else (one, today)
    ends_month = (last + timedelta(days=1)).month != last.month  # 11月30日 after 3月31日
    is_short = last.day < first.day and not ends_month
    months = (last.year - first.year) * 12 + last.month - first.month - is_short
    if months < 1:
        return None
    key = "calculation.until" if is_ahead else "calculation.since"
    day = say("date.day", year=today.year, month=today.month, day=today.day)
    return Timed(key, {"length": months_text(months, say), "date": written, "today": day})


def _with_own_words(
    question: Question, text: str, found: Sequence[DateExpression]
) -> list[DateExpression]:
    """Of several dates those behind which the question's words stand, up to the next date."""
    starts = sorted(said.start for said in find_dates(text))
    chosen = []
    for said in found:
        end = next((start for start in starts if start >= said.end), len(text))
        clause = text[said.end : end]
        if any(len(word.surface) > 1 and word.surface in clause for word in question.words):
            chosen.append(said)
    return chosen


def _fiscal_end(text: str, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The one fiscal year by whose end something is due: 「令和8年度までに」."""
    if len(dates) != 1 or not dates[0].is_fiscal or dates[0].month is not None:
        return None
    return dates[0] if re.match(r"(?:中|末)?(?:まで|に)", text[dates[0].end :]) else None


def _until_end(said: DateExpression, text: str, today: date, say: Say) -> Timed | None:
    last = said.last_day
    months = (last.year - today.year) * 12 + last.month - today.month
    if months < 1:
        return None
    end = say("date.month", year=last.year, month=last.month)
    written = f"{text[said.start : said.end]}末（{end}）"
    now = say("date.month", year=today.year, month=today.month)
    values: dict[str, object] = {"length": months_text(months, say), "date": written, "today": now}
    return Timed("calculation.until", values)


def stage(question: Question, text: str) -> Timed | None:
    """「第何年次ですか」 of the one year that a text states inside its one range of years."""
    ranges = _ranges(text)
    if len(ranges) != 1 or find_dates(question.text):
        return None
    one, other = ranges[0]
    dates = [said for said in find_dates(text) if said.end <= one.start or said.start >= other.end]
    inside = {said.year: said for said in dates}
    if len(inside) != 1 or one.is_fiscal is not dates[0].is_fiscal or one.month is not None:
        return None
    said = dates[-1]
    clause = re.split("[、。]", text[said.end :])[0]
    is_named = any(len(w.surface) > 1 and w.surface in clause for w in question.words)
    if not is_named or not one.year <= said.year <= other.year:
        return None
    values: dict[str, object] = {
        "year": said.year - one.year + 1,
        "date": text[said.start : said.end],
        "first": text[one.start : one.end],
    }
    return Timed("calculation.stage", values)


def _by_years(
    said: DateExpression, written: str, today: date, say: Say, *, is_ahead: bool
) -> Timed | None:
    this = fiscal_year_of(today) if said.is_fiscal else today.year
    years = abs(said.year - this)
    if not years:
        return None
    name = f"{this}年度" if said.is_fiscal else f"{this}年"
    result = say("calculation.years", years=years)
    key = "calculation.until" if is_ahead else "calculation.since"
    return Timed(key, {"length": result, "date": written, "today": name})
