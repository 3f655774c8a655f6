"""A page of a PDF as an image, the cited characters boxed; made in the readers' sandbox."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from assistant.page.gate import Gate, Refusal
from assistant.page.places import parse_place
from corpus.errors import ReadingError
from corpus.readers.geometry import Box
from corpus.readers.sandbox import render_in_child
from corpus.records import DocId, Document, Media, Span

# About A4 at 150 dots an inch: sharp on a screen, half a megabyte.
_MAX_PIXELS = 2_200_000
_KEPT_IMAGES = 64


class PageImages:
    """Renders pages, a few of them remembered."""

    def __init__(self) -> None:
        # Rendering takes about a second of one core: one at a time, a few may wait.
        self._gate = Gate(at_once=1, waiting=8)
        self._render = lru_cache(maxsize=_KEPT_IMAGES)(_render)

    def response(
        self, documents: Mapping[DocId, Document], doc: str, start: str, end: str
    ) -> tuple[int, bytes]:
        """HTTP status and image for an address: 404 when there is none, 503 when too many wait."""
        place = parse_place(documents, doc, start, end)
        if place is None:
            return 404, b""
        try:
            return 200, self.png(*place)
        except Refusal:
            return 503, b""
        except (LookupError, ReadingError):
            return 404, b""

    def png(self, document: Document, span: Span) -> bytes:
        """The page that ``span`` begins on, as PNG, with the span's characters on it boxed.

        Raises:
            ReadingError: If the file can no longer be rendered.
            LookupError: If the document has no page images, or its file has changed.
            Refusal: If too many wait.
        """
        page = document.page_of(span.start)
        if not has_image(document) or page is None:
            raise LookupError(f"{document.doc_id}: has no page images")
        with self._gate.enter(""):
            return self._render(
                document.source_path, document.sha256, page, boxes_of(document, span, page)
            )


def has_image(document: Document) -> bool:
    """Whether pages of the document can be shown."""
    return document.media is Media.PDF


def boxes_of(document: Document, span: Span, page: int) -> tuple[Box, ...]:
    """Where the span's characters stand on the page, one box a printed line.

    A line's box is cut in proportion to the characters of it that are in the span.
    """
    found = []
    for region in document.regions:
        if region.page != page or region.box is None or not region.span.overlaps(span):
            continue
        left, top, right, bottom = region.box
        length = region.span.end - region.span.start
        first = max(span.start, region.span.start) - region.span.start
        last = min(span.end, region.span.end) - region.span.start
        width = right - left
        found.append((left + width * first / length, top, left + width * last / length, bottom))
    return tuple(found)


def _render(path: str, digest: str, page: int, boxes: tuple[Box, ...]) -> bytes:
    file = Path(path)
    content = file.read_bytes() if file.is_file() else b""
    if sha256(content).hexdigest() != digest:
        raise LookupError(f"{path}: is gone or has changed since it was indexed")
    return render_in_child(content, file.name, page=page, boxes=boxes, max_pixels=_MAX_PIXELS)
