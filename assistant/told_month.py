"""The month of what a table gives a year only: 「令和8年7月に開設」 before 「R8の欄に実施」."""

from dataclasses import replace

from assistant.drafts import Draft
from corpus.normalize import normalize
from corpus.wareki import find_dates

_SURE = 0.6  # probability of the sentence


def with_month(draft: Draft, said: Draft) -> Draft:
    """The draft behind the sentence that names a month of its year; the draft alone without one.

    Args:
        draft: Of a table's stage, with its year.
        said: What sentences say to the same question.
    """
    if said.reason is not None or said.confidence < _SURE or not said.statements:
        return draft
    first = said.statements[0]
    dates = find_dates(normalize(first.text))
    if not any(date.month and date.fiscal_year == draft.year for date in dates):
        return draft
    return replace(draft, statements=(first, *draft.statements), confidence=said.confidence)
