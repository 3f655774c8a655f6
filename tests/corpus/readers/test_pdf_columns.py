"""Columns: headings that stand in from their text, a line at the foot over all of them."""

from pathlib import Path

from corpus.readers import read_document
from tests.corpus.readers.pdf_maker import GOTHIC, PageMaker, make_pdf
from tests.corpus.readers.pdf_reading import PROSE, read, texts

LEFTS = (40, 310, 580)  # of three columns on a wide page


def three_columns() -> PageMaker:
    page = PageMaker((842.0, 595.0))
    page.text(40, 60, "第３期 食育推進計画【概要版】", size=20, face=GOTHIC)
    for number, left in enumerate(LEFTS):
        # Headings stand in, and the first one begins above those beside it.
        page.text(left + 14, 106 - 6 * number, f"見出し{number + 1}", size=13, face=GOTHIC)
        page.paragraph(left, 130, f"{number + 1}番目の段です。{PROSE * 2}", columns=22)
    return page


def test_headings_that_stand_in_are_read_with_their_column() -> None:
    joined = "".join(texts(read(three_columns())))
    places = [
        joined.index(words)
        for number in (1, 2, 3)
        for words in (f"見出し{number}", f"{number}番目の段です。")
    ]
    assert places == sorted(places)
    assert joined.count(PROSE * 2) == 3


def test_a_line_at_the_foot_is_read_behind_all_columns() -> None:
    page = three_columns()
    page.text(40, 560, "発行　健康づくり課　電話 0749-00-1234")
    page.text(700, 560, "令和７年３月")
    assert "".join(texts(read(page))).endswith("電話 0749-00-1234 令和７年３月")


def test_large_figures_are_no_title(tmp_path: Path) -> None:
    page = three_columns()
    page.text(40, 520, "7.6％ 312ｇ", size=32, face=GOTHIC)
    path = tmp_path / "gaiyo.pdf"
    path.write_bytes(make_pdf([page]))
    assert read_document(path).title == "第３期 食育推進計画【概要版】"


def test_what_stands_right_above_is_read_before_what_stands_left_below() -> None:
    page = PageMaker((720.0, 540.0))
    for row in range(3):
        page.text(400, 100 + 20 * row, f"右の上の{row + 1}行目は事務局のことです。", size=12)
        page.text(40, 260 + 20 * row, f"左の下の{row + 1}行目は日程のことです。", size=12)
    joined = "".join(texts(read(page)))
    assert joined.index("右の上の3行目") < joined.index("左の下の1行目")
