"""The years that may be a value's, and what the model of indicators sees of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.facts.indicator_grid import Line, Value
from corpus.facts.indicator_page import KEYS, Page
from corpus.facts.indicator_sights import order_of
from corpus.normalize import normalize
from corpus.wareki import DateExpression, find_dates

_BACK, _ON = 16, 12  # lines in front of a value and behind it
_NOTE = re.compile(r"^[\s(※*注「目計左上]")


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year that the document names, and where."""

    fiscal_year: int
    place: tuple[int, int, int] | None  # line, start, end; None: in the title of a section
    sights: frozenset[str]


def years_of(page: Page, value: Value) -> list[Year]:
    """Every mention of a year near a value."""
    found = [*_mentions(page, value)]
    years = [year for year, _, _ in found]
    near = [year for year, _, sights in found if "@line" in sights or "@head" in sights]
    named = []
    for year, place, sights in found:
        order = {
            f"order:{order_of(year, years)}",
            f"near order:{order_of(year, near) if year in near else 'out'}",
            f"years:{min(len(set(years)), 4)}",
        }
        source = next(one for one in sorted(sights) if one.startswith("@"))
        crossed = {f"{source}|{one}" for one in sights | order}
        named.append(Year(year, place, frozenset(sights | order | crossed)))
    return named


_Mention = tuple[int, tuple[int, int, int] | None, set[str]]


def _mentions(page: Page, value: Value) -> Iterator[_Mention]:
    line = page.lines[value.line]
    heads = page.heads_of(value)
    headed: set[tuple[int, int, int]] = set()
    for head in heads:
        for date in find_dates(head.text) or _bare(page.lines[head.line], head.start, head.end):
            headed.add((head.line, head.start, head.end))
            words = " ".join(one.text for one in heads)
            sights = {"@head", *(f"key:{key}" for key in KEYS.findall(words))}
            yield date.fiscal_year, (head.line, head.start, head.end), sights
    for date in line.dates:
        yield date.fiscal_year, (line.number, date.start, date.end), _beside(line, value, date)
    for number in page.listed(value):
        listed = page.lines[number]
        for date in listed.dates:
            yield date.fiscal_year, (number, date.start, date.end), {"@listed"}
    has_head = bool(headed)
    block = page.heads[value.line]
    for back in range(1, _BACK + 1):
        number = value.line - back
        if number < 0:
            break
        if number in block and len(page.lines[number].cells) > 1:
            continue
        yield from _from_line(page.lines[number], value, back, has_head=has_head, block=block)
    for number in block:
        if number < value.line - _BACK or len(page.lines[number].cells) > 1:
            above = page.lines[number]
            for date in above.dates:
                if not any(at == number and start <= date.start < end for at, start, end in headed):
                    yield (
                        date.fiscal_year,
                        (number, date.start, date.end),
                        {"@other head", f"headed:{has_head}"},
                    )
    for on in range(1, _ON + 1):
        if value.line + on >= len(page.lines):
            break
        below = page.lines[value.line + on]
        if below.dates and (on < 3 or _NOTE.match(below.text)):
            yield from _from_line(below, value, -on, has_head=has_head, block=block)
    section = line.read.section
    if section is not None and section.title:
        for date in find_dates(normalize(section.title)):
            yield date.fiscal_year, None, {"@section", f"headed:{has_head}"}


def _bare(line: Line, start: int, end: int) -> list[DateExpression]:
    return [date for date in line.dates if start <= date.start < end]


def _beside(line: Line, value: Value, date: DateExpression) -> set[str]:
    """What stands between a value and a year of its line."""
    text = line.text
    is_before = date.end <= value.start
    between = text[date.end : value.start] if is_before else text[value.behind : date.start]
    first, last = sorted([date.start, value.start])
    crossed = sum(first < one.start < last for one in line.values)
    side = "before" if is_before else "behind"
    more = [other for other in line.dates if first < other.start < last]
    nearest = any(
        one.end <= value.start
        and not any(one.end <= other.start < value.start for other in line.values)
        for one in line.dates
    )
    noted = any(
        value.behind <= one.start and re.fullmatch(r"\S{0,3}\(", text[value.behind : one.start])
        for one in line.dates
    )
    return {
        "@line",
        side,
        f"{side} rivals:{nearest}:{noted}:{min(crossed, 2)}",
        f"{side} shut:{_shut(line, value, date)}",
        f"{side} crossed:{min(crossed, 2)}",
        f"{side} dates between:{min(len(more), 2)}",
        f"{side} gap:{len(between) if len(between) < 4 else 4 + min(len(between) // 8, 6)}",
        f"{side} next:{text[date.end : date.end + 2]}",
        f"{side} next1:{text[date.end : date.end + 1]}",
        f"{side} prev:{text[: date.start][-1:]}",
        f"{side} prev2:{text[: date.start][-2:]}",
        f"{side} {min(crossed, 2)} {min(len(more), 2)} {text[date.end : date.end + 1]}",
        f"{side} {min(crossed, 2)} {min(len(more), 2)} {'(' in between}{')' in between}",
        f"{side} comma:{'、' in between}",
        f"{side} closed:{')' in between}",
        f"{side} opened:{'(' in between}",
        f"{side} parens:{between.count('(') - between.count(')')}",
        f"same cell:{line.cell_at(date.start) == value.cell}",
        f"cells apart:{min(abs(line.cell_at(date.start) - value.cell), 3)}",
        *(f"{side} between:{key}" for key in KEYS.findall(between)),
        *(f"{side} at:{key}" for key in KEYS.findall(text[max(date.start - 6, 0) : date.end + 6])),
    }


def _shut(line: Line, value: Value, date: DateExpression) -> str:
    """What the brackets around a date hold."""
    text = line.text
    start = max(text.rfind(sign, 0, date.start) for sign in "([【〔")
    end = min((at for sign in ")]】〕" if (at := text.find(sign, date.end)) >= 0), default=-1)
    if start < 0 or end < 0 or any(sign in text[start : date.start] for sign in ")]】〕"):
        return "no"
    if start < value.start < end:
        return "with it"
    return "another" if any(start < one.start < end for one in line.values) else "alone"


def _from_line(
    line: Line, value: Value, back: int, *, has_head: bool, block: tuple[int, ...]
) -> Iterator[_Mention]:
    side = "up" if back > 0 else "down"
    for at, date in enumerate(line.dates):
        after = line.text[date.end : date.end + 12]
        taken = any(one.start >= date.end for one in line.values)
        sights = {
            f"@{side}",
            f"{side}:{min(abs(back), 5)}",
            f"{side} headed:{has_head}",
            f"{side} values:{min(len(line.values), 2)}",
            f"{side} taken:{taken}",
            f"{side} next:{line.text[date.end : date.end + 2]}",
            f"{side} prev:{line.text[: date.start][-2:]}",
            f"{side} rank:{min(at, 2)}/{min(len(line.dates), 3)}",
            f"{side} in rows:{bool(block)}",
            f"{side} alone:{len(line.text) - (date.end - date.start) < 4}",
            f"{side} prose:{'。' in line.text}",
            *(f"{side} key:{key}" for key in KEYS.findall(line.text)),
            *(
                f"{side} before:{key}"
                for key in KEYS.findall(line.text[max(date.start - 8, 0) : date.start])
            ),
            *(f"{side} after:{key}" for key in KEYS.findall(after)),
        }
        yield date.fiscal_year, (line.number, date.start, date.end), sights
