"""Tables without lines whose cells stand at their row's middle, and tables below two columns."""

from collections.abc import Sequence

from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import PROSE, read, texts

SIZE = 9.0


def centred_row(page: PageMaker, y: float, cells: Sequence[tuple[float, str]]) -> None:
    """Print cells around the height ``y``; a bar parts the lines of one."""
    for x, text in cells:
        lines = text.split("|")
        for number, line in enumerate(lines):
            page.text(x, y + 12 * (number - (len(lines) - 1) / 2), line, size=SIZE)


def test_cells_beside_one_of_two_lines_are_its_row() -> None:
    page = PageMaker()
    page.paragraph(85, 60, PROSE, columns=40)
    rows = [("5月14日", "法律相談"), ("5月21日", "税金相談"), ("5月28日", "建築相談")]
    for number, (day, name) in enumerate(rows):
        cells = [(85, day), (160, name), (240, "13:30から16:00まで|（要予約）"), (360, "公民館")]
        centred_row(page, 130 + 36 * number, cells)
    assert texts(read(page), LineKind.TABLE_ROW) == [
        f"{day}\t{name}\t13:30から16:00まで（要予約）\t公民館" for day, name in rows
    ]


def test_cells_that_nearly_touch_are_parted_where_their_heads_are() -> None:
    page = PageMaker()
    centred_row(page, 100, [(94, "月日"), (145, "内容"), (220, "時間"), (330, "会場")])
    for number, day in enumerate(("5月14日（日）", "5月21日（月）", "5月28日（日）")):
        end = page.text(85, 130 + 36 * number, day, size=SIZE)
        page.text(end + 2.5, 130 + 36 * number, "無料法律相談", size=SIZE)
        cells = [(205, "13:30から16:00まで|（要予約）"), (330, "公民館")]
        centred_row(page, 130 + 36 * number, cells)
    found = texts(read(page), LineKind.TABLE_ROW)
    assert found[0] == "月日\t内容\t時間\t会場"
    assert found[1] == "5月14日（日）\t無料法律相談\t13:30から16:00まで（要予約）\t公民館"


def test_a_table_below_two_columns_of_text_is_read_by_rows() -> None:
    page = PageMaker()
    for left in (60, 310):
        page.paragraph(left, 100, PROSE * 2, columns=21)
    centred_row(page, 380, [(65, "指標名"), (310, "現状値|（令和４年度）"), (430, "担当課")])
    rows = [
        ("審議会等の委員に占める女性の割合", "27.3％", "人権推進課"),
        ("市の管理職に占める女性の割合", "14.8％", "人事課"),
        ("自治会長に占める女性の割合", "6.2％", "市民活動課"),
        ("育児休業を取る男性職員の割合", "31.6％", "人事課"),
    ]
    for number, row in enumerate(rows):
        cells = list(zip((65, 345, 430), row, strict=True))
        centred_row(page, 410 + 19 * number, cells)
    source = read(page)
    assert texts(source, LineKind.TABLE_ROW) == [
        "指標名\t現状値 （令和４年度）\t担当課",
        *("\t".join(row) for row in rows),
    ]
    assert "".join(texts(source, LineKind.UNKNOWN)) == PROSE * 4


def test_labels_of_a_drawing_are_no_table() -> None:
    page = PageMaker()
    for x, y, text in [
        (100, 100, "推進本部"), (250, 106, "議会"), (180, 130, "幹事会"),
        (90, 160, "部会"), (200, 155, "事務局"), (320, 162, "町民"),
    ]:  # fmt: skip
        page.text(x, y, text, size=SIZE)
    assert texts(read(page), LineKind.TABLE_ROW) == []


def test_two_columns_of_text_at_other_heights_are_no_table() -> None:
    page = PageMaker()
    page.paragraph(60, 100, PROSE * 2, columns=21, size=10, leading=15)
    page.paragraph(310, 107, PROSE * 2, columns=21, size=10, leading=15)
    source = read(page)
    assert texts(source, LineKind.TABLE_ROW) == []
    assert "".join(texts(source)) == PROSE * 4
