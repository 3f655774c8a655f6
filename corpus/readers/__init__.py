"""One file per format; ``read_document`` chooses."""

from corpus.readers.reading import (
    document_from_text,
    document_paths,
    make_document,
    read_document,
)

__all__ = ["document_from_text", "document_paths", "make_document", "read_document"]
