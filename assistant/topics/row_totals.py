"""What a row of years adds up to: 「移動図書館の費用は合計いくら」 of 令和8年度 to 令和10年度."""

import re

from assistant.calculation.pairs import NOT_ADDED
from assistant.calculation.quantities import Quantity, find_quantities
from assistant.calculation.sums import total
from assistant.drafts import Context
from assistant.topics.cell_drafts import TOTAL_NAME
from assistant.topics.cell_kinds import is_blank
from assistant.topics.rows import Row, years_of
from assistant.wants import TOTALLED
from corpus.normalize import normalize

_ADDED = re.compile(
    rf"{TOTALLED}|合わせて|あわせて|足す|足し|全部で|ぜんぶで|トータル|総額|総(?=事業費|費用)"
    r"|[0-9]+(?:年間|[かヶカ箇]年)(?:で|の合計|全体)|期間(?:中|全体)で"
)
_TWO = 2  # years
_OVER_YEARS = re.compile(r"延べ|[0-9](?:年間|[かヶカ箇]年)|期間")
_STOCK = re.compile(r"率|割合|目標|基準|現状|累計|人口|残高|基金|実績")  # not added over the years


def total_told(context: Context, row: Row) -> str | None:
    """The sum of a row over the years of its columns; None where it is none, or not asked for."""
    question = context.question
    if not _ADDED.search(question.text) or question.asked.is_yes_no:
        return None
    heads = [normalize(head) for head in row.header]
    if any(TOTAL_NAME.fullmatch(head) for head in heads):
        return None
    over = normalize(f"{row.caption} {row.cells[0]} {' '.join(heads)}")
    dated = [place for place, head in enumerate(heads) if place and years_of(head)]
    if len(dated) < _TWO or _STOCK.search(over):
        return None
    parts: list[Quantity] = []
    for place in dated:
        if is_blank(row.cells[place]):
            continue
        amounts = find_quantities(normalize(row.cells[place]))
        if len(amounts) != 1 or not amounts[0].is_exact:
            return None
        parts.append(amounts[0])
    units = {part.unit for part in parts}
    if len(parts) < _TWO or len(units) != 1 or units & set(NOT_ADDED):
        return None
    is_flow = units == {"円"} or _OVER_YEARS.search(question.text) is not None
    if not is_flow:
        return None  # the same people every year
    reckoned = total(parts)
    return context.say(reckoned.key, result=reckoned.result, sum=reckoned.sum)
