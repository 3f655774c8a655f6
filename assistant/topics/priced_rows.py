"""What a thing costs, of a table with a price for each kind of people: 「プールの料金は」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_columns import YEN
from assistant.topics.cell_text import asks_price, cells_said, is_amount, shown, without_unit
from assistant.topics.grids import Table, is_single, tables_of
from assistant.topics.rows import Row, caption_words
from assistant.wants import Want

_OF_PRICES = re.compile(r"(?:使用|利用|入場|入館|受講|手数|参加|保育)料|料金|運賃|価格表?|費用")
_LEAST_SHARED = 2  # characters
_MIN_PRICES = 2


def answer_prices(context: Context) -> Draft | None:
    """The row of prices of the one thing that is named; None where none or several are."""
    question = context.question
    if not question.wants(Want.MONEY) or question.asked.is_yes_no:
        return None
    ask = CellAsk(context)
    if ask.years or not ask.named or not asks_price(question.text):
        return None
    found = [
        (share, table, row)
        for table in tables_of(context, least=1)
        if not table.printed and _OF_PRICES.search(table.caption)
        for row in table.rows
        if is_single(row) and (share := _share(ask, table, row)) >= _LEAST_SHARED
    ]
    best = max((share for share, _, _ in found), default=0)
    chosen = [(table, row) for share, table, row in found if share == best]
    return _draft(context, *chosen[0]) if len(chosen) == 1 else None


def _share(ask: CellAsk, table: Table, row: Row) -> int:
    """How many characters of a question a row's name has; 0 where more is named than over it."""
    own = ask.shared(row.cells[0])[0]
    over = {place for name in (table.caption, *table.header) for place in ask.shared(name)[0]}
    return len(own) if ask.named <= own | over else 0


def _draft(context: Context, table: Table, row: Row) -> Draft | None:
    priced = [
        place
        for place in range(1, len(row.cells))
        if is_amount(plain_name(shown(table, row, place)), YEN)
    ]
    if len(priced) < _MIN_PRICES:
        return None
    cells = cells_said(table, row)
    name = without_unit(row.cells[0])
    told = context.say("table.row_of", row=name, cells=cells, caption=caption_words(table.caption))
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.85, topic=name, doc_ids=(row.doc_id,))
