"""Cells that span rows and columns: each row is read with the heads that it shares."""

from corpus.readers.docx import read_docx
from corpus.readers.html import read_html
from corpus.readers.pdf import read_pdf
from corpus.readers.table_heads import Grid, SpanningCell, read_with_heads
from corpus.records import LineKind, Source
from tests.corpus.readers.docx_maker import make_docx, paragraph
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

# Two rows of heads, and 居宅 beside two rows.
ROWS = [
    "区分\tサービス\t見込み 上期\t見込み 下期",
    "居宅\t訪問介護\t612\t628",
    "居宅\t通所介護\t78\t80",
]


def rows_of(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.kind is LineKind.TABLE_ROW]


def cell(text: str, row: int, column: int, height: int = 1, width: int = 1) -> SpanningCell[str]:
    return SpanningCell((text,), text, row, column, height, width)


def read(*cells: SpanningCell[str]) -> list[list[str]]:
    return [[" ".join(one.parts) for one in row] for row in read_with_heads(cells)]


def test_a_page_gives_each_row_its_heads() -> None:
    page = PageMaker()
    xs, ys = [85, 150, 260, 340, 420], [180, 200, 220, 240, 260]
    for x in (xs[0], xs[1], xs[2], xs[4]):
        page.line(x, ys[0], x, ys[-1])
    page.line(xs[3], ys[1], xs[3], ys[-1])
    for y in (ys[0], ys[2], ys[4]):
        page.line(xs[0], y, xs[4], y)
    page.line(xs[2], ys[1], xs[4], ys[1])
    page.line(xs[1], ys[3], xs[4], ys[3])
    for x, y, text in [
        (90, 204, "区分"), (155, 204, "サービス"), (270, 194, "見込み"),
        (265, 214, "上期"), (345, 214, "下期"),
        (90, 244, "居宅"), (155, 234, "訪問介護"), (265, 234, "612"), (345, 234, "628"),
        (155, 254, "通所介護"), (265, 254, "78"), (345, 254, "80"),
    ]:  # fmt: skip
        page.text(x, y, text, size=9)
    source = read_pdf(make_pdf([page]), "計画.pdf")
    assert rows_of(source) == ROWS
    tops = [line.box[1] for line in source.lines if line.box]
    assert tops == sorted(tops)  # the second row's box does not reach up to the first


def test_a_word_file_gives_each_row_its_heads() -> None:
    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    begin, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        tc("区分", begin) + tc("サービス", begin) + tc("見込み", '<w:gridSpan w:val="2"/>'),
        tc("", goes_on) + tc("", goes_on) + tc("上期") + tc("下期"),
        tc("居宅", begin) + tc("訪問介護") + tc("612") + tc("628"),
        tc("", goes_on) + tc("通所介護") + tc("78") + tc("80"),
    ]
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    assert rows_of(read_docx(make_docx(body), "計画.docx")) == ROWS


def test_a_web_page_gives_each_row_its_heads() -> None:
    page = (
        "<table><tr><th rowspan=2>区分<th rowspan=2>サービス<th colspan=2>見込み</tr>"
        "<tr><th>上期<th>下期</tr><tr><td rowspan=2>居宅<td>訪問介護<td>612<td>628</tr>"
        "<tr><td>通所介護<td>78<td>80</tr></table>"
    )
    assert rows_of(read_html(page.encode(), "計画.html")) == ROWS


def test_heads_of_three_rows_are_one() -> None:
    heads = [cell("年", 0, 0, height=3), cell("計画", 0, 1, width=4)]
    heads += [cell("甲", 1, 1, width=2), cell("乙", 1, 3, width=2)]
    heads += [cell(text, 2, 1 + place) for place, text in enumerate("上下上下")]
    assert read(*heads, cell("値", 3, 0)) == [
        ["年", "計画 甲 上", "計画 甲 下", "計画 乙 上", "計画 乙 下"],
        ["値"],
    ]


def test_a_form_has_no_row_of_heads() -> None:
    # 氏名 | 山田（3 列） over 住所 | 一番町 | 電話 | 23: no column is divided.
    cells = (
        cell("氏名", 0, 0), cell("山田", 0, 1, width=3),
        cell("住所", 1, 0), cell("一番町", 1, 1), cell("電話", 1, 2), cell("23", 1, 3),
        cell("備考", 2, 0), cell("なし", 2, 1, width=3),
    )  # fmt: skip
    assert read(*cells) == [["氏名", "山田"], ["住所", "一番町", "電話", "23"], ["備考", "なし"]]


def test_a_long_text_over_several_rows_is_read_once() -> None:
    duty = "計画の進み具合を毎年度まとめ、町のホームページと広報で公表すること。"
    assert read(cell(duty, 0, 0, height=2), cell("甲", 0, 1), cell("乙", 1, 1)) == [
        [duty, "甲"],
        ["乙"],
    ]


def test_a_row_begins_with_what_it_has() -> None:
    heads = [cell(name, 0, place) for place, name in enumerate(("区分", "指標", "目標", "備考"))]
    assert read(*heads, cell("甲", 1, 1), cell("乙", 1, 2), cell("丙", 2, 0), cell("丁", 2, 3))[
        1:
    ] == [["甲", "乙", ""], ["丙", "", "", "丁"]]


def test_what_spans_rows_at_the_end_is_of_each() -> None:
    assert read(cell("甲", 0, 0), cell("総務課", 0, 1, height=2), cell("乙", 1, 0)) == [
        ["甲", "総務課"],
        ["乙", "総務課"],
    ]


def test_a_cell_stands_beside_those_that_reach_down() -> None:
    grid = Grid()
    assert grid.place([(2, 1), (1, 2)]) == [(0, 0, 2, 1), (0, 1, 1, 2)]
    assert grid.place([(1, 1), (1, 1)]) == [(1, 1, 1, 1), (1, 2, 1, 1)]
    assert grid.place([(1, 1)]) == [(2, 0, 1, 1)]


def test_an_empty_cell_under_a_head_is_kept() -> None:
    page = (
        "<html><body><h1>工程</h1><table>"
        "<tr><th>取組</th><th>令和8年度</th><th>令和9年度</th><th>令和10年度</th></tr>"
        "<tr><td>窓口の改修</td><td></td><td>設計</td><td>工事</td></tr>"
        "<tr><td>研修</td><td>実施</td><td></td><td></td></tr>"
        "</table><table><tr><th>氏名</th><th>所属</th><th>備考</th></tr>"
        "<tr><td>山田 一郎</td><td>商工会</td><td></td></tr></table></body></html>"
    )
    source = read_html(page.encode(), "plan.html")
    assert rows_of(source) == [
        "取組\t令和8年度\t令和9年度\t令和10年度",
        "窓口の改修\t\t設計\t工事",
        "研修\t実施\t\t",
        "氏名\t所属\t備考",
        "山田 一郎\t商工会\t",
    ]


def test_small_numbers_are_no_heads_of_years() -> None:
    heads = [cell("区分", 0, 0, width=2)]
    heads += [cell(f"令和{n}年", 0, 1 + n) for n in (1, 2, 3)]
    rows = [cell("うち高齢者", 1, 1), *(cell(text, 1, n + 2) for n, text in enumerate("687"))]
    numbers = [cell(text, 2, n + 2) for n, text in enumerate(("687", "694", "706"))]
    rates = [cell(text, 3, n + 2) for n, text in enumerate(("43.5", "44.1", "44.8"))]
    table = read(
        *heads,
        *rows,
        cell("うち75歳以上", 2, 1),
        *numbers,
        cell("高齢化率", 3, 0, width=2),
        *rates,
    )
    assert table[-1] == ["高齢化率", "43.5", "44.1", "44.8"]


def test_values_stand_beside_years_under_what_they_are() -> None:
    heads = [cell("指標", 0, 0, height=2), cell("現状", 0, 1, width=2)]
    heads += [cell("中間目標", 0, 3), cell("最終目標", 0, 4)]
    below = [
        cell(text, 1, 1 + n) for n, text in enumerate(("年度", "値", "令和7年度", "令和9年度"))
    ]
    row = [cell(text, 2, n) for n, text in enumerate(("利用者数", "R3", "26", "30", "31"))]
    assert read(*heads, *below, *row)[0] == [
        "指標",
        "現状 年度",
        "現状 値",
        "中間目標 令和7年度",
        "最終目標 令和9年度",
    ]


def test_words_under_wide_heads_are_heads() -> None:
    read_rows = read(
        cell("部門", 0, 0, height=2),
        cell("基準年度", 0, 1),
        cell("現状", 0, 2, width=2),
        cell("平成25年度", 1, 1),
        cell("排出量", 1, 2),
        cell("基準年度比", 1, 3),
        cell("産業", 2, 0),
        cell("88.2", 2, 1),
        cell("74.1", 2, 2),
        cell("△16.0％", 2, 3),
    )
    assert read_rows == [
        ["部門", "基準年度 平成25年度", "現状 排出量", "現状 基準年度比"],
        ["産業", "88.2", "74.1", "△16.0％"],
    ]


def test_values_under_wide_heads_are_a_row() -> None:
    read_rows = read(
        cell("居宅", 0, 0, height=2),
        cell("訪問介護", 0, 1),
        cell("見込み", 0, 2, width=2),
        cell("通所介護", 1, 1),
        cell("78", 1, 2),
        cell("80", 1, 3),
        cell("施設", 2, 0),
        cell("老人ホーム", 2, 1),
        cell("30", 2, 2),
        cell("31", 2, 3),
    )
    assert read_rows[1] == ["居宅", "通所介護", "78", "80"]
