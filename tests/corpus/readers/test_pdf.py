"""PDFs made here, read back: order, furniture, notes, headings, tables, refusals."""

from pathlib import Path

import pytest

from corpus.readers import read_document
from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import BOLD, GOTHIC, PageMaker, make_pdf
from tests.corpus.readers.pdf_reading import PROSE, dropped, line_of, page_of_prose, read, texts


def test_lines_that_a_margin_broke_are_told_from_a_paragraphs_end() -> None:
    page = PageMaker()
    y = page.paragraph(85, 100, PROSE, columns=30)
    page.paragraph(85, y, "次の段落です。", columns=30)
    source = read(page)
    assert [line.ends_block for line in source.lines] == [False, False, True, True]
    assert "".join(texts(source)) == PROSE + "次の段落です。"


def test_two_columns_are_read_one_after_the_other() -> None:
    page = PageMaker()
    page.text(85, 80, "市長あいさつ", size=16, face=GOTHIC)
    page.paragraph(60, 120, "左の段の文です。" * 12, columns=20)
    page.paragraph(310, 120, "右の段の文です。" * 12, columns=20)
    joined = "".join(texts(read(page)))
    assert joined == "市長あいさつ" + "左の段の文です。" * 12 + "右の段の文です。" * 12


def test_a_label_and_its_text_are_no_columns() -> None:
    page = PageMaker()
    for row in range(6):
        page.text(85, 120 + 20 * row, f"様式{row + 1}")
        page.text(160, 120 + 20 * row, "申請に要する書類の一覧と提出先")
    rows = texts(read(page), LineKind.TABLE_ROW)
    assert rows[0] == "様式1\t申請に要する書類の一覧と提出先"
    assert len(rows) == 6


def test_running_heads_and_page_numbers_are_dropped_by_repetition() -> None:
    pages = [page_of_prose(n, head="第３次環境基本計画", foot=f"- {n} -") for n in range(1, 6)]
    source = read(*pages)
    assert dropped(source, "header") == ["第３次環境基本計画"] * 5
    assert dropped(source, "page_number") == [f"- {n} -" for n in range(1, 6)]
    assert source.printed_pages == {n: str(n) for n in range(1, 6)}
    assert not any("環境基本計画" in text for text in texts(source))


def test_printed_numbers_may_begin_anywhere() -> None:
    pages = [page_of_prose(n, foot=str(n + 12)) for n in range(1, 5)]
    assert read(*pages).printed_pages == {1: "13", 2: "14", 3: "15", 4: "16"}


def test_a_chapters_name_in_the_head_goes_with_the_constant_part() -> None:
    pages = []
    for number in range(1, 7):
        page = page_of_prose(number)
        page.text(60, 40, "第1章　現状" if number < 4 else "第2章　施策", size=9)
        page.text(420, 40, "第３次環境基本計画", size=9)
        pages.append(page)
    source = read(*pages)
    assert len(dropped(source, "header")) == 12
    assert not any(text.startswith("第1章") for text in texts(source))


def test_words_that_do_not_repeat_stay() -> None:
    pages = [page_of_prose(n) for n in range(1, 5)]
    for number, page in enumerate(pages):
        page.text(85, 60, f"{'東西南北'[number]}地区の取組")
    source = read(*pages)
    assert dropped(source, "header") == []
    assert "東地区の取組" in texts(source)


def test_titles_of_slides_repeat_and_stay() -> None:
    pages = []
    for number in range(1, 5):
        page = PageMaker(size=(960, 540))
        page.text(50, 60, "重点施策の進め方", size=28, face=GOTHIC)
        page.paragraph(60, 140, f"{number}枚目。{PROSE}", columns=50, size=16, leading=24)
        page.text(920, 520, str(number), size=10)
        pages.append(page)
    source = read(*pages)
    assert texts(source).count("重点施策の進め方") == 4
    assert all(
        line.kind is LineKind.HEADING
        for line in source.lines
        if line.page != 1 and line.text == "重点施策の進め方"
    )


def test_line_numbers_in_the_margin_are_dropped() -> None:
    pages = []
    for number in range(3):
        page = PageMaker()
        for row in range(12):
            page.text(40, 100 + 20 * row, str(row + 1), size=8)
            page.text(85, 100 + 20 * row, f"第{number}頁の第{row}行にある文です。")
        pages.append(page)
    source = read(*pages)
    assert len(dropped(source, "line_number")) == 36
    assert texts(source)[0] == "第0頁の第0行にある文です。"


def test_contents_are_dropped_with_their_wrapped_entries() -> None:
    page = PageMaker()
    page.text(270, 90, "目　次", size=14)
    page.text(85, 130, "第１章　計画の策定に当たって……………………………… 1")
    page.text(85, 150, "第２章　市民と事業者と市がともに進める環境の取組と")
    page.text(105, 170, "その進行管理………………………………………………… 5")
    page.text(85, 190, "【資料編】")
    page.text(85, 210, "用語解説…………………………………………………… 12")
    source = read(page, page_of_prose(2))
    assert len(dropped(source, "contents")) == 6
    assert texts(source)[0].startswith("2の0。")


def test_a_raised_mark_is_an_anchor_and_its_note_a_footnote() -> None:
    page = page_of_prose(1)
    x = page.text(85, 500, "最高情報責任者（CIO")
    x = page.text(x, 500, "10", size=5.5, rise=4)
    page.text(x, 500, "）を置く。")
    page.line(85, 730, 200, 730)
    x = page.text(85, 745, "10", size=5, rise=3)
    page.text(x + 3, 745, "CIO：情報化を統括する役員のことで、市では副市長が", size=9)
    page.text(95, 758, "これに当たる。", size=9)
    source = read(page)
    anchored = line_of(source, "最高情報責任者")
    assert [anchored.text[a:b] for a, b in anchored.anchor_spans] == ["10"]
    notes = [line for line in source.lines if line.kind is LineKind.FOOTNOTE]
    assert [(note.marker, note.text) for note in notes] == [
        ("10", "10 CIO：情報化を統括する役員のことで、市では副市長が"),
        ("", "これに当たる。"),
    ]


def test_a_mark_as_a_browser_raises_it_stays_in_its_line() -> None:
    page = page_of_prose(1)
    page.text(85, 480, "手数料は、近隣市との均衡を考慮し、令和9年4")
    x = page.text(85, 500, "月に210円へ改定することを検討します")
    x = page.text(x, 500, "※2", size=8.7, rise=5)  # of 10.5: larger than a mark of its own
    page.text(x, 500, "。")
    page.text(85, 745, "※2　改定には、条例の改正が必要です。", size=9)
    source = read(page)
    assert line_of(source, "月に210円").text.startswith("月に210円へ改定することを検討します")
    assert line_of(source, "令和9年4").kind is not LineKind.FOOTNOTE


def test_a_note_below_its_paragraph_goes_on_over_lines(tmp_path: Path) -> None:
    page = page_of_prose(1)
    x = page.text(85, 480, "市民活動センター")
    x = page.text(x, 480, "（※）", size=5.5, rise=4)
    page.text(x, 480, "の利用を広げます。")
    note = "※市民活動センター：市民の活動を支えるために市が置く施設であり、会議室があります。"
    page.paragraph(95, 500, note, columns=34, size=8, leading=12, indent=False)
    page.paragraph(85, 540, PROSE, columns=40)
    path = tmp_path / "計画.pdf"
    path.write_bytes(make_pdf([page]))
    (found,) = read_document(path).footnotes
    assert found.term == "市民活動センター"
    assert found.definition == note.split("：")[1]
    assert len(found.anchors) == 1


def test_an_exponent_is_no_anchor() -> None:
    page = page_of_prose(1)
    x = page.text(85, 500, "面積は15.75km")
    x = page.text(x, 500, "2", size=5.5, rise=4)
    page.text(x, 500, "です。")
    assert line_of(read(page), "面積").anchor_spans == ()


def test_small_type_without_a_mark_is_no_footnote() -> None:
    page = page_of_prose(1)
    page.text(85, 745, "※ 端数を四捨五入しているため、合計と一致しない場合があります。", size=8)
    assert line_of(read(page), "端数").kind is LineKind.UNKNOWN


def test_larger_or_bolder_lines_of_their_own_are_headings() -> None:
    page = page_of_prose(1)
    page.text(85, 480, "環境の目標", size=16)
    y = page.paragraph(85, 520, PROSE, columns=40)
    page.text(85, y + 12, "水とみどり", face=BOLD)
    page.paragraph(85, y + 36, PROSE, columns=40)
    assert texts(read(page), LineKind.HEADING) == ["環境の目標", "水とみどり"]


def test_the_title_of_the_first_page_is_no_heading() -> None:
    cover = PageMaker()
    cover.text(120, 200, "第３次環境基本計画", size=28, face=GOTHIC)
    cover.text(220, 600, "令和６年３月", size=14)
    cover.text(220, 640, "潮見野市", size=14)
    source = read(cover, page_of_prose(2))
    assert texts(source)[:3] == ["第３次環境基本計画", "令和６年３月", "潮見野市"]
    assert texts(source, LineKind.HEADING) == []
    assert source.lines[0].size == 28


def test_cells_of_a_ruled_table_stay_with_their_row() -> None:
    page = page_of_prose(1)
    page.grid([85, 200, 300, 420], [480, 505, 545, 570])
    for x, y, text in [
        (95, 497, "項目"), (210, 497, "人口"), (310, 497, "世帯数"),
        (95, 522, "中央地区"), (210, 522, "675人"), (310, 522, "312世帯（外国人の世"),
        (310, 537, "帯を含む）"),
        (95, 562, "港地区"), (210, 562, "88人"), (310, 562, "40世帯"),
    ]:  # fmt: skip
        page.text(x, y, text)
    assert texts(read(page), LineKind.TABLE_ROW) == [
        "項目\t人口\t世帯数",
        "中央地区\t675人\t312世帯（外国人の世帯を含む）",
        "港地区\t88人\t40世帯",
    ]


def test_a_frame_around_text_is_no_table() -> None:
    page = page_of_prose(1)
    page.grid([80, 515], [480, 600])
    page.paragraph(90, 500, PROSE, columns=38)
    source = read(page)
    assert texts(source, LineKind.TABLE_ROW) == []
    assert PROSE in "".join(texts(source))


def test_lines_of_a_diagram_are_no_table() -> None:
    page = page_of_prose(1)
    page.line(85, 500, 500, 500)
    page.line(85, 600, 500, 600)
    page.line(200, 480, 200, 640)
    page.line(350, 480, 350, 640)
    page.text(150, 550, "公布から施行までの間に準備を行う期間を設けます")
    assert texts(read(page), LineKind.TABLE_ROW) == []


def test_letters_set_apart_are_no_words() -> None:
    page = page_of_prose(1)
    page.text(150, 500, "基本方針", size=12, spacing=12)
    page.text(85, 540, "西村", size=12)
    page.text(115, 540, "毅", size=12)
    source = read(page)
    assert "基本方針" in texts(source)
    assert "西村 毅" in texts(source)


def test_characters_printed_twice_for_weight_are_read_once() -> None:
    page = page_of_prose(1)
    page.text(85, 500, "太字の見出し", size=12)
    page.text(85.4, 500, "太字の見出し", size=12)
    assert texts(read(page)).count("太字の見出し") == 1


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(rotate: int) -> None:
    page = PageMaker(rotate=rotate)
    page.text(100, 200, "回転したページの文です。", size=10)
    line = read(page).lines[0]
    assert line.text == "回転したページの文です。"
    assert line.box is not None
    left, top, right, bottom = 100, 191.4, 220, 201.4  # 0.86 em over and 0.14 em under y = 200
    shown = {
        0: (left, top, right, bottom),
        90: (842 - bottom, left, 842 - top, right),
        180: (595 - right, 842 - bottom, 595 - left, 842 - top),
        270: (top, 595 - right, bottom, 595 - left),
    }[rotate]
    assert line.box == pytest.approx(shown, abs=0.2)


def test_bookmarks_and_title_are_read() -> None:
    source = read(
        page_of_prose(1),
        page_of_prose(2),
        title="環境基本計画",
        outline=[("第1章 現状", 1), ("第2章 施策", 2)],
    )
    assert source.bookmarks == ((1, "第1章 現状", 1), (1, "第2章 施策", 2))
    assert source.title == "環境基本計画"


def test_a_file_name_as_title_is_not_taken() -> None:
    assert read(page_of_prose(1), title="Microsoft Word - 計画案.docx").title == ""


def test_vertical_words_beside_the_text_are_one_line() -> None:
    page = PageMaker()
    for row, char in enumerate("基本理念"):
        page.text(60, 130 + 12 * row, char)
    page.paragraph(100, 130, PROSE, columns=35)
    source = read(page)
    assert texts(source)[0] == "基本理念"
    assert "".join(texts(source)[1:]) == PROSE


def test_a_table_with_horizontal_lines_only_has_rows() -> None:
    page = page_of_prose(1)
    for y in (480, 505, 530, 555):
        page.line(85, y, 500, y)
    for row, cells in enumerate(
        [("年度", "人口"), ("令和4年度", "203,800人"), ("令和5年度", "204,135人")]
    ):
        page.text(90, 497 + 25 * row, cells[0])
        page.text(300, 497 + 25 * row, cells[1])
    assert texts(read(page), LineKind.TABLE_ROW) == [
        "年度\t人口",
        "令和4年度\t203,800人",
        "令和5年度\t204,135人",
    ]


def test_wrapped_text_under_a_label_stays_in_its_row() -> None:
    page = page_of_prose(1)
    for row, name in enumerate(["市民", "事業者", "市"]):
        page.text(85, 500 + 40 * row, name)
        page.text(
            160, 500 + 40 * row, "計画の内容を知り、日々の暮らしの中でできる取組を続けていきま"
        )
        page.text(160, 518 + 40 * row, "す。")
    rows = texts(read(page), LineKind.TABLE_ROW)
    whole = "計画の内容を知り、日々の暮らしの中でできる取組を続けていきます。"
    assert rows == [f"{name}\t{whole}" for name in ("市民", "事業者", "市")]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    page = page_of_prose(1)
    page.text(85, 480, "施策の進め方と、市民・事業者・市がともに果た", size=16, face=GOTHIC)
    page.text(85, 504, "す役割", size=16, face=GOTHIC)
    page.paragraph(85, 540, PROSE, columns=40)
    assert texts(read(page), LineKind.HEADING) == [
        "施策の進め方と、市民・事業者・市がともに果たす役割"
    ]


def test_a_heading_much_larger_than_the_text_may_be_broken_too() -> None:
    page = page_of_prose(1)
    page.text(85, 480, "施策の進め方と市民と事業者と市の役", size=25)
    page.text(85, 512, "割について", size=25)
    page.paragraph(85, 560, PROSE, columns=40)
    assert texts(read(page), LineKind.HEADING) == ["施策の進め方と市民と事業者と市の役割について"]


def test_items_of_a_list_are_not_joined_though_they_are_full() -> None:
    page = page_of_prose(1)
    page.paragraph(
        85,
        500,
        "①" + "市民が環境に関心を持ち行動するための学びの場を増やす",
        columns=28,
        indent=False,
    )
    page.paragraph(
        85,
        520,
        "②" + "事業者が環境に配慮した活動を進めるための支援を広げる",
        columns=28,
        indent=False,
    )
    source = read(page)
    assert line_of(source, "①").ends_block
    assert "①市民" in texts(source)[-2]


def test_text_that_is_set_sideways_is_read_upright_with_its_box_on_the_page() -> None:
    page = PageMaker(size=(595, 842))
    code = "横向きの表の題名です。".encode("utf-16-be").hex()
    page.draw(f"BT /F0 10 Tf 0 1 -1 0 300 200 Tm <{code}> Tj ET")
    source = read(page)
    assert texts(source) == ["横向きの表の題名です。"]
    # It runs upwards from (300, 842 - 200): eleven characters of ten points, 0.86 em to its left.
    assert source.lines[0].box == pytest.approx((291.4, 532, 301.4, 642), abs=0.2)


def test_the_title_of_a_letter_is_its_centred_line() -> None:
    page = PageMaker()
    page.text(330, 100, "令和６年６月28日")
    page.text(85, 130, "各都道府県福祉担当部長　殿")
    page.text(190, 190, "地域福祉計画の策定について")  # 13 ems in the middle of 85 to 431.5
    page.paragraph(85, 230, PROSE, columns=33)
    assert read(page).title == "地域福祉計画の策定について"


def test_a_larger_line_is_left_to_be_the_title() -> None:
    page = PageMaker()
    page.text(150, 100, "第３次環境基本計画", size=22)
    page.text(192.5, 190, "地域福祉計画の策定について")
    page.paragraph(85, 230, PROSE, columns=33)
    assert read(page).title == ""


def test_a_gothic_end_of_a_sentence_with_latin_stops_is_no_heading() -> None:
    page = PageMaker()
    page.text(85, 100, "・位置が文字の途中となる場合は，市民と事業者に知らせたうえで，担当の部署が")
    page.text(95.5, 118, "途中で切れないように調整する．", face=GOTHIC)
    page.paragraph(85, 150, PROSE, columns=38)
    assert texts(read(page), LineKind.HEADING) == []
