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


def gothic_band(page: PageMaker, top: float, left: list[str], right: list[str]) -> float:
    """Two columns of short lines in a gothic face; returns the baseline below the longer one."""
    for x, lines in ((40, left), (310, right)):
        for number, line in enumerate(lines):
            page.text(x, top + 19 * number, line, size=10, face=GOTHIC)
    return top + 19 * max(len(left), len(right))


FULL = "この行は段の端までとどく二十五字ちょうどの長さです"  # 25 characters: 250 points


def test_columns_of_gothic_text_are_not_cut_beside_a_heading_of_the_right_one() -> None:
    page = PageMaker()
    gothic_band(page, 100, [f"左{number}{FULL[:-2]}" for number in range(9)], [])
    end = gothic_band(page, 100, [], [f"右{FULL[:22]}。"] * 4)
    gothic_band(page, end + 19, [], [f"右{FULL[:22]}。"] * 4)
    joined = "".join(texts(read(page)))
    assert joined.index("左8") < joined.index("右")


def test_a_heading_over_both_columns_begins_them_anew() -> None:
    page = PageMaker()
    end = gothic_band(page, 100, [FULL[:24] + "。"] * 12, ["右の上" + FULL[:21] + "。"] * 6)
    page.text(50, end + 30, "第３章 めざす姿", size=15, face=GOTHIC)
    page.text(40, end + 76, "１ 基本理念", size=12, face=GOTHIC)
    gothic_band(page, end + 100, ["左の下" + FULL[:22]] * 2, [])
    gothic_band(page, end + 58, [], ["右の下" + FULL[:21] + "。"] * 2)
    joined = "".join(texts(read(page)))
    places = [joined.index(words) for words in ("右の上", "第３章", "左の下", "右の下")]
    assert places == sorted(places)


def test_a_few_lines_stand_in_the_columns_that_the_page_has_elsewhere() -> None:
    page = PageMaker()
    end = gothic_band(
        page, 100, ["見出し", FULL, FULL[:-3] + "ですが"], ["つづきの行は", "ここで終わります。"]
    )
    page.text(
        40,
        end + 30,
        "表１ 組織の一覧は次の表のとおりであり、その下には二つの段がつづいています。",
        size=10,
    )
    gothic_band(page, end + 70, [FULL[:24] + "。"] * 5, [FULL[:24] + "。"] * 5)
    joined = "".join(texts(read(page)))
    assert "ですがつづきの行は" in joined
