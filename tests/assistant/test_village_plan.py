"""A village's plan: districts with their heads, projects by office, a roster, the plan before."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask
from tests.assistant.documents import assistant_over

VILLAGE_PLAN = """\
# 第5次雲井村総合計画

## 第1章 現状

雲井村は、昭和30年に東川村、西谷村の二つの村が一緒になって生まれました。

第4次計画（平成28年度から令和7年度まで）では、24の施策を進めました。

### 1 地区の状況

表1　地区ごとの人口（単位：人、世帯）

| 地区 | 平成27年の人口 | 令和7年の人口 | 世帯数 | 地区長 |
|---|---|---|---|---|
| 東川 | 610 | 590 | 210 | 森山 健 |
| 西谷 | 480 | 305 | 130 | 古田 和子 |
| 北沢 | 300 | 322 | 118 | 広瀬 進 |
| 合計 | 1,390 | 1,217 | 458 | |

## 第2章 施策

本計画では、三つの柱のもとに16の施策を進めます。

表2　主要事業

| 事業名 | 概要 | 担当 |
|---|---|---|
| 林道改良事業 | 林道の舗装 | 産業課 |
| 直売所改修事業 | 加工室の増築 | 産業課 |
| 見守り事業 | 週2回の訪問 | 健康課 |

表3　財政の見通し（単位：百万円）

| 区分 | 項目 | 令和8年度 | 令和9年度 |
|---|---|---|---|
| 歳入 | 村税 | 210 | 205 |
| 歳入 | 地方交付税 | 900 | 890 |
| 歳入 | 歳入合計 | 1,110 | 1,095 |
| 歳出 | 人件費 | 420 | 425 |
| 歳出 | 歳出合計 | 1,050 | 1,060 |

診療所は村内に一つあります。

## 第3章 推進体制

村長を最高統括者とし、情報の安全の責任者は総務課長が務めます。

## 資料編

### 1 総合計画審議会委員名簿

| 役職 | 氏名 | 所属 | 区分 |
|---|---|---|---|
| 会長 | 岩瀬 誠 | 雲井大学教授 | 学識経験者 |
| 副会長 | 高坂 良子 | 社会福祉協議会長 | 団体 |
| 委員 | 谷口 守 | 農業 | 公募 |
| 委員 | 水野 早苗 | 保育園保護者会 | 公募 |
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("village.md", VILLAGE_PLAN))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("各地区の地区長は誰ですか", "東川：森山 健"),
        ("地区ごとの人口を教えてください", "西谷：305人"),
        ("地区別の世帯数は", "北沢：118世帯"),
        ("人口が一番少ない地区はどこですか", "西谷です（305人）"),
        ("平成27年に人口が一番少ない地区はどこですか", "北沢です（300人）"),
        ("審議会の委員は誰ですか", "水野 早苗（保育園保護者会）"),
        ("審議会の会長さんは誰ですか", "会長は、岩瀬 誠です"),
        ("審議会の公募委員は誰ですか", "次の2人です"),
        ("産業課が担当する事業は", "直売所改修事業"),
        ("歳入にはどんな項目がありますか", "地方交付税"),
        ("施策は全部でいくつありますか", "16"),
    ],
)
def test_told_of_all_rows(village: Assistant, question: str, wanted: str) -> None:
    answer = ask(village, question)
    assert answer.kind is AnswerKind.ANSWER, answer.text
    assert wanted in answer.text, answer.text


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        ("審議会の会長さんは誰ですか", "高坂"),
        ("審議会の公募委員は誰ですか", "岩瀬"),
        ("産業課が担当する事業は", "見守り事業"),
        ("歳入にはどんな項目がありますか", "歳入合計"),
        ("施策は全部でいくつありますか", "24"),
        ("村に産婦人科はありますか", "東川村"),  # no claim about the two villages
        ("主任責任者は誰ですか", "総務課長です"),  # a post inside a longer word
    ],
)
def test_not_told(village: Assistant, question: str, unwanted: str) -> None:
    assert unwanted not in ask(village, question).text.partition("［1］「")[0]


CHILDREN_PLAN = """\
# 東雲町子ども計画

## 1 量の見込み

表2-1 1号認定（教育）

| 単位：人 | 令和7年度 | 令和8年度 | 令和9年度 |
|---|---|---|---|
| ①量の見込み | 70 | 66 | 61 |
| ②確保方策 | 90 | 90 | 90 |

表2-2 2号認定（保育）

| 単位：人 | 令和7年度 | 令和8年度 | 令和9年度 |
|---|---|---|---|
| ①量の見込み | 210 | 204 | 199 |
| ②確保方策 | 220 | 220 | 215 |

## 2 人口

表3 人口の推移

| 区分 | 令和5年 | 令和6年 |
|---|---|---|
| 総人口（人） | 9,100 | 8,950 |
| 年少人口計（人） | 1,020 | 980 |
| 出生数（人） | 61 | 58 |
"""


@pytest.fixture(scope="module")
def children() -> Assistant:
    return assistant_over(("children.md", CHILDREN_PLAN))


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("令和8年度の1号認定の量の見込みは何人ですか", "66人"),
        ("令和9年度の2号認定の確保方策は何人分ですか", "215人"),
        ("2号認定の量の見込みは令和7年度から令和9年度でどれだけ減りますか", "差は11人"),
        ("令和6年の総人口は何人ですか", "8,950人"),
    ],
)
def test_rows_of_one_name_are_told_apart(children: Assistant, question: str, wanted: str) -> None:
    assert wanted in ask(children, question).text


def test_next_in_rank_and_how_many_were_told(village: Assistant) -> None:
    assert "北沢" in ask(village, "令和7年の人口が一番多い地区はどこですか", "次は？").text
    assert "2人" in ask(village, "審議会の公募委員は誰ですか", "何人？").text
