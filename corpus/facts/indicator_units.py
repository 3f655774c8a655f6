"""The unit of a value: behind it, in its name, in its row, above its column or below it."""

import re

from corpus.facts.amounts import amount_of_cell
from corpus.facts.indicator_grid import Line, Value
from corpus.facts.indicator_name_words import is_unit
from corpus.facts.indicator_names import Name
from corpus.facts.indicator_page import Page
from corpus.normalize import normalize

_BACK = 30  # lines above a value that may state the unit of all
_IN_HEAD = re.compile(r"[(\[](?:単位\s?:?\s?)?([^()\[\]]{1,8})[)\]]")
_STATED = re.compile(r"単位\s?[:]?\s?([^\s()、:]{1,6})")
_UNIT = re.compile(r"\s?[^\s\d()【】〔〕\[\]、。に]{1,6}")
_SHARED = re.compile(r"\(([^()・、]{1,6})[・、][^()]*\)$")  # 受講者数(人・累計)


def unit_of(page: Page, value: Value, name: Name) -> str:
    """The unit as printed; "" when none is stated."""
    line = page.lines[value.line]
    own = "" if value.is_word else _own(line, value)
    if own or name.unit:
        return own or name.unit
    if (shared := _SHARED.search(normalize(name.text))) is not None and is_unit(shared[1]):
        return shared[1]
    for at, cell in enumerate(line.cells):
        if at != value.cell and is_unit(cell.text):
            return line.read.verbatim(cell.start, cell.end)
    if value.is_word:
        return ""
    for head in page.heads_of(value):
        if (held := _IN_HEAD.search(head.text)) is not None and is_unit(held[1]):
            return held[1]
    return _around(page, value)


def _own(line: Line, value: Value) -> str:
    cell = line.cells[value.cell]
    amount = amount_of_cell(cell.text) if cell.is_amount else None
    start, end = value.end, value.behind
    if start == end and amount is not None and amount.unit is not None:
        rest = _UNIT.match(line.text, start, cell.start + amount.unit[1])
        end = rest.end() if rest else end
    while start < end and line.text[start].isspace():
        start += 1
    return line.read.verbatim(start, end).strip() if start < end else ""


def _around(page: Page, value: Value) -> str:
    """The unit alone on the next line, or that lines above state."""
    below = page.lines[value.line + 1] if value.line + 1 < len(page.lines) else None
    line = page.lines[value.line]
    if (
        below is not None
        and is_unit(below.text)
        and line.text.rstrip().endswith(line.text[value.start : value.end])
    ):
        return below.read.verbatim(0, len(below.text))
    for number in range(value.line - 1, max(value.line - _BACK, -1), -1):
        above = page.lines[number]
        if "単位" not in above.text:
            continue
        if (stated := _STATED.search(above.text)) is not None and is_unit(stated[1]):
            return above.read.verbatim(*stated.span(1))
        after = page.lines[number + 1]
        if above.text.strip() == "単位" and is_unit(after.text):
            return after.read.verbatim(0, len(after.text))
        break
    return ""
