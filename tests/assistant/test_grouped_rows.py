"""Tables whose rows are told apart by the group that they are in."""

import pytest

from assistant.service import Assistant
from tests.assistant.asking import all_said, ask, said
from tests.assistant.documents import assistant_over

PLAN = """# 若竹市こども計画

## 1 教育・保育の量の見込み

表1 量の見込みと確保方策
（単位：人）

| 区分 | 項目 | 令和7年度 | 令和8年度 | 令和9年度 |
| --- | --- | --- | --- | --- |
| 1号認定 | ①量の見込み | 58 | 54 | 49 |
| 1号認定 | ②確保方策 | 100 | 100 | 100 |
| 2号認定 | ①量の見込み | 142 | 137 | 131 |
| 2号認定 | ②確保方策 | 168 | 168 | 168 |

## 2 事業

| 事業名 | 内容 | 担当課 |
| --- | --- | --- |
| 産後ケア事業 | 出産後1年未満の母子を対象に、合わせて7日まで利用できます。 | 健康推進課 |
| 誕生祝金 | 第1子と第2子に5万円、第3子以降に20万円を支給します。 | こども課 |

## 3 財政

表2 歳出の見通し
（単位：百万円）

| 費目 | 令和7年度 | 令和8年度 | 令和9年度 |
| --- | --- | --- | --- |
| 公債費 | 342 | 338 | 351 |
| 人件費 | 812 | 820 | 815 |

## 4 評価

| 評価 | 達成率 | 対応 |
| --- | --- | --- |
| A | 100％以上 | 目標の上積みを検討 |
| D | 50％未満 | 抜本的な見直し又は廃止 |
"""


@pytest.fixture(scope="module")
def assistant() -> Assistant:
    return assistant_over(("kodomo.md", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("2号認定の量の見込みは令和8年度で何人ですか", "2号認定 ①量の見込みは、137人"),
        ("1号認定の確保方策、令和9年度は？", "1号認定 ②確保方策は、100人"),
        ("産後ケアってどんなサービス？", "出産後1年未満の母子を対象に"),
        ("D評価は達成率いくつ？", "評価Dの達成率は、50％未満"),
        ("公債費はどう変わりますか", "令和7年度「342百万円」、令和8年度「338百万円」"),
    ],
)
def test_a_row_is_named_by_what_tells_it_apart(
    assistant: Assistant, question: str, told: str
) -> None:
    assert told in said(assistant, question)


def test_the_next_year_is_of_the_same_row(assistant: Assistant) -> None:
    turns = ("2号認定の量の見込み、令和7年度は？", "令和9年度は？")
    assert "2号認定 ①量の見込みは、131人" in said(assistant, *turns)


def test_the_second_child_is_told_of_the_same_benefit(assistant: Assistant) -> None:
    assert "第2子に5万円" in said(assistant, "誕生祝金って何？", "二人目は？")


def test_for_whom_a_sentence_names_nobody_is_left_open(assistant: Assistant) -> None:
    answer = ask(assistant, "産後ケアはお父さんも一緒に泊まれますか")
    assert not answer.text.startswith(("はい", "「はい」"))


def test_all_years_of_a_row_are_told_in_order(assistant: Assistant) -> None:
    [only] = all_said(assistant, "公債費の推移を教えて")
    assert only.index("342") < only.index("338") < only.index("351")


ROWS = """# 若竹市文化計画

## 1 講座

| 講座 | 定員 | 職員数 |
| --- | --- | --- |
| 俳句教室 | 24人 | 2人 |

## 2 会議

| 会議 | 委員 | 報酬 |
| --- | --- | --- |
| 文化審議会 | 12人 | 9,000円 |

## 3 利用

| 区分 | 項目 | 令和6年度 |
| --- | --- | --- |
| 北館 | 入館者数 | 400人 |
| 北館 | 催しの数 | 30回 |
| 南館 | 入館者数 | 700人 |
| 南館 | 催しの数 | 20回 |

## 4 方針

本計画は、次の2つの基本方針を掲げます。

- 基本方針1
- 基本方針2

| 基本方針 | 担当課 |
| --- | --- |
| 基本方針1 | 文化課 |
| 基本方針2 | 観光課 |

## 5 現状

市民劇団は、参加費ゼロ円で入れます。
現在、休館中の館はゼロです。
"""


@pytest.fixture(scope="module")
def culture() -> Assistant:
    return assistant_over(("bunka.md", ROWS))


def test_those_who_use_a_thing_are_no_places_and_no_staff(culture: Assistant) -> None:
    assert "俳句教室の定員は、" not in ask(culture, "俳句教室の利用者数は何人ですか").text
    assert "24人" in said(culture, "俳句教室の定員は？")


def test_what_a_member_is_paid_is_no_number_of_members(culture: Assistant) -> None:
    assert "9,000円" in said(culture, "文化審議会の委員はいくらもらえますか")
    assert "12人" in said(culture, "文化審議会の委員は何人ですか")


def test_the_number_of_people_is_of_the_group_named(culture: Assistant) -> None:
    [only] = all_said(culture, "南館の入館者数は令和6年度に何人？")
    assert "700人" in only


def test_an_office_beside_a_label_is_no_name_of_it(culture: Assistant) -> None:
    told = all_said(culture, "基本方針は何ですか")
    assert told[1:] == ["基本方針1", "基本方針2"]


@pytest.mark.parametrize(
    ("question", "is_denied"), [("市民劇団はありますか", False), ("休館中の館はありますか", True)]
)
def test_zero_denies_only_what_it_counts(
    culture: Assistant, question: str, is_denied: bool
) -> None:
    assert ask(culture, question).text.startswith("いいえ。") is is_denied
