"""Sentences that state a plan's period, and such that look as if they did."""

import pytest

from corpus.facts.periods import TextPeriod, extract_plan_periods, period_of_text
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text
from corpus.records import PlanRelation
from tests.corpus.facts.test_periods import periods, years_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("計画の始期を令和5年度、終期を令和9年度とする。", (2023, 2027, 5)),
        ("本計画の目標年度は、令和12年度とします。", (None, 2030, None)),
        ("計画期間は、令和元年5月から令和6年3月まで", (2019, 2023, 5)),
        ("本計画は令和5年度を初年度として、令和14年度までの10年間の計画です。", (2023, 2032, 10)),
        ("計画期間\n平成29年度\n～\n令和8年度", (2017, 2026, 10)),
        (
            "本計画の計画期間は、国の計画期間（令和5年度～令和9年度）を踏まえ、"
            "令和6年度から令和10年度までの5年間とします。",
            (2024, 2028, 5),
        ),
        ("本計画は令和12（2030）年度を最終年度とする15年間の計画である。", (2016, 2030, 15)),
        ("計画の期間　5年間　令和6年度から令和10年度まで", (2024, 2028, 5)),
        ("計画期間は、平成30年度～平成34年度（2022年度）とする。", (2018, 2022, 5)),
        ("Ｈ30.4.1～R5.3.31を計画期間とする。", (2018, 2022, 5)),
        ("◆計画期間◆ 2018/04～2023/03", (2018, 2022, 5)),
        ("地域計画の期間は、令和6年10月から令和16年9月までの10年間です。", (2024, 2034, 10)),
        ("第２次山川市地域福祉計画【平成30年度～平成34年度】", (2018, 2022, 5)),
        ("第8期計画（令和3～5年度）を評価し、第9期計画（令和6～8年度）を策定。", (2024, 2026, 3)),
        ("教育大綱の期間は、任期に合わせ、令和5年度から令和8年度までとします。", (2023, 2026, 4)),
        ("計画期間は、令和3年度～。", (2021, None, None)),
        (
            "本計画（第6期障害福祉計画）の期間は、令和3年度から令和5年度までとします。",
            (2021, 2023, 3),
        ),
        (
            "本計画は、平成25年度を初年度とし、15年後の平成39年度を計画目標年度とする。",
            (2013, 2027, 15),
        ),
        (
            "本計画の期間は、合併の年度（平成17年度）及びこれに続く10か年度とする。",
            (2005, 2015, 11),
        ),
        ("本方針は令和5年度から実施し、計画期間の終期は特に定めません。", (2023, None, None)),
        ("令和6年度から令和8年度までを期間とする第9期計画を策定した。", (2024, 2026, 3)),
        ("計画\t平成26年度\t平成27年度\t平成28年度", (None, None, None)),
        ("計画の評価対象期間は、令和3年度から令和5年度までです。", (None, None, None)),
        ("本計画は、平成28年度から令和2年度までの調査を踏まえた。", (None, None, None)),
        ("計画期間における人口は、令和6年度から令和10年度まで減る。", (None, None, None)),
        ("プログラムは令和6年5月から令和7年4月まで開催します。", (None, None, None)),
        ("総務省の「推進計画」は、令和3年1月から令和8年3月までを期間とする。", (None, None, None)),
        ("目標値　令和5年度 35％ → 令和10年度 50％", (None, None, None)),
        ("計画期間は特に定めず、必要に応じて見直します。", (None, None, None)),
        ("計画に基づき、令和3年度から令和5年度までの3年間で改修した。", (None, None, None)),
        ("本計画では、実験を令和5年10月から令和6年9月まで行います。", (None, None, None)),
        ("計画の策定期間は、令和4年度から令和5年度までの2年間です。", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_a_sentence_states_its_plan_s_period_or_nothing(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert years_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("計画期間は5年（令和8年度まで）である。", (2022, 2026, 5)),
        ("計画期間\t2018年度\t～\t2027年度", (2018, 2027, 10)),
        ("令和6年度から令和11年度までの6年間が、本計画の計画期間です。", (2024, 2029, 6)),
        ("計画期間を「令和4年度～令和8年度の5年間」とします。", (2022, 2026, 5)),
        (
            "4年間（2022年度から2025年度まで）を「改革期間」と位置付け、計画期間とする。",
            (2022, 2025, 4),
        ),
        ("本計画は、令和6年度から令和10年度までの5か年にわたって進めます。", (2024, 2028, 5)),
        (
            "本計画は、2030年度を目標年度とし、2021年度から10年間を計画期間とする。",
            (2021, 2030, 10),
        ),
        ("計画期間は平成27年度から平成36年度（令和6年度）までです。", (2015, 2024, 10)),
        ("計画期間は，2016(平成28)年度から2023(平成35)年 度までの8年 間とし，", (2016, 2023, 8)),
        ("本プランは5年間の計画で、令和6年度にスタートしました。", (2024, 2028, 5)),
        ("推進期間：2025→2029年度（5年間）", (2025, 2029, 5)),
        ("名称：読書活動推進計画（第三次）\n期間：令和4年度～令和8年度", (2022, 2026, 5)),
        ("計画期間は令和3年度から令和7年度まででしたが、1年間延ばしました。", (2021, 2026, 6)),
        ("本計画は、令和2年度から3年間にわたって検討してきました。", (None, None, None)),
    ],
)
def test_more_ways_of_stating_a_period(
    text: str, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert years_of(text) == expected


def test_a_note_about_another_plan_gives_no_period_of_its_own() -> None:
    own = "本計画の期間は、令和7年度からの5年間です※1。"
    note = f"{own}\n\n※1 国の戦略：国の計画。計画期間は令和5年度から令和9年度まで。"
    found = extract_plan_periods(read_sentences(document_from_text(note), shared_morphology()))
    assert [one.first_fiscal_year for one in found if one.relation is PlanRelation.OWN] == [2025]


def test_two_statements_about_this_plan_that_differ_are_kept_and_marked() -> None:
    found = periods(
        "本計画の計画期間は、令和6年度から令和9年度までです。", "計画期間：令和6年度～令和10年度"
    )
    assert [one.last_fiscal_year for one in found] == [2027, 2028]
    assert all("elsewhere" in one.conflict for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和7年度を始期とする5年間の計画とし、目標を定めます。", (2025, 2029, 5)),
        ("令和6年4月から令和9年3月までの3年間を1期とする本計画は、見直します。", (2024, 2026, 3)),
        ("改訂後の計画期間：平成30年度～令和6年度（2年延長）", (2018, 2024, 7)),
        ("この計画は、2024年度から始まり、2029年度に終了します。", (2024, 2029, 6)),
        ("計画期間\n令和\n７年度～令和11年度", (2025, 2029, 5)),
    ],
)
def test_years_said_to_be_a_plans(text: str, expected: tuple[int, int, int]) -> None:
    assert period_of_text(text) == TextPeriod(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "第1次計画（平成27年度～令和元年度）の実績を検証したところ、7つの目標に届きました。",
        "前計画（平成28年度～令和2年度）の達成状況は、次のとおりです。",
        "第3期計画（平成30年度～令和2年度）では、教室を10か所で開きました。",
    ],
)
def test_a_plan_that_is_looked_back_on_is_not_what_the_text_is_about(text: str) -> None:
    assert period_of_text(text) is None


def test_a_plan_in_force_is_spoken_of_without_looking_back() -> None:
    text = "第3期計画（令和6年度～令和8年度）では、教室を10か所で開くと定めました。"
    assert period_of_text(text) == TextPeriod(2024, 2026, 3)


def test_an_ordinal_behind_the_name_says_which_plan_it_is() -> None:
    found = periods(
        "本計画の期間は、令和6年度から令和10年度までの5年間とする。",
        "霧瀬町空家等対策計画（第1期）の期間は、平成31年度から令和5年度までであった。",
        title="霧瀬町空家等対策計画（第2期）",
    )
    assert [(one.relation, one.first_fiscal_year) for one in found] == [
        (PlanRelation.OWN, 2024),
        (PlanRelation.FORMER, 2019),
    ]
