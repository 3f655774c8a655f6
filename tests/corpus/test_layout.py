"""What the lines of a page are, and which of them are one sentence."""

import pytest

from corpus.records import SentenceKind
from tests.corpus.making import document, of_kind, outline, reading

BODY, ITEM, HEADING = SentenceKind.BODY, SentenceKind.LIST_ITEM, SentenceKind.HEADING
ROW, CAPTION = SentenceKind.TABLE_ROW, SentenceKind.CAPTION


def test_numbers_in_a_row_are_a_list_and_numbers_over_text_are_headings() -> None:
    read = document(
        "1 計画の背景",
        "次の取組を進めます。",
        "１．窓口の改善",
        "２．申請の電子化",
        "",
        "2 計画の期間",
        "5年間とします。",
    )
    assert outline(read) == ["1 計画の背景", "2 計画の期間"]
    assert of_kind(read, ITEM) == ["１．窓口の改善", "２．申請の電子化"]


def test_headings_of_different_looks_nest() -> None:
    read = document(
        "第1章 総論", "1 目的", "(1) 背景", "ア 国の動き", "国は進めます。", "(2) 市",
        "市も進めます。", "第2章 各論", "述べます。",
    )  # fmt: skip
    assert outline(read) == [
        "第1章 総論", "  1 目的", "    (1) 背景", "      ア 国の動き", "    (2) 市", "第2章 各論",
    ]  # fmt: skip


def test_a_heading_without_text_goes_on_with_the_series_of_headings() -> None:
    read = document("1 甲", "(1) 申請", "拡充します。", "(2) 決済", "2 乙", "本文です。")
    assert outline(read) == ["1 甲", "  (1) 申請", "  (2) 決済", "2 乙"]


def test_numbers_in_kanji_are_numbers() -> None:
    read = document("三　推進体制", "（一）推進会議", "置きます。", "（二）部会", "置きます。")
    assert outline(read) == ["三 推進体制", "  (一) 推進会議", "  (二) 部会"]


def test_items_of_a_regulation_are_no_headings() -> None:
    read = document(
        "第三条　次に掲げるものとする。",
        "一　物品",
        "二　電気（交換させるために提供するものを含む。）",
        "イ　食肉の熟成",
        "ロ　実質的な変更を加えるものでない工程",
        "ハ　その他町長が定める工程",
    )
    assert outline(read) == []
    assert of_kind(read, ITEM)[0] == "一　物品"
    assert len(of_kind(read, ITEM)) == 5


def test_the_one_item_of_an_article_is_no_heading() -> None:
    read = document(
        "1 要綱",
        "第3条　委員会は、次に掲げる者で組織する。",
        "(1) 学識経験のある者",
        "2 委員長は、会務を総理する。",
        "第4条　委員会は、村長が招集する。",
        "2 名簿",
        "(1) 委員",
        "5人です。",
    )
    assert outline(read) == ["1 要綱", "2 名簿", "  (1) 委員"]


def test_items_of_an_article_may_have_lines_below_them() -> None:
    read = document(
        "第3条　委員会は、次に掲げる者で組織する。",
        "(1) 学識経験のある者",
        "村外に住む者を含む。",
        "(2) 関係団体の代表者",
        "団体が推す者に限る。",
        "附則　この要綱は、公布の日から施行する。",
        "(3) 策定の経過",
        "次のとおりです。",
    )
    assert outline(read) == ["(3) 策定の経過"]


def test_a_heading_behind_an_article_goes_on_with_the_headings_before() -> None:
    read = document(
        "(1) 要綱",
        "第1条　次の事項を所掌する。",
        "第2条　会議は、村長が招集する。",
        "(2) 名簿",
        "委員は5人です。",
    )
    assert outline(read) == ["(1) 要綱", "(2) 名簿"]


def test_a_chapters_title_may_stand_on_the_next_line() -> None:
    read = document("第2章", "現状と課題", "人口は減っています。")
    assert outline(read) == ["第2章 現状と課題"]
    assert reading(read)[0] == (HEADING, "第2章 現状と課題")


def test_a_chapter_over_a_sentence_has_no_title() -> None:
    assert outline(document("第2章", "人口は減っています。")) == ["第2章"]


def test_a_line_that_speaks_of_a_chapter_is_no_heading() -> None:
    assert outline(document("第1章では、現状を述べます", "第2章から、施策です。")) == []


def test_wrapped_lines_are_one_sentence() -> None:
    # Ten lines of 20 wide characters, then the short last one.
    long = "計画の期間は令和五年度から始まる五年間とし"
    read = document(*[long] * 10, "ます。")
    assert reading(read) == [(BODY, long * 10 + "ます。")]


def test_an_indented_line_behind_a_full_stop_begins_a_paragraph() -> None:
    first, last = (
        "計画の期間は令和五年度から始まる五年間とし",
        "計画の期間は令和五年度から始まる五年間です。",
    )
    read = document(*([first] * 5 + [last]) * 2, "\u3000次の段落。")
    assert [text for _, text in reading(read)][-1] == "次の段落。"


def test_latin_words_keep_the_space_that_a_line_end_stood_for() -> None:
    line = "この計画はすべての職員が使うための計画でPlan"
    read = document(*[line] * 10, "Assistantという。")
    assert read.text.endswith("計画でPlan Assistantという。")


def test_a_sentence_is_whole_again_behind_a_page_break_and_a_note() -> None:
    read = document(
        "各部署には、事務事業の情報化を推進するために、情報化推進責任者⁹や情報",
        "",
        "⁹ 責任者：課長のこと",
        "",
        "化推進員を置いています。",
    )
    assert of_kind(read, BODY) == [
        "各部署には、事務事業の情報化を推進するために、情報化推進責任者⁹や情報化推進員を置いています。"
    ]


def test_short_lines_go_on_where_the_sentence_visibly_does() -> None:
    read = document("わたしたちは、", "「支えあうまち」", "をめざします。", "標語")
    assert of_kind(read, BODY) == ["わたしたちは、「支えあうまち」をめざします。", "標語"]


def test_an_items_second_line_belongs_to_it() -> None:
    read = document("・担い手が不足し、", "　高齢化が進むこと。", "・財源の不足")
    assert of_kind(read, ITEM) == ["・担い手が不足し、高齢化が進むこと。", "・財源の不足"]


def test_contents_pages_are_dropped_and_told() -> None:
    read = document("目　次", "1 目的 …… 1", "2 期間 …… 2", "資料編 10", "", "1 目的", "定めます。")
    assert outline(read) == ["1 目的"]
    assert [(item.kind, item.text) for item in read.dropped] == [
        ("contents", "目　次"),
        ("contents", "1 目的 …… 1"),
        ("contents", "2 期間 …… 2"),
        ("contents", "資料編 10"),
    ]


def test_rules_and_page_numbers_are_dropped_and_told() -> None:
    read = document("計画を定めます。", "----------", "- 12 -", "期間は5年です。")
    assert [(item.kind, item.text) for item in read.dropped] == [
        ("rule", "----------"),
        ("page_number", "- 12 -"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ["区分\t現状\t目標", "人口\t100\t90"],
        ["| 区分 | 現状 | 目標 |", "|---|---|---|", "| 人口 | 100 | 90 |"],
        ["区分　　　現状　　目標", "人口　　　100　　 90"],
        ["表1 人口", "区分 現状 目標", "人口 100 90"],
    ],
)
def test_rows_by_tabs_pipes_gaps_or_below_a_caption(rows: list[str]) -> None:
    read = document("次のとおりです。", *rows)
    assert of_kind(read, ROW) == ["区分\t現状\t目標", "人口\t100\t90"]


def test_one_line_with_a_gap_is_no_table() -> None:
    assert of_kind(document("令和6年　　潮見野市", "計画を定めます。"), ROW) == []


def test_a_form_feed_ends_a_page_with_its_number_and_header() -> None:
    pages = [f"市の計画\n{body}\n{number}" for number, body in enumerate("甲乙丙", 1)]
    read = document("\f".join(pages))
    assert of_kind(read, BODY) == ["甲", "乙", "丙"]
    assert [item.kind for item in read.dropped].count("header") == 3
    assert [item.text for item in read.dropped if item.kind == "page_number"] == ["1", "2", "3"]
