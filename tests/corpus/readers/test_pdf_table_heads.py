"""Heads that are set at the middle of their columns, in tables with few lines or none."""

from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import GOTHIC, PageMaker
from tests.corpus.readers.pdf_reading import PROSE, read, texts

ROWS = [
    ("国庫支出金", "12,400", "31,800"),
    ("町債", "8,000", "24,000"),
    ("一般財源", "15,720", "18,050"),
]


def test_centred_heads_between_horizontal_lines_are_a_row() -> None:
    page = PageMaker()
    # A ruled table of the same width stands above.
    page.grid([60, 200, 520], [80, 100, 120])
    for x, y, text in [
        (65, 94, "年度"),
        (205, 94, "事業"),
        (65, 114, "令和６"),
        (205, 114, "改修"),
    ]:
        page.text(x, y, text, size=9)
    for y in (150, 170, 190, 210, 230):
        page.line(60, y, 520, y)
    for x, text in [(120, "区分"), (270, "令和６年度"), (430, "令和７年度")]:
        page.text(x, 164, text, size=9, face=GOTHIC)
    for number, row in enumerate(ROWS):
        for x, text in zip((65, 235, 395), row, strict=True):
            page.text(x, 184 + 20 * number, text, size=9)
    assert texts(read(page), LineKind.TABLE_ROW) == [
        "年度\t事業",
        "令和６\t改修",
        "区分\t令和６年度\t令和７年度",
        *("\t".join(row) for row in ROWS),
    ]


def roster_page() -> PageMaker:
    page = PageMaker()
    page.text(60, 80, "７．策定委員会名簿", size=14, face=GOTHIC)
    for x, text in [(100, "役職"), (230, "氏名"), (420, "所属")]:
        page.text(x, 110, text, size=9.5, face=GOTHIC)
    for number, row in enumerate(
        [
            ("委員長", "東海林　和人", "北野大学　教授"),
            ("副委員長", "長谷部　くみ子", "町商工会女性部"),
            ("委員", "小比類巻　徹", "区長会　会長"),
            ("委員", "安孫子　まどか", "公募"),
        ]
    ):
        for x, text in zip((65, 190, 350), row, strict=True):
            page.text(x, 130 + 18 * number, text, size=9.5)
    page.text(60, 240, "８．問合せ先", size=14, face=GOTHIC)
    page.text(60, 266, "町役場　企画課　企画調整係", size=9.5)
    page.text(60, 282, "電話　0999-12-3456　ＦＡＸ　0999-12-3457", size=9.5)
    page.text(60, 298, "電子メール　kikaku@town.example.jp", size=9.5)
    page.paragraph(60, 330, PROSE * 2, columns=44)
    return page


def test_heads_over_a_roster_without_lines_are_a_row_of_it() -> None:
    found = texts(read(roster_page()), LineKind.TABLE_ROW)
    assert found[0] == "役職\t氏名\t所属"
    assert found[1].split("\t") == ["委員長", "東海林　和人", "北野大学　教授"]
    assert len(found) == 5


def test_what_follows_a_roster_is_no_column_of_it() -> None:
    source = read(roster_page())
    joined = "".join(texts(source))
    assert joined.index("公募") < joined.index("問合せ先")
    assert joined.endswith(PROSE * 2)


def test_each_way_to_reach_an_office_ends_its_line() -> None:
    lines = {line.text[:2]: line.ends_block for line in read(roster_page()).lines}
    assert lines["電話"]
    assert lines["電子"]


def test_a_sentence_over_a_table_is_no_head() -> None:
    page = PageMaker()
    page.paragraph(60, 80, PROSE, columns=44)
    for number, row in enumerate(ROWS):
        for x, text in zip((65, 235, 395), row, strict=True):
            page.text(x, 140 + 18 * number, text, size=10.5)
    assert texts(read(page), LineKind.TABLE_ROW) == ["\t".join(row) for row in ROWS]
