"""Which of the lines of a plan are headings, and under which others they stand."""

from pathlib import Path

from corpus.readers.reading import make_document
from corpus.records import Document, LineKind
from tests.corpus.readers.pdf_maker import GOTHIC, PageMaker
from tests.corpus.readers.pdf_reading import PROSE, dropped, page_of_prose, read, texts


def document(*pages: PageMaker) -> Document:
    return make_document(read(*pages), Path("計画.pdf"), b"")


def outline(*pages: PageMaker) -> list[tuple[int, str]]:
    return [
        (section.level, f"{section.label} {section.title}".strip())
        for section in document(*pages).sections
    ]


def page_of(*lines: tuple[str, float]) -> PageMaker:
    """Headings with their sizes, each with a paragraph below unless it ends in a bar."""
    page = PageMaker()
    y = 90.0
    for text, size in lines:
        page.text(85, y + size, text.rstrip("|"), size=size, face=GOTHIC)
        y += 2 * size + 6
        if not text.endswith("|"):
            y = page.paragraph(85, y + 10, PROSE, columns=40) + 8
    return page


def test_an_aim_stands_over_the_measures_that_bear_its_number() -> None:
    page = page_of(
        ("第4章 施策の展開|", 16), ("基本目標1 元気に暮らす|", 12), ("1-1 健康づくり", 10.5),
        ("1-2 生きがいづくり", 10.5), ("基本目標2 支えあう|", 12), ("2-1 見守り", 10.5),
    )  # fmt: skip
    assert outline(page) == [
        (1, "第4章 施策の展開"), (2, "基本目標1 元気に暮らす"), (3, "1-1 健康づくり"),
        (3, "1-2 生きがいづくり"), (2, "基本目標2 支えあう"), (3, "2-1 見守り"),
    ]  # fmt: skip


def test_a_slogan_under_its_heading_is_text_of_the_section() -> None:
    page = page_of(
        ("第1章 めざす姿|", 16), ("1 基本理念|", 12), ("水と緑のまち", 18), ("2 目標", 12)
    )
    assert outline(page) == [(1, "第1章 めざす姿"), (2, "1 基本理念"), (2, "2 目標")]
    assert "水と緑のまち" in document(page).text


def test_the_next_number_stands_beside_the_one_before() -> None:
    page = page_of(("第1章 姿|", 16), ("1 理念", 12), ("横断の目標", 15), ("2 体系", 12))
    assert outline(page) == [
        (1, "第1章 姿"), (2, "1 理念"), (2, "横断の目標"), (2, "2 体系"),
    ]  # fmt: skip


def test_a_heading_may_begin_with_what_could_be_a_quantity() -> None:
    page = page_of(("1 地域の姿", 13), ("2 人の流れと産業", 13))
    assert outline(page) == [(1, "1 地域の姿"), (1, "2 人の流れと産業")]


def test_a_bulleted_line_over_text_is_a_heading_and_a_list_is_none() -> None:
    page = page_of(("1 産業", 13), ("◆ 漁業", 11), ("◆ 観光", 11), ("2 財政|", 13))
    for row, item in enumerate(("◆ 町税", "◆ 交付金", "◆ 町債")):
        page.text(85, 560 + 18 * row, item)
    found = [title for _, title in outline(page)]
    assert found == ["1 産業", "漁業", "観光", "2 財政"]


def test_the_last_of_a_list_is_an_item_too() -> None:
    page = page_of(("第2条 所掌する。", 10.5))
    for row, item in enumerate(
        (
            "(1) 計画の策定に関すること。",
            "(2) 計画の評価に関すること。",
            "(3) その他町長が必要と認める事項",
        )
    ):
        page.text(85, 300 + 18 * row, item)
    page.text(85, 370, "（組織）")
    assert not any("町長" in title for _, title in outline(page))


def test_a_heading_right_over_the_first_pages_text_is_one_and_its_date_is_none() -> None:
    page = PageMaker()
    page.text(85, 80, "個人情報の取扱い", size=24, face=GOTHIC)
    page.text(85, 130, "個人情報とは", size=16, face=GOTHIC)
    y = page.paragraph(85, 160, PROSE, columns=40)
    page.text(85, y + 20, "集める目的", size=16, face=GOTHIC)
    page.paragraph(85, y + 50, PROSE, columns=40)
    assert texts(read(page), LineKind.HEADING) == ["個人情報とは", "集める目的"]
    dated = PageMaker()
    dated.text(85, 80, "個人情報の取扱い", size=24, face=GOTHIC)
    dated.text(85, 130, "令和６年３月", size=16, face=GOTHIC)
    dated.paragraph(85, 160, PROSE, columns=40)
    assert texts(read(dated), LineKind.HEADING) == []


def test_a_chapter_does_not_go_on_from_the_cover() -> None:
    cover = PageMaker()
    cover.text(85, 300, "第３期総合戦略", size=27)
    cover.text(85, 700, "鵜 ノ 瀬 町 長 室", size=19)
    chapter = page_of(("第１章 策定にあたって", 17.5))
    assert texts(read(cover, chapter), LineKind.HEADING) == ["第１章 策定にあたって"]


def test_a_municipality_that_is_letter_spaced_on_the_cover_is_found() -> None:
    cover = PageMaker()
    cover.text(200, 200, "椋　沢　村", size=22)
    cover.text(120, 250, "高齢者福祉計画・", size=28, face=GOTHIC)
    cover.text(120, 290, "介護保険計画", size=28, face=GOTHIC)
    page = PageMaker()
    page.paragraph(85, 100, "椋沢村では、" + PROSE, columns=40)
    found = document(cover, page)
    assert found.municipality == "椋沢村"
    assert found.title == "高齢者福祉計画・介護保険計画"


def test_a_question_is_the_heading_of_its_answer() -> None:
    page = PageMaker()
    question = (
        "問１．免税の事業者です。登録申請書とともに選択の届出書を提出しました。"
        "この場合、特例は適用できないのですか。"
    )
    y = page.paragraph(85, 100, question, columns=40, indent=False)
    y = page.paragraph(85, y, "（答）" + PROSE, columns=40)
    y = page.paragraph(85, y, "問２．適用対象者を教えてください。", columns=40, indent=False)
    page.paragraph(85, y, "（答）" + PROSE, columns=40)
    assert outline(page) == [
        (1, "問1 " + question[3:]), (1, "問2 適用対象者を教えてください。"),
    ]  # fmt: skip


def test_headings_between_a_rule_and_a_shade_are_no_table() -> None:
    page = PageMaker()
    page.fill(85, 160, 505, 184)
    page.text(85, 100, "第４章", size=17, face=GOTHIC)
    page.text(153, 100, "前期基本計画", size=17, face=GOTHIC)
    page.line(85, 108, 505, 108)
    page.text(85, 140, "基本目標１", size=13.5, face=GOTHIC)
    page.text(167, 140, "健やかに暮らせる村", size=13.5, face=GOTHIC)
    page.text(91, 176, "施策１－１", size=11.5, face=GOTHIC)
    page.text(161, 176, "地域医療", size=11.5, face=GOTHIC)
    page.paragraph(85, 210, PROSE, columns=40)
    assert outline(page_of_prose(1), page) == [
        (1, "第4章 前期基本計画"), (2, "基本目標1 健やかに暮らせる村"), (3, "施策1-1 地域医療"),
    ]  # fmt: skip


def test_rows_numbered_in_one_size_between_rules_are_a_table() -> None:
    page = page_of_prose(1)
    for row, word in enumerate(("健やかな村", "学びの村", "働く村")):
        page.line(85, 470 + 20 * row, 505, 470 + 20 * row)
        page.text(91, 484 + 20 * row, f"基本目標{row + 1}", size=9)
        page.text(161, 484 + 20 * row, word, size=9)
    page.line(85, 530, 505, 530)
    rows = texts(read(page), LineKind.TABLE_ROW)
    assert rows == ["基本目標1\t健やかな村", "基本目標2\t学びの村", "基本目標3\t働く村"]


def measures(*names: str) -> PageMaker:
    """Measures with parts under squares, of which one has numbers and one bullets below it."""
    page = PageMaker()
    y = 90.0
    for name in names:
        page.text(85, y, f"施策{name}　施策の名", size=12, face=GOTHIC)
        page.text(85, y + 25, "■現状と課題")
        y = page.paragraph(85, y + 43, PROSE, columns=40) + 8
        page.text(85, y, "■主な取組")
        if name.endswith("1"):
            for number in (1, 2):
                page.text(85, y + 22, f"（{number}）取組の名{number}")
                page.text(101, y + 40, f"○取組の{number}を進めます。")
                y += 44
            y += 30
        else:
            page.text(101, y + 18, "○相談を受けます。")
            y += 45
        page.text(85, y, "■指標")
        page.grid((85, 300, 505), (y + 8, y + 26, y + 44))
        page.text(91, y + 21, "指標名", size=9)
        page.text(306, y + 21, "目標値", size=9)
        page.text(91, y + 39, "相談の件数", size=9)
        page.text(306, y + 39, "100件", size=9)
        y += 70
    return page


def test_lines_of_one_square_have_one_level_whatever_stands_below_them() -> None:
    parts = [(2, "現状と課題"), (2, "主な取組"), (3, "(1) 取組の名1"), (3, "(2) 取組の名2"),
             (2, "指標")]  # fmt: skip
    assert outline(measures("1-1", "1-2"), measures("2-1")) == [
        (1, "施策1-1 施策の名"), *parts,
        (1, "施策1-2 施策の名"), (2, "現状と課題"), (2, "主な取組"), (2, "指標"),
        (1, "施策2-1 施策の名"), *parts,
    ]  # fmt: skip


def test_items_with_a_square_stay_a_list() -> None:
    page = page_of(("1 産業", 13))
    for row, item in enumerate(("■ 村税", "■ 交付金", "■ 村債")):
        page.text(85, 300 + 18 * row, item)
    assert outline(page) == [(1, "1 産業")]


def test_a_part_that_begins_many_pages_is_no_running_head() -> None:
    pages = []
    for number in range(1, 5):
        page = PageMaker()
        page.text(400, 40, "第６次総合計画", size=9)
        for y in (80, 300, 500):
            page.text(85, y, "■指標")
            page.paragraph(85, y + 20, f"{number}の{y}。{PROSE}", columns=40)
        pages.append(page)
    source = read(*pages)
    assert dropped(source, "header") == ["第６次総合計画"] * 4
    assert texts(source).count("■指標") == 12


def test_an_aim_right_over_its_first_measure_is_a_heading_and_holds_it() -> None:
    page = page_of(
        ("第4章 施策|", 16), ("基本目標1 元気に暮らす|", 13), ("施策1-1 健康", 11),
        ("施策1-2 交流", 11), ("基本目標2 支えあう|", 13), ("施策2-1 見守り", 11),
    )  # fmt: skip
    assert outline(page) == [
        (1, "第4章 施策"), (2, "基本目標1 元気に暮らす"), (3, "施策1-1 健康"),
        (3, "施策1-2 交流"), (2, "基本目標2 支えあう"), (3, "施策2-1 見守り"),
    ]  # fmt: skip


def test_what_an_article_lists_on_one_line_is_no_heading() -> None:
    page = page_of(("1 設置要綱|", 13))
    y = page.paragraph(
        85, 130, "第３条　委員会は、次に掲げる者のうちから村長が委嘱する。", columns=40
    )
    page.text(96, y, "（1）学識経験のある者　（2）関係団体の代表者　（3）公募による村民")
    y = page.paragraph(85, y + 24, "2　委員の任期は、委嘱の日から" + PROSE, columns=40)
    page.paragraph(85, y, "第４条　委員会に委員長を置く。", columns=40)
    assert outline(page) == [(1, "1 設置要綱")]
