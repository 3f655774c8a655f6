"""Numerals as Japanese documents write them: digits of either width and kanji."""

import re
from decimal import Decimal

from corpus.errors import WarekiError

KANJI_DIGITS = "〇一二三四五六七八九"  # each at the place of its value
_KANJI_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "億": 10**8, "兆": 10**12}
_DIGITS_OR_UNIT = re.compile(r"(?P<digits>[0-9]+(?:\.[0-9]+)?)|(?P<unit>[十百千万億兆])")


def read_number(text: str) -> int:
    """The value of 26, ２６, 二十六, 二〇二四 or 元.

    Raises:
        WarekiError: If ``text`` is no such numeral.
    """
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    if text and all(character in KANJI_DIGITS for character in text):
        return int("".join(str(KANJI_DIGITS.index(character)) for character in text))
    match = re.fullmatch(
        r"(?:([二三四五六七八九]?)百)?(?:([二三四五六七八九]?)十)?([一二三四五六七八九]?)", text
    )
    if not text or match is None:
        raise WarekiError(f"{text!r} is not a number; wanted digits, a kanji numeral or 元")
    hundreds, tens, ones = (
        KANJI_DIGITS.index(group) if group else None for group in match.groups()
    )
    return (hundreds or 1) * 100 * ("百" in text) + (tens or 1) * 10 * ("十" in text) + (ones or 0)


def read_amount(text: str) -> Decimal:
    """The value of 1,240, 2.5, 12億8,400万, 2万4千, 300千 or 百二十.

    Raises:
        WarekiError: If ``text`` is no such amount.
    """
    plain = text.replace(",", "")
    for value, digit in enumerate(KANJI_DIGITS):
        plain = plain.replace(digit, str(value))
    found = list(_DIGITS_OR_UNIT.finditer(plain))
    if not plain or "".join(match.group() for match in found) != plain:
        raise WarekiError(f"{text!r} is not an amount; wanted for example 1,240 or 12億8,400万")
    total, section, number = Decimal(0), Decimal(0), None
    for match in found:
        if match["digits"]:
            number = Decimal(match["digits"])
            continue
        unit = _KANJI_UNITS[match["unit"]]
        if unit < _KANJI_UNITS["万"]:
            section += (1 if number is None else number) * unit
        else:
            total += (section + (number or 0) or 1) * unit
            section = Decimal(0)
        number = None
    return total + section + (number or 0)
