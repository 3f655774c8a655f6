"""What ``python -m corpus`` prints: documents and facts as the JSON of the contracts."""

from dataclasses import fields
from typing import Any

from corpus.records import (
    Document,
    Facts,
    GlossaryEntry,
    GovernanceRole,
    Indicator,
    ListFact,
    PlanLink,
    PlanPeriod,
    Span,
)
from corpus.store import to_json

Fact = PlanPeriod | GovernanceRole | GlossaryEntry | ListFact | PlanLink | Indicator
JsonObject = dict[str, Any]


def inspection(document: Document) -> JsonObject:
    """What was understood of ``document`` and what was dropped: ``corpus inspect --json``."""
    return {
        "doc_id": document.doc_id,
        "title": document.title,
        "municipality": document.municipality,
        "media": document.media,
        "pages": len(document.pages) or None,
        "characters": len(document.text),
        "sections": [
            {
                "level": section.level,
                "label": section.label,
                "title": section.title,
                "kind": section.kind,
                **_ends(section.span),
            }
            for section in document.sections
        ],
        "footnotes": [
            {
                "marker": note.marker,
                "term": note.term,
                "aliases": list(note.aliases),
                "definition": note.definition,
                "anchors": [to_json(anchor) for anchor in note.anchors],
                **_ends(note.span),
            }
            for note in document.footnotes
        ],
        "figures": [
            {
                "kind": figure.kind,
                "label": figure.label,
                "caption": figure.caption,
                "page": figure.page,
                "anchors": [to_json(anchor) for anchor in figure.anchors],
                "has_content": figure.has_content,
                **_ends(figure.span),
            }
            for figure in document.figures
        ],
        "dropped": [to_json(dropped) for dropped in document.dropped],
        "warnings": [to_json(warning) for warning in document.warnings],
        "inferred": list(document.inferred),
        "source_path": document.source_path,
        "sha256": document.sha256,
        "coverage": document.coverage or None,
    }


def facts_report(document: Document, facts: Facts) -> JsonObject:
    """All facts with their proof: ``corpus facts --json``."""
    return {
        group.name: [fact_json(document, fact) for fact in getattr(facts, group.name)]
        for group in fields(facts)
    }


def fact_json(document: Document, fact: Fact) -> JsonObject:
    """One fact's own fields, then its quote, sentence, offsets and page."""
    tree: JsonObject = to_json(fact)
    for internal in ("span", "sentence", "item_spans"):
        tree.pop(internal, None)
    return {
        **tree,
        "quote": fact.span.of(document.text),
        "sentence": fact.sentence.of(document.text),
        **_ends(fact.span),
        "page": document.page_of(fact.span.start),
    }


def _ends(span: Span) -> JsonObject:
    return {"start": span.start, "end": span.end}
