"""Lines that were broken to fit the page: which of them run to the margin, which go on."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.blocks import Piece
from corpus.records import Line, LineKind, Media, Source

_TERMINATORS = ("。", "！", "？", "!", "?")
_CLOSING = "」』）)】"
# No sentence ends in a comma or an object, and none begins with a particle or a closing sign.
_OPEN_ENDS = ("、", "，", "を", "（", "「")
_OPEN_STARTS = ("を", "、", "。", "）", "」")
_PROSE = re.compile(r"[はがをにでともや、]")
_MIN_PROSE_CHARS = 15
# A line that is this much shorter than the widest still runs to the margin: the next word, a
# bracket or a full stop that may not begin a line, did not fit.
_RAGGED_COLUMNS = 4
_MIN_WRAPPED_LINES = 10
_MIN_WRAP_COLUMNS, _MAX_WRAP_COLUMNS = 40, 140
_MIN_WRAPPED_SHARE = 0.2


class Wrapping:
    """How the lines of one file were broken."""

    def __init__(self, source: Source) -> None:
        self._lines = source.lines
        self._is_geometric = source.media is Media.PDF
        self._width = _wrap_width(source)

    def is_full(self, line: Line) -> bool:
        """Whether the line runs to the margin, so that the next may continue it."""
        if line.kind is LineKind.PARAGRAPH:
            return False
        if self._is_geometric:
            return not line.ends_block
        return self._width is not None and display_width(line.text) >= self._width - _RAGGED_COLUMNS

    def runs_on(self, line: Line) -> bool:
        """Whether the line is full, or too long to be a term on a line of its own."""
        return self.is_full(line) or "。" in line.text

    def is_mid_sentence(self, line: Line) -> bool:
        """Whether the line runs to the margin without ending its sentence."""
        return self.is_full(line) and not _is_terminated(line.text)

    def ends_paragraph(self, line: Line) -> bool:
        """Whether a sentence ends with the line, short of the margin."""
        return _is_terminated(line.text) and not self.is_full(line)

    def continues(self, block: Sequence[Piece], number: int, *, is_adjacent: bool) -> bool:
        """Whether line ``number`` goes on with the sentence that ``block`` began.

        ``is_adjacent``: nothing, not even an empty line, stands between the two.
        """
        last, line = self._lines[block[-1].line], self._lines[number]
        if line.kind is LineKind.PARAGRAPH or last.kind is LineKind.PARAGRAPH:
            return False
        is_item = self._lines[block[0].line].kind is LineKind.LIST_ITEM
        if is_item and not is_adjacent and not self._is_geometric:
            return False  # an empty line ends an item; in a PDF a new page may cut one
        text = self._end_of(block)
        is_beside = is_adjacent and last.page == line.page
        if is_beside and self.is_full(last):
            return not (_is_terminated(text) and line.text.startswith("\u3000"))
        if _is_terminated(text) or last.ends_block:
            return False
        if is_beside and _is_one_sentence(text, line.text):
            return True
        if self._width is not None and not self.is_full(last):
            return False
        is_prose = len(text.strip()) >= _MIN_PROSE_CHARS and _PROSE.search(text) is not None
        return is_prose and (
            "。" in line.text or self.is_full(line) or text.rstrip().endswith("、")
        )

    def _end_of(self, block: Sequence[Piece]) -> str:
        """The block's last characters: a paragraph of ten thousand lines is not read again."""
        return "".join(
            self._lines[piece.line].text[piece.start : piece.end] for piece in block[-3:]
        )


def display_width(text: str) -> int:
    """Columns that ``text`` takes: two for a wide character, one for the others."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text.rstrip())


def _is_terminated(text: str) -> bool:
    return text.rstrip().rstrip(_CLOSING).endswith(_TERMINATORS)


def _is_one_sentence(above: str, below: str) -> bool:
    """Whether the end of one line or the start of the next shows that the sentence goes on."""
    return above.rstrip().endswith(_OPEN_ENDS) or below.lstrip().startswith(_OPEN_STARTS)


def _wrap_width(source: Source) -> int | None:
    """The column at which a text file's lines were broken; None when they were not."""
    widths = sorted(
        display_width(line.text)
        for line in source.lines
        if line.kind is LineKind.UNKNOWN and line.text.strip()
    )
    if len(widths) < _MIN_WRAPPED_LINES or source.media is Media.PDF:
        return None
    widest = widths[int(len(widths) * 0.98)]
    near = sum(1 for width in widths if abs(width - widest) <= _RAGGED_COLUMNS)
    is_wrapped = near >= _MIN_WRAPPED_SHARE * len(widths)
    return widest if is_wrapped and _MIN_WRAP_COLUMNS <= widest <= _MAX_WRAP_COLUMNS else None
