"""Which chunks hold the answer: decided when a set runs, from the anchors that it names."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.records import DocId
from eval.dataset import Expectation, Passage, Question
from eval.judge import fold, stands_under
from eval.reply import KnownChunk, KnownDocument


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text as it is compared, and where each of its characters stands in the original."""

    text: str
    places: Sequence[int]

    def occurrences(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Half-open ranges of the original that hold ``wanted``, which is folded."""
        start = self.text.find(wanted)
        while start >= 0 and wanted:
            yield self.places[start], self.places[start + len(wanted) - 1] + 1
            start = self.text.find(wanted, start + 1)


class Relevance:
    """Finds the chunks that a question's anchors stand in."""

    def __init__(
        self, documents: Mapping[DocId, KnownDocument], chunks: Sequence[KnownChunk]
    ) -> None:
        self._documents = documents
        self._chunks: dict[DocId, list[KnownChunk]] = {}
        for chunk in chunks:
            self._chunks.setdefault(chunk.doc_id, []).append(chunk)
        self._folded: dict[DocId, FoldedText] = {}

    def relevant_chunks(self, question: Question, selected: Sequence[DocId]) -> tuple[str, ...]:
        """The ids of the chunks whose span overlaps an anchor, in the index's order.

        Args:
            question: Its passages are looked for, else its ``citation_contains``.
            selected: The documents to look in; none means all.
        """
        found: dict[str, None] = {}
        for passage in anchors(question.expect):
            for doc_id in self._places(passage, selected):
                for chunk in self._chunks_with(passage, doc_id):
                    found[chunk.chunk_id] = None
        return tuple(found)

    def _places(self, passage: Passage, selected: Sequence[DocId]) -> Iterator[DocId]:
        for doc_id, document in self._documents.items():
            is_selected = not selected or doc_id in selected
            if is_selected and passage.sha256 in ("", document.sha256):
                yield doc_id

    def _chunks_with(self, passage: Passage, doc_id: DocId) -> list[KnownChunk]:
        ranges = list(self._folded_text(doc_id).occurrences(fold(passage.anchor)))
        chunks = [
            chunk
            for chunk in self._chunks.get(doc_id, [])
            if any(chunk.start < end and start < chunk.end for start, end in ranges)
            and passage.page in (None, chunk.page)
        ]
        # A heading narrows the choice where it can; it is judged for itself in the citations.
        under = [
            chunk
            for chunk in chunks
            if passage.heading and stands_under(passage.heading, chunk.heading_path)
        ]
        return under or chunks

    def _folded_text(self, doc_id: DocId) -> FoldedText:
        if doc_id not in self._folded:
            self._folded[doc_id] = fold_with_places(self._documents[doc_id].text)
        return self._folded[doc_id]


def anchors(expect: Expectation) -> Iterable[Passage]:
    """The passages that a line names, or what its citations have to hold."""
    if expect.passages:
        return expect.passages
    return tuple(
        Passage(anchor=alternative, page=expect.page, heading=expect.heading)
        for group in expect.citation_contains
        for alternative in group
    )


def fold_with_places(text: str) -> FoldedText:
    """``text`` folded character by character."""
    pieces: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        folded = "".join(unicodedata.normalize("NFKC", character).split())
        pieces.append(folded)
        places.extend([place] * len(folded))
    return FoldedText("".join(pieces), places)
