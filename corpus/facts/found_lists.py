"""An enumeration as the rules find it, before it becomes a ``ListFact``."""

from dataclasses import dataclass

from corpus.facts.enumerations import Range
from corpus.records import Span


@dataclass(frozen=True, slots=True)
class FoundList:
    """What is enumerated and where; the items are spans of the document."""

    subject: str
    count: int | None
    items: tuple[Span, ...]
    span: Span
    sentence: Span
    confidence: float


def with_quotes(text: str, start: int, end: int) -> Range:
    """The range with the bracket or ① that stands on either side of it."""
    if start > 0 and text[start - 1] in "「『【①":
        start -= 1
    if end < len(text) and text[end] in "」』】":
        end += 1
    return start, end
