"""Time lines, computed by hand."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Language
from assistant.page.charts import (
    TimelineRow,
    position_of,
    row_of,
    timeline,
    timeline_in_words,
    year_step,
)
from assistant.wording.page import PageWords
from corpus.records import PlanPeriod, PlanRelation, Span

WORDS = PageWords(Language.JA)


def period(first: int | None, last: int | None) -> PlanPeriod:
    span = Span(0, 1)
    return PlanPeriod("本計画", PlanRelation.OWN, first, last, None, None, None, span, span)


def test_the_first_of_april_is_where_its_fiscal_year_begins() -> None:
    assert position_of(date(2016, 4, 1), 2014, 2017) == 100 * 2 / 4


def test_the_last_of_march_is_just_before_the_next_year() -> None:
    assert position_of(date(2018, 3, 31), 2014, 2017) == pytest.approx(100 * (4 - 1 / 365) / 4)


@pytest.mark.parametrize(
    ("years", "step"), [(1, 1), (5, 1), (6, 2), (11, 2), (12, 5), (29, 5), (30, 10)]
)
def test_at_most_six_years_are_labelled(years: int, step: int) -> None:
    assert year_step(years) == step


def test_a_bar_covers_both_its_fiscal_years() -> None:
    drawn = timeline([TimelineRow("計画", 2014, 2018, True)], date(2023, 4, 1), WORDS, "t")
    # Five of the ten fiscal years 2014 to 2023.
    assert '<rect x="0.0%" width="50.000%"' in drawn
    assert 'x1="90.000%"' in drawn


def test_an_own_period_is_solid_and_another_hatched() -> None:
    rows = [TimelineRow("計画", 2014, 2018, True), TimelineRow("総合計画", 2014, 2023, False)]
    drawn = timeline(rows, date(2016, 4, 1), WORDS, "t")
    assert drawn.count('class="own"') == 1
    assert drawn.count('fill="url(#t-hatch)"') == 1


def test_the_chart_says_in_words_what_it_shows() -> None:
    rows = [TimelineRow("計画", 2014, 2018, True)]
    said = "計画は2014年度から2018年度まで。 今日は2016年（平成28年）4月1日。"
    assert timeline_in_words(rows, date(2016, 4, 1), WORDS) == said
    assert said in timeline(rows, date(2016, 4, 1), WORDS, "t")


def test_an_open_period_has_no_bar() -> None:
    assert row_of(period(2014, None), "計画", True) is None
    assert row_of(period(2018, 2014), "計画", True) is None
    assert row_of(period(2014, 2018), "計画", True) == TimelineRow("計画", 2014, 2018, True)


@given(st.integers(1900, 2090), st.integers(0, 60), st.integers(1900, 2090))
def test_nothing_is_drawn_outside_the_chart(first: int, more: int, today: int) -> None:
    row = TimelineRow("計画", first, first + more, True)
    drawn = timeline([row], date(today, 7, 1), WORDS, "t")
    places = [float(found) for found in re.findall(r'x\d?="(-?[\d.]+)%"', drawn)]
    assert all(0 <= place <= 100 for place in places)
    assert len(re.findall(r'class="year"', drawn)) <= 8
