"""Tables whose rows are shaded in turn, without any line."""

from collections.abc import Sequence
from itertools import pairwise

from corpus.records import LineKind
from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import page_of_prose, read, texts

_COLUMNS = (85, 220, 320, 420)


def shaded_table(page: PageMaker, top: float, rows: Sequence[tuple[str, ...]]) -> float:
    """Print a table with its head and every second row shaded; returns its lower end."""
    for number, row in enumerate(rows):
        y = top + 20 * number
        if number == 0 or number % 2:
            for left, right in pairwise(_COLUMNS):
                page.fill(left, y, right, y + 20)
        for x, text in zip(_COLUMNS, row, strict=False):
            page.text(x + 6, y + 14, text, size=9)
    return top + 20 * len(rows)


ROWS = [
    ("区分", "令和４年度", "令和５年度"),
    ("人口", "8,407人", "8,301人"),
    ("15歳未満", "765人", "741人"),
    ("世帯", "3,498", "3,480"),
    ("合計", "12,670", "12,522"),
]


def test_white_rows_between_and_below_are_rows_of_the_table() -> None:
    page = page_of_prose(1)
    shaded_table(page, 480, ROWS)
    assert texts(read(page), LineKind.TABLE_ROW) == ["\t".join(row) for row in ROWS]


def test_text_between_two_tables_of_the_same_columns_is_in_neither() -> None:
    page = page_of_prose(1)
    y = shaded_table(page, 420, ROWS)
    page.text(85, y + 20, "表２ 将来の人口", size=9)
    shaded_table(page, y + 30, ROWS)
    source = read(page)
    assert texts(source, LineKind.TABLE_ROW) == ["\t".join(row) for row in ROWS] * 2
    assert "表２ 将来の人口" in texts(source)


def test_a_cell_over_several_rows_leaves_them_apart() -> None:
    page = page_of_prose(1)
    page.fill(85, 480, 220, 500)
    page.fill(220, 480, 320, 500)
    page.fill(320, 480, 420, 500)
    page.fill(85, 500, 220, 560)
    for y in (500, 540):
        page.fill(220, y, 320, y + 20)
        page.fill(320, y, 420, y + 20)
    for row, cells in enumerate(
        [
            ("区分", "氏名", "役職"),
            ("産業", "磯貝", "会長"),
            ("", "真鍋", "委員"),
            ("", "瀬尾", "委員"),
        ]
    ):
        for x, text in zip(_COLUMNS, cells, strict=False):
            if text:
                page.text(x + 6, 494 + 20 * row, text, size=9)
    assert texts(read(page), LineKind.TABLE_ROW) == [
        "区分\t氏名\t役職", "産業\t磯貝\t会長", "産業\t真鍋\t委員", "産業\t瀬尾\t委員",
    ]  # fmt: skip


def test_roles_in_a_cell_stand_apart() -> None:
    page = page_of_prose(1)
    page.grid([85, 220, 330], [480, 500, 540])
    for x, y, text in [
        (91, 494, "組織"), (226, 494, "構成"), (91, 514, "推進幹事会"),
        (226, 514, "座長：企画財政課長"), (226, 530, "幹事：各課の課長補佐"),
    ]:  # fmt: skip
        page.text(x, y, text, size=9)
    rows = texts(read(page), LineKind.TABLE_ROW)
    assert rows[1] == "推進幹事会\t座長：企画財政課長 幹事：各課の課長補佐"
