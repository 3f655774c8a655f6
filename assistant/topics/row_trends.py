"""Whether what a row counts over the years has grown: 「リサイクル率は上がっていますか」."""

import re
from decimal import Decimal
from itertools import pairwise

from assistant.calculation.quantities import plain
from assistant.drafts import Context
from assistant.opposites import goes_both_ways, is_of_direction, is_part_of_more, way_claimed
from assistant.topics.cell_ask import plain_name
from assistant.topics.cell_kinds import unit_in
from assistant.topics.cell_text import row_name
from assistant.topics.grids import TO_COME
from assistant.topics.rows import Row, years_of
from corpus.eras import fiscal_year_of
from corpus.wareki import find_dates

_NUMBER = re.compile(r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<unit>[^0-9(]{0,4})")
_ALWAYS = re.compile(r"ずっと|毎年|年々|続け")
_YEAR_BEFORE = re.compile(r"前の?年|前年|昨年|去年")
_TO_BE_DONE = re.compile(
    r"予定|これから|今後|将来|(?:増や|減ら|上げ|下げ|伸ば)[すし]?(?!て(?:い)?[るた])|目指"
)
_HOW_CHANGED = re.compile(r"どう(?:変わっ|変化し|推移し)[^。]{0,6}(?:た|て(?:い|き))")
_BY_HOW_MUCH = re.compile(r"倍|[0-9半](?:割|分|%)|半分|[0-9](?:人|件|円|世帯|棟|トン|回|か所)")
_RATE = re.compile(r"当たり|あたり|構成比|割合|比率|指数")
YearValue = tuple[str, Decimal, str]  # the head of a year, the number, its unit
_SHARE = re.compile(r"率|割合|比|[%％]")
_AIM = re.compile(r"目標|計画値")


def asks_trend(text: str) -> bool:
    """Whether it is asked which way something went: 「増えたの、減ったの」, 「どう変わったの」."""
    return goes_both_ways(text) or _HOW_CHANGED.search(text) is not None


def trend_told(context: Context, row: Row) -> str | None:
    """はい or いいえ with both years' values and what they are apart; None for any other claim."""
    text = context.question.text
    way = way_claimed(text) if context.question.asked.is_yes_no else ""
    is_open = asks_trend(text)
    if not (way or is_open) or _TO_BE_DONE.search(text) or _BY_HOW_MUCH.search(text):
        return None
    asked = [word.surface for word in context.question.words if not is_of_direction(word.surface)]
    if asked and is_part_of_more(asked[0], plain_name(row.cells[0])):
        return None  # 年少人口 is not the 人口 that is asked for
    if any(one.endswith("率") for one in context.question.phrases) and not _SHARE.search(
        row.cells[0]
    ):
        return None  # 出生数 is not the 出生率 that is asked for
    values = values_by_year(context, row)
    years = sorted(values)
    dated = {date.fiscal_year for date in find_dates(text)}
    named = sorted(dated & set(years))
    if len(named) < len(dated):
        return None
    if not named and _YEAR_BEFORE.search(text):
        years = years[-2:]
    if len(named) == 1:
        years = years[: years.index(named[0]) + 1][-2:]
    elif len(named) == 2:
        years = named
    if len(years) < 2:
        return None
    told = [values[year] for year in years]
    steps = [later[1] - earlier[1] for earlier, later in pairwise(told)]
    sign = 1 if way == "up" else -1
    apart = told[-1][1] - told[0][1]
    holds = all(sign * step > 0 for step in steps) if _ALWAYS.search(text) else sign * apart > 0
    if apart == 0 and not _ALWAYS.search(text):
        return None
    (first, before, unit), (last, after, _) = told[0], told[-1]
    gap = plain(abs(apart)) + ("ポイント" if unit == "%" else unit)
    high, low = max(before, after), min(before, after)
    said = context.say(
        "table.trend",
        row=row_name(row),
        first=first,
        before=plain(before) + unit,
        last=last,
        after=plain(after) + unit,
        sum=f"{plain(high)}{unit} - {plain(low)}{unit} = {gap}",
    )
    return said if is_open else context.say("verdict.yes" if holds else "verdict.no", told=said)


def values_by_year(context: Context, row: Row) -> dict[int, YearValue]:
    """What stands under the head of each year that is over: the head, the number, its unit.

    Of 実数 and 人口千人当たり of one year, the number itself where no rate is asked for.
    """
    this = fiscal_year_of(context.today)
    found: dict[int, YearValue] = {}
    units = set()
    columns = zip(row.header[1:], row.cells[1:], strict=True)
    asks_rate = _RATE.search(context.question.text) is not None
    for head, cell in sorted(
        columns, key=lambda column: (_RATE.search(column[0]) is not None) is not asks_rate
    ):
        years = years_of(plain_name(head))
        number = _NUMBER.fullmatch(plain_name(cell))
        is_aim = _AIM.search(head) or TO_COME.search(head)
        if len(years) == 1 and number and not is_aim and years[0] <= this and years[0] not in found:
            unit = number["unit"] or unit_in(row.cells[0])
            units.add(unit)
            value = Decimal(number["number"].replace(",", ""))
            found[years[0]] = (" ".join(head.split()), value, unit)
    return found if len(units) == 1 else {}
