"""The rows of tables that may state targets: by tabs, pipes or wide gaps, cell by cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.amounts import amount_of_cell
from corpus.facts.reading import ReadSentence
from corpus.normalize import AlignedText, align
from corpus.records import SentenceKind

_BORDER = re.compile(r"[\t|｜]")
_GAP = re.compile(r"[ \u3000]*\u3000[ \u3000]*|  +")
_SPACE = re.compile(r"[ \u3000]+(?![(（])")
# A head whose cells stand one space apart: 指標名 基準値（R4） 目標値（R9）
_NAMES = re.compile(r"(?:成果|評価|数値|目標|活動)?(?:指標|項目)(?:名|の名称)?|KPI(?:名)?")
_YEAR = r"(?:(?:令和|平成|[HR])[0-9元]{1,2}(?:年度?)?|20[0-9]{2}(?:年度?)?)末?"
_COLUMN = re.compile(
    rf"(?:{_YEAR})?\s*\(?(?:現状|現況|基準|実績|当初|策定時|中間|最終|目標){{1,2}}(?:値|年度?)?\)?"
    rf"\s*(?:\(?{_YEAR}\)?|\([^()]*\))?|単位"
)
_UNIT_HEAD = "単位"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed, normalised on its own."""

    aligned: AlignedText
    start: int  # in the document

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.aligned.text

    @property
    def end(self) -> int:
        """Where it ends in the document."""
        return self.start + len(self.aligned.original)

    def verbatim(self, start: int, end: int) -> str:
        """The characters as printed of ``text[start:end]``."""
        return self.aligned.to_original(start, end).of(self.aligned.original)


Row = tuple[ReadSentence, tuple[Cell, ...]]


def tables(
    sentences: Sequence[ReadSentence],
) -> Iterator[tuple[list[Row], ReadSentence | None]]:
    """Runs of consecutive rows, each row as its cells, and the line above each run."""
    rows: list[Row] = []
    above: ReadSentence | None = None
    head: tuple[Cell, ...] = ()  # of rows whose cells stand one space apart
    for sentence in sentences:
        printed = sentence.aligned.original
        is_row = sentence.sentence.kind is SentenceKind.TABLE_ROW
        is_row = is_row or "\t" in printed or printed.count("｜") > 1
        if is_row or _has_gaps(printed):
            cells = _cells(sentence, _BORDER if is_row else _GAP)
            rows = [*rows[:-1], _evened(rows[-1], cells)] if len(rows) == 1 else rows
            rows.append((sentence, cells))
            continue
        cells = _cells(sentence, _SPACE)
        begin = _head_width(cells)
        if begin:
            if rows:
                yield rows, above
            head, rows = cells[:begin], [(sentence, cells[:begin])]
        if head and (spaced := _spaced_rows(cells[begin:], head)) is not None:
            rows += [(sentence, one) for one in spaced]
            continue
        head = ()
        if rows:
            yield rows, above
            rows = []
        above = sentence
    if rows:
        yield rows, above


def _has_gaps(printed: str) -> bool:
    """Whether a line may be a row whose cells stand apart: 指標　現状（R5）　目標（R10）."""
    return "。" not in printed and len(_GAP.findall(printed.strip())) > 1


def _evened(head: Row, below: Sequence[Cell]) -> Row:
    """The head, cut at its single spaces where that gives it a cell for each one below."""
    sentence, cells = head
    if len(cells) < len(below):
        cut = _cells(sentence, re.compile(rf"{_BORDER.pattern}|{_SPACE.pattern}"))
        if len(cut) == len(below) and not any(amount_of_cell(cell.text) for cell in cut):
            return sentence, cut
    return head


def _head_width(cells: Sequence[Cell]) -> int:
    """How many of the first cells are a head with a target among them; 0 when they are none."""
    if not cells or not _NAMES.fullmatch(cells[0].text):
        return 0
    end = 1
    while end < len(cells) and _COLUMN.fullmatch(cells[end].text):
        end += 1
    return end if end > 2 and any("目標" in cell.text for cell in cells[1:end]) else 0


def _spaced_rows(cells: Sequence[Cell], head: Sequence[Cell]) -> list[tuple[Cell, ...]] | None:
    """The rows that ``cells`` hold: a name and as many amounts as the head has; or None."""
    has_unit = any(cell.text == _UNIT_HEAD for cell in head)
    width = len(head) - 1 - has_unit
    rows: list[tuple[Cell, ...]] = []
    words: list[Cell] = []
    amounts: list[Cell] = []
    for cell in cells:
        if amount_of_cell(cell.text) is None:
            words.append(cell)
        else:
            amounts.append(cell)
        if len(amounts) < width and not (amounts and amounts[-1] is not cell):
            continue
        if len(amounts) != width or len(words) != 1 + has_unit:
            return None
        rows.append((*words, *amounts))
        words, amounts = [], []
    return None if words or amounts else rows


def _cells(sentence: ReadSentence, border: re.Pattern[str]) -> tuple[Cell, ...]:
    """A row's cells, as printed between tabs, pipes or gaps, normalised one by one."""
    base = sentence.sentence.span.start
    cells = []
    printed = sentence.aligned.original
    ends = [*(match.span() for match in border.finditer(printed)), (len(printed), len(printed))]
    done = 0
    for left, right in ends:
        inner = printed[done:left].strip()
        if inner:
            start = base + done + printed[done:left].index(inner)
            cells.append(Cell(align(inner), start))
        done = right
    return tuple(cells)
