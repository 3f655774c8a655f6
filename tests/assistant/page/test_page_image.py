"""Pages of a PDF in the reader, and only of the document that was indexed."""

import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image, ImageChops

from assistant.answer import Language
from assistant.page.page_image import PageImages
from assistant.page.reader import PAGE_VIEW, reader
from assistant.wording.page import PageWords
from corpus.readers import read_document
from corpus.readers.reading import document_from_text
from corpus.records import DocId, Document, Span
from tests.corpus.readers.pdf_maker import PageMaker, make_pdf

WORDS = PageWords(Language.JA)
QUOTE = "計画の期間は五年間"


@pytest.fixture
def plan(tmp_path: Path) -> Document:
    page = PageMaker()
    page.text(100, 200, "この計画の期間は五年間です。", size=12)
    path = tmp_path / "plan.pdf"
    path.write_bytes(make_pdf([page]))
    return read_document(path)


def asked(plan: Document, images: PageImages) -> tuple[int, bytes]:
    start = plan.text.index(QUOTE)
    held = {plan.doc_id: plan}
    return images.response(held, plan.doc_id, str(start), str(start + len(QUOTE)))


def test_the_page_comes_as_an_image_with_yellow_on_it(plan: Document) -> None:
    status, png = asked(plan, PageImages())
    image = Image.open(io.BytesIO(png)).convert("RGB")
    red, _, blue = image.split()
    assert status == 200
    much = ImageChops.subtract(red, blue).point(lambda level: 255 * (level > 80))
    assert much.getbbox() is not None


def test_an_image_is_made_once(plan: Document) -> None:
    images = PageImages()
    first = asked(plan, images)
    Path(plan.source_path).unlink()
    assert asked(plan, images) == first


def test_a_file_that_has_changed_is_not_shown(plan: Document) -> None:
    Path(plan.source_path).write_bytes(b"%PDF-1.7 another")
    assert asked(plan, PageImages()) == (404, b"")


def test_text_has_no_page_image() -> None:
    plan = document_from_text("計画の期間は五年間です。")
    assert PageImages().response({DocId("d"): plan}, "d", "0", "3") == (404, b"")


def test_the_reader_fetches_the_page_of_the_passage(plan: Document) -> None:
    start = plan.text.index(QUOTE)
    span = Span(start, start + len(QUOTE))
    closed = reader(plan, span, WORDS, "1")
    opened = reader(plan, span, WORDS, "1", view=PAGE_VIEW)
    assert '<details class="page-image"><summary>' in closed
    assert '<details class="page-image" open><summary>' in opened
    address = opened.split('src="')[1].split('"')[0].replace("&amp;", "&")
    assert urlsplit(address).path == "page-image"
    assert parse_qs(urlsplit(address).query)["start"] == [str(start)]
