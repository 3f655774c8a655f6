"""What stands around the text of a page: running heads, tabs and notes of many a maker."""

from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import dropped, line_of, page_of_prose, read, texts

PLAN = "椋沢市第９期高齢者福祉計画"


def test_a_head_of_plan_and_chapter_goes_though_chapters_are_short() -> None:
    pages = []
    for number in range(1, 6):
        page = page_of_prose(number)
        page.text(250, 40, f"{PLAN}　第{number}章　章の名{'東西南北中'[number - 1]}", size=9)
        pages.append(page)
    assert len(dropped(read(*pages), "header")) == 5


def test_a_note_with_a_plain_number_belongs_to_a_raised_one() -> None:
    page = page_of_prose(1)
    x = page.text(85, 500, "地域包括ケアシステム")
    x = page.text(x, 500, "1", size=5.5, rise=4)
    page.text(x, 500, "の構築に努めてきました。")
    page.line(85, 730, 200, 730)
    page.text(85, 745, "1", size=9)
    page.text(93, 745, "地域包括ケアシステム：医療と介護を提供する仕組み。", size=9)
    notes = [line for line in read(page).lines if line.kind is LineKind.FOOTNOTE]
    assert [(note.marker, note.text[-5:]) for note in notes] == [("1", "る仕組み。")]


def test_a_row_that_begins_with_a_number_is_no_note() -> None:
    page = page_of_prose(1)
    page.text(85, 745, "1 人口は横ばいで推移すると見込みました。", size=9)
    assert line_of(read(page), "横ばい").kind is LineKind.UNKNOWN


def test_a_line_at_the_right_margin_does_not_go_on_at_the_left() -> None:
    page = PageMaker()
    page.text(284.5, 100, "資料：住民基本台帳（各年十月一日現在）")  # 19 ems, to 484
    page.paragraph(
        85, 118, "推計では、令和八年の総人口は二千八百人になると見込まれます。" * 2, columns=38
    )
    assert texts(read(page))[0] == "資料：住民基本台帳（各年十月一日現在）"
    assert read(page).lines[0].ends_block


def test_tabs_in_the_margin_are_no_text() -> None:
    pages = []
    for number in range(1, 5):
        page = page_of_prose(number)
        for row, char in enumerate(f"第{'一二三四'[number - 1]}章"):
            page.text(560, 130 + 60 * number + 12 * row, char, size=9)
        pages.append(page)
    source = read(*pages)
    assert dropped(source, "header") == ["第一章", "第二章", "第三章", "第四章"]
    assert not any(text.startswith("第") for text in texts(source))


def test_what_a_browser_prints_around_a_page_is_no_text() -> None:
    page = page_of_prose(1)
    page.text(24, 22, "2025/06/01 10:32", size=8)
    page.text(200, 22, "児童手当のご案内 | 椋沢市", size=8)
    page.text(24, 825, "https://www.city.example.jp/kosodate/teate.html", size=8)
    page.text(560, 825, "1/1", size=8)
    source = read(page)
    assert dropped(source, "header") == ["2025/06/01 10:32", "児童手当のご案内 | 椋沢市"]
    assert dropped(source, "footer") == ["https://www.city.example.jp/kosodate/teate.html", "1/1"]
    assert source.printed_pages == {1: "1"}


def test_an_address_at_the_foot_without_a_time_is_text() -> None:
    page = page_of_prose(1)
    page.text(85, 825, "https://www.city.example.jp/kosodate/")
    assert texts(read(page))[-1] == "https://www.city.example.jp/kosodate/"


def test_a_cell_of_two_lines_stands_with_the_label_at_its_middle() -> None:
    page = PageMaker()
    for x, word in zip((100, 200, 320), ("月日", "内容", "時間"), strict=True):
        page.text(x, 100, word, size=12)
    for row, day in enumerate(("五月十日", "五月廿日", "六月十日")):
        y = 130 + 39 * row
        page.text(320, y, "十時から", size=12)
        page.text(100, y + 9, day, size=12)
        page.text(200, y + 9, "法律相談", size=12)
        page.text(320, y + 18, "（要予約）", size=12)
    assert texts(read(page)) == [
        "月日\t内容\t時間",
        "五月十日\t法律相談\t十時から（要予約）",
        "五月廿日\t法律相談\t十時から（要予約）",
        "六月十日\t法律相談\t十時から（要予約）",
    ]


def test_a_bracket_alone_under_an_item_belongs_to_it() -> None:
    page = page_of_prose(1)
    page.text(85, 500, "① 国際園芸博覧会によるグリーン社会の構築に向けた取組の推進")
    page.text(106, 518, "【国土交通省・環境省】")
    page.text(85, 536, "② 都市公園への再生可能エネルギーの導入【国土交通省】")
    assert texts(read(page))[-2] == (
        "① 国際園芸博覧会によるグリーン社会の構築に向けた取組の推進【国土交通省・環境省】"
    )


def test_a_cover_in_vertical_writing_is_read_line_by_line() -> None:
    page = PageMaker()
    for column, words in enumerate(("椋沢市", "地域公共交通計画", "令和七年三月")):
        for row, char in enumerate(words):
            page.text(400 - 42 * column, 100 + 30 * row, char, size=30)
    assert "".join(texts(read(page))) == "椋沢市地域公共交通計画令和七年三月"


def test_notes_marked_alike_at_the_foot_of_every_page_are_no_footers() -> None:
    pages = []
    for number in range(1, 6):
        page = page_of_prose(number)
        page.line(85, 730, 200, 730)
        x = page.text(85, 744, "*", size=6)
        x = page.text(x, 742.5, f"{10 + 3 * number}", size=6)
        page.text(x + 3, 745, f"{'東西南北中'[number - 1]}地区の人口を除く。", size=8)
        pages.append(page)
    assert dropped(read(*pages), "footer") == []


def test_a_sentence_beside_a_repeated_word_is_no_running_head() -> None:
    pages = []
    for number, topic in enumerate(("見守り", "買物", "送迎", "介護"), start=1):
        page = page_of_prose(number)
        page.text(60, 40, "◎計画", size=9)
        page.text(120, 40, f"{topic}について会議で委員から出された意見をまとめ、", size=9)
        pages.append(page)
    assert all("会議" not in text for text in dropped(read(*pages), "header"))


def test_rules_of_dashes_around_text_are_no_table_of_contents() -> None:
    page = page_of_prose(1)
    for row in range(4):
        page.text(85, 480 + 60 * row, "-" * 40)
        page.text(85, 500 + 60 * row, f"{row}番目の意見は記録に残します。")
    source = read(page)
    assert dropped(source, "contents") == []
    assert sum("意見" in text for text in texts(source)) == 4
