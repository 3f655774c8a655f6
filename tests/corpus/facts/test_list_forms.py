"""Lists whose items are marked in rarer ways, and labels that count or frame them."""

from pathlib import Path

import pytest

from corpus.facts.lists import extract_lists
from corpus.facts.reading import read_sentences
from corpus.morphology import shared_morphology
from corpus.readers import document_from_text, make_document
from corpus.readers.markdown import read_markdown

Found = tuple[str, int | None, tuple[str, ...]]


def lists(text: str) -> list[Found]:
    read = read_sentences(document_from_text(text), shared_morphology())
    return [(fact.subject, fact.count, fact.items) for fact in extract_lists(read)]


def markdown_lists(text: str) -> list[Found]:
    document = make_document(read_markdown(text.encode(), "a.md"), Path("a.md"), text.encode())
    read = read_sentences(document, shared_morphology())
    return [(fact.subject, fact.count, fact.items) for fact in extract_lists(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "３つの約束。一つ、声をかけ合います。一つ、見守ります。一つ、助け合います。",
            ("約束", 3, ("声をかけ合います", "見守ります", "助け合います")),
        ),
        (
            "町民憲章\n一　自然を愛します。\n一　きまりを守ります。",
            ("町民憲章", None, ("自然を愛します", "きまりを守ります")),
        ),
        (
            "私たちの約束\n一つ　手を洗います\n一つ　本を読みます",
            ("私たちの約束", None, ("手を洗います", "本を読みます")),
        ),
        (
            "事業の内容は、次のとおりとする。\nイ　講習会の開催\nロ　教材の作成\nハ　講師の派遣",
            ("事業の内容", None, ("講習会の開催", "教材の作成", "講師の派遣")),
        ),
        (
            "基本方針\nア　学びの充実\nイ　遊びの充実\nウ　体験の充実",
            ("基本方針", None, ("学びの充実", "遊びの充実", "体験の充実")),
        ),
        (
            "基本目標は次の二つです。\nＡ　学びの充実\nＢ　遊びの充実",
            ("基本目標", 2, ("学びの充実", "遊びの充実")),
        ),
        (
            "＜基本理念＞\n「学びの充実」\n「遊びの充実」",
            ("基本理念", None, ("学びの充実", "遊びの充実")),
        ),
        (
            "【基本目標１】学びの充実\n【基本目標２】遊びの充実",
            ("基本目標", None, ("学びの充実", "遊びの充実")),
        ),
        (
            "重点施策（２項目）\n1) 学びの充実\n2) 遊びの充実",
            ("重点施策", 2, ("学びの充実", "遊びの充実")),
        ),
        (
            "基本目標：①安全なまち　②元気なまち",
            ("基本目標", None, ("安全なまち", "元気なまち")),
        ),
        ("## 基本方向\n\n- 歩くまち\n- 緑のまち", ("基本方向", None, ("歩くまち", "緑のまち"))),
        (
            "対象者は、次のいずれにも該当する方です。\n（１）町に住む方\n（２）65歳以上の方",
            ("対象者", None, ("町に住む方", "65歳以上の方")),
        ),
        (
            "次の３つの「つながり」を大切にします。\n１　人と人\n２　人と自然\n３　過去と未来",
            ("つながり", 3, ("人と人", "人と自然", "過去と未来")),
        ),
        (
            "計画の対象は、(ア)乳幼児、(イ)児童、(ウ)生徒の３区分です。",
            ("計画の対象", 3, ("乳幼児", "児童", "生徒")),
        ),
        (
            "安全・元気・やさしさの３つの視点から進めます。",
            ("視点", 3, ("安全", "元気", "やさしさ")),
        ),
        (
            "基本目標は「学び」、「遊び」の２本立てとします。",
            ("基本目標", 2, ("学び", "遊び")),
        ),
        ("５つの重点分野に取り組みます。", ("重点分野", 5, ())),
    ],
)
def test_a_list_however_it_is_marked(text: str, expected: Found) -> None:
    assert lists(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "主な意見\n・バスの本数を増やしてほしい。\n・歩道が狭く危ない。",
        "スケジュール\n４月　公募の開始\n６月　審査",
        "町内には５つの小学校と２つの中学校があります。",
    ],
)
def test_opinions_dates_and_what_there_is_are_no_lists_of_a_plan(text: str) -> None:
    assert lists(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "次の2つの基本目標を掲げます。\n●基本目標１　安心なまち\n●基本目標２　学ぶまち",
            ("基本目標", 2, ("安心なまち", "学ぶまち")),
        ),
        ("次の2施設を避難所に指定します。\n・中学校\n・公園", ("避難所", 2, ("中学校", "公園"))),
        (
            "市が目指す3つの都市像は、「緑のまち」「技のまち」「文化のまち」です。",
            ("都市像", 3, ("緑のまち", "技のまち", "文化のまち")),
        ),
        ("評価は、「達成」「未達成」の2段階で行います。", ("段階", 2, ("達成", "未達成"))),
    ],
)  # fmt: skip
def test_what_is_counted_is_named_by_its_label_or_its_use(text: str, expected: Found) -> None:
    assert lists(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "前計画では3つの基本目標を掲げ、取組を進めてきました。",
        "国の基本指針では、7つの成果目標を掲げています。",
        "市は、3施設を設置しています。",
    ],
)
def test_a_number_of_things_that_are_not_this_plans_announces_no_list(text: str) -> None:
    assert lists(text) == []


def test_numbered_headings_go_on_under_the_next_heading_above_them() -> None:
    text = (
        "# 計画\n\n## 基本目標1 楽しむ\n\n### 施策の柱1 生涯スポーツ\n\n広げます。\n\n"
        "### 施策の柱2 共生スポーツ\n\n広げます。\n\n## 基本目標2 育てる\n\n"
        "### 施策の柱3 子どもの環境\n\n整えます。\n\n### 施策の柱4 人材\n\n育てます。\n"
    )
    found = {subject: items for subject, _, items in markdown_lists(text)}
    assert found["施策の柱"] == ("生涯スポーツ", "共生スポーツ", "子どもの環境", "人材")


def test_headings_that_begin_anew_are_another_list() -> None:
    text = (
        "# 計画\n\n## 基本目標1 楽しむ\n\n### 施策の柱1 生涯スポーツ\n\n広げます。\n\n"
        "### 施策の柱2 共生スポーツ\n\n広げます。\n\n## 基本目標2 育てる\n\n"
        "### 施策の柱1 子どもの環境\n\n整えます。\n\n### 施策の柱2 人材\n\n育てます。\n\n"
        "### 施策の柱3 施設\n\n整えます。\n"
    )
    first = next(items for subject, _, items in markdown_lists(text) if subject == "施策の柱")
    assert first == ("生涯スポーツ", "共生スポーツ")


def test_a_sum_is_no_item_of_a_column() -> None:
    text = "| 重点課題 | 事業費 |\n|---|---|\n| 運動 | 10円 |\n| 食事 | 20円 |\n| 合計 | 30円 |\n"
    assert markdown_lists(f"# 計画\n\n{text}") == [("重点課題", None, ("運動", "食事"))]


def test_a_table_gives_the_names_that_are_counted_above_it() -> None:
    text = (
        "# 計画\n\n指定避難所は、次の3か所です。大雨のときは使えないところがあります。\n\n"
        "| 施設名 | 収容人数 |\n|---|---|\n| 体育館 | 280人 |\n"
        "| 小学校 | 220人 |\n| 公民館 | 90人 |\n"
    )
    assert ("指定避難所", 3, ("体育館", "小学校", "公民館")) in lists(text)


def test_headings_of_what_a_chapter_says_are_no_things() -> None:
    text = "# 第4章 施策\n\n## 1 施策の体系\n\n本文です。\n\n## 2 施策の内容\n\n本文です。\n"
    assert not [found for found in lists(text) if "施策の体系" in found[2]]


def test_a_label_above_a_line_without_a_name_is_no_item() -> None:
    text = (
        "# 計画\n\n## 重点施策 1\n\n道を直します。\n\n"
        "## 重点施策 2\n\n。くわしくは資料編に回します。\n\n"
        "## 重点施策 3\n\nで表されます。\n"
    )
    assert markdown_lists(text) == []


def test_priorities_that_all_end_alike_are_called_so() -> None:
    text = (
        "重点1 足を守るプロジェクト\nバスを増やします。\n"
        "重点2 森を生かすプロジェクト\n木を使います。\n"
    )
    assert lists(text) == [
        ("重点プロジェクト", None, ("足を守るプロジェクト", "森を生かすプロジェクト"))
    ]


def test_numbers_alone_are_no_list_of_a_table() -> None:
    rows = "| 基本方針 | 指標 |\n|---|---|\n| （1） | 利用者数 |\n| （2） | 収支率 |\n"
    assert markdown_lists(rows) == []
