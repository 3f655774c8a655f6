"""Tables of signs: what a row's sign says, and which rows have it."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said, said
from tests.assistant.documents import assistant_over

PLAN = """\
<html><head><title>谷川町防災計画</title></head><body>
<h1>谷川町防災計画</h1>
<h2>1 避難所</h2>
<p>避難所は次のとおりです。</p>
<table>
<tr><th>施設名</th><th>地区</th><th>収容人数</th><th>地震</th><th>大雨</th><th>発電機</th></tr>
<tr><td>町民体育館</td><td>上町</td><td>280人</td><td>〇</td><td>〇</td><td>〇</td></tr>
<tr><td>谷川小学校</td><td>上町</td><td>220人</td><td>〇</td><td>〇</td><td>－</td></tr>
<tr><td>沢口集会所</td><td>沢口</td><td>40人</td><td>〇</td><td>×</td><td>－</td></tr>
<tr><td>旧分校</td><td>奥山</td><td>50人</td><td>×</td><td>〇</td><td>－</td></tr>
</table>
<h2>2 前の計画の評価</h2>
<table>
<tr><th>指標</th><th>目標値</th><th>実績値</th><th>評価</th></tr>
<tr><td>訓練の参加者数</td><td>500人</td><td>520人</td><td>◎</td></tr>
<tr><td>備蓄の充足率</td><td>100％</td><td>72％</td><td>△</td></tr>
<tr><td>耐震化率</td><td>90％</td><td>95％</td><td>◎</td></tr>
<tr><td>防災士の数</td><td>30人</td><td>8人</td><td>×</td></tr>
</table>
<p>※◎：目標を達成　△：目標の5割以上9割未満　×：目標の5割未満</p>
</body></html>
"""


@pytest.fixture(scope="module")
def plan() -> Assistant:
    return assistant_over(("plan.html", PLAN))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "旧分校は地震のときに使えますか",
            "いいえ。表の「旧分校」の行の「地震」の欄は「×」です。",
        ),
        (
            "町民体育館に発電機はある？",
            "はい。表の「町民体育館」の行の「発電機」の欄は「〇」です。",
        ),
        (
            "沢口集会所に発電機はありますか",
            "表の「沢口集会所」の行の「発電機」の欄は「－」で、「○」は付いていません。",
        ),
        (
            "耐震化率は目標に届きましたか",
            "はい。表の「耐震化率」の行の「評価」の欄は「◎」（目標を達成）です。",
        ),
        (
            "防災士の数の目標は達成できた？",
            "いいえ。表の「防災士の数」の行の「評価」の欄は「×」（目標の5割未満）です。",
        ),
    ],
)
def test_the_sign_of_a_row_is_read(plan: Assistant, question: str, expected: str) -> None:
    assert said(plan, question) == expected


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("地震のときに使えない避難所はどこですか", ["旧分校"]),
        ("大雨でも使える避難所は？", ["町民体育館", "谷川小学校", "旧分校"]),
        ("目標を達成できなかった指標は何ですか", ["備蓄の充足率", "防災士の数"]),
    ],
)
def test_the_rows_with_a_sign_are_listed(plan: Assistant, question: str, names: list[str]) -> None:
    assert all_said(plan, question)[1:] == names


def test_a_year_is_no_matter_of_signs(plan: Assistant) -> None:
    told = said(plan, "町民体育館の発電機は令和9年度にできますか")
    assert not told.startswith(("はい", "いいえ"))


STARRED = """\
# 柳町福祉計画

## 3 施策の体系

| 施策 | 重点 | 担当課 |
|---|---|---|
| 1-1 相談の充実 | ★ | 福祉課 |
| 1-2 居場所づくり | | 福祉課 |
| 2-1 災害時の支え合い | ★ | 防災課 |

※★は、特に力を入れる重点施策です。
"""


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("施策1-2は重点ですか", "いいえ。"), ("施策2-1は重点ですか", "はい。")],
)
def test_a_blank_beside_stars_is_no_star(question: str, verdict: str) -> None:
    assert said(assistant_over(("fukushi.md", STARRED)), question).startswith(verdict)
