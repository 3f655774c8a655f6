"""Cells of tables whose rows are named in a later column, or counted by units said elsewhere."""

from datetime import date

import pytest

from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 杉戸野町情報化計画

## 1 目標値

表1 目標値の一覧

| 方針 | No. | 指標 | 単位 | 基準値（令和5年度） | 中間目安（令和9年度） | 目標値（令和11年度） |
|---|---|---|---|---|---|---|
| 1 | ① | 電子申請できる手続の数 | 件 | 28 | 60 | 95 |
| 3 | ② | 防災アプリの登録者数 | 人 | 1,870 | 3,600 | 5,000 |

## 2 事業費の見込み

表2 年度別事業費の見込み（単位：千円）

| 区分 | 令和9 | 令和10 | 計 |
|---|---|---|---|
| 方針1 窓口 | 8,900 | 6,200 | 15,100 |
| 方針3 港と島 | 15,700 | 8,600 | 24,300 |
| 合計 | 24,600 | 14,800 | 39,400 |
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("防災アプリの登録者は、基準の年から最終年度までに何人増える計算ですか", "3,130人"),
        ("防災アプリの登録者数は令和9年度に何人の見込みですか", "3,600人"),
        ("方針3の令和9年度の事業費はいくらですか", "15,700千円"),
        ("方針1の事業費はいくらですか", "15,100千円"),
        ("令和10年度の事業費はいくらですか", "14,800千円"),
    ],
)
def test_a_cell_is_told_with_its_unit(question: str, value: str) -> None:
    assert value in said(assistant_over(("plan.md", PLAN)), question)


def test_two_years_of_which_the_table_lacks_one_give_no_difference() -> None:
    question = "防災アプリの登録者数は令和2年度から令和4年度までに何人増えましたか"
    assert "差は" not in ask(assistant_over(("plan.md", PLAN)), question).text


@pytest.mark.parametrize("when", ["5年前の", "昨年の"])
def test_a_year_gone_by_of_which_nothing_is_said_gets_no_target(when: str) -> None:
    text = ask(assistant_over(("plan.md", PLAN)), f"{when}防災アプリの登録者数は何人でしたか").text
    assert "5,000" not in text
    assert "1,870" not in text


def test_of_what_kind_something_is_is_no_value() -> None:
    question = "「電子申請」をどのような手続だと説明していますか"
    assert "の値が95件" not in ask(assistant_over(("plan.md", PLAN)), question).text


KITCHENS = """# 緑川市学校給食計画

## 1 提供の状況

表1　調理場（令和5年5月1日現在）

| 調理場 | 提供校 | 1日の食数 | 調理員数 |
|---|---|---|---|
| 第一センター | 小学校6校 | 3,150食 | 34人 |
| 第二センター | 小学校5校 | 2,420食 | 27人 |
| 自校調理場 | 小学校5校 | 980食 | 21人 |

## 2 認定者

表2　認定者数

| 区分 | 令和3年 | 令和5年 |
|---|---|---|
| 要支援 | 41人 | 38人 |
| 要介護1・2 | 62人 | 66人 |
| 要介護3以上の者 | 58人 | 55人 |

## 3 地区

表3　地区別の人口

| 地区 | 人口 | 主な交通 |
|---|---|---|
| 本郷 | 982人 | バス |
| 中原 | 634人 | 鉄道 |
| 沼平 | 276人 | バス |
| 滝上 | 198人 |
| 計 | 2,090人 |

## 4 空き家

表4　地区別の空き家

| 地区 | 空き家（戸） | 貸せる空き家（戸） | 築年が不明の家（戸） |
|---|---|---|---|
| 本郷 | 41 | 9 | 12 |
| 中原 | 36 | 12 | 7 |
| 滝上 | 21 | 5 |
| 町全体 | 98 | 26 | 19 |

## 5 利用者

表5　路線別の利用者数（人）

| 路線 | 令和3年度 | 令和4年度 | 令和5年度 |
|---|---|---|---|
| 朝日線 | 1,204 | 1,180 | 1,251 |
| 川中線 | 860 | 902 | 774 |
| 山手線 | － | 310 | 355 |
| 海岸線 | 500 | 480 | 470 |
| その他 | 2,100 | 2,000 | 1,950 |
"""


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "1日の食数が最も多い調理場はどこですか",
            "1日の食数が最も多いのは、第一センターです（3,150食）。",
        ),
        (
            "調理員数が2番目に少ない調理場は",
            "調理員数が2番目に少ないのは、第二センターです（27人）。",
        ),
        ("人口が一番少ない地区はどこ?", "人口が最も少ないのは、滝上です（198人）。"),  # 計 is none
        (
            "令和5年度に利用者が最も多かった路線は何ですか",
            "令和5年度の値が最も多いのは、朝日線です（1,251人）。",
        ),
        (
            "朝日線の利用者が一番多かったのは何年度ですか",
            "朝日線が最も多いのは、令和5年度です（1,251人）。",
        ),
        (
            "令和3年度から令和5年度までに利用者が最も減った路線はどこですか",
            "令和3年度から令和5年度までに最も減ったのは、川中線です。"
            "差は86人です（860人 - 774人 = 86人）。",
        ),
        (
            "人口が最も多い地区と最も少ない地区では何人違いますか",
            "差は784人です（本郷の982人 - 滝上の198人 = 784人）。",
        ),
        (
            "本郷と沼平の人口の差は何人ですか",
            "差は706人です（本郷の982人 - 沼平の276人 = 706人）。",
        ),
        (
            "中原と滝上の人口を合わせると何人になりますか",
            "合わせて832人です（中原の634人 + 滝上の198人 = 832人）。",
        ),
        (
            "本郷地区と中原地区では、人口はどちらが何人多いですか",
            "人口は、本郷が上回ります。差は348人です（本郷の982人 - 中原の634人 = 348人）。",
        ),
        ("調理場の調理員は合わせて何人ですか", "合わせて82人です（34人 + 27人 + 21人 = 82人）。"),
    ],
)
def test_a_table_is_read_down_a_column(question: str, answer: str) -> None:
    assert said(assistant_over(("kitchens.md", KITCHENS)), question) == answer


@pytest.mark.parametrize(
    "question",
    [
        "認定者は全部で何人ですか",  # of which year is not said
        "空き家が最も少ない地区はどこですか",  # which cell a row lacks is not to be seen
        "本郷と滝上の貸せる空き家の差は何戸ですか",
        "利用者が最も多い路線は何ですか",  # of which year is not said
        "令和3年度に利用者が最も少なかった路線は何ですか",  # one is not known
        "沼平と滝上の人口は何人増えましたか",
        "令和3年度から令和5年度までに利用者が最も増えた路線はどこですか",  # one is not known
        "面積が最も広い調理場はどこですか",  # no such column
    ],
)
def test_what_a_table_does_not_settle_is_not_reckoned(question: str) -> None:
    text = ask(assistant_over(("kitchens.md", KITCHENS)), question).text
    assert "のは、" not in text
    assert "合わせて" not in text
    assert "差は" not in text


RESULTS = """\
# 瀬戸川市交通計画

## 1 前計画の評価

| 指標 | 目標値 | 実績値 | 評価 |
|---|---|---|---|
| バスの年間利用者数 | 65万人 | 48万人 | 未達成 |
| 乗合タクシーの登録者数 | 1,500人 | 1,876人 | 達成 |
| 満足している市民の割合 | 45％ | 38.7％ | 未達成 |
"""
MISSED = ["バスの年間利用者数", "満足している市民の割合"]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("指標には何がありますか", [MISSED[0], "乗合タクシーの登録者数", MISSED[1]]),
        ("達成できなかった指標はどれですか", MISSED),
        ("未達成の指標はどれ", MISSED),
    ],
)
def test_rows_are_told_apart_by_a_cell(question: str, rows: list[str]) -> None:
    assert all_said(assistant_over(("kotsu.md", RESULTS)), question)[1:] == rows


def test_one_row_told_apart_by_a_cell_is_named_in_one_sentence() -> None:
    told = all_said(assistant_over(("kotsu.md", RESULTS)), "達成できた指標はどれですか")
    assert told == ["指標は、「乗合タクシーの登録者数」です。"]


LIBRARY = """\
# 花の木市図書館計画

## 1 開館

中央図書館の開館時間は、午前9時から午後7時までとし、休館日は月曜日とする。

令和7年4月から、中央図書館の金曜日の閉館時刻を午後9時に延長する。

## 2 資料

電子書籍は、令和30年度までに12,000点とする。

電子図書館は令和3年10月に開始し、閲覧できる点数は6,300点である。
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("金曜は何時まで開いてるの", "金曜日の閉館時刻"),
        ("お休みは何曜日ですか", "休館日は月曜日"),
        ("電子書籍は今何点ありますか", "6,300点"),
        ("電子書籍は何点にしますか", "12,000点"),
    ],
)
def test_another_day_and_a_year_to_come_do_not_answer(question: str, words: str) -> None:
    assert words in said(assistant_over(("tosho.md", LIBRARY)), question)


SCHOOLS = """\
# 東川市学校計画

## 1 現状

表1　学校の規模（令和6年5月1日現在）

| 学校 | 学級数 | 児童生徒数 |
|---|---|---|
| 北小学校 | 25 | 702人 |
| 南小学校 | 12 | 340人 |
| 東中学校 | 13 | 402人 |
| 西中学校 | 9 | 251人 |

表2　小学校の児童数

| 区分 | 令和2年度 | 令和6年度 | 令和30年度（推計） |
|---|---|---|---|
| 児童数 | 3,102人 | 2,801人 | 1,950人 |
"""


@pytest.mark.parametrize(
    ("question", "words", "is_said"),
    [
        ("学級数が一番多い中学校は", "東中学校です", True),
        ("学級数が一番多い学校は", "北小学校です", True),
        ("学級数が一番多い図書館は", "最も多いのは", False),
        ("児童数の合計は何人ですか", "7,853人", False),
        ("これまでで児童数が一番少なかった年度は", "少ないのは、令和30年度", False),
    ],
)
def test_a_rank_keeps_to_the_kind_and_the_time(question: str, words: str, is_said: bool) -> None:
    assert (words in ask(assistant_over(("gakko.md", SCHOOLS)), question).text) is is_said


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("来年の防災アプリの登録者数は何人の見込みですか", "3,600人"),
        ("2年後の防災アプリの登録者数の目標は何人ですか", ""),
        ("今の防災アプリの登録者数は何人ですか", "1,870人"),
    ],
)
def test_a_year_told_from_today_has_its_own_value(question: str, value: str) -> None:
    text = ask(assistant_over(("plan.md", PLAN)), question, today=date(2026, 11, 1)).text
    assert value in text
    assert "5,000人です" not in text


@pytest.mark.parametrize(
    "row",
    ["| 西中学校 | 9 | 251人 |\n| 丘中学校 | － | 20人 |", ""],
    ids=["a school without a number", "one school alone"],
)
def test_a_kind_that_cannot_be_compared_is_not_ranked(row: str) -> None:
    plan = SCHOOLS.replace("| 西中学校 | 9 | 251人 |", row)
    reply = ask(assistant_over(("gakko.md", plan)), "学級数が一番多い中学校は")
    assert "最も多いのは" not in reply.text


BURDEN = """\
# 鷺野町地域交通計画

## 2 町の負担

表3 公共交通に係る町の負担額（単位：千円）

| 区分 | 令和4年度 | 令和5年度 | 令和6年度 |
|---|---|---|---|
| 路線バス | 12,600 | 13,150 | 14,080 |
| 乗合タクシー | 8,200 | 8,900 | 9,750 |
| 合計 | 20,800 | 22,050 | 23,830 |
"""


def test_what_is_read_along_a_row_is_proved_by_that_row() -> None:
    question = "令和4年度から令和6年度までに、町の負担額の合計は何千円増えましたか"
    answer = ask(assistant_over(("plan.md", BURDEN)), question)
    assert "3,030千円" in answer.text
    assert any("20,800" in one.quote and "23,830" in one.quote for one in answer.citations)


GOALS = """\
# 杉戸野町人口計画

## 1 基本目標

基本目標は、「しごとをつくる」、「ひとを呼ぶ」及び「暮らしを守る」の3つとします。

## 2 人口の見通し

2050年の人口は、8,200人とすることを目標とします。
デジタル活用支援員は、令和8年度末までに150人とすることを目標とします。
窓口は月に2回開きます。そのうち月1回以上夜に開いているものは3つです。
"""


def test_a_target_of_a_year_is_no_list_of_goals() -> None:
    plan = assistant_over(("plan.md", GOALS))
    assert "8,200人" in said(plan, "2050年の人口の目標は")
    assert "しごとをつくる" in ask(plan, "基本目標を教えてください").text


def test_an_indicator_tells_nothing_but_what_it_counts() -> None:
    plan = assistant_over(("plan.md", GOALS))
    assert "150人" in said(plan, "デジタル活用支援員は何人を目標にしていますか")
    assert "の値が" not in ask(plan, "デジタル活用支援員になれるのは何歳からですか").text


def test_a_target_does_not_say_what_was_reached() -> None:
    text = ask(assistant_over(("plan.md", PLAN)), "令和11年度の防災アプリの登録者数の実績値は").text
    assert not text.startswith("防災アプリの登録者数の目標値")


def test_the_change_of_one_row_is_not_that_of_several() -> None:
    question = "2つの方針の事業費は令和9年度から令和10年度までにいくら減りますか"
    assert "差は2,700" not in ask(assistant_over(("plan.md", PLAN)), question).text
