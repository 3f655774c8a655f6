"""Tables that say what is done in which year: when something begins, what a year brings."""

import pytest

from assistant.service import Assistant
from assistant.topics.dated_rows import years_in
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
<html><head><title>浜野市スポーツ計画</title></head><body>
<h1>浜野市スポーツ計画</h1>
<h2>第4章 工程</h2>
<table>
<tr><th>取組</th><th>令和8年度</th><th>令和9年度</th><th>令和10年度</th><th>令和11年度</th></tr>
<tr><td>昼休み体操</td><td>検討</td><td>試行</td><td>実施</td><td>→</td></tr>
<tr><td>送迎バスの運行</td><td>検討</td><td>実証運行</td><td>本格運行</td><td>→</td></tr>
<tr><td>海の日イベント</td><td></td><td></td><td>検討</td><td>実施</td></tr>
<tr><td>体育館の空調設置</td><td>設計</td><td>工事</td><td>供用開始</td><td></td></tr>
<tr><td>健康マイレージ</td><td>実施</td><td>→</td><td>見直し</td><td>実施</td></tr>
</table>
</body></html>
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("sports.html", PLAN))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("昼休み体操はいつから？", "昼休み体操は、令和10年度の欄に「実施」と書かれています。"),
        ("昼休み体操の試行は何年度？", "昼休み体操は、令和9年度の欄に「試行」と書かれています。"),
        (
            "海の日イベントは何年度から",
            "海の日イベントは、令和11年度の欄に「実施」と書かれています。",
        ),
        ("空調の工事はいつ", "体育館の空調設置は、令和9年度の欄に「工事」と書かれています。"),
        (
            "健康マイレージの見直しは何年度",
            "健康マイレージは、令和10年度の欄に「見直し」と書かれています。",
        ),
        ("R9の送迎バスは？", "送迎バスの運行は、令和9年度の欄に「実証運行」と書かれています。"),
    ],
)
def test_a_row_of_stages_says_when(plan: Assistant, question: str, expected: str) -> None:
    assert said(plan, question) == expected


def test_the_heads_prove_the_year(plan: Assistant) -> None:
    answer = ask(plan, "空調の工事はいつ")
    assert any("令和9年度" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "令和8年度にやることは？",
            [
                "昼休み体操：検討",
                "送迎バスの運行：検討",
                "体育館の空調設置：設計",
                "健康マイレージ：実施",
            ],
        ),
        ("令和10年度に実施になる取組はどれ", ["昼休み体操：実施"]),
        ("令和11年度に始まることは？", ["海の日イベント：実施", "健康マイレージ：実施"]),
    ],
)
def test_a_year_brings_what_stands_below_it(
    plan: Assistant, question: str, expected: list[str]
) -> None:
    lead, *items = all_said(plan, question)
    assert f"次の{len(expected)}件です" in lead
    assert [item.removeprefix("・") for item in items] == expected


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("送迎バスは令和10年度から本格運行だよね", "はい。"),
        ("送迎バスは令和9年度から本格運行だよね", "いいえ。"),
        ("海の日イベントは令和8年度からやるんでしょ？", "いいえ。"),
    ],
)
def test_claims_of_a_year_are_held_to_the_table(
    plan: Assistant, question: str, opening: str
) -> None:
    assert said(plan, question).startswith(opening)


def test_a_cell_that_spans_years_stands_under_the_first() -> None:
    page = PLAN.replace(
        "<tr><td>海の日イベント</td><td></td><td></td><td>検討</td><td>実施</td></tr>",
        "<tr><td>税の減免</td><td></td><td>条例改正</td><td colspan=2>実施</td></tr>",
    )
    told = said(assistant_over(("tax.html", page)), "税の減免はいつから実施？")
    assert told == "税の減免は、令和10年度の欄に「実施」と書かれています。"


def test_what_is_done_in_a_year(plan: Assistant) -> None:
    told = said(plan, "昼休み体操は令和9年度は何をする？")
    assert told == "昼休み体操は、令和9年度の欄に「試行」と書かれています。"


def test_numbers_with_a_dash_are_no_stages() -> None:
    page = (
        "<html><body><h1>浜野市計画</h1><h2>実績</h2><table>"
        "<tr><th>事業</th><th>令和4年度</th><th>令和5年度</th><th>令和6年度</th></tr>"
        "<tr><td>出前講座（回）</td><td>－</td><td>12</td><td>15</td></tr>"
        "<tr><td>相談会（回）</td><td>4</td><td>6</td><td>8</td></tr></table></body></html>"
    )
    told = said(assistant_over(("numbers.html", page)), "出前講座は令和5年度に何回？")
    assert told == "令和5年度の出前講座は、12回です。"


PROJECTS = """\
<html><head><title>沢原村計画</title></head><body>
<h1>沢原村計画</h1>
<h2>第3章 事業計画</h2>
<table>
<tr><th>施策区分</th><th>事業名</th><th>事業内容</th><th>事業主体</th><th>備考</th></tr>
<tr><td rowspan="3">産業の振興</td><td>林道</td><td>林道の開設 2,400m</td><td>村</td>
<td>R8～R10</td></tr>
<tr><td>観光</td><td>温泉の改修</td><td>村</td><td>R10</td></tr>
<tr><td>農道</td><td>農道の舗装</td><td>村</td><td>R9、R11</td></tr>
</table>
</body></html>
"""


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("令和9年度にやる事業は？", ["・林道の開設 2,400m：R8～R10", "・農道の舗装：R9、R11"]),
        ("令和10年度に始まる事業は？", ["・温泉の改修：R10"]),
    ],
)
def test_rows_that_name_their_years_say_what_is_done(question: str, items: list[str]) -> None:
    assert all_said(assistant_over(("plan.html", PROJECTS)), question)[1:] == items


@pytest.mark.parametrize(
    ("cell", "years"),
    [
        ("R8～R10", {2026, 2027, 2028}),
        ("令和8年度～10年度", {2026, 2027, 2028}),
        ("R9、R11", {2027, 2029}),
        ("令和7年度から", {2025}),
        ("570台", set()),
    ],
)
def test_the_years_of_a_cell(cell: str, years: set[int]) -> None:
    assert years_in(cell) == years


MONTHS = """\
<html><head><title>汐見市DX計画</title></head><body>
<h1>汐見市DX計画</h1>
<h2>1 窓口</h2>
<p>おくやみコーナーを、令和8年7月に本庁舎1階に開設します。</p>
<table>
<tr><th>取組</th><th>R8</th><th>R9</th><th>R10</th></tr>
<tr><td>おくやみコーナー</td><td>実施</td><td>→</td><td>→</td></tr>
<tr><td>電子契約</td><td>試行</td><td>実施</td><td>→</td></tr>
</table>
</body></html>
"""


def test_a_sentence_tells_the_month_of_a_stage() -> None:
    told = all_said(assistant_over(("plan.html", MONTHS)), "おくやみコーナーはいつからですか")
    assert "令和8年7月" in told[0]
    assert told[1] == "おくやみコーナーは、R8（令和8年度）の欄に「実施」と書かれています。"
