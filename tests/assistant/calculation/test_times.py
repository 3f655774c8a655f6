"""Lengths of time, by their two ends."""

from datetime import date

import pytest

from assistant.answer import Language
from assistant.calculation.asked import read_sums
from assistant.calculation.times import from_now, hours, length, stage
from assistant.question import Question, read_question
from assistant.wording import wording
from corpus.morphology import shared_morphology

SAY = wording(Language.JA)


def read(question: str) -> Question:
    return read_question(question, shared_morphology())


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("丸何年ですか", "期間は、令和5年10月1日から令和8年9月30日までとする。", "3年"),
        ("何年間ですか", "令和5年度から令和9年度までの計画です。", "5年"),
        ("何年間ですか", "令和5年7月から令和8年3月までとする。", "2年9か月"),
        ("何日間ですか", "令和7年1月15日から2月13日まで公表した。", "30日間"),
        ("休みは何日間ですか", "12月29日から1月3日までは休所とする。", "6日間"),
    ],
)
def test_a_length_by_its_ends(question: str, text: str, expected: str) -> None:
    found = length(read(question), text, SAY)
    assert found is not None
    assert found.values["length"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2020年から2025年までの取組です。",  # five years or six
        "前期は令和2年度から令和4年度まで、後期は令和5年度から令和9年度までとする。",
        "令和5年度に始めます。",
    ],
)
def test_no_length_where_it_is_in_doubt(text: str) -> None:
    assert length(read("何年間ですか"), text, SAY) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("火曜日から土曜日までの午後1時から午後8時まで開きます。", "7時間"),
        ("法律相談 13:30~16:00 公民館", "2時間30分"),
        ("開館は午前9時30分から正午までです。", "2時間30分"),
        ("平日は午前9時から午後5時まで、土曜日は午前9時から正午までです。", "8時間"),
    ],
)
def test_hours_by_their_ends(text: str, expected: str) -> None:
    found = hours(read("平日は何時間やっていますか"), text, SAY)
    assert found is not None
    assert found.values["length"] == expected


def test_no_hours_where_two_ranges_may_be_meant() -> None:
    text = "午前9時から正午まで及び午後1時から午後5時まで開きます。"
    assert hours(read("何時間やっていますか"), text, SAY) is None


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("あと何年残っていますか", "2030年度までに実施する。", "4年"),
        ("あと何年ありますか", "令和10年3月31日まで延長する。", "1年4か月"),
        ("開館まで今日からどのくらい待ちますか", "令和11年4月に開館します。", "2年4か月"),
        ("期限まであと何か月ですか", "令和8年度までに全廃します。", "4か月"),
        ("開校まであとどのくらいですか", "令和9年4月に開校します。", "4か月"),
        ("決定から何年たちましたか", "令和3年9月7日に決定した。", "5年2か月"),
        ("使い始めて何年ですか", "昭和48年に供用を開始した。", "53年"),
        ("灰皿が撤去されてどれぐらいたちましたか", "令和7年9月末をもって撤去した。", "1年1か月"),
        (
            "可決されてから今年で何年？",
            "平成24年3月に可決され、同年10月1日に施行された。",
            "14年8か月",
        ),
        ("期限まであと何か月ですか", "期限は令和9年3月末とする。", "4か月"),
    ],
)
def test_years_from_now_by_hand(question: str, text: str, expected: str) -> None:
    asked = read(question)
    found = from_now(asked, read_sums(asked.text)[0], text, date(2026, 11, 28), SAY)
    assert found is not None
    assert found.values["length"] == expected


def test_no_years_to_come_where_two_dates_are() -> None:
    asked = read("あと何年ありますか")
    text = "令和10年度に取得し、令和15年度に着手する。"
    assert from_now(asked, read_sums(asked.text)[0], text, date(2026, 11, 28), SAY) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("期間は令和6年度から令和15年度までとし、令和10年度に見直しを行います。", 5),
        ("期間は令和6年度から令和15年度までとし、令和20年度に見直しを行います。", None),
        ("期間は令和6年度から令和15年度までとし、令和10年度に全線を開通します。", None),
        ("令和10年度に見直しを行います。", None),
    ],
)
def test_which_year_of_a_plan_a_review_is(text: str, year: int | None) -> None:
    found = stage(read("見直しは計画の第何年次ですか"), text)
    assert (None if found is None else found.values["year"]) == year
