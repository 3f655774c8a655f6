"""Which plan of a row of plans is meant."""

import pytest

from assistant.plan_series import Series, name_elliptic_plan, read_count, read_series
from corpus.records import PlanPeriod, PlanRelation, Span

THIRD = Series(frozenset({3}), "期")


def _former(subject: str) -> PlanPeriod:
    return PlanPeriod(
        subject, PlanRelation.FORMER, 2020, 2024, None, None, 5, Span(0, 1), Span(0, 1)
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [("第2期", 2), ("二回目", 2), ("第十一次", 11), ("3期目", 3), ("現行", 0)],
)
def test_a_count_is_read_in_either_numerals(text: str, number: int) -> None:
    assert read_count(text) == number


@pytest.mark.parametrize(
    ("title", "subjects", "series"),
    [
        ("第3次若葉町読書計画", (), Series(frozenset({3}), "次")),
        ("若葉町読書計画", ("第1期計画",), Series(frozenset({2}), "期")),
        ("第3次健康計画・第2期食育計画", (), Series(frozenset({3, 2}), "次")),
        ("若葉町読書計画", (), Series(frozenset(), "次")),
    ],
)
def test_a_plan_is_counted_by_its_title_or_by_the_one_before(
    title: str, subjects: tuple[str, ...], series: Series
) -> None:
    assert read_series(title, [_former(subject) for subject in subjects]) == series


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("この計画、いまのが3期目だそうですが、2期目のはいつまで", "第2期計画はいつまで"),
        ("この計画の、ひとつ前のはいつまで", "前の計画はいつまで"),
        ("この計画、前のやつは何年続いたの", "前の計画は何年続いたの"),
        ("第2期計画が切れてから3回目が始まるまで", "第2期計画が切れてからこの計画が始まるまで"),
        ("この計画が始まる前のは", "この計画が始まる前のは"),
        ("この計画は3回見直しますか", "この計画は3回見直しますか"),
        ("総合計画は第2期がいつまで", "総合計画は第2期がいつまで"),
    ],
)
def test_what_only_points_at_a_plan_gets_its_name(text: str, named: str) -> None:
    assert name_elliptic_plan(text, THIRD) == named
