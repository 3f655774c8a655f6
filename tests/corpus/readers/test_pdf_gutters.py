"""Narrow gutters: lines of two columns that stand as near to one another as words."""

import pytest

from corpus.readers.pdf_gutters import cut_at_gutters
from corpus.readers.pdf_pieces import Piece, make_pieces
from corpus.readers.pdfium import open_pdf, read_page
from tests.corpus.readers.pdf_maker import GOTHIC, PageMaker, make_pdf
from tests.corpus.readers.pdf_reading import PROSE, read, texts

SIZE = 10.0
COLUMN = 22  # characters, 220 points
LEFT = 60.0
HALF = "この節では、山の上の集落で進める取組とその順序を述べ、あわせて担当する課の名前を示します。"
OTHER = (
    "道路の除雪は、降雪が十五センチを超えた朝に始め、通学路から先に行います。費用は村が負担します。"
)


def columns(page: PageMaker, top: float, gutter_em: float, *parts: str) -> float:
    """Columns of text set solid, gutters of so many ems; returns the baseline below the longest."""
    ends = [
        page.paragraph(
            LEFT + number * (COLUMN + gutter_em) * SIZE,
            top,
            text,
            columns=COLUMN,
            size=SIZE,
            leading=16,
        )
        for number, text in enumerate(parts)
    ]
    return max(ends)


def joined(page: PageMaker) -> str:
    return "".join(texts(read(page)))


@pytest.mark.parametrize("gutter_em", [0.8, 1.0, 1.4, 1.8, 2.5])
def test_columns_are_read_one_after_the_other_however_narrow_the_gutter(gutter_em: float) -> None:
    page = PageMaker()
    columns(page, 100, gutter_em, HALF * 2, OTHER * 2)
    assert joined(page) == HALF * 2 + OTHER * 2


def test_three_narrow_columns() -> None:
    page = PageMaker((842.0, 595.0))
    columns(page, 100, 1.2, HALF * 2, OTHER * 2, PROSE * 2)
    assert joined(page) == HALF * 2 + OTHER * 2 + PROSE * 2


def test_columns_above_and_below_a_table_and_a_heading_over_the_page() -> None:
    page = PageMaker()
    end = columns(page, 80, 1.8, f"上の左。{HALF * 2}", f"上の右。{OTHER * 2}")
    rows = [end + 20 * number for number in range(4)]
    page.grid((60, 200, 420, 520), rows)
    for row, cells in zip(
        rows,
        (("事業名", "内容", "所管"), ("甲事業", "購入", "総務課"), ("乙事業", "委託", "住民課")),
        strict=False,
    ):
        for x, cell in zip((64, 204, 424), cells, strict=True):
            page.text(x, row + 14, cell, size=SIZE)
    page.text(60, end + 100, "基本目標２　安心につながる村", size=14, face=GOTHIC)
    end = columns(page, end + 130, 1.8, f"中の左。{HALF * 2}", f"中の右。{OTHER * 2}")
    page.text(180, end + 20, "コラムの題は紙の真ん中に置かれる長い行です", size=SIZE)
    columns(page, end + 50, 1.8, f"下の左。{HALF * 2}", f"下の右。{OTHER * 2}")
    found = joined(page)
    wanted = [f"上の左。{HALF * 2}上の右。{OTHER * 2}", "事業名\t内容\t所管", "安心につながる村"]
    wanted += [f"中の左。{HALF * 2}中の右。{OTHER * 2}", "コラムの題"]
    wanted += [f"下の左。{HALF * 2}下の右。{OTHER * 2}"]
    places = [found.index(words) for words in wanted]
    assert places == sorted(places)


@pytest.mark.parametrize("gutter_em", [1.0, 1.8])
def test_a_stop_may_hang_into_the_gutter(gutter_em: float) -> None:
    page = PageMaker()
    left = [f"{number}番目の行は段の端までとどき下の行につづきます" for number in range(6)]
    left = [line[:COLUMN] for line in left]
    left[2] += "。"
    left[-1] = "おわります。"
    for number, line in enumerate(left):
        page.text(LEFT, 100 + 16 * number, line, size=SIZE)
    page.paragraph(
        LEFT + (COLUMN + gutter_em) * SIZE, 100, OTHER * 2, columns=COLUMN, size=SIZE, leading=16
    )
    assert joined(page) == "".join(left) + OTHER * 2


def test_the_end_of_a_column_is_not_read_with_the_line_beside_it() -> None:
    page = PageMaker()
    end = columns(page, 100, 1.8, HALF * 2)
    x = LEFT + (COLUMN + 1.8) * SIZE
    page.text(x, 100, "この二行は前の段のつづきであり、ここで終わりま", size=SIZE)
    page.text(x, 116, "す。", size=SIZE)
    for number in (3, 4):
        page.text(x + 5, 100 + 16 * number, f"・ {number}番目の項目は右の段にあります", size=SIZE)
    page.text(LEFT, end + 30, f"これは紙の幅いっぱいの行です。{HALF}"[:44], size=SIZE)
    assert f"{HALF * 2}この二行は前の段のつづきであり、ここで終わります。" in joined(page)


def test_a_box_at_the_head_of_the_right_column_is_read_with_that_column() -> None:
    page = PageMaker()
    page.text(60, 60, "基本目標２　安心につながる村と書かれた紙の幅いっぱいの見出し行", size=14)
    end = columns(page, 100, 1.8, HALF)
    columns(page, end + 6, 1.8, HALF)
    x = LEFT + (COLUMN + 1.8) * SIZE
    page.grid((x, x + 200), (90, 112))
    page.text(x + 4, 104, "指標 アプリの登録者数", size=SIZE)
    page.paragraph(x, 140, OTHER * 2, columns=COLUMN, size=SIZE, leading=16)
    assert f"{HALF * 2}指標 アプリの登録者数{OTHER * 2}" in joined(page)


def pieces(page: PageMaker) -> list[Piece]:
    with open_pdf(make_pdf([page]), "計画.pdf") as pdf:
        return make_pieces(read_page(pdf, 1).glyphs)


def cut(page: PageMaker) -> list[str]:
    return [piece.text for piece in cut_at_gutters(pieces(page), ())]


def test_labels_a_space_before_their_text_are_no_column() -> None:
    page = PageMaker()
    lines = [
        "令和７年度に行う取組　広報紙で知らせ、説明会を二回開きます。",
        "令和８年度に行う取組　村の全ての集会所に端末を一台ずつ置き、",
        "令和９年度に行う取組　使い方の講習を毎月開き、助言をします。",
        "令和10年度に行う取組　評価をして、次の計画の案に生かします。",
    ]
    for number, line in enumerate(lines):
        label, words = line.split("　")
        page.text(60, 100 + 16 * number, label, size=SIZE)
        page.text(60 + 11 * SIZE, 100 + 16 * number, words, size=SIZE)
    assert len(cut(page)) == len(lines)


def test_items_that_hang_and_centred_lines_are_no_columns() -> None:
    page = PageMaker()
    page.text(200, 70, "基 本 理 念 と 目 標", size=14, face=GOTHIC)
    top = 100.0
    for number in range(4):
        page.text(60, top, f"（{number + 1}）", size=SIZE)
        top = page.paragraph(
            60 + 4 * SIZE, top, HALF + OTHER, columns=40, size=SIZE, leading=16, indent=False
        )
    assert cut(page) == [piece.text for piece in pieces(page)]


def test_commas_and_spaces_under_one_another_are_no_gutter() -> None:
    page = PageMaker()
    for number in range(4):
        line = f"{HALF[:20]}が、{OTHER[:20]}。" if number % 2 else f"{OTHER[:20]}は。　{HALF[:19]}"
        page.text(60, 100 + 16 * number, line, size=SIZE)
    assert len(cut(page)) == 4


def test_cells_without_lines_are_no_columns() -> None:
    page = PageMaker()
    for number, cells in enumerate(
        [
            ("高齢者見守り電球の事業", "離れて暮らす家族に知らせます。", "健康福祉課"),
            ("防災行政無線更新の事業", "子局六か所を取り替え、点検します。", "総務課"),
            ("公衆無線網整備の事業です", "避難所に置き、誰でも使えます。", "企画観光課"),
            ("学校端末更新の事業です。", "一人に一台を貸し、回収します。", "教育委員会"),
        ]
    ):
        for x, cell in zip((60, 190, 380), cells, strict=True):
            page.text(x, 100 + 16 * number, cell, size=SIZE)
    rows = texts(read(page))
    assert rows[3] == "学校端末更新の事業です。\t一人に一台を貸し、回収します。\t教育委員会"
    assert len(rows) == 4
