from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.eras import (
    Era,
    date_to_wareki,
    days_after_years,
    era_of,
    era_year_to_year,
    fiscal_year_days,
    fiscal_year_of,
    fiscal_year_to_wareki,
    render_fiscal_year,
)
from corpus.errors import WarekiError
from corpus.normalize import normalize
from corpus.numerals import read_number
from corpus.wareki import DateExpression, find_dates, parse_date

DAYS = st.dates(date(1873, 1, 1), date(2120, 12, 31))
FISCAL_YEARS = st.integers(1869, 2119)
KANJI = "〇一二三四五六七八九"


def kanji(number: int) -> str:
    """十二, 二十六: the slow exact twin of ``read_number`` for 1..99."""
    tens, ones = divmod(number, 10)
    written = "" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十"
    return written + (KANJI[ones] if ones else "")


def only(text: str) -> DateExpression:
    (found,) = find_dates(normalize(text))
    return found


def fiscal_years(text: str) -> list[int]:
    return [found.fiscal_year for found in find_dates(normalize(text))]


@given(DAYS)
def test_a_day_written_in_its_era_is_read_back(day: date) -> None:
    found = parse_date(date_to_wareki(day))
    assert (found.first_day, found.last_day, found.is_moved_on) == (day, day, False)


@given(FISCAL_YEARS)
def test_a_fiscal_year_written_in_its_era_is_read_back(fiscal_year: int) -> None:
    found = parse_date(fiscal_year_to_wareki(fiscal_year))
    assert found.is_fiscal
    assert found.fiscal_year == fiscal_year
    assert (found.first_day, found.last_day) == fiscal_year_days(fiscal_year)


@given(FISCAL_YEARS)
def test_a_fiscal_year_rendered_both_ways_agrees_with_itself(fiscal_year: int) -> None:
    found = only(render_fiscal_year(fiscal_year))
    assert (found.fiscal_year, found.problem) == (fiscal_year, "")


@given(DAYS)
def test_a_day_lies_in_its_fiscal_year(day: date) -> None:
    first, last = fiscal_year_days(fiscal_year_of(day))
    assert first <= day <= last


@given(st.sampled_from(Era), st.integers(1, 99))
def test_an_era_s_year_is_the_same_in_digits_kanji_and_full_width(era: Era, number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    years = {parse_date(f"{era}{written}年度").year for written in (number, kanji(number), wide)}
    assert years == {era_year_to_year(era, number)}


@given(st.dates(date(1868, 1, 25), date(2120, 1, 1)))
def test_an_era_year_and_its_gregorian_year_undo_each_other(day: date) -> None:
    named = era_of(day)
    assert era_year_to_year(named.era, named.number) == day.year


@given(st.text(max_size=60))
def test_dates_are_ordered_and_disjoint_in_any_text(text: str) -> None:
    position = 0
    for found in find_dates(text):
        assert position <= found.start < found.end <= len(text)
        assert found.first_day <= found.last_day
        position = found.end


@given(st.text("平成令和元年度月日0123456789~から(（）)・HR.年", max_size=24))
def test_nothing_made_of_date_characters_breaks_the_search(text: str) -> None:
    for found in find_dates(normalize(text)):
        assert found.first_day <= found.last_day


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (date(1912, 7, 29), "明治45年7月29日"),
        (date(1912, 7, 30), "大正元年7月30日"),
        (date(1926, 12, 24), "大正15年12月24日"),
        (date(1926, 12, 25), "昭和元年12月25日"),
        (date(1989, 1, 7), "昭和64年1月7日"),
        (date(1989, 1, 8), "平成元年1月8日"),
        (date(2019, 4, 30), "平成31年4月30日"),
        (date(2019, 5, 1), "令和元年5月1日"),
    ],
)
def test_eras_change_on_their_own_day(before: date, after: str) -> None:
    assert date_to_wareki(before) == after


def test_fiscal_2019_is_reiwa_gannen_although_it_began_in_heisei() -> None:
    assert render_fiscal_year(2019) == "令和元年度（2019年度）"
    assert render_fiscal_year(2018) == "平成30年度（2018年度）"
    assert render_fiscal_year(1988) == "昭和63年度（1988年度）"
    assert render_fiscal_year(1989) == "平成元年度（1989年度）"


@pytest.mark.parametrize(
    ("text", "fiscal_year", "has_moved_on"),
    [
        ("平成36年度", 2024, True),
        ("平成31年度", 2019, False),
        ("令和元年度", 2019, False),
        ("平成32年度", 2020, True),
        ("昭和63年度", 1988, False),
        ("昭和64年度", 1989, True),
        ("昭和100年", 2025, True),
        ("平成31年4月30日", 2019, False),
        ("平成31年5月1日", 2019, True),
    ],
)
def test_an_era_that_has_moved_on_is_read_and_said_so(
    text: str, fiscal_year: int, has_moved_on: bool
) -> None:
    found = only(text)
    assert (found.fiscal_year, found.is_moved_on) == (fiscal_year, has_moved_on)


def test_january_to_march_belong_to_the_fiscal_year_before() -> None:
    assert only("令和7年3月31日").fiscal_year == 2024
    assert only("令和7年4月1日").fiscal_year == 2025
    assert only("令和6年度3月").first_day == date(2025, 3, 1)


def test_half_years_have_their_own_days() -> None:
    assert only("令和4年度上半期").last_day == date(2022, 9, 30)
    assert only("令和4年度の下半期").first_day == date(2022, 10, 1)


@pytest.mark.parametrize(
    "text",
    [
        "平成26年度（2014年度）",
        "2014年度（平成26年度）",
        "平成26（2014）年度",
        "2014（平成26）年度",
        "平成 26 年度（西暦 2014 年度）",
        "２０１４年度【Ｈ２６】",
        "二〇一四年度",
        "H26年度",
    ],
)
def test_both_calendars_in_one_expression_are_one_date(text: str) -> None:
    found = only(text)
    assert (found.fiscal_year, found.is_fiscal, found.problem) == (2014, True, "")
    assert found.end == len(normalize(text))


def test_a_pair_that_disagrees_is_said_so() -> None:
    assert only("平成26年度（2015年度）").problem == "平成26年 is 2014, not 2015"
    assert only("2014年（平成27年）").problem == "平成27年 is 2015, not 2014"
    assert only("平成36年度（令和7年度）").problem == "平成36年 is 2024, 令和7年 is 2025"
    assert only("平成36年度（令和6年度）").problem == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平成24〜28年度", [2012, 2016]),
        ("平成24(2012)～28(2016)年度", [2012, 2016]),
        ("平成26年4月から30年3月まで", [2014, 2017]),
        ("令和3年4月1日から8年3月31日まで", [2021, 2025]),
        ("平成26年度（2014年度）から30年度（2018年度）まで", [2014, 2018]),
        ("2019‐22年度", [2019, 2022]),
        ("2022～2031年度", [2022, 2031]),
        ("H26～H30", [2014, 2018]),
        ("R6→R10", [2024, 2028]),
        ("令和4・5年度", [2022, 2023]),
        ("令和6年4月1日から翌年3月31日まで", [2024, 2024]),
        ("平成26年度及び翌年度", [2014, 2015]),
    ],
)
def test_what_the_second_date_leaves_out_is_taken_from_the_first(
    text: str, expected: list[int]
) -> None:
    assert fiscal_years(text) == expected


def test_days_and_months_are_inherited_too() -> None:
    found = find_dates(normalize("令和5年12月1日（金）から同月28日まで"))
    assert [date_.first_day for date_ in found] == [date(2023, 12, 1), date(2023, 12, 28)]
    found = find_dates(normalize("令和5年10月7日から10月9日まで"))
    assert [date_.first_day for date_ in found] == [date(2023, 10, 7), date(2023, 10, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "平成28年から10年間",
        "平成28年度から5年を1期とする",
        "平成28年から10か年",
        "平成28年から30年後",
        "平成28年度から10年まで",
    ],
)
def test_a_length_behind_a_date_is_no_date(text: str) -> None:
    assert fiscal_years(text) == [2016]


@pytest.mark.parametrize(
    "text",
    [
        "平成20年代",
        "平成5年間",
        "電話0422-2024-1111",
        "3,2024円",
        "2024人",
        "H1N1型とS3級",
        "COVID-19",
        "10年間",
        "翌年度",
        "4月1日",
        "令和5年2月30日",
        "平成30年13月",
        "平成0年",
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert find_dates(normalize(text)) == ()


def test_dates_in_digits_and_marks_are_read() -> None:
    found = find_dates("R6.4.1、2024/4/1、2024-04-01")
    assert [date_.first_day for date_ in found] == [date(2024, 4, 1)] * 3


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("令和5年2月30日", "that month has 28 days"),
        ("平成30年13月", "there is no month 13"),
        ("平成0年", "counts from 元年"),
        ("令和元年4月1日", "令和 began on 2019-05-01"),
        ("平成26年度(2015年度)", "平成26年 is 2014, not 2015"),
        ("平成26年度に", "is not understood"),
        ("来年度", "is not a date"),
        ("2999年", "no year"),
    ],
)
def test_an_impossible_date_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(WarekiError, match=reason):
        parse_date(text)


def test_lunar_days_have_no_gregorian_name() -> None:
    with pytest.raises(WarekiError, match="were lunar"):
        date_to_wareki(date(1872, 12, 31))
    with pytest.raises(WarekiError, match="before 明治"):
        era_of(date(1868, 1, 24))


@pytest.mark.parametrize(
    ("text", "value"),
    [("元", 1), ("二十六", 26), ("十", 10), ("百五", 105), ("二〇二四", 2024), ("２６", 26)],
)
def test_numerals_are_read(text: str, value: int) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize("text", ["", "十十", "一二十", "x", "1x"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(WarekiError, match="is not a number"):
        read_number(text)


def test_whole_years_end_on_the_day_before() -> None:
    assert days_after_years(date(2014, 4, 1), 10) == date(2024, 3, 31)
    assert days_after_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
