"""Target values below titles, in rows set apart by gaps, in columns, and in more sentences."""

import pytest

from corpus.facts.indicators import extract_indicators
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text

Target = tuple[str, str, str, int | None]


def targets(text: str) -> list[Target]:
    read = read_sentences(document_from_text(text), shared_morphology())
    return [(item.name, item.value, item.unit, item.year) for item in extract_indicators(read)]


@pytest.mark.parametrize(
    "text",
    [
        "令和10年度の目標\n　会員数　　850人",
        "〔目標〕令和10年度までに\n　①会員数を850人に増やす",
        "排出量（目標年度：令和10年度）\n　・会員数　　850人",
        "［目標値］令和10年度\n会員数　850人\n［現状値］令和５年度\n会員数　620人",
        "［現状値］令和５年度\n会員数　620人\n［目標値］令和10年度\n会員数　850人",
        "〈現状〉令和5年度　会員数　620人\n〈目標〉令和10年度　会員数　850人",
        "指標　現状（R5）　目標（R10）\n会員数　620人　850人",
        "　　　　　　令和５年度　　令和10年度（目標）\n会員数　　620人　　　850人",
        "指標\t基準値\t目標値\n会員数\t620人\t850人\n年度\t令和5年度\t令和10年度",
        "指標\t現状\t目標\n会員数\t620人\t850人\n\t（R5）\t（R10）",
        "指標\t会員数\n現状（R5）\t620人\n目標（R10）\t850人",
        "施策\t指標\t単位\tR5\tR10\n運動\t会員数\t人\t620\t850",
        "No\t項目\t目標値\t期限\n1\t会員数\t850人\t令和10年度末",
        "■KPI　会員数　R5：620人　R8：700人　R10：850人",
        "会員数（令和10年度目標）　850人",
        "令和10年度の会員数：850人（目標）",
        "目標項目：会員数　目標：月平均850人　達成時期：令和10年度末",
        "評価指標：会員数（人）\n基準値：620（令和5年度）\n目標値：850（令和10年度）",
        "１　会員数\n　　基準：620人（R5）　目標：850人（R10）",
        "令和10年度の会員数を850人とします。",
        "会員数850人（令和10年度）をめざします。",
        "令和10年度末時点で、会員数を850人に高めることとします。",
        "会員数を620人（令和5年度）から850人（令和10年度）へ引き上げます。",
        "「会員数」の目標値は850人（令和10年度）とします。",
        "会員数を現状（620人）より230人増やし、令和10年度に850人とします。",
        "目標：会員数を850人にする（令和10年度末）",
        "めざす値：会員数　850人（令和10年度）",
        "会員数　令和5年度：620人、令和10年度（目標）：850人",
        "令和10年度までに達成すべき目標として、会員数を850人と設定しました。",
    ],
)
def test_one_target_however_it_is_set_out(text: str) -> None:
    assert targets(text) == [("会員数", "850", "人", 2028)]


@pytest.mark.parametrize(
    "text",
    [
        "令和10年度までに満足度を75％に、定住率を80％に高めることを目標とします。",
        "指標\t満足度\t定住率\n現状（R5）\t68％\t71％\n目標（R10）\t75％\t80％",
        "■満足度\n現状値　68％（R5）\n目標値　75％（R10）\n■定住率\n目標値　80％（R10）",
    ],
)
def test_two_targets_share_a_verb_a_row_or_a_form(text: str) -> None:
    assert targets(text) == [("満足度", "75", "％", 2028), ("定住率", "80", "％", 2028)]


def test_rows_say_that_they_are_targets_below_a_head_of_years() -> None:
    aimed = "年度\tR7\tR8\n受診率（目標）\t45%\t50%"
    assert ("受診率", "50", "%", 2026) in targets(aimed)
    assert targets("年度\tR5\tR10\n総人口\t12,000人\t11,000人") == []


def test_a_unit_may_hold_a_digit() -> None:
    assert targets("項目\t現状\t目標\n公園面積\t8.5㎡\t10.0㎡") == [
        ("公園面積", "10.0", "㎡", None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "補助金の上限は10万円とします。",
        "受付は、令和7年4月1日から先着100人とします。",
        "会議は、年2回開催することとします。",
        "［現状値］令和６年度\n会員数　620人",
        "区分\t令和5年度\t令和6年度\t令和7年度\n総人口\t12,345人\t12,200人\t12,050人",
    ],
)
def test_a_number_that_is_only_stated_is_no_target(text: str) -> None:
    assert targets(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "令和10年度までに地域で見守りを行う団体の数を45団体にします。",
            ("地域で見守りを行う団体の数", "45", "団体", 2028),
        ),
        (
            "令和8年度末までに、入所施設から地域生活への移行者数を15人とします。",
            ("入所施設から地域生活への移行者数", "15", "人", 2026),
        ),
        (
            "受診者の割合\n令和5年度（実績）31.5％\n令和9年度（目標）40.0％",
            ("受診者の割合", "40.0", "％", 2027),
        ),
        (
            "指標名 基準値（R4） 目標値（R9）\n組織率 72.5％ 85.0％",
            ("組織率", "85.0", "％", 2027),
        ),
    ],
)
def test_a_name_is_told_whole_and_its_year_with_it(text: str, expected: Target) -> None:
    assert targets(text) == [expected]


def test_a_rate_of_targets_met_is_a_result() -> None:
    assert targets("12の指標のうち、8指標で目標を達成し、達成率は66.7％でした。") == []
