"""Whether what a row counts is what a claim says: 「人口は5万人を切っていますか」, 「2倍に」."""

import re
from decimal import Decimal

from assistant.calculation.quantities import plain
from assistant.claimed_amounts import by_amount
from assistant.drafts import Context
from assistant.opposites import asks_back, claims_being
from assistant.topics.cell_ask import CellAsk, plain_name
from assistant.topics.cell_columns import OF_NOW
from assistant.topics.cell_text import row_name
from assistant.topics.grids import TO_COME
from assistant.topics.row_trends import YearValue, values_by_year
from assistant.topics.rows import Row
from corpus.normalize import normalize
from corpus.wareki import find_dates

_TIMES = re.compile(
    r"(?P<times>[0-9](?:\.[0-9]+)?)?倍(?P<about>近く|くらい|ぐらい|ほど|弱)?(?P<least>以上)?"
    r"|(?P<half>半分)(?P<under>以下)?(?=[^。]{0,6}(?:減|なっ|なり))"
)
_TO_COME = re.compile(r"目標|予定|これから|今後|将来|目指")
_PARENTHESIS = re.compile(r"[(（][^()（）]*[)）]")
_LEAST_NAME = 0.5  # of a row's name
_ABOUT = Decimal("0.15")  # of the factor that is claimed
_COUNTED = re.compile(r"(?P<number>[0-9][0-9,]*)(?P<unit>[人件校戸台か所箇棟]{1,2})")


def amount_told(context: Context, row: Row) -> str | None:
    """はい or いいえ with the value of the year that is meant; None where no value settles it."""
    claim = context.question.text
    if not context.question.asked.is_yes_no or asks_back(claim) or _TO_COME.search(claim):
        return None
    if not _is_named(context, row):
        return None
    told = _times(context, row) or _amount(context, row) or _being(context, row)
    if told is None:
        return None
    holds, text = told
    return context.say("verdict.yes" if holds else "verdict.no", told=text)


def _is_named(context: Context, row: Row) -> bool:
    """Whether a claim says half of a row's name or more: 高齢化率, not a part of it."""
    core = plain_name(_PARENTHESIS.sub("", row.cells[0]))
    shared = CellAsk(context).shared(core)[1]
    return len(shared) >= _LEAST_NAME * len(core) > 0


def _amount(context: Context, row: Row) -> tuple[bool, str] | None:
    """By the value of the year that is named, or of the last one."""
    claim = context.question.text
    values = values_by_year(context, row)
    said = {date.fiscal_year for date in find_dates(claim)}
    named = sorted(said & set(values))
    if (
        not values
        or len(named) != len(said)
        or len(named) > 1
        or any(OF_NOW.search(head) for head in row.header)
    ):
        return None
    head, value, unit = values[named[0] if named else max(values)]
    holds = by_amount(claim, f"{plain(value)}{unit}", ())
    if holds is None:
        return None
    text = context.say("table.cell", row=head, column=row_name(row), value=f"{plain(value)}{unit}")
    return holds, text


def _times(context: Context, row: Row) -> tuple[bool, str] | None:
    """By how many times the value of the first year, or of the one named, the last one is."""
    claim = context.question.text
    said = _TIMES.search(claim)
    values = values_by_year(context, row)
    dated = {date.fiscal_year for date in find_dates(claim)}
    named = sorted(dated & set(values))
    if (
        said is None
        or len(values) < 2
        or len(named) > 2
        or named != sorted(dated)
        or any(map(TO_COME.search, row.header))
    ):
        return None
    first, last = (
        values[named[0] if named else min(values)],
        values[(named[1:] or [max(values)])[0]],
    )
    if not first[1] or first == last:
        return None
    ratio = last[1] / first[1]
    claimed = Decimal("0.5") if said["half"] else Decimal(said["times"] or 2)
    if said["about"]:
        holds = abs(ratio - claimed) <= _ABOUT * claimed
    elif said["half"]:
        holds = ratio <= claimed
    else:
        holds = ratio >= claimed
    return holds, _ratio_told(context, row, first, last, ratio)


def _ratio_told(
    context: Context, row: Row, first: YearValue, last: YearValue, ratio: Decimal
) -> str:
    before, after = (f"{plain(one[1])}{one[2]}" for one in (first, last))
    return context.say(
        "table.ratio",
        row=row_name(row),
        first=first[0],
        before=before,
        last=last[0],
        after=after,
        ratio=plain(round(ratio, 2)),
    )


def _being(context: Context, row: Row) -> tuple[bool, str] | None:
    """「待機児童はいますか」 by how many there are now."""
    heads = [plain_name(head) for head in row.header]
    now = [place for place, head in enumerate(heads) if place and OF_NOW.search(head)]
    if not claims_being(context.question.text) or len(now) != 1:
        return None
    cell = normalize(row.cells[now[0]]).strip()
    counted = _COUNTED.fullmatch(cell)
    if counted is None:
        return None
    head = " ".join(row.header[now[0]].split())
    text = context.say("table.cell", row=row_name(row), column=head, value=cell)
    return counted["number"] != "0", text
