"""The layers and halves of a comprehensive plan: 基本構想, 前期基本計画 and 後期基本計画."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

SECOND_HALF = "2026年度（令和8年度）から2030年度（令和12年度）までの5年間"
FIRST_HALF = "2021年度（令和3年度）から2025年度（令和7年度）までの5年間"
WHOLE = "2021年度（令和3年度）から2030年度（令和12年度）までの10年間"

HALVED_CELL = """\
# 第6次白樺村総合計画 後期基本計画

## 1 計画の構成と期間

| 区分 | 内容 | 期間 |
| --- | --- | --- |
| 基本構想 | 将来像を示すもの | 令和3年度から令和12年度まで（10年間） |
| 基本計画 | 施策を示すもの | 前期：令和3年度から令和7年度まで　後期：令和8年度から令和12年度まで |
| 実施計画 | 事業を示すもの | 3年間（毎年度見直し） |
"""
ROWS = """\
# 第4次楡原村総合計画

～基本構想・後期基本計画～

## 1 計画の構成と期間

第4次総合計画は、基本構想、基本計画、実施計画で構成します。村の将来像を定め、施策の方向を示し、事業を毎年度見直しながら
村づくりを進めるため、次のとおり期間を定めます。

| 名称 | 期間 |
| --- | --- |
| 基本構想 | 令和3（2021）年度～令和12（2030）年度 |
| 前期基本計画 | 令和3（2021）年度～令和7（2025）年度 |
| 後期基本計画 | 令和8（2026）年度～令和12（2030）年度 |
"""


@pytest.fixture(scope="module")
def halved() -> Assistant:
    return assistant_over(("halved.md", HALVED_CELL))


@pytest.fixture(scope="module")
def rows() -> Assistant:
    return assistant_over(("rows.md", ROWS))


@pytest.mark.parametrize("question", ["計画期間はいつからいつまでですか", "後期基本計画の期間は？"])
def test_a_plan_called_by_one_layer_has_the_years_of_that_layer(
    question: str, halved: Assistant
) -> None:
    assert said(halved, question) == f"この計画の期間は、{SECOND_HALF}です。"


def test_each_half_and_the_layer_above_are_told_by_their_names(halved: Assistant) -> None:
    asked = ["後期基本計画の期間は？", "前期は？", "基本構想は？"]
    assert said(halved, *asked[:2]) == f"前期基本計画の期間は、{FIRST_HALF}です。"
    assert said(halved, *asked) == f"基本構想の期間は、{WHOLE}です。"


def test_a_comprehensive_plan_is_told_with_its_layers(halved: Assistant, rows: Assistant) -> None:
    question = "総合計画の期間は？"
    whole, half = f"基本構想の期間は、{WHOLE}です。", f"後期基本計画の期間は、{SECOND_HALF}です。"
    told = [[one.text for one in ask(plan, question).statements] for plan in (halved, rows)]
    assert told == [[half, whole], [whole, half]]


def test_a_half_alone_is_the_half_that_the_plan_has(rows: Assistant) -> None:
    assert said(rows, "前期の計画はもう終わった？").startswith("はい。前期基本計画の期間は2025年度")
    assert said(rows, "前期の計画はもう終わった？", "後期は？").startswith("後期基本計画の期間は")
