"""Stretches of time in a normalised sentence: 平成26年度から5年間, 令和12年度まで, R6~R10."""

import math
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from corpus.eras import days_after_years, fiscal_year_days, fiscal_year_of
from corpus.numerals import read_number
from corpus.wareki import DateExpression, find_dates

_NUMBER = r"(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,4})"
# 5年間, 10か年, 8年の; not 5年ごと, 3年後
_YEARS = (
    rf"(?P<length>(?P<years>{_NUMBER})[ ]?(?:年度?間|[かヵヶカケ箇個]年度?間?"
    r"|年(?=[とをでのにが、。,)\]】」\s(]|です|計画|構想|$)))"
)
_ABOUT = (
    r"(?:(?:の|、|,|[ ]|を|起算して|その後の?|今後|向こう|以後"
    r"|おおむね|概ね|およそ|約|計|合計|ほぼ|新たな)*)"
)
_FIRST = r"(?:計画)?(?:の)?(?:初年度?|開始年度?|始期|起点|始年度|開始年次|スタート年度?)"
_LAST = r"(?:計画)?(?:の)?(?:目標年[度次]?|最終年[度次]|終了年[度次]|終期|満了年度|終年度)"
_TO = r"[ \t|]*(?:から|より|[~\-ー→⇒▶►]|から[ ]?[~\-])[ \t|]*"
# What stands between the first and the last date of a range.
_BETWEEN = re.compile(
    rf"{_TO}|[ \t|]*至[ \t|:]*"
    rf"|を{_FIRST}(?:と(?:し|する)(?:て)?)?、?(?:{_NUMBER}年後の|[^、。0-9]{{0,10}})"
    rf"|(?:から|とし)?、(?:終期|最終年度|終了年度|目標年[度次])[をはが]、?"
)
# …から、上位計画の終わる令和7年度まで: only when まで or a length follows
_LOOSELY_BETWEEN = re.compile(r"から、?[^。0-9]{1,40}")
# に始まり、基本構想の終わる…に終わる: only when it is said to end there
_STARTS_BETWEEN = re.compile(
    r"(?:に|から|より|をもって)(?:始ま|開始|スタート|始動|発足)[^。0-9]{0,32}"
)
_ONE_BY_ONE = re.compile(r"[ ]?(?:、|・|,|及び|と)[ ]?")
_ENDS = re.compile(
    rf"(?:末)?(?:に|で|をもって)(?:終わ|終了|満了|完了)|を{_LAST}と"
    r"|[ ]?(?:まで|迄)(?![はも]?に(?!わた))"
)
_PERIOD_ROW = re.compile(r"[ ]*計画の?期間[ ]*[\t|][ ]*")  # 計画期間|R2|R3|R4: its years
_COLUMNS = re.compile(r"[ ]*(?:\t|\||[ ]{2,})[ ]*")
# Behind the last date, up to the stated length: までの5年間, まで(5年間), を目標年度とする12か年.
_BEHIND = re.compile(
    rf"(?:[ ]?(?:まで|迄)(?![はも]?に(?!わた)))?(?:を{_LAST}と(?:する|し|した|します|定める))?"
    rf"(?:(?P<bracket>[ ]?[(\[【][ ]?(?:計|{_ABOUT})?)|{_ABOUT}(?:間の)?)"
    rf"{_YEARS}(?(bracket)[ ]?[)\]】])"
)
_UNTIL = re.compile(
    rf"[ ]?(?:まで|迄)(?![はも]?に(?!わた))|を{_LAST}と(?:する|し|した|します|定める)"
)
# 平成28年から10年間, 令和5年度を初年度とする10年間, 平成29年度からの10年間
_FROM = re.compile(rf"(?:から|より|以降|を{_FIRST}(?:と(?:し|する)(?:て)?|に)、?){_ABOUT}{_YEARS}")
# 合併の年度(平成17年度)及びこれに続く10年度: the first year and so many more
_AND_NEXT = re.compile(
    rf"\)?(?:及び|と)[こそ]れに続く(?P<length>(?P<years>{_NUMBER})(?:[かヵヶカケ箇個]年度?|年度)間?)"
)
# 5年間(令和5年度から..., 10か年、平成28年度から...
_LENGTH_BEFORE = re.compile(rf"(?P<all>{_YEARS}[ ]?(?P<mark>[(\[【:、, \t]|と(?:し|する)、)[ ]?)$")
_OPEN_END = re.compile(
    r"(?:から|より|以降)(?:とし|とする|と定め|、?(?:終期|終了|期限|期間)[^。]{0,8}(?:定め|設け|な)"
    r"|、?(?:当分の間|当面の間|期限を定めず|期間を定めず)"
    r"|(?:実施|開始|適用|推進|取り組)[^。0-9]{0,10}、[^。0-9]{0,8}(?:終期|期限|期間の?終わり)[^。0-9]{0,8}"
    r"(?:定め|設け|あり)(?:て?い?ない|て?い?ません|ず))|[ ]?~[ ]?(?=[)\s\]】。]|$)"
)
_TARGET_BEFORE = re.compile(r"目標年[次度][はを:、 \t]{1,3}$")
_LENGTH = re.compile(_YEARS)
_STARTS = re.compile(r"(?:に|から|より)(?:スタート|開始|始ま|始め|着手|実施|適用|取り組)")
_NOT_A_TERM = re.compile(r"(?:毎|ごと|後|目|前|以内|以上|未満|に(?:1|一)|を経過|を?単位)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time that a sentence states; places are in the normalised sentence."""

    start: int
    end: int  # behind the last date, まで, or the stated length
    first: DateExpression | None
    last: DateExpression | None
    stated_years: int | None
    length: tuple[int, int] | None  # where the stated length stands
    is_open: bool = False  # said to have no end
    is_columns: bool = False  # two dates in two cells, and nothing says "from ... to"

    @property
    def start_date(self) -> date | None:
        """Its first day; a bare calendar year begins with its fiscal year.

        Reckoned from the stated length where only the end is stated (令和12年度までの10年間).
        """
        if self.first is None:
            if self.last is None or self.end_date is None or self.stated_years is None:
                return None
            day = timedelta(days=1)
            return days_after_years(self.end_date + day, -self.stated_years) + day
        if self.first.month is None and not self.first.is_fiscal:
            return fiscal_year_days(self.first.year)[0]
        return self.first.first_day

    @property
    def end_date(self) -> date | None:
        """Its last day, reckoned from the stated length where no end is stated."""
        if self.last is not None:
            if self.last.month is None and not self.last.is_fiscal:
                return fiscal_year_days(self.last.year)[1]
            return self.last.last_day
        if self.start_date is None or self.stated_years is None or self.is_open:
            return None
        return days_after_years(self.start_date, self.stated_years)

    @property
    def first_fiscal_year(self) -> int | None:
        """The fiscal year in which it begins."""
        return None if self.start_date is None else fiscal_year_of(self.start_date)

    @property
    def last_fiscal_year(self) -> int | None:
        """The fiscal year in which it ends."""
        return None if self.end_date is None else fiscal_year_of(self.end_date)

    @property
    def years(self) -> int | None:
        """Its length in years begun, by its ends if both are known, else as stated."""
        if self.start_date is None or self.end_date is None:
            return None if self.is_open else self.stated_years
        months = (self.end_date.year - self.start_date.year) * 12
        months += self.end_date.month - self.start_date.month + 1
        return math.ceil(months / 12)

    @property
    def is_ordered(self) -> bool:
        """Whether it ends after it begins and has the length of a plan, a year or more."""
        if self.start_date is None or self.end_date is None:
            return True
        return (self.end_date - self.start_date).days >= 330


def find_stretches(text: str) -> tuple[Stretch, ...]:
    """The stretches of time in normalised ``text``, in order and disjoint.

    A year by itself is none; a year with まで is one without a beginning, and a length by
    itself (10年間) is one without either end.
    """
    dates = find_dates(text)
    found: list[Stretch] = []
    place = 0
    while place < len(dates):
        stretch, used = _stretch_at(text, dates, place)
        if stretch is not None:
            found.append(_with_length_before(text, stretch))
        place += used
    return tuple(sorted([*found, *_lengths_alone(text, dates, found)], key=lambda one: one.start))


def _stretch_at(
    text: str, dates: tuple[DateExpression, ...], place: int
) -> tuple[Stretch | None, int]:
    """The stretch that begins with date ``place``, and how many dates it took."""
    first = dates[place]
    following = dates[place + 1] if place + 1 < len(dates) else None
    if following is not None:
        between = text[first.end : following.start]
        is_columns = _COLUMNS.fullmatch(between) is not None
        if is_columns and _is_year_row(text, dates, place):
            last = len(dates) - 1
            if place == 0 and _PERIOD_ROW.fullmatch(text[: first.start]) and _is_each_year(dates):
                return _closed(text, first, dates[last], is_columns=False), last + 1
            return None, 1
        if is_columns or _BETWEEN.fullmatch(between):
            return _closed(text, first, following, is_columns=is_columns), 2
        if _LOOSELY_BETWEEN.fullmatch(between) and (
            _BEHIND.match(text, following.end) or _UNTIL.match(text, following.end)
        ):
            return _closed(text, first, following, is_columns=False), 2
        if _STARTS_BETWEEN.fullmatch(between) and _ENDS.match(text, following.end):
            return _closed(text, first, following, is_columns=False), 2
        if (last := _last_of_row(text, dates, place)) > place + 1:
            return _closed(text, first, dates[last], is_columns=False), last - place + 1
    if match := _FROM.match(text, first.end):
        if _NOT_A_TERM.match(text, match.end()):
            return None, 1
        years = read_number(match["years"])
        length = match.span("length")
        return Stretch(first.start, match.end(), first, None, years, length), 1
    if match := _AND_NEXT.match(text, first.end):
        years = read_number(match["years"]) + 1
        return Stretch(first.start, match.end(), first, None, years, match.span("length")), 1
    if match := _OPEN_END.match(text, first.end):
        end = first.end + (2 if text[first.end : first.end + 2] in ("から", "より", "以降") else 1)
        return Stretch(first.start, end, first, None, None, None, is_open=True), 1
    if _TARGET_BEFORE.search(text, max(0, first.start - 8), first.start):
        return Stretch(first.start, first.end, None, first, None, None), 1
    if _UNTIL.match(text, first.end):
        return _ending(text, first), 1
    return None, 1


def _last_of_row(text: str, dates: tuple[DateExpression, ...], place: int) -> int:
    """The last of the years that are told one by one: 令和6年度、令和7年度、令和8年度の3年間."""
    last = place
    for number in range(place + 1, len(dates)):
        before, date_ = dates[number - 1], dates[number]
        is_next = date_.month is None and date_.fiscal_year == before.fiscal_year + 1
        if not is_next or not _ONE_BY_ONE.fullmatch(text[before.end : date_.start]):
            break
        last = number
    match = _BEHIND.match(text, dates[last].end)
    is_whole = match is not None and read_number(match["years"]) == last - place + 1
    return last if is_whole else place


def _ending(text: str, last: DateExpression) -> Stretch | None:
    """令和12年度まで, 令和12年度を最終年度とする10年間."""
    closed = _closed(text, last, last, is_columns=False)
    return None if closed is None else replace(closed, first=None)


def _is_year_row(text: str, dates: tuple[DateExpression, ...], place: int) -> bool:
    """Whether the dates are a table's head, one column a year, and not a first and a last."""
    gaps = [
        text[dates[number].end : dates[number + 1].start]
        for number in (place - 1, place + 1)
        if 0 <= number < len(dates) - 1
    ]
    return any(_COLUMNS.fullmatch(gap) for gap in gaps)


def _is_each_year(dates: tuple[DateExpression, ...]) -> bool:
    """Whether the dates are years, each the next of the one before."""
    years = [one.fiscal_year for one in dates if one.month is None]
    return years == list(range(years[0], years[0] + len(dates))) if years else False


def _closed(
    text: str, first: DateExpression, last: DateExpression, *, is_columns: bool
) -> Stretch | None:
    match = _BEHIND.match(text, last.end)
    if match is not None and not _NOT_A_TERM.match(text, match.end()):
        years = read_number(match["years"])
        length = match.span("length")
        end = match.end()
        return Stretch(first.start, end, first, last, years, length, is_columns=is_columns)
    until = _UNTIL.match(text, last.end)
    end = until.end() if until else last.end
    return Stretch(first.start, end, first, last, None, None, is_columns=is_columns)


def _with_length_before(text: str, stretch: Stretch) -> Stretch:
    """5年間(令和5年度から令和9年度まで) begins with its length."""
    if stretch.stated_years is not None:
        return stretch
    match = _LENGTH_BEFORE.search(text, max(0, stretch.start - 16), stretch.start)
    if match is None:
        return stretch
    end = stretch.end
    closing = {"(": ")", "[": "]", "【": "】"}.get(match["mark"])
    if closing is not None and text.startswith(closing, end):
        end += 1
    years, length = read_number(match["years"]), match.span("length")
    return replace(stretch, start=match.start(), end=end, stated_years=years, length=length)


def _lengths_alone(
    text: str, dates: tuple[DateExpression, ...], found: list[Stretch]
) -> list[Stretch]:
    if found and any(one.first is not None for one in found):
        return []
    alone = []
    for match in _LENGTH.finditer(text):
        is_date = any(one.start < match.end() and match.start() < one.end for one in dates)
        if is_date or _NOT_A_TERM.match(text, match.end()):
            continue
        years = read_number(match["years"])
        stretch = Stretch(*match.span(), None, None, years, match.span())
        begun = [one for one in dates if _STARTS.match(text, one.end)]
        if len(begun) == 1:  # 5年間の計画で、令和6年度にスタートしました
            start, end = min(stretch.start, begun[0].start), max(stretch.end, begun[0].end)
            stretch = replace(stretch, start=start, end=end, first=begun[0])
        alone.append(stretch)
    return alone


def completes(later: Stretch, earlier: Stretch) -> bool:
    """2030年度を目標年度とし、2021年度から10年間: the later says both ends, and the same last."""
    return (
        earlier.first is None
        and earlier.stated_years is None
        and later.first is not None
        and earlier.last_fiscal_year == later.last_fiscal_year
    )
