"""Characters that are set higher or lower than the line that they belong to."""

from tests.corpus.readers.pdf_maker import PageMaker
from tests.corpus.readers.pdf_reading import read, texts


def test_a_lowered_letter_of_the_lines_size_stays_in_its_word() -> None:
    page = PageMaker()
    x = page.text(85, 100, "削減量はCO", size=10)
    x = page.text(x, 102.2, "2", size=10)
    page.text(x, 100, "に換算して示します。", size=10)
    page.text(85, 118, "換算の係数は別に定めます。", size=10)
    assert texts(read(page)) == ["削減量はCO2に換算して示します。", "換算の係数は別に定めます。"]


def test_a_cell_a_little_lower_than_its_neighbour_is_no_part_of_its_word() -> None:
    page = PageMaker()
    x = page.text(85, 100, "人口の推移", size=10)
    page.text(x + 6, 102.8, "表", size=10)
    assert texts(read(page)) == ["人口の推移 表"]
