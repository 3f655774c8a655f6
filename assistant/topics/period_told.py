"""Times told from today's: 来年度, 再来年, 3年後, 半年前, 来月."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.eras import fiscal_year_of
from corpus.numerals import read_number

_YEARS = {
    **{"今年": 0, "今日": 0, "次の年": 1, "翌年": 1, "次年度": 1, "来年": 1, "再来年": 2},
    **{"昨年": -1, "去年": -1, "一昨年": -2, "おととし": -2},
}
_MONTHS = {"今月": 0, "来月": 1, "翌月": 1, "再来月": 2, "先月": -1, "先々月": -2}
_WORDS = "|".join(sorted(_YEARS | _MONTHS, key=len, reverse=True))
# Not 「3年後期」, and not 「発足から3年後」, which is told from another day.
TOLD = re.compile(
    rf"(?P<word>{_WORDS})"
    r"|(?<!から)(?<!より)(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3}|半)"
    r"(?:(?P<year>年)|[かヶカ箇]月)(?P<side>前|後)(?!半|期)"
)


@dataclass(frozen=True, slots=True)
class ToldTime:
    """A fiscal year, or a month, told from today's."""

    fiscal_year: int
    month: date | None = None  # its first day, where the months are told


def told_time(text: str, today: date) -> ToldTime | None:
    """The time that a question tells from today's; None where it tells none."""
    told = TOLD.search(text)
    if told is None:
        return None
    if told["word"] in _YEARS:
        return ToldTime(fiscal_year_of(today) + _YEARS[told["word"]])
    if told["word"]:
        return _month_away(today, _MONTHS[told["word"]])
    sign = 1 if told["side"] == "後" else -1
    if told["n"] == "半":
        return _month_away(today, 6 * sign)
    number = sign * read_number(told["n"])
    return ToldTime(fiscal_year_of(today) + number) if told["year"] else _month_away(today, number)


def year_or_now(text: str, today: date) -> int:
    """The fiscal year that a question tells from today's; the present one where it tells none."""
    told = told_time(text, today)
    return fiscal_year_of(today) if told is None else told.fiscal_year


def other_year(text: str, today: date) -> tuple[str, int] | None:
    """「5年前」, 「来年」 with its fiscal year; None where no year but the present one is told."""
    told, when = TOLD.search(text), told_time(text, today)
    if told is None or when is None or when.month or when.fiscal_year == fiscal_year_of(today):
        return None
    is_of_deed = text[: told.start()].endswith("の")  # 「終わりの3年前」
    return None if is_of_deed else (told.group(), when.fiscal_year)


def _month_away(today: date, months: int) -> ToldTime:
    years, month = divmod(today.month - 1 + months, 12)
    day = date(today.year + years, month + 1, 1)
    return ToldTime(fiscal_year_of(day), day)
