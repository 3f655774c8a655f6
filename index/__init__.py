"""Chunks -> ranked chunks.

The names below load FAISS and more when they are first asked for, so that ``--help`` stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.assembly import retriever_of_rows
    from index.build import BuildReport, build_index
    from index.opening import OpenIndex, open_index, verify_index
    from index.reading import Row
    from index.retriever import Arm, Hit, HybridRetriever, MatchedTerm

__all__ = [
    "Arm",
    "BuildReport",
    "Hit",
    "HybridRetriever",
    "MatchedTerm",
    "OpenIndex",
    "Row",
    "build_index",
    "open_index",
    "retriever_of_rows",
    "verify_index",
]

_HOMES = {
    "index.assembly": ("retriever_of_rows",),
    "index.build": ("BuildReport", "build_index"),
    "index.opening": ("OpenIndex", "open_index", "verify_index"),
    "index.reading": ("Row",),
    "index.retriever": ("Arm", "Hit", "HybridRetriever", "MatchedTerm"),
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'index' has no attribute {name!r}")
