"""How something goes on over the years of a table: 「公債費は令和8年度からどう変わりますか」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk
from assistant.topics.cell_text import column_name, row_name, shown
from assistant.topics.row_named import best_row
from assistant.topics.rows import years_of
from assistant.wants import Want
from corpus.normalize import normalize
from corpus.wareki import find_dates

_ASKED = re.compile(
    r"(?:どう|どのように|どんなふうに)(?:変わ[るり]|変化(?:する|しま)|推移(?:する|しま))[^。、?？]{0,12}|の?推移(?=は|を|って|[?？。]|$)"
)
_NOT_OF_YEARS = (Want.WHY, Want.WHO, Want.HOW, Want.CONTACT, Want.WHERE)
_LEAST_YEARS = 3


def answer_course(context: Context) -> Draft | None:
    """All years of the one row that is named, or those between two; None for anything else."""
    question = context.question
    asked = _ASKED.search(question.text)
    if asked is None or question.asked.is_yes_no or question.wants(*_NOT_OF_YEARS):
        return None
    aside = frozenset(range(*asked.span()))
    meant = best_row(
        CellAsk(context), lambda table, _: len(table.year_columns) >= _LEAST_YEARS, aside
    )
    if meant is None:
        return None
    table, row = meant
    said = [date.fiscal_year for date in find_dates(question.text)]
    first, last = (min(said), max(said)) if len(said) > 1 else (min(said, default=0), 9_999)
    places = [
        place
        for place in table.year_columns
        if row.cells[place].strip()
        and all(first <= year <= last for year in years_of(normalize(table.header[place])))
    ]
    if len(places) < 2:
        return None
    cells = "、".join(
        f"{column_name(table, place)}「{shown(table, row, place)}」" for place in places
    )
    told = context.say("table.row", row=row_name(row), cells=cells)
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.85, topic=row_name(row), doc_ids=(row.doc_id,))
