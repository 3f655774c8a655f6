"""Chunks -> what the arms of the retriever read of them: normalised text and its terms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.cleaning import clean_text
from corpus.normalize import normalize
from corpus.records import Chunk, ChunkId, DocId, Document, SectionKind, Span
from corpus.sentences import split_sentences
from index.analyzer import Analyzer

_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class ReadChunk:
    """A chunk as the arms see it; the parallel tuples have one entry a sentence."""

    chunk_id: ChunkId
    doc_id: DocId
    sentences: tuple[Span, ...]  # in the document
    heading: str  # normalised heading path
    heading_terms: tuple[str, ...]  # content terms of the heading path
    title_terms: tuple[str, ...]  # content terms of the document's title
    texts: tuple[str, ...]  # normalised
    terms: tuple[tuple[str, ...], ...]  # content terms


@dataclass(frozen=True, slots=True)
class Row:
    """A retrieval unit that is in no document: an entry of a benchmark's corpus."""

    row_id: str
    title: str  # stands for the heading path
    text: str


class ChunkReader:
    """Reads chunks; headings, which many chunks share, are read once."""

    def __init__(self, analyzer: Analyzer) -> None:
        self._analyzer = analyzer
        self._headings: dict[str, tuple[str, ...]] = {"": ()}

    def read_document(self, document: Document, chunks: Sequence[Chunk]) -> Iterator[ReadChunk]:
        """The chunks of ``document``, in order."""
        for chunk in chunks:
            yield self._read(chunk, "\n".join(chunk.heading_path), document.title, document.text)

    def read_row(self, row: Row) -> ReadChunk:
        """A row as the one chunk of a document of its own; its id is both ids."""
        text, _ = clean_text(row.text)
        title, _ = clean_text(row.title)
        sentences = tuple(
            span
            for line in _LINE.finditer(text)
            for span in split_sentences(text, line.start(), line.end())
        )
        whole = Span(0, max(1, len(text)))
        doc_id = DocId(row.row_id)
        chunk = Chunk(
            ChunkId(row.row_id), doc_id, (title,), SectionKind.BODY, whole, sentences or (whole,)
        )
        return self._read(chunk, title, "", text)

    def _read(self, chunk: Chunk, heading: str, title: str, text: str) -> ReadChunk:
        texts = tuple(normalize(span.of(text)) for span in chunk.sentences)
        analyzer = self._analyzer
        return ReadChunk(
            chunk.chunk_id,
            chunk.doc_id,
            chunk.sentences,
            normalize(heading),
            self._heading_terms(heading),
            self._heading_terms(title),
            texts,
            tuple(tuple(analyzer.text_terms(text)) for text in texts),
        )

    def _heading_terms(self, heading: str) -> tuple[str, ...]:
        terms = self._headings.get(heading)
        if terms is None:
            found = self._analyzer.text_terms(normalize(heading))
            terms = self._headings[heading] = tuple(found)
        return terms
