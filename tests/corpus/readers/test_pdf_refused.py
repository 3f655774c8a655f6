"""PDFs made here that are refused, or read with a warning."""

import pytest

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.pdf import read_pdf
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf
from tests.corpus.readers.pdf_reading import page_of_prose, read


def test_a_pdf_of_pictures_names_its_pages_and_suggests_ocr() -> None:
    page = PageMaker()
    page.line(10, 10, 500, 500)
    with pytest.raises(
        ReadingError, match=r"計画.pdf: found 2 pages with no text layer.*--ocr"
    ) as e:
        read(page, page)
    assert e.value.code is ReadingCode.NO_TEXT_LAYER


def test_a_page_without_text_among_others_is_warned_of() -> None:
    source = read(page_of_prose(1), PageMaker(), page_of_prose(3))
    assert [(w.code, w.page) for w in source.warnings] == [(WarningCode.PAGE_ALMOST_EMPTY, 2)]
    assert source.page_count == 3


def test_too_many_pages_are_refused() -> None:
    content = make_pdf([page_of_prose(n) for n in range(1, 4)])
    with pytest.raises(ReadingError, match="found 3 pages, wanted at most 2") as error:
        read_pdf(content, "計画.pdf", max_pages=2)
    assert error.value.code is ReadingCode.TOO_MANY_PAGES


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\nrubbish" * 50, b"no PDF at all"])
def test_what_is_no_whole_pdf_is_damaged(content: bytes) -> None:
    with pytest.raises(ReadingError, match=r"x\.pdf: .*export it again") as error:
        read_pdf(content, "x.pdf")
    assert error.value.code is ReadingCode.DAMAGED


def test_a_bookmark_and_title_with_half_a_character_are_passed_over() -> None:
    outline = [("第1章\ud800", 1), ("第2章 施策", 2)]
    source = read(page_of_prose(1), page_of_prose(2), title="計画\ud800書", outline=outline)
    assert source.bookmarks == ((1, "第2章 施策", 2),)
