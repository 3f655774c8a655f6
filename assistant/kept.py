"""What is read of a document once and asked of it by every question."""

from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from corpus.normalize import normalize
from corpus.records import DocId, Document

_MAX_KEPT = 1_000  # documents
_MAX_WHOLE = 64  # texts

T = TypeVar("T")


class KeptByDocument(Generic[T]):
    """Readings of documents, forgotten when there are many or a document is replaced.

    Args:
        read: Reads a document.
    """

    def __init__(self, read: Callable[[Document], T]) -> None:
        self._read = read
        self._kept: dict[DocId, tuple[Document, T]] = {}
        _READINGS.add(self)

    def of(self, document: Document) -> T:
        """The reading of this very document."""
        held = self._kept.get(document.doc_id)
        if held is None or held[0] is not document:
            if len(self._kept) >= _MAX_KEPT:
                self._kept.clear()
            held = self._kept[document.doc_id] = (document, self._read(document))
        return held[1]


_READINGS: WeakSet[KeptByDocument[Any]] = WeakSet()


def read_ahead(documents: Collection[Document]) -> None:
    """Read everything that is kept of documents, so that no question has to wait for it.

    It takes about a hundredth of a second for a document. Of more than can be kept none is read.
    """
    if len(documents) > _MAX_KEPT:
        return
    for kept in list(_READINGS):
        for document in documents:
            kept.of(document)


@lru_cache(maxsize=_MAX_WHOLE)
def normalized_whole(text: str) -> str:
    """A document's whole text, normalised: that takes a hundred times as long as a search in it."""
    return normalize(text)
