"""What a document explains, and what only looks as if it did."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.facts.glossary import extract_glossary
from corpus.facts.reading import ReadDocument, read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text
from corpus.records import GlossaryEntry


def read(text: str) -> ReadDocument:
    return read_sentences(document_from_text(text), shared_morphology())


def entries(text: str) -> dict[str, GlossaryEntry]:
    return {entry.term: entry for entry in extract_glossary(read(text))}


@pytest.mark.parametrize(
    ("sentence", "term", "definition"),
    [
        ("住民台帳とは、住む人を記した帳簿をいう。", "住民台帳", "住む人を記した帳簿"),
        ("住民台帳とは、住む人を記した帳簿のことです。", "住民台帳", "住む人を記した帳簿"),
        ("「見守り」とは、声をかけ合うことを指します。", "見守り", "声をかけ合うこと"),
        (
            "本計画における「見守り」とは、声をかけ合うことをいいます。",
            "見守り",
            "声をかけ合うこと",
        ),
        (
            "なお、仮想網とは、公衆網の中に作る専用の通信路である。",
            "仮想網",
            "公衆網の中に作る専用の通信路",
        ),
        ("仮想網とは、専用の通信路をいい、拠点を結びます。", "仮想網", "専用の通信路"),
    ],
)
def test_toha_defines_with_the_words_as_printed(sentence: str, term: str, definition: str) -> None:
    assert entries(sentence)[term].definition == definition


@pytest.mark.parametrize(
    "sentence",
    [
        "前回とは、調査の方法が異なる点に注意が必要である。",
        "これまで進めてきた事業とは、目的が同じではありません。",
        "来庁せずに手続ができるとは、だれも考えていませんでした。",
        "見守りとは何かを、市民と話し合います。",
        "隣の市とは、消防の業務を共同で行っています。",
        "前の計画とは、期間の長さが課題です。",
    ],
)
def test_a_comparison_with_toha_defines_nothing(sentence: str) -> None:
    assert entries(sentence) == {}


@pytest.mark.parametrize(
    ("text", "term", "full"),
    [
        ("市は港市福祉計画（以下「本計画」という。）を定めた。", "本計画", "港市福祉計画"),
        ("港市長（以下「市長」といいます。）は公表する。", "市長", "港市長"),
        (
            "災害対策基本法（昭和36年法律第223号。以下「基本法」という。）による。",
            "基本法",
            "災害対策基本法",
        ),
        (
            "市は、文書の保存に関する条例（以下「条例」という。）を改めた。",
            "条例",
            "文書の保存に関する条例",
        ),
        ("国の「新しい方針」（以下「方針」という。）に沿う。", "方針", "新しい方針"),
        (
            "市に寄附をしようとする者（以下「寄附者」という。）は申し出る。",
            "寄附者",
            "市に寄附をしようとする者",
        ),
    ],
)
def test_hereafter_ties_the_short_name_to_the_full_one(text: str, term: str, full: str) -> None:
    assert entries(text)[term].definition == full


def test_hereafter_the_same_is_no_name() -> None:
    assert entries("職員（会計年度任用職員を含む。以下同じ。）は参加する。") == {}


def test_an_acronym_is_expanded_by_its_parenthesis_and_by_the_words_before_it() -> None:
    forward = entries("CTO（最高技術責任者）を置く。")["CTO"]
    backward = entries("最高技術責任者（CTO）を置く。")["CTO"]
    assert forward.aliases == backward.aliases == ("最高技術責任者",)
    both = entries("OCR（Optical Character Reader：光学式文字読取装置）を使う。")["OCR"]
    assert both.aliases == ("Optical Character Reader", "光学式文字読取装置")
    assert both.definition == "光学式文字読取装置"


@pytest.mark.parametrize(
    "text",
    [
        "CTO（副市長）が統括する。",
        "NPO（再掲）と協議する。",
        "SNS（掲示板、動画など）を使う。",
        "FAX（042-000-0000）で受け付ける。",
        "SDK（Optical Character Reader）を使う。",
        "SaaS（社内クラウド、社外クラウド）を使う。",
        "計画（Plan）と評価（Check）を行う。",
    ],
)
def test_a_parenthesis_that_expands_nothing_gives_no_entry(text: str) -> None:
    assert entries(text) == {}


def test_a_list_of_terms_is_read_as_colons_lines_and_rows() -> None:
    found = entries(
        "用語解説\n\nBCP（業務継続計画）：災害時にも業務を続ける計画。必要に応じて見直す。\n\n"
        "テレワーク\n職場を離れて働くことです。\n\n用語\t説明\n見守り隊\t子どもの登下校を見守る団体\n"
    )
    assert found["BCP"].aliases == ("業務継続計画",)
    assert found["BCP"].definition == "災害時にも業務を続ける計画。必要に応じて見直す。"
    assert found["テレワーク"].definition == "職場を離れて働くことです。"
    assert found["見守り隊"].definition == "子どもの登下校を見守る団体"
    assert set(found) == {"BCP", "テレワーク", "見守り隊"}


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        ("※市民割：市内に住む人に向けた料金の割引。", "市民割", "市内に住む人に向けた料金の割引。"),
        (
            "フレイル（心身の働きが弱った状態のこと。）を防ぐ。",
            "フレイル",
            "心身の働きが弱った状態",
        ),
        ("文書（紙に記したものをいう。以下同じ。）を残す。", "文書", "紙に記したもの"),
        ("(1) 市民　市内に住所を有する者をいう。", "市民", "市内に住所を有する者"),
        ("文書を機械で書き写すことを「複写」といいます。", "複写", "文書を機械で書き写すこと"),
    ],
)
def test_a_word_is_explained_beside_it(text: str, term: str, definition: str) -> None:
    assert entries(text)[term].definition == definition


def test_the_first_letter_of_a_word_in_katakana_is_no_item_s_mark() -> None:
    assert entries("クラウド　離れた場所の計算機を使う仕組みをいう。").get("ラウド") is None


def test_a_marked_line_that_names_a_place_or_a_desk_is_no_entry() -> None:
    assert entries("※問い合わせ：総務課の窓口で受け付けています。") == {}


def test_colons_outside_a_list_of_terms_are_no_entries() -> None:
    assert entries("場所：市役所本庁舎\n時間：午前9時から") == {}


def test_a_note_comes_first_and_the_names_of_all_places_are_united() -> None:
    found = entries(
        "市は最高情報責任者（CIO）を置く。CIO¹は全体を見る。\n\n"
        "¹ CIO（Chief Information Officer）：情報化の責任を持つ者\n"
    )
    assert found["CIO"].definition == "情報化の責任を持つ者"
    assert found["CIO"].aliases == ("Chief Information Officer", "最高情報責任者")


FRAGMENTS = [
    "とは、",
    "をいう。",
    "「",
    "」",
    "（",
    "）",
    "以下",
    "という。",
    "CIO",
    "計画",
    "用語集\n",
    "：",
    "・",
    "のことです。",
    "ＩＣＴ",
    "\n",
    "\t",
    "情報",
    "は、",
    "㈱",
    "¹",
    " ",
    "10",
    "者",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=25).map("".join))
def test_every_entry_quotes_the_document(text: str) -> None:
    document = read("計画の本文。\n\n" + text)
    for entry in extract_glossary(document):
        # 「A（B）C」 is the term AC; a note without a term explains the words before its mark.
        characters = iter(document.document.text)
        assert all(char in characters for char in entry.term)
        assert entry.definition in document.document.text
        assert entry.sentence.contains(entry.span)
        assert entry.term


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        ("用語\t説明\nLGWAN\t行政専用の網", "LGWAN", "行政専用の網"),
        (
            "| No. | 用語 | 意味 |\n| --- | --- | --- |\n| 1 | 結い | 助けあう慣習 |",
            "結い",
            "助けあう慣習",
        ),
        ("本計画でいう「人材」は、課題を解く職員を意味します。", "人材", "課題を解く職員"),
        (
            "訪問支援＝支援者が出向いて働きかけること。",
            "訪問支援",
            "支援者が出向いて働きかけること",
        ),
        ("「子」とは15歳未満の者をいい、「若者」とは30歳未満の者をいう。", "若者", "30歳未満の者"),
        (
            "情報システムのための評価制度（ISMAP）を使う。",
            "ISMAP",
            "情報システムのための評価制度",
        ),
    ],
)
def test_tables_quotes_and_signs_explain(text: str, term: str, definition: str) -> None:
    assert entries(text)[term].definition == definition


def test_a_list_of_terms_leaves_out_signposts_and_the_colophon() -> None:
    text = "用語解説\n\nあ行　結い\n助けあう慣習。\nか行　講\n集まり。\n発行　村\n編集　総務課"
    assert {term: entry.definition for term, entry in entries(text).items()} == {
        "結い": "助けあう慣習。",
        "講": "集まり。",
    }


def test_a_word_defined_under_its_long_name_is_not_explained_again() -> None:
    found = entries("公的認証サービス（JPKI）とは、本人であることを確かめる仕組みをいう。")
    assert list(found) == ["公的認証サービス"]
    assert found["公的認証サービス"].aliases == ("JPKI",)


@pytest.mark.parametrize(
    "text",
    [
        "内閣官房情報通信技術（IT）総合戦略室が公表した。",
        "前項の寄附金とは、同項に掲げる寄附金をいう。",
        "(1) 情報資産　次に掲げるものをいう。",
    ],
)
def test_parts_of_names_and_pointers_explain_nothing(text: str) -> None:
    assert entries(text) == {}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("メタバース…インターネット上の仮想空間のこと。", ["メタバース"]),
        ("次の用語は、次の意味で用います。\n・連携：情報をやり取りすること", ["連携"]),
        ("ＤＸ（デジタル・トランスフォーメーション。以下同じ。）を進めます。", ["ＤＸ"]),
        ("以下、この計画を「本計画」と呼びます。", []),
        ("2 前項の寄附金とは、同項に掲げる寄附金をいう。", []),
        ("講師は山田花子¹です。\n\n¹ 山田花子：大学の教授。", []),
    ],
)
def test_signs_announcements_and_names_of_people(text: str, terms: list[str]) -> None:
    assert list(entries(text)) == terms


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        ("【段差解消】妨げとなる段差を取り除くこと。", "段差解消", "妨げとなる段差を取り除くこと"),
        ("※３　ＮＰＯ（民間団体）：貢献活動を行う団体。", "ＮＰＯ", "貢献活動を行う団体。"),
        ("注１）老年人口は、65歳以上の人口をいう。", "老年人口", "65歳以上の人口"),
        (
            "フレイルとは？\n心身の活力が低下した状態のことです。",
            "フレイル",
            "心身の活力が低下した状態",
        ),
        ("ICF（機能分類）は、各国が用いる分類です。", "ICF", "各国が用いる分類"),
        (
            "PDCAサイクル（計画と評価を繰り返す手法）による。",
            "PDCAサイクル",
            "計画と評価を繰り返す手法",
        ),
        ("用語集\n【ア行】\nアクセス\n　情報に近づくこと。", "アクセス", "情報に近づくこと。"),
    ],
)
def test_notes_frames_and_titles_explain_terms(text: str, term: str, definition: str) -> None:
    assert entries(text)[term].definition == definition


@pytest.mark.parametrize(
    ("text", "term", "definition"),
    [
        (
            "「関係人口」とは、地域と多様に関わる人々を指す言葉です。",
            "関係人口",
            "地域と多様に関わる人々",
        ),
        (
            "ユニバーサルデザインは、誰もが使えるように設計することを意味します。",
            "ユニバーサルデザイン",
            "誰もが使えるように設計すること",
        ),
        (
            "フレイル\n心身の働きが弱くなった状態のことをいいます。",
            "フレイル",
            "心身の働きが弱くなった状態",
        ),
        (
            "地域包括ケア：医療と介護が一体的に提供される体制のこと。",
            "地域包括ケア",
            "医療と介護が一体的に提供される体制のこと",
        ),
        ("再び使えるものを「資源物」と呼んでいます。", "資源物", "再び使えるもの"),
        ("高齢化率（65歳以上人口の割合）は32％です。", "高齢化率", "65歳以上人口の割合"),
        (
            "市長、教育委員会及び農業委員会（以下これらを「実施機関」という。）は、公開に努める。",
            "実施機関",
            "市長、教育委員会及び農業委員会",
        ),
        (
            "ＰＦＩ【Private Finance Initiative】\n民間の資金で公共施設を建てる手法。",
            "ＰＦＩ",
            "民間の資金で公共施設を建てる手法",
        ),
    ],
)
def test_more_ways_of_explaining(text: str, term: str, definition: str) -> None:
    assert entries(text)[term].definition.rstrip("。") == definition


@pytest.mark.parametrize(
    "text",
    [
        "施策の目的\n誰もが安心して暮らせるまちのことです。",
        "基本目標１：誰もが安心して暮らせるまち",
        "申請とは異なり、届出は受理を必要としません。",
    ],
)
def test_headings_and_comparisons_explain_nothing(text: str) -> None:
    assert entries(text) == {}


def test_bulleted_terms_with_the_explanation_below_are_read_where_they_are_announced() -> None:
    pairs = (
        "・調整会議\n関係課の課長が集まり、計画の進み具合を確かめます。必要なら見直します。\n"
        "・窓口\n相談を受けて担当課につなぐところ。\n最後に、計画の期間を述べます。"
    )
    found = entries(f"以下に図と各要素の説明を示します。\n図1 体制の概念図\n{pairs}")
    assert {term: entry.definition for term, entry in found.items()} == {
        "調整会議": "関係課の課長が集まり、計画の進み具合を確かめます。必要なら見直します。",
        "窓口": "相談を受けて担当課につなぐところ。",
    }
    assert entries(f"次の施策を進めます。\n{pairs}") == {}


def test_a_note_that_says_where_from_explains_no_word() -> None:
    text = "人口は減っています（※）。\n※出典：国勢調査、令和2年"
    assert entries(text) == {}
