"""Lists whose lead denies all that is in them, and what else a table's columns are of."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 柿の木市ごみ処理計画

## 1 収集

次に掲げるものは、市では収集しません。

- タイヤ、消火器
- 土、石

| 地区 | 燃やすごみ | びん・缶 |
|---|---|---|
| 上町 | 月・木曜日 | 第1水曜日 |
| 下町 | 火・金曜日 | 第2水曜日 |

## 2 施設【担当課：環境課・施設課】

表1 市の施設

| 施設名 | 開館時間 平日 | 開館時間 土日祝 | 休館日 | 開設年 |
|---|---|---|---|---|
| 上町体育館 | 午前9時～午後9時 | 午前9時～午後5時 | 毎週火曜日 | 昭和58年 |
| 下町温水プール | 午前10時～午後8時 | 午前10時～午後6時 | 毎週水曜日 | 平成9年 |

表2 主な使用料（単位：円）

| 施設 | 単位 | 一般 | 中学生以下 |
|---|---|---|---|
| 上町体育館 | 1面1時間 | 650 | 320 |
| 下町温水プール | 1人2時間 | 420 | 200 |

## 3 相談【担当課：環境課】

粗大ごみは、受付センター（電話0123-45-6789、平日のみ）に申し込みます。
ごみの量は、前の年より減っています。

## 4 進行管理

環境審議会が、毎年度、計画の達成状況を評価します。
前回の住民アンケートは、令和5年11月に行いました。

| 年齢 | 令和4年度 | 令和6年度 | 増減 |
|---|---|---|---|
| 若者の参加率 | 6.1％ | 5.3％ | ▲0.8 |
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("gomi.md", PLAN))


@pytest.mark.parametrize("thing", ["タイヤ", "消火器"])
def test_an_item_is_denied_by_what_stands_over_the_list(assistant: Assistant, thing: str) -> None:
    lead, item = all_said(assistant, f"{thing}は収集してもらえますか")
    assert lead.startswith("いいえ。")
    assert "収集しません" in lead
    assert thing in item


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("上町の燃やすごみは何曜日？", "月・木曜日"),
        ("下町のびんと缶の日はいつですか", "第2水曜日"),
        ("プールの休みの日は？", "毎週水曜日"),
        ("上町体育館はいつできたの？", "昭和58年"),
        ("上町体育館は日曜日何時まで？", "午後5時"),
        ("下町温水プールは平日何時まで？", "午後8時"),
        ("プールの料金はいくら？", "「420円（1人2時間）」"),
        ("粗大ごみを申し込むときの電話番号は？", "0123-45-6789"),
        ("計画の進み具合は誰がチェックするのですか", "環境審議会"),
    ],
)
def test_the_cell_or_the_words_asked_for_are_told(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in said(assistant, question)


def test_what_an_office_is_in_charge_of_is_read_from_headings(assistant: Assistant) -> None:
    assert all_said(assistant, "環境課は何を担当していますか")[1:] == ["2 施設", "3 相談"]
    assert all_said(assistant, "施設課は何を担当していますか")[1:] == ["2 施設"]


@pytest.mark.parametrize(
    "question", ["上町体育館の回数券の枚数は？", "次の住民アンケートはいつですか"]
)
def test_what_no_column_and_no_coming_day_tells_is_not_told(
    assistant: Assistant, question: str
) -> None:
    assert "令和5年" not in ask(assistant, question).text
    assert "650" not in ask(assistant, question).text


def test_a_mark_tells_which_way_it_went(assistant: Assistant) -> None:
    assert said(assistant, "若者の参加率は増えましたか").startswith("いいえ。")
