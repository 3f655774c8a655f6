"""Every sum that the numbers at hand allow; which one is meant is for a model to say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import combinations, permutations

from assistant.calculation.operands import RATE, Operand
from assistant.calculation.pairs import NOT_ADDED
from assistant.calculation.quantities import is_made_of_itself, plain, shown
from assistant.calculation.spans import divided
from assistant.topics.grids import NOT_SUMMED, is_rest

_NOT_COUNTED = frozenset({"歳", "点", "倍"})
RATES = frozenset({"%", "割", RATE})
TIMES = frozenset({"か年", "か月", "週間", "日", "時間"})
_NOT_AMOUNTS = frozenset({"か年", "か月", "歳", "倍", "点"})
_MONTHLY = re.compile(r"月額|毎月|月々|1か月|ひと月|(?<![0-9])月[に0-9]|通常月")
# 「5年間の総額で38億円」 is for all of the years already
_FOR_ALL = re.compile(
    r"(?:年間|か月間?|週間|日間)(?:の|で|に|合わせて|、|全体|総額|合計|計|は|を通じて)*(?:約|およそ)?$"
)
_FOR_EACH = re.compile(
    r"当たり|あたり|平均|につき|ならす|均|毎|(?<![0-9第])[1一](?=[人件戸日回校台本枚個世週時年月か店社区地])"
)
_WITHIN = re.compile(r"うち|毎[年月日]|に対し")
_SCALES = "百千万億"
_MONTHS_A_YEAR = Decimal(12)
_FEW_ROWS = 8  # of a table: any two of so many may be meant
_MOST_ADDED = 12
MOST = 600  # programs of one question


class Op(StrEnum):
    """What is done."""

    DIFFERENCE = "difference"
    SUM = "sum"  # of two
    TOTAL = "total"  # of all of a sentence
    COLUMN = "column"  # of all rows of a table
    ROW = "row"  # of all years of a row
    SHARE = "share"  # in percent
    TIMES = "times"
    EACH = "each"  # of one thing, one by another
    PRODUCT = "product"
    MONTHS = "months"  # twelve of what is paid monthly
    PART = "part"  # a rate of an amount
    REMAINDER = "remainder"  # an amount less a rate of it


@dataclass(frozen=True, slots=True)
class Program:
    """An operation and the numbers that it is done with."""

    op: Op
    operands: tuple[Operand, ...]
    value: Decimal
    unit: str
    result: str
    sum: str


def programs_of(operands: Sequence[Operand], unit: str, text: str) -> list[Program]:
    """What can be reckoned whose unit is the one that is asked for.

    Args:
        operands: The numbers.
        unit: That the question asks for; "" for any.
        text: The normalised question.
    """
    made: list[Program] = []
    for program in _all(operands, text):
        if _fits(program, unit) and program.value >= 0:
            made.append(program)
            if len(made) == MOST:
                break
    return made


def base(unit: str) -> str:
    """円 of 千円."""
    return unit.lstrip(_SCALES) or unit


def _fits(program: Program, unit: str) -> bool:
    if program.op in (Op.SHARE, Op.TIMES):
        return True
    if program.op is Op.TOTAL and is_made_of_itself([one.value for one in program.operands]):
        return False
    asked = "%" if unit == "ポイント" else unit
    return not asked or not program.unit or base(program.unit) == base(asked)


def _all(operands: Sequence[Operand], text: str) -> Iterator[Program]:
    given = [one for one in operands if one.source < 0]
    told = [one for one in operands if one.source >= 0]
    of_text = [one for one in told if one.cell is None]
    yield from _wholes(told)
    for one, other in combinations(of_text, 2):
        if _are_of_one_document(one, other):
            yield from _of_two(one, other, text)
    yield from _in_tables(told, text)
    for one in told:
        for number in given:
            yield from _by(one, number)
        if base(one.unit) == "円" and _MONTHLY.search(f"{one.near}{one.before}{one.behind[:8]}"):
            yield _months(one)
            for number in given:
                if number.unit == "か年":
                    yield _months(one, number)
    if len(given) == 2:
        for one in told:
            yield from _by_both(one, given)
    yield from _three(of_text)


def _are_of_one_document(one: Operand, other: Operand) -> bool:
    """Whether both may be reckoned with: two plans' numbers are not."""
    return one.proof is None or other.proof is None or one.proof[0] == other.proof[0]


def _of_two(one: Operand, other: Operand, text: str) -> Iterator[Program]:
    if one.unit == other.unit and one.unit not in (*RATES, ""):
        yield from _alike(one, other, text)
    elif one.unit == other.unit == "%":
        yield _difference(one, other)
        yield _sum(Op.SUM, (one, other))
    if one.unit != other.unit:
        yield from _unlike(one, other, text)
        yield from _by(one, other)


def _alike(one: Operand, other: Operand, text: str) -> Iterator[Program]:
    if one.value != other.value:
        yield _difference(one, other)
    if one.unit not in NOT_ADDED:
        yield _sum(Op.SUM, (one, other))
    more, less = (one, other) if one.value >= other.value else (other, one)
    if less.value <= 0 or one.unit == "歳":
        return
    if "割" in text or "%" in text or "率" in text or "パーセント" in text:
        yield _ratio(Op.SHARE, less, more)
    if "倍" in text:
        yield _ratio(Op.TIMES, more, less)


def _unlike(one: Operand, other: Operand, text: str) -> Iterator[Program]:
    """What there is of the one for each of the other."""
    if not _FOR_EACH.search(text):
        return
    for whole, number in ((one, other), (other, one)):
        is_number = number.unit not in (*RATES, *_NOT_COUNTED, "円") and number.value > 1
        if is_number and whole.unit not in (*RATES, *TIMES, *_NOT_COUNTED):
            result = divided(whole.quantity, number.value)
            written = f"{whole.quantity.written} ÷ {number.quantity.written} = {result}"
            value = whole.value / number.value
            yield Program(Op.EACH, (whole, number), value, whole.unit, result, written)


def _by(one: Operand, number: Operand) -> Iterator[Program]:
    """A rate of an amount, or an amount for a number of things."""
    if one.unit in RATES and number.unit in RATES:
        return
    for amount, other in ((one, number), (number, one)):
        if amount.unit in RATES or (amount.source < 0 and other.unit not in RATES):
            continue
        if other.unit in RATES:
            yield from _parts(amount, other)
        elif (
            amount.unit not in _NOT_AMOUNTS
            and other.unit not in ("円", "歳", "倍")
            and other.value > 1
            and amount.value > 0
            and not (other.unit in TIMES and _is_for_all(amount))
        ):
            value = amount.value * other.value
            result = shown(value, (amount.quantity,))
            written = f"{amount.quantity.written} × {other.quantity.written} = {result}"
            yield Program(Op.PRODUCT, (amount, other), value, amount.unit, result, written)


def _is_for_all(amount: Operand) -> bool:
    """Whether a text gives an amount for all of a time: 「5年間で1億8,000万円」."""
    return amount.is_total or _FOR_ALL.search(amount.near) is not None


def _parts(amount: Operand, rate: Operand) -> Iterator[Program]:
    share = rate.value / {"%": 100, "割": 10, RATE: 1}[rate.unit]
    if not 0 < share < 1 or amount.value < 1:
        return
    for op, part in ((Op.PART, share), (Op.REMAINDER, 1 - share)):
        value = amount.value * part
        is_whole = value == value.to_integral_value()
        result = shown(
            value if is_whole else value.quantize(Decimal(1), ROUND_HALF_UP), (amount.quantity,)
        )
        result = result if is_whole else f"約{result}"
        times = rate.quantity.written if op is Op.PART else f"(1 - {rate.quantity.written})"
        written = f"{amount.quantity.written} × {times} = {result}"
        yield Program(op, (amount, rate), value, amount.unit, result, written)


def _by_both(one: Operand, given: Sequence[Operand]) -> Iterator[Program]:
    """「大人2人で3回」: an amount for both numbers of a question."""
    first, second = given
    if {one.unit, first.unit, second.unit} & RATES or "円" in (first.unit, second.unit):
        return
    value = one.value * first.value * second.value
    result = shown(value, (one.quantity,))
    numbers = " × ".join(number.quantity.written for number in (one, *given))
    yield Program(Op.PRODUCT, (one, *given), value, one.unit, result, f"{numbers} = {result}")


def _three(told: Sequence[Operand]) -> Iterator[Program]:
    """A whole of which two parts are taken."""
    for source in {one.source for one in told}:
        mine = [one for one in told if one.source == source]
        if len(mine) > 5:
            continue
        for whole, first, second in permutations(mine, 3):
            alike = whole.unit == first.unit == second.unit and whole.unit not in RATES
            if not alike or first.quantity.start > second.quantity.start:
                continue
            if whole.value > first.value + second.value:
                value = whole.value - first.value - second.value
                result = shown(value, (whole.quantity,))
                parts = " - ".join(one.quantity.written for one in (whole, first, second))
                yield Program(
                    Op.DIFFERENCE,
                    (whole, first, second),
                    value,
                    whole.unit,
                    result,
                    f"{parts} = {result}",
                )


def _months(one: Operand, years: Operand | None = None) -> Program:
    number = years.value if years else Decimal(1)
    value = one.value * _MONTHS_A_YEAR * number
    result = shown(value, (one.quantity,))
    times = f" × {years.quantity.written}" if years else ""
    written = f"{one.quantity.written} × 12か月{times} = {result}"
    operands = (one, years) if years else (one,)
    return Program(Op.MONTHS, operands, value, one.unit, result, written)


def _wholes(told: Sequence[Operand]) -> Iterator[Program]:
    """All numbers of a sentence, of a column, of a row."""
    groups: dict[tuple[object, ...], list[Operand]] = {}
    for one in told:
        if one.unit in (*RATES, *_NOT_COUNTED, *NOT_SUMMED) or one.is_total:
            continue
        if one.cell is None:
            groups.setdefault((Op.TOTAL, one.source, one.unit), []).append(one)
        else:
            if not is_rest(one.cell.row) or one.cell.table is not None:
                groups.setdefault((Op.COLUMN, one.source, one.cell.place), []).append(one)
            if one.year is not None:
                span = one.cell.row.sentence.span
                groups.setdefault((Op.ROW, one.source, span, one.unit), []).append(one)
    for key, group in groups.items():
        least = 3 if key[0] is Op.TOTAL else 2
        # 「公園22か所のうち9か所を、毎年3か所ずつ」 are no parts of a whole
        is_within = key[0] is Op.TOTAL and any(
            _WITHIN.search(one.before) or one.behind.startswith("ずつ") for one in group[1:]
        )
        if least <= len(group) <= _MOST_ADDED and not is_within:
            yield _sum(Op(str(key[0])), tuple(group))


def _in_tables(told: Sequence[Operand], text: str) -> Iterator[Program]:
    cells = [one for one in told if one.cell is not None]
    for source in dict.fromkeys(one.source for one in cells):
        mine = [one for one in cells if one.source == source]
        rows = list(dict.fromkeys(id(one.cell.row) for one in mine if one.cell))
        named = {
            id(one.cell.row)
            for one in mine
            if one.cell and (one.probability > 0 or _is_said(one.before, text))
        }
        for one, other in combinations(mine, 2):
            both = {id(cell.row) for cell in (one.cell, other.cell) if cell}
            is_column = one.place == other.place and (len(rows) <= _FEW_ROWS or both <= named)
            if is_column or (len(both) == 1 and both <= named):
                yield from _of_two(one, other, text)
        yield from _named_rows(mine, text)


def _named_rows(mine: Sequence[Operand], text: str) -> Iterator[Program]:
    """Three or more rows that the question names, down each column."""
    columns: dict[int, list[Operand]] = {}
    for one in mine:
        if one.cell and not one.is_total and _is_said(one.before, text):
            columns.setdefault(one.cell.place, []).append(one)
    for group in columns.values():
        if 3 <= len(group) <= _MOST_ADDED and group[0].unit not in NOT_SUMMED:
            yield _sum(Op.SUM, tuple(group))


def _is_said(name: str, text: str) -> bool:
    """Whether a question says what a row is called, or two characters of it that stand together."""
    core = name.split("(")[0].strip()
    pieces = {core[place : place + 2] for place in range(len(core) - 1)} or {core}
    return any(piece and piece in text for piece in pieces)


def _difference(one: Operand, other: Operand) -> Program:
    more, less = (one, other) if one.value > other.value else (other, one)
    value = more.value - less.value
    result = shown(value, (more.quantity, less.quantity))
    if more.unit == "%":
        result = result.removesuffix("パーセント").removesuffix("%") + "ポイント"
    written = f"{more.quantity.written} - {less.quantity.written} = {result}"
    return Program(Op.DIFFERENCE, (one, other), value, more.unit, result, written)


def _sum(op: Op, parts: tuple[Operand, ...]) -> Program:
    value = sum((one.value for one in parts), Decimal(0))
    result = shown(value, tuple(one.quantity for one in parts))
    written = " + ".join(one.quantity.written for one in parts)
    return Program(op, parts, value, parts[0].unit, result, f"{written} = {result}")


def _ratio(op: Op, one: Operand, other: Operand) -> Program:
    value = one.value / other.value * (100 if op is Op.SHARE else 1)
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    about = "" if rounded == value else "約"
    unit = "%" if op is Op.SHARE else "倍"
    result = f"{about}{plain(rounded)}{unit}"
    written = f"{one.quantity.written} ÷ {other.quantity.written} = {result}"
    return Program(op, (one, other), value, unit, result, written)
