"""A document -> chunks: consecutive sentences under one heading."""

from collections.abc import Iterator
from itertools import groupby

from corpus.records import Chunk, ChunkId, Document, SectionKind, Sentence, SentenceKind, Span

# A paragraph or two: long enough to answer from, short enough to say where the answer is.
MAX_CHUNK_CHARS = 400


def make_chunks(document: Document) -> tuple[Chunk, ...]:
    """The chunks of ``document`` in text order, no sentence in two of them.

    A heading is in the path of the chunks below it and is a chunk itself only when nothing
    stands below it.
    """
    found: list[Chunk] = []
    note_starts = frozenset(note.span.start for note in document.footnotes)
    for section, sentences in groupby(document.sentences, key=lambda sentence: sentence.section):
        for group in _groups(document, section, list(sentences), note_starts):
            span = Span(group[0].span.start, group[-1].span.end)
            heading = document.sections[section] if section >= 0 else None
            found.append(
                Chunk(
                    ChunkId(f"{document.doc_id}#{len(found)}"),
                    document.doc_id,
                    heading.path if heading else (),
                    heading.kind if heading else SectionKind.BODY,
                    span,
                    tuple(sentence.span for sentence in group),
                )
            )
    return tuple(found)


def _groups(
    document: Document, section: int, sentences: list[Sentence], note_starts: frozenset[int]
) -> Iterator[list[Sentence]]:
    body = [sentence for sentence in sentences if sentence.kind is not SentenceKind.HEADING]
    if not body:
        if section < 0 or _is_leaf(document, section):
            yield sentences
        return
    group: list[Sentence] = []
    for sentence in body:
        # A note explains one term: it is found, and cited, alone.
        starts_note = sentence.span.start in note_starts
        if group and (starts_note or sentence.span.end - group[0].span.start > MAX_CHUNK_CHARS):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _is_leaf(document: Document, section: int) -> bool:
    after = section + 1
    return (
        after >= len(document.sections)
        or document.sections[after].level <= document.sections[section].level
    )
