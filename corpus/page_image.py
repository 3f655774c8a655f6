"""Where a span stands on the pages of its file, and the page as a picture with it marked."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.geometry import Box, union
from corpus.readers.sandbox import DEFAULT_LIMITS, Limits, render_in_child
from corpus.records import Document, Media, Region, SentenceKind, Span

MAX_PIXELS = 2_000_000  # of an image: A4 at 150 dpi


@dataclass(frozen=True, slots=True)
class PageBox:
    """A rectangle on a page, in points from the top left of the page as it is shown."""

    page: int  # the file's own page, from 1
    box: Box


def boxes_of(document: Document, span: Span) -> tuple[PageBox, ...]:
    """Where ``span`` is printed: one box a line, in text order; () where there is no geometry.

    A row of a table is marked whole: its cells are not printed one behind the other.
    """
    boxes: list[PageBox] = []
    rows = [
        sentence.span
        for sentence in document.sentences
        if sentence.kind is SentenceKind.TABLE_ROW and sentence.span.overlaps(span)
    ]
    for row in rows:
        boxes.extend(_whole(document, row))
    for region in _regions(document, span):
        if region.box is not None and not any(row.overlaps(region.span) for row in rows):
            boxes.append(PageBox(region.page, _part(document.text, region, span)))
    return tuple(sorted(boxes, key=lambda item: (item.page, item.box[1], item.box[0])))


def page_image(
    document: Document,
    page: int,
    span: Span | None = None,
    *,
    max_pixels: int = MAX_PIXELS,
    limits: Limits = DEFAULT_LIMITS,
) -> bytes:
    """Page ``page`` (from 1) of a PDF as PNG, with what ``span`` has on it marked.

    Raises:
        ReadingError: If the document is no PDF, or its file is gone, changed or damaged.
    """
    path = Path(document.source_path)
    if document.media is not Media.PDF:
        raise ReadingError(
            ReadingCode.UNSUPPORTED,
            f"{path}: found a {document.media} document, wanted a PDF; only these have pages",
        )
    if not path.is_file():
        raise ReadingError(
            ReadingCode.MISSING, f"{path}: found nothing, wanted the indexed PDF; index it again"
        )
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise ReadingError(
            ReadingCode.MISSING,
            f"{path}: found another file than the one that was indexed; index it again",
        )
    marked = boxes_of(document, span) if span is not None else ()
    return render_in_child(
        content,
        path.name,
        page=page,
        boxes=[item.box for item in marked if item.page == page],
        max_pixels=max_pixels,
        limits=limits,
    )


def _regions(document: Document, span: Span) -> Iterator[Region]:
    return (region for region in document.regions if region.span.overlaps(span))


def _whole(document: Document, row: Span) -> Iterator[PageBox]:
    for page, regions in groupby(_regions(document, row), key=lambda region: region.page):
        boxes = [region.box for region in regions if region.box is not None]
        if boxes:
            yield PageBox(page, union(boxes))


def _part(text: str, region: Region, span: Span) -> Box:
    """The part of a line's box that ``span`` takes, full-width characters being twice as wide."""
    assert region.box is not None
    left, top, right, bottom = region.box
    start, end = max(span.start, region.span.start), min(span.end, region.span.end)
    whole = _width(region.span.of(text))
    before = _width(text[region.span.start : start])
    inside = _width(text[start:end])
    step = (right - left) / max(whole, 1)
    return left + step * before, top, left + step * (before + inside), bottom


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
