"""PDF -> Source: lines in reading order, with what type and place on the page say."""

from collections.abc import Sequence

from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.ocr import OCR_PACKAGES, read_scanned_page
from corpus.readers.pdf_asides import Aside, boxes_of_rules, mark_limits, split_asides, with_asides
from corpus.readers.pdf_browser import drop_browser_lines
from corpus.readers.pdf_contents import drop_contents
from corpus.readers.pdf_furniture import PrintedPage, drop_furniture
from corpus.readers.pdf_gutters import cut_at_gutters
from corpus.readers.pdf_headings import find_headings
from corpus.readers.pdf_lines import Draft, draft_lines, mark_items
from corpus.readers.pdf_notes import body_type, mark_footnotes
from corpus.readers.pdf_order import reading_order
from corpus.readers.pdf_page import PageContent
from corpus.readers.pdf_paragraphs import mark_ends
from corpus.readers.pdf_pieces import make_pieces
from corpus.readers.pdf_ruby import split_ruby
from corpus.readers.pdf_struck import split_struck
from corpus.readers.pdf_tables import find_tables
from corpus.readers.pdf_title import centred_title, is_meant_title
from corpus.readers.pdfium import (
    bookmarks_of,
    open_pdf,
    page_count,
    read_page,
    render_page,
    title_of,
)
from corpus.records import Dropped, Line, LineKind, Media, ReadingWarning, Source

MAX_PAGES = 2_000  # a city's comprehensive plan with all annexes stays below 500
_MIN_READABLE = 0.5  # of the glyphs must be characters, or the font does not say which they are
_MIN_CHARS = 10  # fewer on a page: it holds a picture, or nothing
_OCR_SCALE = 300 / 72  # pixels a point: 300 dpi is what Tesseract was trained on


def read_pdf(content: bytes, name: str, *, ocr: bool = False, max_pages: int = MAX_PAGES) -> Source:
    """Read a PDF.

    Args:
        content: The file's bytes.
        name: What errors call the file.
        ocr: Whether pages without text go through Tesseract.
        max_pages: Files with more are refused.

    Raises:
        ReadingError: If it cannot be opened, has too many pages or no text.
    """
    with open_pdf(content, name) as pdf:
        count = page_count(pdf)
        if count > max_pages:
            raise ReadingError(
                ReadingCode.TOO_MANY_PAGES,
                f"{name}: found {count} pages, wanted at most {max_pages}; split the file",
            )
        contents = [read_page(pdf, number) for number in range(1, count + 1)]
        missing = [page.number for page in contents if not _is_readable(page)]
        title, bookmarks = title_of(pdf), bookmarks_of(pdf)
    scanned = _scanned(content, name, missing) if ocr else {}
    if len(missing) == count and not any(scanned.values()):
        raise _no_text(name, contents)
    return _source(contents, scanned, title, bookmarks, name)


def _scanned(content: bytes, name: str, numbers: Sequence[int]) -> dict[int, list[Draft]]:
    """The lines that OCR finds on the pages ``numbers``."""
    scanned: dict[int, list[Draft]] = {}
    with open_pdf(content, name, to_draw=True) as pdf:
        for number in numbers:
            image = render_page(pdf, number, _OCR_SCALE)
            scanned[number] = [
                Draft(line.text, number, line.box, line.size, ends_block=line.ends_block)
                for line in read_scanned_page(image, name, 1 / _OCR_SCALE)
            ]
    return scanned


def _is_readable(page: PageContent) -> bool:
    seen = sum(not glyph.is_space for glyph in page.glyphs)
    return seen - page.unmapped >= max(1, _MIN_READABLE * seen)


def _no_text(name: str, pages: Sequence[PageContent]) -> ReadingError:
    glyphs = sum(len(page.glyphs) for page in pages)
    found = (
        f"{glyphs:,} glyphs whose fonts do not say which characters they are"
        if glyphs
        else "images only"
    )
    return ReadingError(
        ReadingCode.NO_TEXT_LAYER,
        f"{name}: found {len(pages)} pages with no text layer ({found}), wanted text; "
        f"read it with --ocr (Debian packages {OCR_PACKAGES}) or ask for the original file",
    )


def _source(
    contents: Sequence[PageContent],
    scanned: dict[int, list[Draft]],
    title: str,
    bookmarks: tuple[tuple[int, str, int], ...],
    name: str,
) -> Source:
    pages = [_printed_page(content) for content in contents]
    read = [page for page in pages if page.number not in scanned]
    drop_browser_lines(read)
    drop_furniture(read)
    by_page: list[list[Draft]] = []
    asides: dict[int, list[Aside]] = {}
    for page, content in zip(pages, contents, strict=True):
        if page.number in scanned:
            by_page.append(scanned[page.number])
        else:
            lines, asides[page.number] = _lines_and_asides(page, content)
            by_page.append(lines)
    mark_ends([draft for drafts in by_page for draft in drafts])
    by_page, listed = drop_contents(by_page)
    body = body_type([draft for drafts in by_page for draft in drafts])
    raised: set[str] = set()
    for content, drafts in zip(contents, by_page, strict=True):
        if content.number not in scanned:
            raised = mark_footnotes(drafts, body, content.height, content.rules, raised)
    drafts = [draft for page_drafts in by_page for draft in _notes_last(page_drafts)]
    mark_ends([draft for draft in drafts if draft.kind is not LineKind.FOOTNOTE])
    by_page = [[draft for draft in drafts if draft.page == page.number] for page in pages]
    drafts = [
        draft
        for page, lines in zip(pages, by_page, strict=True)
        for draft in with_asides(lines, asides.get(page.number, []))
    ]
    drafts = find_headings(drafts, body)
    shown = {content.number: content for content in contents}
    printed: list[Line] = [draft.line(shown[draft.page].box_on_page(draft.box)) for draft in drafts]
    dropped = [item for page in pages for item in page.dropped]
    return Source(
        media=Media.PDF,
        lines=tuple(printed),
        page_count=len(contents),
        printed_pages={page.number: page.printed for page in pages if page.printed},
        ocr_pages=frozenset(scanned),
        title=title if is_meant_title(title, name) else centred_title(drafts, body),
        bookmarks=bookmarks,
        dropped=tuple(sorted([*dropped, *listed], key=lambda item: item.page or 0)),
        warnings=tuple(_warnings(contents, scanned)),
    )


def _printed_page(content: PageContent) -> PrintedPage:
    rules, glyphs, struck = split_struck(content.rules, content.glyphs)
    tables, rest = find_tables(rules, glyphs)
    pieces, ruby = split_ruby(make_pieces(rest))
    page = PrintedPage(content.number, content.height, pieces, tables, width=content.width)
    ruby += [piece for table in tables for piece in table.ruby]
    page.dropped.extend(Dropped("ruby", content.number, piece.text) for piece in ruby)
    page.dropped.extend(Dropped("struck", content.number, text) for text in struck)
    if content.sideways:
        page.dropped.append(Dropped("sideways", content.number, content.sideways))
    return page


def _lines_and_asides(page: PrintedPage, content: PageContent) -> tuple[list[Draft], list[Aside]]:
    """A page's lines in reading order, and the boxes beside them."""
    cut = cut_at_gutters(page.pieces, page.tables)
    frames = [*content.frames, *boxes_of_rules(content.rules, cut)]
    pieces, asides = split_asides(cut, frames, page.tables, page.number)
    lines = draft_lines(reading_order([*pieces, *page.tables]), page.number)
    mark_limits(lines, asides)
    mark_items(lines, content.dots)
    for aside in asides:
        mark_items(aside.lines, content.dots)
        mark_ends(aside.lines)
    return lines, asides


def _notes_last(drafts: Sequence[Draft]) -> list[Draft]:
    """A page's notes behind its text: a two-column page has notes under each column."""
    return sorted(drafts, key=lambda draft: draft.kind is LineKind.FOOTNOTE)


def _warnings(
    contents: Sequence[PageContent], scanned: dict[int, list[Draft]]
) -> list[ReadingWarning]:
    warnings = []
    for page in contents:
        count = sum(not glyph.is_space for glyph in page.glyphs) - page.unmapped
        if page.number in scanned:
            message = "read by OCR; the characters may be wrong"
            warnings.append(ReadingWarning(WarningCode.OCR_USED, message, page.number))
        elif count < _MIN_CHARS and (page.images or page.unmapped):
            message = f"found {max(count, 0)} characters and {page.images} images; try --ocr"
            warnings.append(ReadingWarning(WarningCode.PAGE_IS_IMAGE, message, page.number))
        elif count < _MIN_CHARS:
            message = f"found {max(count, 0)} characters"
            warnings.append(ReadingWarning(WarningCode.PAGE_ALMOST_EMPTY, message, page.number))
    return warnings
