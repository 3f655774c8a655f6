"""A page of a PDF as an image for the reader, the cited characters marked; a few are kept."""

from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from assistant.page.gate import Gate, Refusal
from assistant.page.places import parse_place
from corpus.errors import ReadingError
from corpus.page_image import page_image
from corpus.records import DocId, Document, Media, Span

# Some 300 kilobytes each.
_KEPT_IMAGES = 64
# Rendering takes about a second of one core: one at a time, a few may wait.
_WAITING = 8

_Key = tuple[str, int, Span]


class PageImages:
    """Renders pages on demand."""

    def __init__(self) -> None:
        self._gate = Gate(at_once=1, waiting=_WAITING)
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._lock = Lock()

    def response(
        self, documents: Mapping[DocId, Document], doc: str, start: str, end: str
    ) -> tuple[int, bytes]:
        """HTTP status and PNG for an address: 404 when there is none, 503 when too many wait."""
        place = parse_place(documents, doc, start, end)
        page = place[0].page_of(place[1].start) if place is not None else None
        if place is None or page is None or not has_image(place[0]):
            return 404, b""
        try:
            return 200, self._png(place[0], page, place[1])
        except Refusal:
            return 503, b""
        except ReadingError:  # the file is gone or has changed since it was indexed
            return 404, b""

    def _png(self, document: Document, page: int, span: Span) -> bytes:
        key = (document.sha256, page, span)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        with self._gate.enter(""):
            image = page_image(document, page, span)
        with self._lock:
            self._kept[key] = image
            while len(self._kept) > _KEPT_IMAGES:
                self._kept.popitem(last=False)
        return image


def has_image(document: Document) -> bool:
    """Whether pages of the document can be shown."""
    return document.media is Media.PDF
