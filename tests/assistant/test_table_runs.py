"""Tables below one another, with empty corners, heads of two lines, and rows in groups."""

import pytest

from assistant.service import Assistant
from assistant.topics.table_runs import in_one_line
from tests.assistant.asking import all_said, said
from tests.assistant.documents import assistant_over

PLAN = """\
<html><head><title>霧原村計画</title></head><body>
<h1>霧原村計画</h1>
<h2>1 人口</h2>
<p>表1　児童数の推計</p>
<table>
<tr><th></th><th>令和7年</th><th>令和8年</th><th>令和11年</th></tr>
<tr><td>0歳</td><td>70</td><td>68</td><td>62</td></tr>
<tr><td>1～2歳</td><td>154</td><td>146</td><td>133</td></tr>
<tr><td>6～11歳</td><td>628</td><td>594</td><td>478</td></tr>
</table>
<h2>2 空き家バンク</h2>
<p>表2　空き家バンクの登録と成約</p>
<table>
<tr><th rowspan="2">年度</th>
<th colspan="2">登録件数（件）</th><th colspan="2">成約件数（件）</th></tr>
<tr><th>売買</th><th>賃貸</th><th>売買</th><th>賃貸</th></tr>
<tr><td>令和4</td><td>21</td><td>6</td><td>13</td><td>4</td></tr>
<tr><td>令和5</td><td>26</td><td>5</td><td>16</td><td>5</td></tr>
<tr><td>令和6</td><td>33</td><td>8</td><td>19</td><td>3</td></tr>
</table>
<table>
<tr><th>番号</th><th>取組</th><th>内容</th><th>担当課</th></tr>
<tr><td>1</td><td>空き家バンクの運営</td><td>物件を調べて紹介する。</td><td>企画課</td></tr>
<tr><td>2</td><td>家財の片付け</td><td>処分の費用を補助する。</td><td>住民課</td></tr>
</table>
<h2>3 財政の見通し</h2>
<p>表3　財政の見通し（単位：百万円）</p>
<table>
<tr><th colspan="2">区分</th><th>令和8年度</th><th>令和9年度</th><th>令和10年度</th></tr>
<tr><td rowspan="2">歳入</td><td>村税</td><td>118</td><td>116</td><td>114</td></tr>
<tr><td>その他</td><td>302</td><td>314</td><td>441</td></tr>
<tr><td colspan="2">歳入合計</td><td>420</td><td>430</td><td>555</td></tr>
<tr><td rowspan="2">歳出</td><td>人件費</td><td>260</td><td>265</td><td>270</td></tr>
<tr><td>その他</td><td>140</td><td>130</td><td>235</td></tr>
<tr><td colspan="2">歳出合計</td><td>400</td><td>395</td><td>505</td></tr>
</table>
<h2>4 住民の声</h2>
<p>これから力を入れてほしいこと（n=642）</p>
<table>
<tr><td>医療体制の確保</td><td>61.2％</td></tr>
<tr><td>移動手段の確保</td><td>54.0％</td></tr>
<tr><td>買い物が便利になる</td><td>40.3％</td></tr>
</table>
<p>地区別の人口と空き家</p>
<table>
<tr><th>地区</th><th>人口（人）</th><th>空き家数</th><th>空き家率（％）</th></tr>
<tr><td>上町</td><td>900</td><td>80</td><td>8.1</td></tr>
<tr><td>奥山</td><td>90</td><td>31</td><td>24.5</td></tr>
<tr><td>川辺</td><td>400</td><td>45</td><td>9.9</td></tr>
</table>
</body></html>
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.html", PLAN))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("令和7年の0歳の推計は？", "令和7年の0歳は、70です。"),
        ("令和11年の6～11歳は", "令和11年の6～11歳は、478です。"),
        ("令和6年度の賃貸の成約は何件ですか", "令和6年度の成約件数（賃貸）は、3件です。"),
        ("家財の片付けの担当課は", "家財の片付けの担当課は、住民課です。"),
        ("村税は令和10年度にいくらですか", "令和10年度の村税は、114百万円（1億1,400万円）です。"),
        ("令和8年度の歳入の合計は", "令和8年度の歳入合計は、420百万円（4億2,000万円）です。"),
        (
            "これから力を入れてほしいことで一番多いのは",
            "割合が最も高いのは、医療体制の確保です（61.2％）。",
        ),
        ("空き家が一番多い地区はどこですか", "空き家数が最も多いのは、上町です（80）。"),
        ("空き家率が一番高い地区はどこですか", "空き家率が最も高いのは、奥山です（24.5%）。"),
    ],
)
def test_cells_are_found_under_their_heads(plan: Assistant, question: str, expected: str) -> None:
    assert said(plan, question) == expected


def test_what_is_of_two_groups_is_not_added(plan: Assistant) -> None:
    assert "820" not in "".join(all_said(plan, "令和8年度の合計は全部でいくらですか"))


@pytest.mark.parametrize(
    ("head", "said_so"),
    [
        ("人口（人） 令和7年", "令和7年の人口"),
        ("平成12年 実数", "平成12年の実数"),
        ("成約件数（件） 賃貸", "成約件数（賃貸）"),
        ("現状値 （令和7年度）", "現状値 （令和7年度）"),
        ("目標値", "目標値"),
    ],
)
def test_two_lines_of_a_head_are_said_in_one(head: str, said_so: str) -> None:
    assert in_one_line(head) == said_so
