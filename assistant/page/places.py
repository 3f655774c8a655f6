"""Addresses of passages, as they come from outside: read with suspicion."""

from collections.abc import Mapping

from corpus.records import DocId, Document, Span


def parse_place(
    documents: Mapping[DocId, Document], doc: object, start: object, end: object
) -> tuple[Document, Span] | None:
    """The passage that an address names; None when there is no such passage.

    A missing or impossible end is read as the end of the sentence at ``start``.
    """
    document = documents.get(DocId(str(doc)))
    first = _offset(start)
    if document is None or first is None or first >= len(document.text):
        return None
    last = _offset(end)
    if last is None or not first < last <= len(document.text):
        last = next(
            (found.span.end for found in document.sentences if found.span.end > first), first + 1
        )
    return document, Span(first, last)


def _offset(value: object) -> int | None:
    written = str(value)
    return int(written) if written.isascii() and written.isdigit() and len(written) < 12 else None
