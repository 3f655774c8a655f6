"""A table's rows with their cells, and what belongs to a row that prints fewer cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.facts.governance_cells import closed_up
from corpus.facts.governance_words import is_role_text
from corpus.facts.reading import ReadSentence
from corpus.records import SentenceKind, Span

_DRAWN = re.compile(r"[│┃├└┗┣┝╰┖]")  # a chart's line, whose gaps part no cells
_LINE_BULLET = re.compile(r"^(?:[・○●■□◆◇◎▪-]|[│┃]*[┌┏├└┗┣┝╰┖╭][─━ー]*)\s*")
_SAME_AS_ABOVE = frozenset({"", "〃", "々", "同", "同上", '"'})
_NOTHING = frozenset({"", "-", "ー", "－", "―", "─", "–", "—", "なし", "無し", "無"})


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row with its cells' places in the normalised text."""

    number: int  # of the sentence
    span: Span  # in the document
    cells: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]


def cells_of(read: ReadSentence, number: int) -> Row | None:
    """The cells of a line that is a table's row, or None."""
    text = read.text
    separator = "\t" if "\t" in text else "|" if "|" in text else None
    if separator is None and read.sentence.kind is SentenceKind.TABLE_ROW:
        separator = "  " if "  " in text else None
    if separator is None:
        return None
    first = text.partition(separator)[0].strip()
    if _DRAWN.match(text) and not is_role_text(_LINE_BULLET.sub("", first)):
        return None
    cells, texts, start = [], [], 0
    for part in [*re.split(r"\t|\|| {2,}" if separator != "|" else r"\|", text), ""]:
        stop = start + len(part)
        found = text[start:stop].strip()
        if found or (separator == "|" and start > 0 and stop < len(text)):
            lead = len(text[start:stop]) - len(text[start:stop].lstrip())
            cells.append((start + lead, start + lead + max(1, len(found))))
            texts.append(found)
        gap = re.compile(r"\t|\|| {2,}" if separator != "|" else r"\|").match(text, stop)
        start = gap.end() if gap else stop
    letters = _LINE_BULLET.sub("", "".join(texts[:2]))
    if len(texts) > 2 and len(letters) == 2 and is_role_text(letters):
        cells[:2], texts[:2] = [(cells[0][0], cells[1][1])], [letters]  # 委    員: spread out
    if not any(texts) or len(texts) < 2 or set("".join(texts)) <= set("-: "):
        return None
    return Row(number, read.sentence.span, tuple(cells), tuple(texts))


def with_repeated(data: Sequence[Row], column: int) -> list[Row]:
    """Rows whose cell is empty or 〃 have what stands above it."""
    filled: list[Row] = []
    for row in data:
        if filled and goes_on(row.texts[column]):
            texts = list(row.texts)
            texts[column] = filled[-1].texts[column]
            row = replace(row, texts=tuple(texts))
        filled.append(row)
    return filled


def goes_on(text: str) -> bool:
    """Whether a cell has what stands above it: empty, 〃, 同上."""
    return text in _SAME_AS_ABOVE


def with_empty(row: Row, column: int) -> Row:
    """``row`` with an empty cell at ``column``: a text prints none where a table has one."""
    beside = row.cells[min(column, len(row.cells) - 1)]
    return replace(
        row,
        cells=(*row.cells[:column], beside, *row.cells[column:]),
        texts=(*row.texts[:column], "", *row.texts[column:]),
    )


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, －, なし."""
    return text in _NOTHING


def first_role(row: Row) -> str:
    """The first cell without its bullet, as the post that it may be: ・会　員 is 構成員."""
    role = closed_up(_LINE_BULLET.sub("", row.texts[0]))
    return "構成員" if role in {"会員", "メンバー"} else role
