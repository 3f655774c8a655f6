"""Numerals as Japanese documents write them: digits of either width and kanji."""

import re

from corpus.errors import WarekiError

KANJI_DIGITS = "〇一二三四五六七八九"  # each at the place of its value


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
