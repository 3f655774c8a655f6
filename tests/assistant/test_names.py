from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.names import canonical, ordinal, same_plan


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("第二次総合計画", "第2次総合計画"),
        ("第十二期 基本計画", "第12期基本計画"),
        ("ＣＩＯ", "cio"),
        ("情報セキュリティー対策", "情報セキュリティ対策"),
        ("「みどり・まち」計画", "みどりまち計画"),
        ("市民一人一日当たり", "市民1人1日当たり"),
    ],
)
def test_spellings_of_one_name_become_one(name: str, wanted: str) -> None:
    assert canonical(name) == wanted


def test_a_municipality_is_left_out_where_it_is_known() -> None:
    assert canonical("若葉町総合計画", ["若葉町"]) == "総合計画"
    assert canonical("若葉町総合計画") == "若葉町総合計画"


@given(st.text(max_size=30) | st.text("第一二十次期回/・ ー-アイ1", max_size=12))
def test_a_canonical_name_stays_as_it_is(name: str) -> None:
    once = canonical(name)
    assert canonical(once) == once


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("第三次総合計画", "第3次"), ("第2期の計画", "第2期"), ("総合計画", ""), ("第2章", "")],
)
def test_the_count_of_a_plan_is_read(name: str, wanted: str) -> None:
    assert ordinal(name) == wanted


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("総合計画", "若葉町第2次総合計画"),
        ("第二次総合計画", "第2次総合計画"),
        ("若葉町総合計画", "総合計画"),
        ("情報化基本計画", "地域情報化基本計画"),
    ],
)
def test_a_shorter_name_is_the_same_plan(asked: str, named: str) -> None:
    assert same_plan(asked, named, ["若葉町"])


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("第3次総合計画", "第2次総合計画"),
        ("環境基本計画", "都市計画マスタープラン"),
        ("総合計画", "前計画"),
        ("生活排水処理基本計画", "第2期計画"),
        ("総合計画", "本計画"),
        ("環境基本計画", "基本計画"),
        ("", "総合計画"),
        ("総合計画", ""),
    ],
)
def test_another_count_or_another_subject_is_another_plan(asked: str, named: str) -> None:
    assert not same_plan(asked, named)


def test_the_order_of_places_changes_no_name() -> None:
    places = ("東村", "南東村", "村")
    found = {canonical("南東村総合計画", order) for order in permutations(places)}
    assert found == {"総合計画"}
