"""What a rate gives for a number of things, and what one thing has on average."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from assistant.calculation.asked import EXCEPT, PER_THING
from assistant.calculation.quantities import (
    UNIT,
    Quantity,
    find_quantities,
    plain,
    same_unit,
    shown,
)
from assistant.question import Question
from assistant.wants import TOTALLED
from corpus.errors import WarekiError
from corpus.numerals import read_amount
from corpus.wareki import find_dates

_MONTHS_A_YEAR = 12
_AMOUNT = r"(?:約|おおむね)?(?P<amount>[0-9][0-9,.]*(?:[千万億][0-9,]*)*円)"
# 「1頭につき15,000円」, 「10a当たり4,000円」, 「1枚500円」; not 「1人1日3リットル」
_EACH = re.compile(
    rf"(?<![0-9])(?P<base>[0-9][0-9,]*) ?(?P<unit>{UNIT}|アール|a|泊)"
    rf"(?:に?つき|当たり|あたり)?[、の]?(?:[^。、0-9]{{0,12}}?(?:は|が|を|料)、?)?{_AMOUNT}"
)
_MONTHLY = re.compile(rf"(?:月額|毎月|月々)(?:は|、|の)?{_AMOUNT}")
_YEARLY = re.compile(rf"(?:年額|年間?|毎年)(?:は|、|の)?{_AMOUNT}")
_AREAS = {"アール": Decimal(100), "ヘクタール": Decimal(10_000), "平方メートル": Decimal(1)}
_TIMES = {"か年": Decimal(_MONTHS_A_YEAR), "か月": Decimal(1)}
_NAMES = {"a": "アール"}
_WHOLE = re.compile(
    rf"{TOTALLED}|総額|全部|ぜんぶ|全て|すべて|トータル|通し|丸々|まるまる|ずっと|満額|目いっぱい|最後まで"
)
_A_YEAR = re.compile(r"(?<![0-9])(?:1年|一年|年間)(?!度|生|目|に[0-9])")
_MONTHS = re.compile(r"(?<![0-9])(?P<first>[0-9]{1,2})月から(?:翌年の?)?(?P<last>[0-9]{1,2})月まで")
_LIMITS = re.compile(r"上限|限度|以[内下]|最[大長]|[円間回枚泊]まで")
_UNSURE = re.compile(r"ただし|[0-9]月は|減免|割引|半額|加算|加え|超え")
_OF_TIME = frozenset({"か年", "か月", "日", "時間", "分", "週間", "回"})


@dataclass(frozen=True, slots=True)
class Rate:
    """So much for so many of a unit."""

    amount: Quantity
    unit: str
    base: Decimal
    start: int
    end: int


def by_rate(question: Question, text: str) -> tuple[str, str, bool] | None:
    """What the one rate of a sentence gives for the one number of things that is asked about.

    Args:
        question: 「3ヘクタールでいくらもらえますか」; where it names no number but asks for all of
            it, the sentence's own number is taken (「最長5年間」).
        text: A normalised sentence: 「10a当たり4,000円を交付する」.

    Returns:
        The result, the sum that gives it, and whether it is the most that may be; None unless
        there is just one rate and one number.
    """
    rates = _rates(text)
    if (
        len(rates) != 1
        or _has_other_amount(text, rates[0])
        or EXCEPT.search(question.text)
        or _UNSURE.search(text)
    ):
        return None
    rate = rates[0]
    if rate.unit not in _TIMES and len(re.findall(rf"[0-9]{rate.unit}", question.text)) > 1:
        return None  # 「猿を3頭、猪を2頭」
    asked = [one for one in _numbers(question.text) if _factor(one, rate) is not None]
    others = [
        one
        for one in _numbers(text)
        if _factor(one, rate) is not None and not rate.start <= one.start < rate.end
    ]
    counted = asked or (others if _WHOLE.search(question.text) else [])
    if not counted and rate.unit in _TIMES and _A_YEAR.search(question.text):
        counted = [_one_year()]
    if len(counted) != 1:
        return None
    number = counted[0]
    factor = _factor(number, rate)
    if factor is None or factor <= 1 or not rate.amount.is_exact:
        return None
    value = rate.amount.value * factor
    if value != int(value):
        return None
    result = shown(value, (rate.amount,))
    is_most = _LIMITS.search(text) is not None
    return result, f"{rate.amount.written} × {plain(factor)}{_counted(rate)} = {result}", is_most


def per_thing(question: Question, unit: str, text: str) -> tuple[str, str] | None:
    """「1集落あたり何世帯」 of 「14集落（412世帯）」: the mean and the sum that gives it.

    None unless the sentence counts both just once.
    """
    match = PER_THING.search(question.text)
    thing = same_unit(match["unit"]) if match else ""
    if match is None or thing in _OF_TIME or not unit or unit == thing:
        return None
    found = find_quantities(text)
    wholes = [one for one in found if one.unit == unit]
    things = [one for one in found if one.unit == thing]
    if len(wholes) != 1 or len(things) != 1 or things[0].value <= 1 or match.group() in text:
        return None
    whole, number = wholes[0], things[0]
    value = whole.value / number.value
    step = Decimal("0.1")
    if unit == "円":
        step = Decimal(10_000 if value >= 1_000_000 else 1)
    rounded = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    about = "" if rounded == value and whole.is_exact and number.is_exact else "約"
    result = f"{about}{shown(rounded, (whole,))}"
    return result, f"{whole.written} ÷ {number.written} = {result}"


def _has_other_amount(text: str, rate: Rate) -> bool:
    """Whether a sentence states money beside its rate: another fee, or what limits it."""
    return any(
        one.unit == "円" and not rate.start <= one.start < rate.end for one in find_quantities(text)
    )


def _rates(text: str) -> list[Rate]:
    found = [
        (match, _NAMES.get(match["unit"], same_unit(match["unit"])), match["base"])
        for match in _EACH.finditer(text)
    ]
    found += [(match, "か月", "1") for match in _MONTHLY.finditer(text)]
    found += [(match, "か年", "1") for match in _YEARLY.finditer(text)]
    rates = []
    for match, unit, base in found:
        try:
            value = read_amount(match["amount"].removesuffix("円"))
        except WarekiError:
            continue
        start, end = match.span("amount")
        amount = Quantity(value, "円", start, end, match["amount"], "約" not in match.group())
        number = Decimal(base.replace(",", ""))
        rates.append(Rate(amount, unit, number, match.start(), match.end()))
    return rates


def _numbers(text: str) -> list[Quantity]:
    """The quantities of a text, and a range of months as their number."""
    found = [one for one in find_quantities(text) if one.value > 0]
    for match in _MONTHS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        if 1 <= first <= 12 and 1 <= last <= 12 and not _is_dated(text, match):
            months = (last - first) % 12 + 1
            found.append(
                Quantity(Decimal(months), "か月", match.start(), match.end(), f"{months}か月", True)
            )
    return found


def _is_dated(text: str, match: re.Match[str]) -> bool:
    return any(date.start < match.start() < date.end for date in find_dates(text))


def _factor(number: Quantity, rate: Rate) -> Decimal | None:
    """How many times a rate is taken for a number; None where they do not fit."""
    if number.unit == rate.unit:
        return number.value / rate.base
    for sizes in (_AREAS, _TIMES):
        if number.unit in sizes and rate.unit in sizes:
            return number.value * sizes[number.unit] / sizes[rate.unit] / rate.base
    return None


def _counted(rate: Rate) -> str:
    """What the factor counts: 頭; "" for 30 times 10アール."""
    if rate.base != 1:
        return ""
    return "年" if rate.unit == "か年" else rate.unit


def _one_year() -> Quantity:
    return Quantity(Decimal(1), "か年", 0, 0, "1年", True)
