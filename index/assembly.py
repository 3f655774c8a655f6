"""Read chunks -> the arms over them, the same for an index directory and for rows in memory."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import numpy as np

from corpus.morphology import shared_morphology
from corpus.records import Chunk
from index.analyzer import Analyzer, is_indexed_term
from index.dense import build_dense
from index.encoder import Encoder, Progress, SentenceInput, load_encoder
from index.lexical import Field, field_of
from index.occurrences import Numbers, number_pairs, number_terms
from index.reading import ChunkReader, ReadChunk, Row
from index.recipe import Recipe, load_recipe
from index.retriever import ChunkTable, HybridRetriever
from index.threads import multiply_in_one_thread


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
    terms, (headings, titles, sentences) = number_terms(
        [chunk.heading_terms for chunk in chunks],
        [chunk.title_terms for chunk in chunks],
        [terms for chunk in chunks for terms in chunk.terms],
    )
    is_indexed = np.zeros(len(terms), np.bool_)
    is_indexed[[number for number, term in enumerate(terms) if is_indexed_term(term)]] = True
    heading, title, sentence = (each.only(is_indexed) for each in (headings, titles, sentences))
    chunk_of = np.repeat(np.arange(len(chunks)), [len(chunk.terms) for chunk in chunks])
    body = sentence.moved(chunk_of, len(chunks)).together_with(heading)
    pairs, strings = number_pairs("\n".join((chunk.heading, *chunk.texts)) for chunk in chunks)
    settings = recipe.fields

    def names(numbers: Numbers) -> list[str]:
        return [terms[number] for number in numbers]

    return {
        "body": field_of(body, names, settings["body"]),
        "heading": field_of(heading.together_with(title), names, settings["heading"]),
        "strings": field_of(strings, pairs.of, settings["strings"]),
        "sentence": field_of(sentence, names, settings["sentence"]),
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
    multiply_in_one_thread()
    return HybridRetriever(
        chunk_table(chunks),
        build_fields(chunks, recipe),
        build_dense(vectors),
        encoder,
        analyzer,
        recipe,
    )
