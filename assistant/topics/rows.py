"""The rows of tables, each with the heads of its columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Context
from corpus.records import DocId, Document, Sentence, SentenceKind


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with the heads of its columns."""

    doc_id: DocId
    sentence: Sentence
    header: tuple[str, ...]
    cells: tuple[str, ...]  # as printed


def rows_of(context: Context) -> Iterator[Row]:
    """The rows of the documents' tables that have as many cells as their first row."""
    for doc_id, document in context.documents.items():
        header: tuple[str, ...] = ()
        before = -2
        for place, sentence in enumerate(document.sentences):
            if sentence.kind is not SentenceKind.TABLE_ROW:
                continue
            cells = _cells(document, sentence)
            if before != place - 1:
                header = cells
            elif len(cells) >= 2 and len(cells) == len(header):
                yield Row(doc_id, sentence, header, cells)
            before = place


def _cells(document: Document, sentence: Sentence) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in sentence.span.of(document.text).split("\t"))
