"""Amounts by the year or the month, and times a year."""

import pytest

from assistant.calculation.asked import Operation, Sum
from assistant.calculation.spans import all_months, by_span, times_a_year, yearly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "10年間の事業費は、橋が38億円、道が30億円の合計68億円と見込みます。",
            "68億円 ÷ 10年間 = 6.8億円",
        ),
        ("3か年で総額6億8,000万円と見込む。", "6億8,000万円 ÷ 3か年 = 約2億2,667万円"),
        ("5年間の平均で年2億1,000万円です。", ""),  # the text says it itself
        ("20年間の総額では24億円を超える。", ""),
        ("10年間に、橋が38億円、道が24億円です。", ""),
    ],
)
def test_an_amount_by_the_year(text: str, expected: str) -> None:
    made = by_span(Sum(Operation.PER_YEAR, "円"), text)
    assert (made.sum if made else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("開店から12か月間、月額3万円を上限に補助します。", "3万円 × 12か月 = 36万円"),
        ("就業した人に、2年間、月額5万円を支給します。", "5万円 × 12か月 × 2年 = 120万円"),
        ("10年間借り上げて改修し、月額25,000円以内で貸し出します。", ""),
        ("月額3万円を補助します。", ""),
    ],
)
def test_all_that_is_paid_monthly(text: str, expected: str) -> None:
    made = all_months(text)
    assert (made.sum if made else "") == expected


@pytest.mark.parametrize(
    ("operation", "text", "expected"),
    [
        (Operation.PER_DAY, "令和5年中の出動件数は6,570件です。", "6,570件 ÷ 365日 = 18件"),
        (Operation.PER_DAY, "令和6年中の出動件数は6,412件です。", "6,412件 ÷ 366日 = 約17.5件"),
        (Operation.PER_MONTH, "年間の相談件数は240件です。", "240件 ÷ 12か月 = 20件"),
        (Operation.PER_DAY, "令和6年4月の出動件数は510件です。", ""),
        (Operation.PER_DAY, "出動件数は令和4年度の6,100件から令和6年度の6,412件に増えました。", ""),
        (Operation.PER_DAY, "令和6年中の出動件数は1日平均17件です。", ""),
    ],
)
def test_a_years_number_by_the_day_or_the_month(
    operation: Operation, text: str, expected: str
) -> None:
    made = by_span(Sum(operation, "件"), text)
    assert (made.sum if made else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("給食費は月額4,200円です。", "4,200円 × 12か月 = 50,400円"),
        ("給食費は月額4,600円とし、保護者の負担は4,200円です。", ""),
        ("利用料は月額2万円を上限とします。", ""),
        ("給食費は月額4,200円とし、8月を除く11か月分を納めます。", ""),
    ],
)
def test_twelve_months_of_what_is_paid_monthly(text: str, expected: str) -> None:
    made = yearly(text)
    assert (made.sum if made else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("譲渡会は偶数月の第2日曜日に開催します。", "年6回"),
        ("相談会は毎月第1・第3土曜日に開きます。", "年24回"),
        ("四半期ごとに点検します。", "年4回"),
        ("8月を除く毎月第2土曜日に開きます。", ""),
        ("4月から10月まで毎月開きます。", ""),
        ("年に数回開きます。", ""),
    ],
)
def test_times_a_year(text: str, expected: str) -> None:
    made = times_a_year(text)
    assert (made.result if made else "") == expected
