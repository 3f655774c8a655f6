"""One ranking out of several: lexical fields, sentence vectors, and the fusion of both."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.records import ChunkId, DocId, Span
from index.analyzer import (
    Analyzer,
    character_pairs,
    content_pairs,
    how_spoken,
    question_terms,
)
from index.dense import DenseIndex
from index.encoder import Encoder, SentenceInput, term_model
from index.fusion import ArmScores, QuestionWeight, features_of, fuse
from index.lexical import Field, Floats, Rows
from index.likeness import TermLikeness
from index.recipe import Recipe

_QUESTIONS_KEPT = 8  # as they were read
_FOUND_KEPT = 4  # what was found: the same is asked for more chunks, and for fewer


class Arm(StrEnum):
    """Which ranking is asked for."""

    LEXICAL = "lexical"
    DENSE = "dense"
    HYBRID = "hybrid"


@dataclass(frozen=True, slots=True)
class MatchedTerm:
    """A term of the question that stands in the chunk or above it."""

    term: str
    weight: float  # what it added to the chunk's BM25 score


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that was found, and why."""

    chunk_id: ChunkId
    doc_id: DocId
    rank: int  # from 1
    score: float
    lexical_rank: int | None  # None: the arm did not propose it
    dense_rank: int | None
    sentence: Span  # the sentence that fits best, in the document
    matched_terms: tuple[MatchedTerm, ...]  # heaviest first
    coverage: float  # share of the question's weight whose terms occur, 0 to 1
    similarity: float  # cosine of the question and the nearest sentence
    parts: tuple[tuple[str, float], ...]  # what each feature added to the score


@dataclass(frozen=True, slots=True)
class ChunkTable:
    """What the arms' rows stand for: row i of every field is chunk i, in the order indexed."""

    chunk_ids: Sequence[ChunkId]
    doc_ids: Sequence[DocId]
    sentences: Sequence[Span]  # of all chunks, in order
    sentence_starts: Rows  # shape (n_chunks + 1,): where each chunk's sentences begin

    @property
    def count(self) -> int:
        """How many chunks there are."""
        return len(self.chunk_ids)


@dataclass(frozen=True, slots=True)
class _Question:
    terms: tuple[str, ...]
    pairs: tuple[str, ...]  # of characters, all
    content_pairs: tuple[str, ...]
    vector: Floats
    weight: QuestionWeight


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is seen of some chunks on the way to their scores."""

    arms: ArmScores
    term_scores: Floats  # shape (n_terms, n_chunks): BM25 of each term of the question
    sentences: Rows  # of all the chunks, in order
    begins: Rows  # shape (n_chunks + 1,): where each chunk's begin among them
    fit: Floats  # of each sentence: the share of the question by BM25, and the cosine

    def best_sentence(self, place: int) -> int:
        """The sentence that fits the question best, of the chunk at ``place``."""
        begin, end = self.begins[place], self.begins[place + 1]
        return int(self.sentences[begin + np.argmax(self.fit[begin:end])])


@dataclass(frozen=True, slots=True)
class Candidates:
    """The chunks that an arm proposed for a question, with the features of each."""

    rows: Rows  # rising
    features: dict[str, Floats]
    lexical_order: Rows  # rows, best first
    dense_order: Rows


class HybridRetriever:
    """Finds chunks for a question; holds the arms and changes nothing.

    Args:
        chunks: What the rows stand for.
        fields: ``body``, ``heading`` and ``strings`` over chunks, ``sentence`` over sentences.
        dense: Over sentences.
    """

    def __init__(
        self,
        chunks: ChunkTable,
        fields: dict[str, Field],
        dense: DenseIndex,
        encoder: Encoder,
        analyzer: Analyzer,
        recipe: Recipe,
    ) -> None:
        self.chunks = chunks
        self._fields = fields
        self._dense = dense
        self._terms = term_model(encoder)
        self._likeness = TermLikeness(
            fields["sentence"], fields["heading"], fields["body"], self._terms
        )
        self._encoder = encoder
        self._analyzer = analyzer
        self._recipe = recipe
        # One question is asked of all documents, then of those that are meant.
        self._read = lru_cache(maxsize=_QUESTIONS_KEPT)(self._read_anew)
        self._found = lru_cache(maxsize=_FOUND_KEPT)(self._find)
        self._row_of = {chunk_id: row for row, chunk_id in enumerate(chunks.chunk_ids)}
        self._doc_numbers = {doc: n for n, doc in enumerate(dict.fromkeys(chunks.doc_ids))}
        self._doc_of = np.array([self._doc_numbers[doc] for doc in chunks.doc_ids], np.int64)
        self._chunk_of = np.repeat(
            np.arange(chunks.count, dtype=np.int64), np.diff(chunks.sentence_starts)
        )

    def search(
        self,
        query: str,
        top_k: int,
        documents: Collection[DocId] | None = None,
        arm: Arm = Arm.HYBRID,
    ) -> list[Hit]:
        """The ``top_k`` chunks that fit ``query`` best; any text will do as a query.

        Args:
            query: The question, as it was typed.
            top_k: At most so many; fewer when no arm proposes more.
            documents: Only chunks of these; None is all.
            arm: The ranking of one arm alone, for comparison.

        Returns:
            Best first. Equal scores are in the order of indexing.

        Raises:
            ValueError: If ``top_k`` is not positive.
        """
        if top_k < 1:
            raise ValueError(f"top_k must be at least 1, got {top_k}")
        question = self._read(query)
        least = min(self._recipe.lexical_candidates, self._recipe.dense_candidates)
        depth = max(top_k, least) if arm is Arm.HYBRID else top_k  # the same for all small ones
        of = None if documents is None else frozenset(documents)
        if of is not None and self._doc_numbers.keys() <= of:
            of = None
        found, looked = self._found(query, of, depth, arm)
        scores = fuse(found.features, self._recipe.fusion)
        if arm is Arm.HYBRID:
            order = np.lexsort((found.rows, -scores))[:top_k]
        else:
            ranked = found.lexical_order if arm is Arm.LEXICAL else found.dense_order
            order = np.searchsorted(found.rows, ranked)
        lexical_ranks = {row: rank for rank, row in enumerate(found.lexical_order.tolist(), 1)}
        dense_ranks = {row: rank for rank, row in enumerate(found.dense_order.tolist(), 1)}
        weights = self._recipe.fusion.items()
        parts = [(weight * found.features[name][order]).tolist() for name, weight in weights]
        hits = []
        for rank, (place, *added) in enumerate(zip(order.tolist(), *parts, strict=True), start=1):
            row = int(found.rows[place])
            hits.append(
                Hit(
                    self.chunks.chunk_ids[row],
                    self.chunks.doc_ids[row],
                    rank,
                    float(scores[place]),
                    lexical_ranks.get(row),
                    dense_ranks.get(row),
                    self.chunks.sentences[looked.best_sentence(place)],
                    _matched(question.terms, looked.term_scores[:, place]),
                    float(found.features["coverage"][place]),
                    float(found.features["similarity"][place]),
                    tuple(zip(self._recipe.fusion, added, strict=True)),
                )
            )
        return hits

    def candidates(self, query: str) -> Candidates:
        """What the arms propose for ``query``, with the features that the fusion weighs."""
        return self._candidates(self._read(query), None, 1, Arm.HYBRID)[0]

    def idf(self, term: str) -> float:
        """How specific a content term is among the chunks; largest for one that is in none."""
        return self._fields["body"].idf(term)

    def term_vectors(self, terms: Sequence[str]) -> Floats:
        """float32, shape (n_terms, dim): rows of unit length, zero for an unknown term."""
        return self._terms.term_vectors(terms)

    def overlap(self, query: str, chunk_id: ChunkId) -> float:
        """The share of the query's weight whose terms stand in a chunk or above it, 0 to 1."""
        question = self._read(query)
        place = np.array([self._row_of[chunk_id]])
        return float(self._look(question, place).arms.covered[0] / max(question.weight.body, 1e-9))

    def similarities_in(self, query: str, chunk_ids: Sequence[ChunkId]) -> dict[ChunkId, Floats]:
        """Cosine of ``query`` with each sentence of each chunk, in the chunk's order."""
        vector = self._read(query).vector
        found = {}
        for chunk_id in chunk_ids:
            row = self._row_of[chunk_id]
            sentences = np.arange(
                self.chunks.sentence_starts[row], self.chunks.sentence_starts[row + 1]
            )
            found[chunk_id] = self._dense.similarities(vector, sentences)
        return found

    def _read_anew(self, query: str) -> _Question:
        text, tokens = self._analyzer.question_tokens(query)
        content = self._analyzer.content_terms(tokens)
        terms = tuple(question_terms(content))
        pairs = tuple(dict.fromkeys(character_pairs(text)))
        fields = self._fields
        weight = QuestionWeight(
            how_spoken(tokens),
            sum(map(fields["body"].idf, terms)),
            sum(map(fields["heading"].idf, terms)),
            sum(map(fields["strings"].idf, pairs)),
            sum(map(fields["sentence"].idf, terms)),
        )
        vector = self._encoder.encode_question(SentenceInput(text, content))
        found = tuple(dict.fromkeys(content_pairs(text)))
        return _Question(terms, pairs, found, vector, weight)

    def _allowed(self, documents: Collection[DocId] | None) -> NDArray[np.bool_] | None:
        if documents is None:
            return None
        allowed = np.isin(self._doc_of, [self._doc_numbers.get(doc, -1) for doc in documents])
        return None if allowed.all() else allowed

    def _find(
        self, query: str, documents: frozenset[DocId] | None, top_k: int, arm: Arm
    ) -> tuple[Candidates, _Looked]:
        return self._candidates(self._read(query), self._allowed(documents), top_k, arm)

    def _candidates(
        self, question: _Question, allowed: NDArray[np.bool_] | None, top_k: int, arm: Arm
    ) -> tuple[Candidates, _Looked]:
        lexical = dense = np.zeros(0, np.int64)
        if arm is not Arm.DENSE:
            lexical = self._lexical_order(question, allowed, top_k)
        if arm is not Arm.LEXICAL:
            dense = self._dense_order(question, allowed, top_k)
        if arm is not Arm.HYBRID:  # an arm alone has ranked them already
            lexical, dense = lexical[:top_k], dense[:top_k]
        rows = np.union1d(lexical, dense)
        looked = self._look(question, rows)
        features = features_of(looked.arms, question.weight)
        return Candidates(rows, features, lexical, dense), looked

    def _lexical_order(
        self, question: _Question, allowed: NDArray[np.bool_] | None, top_k: int
    ) -> Rows:
        totals = np.zeros(self.chunks.count, np.float32)
        asked = (
            ("body", question.terms),
            ("heading", question.terms),
            ("strings", question.content_pairs),
        )
        for name, strings in asked:
            weight = self._recipe.field_weights[name]
            for string in strings:
                self._fields[name].add_scores(string, weight, totals)
        if allowed is not None:
            totals[~allowed] = 0
        return _best_rows(totals, max(top_k, self._recipe.lexical_candidates))

    def _dense_order(
        self, question: _Question, allowed: NDArray[np.bool_] | None, top_k: int
    ) -> Rows:
        wanted = max(top_k, self._recipe.dense_candidates)
        if allowed is None:
            count = wanted * self._recipe.sentences_per_chunk
            sentences, _ = self._dense.nearest(question.vector, count)
        elif question.vector.any():
            rows = np.flatnonzero(allowed[self._chunk_of])
            similarities = self._dense.similarities(question.vector, rows)
            sentences = rows[np.argsort(-similarities, kind="stable")]
        else:
            sentences = np.zeros(0, np.int64)
        chunks = self._chunk_of[sentences]
        _, first = np.unique(chunks, return_index=True)
        found: Rows = chunks[np.sort(first)[:wanted]]
        return found

    def _look(self, question: _Question, rows: Rows) -> _Looked:
        fields, terms = self._fields, question.terms
        term_scores = fields["body"].scores_of(terms, rows)
        idf = np.array([fields["body"].idf(term) for term in terms], np.float32)
        begins, sentences = self._sentences_of(rows)
        starts = begins[:-1]
        by_sentence = np.zeros(len(self.chunks.sentences), np.float32)
        for term in terms:
            fields["sentence"].add_scores(term, 1.0, by_sentence)
        by_sentence = by_sentence.take(sentences)
        similarity = self._dense.similarities(question.vector, sentences)
        arms = ArmScores(
            term_scores.sum(axis=0),
            fields["heading"].scores_of(terms, rows).sum(axis=0),
            fields["strings"].scores_of(question.pairs, rows).sum(axis=0),
            _best_of_each(by_sentence, starts),
            (idf[:, None] * (term_scores > 0)).sum(axis=0),
            _best_of_each(similarity, starts),
            self._likeness.look(terms, rows, sentences, starts),
        )
        share = by_sentence / max(question.weight.sentence, 1e-9)
        return _Looked(arms, term_scores, sentences, begins, share + similarity)

    def _sentences_of(self, rows: Rows) -> tuple[Rows, Rows]:
        """Where each chunk's sentences begin among those of all ``rows``, and these."""
        starts = self.chunks.sentence_starts[rows]
        counts = self.chunks.sentence_starts[rows + 1] - starts
        begins = np.concatenate([[0], np.cumsum(counts)])
        return begins, np.arange(begins[-1]) + np.repeat(starts - begins[:-1], counts)


def _matched(terms: Sequence[str], scores: Floats) -> tuple[MatchedTerm, ...]:
    """The terms that score, heaviest first."""
    matched = [pair for pair in zip(terms, scores.tolist(), strict=True) if pair[1] > 0]
    return tuple(MatchedTerm(*pair) for pair in sorted(matched, key=lambda pair: -pair[1]))


def _best_rows(totals: Floats, count: int) -> Rows:
    """The rows of the ``count`` largest positive totals, best first, equal ones by row."""
    rows = np.flatnonzero(totals > 0)
    if len(rows) > count:
        least = np.partition(totals[rows], len(rows) - count)[len(rows) - count]
        rows = rows[totals[rows] >= least]
    return rows[np.lexsort((rows, -totals[rows]))][:count]


def _best_of_each(values: Floats, starts: Rows) -> Floats:
    if not len(starts):
        return np.zeros(0, np.float32)
    best: Floats = np.maximum.reduceat(values, starts)
    return best
