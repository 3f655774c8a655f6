"""How numbers are read aloud, with the sounds that their counters change: 10回 is じゅっかい.

Readings are those of a newsreader; where two are usual (七年: ななねん, しちねん) the clearer one.
"""

import re
from dataclasses import dataclass

from corpus.numerals import KANJI_DIGITS

_DIGITS = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {1: "ひゃく", 3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {1: "せん", 3: "さんぜん", 8: "はっせん"}
_MYRIADS = ("", "まん", "おく", "ちょう")
_KANJI_DIGITS = {ord(kanji): str(value) for value, kanji in enumerate(KANJI_DIGITS)}
_KANJI_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "億": 10**8, "兆": 10**12}
_MOST = 10**16  # beyond 兆: nobody reads such numbers aloud
# 26, 1,240, 22.8, 1万2,500, 三十, 300千; not 0123 (a telephone's) or 1.2.3 (a heading's).
_NUMBER = re.compile(r"(?P<whole>[0-9十百千万億兆]+)(?:\.(?P<part>[0-9]+)(?P<unit>[万億兆]?))?")


@dataclass(frozen=True, slots=True)
class _Counter:
    reading: str
    # Last digits before which a number's end becomes っ: 1 いっ, 6 ろっ, 8 はっ, 0 じゅっ.
    doubles: str = ""
    behind_double: str = ""  # the counter's own reading there: ぽん of 本
    behind_n: str = ""  # and behind さん: ぼん of 本, がい of 階
    digits: tuple[tuple[int, str], ...] = ()  # last digits that are read otherwise


_YO = ((4, "よ"),)
_HOURS = ((0, "れい"), (4, "よ"), (7, "しち"), (9, "く"))
_MONTHS = ((4, "し"), (7, "しち"), (9, "く"))
_DAY_WORDS = {"": "", "間": "かん", "目": "め"}
_K, _S = "1680", "180"  # initial sounds: かいけこ; さすせそ, たちつて, パ


def _with(reading: str, doubles: str, *names: str) -> dict[str, _Counter]:
    return {name: _Counter(reading, doubles) for name in names}


_COUNTERS: dict[str, _Counter] = {
    **{
        f"年{more}": _Counter(f"ねん{read}", digits=_YO)
        for more, read in (("", ""), ("度", "ど"), ("間", "かん"), ("目", "め"), ("生", "せい"))
    },
    **{name: _Counter(read, digits=_YO) for name, read in (("円", "えん"), ("次", "じ"))},
    **{
        f"時{more}": _Counter(f"じ{read}", digits=_HOURS)
        for more, read in (("", ""), ("間", "かん"))
    },
    "月": _Counter("がつ", digits=_MONTHS),
    "人": _Counter("にん", digits=_YO),
    **{
        f"日{more}": _Counter(f"にち{read}", digits=((7, "しち"), (9, "く")))  # 17日, 19日
        for more, read in _DAY_WORDS.items()
    },
    **_with("かい", _K, "回"),
    "階": _Counter("かい", _K, behind_n="がい"),
    "軒": _Counter("けん", _K, behind_n="げん"),
    **_with("けん", _K, "件"),
    **_with("き", _K, "期", "機", "基"),
    **_with("こ", _K, "個", "戸"),
    **_with("く", _K, "区"),
    **_with("きゅう", _K, "級"),
    **_with("かしょ", _K, "か所", "ヶ所", "カ所", "ヵ所", "箇所"),
    **_with("かげつ", _K, "か月", "ヶ月", "カ月", "ヵ月", "箇月"),
    **_with("かねん", _K, "か年", "ヶ年", "カ年", "ヵ年", "箇年"),
    **_with("かこく", _K, "か国", "ヶ国", "カ国"),
    **_with("さい", _S, "歳", "才"),
    **_with("さつ", _S, "冊"),
    **_with("しゃ", _S, "社"),
    **_with("しゅう", _S, "週"),
    **_with("しゅうかん", _S, "週間"),
    **_with("しゅるい", _S, "種類"),
    **_with("しょう", _S, "章"),
    **_with("せつ", _S, "節"),
    **_with("せたい", _S, "世帯"),
    **_with("せき", _S, "席", "隻"),
    **_with("てん", _S, "点"),
    **_with("とう", _S, "頭", "等", "棟"),
    **_with("つう", _S, "通"),
    **_with("ちょう", _S, "丁"),
    **_with("ちょうめ", _S, "丁目"),
    **_with("トン", _S, "トン", "t"),
    **_with("パーセント", _S, "%", "％"),
    **_with("ページ", _S, "ページ", "頁"),
    **_with("ポイント", _S, "ポイント"),
    "本": _Counter("ほん", _K, "ぽん", "ぼん"),
    "匹": _Counter("ひき", _K, "ぴき", "びき"),
    "票": _Counter("ひょう", _K, "ぴょう", "びょう"),
    "分": _Counter("ふん", _K, "ぷん", "ぷん"),
    "泊": _Counter("はく", _K, "ぱく", "ぱく"),
    **{name: _Counter("はん", _K, "ぱん", "ぱん") for name in ("版", "班")},
}
_DAYS = {
    2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか",
    9: "ここのか", 10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
}  # fmt: skip
_THINGS = ("", "ひと", "ふた", "みっ", "よっ", "いつ", "むっ", "なな", "やっ", "ここの")


def number_reading(number: str) -> str:
    """``number`` in hiragana: 「1,240」 is せんにひゃくよんじゅう; "" when it is not read so.

    Args:
        number: Digits of any width, kanji numerals or both; a comma between thousands.
    """
    match = _NUMBER.fullmatch(_plain(number))
    if match is None:
        return ""
    whole = match["whole"]
    if match["part"] is not None:
        value = _value(whole)
        if value is None:
            return ""
        # いってん, はってん, じゅってん.
        before = _doubled(_integer(value, zero="れい"), _S)
        after = "".join(_DIGITS[int(digit)] for digit in match["part"])
        return f"{before}てん{after}{_MYRIADS['_万億兆'.index(match['unit'] or '_')]}"
    if re.fullmatch(r"[0-9]{2,}千", whole):  # 300千トン: a table's unit, not 30万
        return f"{number_reading(whole[:-1])}せん"
    value = _value(whole)
    return "" if value is None else _integer(value)


def whole_reading(number: str, counter: str, *, is_date: bool = False) -> str:
    """The one reading that a number and its counter have together: 1人 ひとり; "" when none.

    Args:
        number: As for ``number_reading``.
        counter: What stands behind it.
        is_date: Whether 1日 is a day of a month (ついたち), not a length (いちにち).
    """
    value = _whole_value(number)
    if value is None:
        return ""
    if counter == "日" and is_date and value == 1:
        return "ついたち"
    if counter.startswith("日") and counter[1:] in _DAY_WORDS and value in _DAYS:
        return _DAYS[value] + _DAY_WORDS[counter[1:]]
    return {1: "ひとり", 2: "ふたり"}.get(value, "") if counter == "人" else ""


def counted_reading(number: str, counter: str) -> tuple[str, str]:
    """The readings of a number and of what it counts, where they are two.

    Args:
        number: As for ``number_reading``.
        counter: What stands behind it: 回, 年度, つ. Any other word changes nothing.

    Returns:
        Of the number, "" when it is not read; and of the counter, "" when it is none of those
        that are known here.
    """
    plain, value, known = number_reading(number), _whole_value(number), _COUNTERS.get(counter)
    if value is None or not plain:
        return plain, known.reading if known else ""
    if counter == "つ" and 0 < value < len(_THINGS):
        return _THINGS[value], "つ"
    return _sounded(plain, value, known) if known else (plain, "")


def _sounded(plain: str, value: int, counter: _Counter) -> tuple[str, str]:
    read = _ending(plain, value, counter.digits)
    if counter.doubles:
        doubled = _doubled(read, counter.doubles)
        if doubled != read:
            return doubled, counter.behind_double or counter.reading
        if read.endswith(("さん", "せん", "まん")) and counter.behind_n:
            return read, counter.behind_n
        if counter.reading == "ふん" and read.endswith("よん"):
            return read, "ぷん"
    return read, counter.reading


def _ending(plain: str, value: int, digits: tuple[tuple[int, str], ...]) -> str:
    """``plain`` with its last digit read as ``digits`` say; 0 only when it stands alone."""
    for digit, otherwise in digits:
        if value % 10 == digit and (digit or not value):
            return plain.removesuffix(_DIGITS[digit]) + otherwise
    return plain


def _doubled(plain: str, doubles: str) -> str:
    for digit, ending in {"1": "いち", "6": "ろく", "8": "はち", "0": "じゅう"}.items():
        if digit in doubles and plain.endswith(ending):
            return plain[:-1] + "っ"
    # ひゃっけん, ろっぴゃっかい; not ひゃっさい.
    if "6" in doubles and plain.endswith(("ひゃく", "びゃく", "ぴゃく")):
        return plain[:-1] + "っ"
    return plain


def _plain(number: str) -> str:
    """ASCII digits without commas; kanji digits as digits."""
    narrow = number.translate({ord("０") + digit: str(digit) for digit in range(10)})
    narrow = narrow.replace("．", ".").replace("，", ",").translate(_KANJI_DIGITS)
    return re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", narrow)


def _whole_value(number: str) -> int | None:
    match = _NUMBER.fullmatch(_plain(number))
    return _value(match["whole"]) if match and match["part"] is None else None


def _value(written: str) -> int | None:
    """「1万2500」 is 12500; None for 007 and for numbers that nobody reads aloud."""
    if re.match(r"0[0-9]", written):
        return None
    total = section = 0
    digits = ""
    for char in written:
        unit = _KANJI_UNITS.get(char)
        if unit is None:
            digits += char
        elif unit < 10**4:
            section += (int(digits) if digits else 1) * unit
            digits = ""
        else:
            total += (section + int(digits or 0) or 1) * unit
            section, digits = 0, ""
    value = total + section + int(digits or 0)
    return value if value < _MOST else None


def _integer(value: int, *, zero: str = "ぜろ") -> str:
    if value == 0:
        return zero
    pieces: list[str] = []
    for place, myriad in enumerate(_MYRIADS):
        group = value // 10 ** (4 * place) % 10**4
        if not group:
            continue
        read = _below_myriad(group)
        if place and group // 1000 == 1:
            read = f"いっ{read}"  # いっせんまん
        if myriad == "ちょう":
            read = _doubled(read, _S)
        pieces.append(read + myriad)
    return "".join(reversed(pieces))


def _below_myriad(value: int) -> str:
    thousands, hundreds, tens, ones = (value // 10**power % 10 for power in (3, 2, 1, 0))
    read = ""
    if thousands:
        read += _THOUSANDS.get(thousands) or f"{_DIGITS[thousands]}せん"
    if hundreds:
        read += _HUNDREDS.get(hundreds) or f"{_DIGITS[hundreds]}ひゃく"
    if tens:
        read += ("" if tens == 1 else _DIGITS[tens]) + "じゅう"
    return read + (_DIGITS[ones] if ones else "")
