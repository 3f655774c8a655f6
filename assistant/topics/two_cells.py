"""Two cells of one row that a question asks for together: 「実績と目標を教えて」."""

import re

from assistant.drafts import Context, Draft, DraftStatement
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_kinds import is_blank
from assistant.topics.cell_text import column_name, shown, without_unit
from assistant.topics.row_named import best_row
from assistant.wants import Want

_WORD = r"(?:現状|実績|目標|基準|中間|計画|達成率|当初|策定時|今|いま|現在)"
_NOW = frozenset({"今", "いま", "現在"})
_BOTH = re.compile(rf"(?P<one>{_WORD})値?(?:と|や|、|及び)(?:その)?、?(?P<other>{_WORD})値?")
# 「奥根津見の人口と世帯は」, by the heads of two columns
_ANY_BOTH = re.compile(
    r"の(?P<one>[一-鿿ァ-ヺー]{2,8})(?:と|、|及び)(?P<other>[一-鿿ァ-ヺー]{2,8})(?:は|って|を教|[?？]?$)"
)
_COMPARES = re.compile(r"差|比べ|違い|開き|倍|ポイント|増え|減っ|どちら|どっち")


def answer_two_cells(context: Context) -> Draft | None:
    """The draft that tells both columns of the row that is named; None for anything else."""
    text = context.question.text
    asked = _BOTH.search(text) or _ANY_BOTH.search(text)
    if (
        asked is None
        or _COMPARES.search(text)
        or context.question.asked.is_yes_no
        or context.question.wants(Want.WHY)
    ):
        return None
    words = ["現状" if asked[name] in _NOW else asked[name] for name in ("one", "other")]
    ask = CellAsk(context)
    heads = frozenset(range(*asked.span()))
    if not ask.named - heads:
        return None
    meant = best_row(ask, lambda table, _: len(table.header) > 2, heads)
    if meant is None:
        return None
    table, row = meant
    places = [
        place
        for place, head in enumerate(table.header)
        if place
        and any(word in plain_name(head) for word in words)
        and not is_blank(row.cells[place])
    ]
    if not all(any(word in plain_name(table.header[place]) for place in places) for word in words):
        return None
    cells = "、".join(
        f"{column_name(table, place)}「{shown(table, row, place)}」" for place in places
    )
    name = without_unit(row.cells[0])
    told = context.say("table.row", row=name, cells=cells)
    statement = DraftStatement(told, ((row.doc_id, row.sentence.span),))
    return Draft((statement,), confidence=0.9, topic=name, doc_ids=(row.doc_id,))
