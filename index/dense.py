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

# Up to here every sentence is compared: exact, and below 10 ms on one core.
MAX_EXACT = 60_000
_CELLS_PER_ROOT = 4  # IVF cells: this many times the square root of the number of sentences
_PROBED_SHARE = 0.08  # of the cells, which keeps 0.97 of the exact hundred and more
_TRAINED_PER_CELL = 48
_SEED = 20
_RECALL_SAMPLE = 30  # sentences whose neighbours are looked for twice when an index is built


class DenseIndex:
    """Sentence vectors of unit length; similarity is their inner product.

    Args:
        vectors: float16, shape (n_sentences, dim), rows of unit length (or zero: found by nobody).
        index: FAISS's index over the same rows.
    """

    def __init__(self, vectors: NDArray[np.float16], index: "faiss.Index") -> None:
        self._vectors = vectors
        self._index = index
        # A flat index holds float32 in order, which need not be made again from float16.
        self._compared = _held_by(index) if isinstance(index, faiss.IndexFlatIP) else vectors

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
        with _one_thread():
            similarities, rows = self._index.search(query[None, :], count)
        is_found = rows[0] >= 0
        rows, similarities = rows[0][is_found], similarities[0][is_found]
        order = np.lexsort((rows, -similarities))
        return rows[order], similarities[order]

    def vectors(self, rows: Rows) -> Floats:
        """The vectors of ``rows``."""
        found: Floats = self._vectors[rows].astype(np.float32)
        return found

    def similarities(self, query: Floats, rows: Rows) -> Floats:
        """How similar ``query`` is to each of ``rows``."""
        return self._compared[rows].astype(np.float32, copy=False) @ query

    def save(self, directory: Path) -> list[Path]:
        """Write the vectors and FAISS's file."""
        vectors, index = directory / "vectors.npy", directory / "sentences.faiss"
        np.save(vectors, self._vectors, allow_pickle=False)
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
    index = faiss.IndexFlatIP(dim) if count <= MAX_EXACT else _trained_cells(rounded)
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
    """FAISS in the calling thread: one question is too little to share."""
    threads = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(threads)


def _trained_cells(vectors: Floats) -> "faiss.Index":
    count, dim = vectors.shape
    cells = int(_CELLS_PER_ROOT * count**0.5)
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(dim), dim, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.seed = _SEED
    index.cp.max_points_per_centroid = _TRAINED_PER_CELL
    index.nprobe = max(1, int(cells * _PROBED_SHARE))
    index.train(vectors)
    return index
