"""A plan as cities write them for their town hall's computers: goals, schedules, figures."""

import pytest

from assistant.answer import AnswerKind
from assistant.service import Assistant
from tests.assistant.asking import ask, said
from tests.assistant.documents import assistant_over

PLAN = """\
# 第4期波多野市地域情報化計画

## 第1章 計画の基本

### 1 計画期間

本計画の期間は、令和7年度から令和10年度までの4年間とします。

### 2 前計画の評価

表1-1　第3期計画の取組の評価

| 基本目標 | 取組数 | A達成 | D未着手 | A・Bの割合 |
|---|---|---|---|---|
| 1　便利な暮らし | 14 | 5 | 1 | 71.4％ |
| 2　効率のよい市役所 | 13 | 6 | 0 | 84.6％ |
| 3　元気な地域 | 9 | 2 | 2 | 66.7％ |

表1-2　第3期計画の主な指標

| 指標 | 単位 | 令和6年度目標 | 令和6年度実績 | 達成率※1 |
|---|---|---|---|---|
| 証明書のコンビニ交付率 | ％ | 30.0 | 27.8 | 92.7％ |
| 無線LANの設置施設数 | か所 | 25 | 25 | 100.0％ |
| オープンデータの公開数 | 件 | 120 | 64 | 53.3％ |

表1-3　手続をオンラインで行わない理由

| 順位 | 理由 | 回答数 |
|---|---|---|
| 1 | 窓口の方が安心だから | 307人 |
| 2 | やり方が分からないから | 252人 |
| 3 | できることを知らなかったから | 213人 |

### 3 本市の課題

課題1 手続の利用が進んでいないこと

課題2 情報格差が大きいこと

課題3 職員が減っていること

## 第2章 施策

表2-1　施策の体系

| 基本目標 | 施策 | 対応する課題 |
|---|---|---|
| 基本目標1 行かない窓口 | 1-1　手続の利用の拡大 | 課題1 |
| 基本目標1 行かない窓口 | 1-2　書かない窓口の導入 | 課題1・3 |
| 基本目標2 続けられる市役所 | 2-1　基幹システムの標準化 | 課題3 |
| 基本目標2 続けられる市役所 | 2-2　データの活用 | 課題2・3 |

### 施策1-1 手続の利用の拡大

申請の多い50の手続の画面を見直します。

| 番号 | 取組 | 担当課 | スケジュール R7 | スケジュール R8 | スケジュール R9 | スケジュール R10 |
|---|---|---|---|---|---|---|
| ① | 保育所の申込みのオンライン化 | こども課 | 検討 | 実施 | 継続 | → |
| ② | 予約システムの更新 | 生涯学習課 | 検討 | → | 試行 | 実施 |

### 施策1-2 書かない窓口の導入

紙と対面による手続は、本計画の期間中、廃止しません。紙の回覧板を希望する世帯には、引き続き紙で回覧します。

## 第3章 成果指標と事業費

| 施策 | 指標 | 単位 | 現状値 令和5年度 | 目標値 令和10年度 |
|---|---|---|---|---|
| 1-1 | オンライン手続の利用率 | ％ | 17.2 | 50.0 |
| 1-2 | 転入手続に要する時間 | 分 | 48 | 20 |
| 2-2 | データの利用件数 | 件 | 58 | 160 |
| 2-2 | 研修の修了者数 | 人 | 10 | 30 |

事業費は4年間の総額で8億円を見込みます。研修は、6日間の研修を修了した者で、令和10年度までに30名を育成します。

75歳以上では4人に1人が情報機器を持っていない。

## 資料 策定の経過

| 年月日 | 会議等 | 主な内容 |
|---|---|---|
| 令和6年4月22日 | 第1回推進本部 | 策定方針の決定 |
| 8月6日 | 第1回策定委員会 | 委員長の互選 |
| 10月15日 | 第2回策定委員会 | 骨子案の審議 |
| 令和7年2月4日 | 第3回策定委員会 | 答申案の決定 |
| 3月24日 | 第2回推進本部 | 計画の決定 |
"""


@pytest.fixture(scope="module")
def city() -> Assistant:
    return assistant_over(("plan.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("予約システムの更新は令和9年度に何をしますか", "令和9年度の欄に「試行」"),
        ("令和9年度、予約システムの更新は何の段階？", "令和9年度の欄に「試行」"),
        ("保育所の申込みのオンライン化は令和9年度どうなる？", "「継続」"),
        (
            "予約システムの更新は令和8年度はどの段階ですか",
            "「→」で、令和7年度の「検討」から続いています",
        ),
        ("コンビニ交付率の実績と目標を教えて", "令和6年度目標「30.0％」、令和6年度実績「27.8％」"),
        ("オンラインで行わない理由の2位は？", "2番目は、「やり方が分からないから」です"),
        ("一番達成率が低かった指標は？", "オープンデータの公開数です"),
        ("第3期の基本目標2のA・Bの割合は？", "84.6％"),
        ("オンライン手続の利用率は何％を目指す？", "50.0％"),
        ("策定委員会は何回開かれましたか", "第1回から第3回まで"),
        ("計画が決定されたのはいつ？", "令和7年3月24日"),
        ("施策1-2は何？", "施策1-2は「書かない窓口の導入」です"),
        ("事業費は4年間でいくらですか", "8億円"),
    ],
)
def test_tables_and_headings_of_a_plan_are_read(city: Assistant, question: str, told: str) -> None:
    assert told in said(city, question)


def test_the_goals_are_the_plan_s_own_and_not_those_before(city: Assistant) -> None:
    text = ask(city, "基本目標は何ですか").text
    assert "行かない窓口" in text
    assert "便利な暮らし" not in text


def test_rows_that_name_several_problems_go_with_each(city: Assistant) -> None:
    text = ask(city, "課題3に対応する施策はどれ？").text
    assert all(name in text for name in ("書かない窓口", "基幹システム", "データの活用"))
    assert "手続の利用の拡大" not in text


@pytest.mark.parametrize(
    "question",
    [
        "紙の手続は廃止されますか",
        "紙の手続きはなくなっちゃうんですか",
        "回覧板は紙じゃなくなるの？",
    ],
)
def test_what_is_kept_is_not_given_up(city: Assistant, question: str) -> None:
    assert said(city, question).startswith("いいえ。")


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("事業費は4年間でいくらですか", "32億"),  # a total is not multiplied
        ("研修では令和10年度までに何人育てるの", "÷"),  # nor divided by the days of a course
        ("75歳以上で情報機器を持っている人の割合は", "25%"),  # those without are counted
    ],
)
def test_no_sum_is_made_of_what_is_one_already(city: Assistant, question: str, wrong: str) -> None:
    assert wrong not in ask(city, question).text


def test_a_part_of_those_told_is_asked_for_next(city: Assistant) -> None:
    turns = ["予約システムの更新の担当は？", "令和9年度は何をするの"]
    assert "「試行」" in said(city, *turns)
    assert "「実施」" in said(city, *turns, "そのうち令和10年度は？")


def test_what_the_plan_has_no_part_of_is_not_guessed() -> None:
    body = (
        "# 灘市環境計画\n\n## 1 方向\n\n市は、課題を解決するため、6つの方向の実現を目指します。\n"
    )
    answer = ask(assistant_over(("plan.md", body)), "基本目標は何ですか")
    assert answer.kind is AnswerKind.ABSTENTION
