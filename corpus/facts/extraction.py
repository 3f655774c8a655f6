"""All the extractors over one reading of a document."""

from corpus.facts.glossary import extract_glossary
from corpus.facts.governance import extract_governance
from corpus.facts.indicators import extract_indicators
from corpus.facts.lists import extract_lists
from corpus.facts.periods import extract_plan_periods
from corpus.facts.reading import read_sentences
from corpus.facts.relations import extract_relations
from corpus.morphology import Morphology
from corpus.records import Document, Facts


def extract_facts(document: Document, morphology: Morphology) -> Facts:
    """Every fact of ``document``; a pure function of it."""
    read = read_sentences(document, morphology)
    return Facts(
        plan_periods=extract_plan_periods(read),
        governance=extract_governance(read),
        glossary=extract_glossary(read),
        lists=extract_lists(read),
        relations=extract_relations(read),
        indicators=extract_indicators(read),
    )
