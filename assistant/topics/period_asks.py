"""What a question asks of a plan's period: by its words, else by a model that learned from many."""

import re
from enum import StrEnum

from assistant.question import Question
from assistant.topics.period_told import TOLD
from assistant.wants import BEGINS, ENDS, Want
from corpus.wareki import DateExpression, find_dates


class PeriodAsk(StrEnum):
    """What may be asked of a plan's period."""

    RANGE = "range"
    START = "start"
    END = "end"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    YEAR_DIFF = "year_diff"  # the last year less the first one
    MIDDLE = "middle"
    NTH_YEAR = "nth_year"  # which fiscal year is the third one
    OVER = "over"
    BEGUN = "begun"
    REMAINING = "remaining"
    SINCE_END = "since_end"
    SINCE_START = "since_start"
    ORDINAL_NOW = "ordinal_now"
    ORDINAL_GIVEN = "ordinal_given"  # which of the plan's years a given one is
    LAST_YEAR_NOW = "last_year_now"
    INSIDE = "inside"
    INSIDE_OR_NOT = "inside_or_not"  # asked both ways: no yes and no no
    CHECK_LENGTH = "check_length"
    CHECK_RANGE = "check_range"
    CHECK_START = "check_start"
    CHECK_END = "check_end"
    BOTH_RANGES = "both_ranges"  # from here on: of two plans
    COMPARE_LENGTH = "compare_length"
    COMPARE_START = "compare_start"
    COMPARE_END = "compare_end"
    OVERLAP = "overlap"
    GAP = "gap"
    NONE = "none"


OF_TWO = frozenset(
    {
        PeriodAsk.BOTH_RANGES,
        PeriodAsk.COMPARE_LENGTH,
        PeriodAsk.COMPARE_START,
        PeriodAsk.COMPARE_END,
        PeriodAsk.OVERLAP,
        PeriodAsk.GAP,
    }
)
_BOTH_ENDS = re.compile(r"まで|終わり|おわり|終了|終期|満了")
_HOW_LONG = re.compile(r"何年(?:間)?(?:続|つづ)")
_TURNS = rf"(?:{ENDS}|{BEGINS})"
_SINCE = re.compile(
    rf"{_TURNS}[^、。]{{0,10}}(?:(?<!平成)(?<!令和)(?<!昭和)(?<!西暦)何(?:年|[かヶカ箇]月)(?:前|た|経|に|$|[?？です])|どれ?くらい(?:た|経))(?!度)"
    rf"|{ENDS}[^。、]{{0,4}}から[^。]{{0,8}}何年目"
    # 「スタートから今日まで、何年すぎたことになりますか」
    rf"|{_TURNS}[^。?？]{{0,8}}?(?:から|て|より|以来)(?:(?!{_TURNS}|残)[^。?？]){{0,16}}?"
    r"(?:何(?:年|[かヶカ箇]月)(?!目|度)|ど(?:れ|の)(?:くらい|ぐらい|ほど))[^。?？]{0,6}?(?:前|た[ちっつ]|経|す?ぎ|な[りる]|流れ)"
)
_NTH_YEAR = re.compile(r"(?P<n>[0-9]{1,2})年[目次].{0,8}?(?:何年|年度|いつ|西暦|平成|令和|どの年)")
_MIDDLE_YEAR = re.compile(r"真ん中|中間|折り返し|半ば")
_IN_LAST_YEAR = re.compile(r"(?:最終|最後の)(?:の)?年度?(?:に(?:入|な)|です|でしょう|なの|だ)")
_YEARS_ASKED = (
    *(_NTH_YEAR, _MIDDLE_YEAR, _SINCE),
    re.compile(r"(?:計画|プラン)(?:は|って)何年[か?？。、]*$|何年度?(?:の|間)?計画"),
)
# 「2030年度は入っていますか、外れていますか」
_INSIDE_OR_NOT = re.compile(
    r"(?:入っ|入る|含ま|期間の?[内中]|対象)[^。]{0,16}?(?:外れ|入(?:って|ら)(?:い)?な|含まれ(?:て(?:い)?)?な|期間外|対象外)"
    r"|(?:外れ|期間外|対象外)[^。]{0,16}?(?:入っ|入る|含ま|期間の?[内中])|[内中]か外か"
    r"|内側[^。]{0,8}外側"
)
# Not 令和5年 or 2030年, which are dates.
YEARS = re.compile(
    r"(?<![0-9])(?<!令和)(?<!平成)(?<!昭和)(?<![HRS])"
    r"([0-9]{1,2}) ?(?:[かヶカ箇]?年)(?:間|計画)?"
    r"(?!度|目|[0-9月]| ?[前後]|以[内上降]|未満|経|た[ちっつ]|過ぎ)"
)
# 「2014年に始まった総合計画は今も有効ですか」 tells which plan, and asks of today.
_OF_A_PLAN_THAT_BEGAN = re.compile(
    r"(?:に|から|より)(?:始ま|はじま|スタート|でき|作[らっ]|つくら|策定|出)[^、。]{0,6}た(?=[一-鿿])"
    # 「2015年度に始まった計画ですよね」 asks whether it began then.
    r"(?!(?:計画|プラン)(?:です|でし|という|で(?:合|正|よ|い|は)|だ|な[のん]|じゃ))"
)


def asked_dates(question: Question) -> list[DateExpression]:
    """The dates that are asked about: not the one that tells which plan is meant."""
    return [
        said
        for said in find_dates(question.text)
        if not _OF_A_PLAN_THAT_BEGAN.match(question.text, said.end)
    ]


def is_either(question: Question) -> bool:
    """Whether a year is asked about both ways: 「入っていますか、外れていますか」."""
    return _INSIDE_OR_NOT.search(question.text) is not None


def asks_years(question: Question) -> bool:
    """Whether words of a plan's years ask, and no question word: 「この計画は何年」."""
    return any(words.search(question.text) for words in _YEARS_ASKED)


def worded_ask(question: Question) -> PeriodAsk | None:
    """What must be reckoned, where the question's words say it; None where they do not."""
    text, is_yes_no, dates = question.text, question.asked.is_yes_no, asked_dates(question)
    is_relative = TOLD.search(text) is not None
    if dates and is_either(question):
        return PeriodAsk.INSIDE_OR_NOT
    if is_yes_no and any(said.day is not None for said in dates):
        return PeriodAsk.INSIDE
    if is_yes_no and not dates and _IN_LAST_YEAR.search(text):
        return PeriodAsk.LAST_YEAR_NOW
    if question.wants(Want.REMAINING):
        return PeriodAsk.REMAINING
    if _SINCE.search(text):
        return PeriodAsk.SINCE_END if re.search(ENDS, text) else PeriodAsk.SINCE_START
    if question.wants(Want.HAS_BEGUN) and is_yes_no and not find_dates(text):
        return PeriodAsk.BEGUN
    if _HOW_LONG.search(text):
        return PeriodAsk.YEARS
    if question.wants(Want.IS_OVER) and (dates or not is_relative):
        return _check_asked(text, dates) if dates else PeriodAsk.OVER
    if question.wants(Want.ORDINAL_YEAR):
        return PeriodAsk.ORDINAL_GIVEN if dates else PeriodAsk.ORDINAL_NOW
    if is_yes_no and YEARS.search(text):
        return PeriodAsk.CHECK_LENGTH
    if is_yes_no and (dates or is_relative):
        return _check_asked(text, dates)
    if _NTH_YEAR.search(text):
        return PeriodAsk.NTH_YEAR
    return PeriodAsk.MIDDLE if _MIDDLE_YEAR.search(text) else None


def _check_asked(text: str, dates: list[DateExpression]) -> PeriodAsk:
    """What is said of one year or of two: 「2020年度までですか」, 「2016年度は入りますか」."""
    tail = text[dates[-1].end :] if dates else ""
    if len(dates) >= 2:
        return PeriodAsk.CHECK_RANGE
    if re.search(rf"(?:{ENDS}|過ぎ)[ぁ-ん]?て", text):
        return PeriodAsk.INSIDE
    if tail.startswith("まで") or re.search(rf"最終|目標年度|{ENDS}", text):
        return PeriodAsk.CHECK_END
    if tail.startswith("から") or re.search(rf"初年度|{BEGINS}", text):
        return PeriodAsk.CHECK_START
    return PeriodAsk.INSIDE


def stated_ask(question: Question) -> PeriodAsk:
    """The length, the start, the end or all of a period, nothing reckoned."""
    if question.wants(Want.LENGTH) and not question.wants(Want.START, Want.END):
        return PeriodAsk.YEARS
    is_both = question.wants(Want.PERIOD) and _BOTH_ENDS.search(question.text)
    if question.wants(Want.START) and not question.wants(Want.END) and not is_both:
        return PeriodAsk.START
    if question.wants(Want.END) and not question.wants(Want.START):
        return PeriodAsk.END
    return PeriodAsk.RANGE
