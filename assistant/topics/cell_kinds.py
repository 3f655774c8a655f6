"""What sort of thing one cell of a table has: a number with its unit, a year, words, nothing."""

import re

from assistant.calculation.quantities import UNIT
from assistant.topics.rows import years_of
from corpus.normalize import normalize
from corpus.wareki import find_dates

NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"
PLAIN = re.compile(rf"(?P<number>{NUMBER}) ?(?P<unit>[^0-9]{{0,6}})")
MARK = re.compile(r"[※*†]+[0-9⁰¹²³⁴-⁹]*$|\(?注[0-9]*\)?$")
_DASH = re.compile(r"[-－―—–…・]*|皆無|不明|未定")
_HEAD_UNIT = re.compile(
    rf"[(](?:[^()]*[、・])?(?:単位 ?[:は]? ?)?"
    rf"(?P<unit>(?:千|百?万|億)?(?:{UNIT}|円|隻|㎡|k㎡)(?:/[^()]{{1,3}})?)[)]"
    r"(?=$|[ 　]|(?:令和|平成|昭和)?[0-9元]{1,4}年)"
)
PARENTHESIS = re.compile(r"[(（][^)）]*[)）]")


def plain_cell(cell: str) -> str:
    """A cell without the mark of a note, its unit in one sign."""
    return MARK.sub("", normalize(cell).strip()).strip().replace("m2", "㎡")


def is_blank(cell: str) -> bool:
    """Whether a cell has nothing: 「－」."""
    return _DASH.fullmatch(normalize(cell).strip()) is not None


_SIGN = re.compile(r"[○〇◯◎●★☆△▲×✕✓]")


def kind_of(cell: str) -> str:
    """What sort of thing a cell has: a number's unit, 「年」 for a date, a word; "" for －."""
    text = plain_cell(cell)
    if is_blank(text):
        return ""
    if _SIGN.fullmatch(text):
        return "印"
    if year_of_cell(text) is not None:
        return "年"
    match = PLAIN.fullmatch(text)
    return f"0{match['unit'].strip()}" if match else "語"


def year_of_cell(text: str) -> int | None:
    """The one year that a cell or a head is: 昭和51年, 令和4年度(実績), H12."""
    core = PARENTHESIS.sub("", text).strip()
    dates = find_dates(core)
    if len(dates) == 1 and len(core) - (dates[0].end - dates[0].start) <= 2:
        return dates[0].first_day.year * 100 + (dates[0].month or 0)
    years = years_of(core)
    return years[0] * 100 if len(years) == 1 and len(core) <= 5 else None


def unit_in(head: str) -> str:
    """The unit in brackets at the end of a head, its first word or a caption: 人口（人） 男."""
    parts = (head, *head.split()[:1])
    found = (match for part in parts if (match := _HEAD_UNIT.search(plain_cell(part))))
    return next((match["unit"] for match in found), "")
