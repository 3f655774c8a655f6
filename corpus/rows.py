"""Rows of a table as text prints them: between pipes, tabs or wide gaps, or word by word."""

import re
from collections.abc import Sequence

from corpus.marks import find_caption_mark, find_heading_mark
from corpus.records import Line, LineKind

MAX_PLAIN_ROWS = 200
Cells = tuple[tuple[int, int], ...]  # the ranges of a line that its cells take

_CELL_GAP = re.compile(r"\t+|[ \u3000]*｜[ \u3000]*|[ \u3000]{2,}(?!｜)|[ \u3000]\|[ \u3000]")
_WORD = re.compile(r"[^ \u3000]+")
_PIPE = re.compile(r"\|")
_PIPE_ROW = re.compile(r"^\s*\|.*\|\s*$")


def cells_of(text: str, *, is_read: bool = False) -> Cells:
    """The cells of a row, without the white space around them.

    Args:
        text: The row.
        is_read: Whether a reader of tables made the row, so that two tabs have an empty cell
            between them; else empty cells are left out.
    """
    if is_read and "\t\t" in text + "\t":
        return _tabbed(text)
    gap = _PIPE if _PIPE_ROW.match(text) else _CELL_GAP
    cells = []
    start = 0
    for match in [*gap.finditer(text), None]:
        end = match.start() if match else len(text)
        cell = text[start:end]
        if cell.strip():
            lead = len(cell) - len(cell.lstrip())
            cells.append((start + lead, start + len(cell.rstrip())))
        start = match.end() if match else end
    return tuple(cells)


def _tabbed(text: str) -> Cells:
    """The cells between tabs, the empty ones as well."""
    cells = []
    start = 0
    for cell in text.split("\t"):
        lead = len(cell) - len(cell.lstrip())
        cells.append((start + lead, max(start + lead, start + len(cell.rstrip()))))
        start += len(cell) + 1
    return tuple(cells)


def is_row(lines: Sequence[Line], number: int) -> bool:
    """Whether a line has cells and pipes around them, or a line with cells beside it."""
    text = lines[number].text
    if len(cells_of(text)) < 2:
        return False
    if _PIPE_ROW.match(text):
        return True
    if find_heading_mark(text) or find_caption_mark(text):
        return False
    beside = (lines[at] for at in (number - 1, number + 1) if 0 <= at < len(lines))
    return any(
        line.kind is LineKind.UNKNOWN
        and len(cells_of(line.text)) > 1
        and not find_heading_mark(line.text)
        for line in beside
    )


def plain_rows(texts: Sequence[str]) -> list[Cells]:
    """The cells of the lines below a table's caption: as many words in each as in the first.

    One line alone is no table, and neither is a sentence.
    """
    rows: list[Cells] = []
    for text in texts:
        cells = tuple(match.span() for match in _WORD.finditer(text))
        if len(cells) < 2 or "。" in text or (rows and len(cells) != len(rows[0])):
            break
        rows.append(cells)
    return rows if len(rows) > 1 else []
