"""Nearest sentences by their vectors. The only module that knows FAISS."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import faiss
import numpy as np
from numpy.typing import NDArray

from corpus.errors import IndexFormatError

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

# Up to here every sentence is compared: exact, and below 1 ms on one core.
MAX_EXACT = 10_000
# Beyond, sentences are compared by codes of 4 bits for each pair of dimensions, and so many times
# the number wanted, the nearest by their codes, by their vectors: 0.99 of the exact and more.
_LOOKED_AGAIN = 3
_BITS = 4
_TRAINED_PER_CENTRE, _ROUNDS = 64, 10
_SEED = 20
_RECALL_SAMPLE = 30  # sentences whose neighbours are looked for twice when an index is built


class DenseIndex:
    """Sentence vectors of unit length; similarity is their inner product.

    Args:
        vectors: float16, shape (n_sentences, dim), rows of unit length (or zero: found by nobody).
        index: FAISS's index over the same rows.
    """

    def __init__(self, vectors: NDArray[np.float16], index: "faiss.Index") -> None:
        self._index = index
        self._is_exact = isinstance(index, faiss.IndexFlatIP)
        # A flat index holds them as float32. numpy widens slowly: once, not for every question.
        self._vectors = (
            _held_by(index) if isinstance(index, faiss.IndexFlatIP) else vectors.astype(np.float32)
        )

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self._vectors)

    def nearest(self, query: Floats, count: int) -> tuple[Rows, Floats]:
        """The ``count`` sentences that are most similar to ``query``, best first.

        Returns:
            Rows (int64) and similarities; fewer when there are fewer. Equal ones are by row.
        """
        count = min(count, self.count)
        if not count or not query.any():
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        looked_at = count if self._is_exact else min(count * _LOOKED_AGAIN, self.count)
        with _one_thread():
            found = self._index.search(query[None, :], looked_at)
        similarities, rows = found[0][0], found[1][0]
        is_found = rows >= 0
        rows, similarities = rows[is_found], similarities[is_found]
        if not self._is_exact:
            similarities = self.similarities(query, rows)
            is_near = similarities >= np.partition(similarities, -count)[-count]
            rows, similarities = rows[is_near], similarities[is_near]
        order = np.lexsort((rows, -similarities))[:count]
        return rows[order], similarities[order]

    def vectors(self, rows: Rows) -> Floats:
        """The vectors of ``rows``."""
        return self._vectors.take(rows, axis=0)

    def similarities(self, query: Floats, rows: Rows) -> Floats:
        """How similar ``query`` is to each of ``rows``."""
        return self.vectors(rows) @ query

    def save(self, directory: Path) -> list[Path]:
        """Write the vectors and FAISS's file."""
        vectors, index = directory / "vectors.npy", directory / "sentences.faiss"
        np.save(vectors, self._vectors.astype(np.float16), allow_pickle=False)
        # Through Python: FAISS's own writer fails on paths that are not ASCII on some systems.
        index.write_bytes(faiss.serialize_index(self._index).tobytes())
        return [vectors, index]

    @classmethod
    def load(cls, directory: Path) -> "DenseIndex":
        """Read what ``save`` wrote.

        Raises:
            IndexFormatError: If the two files do not fit each other.
        """
        vectors = np.load(directory / "vectors.npy", allow_pickle=False)
        stored = np.frombuffer((directory / "sentences.faiss").read_bytes(), np.uint8)
        try:
            index = faiss.deserialize_index(stored)
        except RuntimeError as error:
            raise IndexFormatError(
                f"{directory}/sentences.faiss: FAISS cannot read it ({error}); "
                "build the index again with: python -m index build"
            ) from error
        if index.ntotal != len(vectors) or index.d != vectors.shape[1]:
            raise IndexFormatError(
                f"{directory}: found {index.ntotal} sentences of {index.d} dimensions in FAISS's "
                f"file and vectors of shape {vectors.shape}, wanted the same; "
                "build the index again with: python -m index build"
            )
        return cls(vectors, index)


def build_dense(vectors: Floats) -> DenseIndex:
    """An index over ``vectors`` (float32, rows of unit length): exact up to ``MAX_EXACT`` rows."""
    stored = vectors.astype(np.float16)
    rounded = stored.astype(np.float32)
    count, dim = vectors.shape
    with _one_thread():
        index = faiss.IndexFlatIP(dim) if count <= MAX_EXACT else _trained_codes(rounded)
        if count:
            index.add(rounded)
    return DenseIndex(stored, index)


def kept_recall(index: DenseIndex) -> float:
    """The recall to keep on record: 1 where all are compared, else of some of its own sentences."""
    if index.count <= MAX_EXACT:
        return 1.0
    queries = index.vectors(np.linspace(0, index.count - 1, _RECALL_SAMPLE).astype(np.int64))
    return round(recall_of(index, queries), 4)


def recall_of(index: DenseIndex, queries: Floats, cutoff: int = 100) -> float:
    """The share of the exact ``cutoff`` nearest sentences that ``index`` finds for ``queries``."""
    found = 0
    wanted = 0
    everything = np.arange(index.count, dtype=np.int64)
    for query in queries:
        exact = np.argsort(-index.similarities(query, everything), kind="stable")[:cutoff]
        found += len(np.intersect1d(exact, index.nearest(query, cutoff)[0]))
        wanted += len(exact)
    return found / wanted if wanted else 1.0


def _held_by(index: "faiss.IndexFlatIP") -> Floats:
    """The vectors of a flat index, without a copy; float32, shape (n_sentences, dim)."""
    count, dim = index.ntotal, index.d
    if not count:
        return np.zeros((0, dim), np.float32)
    held: Floats = faiss.rev_swig_ptr(index.get_xb(), count * dim).reshape(count, dim)
    return held


@contextmanager
def _one_thread() -> Iterator[None]:
    """FAISS in the calling thread: one question, or 16 centres, are too little to share."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _trained_codes(vectors: Floats) -> "faiss.Index":
    _, dim = vectors.shape
    parts = dim // 2 if dim % 2 == 0 else dim
    index = faiss.IndexPQFastScan(dim, parts, _BITS, faiss.METRIC_INNER_PRODUCT)
    # 16 centres for two dimensions: more sentences or rounds keep no more of the nearest.
    index.pq.cp.max_points_per_centroid = _TRAINED_PER_CENTRE
    index.pq.cp.niter = _ROUNDS
    index.pq.cp.seed = _SEED
    index.train(vectors)
    return index
