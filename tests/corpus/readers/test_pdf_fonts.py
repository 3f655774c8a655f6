"""Fonts that a PDF names and does not hold: the machine's play no part in what is read."""

import pytest

from corpus.readers.blank_font import blank_font
from corpus.readers.page_png import page_png
from corpus.readers.pdf import read_pdf
from corpus.readers.pdfium import open_pdf, read_page
from tests.corpus.readers.pdf_maker import BOLD, GOTHIC, MINCHO, PageMaker, make_pdf


@pytest.mark.parametrize("face", [MINCHO, GOTHIC, BOLD])
def test_characters_are_as_wide_as_the_file_says(face: int) -> None:
    page = PageMaker()
    page.text(100, 200, "A第W1。", size=10, face=face)
    with open_pdf(make_pdf([page]), "計画.pdf") as pdf:
        glyphs = read_page(pdf, 1).glyphs
    # Half an em for ASCII, one for the others, from x = 100.
    assert [(glyph.char, glyph.left, glyph.right) for glyph in glyphs] == [
        ("A", 100, 105), ("第", 105, 115), ("W", 115, 120), ("1", 120, 125), ("。", 125, 135),
    ]  # fmt: skip


def test_a_character_that_stands_alone_is_not_lost() -> None:
    page = PageMaker()
    for place, char in enumerate("毅𠮷1髙"):
        page.text(100 + 10 * place, 200, char, size=10)
    assert [line.text for line in read_pdf(make_pdf([page]), "名簿.pdf").lines] == ["毅𠮷1髙"]


def test_reading_is_the_same_after_a_page_was_drawn() -> None:
    page = PageMaker()
    page.text(100, 200, "A第W1。", size=10, face=BOLD)
    content = make_pdf([page])
    before = read_pdf(content, "計画.pdf")
    page_png(content, "計画.pdf", 1, [], 10_000)
    assert read_pdf(content, "計画.pdf") == before


def test_the_blank_font_is_small_and_always_the_same() -> None:
    assert len(blank_font()) < 500
    assert blank_font() == blank_font()
