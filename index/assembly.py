"""Read chunks -> the arms over them, the same for an index directory and for rows in memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from corpus.morphology import shared_morphology
from corpus.records import Chunk
from index.analyzer import Analyzer, character_pairs, indexed_terms
from index.dense import build_dense
from index.encoder import Encoder, Progress, SentenceInput, load_encoder
from index.lexical import Field, build_field
from index.reading import ChunkReader, ReadChunk, Row
from index.recipe import Recipe, load_recipe
from index.retriever import ChunkTable, HybridRetriever


def chunk_table(chunks: Sequence[Chunk] | Sequence[ReadChunk]) -> ChunkTable:
    """What the rows of the arms stand for."""
    counts = [len(chunk.sentences) for chunk in chunks]
    return ChunkTable(
        [chunk.chunk_id for chunk in chunks],
        [chunk.doc_id for chunk in chunks],
        [span for chunk in chunks for span in chunk.sentences],
        np.array(list(accumulate(counts, initial=0)), np.int64),
    )


def build_fields(chunks: Sequence[ReadChunk], recipe: Recipe) -> dict[str, Field]:
    """BM25's fields over chunks, and over their sentences."""
    settings = recipe.fields
    return {
        "body": build_field(map(_body, chunks), settings["body"]),
        "heading": build_field(map(_heading, chunks), settings["heading"]),
        "strings": build_field(map(_pairs, chunks), settings["strings"]),
        "sentence": build_field(
            (indexed_terms(terms) for chunk in chunks for terms in chunk.terms),
            settings["sentence"],
        ),
    }


def sentence_inputs(chunks: Iterable[ReadChunk]) -> Iterator[SentenceInput]:
    """Each sentence with its heading path, as the encoder reads it."""
    for chunk in chunks:
        for text, terms in zip(chunk.texts, chunk.terms, strict=True):
            with_heading = f"{chunk.heading}\n{text}" if chunk.heading else text
            yield SentenceInput(with_heading, (*chunk.heading_terms, *terms))


def retriever_of_rows(
    rows: Iterable[Row],
    *,
    encoder: Encoder | None = None,
    recipe: Recipe | None = None,
    on_progress: Progress | None = None,
) -> HybridRetriever:
    """A retriever in memory over rows that are in no document; hits carry the rows' ids."""
    recipe = recipe or load_recipe()
    encoder = encoder or load_encoder()
    analyzer = Analyzer(shared_morphology())
    reader = ChunkReader(analyzer)
    chunks = [reader.read_row(row) for row in rows]
    vectors = encoder.encode_sentences(list(sentence_inputs(chunks)), on_progress)
    return HybridRetriever(
        chunk_table(chunks),
        build_fields(chunks, recipe),
        build_dense(vectors),
        encoder,
        analyzer,
        recipe,
    )


def _body(chunk: ReadChunk) -> list[str]:
    return indexed_terms((*chunk.heading_terms, *(term for terms in chunk.terms for term in terms)))


def _heading(chunk: ReadChunk) -> list[str]:
    return indexed_terms((*chunk.title_terms, *chunk.heading_terms))


def _pairs(chunk: ReadChunk) -> list[str]:
    return character_pairs("\n".join((chunk.heading, *chunk.texts)))
