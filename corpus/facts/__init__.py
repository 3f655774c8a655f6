"""Structured facts out of a document, each with the span that proves it."""

from corpus.facts.extraction import extract_facts

__all__ = ["extract_facts"]
