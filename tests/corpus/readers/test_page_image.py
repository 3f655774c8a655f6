"""Spans on pages: their boxes, and the picture with them marked."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from corpus.errors import ReadingCode, ReadingError
from corpus.page_image import PageBox, boxes_of, page_image
from corpus.readers import document_from_text, read_document
from corpus.records import Document, Span
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    page = PageMaker()
    page.text(100, 200, "計画の期間は五年間であり、その間に施策を進め", size=10)
    page.text(100, 220, "ることとします。", size=10)
    page.grid([100, 200, 300], [400, 425, 450, 475])
    for row, (name, value) in enumerate([("項目", "数"), ("人口", "675人"), ("世帯", "312")]):
        page.text(110, 417 + 25 * row, name, size=10)
        page.text(210, 417 + 25 * row, value, size=10)
    path = tmp_path_factory.mktemp("files") / "plan.pdf"
    path.write_bytes(make_pdf([page, page]))
    return read_document(path)


def span_of(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def test_the_box_of_a_part_of_a_line_by_hand(document: Document) -> None:
    # Ten points a character from x = 100: 「期間」 are the fourth and fifth.
    found = boxes_of(document, span_of(document, "期間"))
    assert [item.page for item in found] == [1]
    assert found[0].box == pytest.approx((130, 191.4, 150, 201.4), abs=0.2)


def test_a_span_over_two_lines_has_two_boxes(document: Document) -> None:
    found = boxes_of(document, span_of(document, "施策を進めること"))
    assert [round(item.box[1]) for item in found] == [191, 211]
    assert found[1].box == pytest.approx((100, 211.4, 130, 221.4), abs=0.2)


def test_a_row_of_a_table_is_marked_whole(document: Document) -> None:
    (found,) = boxes_of(document, span_of(document, "675人"))
    assert found.box[0] == pytest.approx(110, abs=0.2)
    assert found.box[2] == pytest.approx(235, abs=0.2)  # 「675人」: 15 and 10 points from x = 210


def test_text_without_pages_has_no_boxes() -> None:
    assert boxes_of(document_from_text("計画の期間は五年間です。"), Span(0, 5)) == ()


def test_the_marked_place_is_yellow_and_nothing_else_changes(document: Document) -> None:
    span = span_of(document, "期間")
    plain = Image.open(io.BytesIO(page_image(document, 1))).convert("RGB")
    marked = Image.open(io.BytesIO(page_image(document, 1, span))).convert("RGB")
    assert plain.size == marked.size
    scale = plain.width / 595
    corner = (int(140 * scale), int(190.5 * scale))  # above the characters, inside the margin
    assert plain.getpixel(corner) == (255, 255, 255)
    assert marked.getpixel(corner) == (255, 224, 92)
    outside = (int(160 * scale), int(260 * scale))
    assert marked.getpixel(outside) == plain.getpixel(outside)


def test_a_span_of_another_page_marks_nothing(document: Document) -> None:
    span = span_of(document, "期間")
    assert page_image(document, 2, span) == page_image(document, 2)


def test_the_picture_stays_below_its_limit(document: Document) -> None:
    image = Image.open(io.BytesIO(page_image(document, 1, max_pixels=100_000)))
    assert image.width * image.height <= 101_000


def test_a_page_that_is_not_there_is_named(document: Document) -> None:
    with pytest.raises(ReadingError, match="found 2 pages, wanted page 3"):
        page_image(document, 3)


def test_a_file_that_changed_since_is_not_shown(document: Document, tmp_path: Path) -> None:
    other = tmp_path / "plan.pdf"
    other.write_bytes(Path(document.source_path).read_bytes() + b"\n")
    with pytest.raises(ReadingError, match="another file than the one that was indexed") as error:
        page_image(replace(document, source_path=str(other)), 1)
    assert error.value.code is ReadingCode.MISSING


def test_a_text_has_no_picture() -> None:
    with pytest.raises(ReadingError, match="only these have pages"):
        page_image(document_from_text("文。"), 1)


def test_a_box_is_on_its_page() -> None:
    assert PageBox(1, (0, 0, 1, 1)).page == 1
