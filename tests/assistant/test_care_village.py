"""A village's plan of health, asked as its people ask: items, tables of groups, talks."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 雲居村健康づくり計画

## 1 現状

令和2年から令和6年までの5年間の死因をみると、がんが最も多くなっています。自殺死亡率は25.8と、全国の17.0を上回ります。

表1 検診の受診率の推移（単位：％）

| 区分 | 令和5年度 | 令和6年度 |
|---|---|---|
| 特定健診 | 56.2 | 58.7 |
| 胃がん検診 | 17.8 | 16.9 |
| 肺がん検診 | 32.6 | 34.1 |
| 乳がん検診 | 27.4 | 29.0 |

表2 施設の利用

| 施設 | 利用者数（人） 令和元年度 | 利用者数（人） 令和5年度 | 収支（千円） 令和5年度 |
|---|---|---|---|
| 公民館 | 38410 | 24180 | 28890 |
| 体育館 | 21200 | 20100 | 10500 |

## 2 期間

計画の期間は、令和8年度から令和12年度までの5年間とします。

## 3 取組

- 総合健診を6月と10月に保健センターで行います。自己負担は1,000円とし、70歳以上の人は無料とします。
- 捕獲したシカ1頭につき18,000円の報償金を支払います。クマは報償金の対象としません。
- 出産祝金は第1子10万円とします。支給には、1年以上村に住んでいることが必要です。
- 送迎バスを走らせます。予約は要りません。
- こたつカフェを5か所で開きます。お茶代は100円です。

## 4 窓口

消費生活センターは、月・火・木・金曜日の午前9時から午後4時まで相談に応じています。

講座を受講できるのは、25歳以上70歳未満の人です。

## 5 避難所

| 避難所 | 収容人数（人） | ペットの受入れ | 非常用発電機 |
|---|---|---|---|
| 小学校 | 180 | 可（屋外） | 無 |
| 保健センター | 90 | 不可 | 有 |
| 公民館 | 60 | 不可 | 有 |
| 体育館 | 300 | 可 | 無 |

## 6 予算

| 事業 | 内容 | 令和8年度予算額 |
|---|---|---|
| 見守り電球事業 | 電球の購入と通信料 | 660千円 |
| 健康教室事業 | 講師への謝礼 | 200千円 |

見守り電球の利用料は月額330円です。
"""


@pytest.fixture(scope="module")
def village() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("総合健診はいつですか", "70歳以上の人は無料"),
        ("出産祝金について教えて", "1年以上村に住んでいることが必要"),
    ],
)
def test_an_item_is_quoted_whole(village: Assistant, question: str, told: str) -> None:
    assert told in all_said(village, question)[0]


@pytest.mark.parametrize(
    "question", ["シカを捕まえたら報償金はもらえますか", "健診にお金はかかりますか"]
)
def test_what_the_item_takes_back_is_no_yes(village: Assistant, question: str) -> None:
    assert not said(village, question).startswith("はい。")


def test_an_item_says_nothing_of_what_another_names(village: Assistant) -> None:
    answer = ask(village, "総合健診に予約は必要ですか")
    assert not answer.text.startswith(("いいえ", "「いいえ」"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("消費生活センターは水曜日もやっていますか", "いいえ。"),
        ("消費生活センターは木曜日に相談できますか", "はい。"),
        ("72歳でも講座を受けられますか", "いいえ。"),
        ("30歳でも講座を受けられますか", "はい。"),
        ("自殺死亡率は全国より低いですか", "いいえ。"),
    ],
)
def test_claims_about_days_ages_and_averages(
    village: Assistant, question: str, begins: str
) -> None:
    assert said(village, question).startswith(begins)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("収容人数が100人以上の避難所は", ["小学校", "体育館"]),
        ("ペットの受入れができる避難所はどこですか", ["小学校", "体育館"]),
        ("非常用発電機がない避難所はどこですか", ["小学校", "体育館"]),
    ],
)
def test_rows_are_chosen_by_amount_or_sign(
    village: Assistant, question: str, names: list[str]
) -> None:
    _, *items = all_said(village, question)
    assert len(items) == len(names)
    assert all(name in item for name, item in zip(names, items, strict=True))


def test_two_years_of_one_measure_are_compared(village: Assistant) -> None:
    words = said(village, "公民館の令和元年度と令和5年度の利用者数の差は何人ですか")
    assert "14,230" in words


def test_a_price_is_no_budget(village: Assistant) -> None:
    assert "330円" in said(village, "見守り電球は月いくらですか")


def test_years_of_figures_are_not_the_plans(village: Assistant) -> None:
    assert "令和12年度" in said(village, "この計画は何年度までですか")


def test_what_seems_outside_may_stand_in_the_plan(village: Assistant) -> None:
    assert ask(village, "こたつカフェは何か所で開きますか").kind is AnswerKind.ANSWER


def test_a_talk_goes_on_about_its_thing(village: Assistant) -> None:
    assert "1年以上" in said(village, "出産祝金について教えて", "金額は？", "条件は？")
