from datetime import date

import pytest

from assistant.answer import AbstentionReason
from assistant.service import Assistant
from tests.assistant.asking import ask, reason, said
from tests.assistant.documents import assistant_over

# The reading plan: fiscal years 2025 to 2029, that is 1 April 2025 to 31 March 2030.
LAST_DAY, DAY_AFTER = date(2030, 3, 31), date(2030, 4, 1)
DAY_BEFORE, FIRST_DAY = date(2025, 3, 31), date(2025, 4, 1)
RANGE = "2025年度（令和7年度）から2029年度（令和11年度）までの5年間"


def test_the_period_is_said_in_both_calendars(reading: Assistant) -> None:
    assert said(reading, "計画期間はいつからいつまでですか") == f"この計画の期間は、{RANGE}です。"


def test_the_period_is_a_fact_with_its_proof(reading: Assistant) -> None:
    answer = ask(reading, "計画期間はいつからいつまでですか")
    assert [answer.citations[0].span.contains(used.fact.span) for used in answer.facts] == [True]
    assert "令和11年度（2029年度）までの5年間" in answer.citations[0].quote


def test_the_first_and_the_last_day_are_of_fiscal_years(reading: Assistant) -> None:
    assert "2025年4月1日から" in said(reading, "計画はいつから始まりますか")
    assert "2030年3月31日まで" in said(reading, "計画はいつまでですか")


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (DAY_BEFORE, "いいえ。この計画は2025年4月1日に始まります。"),
        (FIRST_DAY, "いいえ。"),
        (LAST_DAY, "いいえ。"),
        (DAY_AFTER, "はい。"),
        (date(2040, 1, 1), "はい。"),
    ],
)
def test_a_plan_is_over_on_the_day_after_31_march(
    today: date, begins: str, reading: Assistant
) -> None:
    assert said(reading, "この計画はもう終わりましたか", today=today).startswith(begins)


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (DAY_BEFORE, "いいえ。"),
        (FIRST_DAY, "はい。"),
        (LAST_DAY, "はい。"),
        (DAY_AFTER, "いいえ。"),
    ],
)
def test_a_plan_is_in_force_from_1_april_to_31_march(
    today: date, begins: str, reading: Assistant
) -> None:
    assert said(reading, "この計画はまだ続いていますか", today=today).startswith(begins)
    assert said(reading, "今日は計画の期間のうちに入りますか", today=today).startswith(begins)


@pytest.mark.parametrize(
    ("today", "place"),
    [
        (FIRST_DAY, "2025年度（令和7年度）は、この計画の1年目です。"),
        (date(2026, 3, 31), "2025年度（令和7年度）は、この計画の1年目です。"),
        (date(2026, 4, 1), "2026年度（令和8年度）は、この計画の2年目です。"),
        (LAST_DAY, "2029年度（令和11年度）は、この計画の5年目です。"),
        (DAY_AFTER, "2030年度（令和12年度）は、この計画の期間に入っていません。"),
        (DAY_BEFORE, "2024年度（令和6年度）は、この計画の期間に入っていません。"),
    ],
)
def test_the_year_of_the_plan_turns_on_1_april(today: date, place: str, reading: Assistant) -> None:
    assert said(reading, "今は計画の何年目ですか", today=today).startswith(place)


def test_a_named_year_is_counted_from_the_first(reading: Assistant) -> None:
    assert "4年目" in said(reading, "2028年度は計画の何年目ですか")  # 2028 - 2025 + 1


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2029, 3, 31), "あと約1年0か月"),  # 365 days
        (date(2029, 10, 1), "あと約6か月"),  # 181 days / 30.44
        (date(2026, 11, 22), "あと約3年4か月"),  # 1225 days = 3 * 365 + 130
    ],
)
def test_what_is_left_is_counted_to_the_last_day(
    today: date, left: str, reading: Assistant
) -> None:
    words = said(reading, "計画はあと何年ありますか", today=today)
    assert left in words or left.replace("0か月", "") in words


def test_nothing_is_left_of_a_plan_that_is_over(reading: Assistant) -> None:
    assert "に終わっています" in said(reading, "計画はあと何年ありますか", today=DAY_AFTER)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("この計画は5年間ですか", "はい。"),
        ("この計画は10年間ですか", "いいえ。"),
        ("2025年度は計画期間に入りますか", "はい。"),
        ("2029年度は計画期間に入りますか", "はい。"),
        ("2024年度は計画期間に入りますか", "いいえ。"),
        ("2030年度は計画期間に入りますか", "いいえ。"),
        ("計画は令和11年度までですか", "はい。"),
        ("計画は令和10年度までですか", "いいえ。"),
        ("計画は2025年度からですか", "はい。"),
    ],
)
def test_what_somebody_believes_is_confirmed_or_put_right(
    question: str, begins: str, reading: Assistant
) -> None:
    words = said(reading, question)
    assert words.startswith(begins)
    assert RANGE in words


@pytest.mark.parametrize("question", ["計画は何年間ですか", "何年計画ですか"])
def test_the_length_is_said(question: str, disaster: Assistant) -> None:
    words = said(disaster, question)
    assert "10年間" in words
    assert "2023年度（令和5年度）から2032年度（令和14年度）まで" in words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("前の計画の期間は？", "2020年度（令和2年度）から2024年度（令和6年度）まで"),
        ("総合計画の期間は？", "2021年度（令和3年度）から2030年度（令和12年度）まで"),
        ("若葉町総合計画はいつまでですか", "2031年3月31日まで"),
        ("上位計画の期間は", "2021年度（令和3年度）から2030年度（令和12年度）まで"),
    ],
)
def test_another_plan_has_its_own_period(question: str, words: str, reading: Assistant) -> None:
    assert words in said(reading, question)


@pytest.mark.parametrize(
    "question",
    [
        "前の計画の期間は？",
        "第1次計画の期間は",
        "都市計画マスタープランはいつまでですか",
    ],
)
def test_the_period_of_a_plan_that_is_not_stated_is_not_borrowed(
    question: str, disaster: Assistant
) -> None:
    assert reason(disaster, question) is AbstentionReason.NOT_STATED


def test_a_period_is_not_given_for_what_is_no_plan(reading: Assistant) -> None:
    assert reason(reading, "副委員長の任期はいつまでですか") is AbstentionReason.NOT_STATED


@pytest.mark.parametrize(
    "question",
    [
        "これ、いつ終わるやつ？",
        "この計画が幕を閉じるのはいつですか",
        "計画の期限が来るのは何年度ですか",
        "満了する年度を知りたいのですが、この計画は",
        "計画期間の最終日はいつですか",
    ],
)
def test_an_end_is_asked_for_in_many_words(question: str, reading: Assistant) -> None:
    assert "2029年度（令和11年度）までです（2030年3月31日まで）" in said(reading, question)


def test_both_ends_are_told_when_both_are_asked_for(reading: Assistant) -> None:
    assert RANGE in said(reading, "計画期間はいつからいつまでですか")
    assert RANGE in said(reading, "何年度から何年度までの計画ですか")


@pytest.mark.parametrize(
    ("today", "left"),
    [(date(2028, 5, 1), "2年度分"), (date(2029, 5, 1), "1年度分"), (date(2025, 5, 1), "5年度分")],
)
def test_fiscal_years_are_counted_with_this_one(today: date, left: str, reading: Assistant) -> None:
    text = said(reading, "今年度も入れて、あと何年度分残っていますか", today=today)
    assert f"を入れて{left}" in text.replace("入れると", "入れて")


@pytest.mark.parametrize(
    ("today", "begins"),
    [(date(2029, 4, 1), "はい。"), (date(2029, 3, 31), "いいえ。"), (date(2030, 4, 1), "いいえ。")],
)
def test_the_last_year_is_the_one_before_the_end(
    today: date, begins: str, reading: Assistant
) -> None:
    assert said(reading, "もう最終年度に入っていますか", today=today).startswith(begins)


def test_the_middle_year_stands_between_first_and_last(reading: Assistant) -> None:
    assert "2027年度" in said(reading, "計画の真ん中の年度はどこですか")  # (2025 + 2029) / 2


def test_a_year_that_is_said_first_is_the_one_that_is_asked_about(reading: Assistant) -> None:
    assert said(reading, "2031年度の話なんですが、この計画はまだ生きてる？").startswith("いいえ。")
    assert said(reading, "2028年度の話なんですが、この計画はまだ生きてる？").startswith("はい。")


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("2030年度は計画に入っている年ですか、それとも外れていますか", "入っていません"),
        ("2029年度は計画の期間に入っていますか、外れていますか", "入っています。"),
    ],
)
def test_a_year_is_inside_or_outside_where_either_is_asked(
    question: str, words: str, reading: Assistant
) -> None:
    text = said(reading, question)
    assert words in text
    assert not text.startswith(("はい", "いいえ"))


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("この計画は令和11年度で満了か。", "はい。"),
        ("この計画は令和10年度で終わりという理解でよいか。", "いいえ。"),
        ("この計画は令和11年度を含むか。", "はい。"),
        ("この計画は現時点でなお有効か。", "はい。"),
        ("この計画、まだ有効？", "はい。"),
        ("この計画は今年度で終わりなんですか", "いいえ。"),
    ],
)
def test_a_curt_question_is_one_of_yes_or_no(
    question: str, begins: str, reading: Assistant
) -> None:
    assert said(reading, question).startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "貴町の計画、期間の長さは何か年として設定されていますか。",
        "計画の期間は何年間と想定されていますか",
        "計画期間の長さをご教示ください",
    ],
)
def test_words_of_an_office_around_the_period_ask_nothing_more(
    text: str, reading: Assistant
) -> None:
    assert "5年間" in said(reading, text)


def test_why_a_period_is_so_long_is_no_question_how_long_it_is(reading: Assistant) -> None:
    assert RANGE not in ask(reading, "計画期間を5年間とした理由は何ですか").text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("令和5年は計画期間に入りますか", "いいえ。2023年度"),
        ("令和7年は計画期間に入りますか", "はい。2025年度"),
        ("平成31年は計画期間に入りますか", "いいえ。2019年度"),
        ("この計画で、2035年は期間に入りますか", "いいえ。2035年度"),
        ("この計画は5年計画ですか", "はい。この計画の期間は5年間です"),
    ],
)
def test_a_year_of_an_era_is_no_length(text: str, verdict: str, reading: Assistant) -> None:
    assert said(reading, text).startswith(verdict)


def test_a_year_that_says_which_plan_is_not_asked_about(reading: Assistant) -> None:
    asked = "2025年度に始まった計画は今もまだ有効ですか"
    assert said(reading, asked, today=date(2031, 1, 1)).startswith("いいえ。")
    assert said(reading, asked, today=date(2026, 1, 1)).startswith("はい。")


@pytest.mark.parametrize("text", ["第2期の期間は", "読書の計画、第2期の対象年度は。"])
def test_a_plan_counted_otherwise_has_not_this_plan_s_period(text: str, reading: Assistant) -> None:
    assert RANGE not in ask(reading, text).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("検証項目P-4:この計画は何か年の計画か。", "5年間"),
        ("2029年度の取組も、この計画の射程に入りますか", "はい。"),
        ("2030年度の取組は、この計画の射程に入る？ 入らない？", "入っていません"),
        ("2026年度に越してきました。あの年はこの計画の何年目に当たりますか", "2年目"),
        ("この計画は10年計画なんでしょうか、総合計画とおそろいで。", "いいえ。"),
        ("この計画がちょうど満ちるのは何年何月ですか", "2030年3月31日"),
    ],
)
def test_a_period_is_asked_for_in_odd_words(question: str, words: str, reading: Assistant) -> None:
    assert words in said(reading, question)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("5年前には計画がありましたか", "いいえ。2020年度"),
        ("3年後も有効ですか", "はい。2028年度"),
        ("再来年にはもう終わっていますか", "いいえ。2027年度"),
        ("一昨年は期間中でしたか", "いいえ。2023年度"),
        ("来月も有効ですか", "はい。2025年12月"),
        ("5か月後には切れていますか", "いいえ。2026年4月"),
        ("2年後に始まりますか", "いいえ。"),
        ("計画は半年後に終わりますか", "いいえ。"),
        ("計画が切れるのは何年後ですか", "この計画の期間は、あと約4年4か月です。"),
        ("計画が始まって何か月ですか", "この計画は2025年4月1日に始まり"),
    ],
)
def test_a_time_is_told_from_today(question: str, begins: str, reading: Assistant) -> None:
    assert said(reading, question, today=date(2025, 11, 30)).startswith(begins)


def test_a_period_of_half_years_is_not_rounded_up() -> None:
    text = "# みどり市読書計画\n\n本計画の期間は、令和7年4月から令和12年9月までとします。\n"
    half, months = assistant_over(("yomu.md", text)), "2025年4月から2030年9月までの5年6か月間"
    assert said(half, "計画期間は") == f"この計画の期間は、{months}です。"
    assert said(half, "この計画は6年間ですか").startswith(
        f"いいえ。この計画の期間は5年6か月間です（{months}）"
    )


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("この計画は2030年に終わりますか", "はい。この計画は2030年3月31日に終わります。"),
        ("この計画は2029年度で終わりますか", "はい。"),
        ("この計画は2030年度で終わりますか", "いいえ。"),
        ("この計画は2031年に終わりますか", "いいえ。"),
    ],
)
def test_a_year_without_a_day_is_the_one_of_the_last_day(
    question: str, begins: str, reading: Assistant
) -> None:
    assert said(reading, question).startswith(begins)


FORMER = """# 第3期福祉計画

## 計画の期間

| 計画 | 期間 | 備考 |
| --- | --- | --- |
| 第1期福祉計画 | 令和3年度～令和5年度 | 終了 |
| 第2期福祉計画 | 令和6年度～令和8年度 | 前計画 |

本計画の期間は、令和9年度から令和11年度までの3年間です。
"""


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("前の計画の期間は", "前の計画の期間は、2024年度（令和6年度）から"),
        ("第1期計画の期間は", "第1期福祉計画の期間は、2021年度（令和3年度）から"),
    ],
)
def test_the_former_plan_is_the_one_just_before(question: str, begins: str) -> None:
    assert said(assistant_over(("plan.md", FORMER)), question).startswith(begins)
