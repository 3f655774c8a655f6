"""Sections worth reading when there is no answer."""

from collections.abc import Mapping

from assistant.answer import NearestSection
from assistant.question import Question
from assistant.section_names import section_name
from corpus.records import DocId, Document
from index.retriever import HybridRetriever

_SHOWN = 2
_LOOKED_AT = 6  # passages: several may stand in one section


def nearest_sections(
    retriever: HybridRetriever, question: Question, held: Mapping[DocId, Document]
) -> tuple[NearestSection, ...]:
    """Up to two sections, by the ranking of their passages."""
    found: dict[tuple[DocId, tuple[str, ...]], NearestSection] = {}
    for hit in retriever.search(question.text, _LOOKED_AT, tuple(held)):
        document = held[hit.doc_id]
        section = document.section_at(hit.sentence.start)
        path = section.path if section is not None else ()
        span = section.span if section is not None else hit.sentence
        page = document.page_of(hit.sentence.start)
        name = section_name(document, path)
        one = NearestSection(hit.doc_id, document.title, path, page, span, name)
        found.setdefault((hit.doc_id, path), one)
    return tuple(found.values())[:_SHOWN]
