"""Whether the server has something to answer from, for whoever watches over it."""

from typing import TypedDict

from index import OpenIndex


class Health(TypedDict):
    """What ``/healthz`` says."""

    status: str  # "ready", or "empty" when there is no document
    documents: int
    index_built_at: str


def health(index: OpenIndex) -> Health:
    """The state of the index that is open."""
    return {
        "status": "ready" if index.documents else "empty",
        "documents": len(index.documents),
        "index_built_at": index.built_at.isoformat(timespec="seconds"),
    }
