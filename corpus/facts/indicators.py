"""Target values: what is measured, the value aimed at, its unit and its fiscal year."""

from corpus.facts.indicator_model import shipped_model
from corpus.facts.indicator_page import Page
from corpus.facts.reading import ReadDocument
from corpus.records import Indicator

_LIKELY = 0.65  # the least probability of a whole fact
_LIKELY_IN_PROSE = 0.75  # where a sentence tells it: most numbers in sentences are no targets


def extract_indicators(read: ReadDocument) -> tuple[Indicator, ...]:
    """Every target value that ``read`` states, once, in the order of the text.

    Present values, results and numbers that nobody aims at are not among them. ``year`` is
    None where the text ties the target to no year.
    """
    stated: dict[tuple[str, str, str, int | None], Indicator] = {}
    told = shipped_model().told(Page.read(read), _LIKELY)
    for indicator in sorted(told, key=lambda indicator: indicator.span):
        is_prose = "。" in indicator.sentence.of(read.document.text)
        if is_prose and indicator.confidence < _LIKELY_IN_PROSE:
            continue
        key = (indicator.name, indicator.value, indicator.unit, indicator.year)
        stated.setdefault(key, indicator)
    return tuple(stated.values())
