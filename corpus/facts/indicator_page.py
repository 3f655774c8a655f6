"""What stands above a value: the heads of its column, the key of its line, lines with a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts.indicator_grid import Cell, Line, Value, read_lines
from corpus.facts.reading import ReadDocument
from corpus.records import SentenceKind

KEYS = re.compile(
    r"現状|現況|現在|直近|基準|実績|当初|策定時|中間|最終|目標|めざす|目指|計画|見込|推計|国|県|増減|達成率|達成状況|達成|評価"
    r"|順位|備考|出典|説明|算出|単位|指標|項目|K[PG]I|前回|今回|差|判定|平均|合計|定員|料金|予算|数値|指数|成果|測定|期限|時期"
)
_NUMBERS = re.compile(
    r"現状|現況|基準|実績|策定時|中間|目標(?!年|指標|項目|名)|[HR][0-9元]|令和|平成|20[0-9]{2}"
)
_WORDS = re.compile(r"[^\t |]+")
_SHORT = 24  # characters of a line that may go on with a head's cell
_LISTED = 24  # lines above a run of values
_FAR = 45  # rows below a head
_BACK = 5  # lines above a value that its key may stand in


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a head above a value."""

    text: str
    line: int  # where it stands, or its first part
    start: int
    end: int


@dataclass(slots=True)
class Page:
    """The lines of a document and the heads of its tables."""

    lines: list[Line]
    heads: list[tuple[int, ...]]  # for each line, the lines that head its table
    _joined: dict[tuple[int, ...], tuple[HeadCell, ...]]

    @staticmethod
    def read(document: ReadDocument) -> "Page":
        """The page of a document."""
        lines = read_lines(document.sentences)
        return Page(lines, _heads(lines), {})

    def heads_of(self, value: Value) -> list[HeadCell]:
        """The cells of the head above a value, the lowest last."""
        line = self.lines[value.line]
        block = self.heads[value.line]
        if not block:
            return []
        amounts = [at for at, cell in enumerate(line.cells) if cell.is_amount]
        if value.cell not in amounts:
            amounts = sorted({*amounts, value.cell})
        rank = amounts.index(value.cell)
        widths = {len(self._head_cells(number, line, amounts)) for number in block}
        if len(block) > 1 and len(line.cells) not in widths:
            joined = self._joined_head(block)
            if len(joined) == len(line.cells):
                return [joined[value.cell]]
        found = []
        for number in block:
            cells = self._head_cells(number, line, amounts)
            if len(cells) < 2:
                continue
            if len(cells) == len(line.cells):
                at = value.cell
            elif len(cells) == len(amounts):
                at = rank
            elif sum(map(_is_of_numbers, cells)) > len(amounts) and len(line.cells) < len(cells):
                continue  # a cell is missing, and nothing says which
            else:  # merged cells come first: count from the last
                at = len(cells) - (len(line.cells) - value.cell)
            if 0 <= at < len(cells):
                cell = cells[at]
                found.append(HeadCell(cell.text, number, cell.start, cell.end))
        return found

    def _head_cells(self, number: int, line: Line, amounts: Sequence[int]) -> Sequence[Cell]:
        return _cells_for(self.lines[number], len(line.cells), len(amounts))

    def is_row(self, line: Line) -> bool:
        """Whether a line's cells are a table's."""
        return _is_row(line)

    def is_headless(self, value: Value) -> bool:
        """Whether a value stands in a row too short to tell which column it is in."""
        line, block = self.lines[value.line], self.heads[value.line]
        return (
            bool(block)
            and _is_row(line)
            and max(len(self.lines[number].cells) for number in block) > len(line.cells)
            and not self.heads_of(value)
        )

    def _joined_head(self, block: tuple[int, ...]) -> tuple[HeadCell, ...]:
        """The cells of a head whose cells go on on the next line."""
        if block not in self._joined:
            cells: list[HeadCell] = []
            for number in block:
                for at, cell in enumerate(self.lines[number].cells):
                    if cells and at == 0 and number != block[0]:
                        last = cells[-1]
                        cells[-1] = HeadCell(last.text + cell.text, last.line, last.start, last.end)
                    else:
                        cells.append(HeadCell(cell.text, number, cell.start, cell.end))
            self._joined[block] = tuple(cells)
        return self._joined[block]

    def between(self, value: Value) -> tuple[str, bool]:
        """The words from the value before to this one, and whether there is one before near."""
        line = self.lines[value.line]
        before = [one for one in line.values if one.start < value.start]
        if before:
            return line.text[before[-1].behind : value.start], True
        words = line.text[: value.start]
        for number in range(value.line - 1, max(value.line - 1 - _BACK, -1), -1):
            above = self.lines[number]
            if above.values:
                return above.text[above.values[-1].behind :] + "\n" + words, True
            words = above.text + "\n" + words
        return words, False

    def behind(self, value: Value) -> str:
        """The words from the value to the next one, or to the line's end."""
        line = self.lines[value.line]
        after = [one.start for one in line.values if one.start > value.start]
        return line.text[value.behind : after[0] if after else len(line.text)]

    def listed(self, value: Value) -> list[int]:
        """The lines, in lists of as many as the run of values, that stand for this value.

        「基準値 / 目標値 / 令和4年度 / 令和9年度 / 普及率 / 62% / 75%」, a line each.
        """
        run = self.run_of(value)
        if len(run) < 2 or run[0].line == run[-1].line:
            return []
        at, found = run.index(value), []
        bottom = run[0].line
        for number in range(bottom - 1, max(bottom - _LISTED, -1), -1):
            line = self.lines[number]
            last = number + 1 < bottom and _is_label(self.lines[number + 1], like=line)
            if _is_label(line) and not last:
                first = number
                while first > 0 and _is_label(self.lines[first - 1], like=line):
                    first -= 1
                if number - first + 1 >= len(run):
                    found.append(number - len(run) + 1 + at)
        return found

    def run_of(self, value: Value) -> list[Value]:
        """The values that stand in a row with this one: of its line, or a line each."""
        line = self.lines[value.line]
        if len(line.values) > 1 or not _is_alone(line):
            return line.values
        first = last = value.line
        while first > 0 and _is_alone(self.lines[first - 1]):
            first -= 1
        while last + 1 < len(self.lines) and _is_alone(self.lines[last + 1]):
            last += 1
        return [self.lines[number].values[0] for number in range(first, last + 1)]


def _is_of_numbers(head: Cell) -> bool:
    """Whether a head's cell stands above numbers: 現状値, R10."""
    return _NUMBERS.search(head.text) is not None


def _cells_for(head: Line, width: int, amounts: int) -> Sequence[Cell]:
    """A head's cells, cut at single spaces where that gives one for each cell or amount below."""
    if len(head.cells) in (width, amounts):
        return head.cells
    cut = [
        Cell(match.start(), match.end(), match.group(), is_amount=False)
        for match in _WORDS.finditer(head.text)
    ]
    return cut if len(cut) in (width, amounts) else head.cells


def _is_label(line: Line, like: Line | None = None) -> bool:
    """Whether a line is a year alone or a key alone, and the same of the two as another."""
    is_year = bool(line.dates) and len(line.text) - line.dates[0].end < 4 and len(line.text) < 12
    is_key = len(line.text) < 10 and KEYS.search(line.text) is not None and not line.values
    if like is not None and bool(like.dates) != bool(line.dates):
        return False
    return is_year or is_key


def _is_alone(line: Line) -> bool:
    """Whether a line is a value and nothing else."""
    return len(line.values) == 1 and len(line.cells) == 1 and line.cells[0].is_amount


def _is_row(line: Line) -> bool:
    return line.read.sentence.kind is SentenceKind.TABLE_ROW


def _heads(lines: Sequence[Line]) -> list[tuple[int, ...]]:
    heads: list[tuple[int, ...]] = []
    block: list[int] = []
    is_open, apart, rows = False, 0, 0
    for line in lines:
        heads.append(())
        if len(line.cells) > 1:
            is_value_row = bool(block) and any(cell.is_amount for cell in line.cells)
            is_value_row = is_value_row or (bool(block) and bool(line.values) and not is_open)
            if is_value_row or (line.values and block):
                heads[-1] = tuple(block)
                is_open, apart, rows = False, 0, rows + 1
            elif any(value.behind > value.end for value in line.values):
                block, is_open = [], False
            elif not is_open or not block or _is_row(lines[block[-1]]) != _is_row(line):
                block, is_open, rows = [line.number], True, 0
            else:
                block.append(line.number)
        elif line.is_prose and ("。" in line.text or len(line.text) > 60):
            block, is_open = [], False
        elif is_open and len(line.text) <= _SHORT and not line.values:
            block.append(line.number)
        else:
            apart += 1
            if apart > 3 or rows > _FAR:
                block, is_open = [], False
    return heads
