"""A plan as consultants make them: captions without numbers, units over tables, projects by row."""

import pytest

from assistant.answer import AnswerKind
from assistant.nicknames import nickname_in
from assistant.question import read_question
from assistant.service import Assistant
from corpus.morphology import Morphology
from tests.assistant.asking import ask
from tests.assistant.documents import assistant_over

CARE_PLAN = """\
# 桐原町高齢者福祉計画

## 第1章 計画の概要

### 1 計画の期間

本計画の期間は、令和6年度から令和8年度までの3年間とします。

### 2 生活圏域

町では、3つの日常生活圏域を設けます。

日常生活圏域の状況 単位：人、%

| 圏域 | 総人口 | 高齢化率 |
| --- | --- | --- |
| 北部圏域 | 4,120 | 35.2 |
| 中央圏域 | 6,300 | 29.8 |
| 南部圏域 | 2,080 | 41.0 |
| 町全体 | 12,500 | 33.5 |

### 3 認定者の見込み

認定者数の実績と見込み 単位：人、%

| 区分 | 実績 令和5年 | 見込み 令和8年 |
| --- | --- | --- |
| 要支援 | 240 | 262 |
| 要介護 | 610 | 648 |
| 合計 | 850 | 910 |
| 認定率 | 18.9 | 20.1 |

## 第2章 前計画のふりかえり

前計画の取組を、A（達成）、B（一部達成）、C（未達成）で評価しました。

| 取組 | 評価 | 結果 |
| --- | --- | --- |
| 通いの場の拡大 | A | 42か所に増えた |
| 見守り協定の締結 | A | 46の事業者と結んだ |
| 家事援助の担い手の養成 | B | 講座は開いたが登録が少ない |
| 移動支援の実施 | C | 運転手を確保できなかった |
| 夜間の訪問介護 | C | 公募に応募がなかった |

## 第3章 施策の展開

### 基本的な視点

自分らしさの尊重 本人の思いを出発点に支援の形を考えます。

支え合いの循環 支える側と支えられる側を分けない地域をつくります。

切れ目のない連携 医療と介護の関係者が情報を分かち合います。

### 施策1-1 見守りと移動の充実

予約制乗合タクシー「ほほえみ号」の運行区域を、令和7年度に北部まで広げます。

| 事業名 | 内容 | 所管 |
| --- | --- | --- |
| 配食見守り事業 | 週5回まで夕食を届け、安否を確かめます。利用者負担は1食400円です。 | 福祉課 |
| 緊急通報装置の貸与 | ボタン一つでつながる装置を貸し出します。 | 福祉課 |
| 予約制乗合タクシー運行事業 | 平日の8時から16時まで運行します。運賃は1回300円です。 | 企画課 |

### 施策1-2 相談の充実

総合相談の窓口を各圏域に置きます。休日の相談は、次の2つの方法で受けます。平日に来られない人のためです。

- 電話による相談
- 予約による面談

## 第4章 推進の体制

町長を本部長とする高齢者福祉推進本部を設置します。推進本部は、施策を総合的に調整する組織です。推進本部の下に、課題を検討する作業部会を置きます。
"""


@pytest.fixture(scope="module")
def care() -> Assistant:
    return assistant_over(("care.md", CARE_PLAN))


def said(assistant: Assistant, *turns: str) -> str:
    answer = ask(assistant, *turns)
    assert answer.kind is AnswerKind.ANSWER, answer.text
    return answer.text.split("\n\n［")[0]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("中央圏域の高齢化率は?", "29.8%です"),
        ("南部圏域の総人口は?", "2,080人です"),
        ("認定者数は令和8年に何人?", "910人です"),
        ("令和8年の認定率は?", "20.1%です"),
        ("認定者数は令和5年から令和8年までに何人増えますか", "差は60人です"),
        ("認定率は令和5年から令和8年までに何ポイント上がりますか", "差は1.2ポイントです"),
    ],
)
def test_numbers_have_the_unit_over_their_table(care: Assistant, question: str, told: str) -> None:
    assert told in said(care, question)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("日常生活圏域を3つとも教えて", ("北部圏域", "中央圏域", "南部圏域")),
        ("C（未達成）だったものは?", ("移動支援の実施", "夜間の訪問介護")),
        ("評価がAの取組は?", ("通いの場の拡大", "見守り協定の締結")),
        (
            "施策1-1の事業をぜんぶ教えて",
            ("配食見守り事業", "緊急通報装置の貸与", "予約制乗合タクシー運行事業"),
        ),
        ("基本的な視点は?", ("自分らしさの尊重", "支え合いの循環", "切れ目のない連携")),
        ("休日の相談はどんな方法で受けていますか", ("電話による相談", "予約による面談")),
    ],
)
def test_what_a_table_or_section_enumerates_is_listed(
    care: Assistant, question: str, items: tuple[str, ...]
) -> None:
    text = said(care, question)
    listed = [line for line in text.splitlines() if line.startswith("・")]
    assert len(listed) == len(items)
    assert all(any(item in line for line in listed) for item in items)


def test_a_cell_that_is_a_sentence_is_quoted(care: Assistant) -> None:
    text = said(care, "緊急通報装置の貸与の内容は?")
    assert "「ボタン一つでつながる装置を貸し出します」と書かれています" in text
    assert "ます。です" not in text


def test_a_thing_is_known_by_its_own_name(care: Assistant) -> None:
    question = read_question("ほほえみ号の運賃はいくらですか", Morphology(), repaired=None)
    nickname = nickname_in(question, care.index.documents)
    assert nickname is not None
    assert (nickname.name, nickname.thing) == ("ほほえみ号", "予約制乗合タクシー")
    doc_id, span = nickname.proof
    assert "「ほほえみ号」" in span.of(care.index.documents[doc_id].text)


@pytest.mark.parametrize("follow_up", ["どこの課が担当?", "担当課は?"])
def test_the_office_is_that_of_what_was_told(care: Assistant, follow_up: str) -> None:
    assert "福祉課" in said(care, "緊急通報装置の貸与の内容は?", follow_up)


def test_two_things_asked_of_one_are_both_told(care: Assistant) -> None:
    text = said(care, "推進本部と作業部会の違いは?")
    assert "施策を総合的に調整する" in text
    assert "課題を検討する" in text


def test_a_plan_of_later_years_is_not_this_one(care: Assistant) -> None:
    answer = ask(care, "令和9年度からの計画はありますか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert "令和9年度からの計画" in answer.text


def test_what_comes_near_is_shown_and_said_to_be_no_more(care: Assistant) -> None:
    answer = ask(care, "配食は誰が作りますか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert answer.text.index("見つかりませんでした") < answer.text.index("近い記載があります")
    assert "夕食を届け" in answer.citations[0].quote


def test_what_is_nowhere_near_shows_no_sentence(care: Assistant) -> None:
    answer = ask(care, "図書館の休館日はいつですか")
    assert answer.kind is AnswerKind.ABSTENTION
    assert not answer.citations
