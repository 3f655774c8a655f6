"""What the assistant asks of an index, and the names that it learns from one."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from assistant.support.matches import Floats
from assistant.support.scorer import Found
from corpus.records import DocId, Document, Facts
from index.opening import OpenIndex


class IndexSearcher:
    """What evidence asks, answered by an open index."""

    def __init__(self, index: OpenIndex) -> None:
        self._index = index
        self._chunks = index.chunks

    def candidates(self, query: str, top_k: int, documents: Collection[DocId]) -> Sequence[Found]:
        """The chunks nearest to the query, best first."""
        everything = len(documents) == len(self._index.documents)
        hits = self._index.retriever.search(query, top_k, None if everything else documents)
        ids = [hit.chunk_id for hit in hits]
        similarities = self._index.retriever.similarities_in(query, ids)
        return [
            Found(
                self._chunks[hit.chunk_id],
                [float(s) for s in similarities[hit.chunk_id]],
                hit.score,
            )
            for hit in hits
        ]

    def idf(self, term: str) -> float:
        """How rare a lemma is among the chunks."""
        return self._index.retriever.idf(term)

    def vectors(self, lemmas: Sequence[str]) -> Floats:
        """Rows of unit length, zero for an unknown lemma."""
        return self._index.retriever.term_vectors(lemmas)


def fact_names(facts: Mapping[DocId, Facts]) -> Iterator[str]:
    """Bodies, roles, terms and plans: what a question may name."""
    for held in facts.values():
        yield from (role.body for role in held.governance)
        yield from (role.role for role in held.governance if role.role)
        yield from (entry.term for entry in held.glossary)
        yield from (period.subject for period in held.plan_periods)


def known_names(documents: Mapping[DocId, Document], facts: Mapping[DocId, Facts]) -> list[str]:
    """Words and compounds that residents may misspell: titles, headings, terms, bodies, lists."""
    names: dict[str, None] = {}
    for doc_id, document in documents.items():
        held = facts[doc_id]
        spoken = [sentence.span for sentence in document.sentences]
        for name in (
            document.title,
            *(section.title for section in document.sections),
            *(figure.caption for figure in document.figures),
            *(term for entry in held.glossary for term in (entry.term, *entry.aliases)),
            *(role.body for role in held.governance),
            *(role.role or "" for role in held.governance),
            *(period.subject for period in held.plan_periods),
            *(text for fact in held.lists for text in (fact.subject, *fact.items)),
            *(span.of(document.text) for span in spoken),
        ):
            names[name] = None
    return list(names)
