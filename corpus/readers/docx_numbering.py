"""The numbers that Word prints before headings and list items, which are not in the text."""

import re
from dataclasses import dataclass, field

from corpus.numerals import KANJI_DIGITS
from corpus.readers.markup import Element, attribute, child, children, name_of, value_of
from corpus.readers.symbols import replace_symbols

_AIUEO = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
)
_IROHA = (
    "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_MAX_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    number_format: str
    text: str  # "%1.%2" with the numbers of the levels
    start: int
    suffix: str  # what stands between the number and the text
    is_decimal: bool  # all numbers in it are written as plain digits


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one file, counting as paragraphs ask for their numbers in order."""

    def __init__(self, root: Element | None, style_lists: dict[str, str]) -> None:
        """Read numbering.xml.

        Args:
            root: Its root element; None when the file has none.
            style_lists: The ``numId`` of each numbering style, by style id.
        """
        abstracts = {
            attribute(item, "abstractNumId"): item for item in children(root, "abstractNum")
        }
        self._lists: dict[str, _List] = {}
        self._by_num: dict[str, tuple[str, dict[int, int]]] = {}
        self._started: set[str] = set()
        links = {attribute(num, "numId"): num for num in children(root, "num")}
        for num_id, num in links.items():
            abstract_id = value_of(num, "abstractNumId") or ""
            linked = value_of(abstracts.get(abstract_id), "numStyleLink")
            if linked and style_lists.get(linked) in links:
                abstract_id = value_of(links[style_lists[linked]], "abstractNumId") or ""
            if abstract_id not in abstracts:
                continue
            if abstract_id not in self._lists:
                self._lists[abstract_id] = _List(_levels(abstracts[abstract_id]))
            restarts = {}
            for override in children(num, "lvlOverride"):
                start = value_of(override, "startOverride")
                if start is not None:
                    restarts[_number(attribute(override, "ilvl"), 0)] = _number(start, 1)
            self._by_num[num_id] = abstract_id, restarts

    def label(self, num_id: str, level: int) -> str:
        """The next number of the list at that level as Word prints it, with what follows it."""
        if num_id not in self._by_num or not 0 <= level < _MAX_LEVELS:
            return ""
        abstract_id, restarts = self._by_num[num_id]
        numbered = self._lists[abstract_id]
        if num_id not in self._started:
            self._started.add(num_id)
            for place, start in restarts.items():
                numbered.counters[place] = start - 1
        shape = numbered.levels.get(level)
        if shape is None:
            return ""
        numbered.counters[level] = numbered.counters.get(level, shape.start - 1) + 1
        for deeper in [place for place in numbered.counters if place > level]:
            del numbered.counters[deeper]
        text = re.sub(
            r"%([1-9])",
            lambda match: self._written(numbered, int(match.group(1)) - 1, shape),
            shape.text,
        )
        # A format may end in a space of its own: 「4.3 」 and the space behind it are one.
        return f"{text.rstrip(' ') if shape.suffix else text}{shape.suffix}" if text else ""

    @staticmethod
    def _written(numbered: _List, level: int, shape: _Level) -> str:
        own = numbered.levels.get(level)
        if own is None:
            return ""
        count = numbered.counters.get(level, own.start)
        return format_number(count, "decimal" if shape.is_decimal else own.number_format)


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for item in children(abstract, "lvl"):
        suffix = value_of(item, "suff") or "tab"
        number_format = value_of(item, "numFmt")
        if number_format is None:  # newer formats stand in an alternative
            found = next((part for part in item.iter() if name_of(part) == "numFmt"), None)
            number_format = "decimal" if found is None else attribute(found, "val")
        legal = child(item, "isLgl")
        levels[_number(attribute(item, "ilvl"), 0)] = _Level(
            number_format,
            replace_symbols(value_of(item, "lvlText") or ""),
            _number(value_of(item, "start") or "1", 1),
            "" if suffix == "nothing" else " ",
            legal is not None and attribute(legal, "val", "1") not in ("0", "false"),
        )
    return levels


def _number(text: str, default: int) -> int:
    try:
        return int(text)
    except ValueError:
        return default


def format_number(count: int, number_format: str) -> str:
    """``count`` as Word writes it; in plain digits for formats that Japanese files do not use."""
    match number_format:
        case "none" | "bullet":
            return ""
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(count).translate(_FULL_WIDTH)
        case "decimalZero":
            return f"{count:02}"
        case "decimalEnclosedCircle" if 1 <= count <= 20:
            return chr(0x2460 + count - 1)
        case "decimalEnclosedParen" if 1 <= count <= 20:
            return chr(0x2474 + count - 1)
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "lowerLetter" if count >= 1:
            return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        case "upperLetter" if count >= 1:
            return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        case "aiueo" | "aiueoFullWidth" if count >= 1:
            return _AIUEO[(count - 1) % len(_AIUEO)]
        case "iroha" | "irohaFullWidth" if count >= 1:
            return _IROHA[(count - 1) % len(_IROHA)]
        case "japaneseCounting" | "ideographTraditional" | "chineseCounting" | "ideographDigital":
            return _kanji(count)
        case _:
            return str(count)


def _roman(count: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, count = divmod(count, value)
        text += letters * min(times, 10)
    return text


def _kanji(count: int) -> str:
    """1 -> 一, 12 -> 十二, 120 -> 百二十."""
    if not 0 < count < 1000:
        return KANJI_DIGITS[0] if count == 0 else str(count)
    text = ""
    for value, letter in ((100, "百"), (10, "十")):
        times, count = divmod(count, value)
        if times:
            text += ("" if times == 1 else KANJI_DIGITS[times]) + letter
    return text + (KANJI_DIGITS[count] if count else "")
