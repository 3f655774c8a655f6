"""Other retrievers behind one interface: the only module that knows them.

None of them reads Japanese by itself: each is given the same terms, made by our analyser from the
title and the text, which is the best that can be done for them. txtai is given our vectors, too.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

import numpy as np
from haystack import Document
from haystack.document_stores.in_memory import InMemoryDocumentStore
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi
from txtai import Embeddings

Floats = NDArray[np.float32]

OFFLINE = {"HAYSTACK_TELEMETRY_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
_K1, _B = 1.2, 0.75  # for all: what is usual


class OtherRetriever(Protocol):
    """Ranks rows that are given as terms."""

    def search(self, terms: Sequence[str], vector: Floats, top_k: int) -> list[int]:
        """The best rows, by number, best first."""


class RankBm25:
    """rank_bm25's Okapi."""

    def __init__(self, texts: Sequence[Sequence[str]], vectors: Floats) -> None:
        self._bm25 = BM25Okapi(texts, k1=_K1, b=_B)

    def search(self, terms: Sequence[str], vector: Floats, top_k: int) -> list[int]:
        """Rows by BM25 alone."""
        scores = self._bm25.get_scores(terms)
        return [int(row) for row in np.argsort(-scores, kind="stable")[:top_k]]


class HaystackBm25:
    """haystack's in-memory store, by BM25."""

    def __init__(self, texts: Sequence[Sequence[str]], vectors: Floats) -> None:
        os.environ.update(OFFLINE)
        self._store = InMemoryDocumentStore(
            bm25_tokenization_regex=r"\S+", bm25_parameters={"k1": _K1, "b": _B}
        )
        self._store.write_documents(
            [Document(id=str(row), content=" ".join(terms)) for row, terms in enumerate(texts)]
        )

    def search(self, terms: Sequence[str], vector: Floats, top_k: int) -> list[int]:
        """Rows by BM25 alone."""
        if not terms:
            return []
        return [int(found.id) for found in self._store.bm25_retrieval(" ".join(terms), top_k=top_k)]


class TxtaiHybrid:
    """txtai's BM25 and vectors, half each, which is its default."""

    def __init__(self, texts: Sequence[Sequence[str]], vectors: Floats) -> None:
        os.environ.update(OFFLINE)
        self._question: Floats | None = None
        self._vectors = vectors
        self._embeddings = Embeddings(
            {
                "method": "external",
                # A function, not a method: txtai would call anything else for a function first.
                "transform": lambda inputs: self._vectors_of(inputs),
                "hybrid": True,
                "scoring": {
                    "method": "bm25",
                    "terms": True,
                    "normalize": True,
                    "k1": _K1,
                    "b": _B,
                    "tokenizer": {"regexp": r"\S+"},
                },
            }
        )
        self._embeddings.index(
            [(row, " ".join(terms), None) for row, terms in enumerate(texts)], reindex=False
        )

    def search(self, terms: Sequence[str], vector: Floats, top_k: int) -> list[int]:
        """Rows by both."""
        self._question = vector
        return [int(row) for row, _ in self._embeddings.search(" ".join(terms), top_k)]

    def _vectors_of(self, inputs: Iterable[object]) -> Floats:
        if self._question is not None:
            return self._question[None, :]
        done, self._vectors = np.split(self._vectors, [len(list(inputs))])
        return done


SYSTEMS: dict[str, Callable[[Sequence[Sequence[str]], Floats], OtherRetriever]] = {
    "rank_bm25": RankBm25,
    "haystack BM25": HaystackBm25,
    "txtai hybrid": TxtaiHybrid,
}
