"""The rows of tables that may state targets: by tabs, pipes or wide gaps, cell by cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.reading import ReadSentence
from corpus.normalize import AlignedText, align
from corpus.records import SentenceKind

_BORDER = re.compile(r"[\t|｜]")
_GAP = re.compile(r"[ \u3000]*\u3000[ \u3000]*|  +")


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
    for sentence in sentences:
        printed = sentence.aligned.original
        is_row = sentence.sentence.kind is SentenceKind.TABLE_ROW
        is_row = is_row or "\t" in printed or printed.count("｜") > 1
        if is_row or _has_gaps(printed):
            rows.append((sentence, _cells(sentence, _BORDER if is_row else _GAP)))
            continue
        if rows:
            yield rows, above
            rows = []
        above = sentence
    if rows:
        yield rows, above


def _has_gaps(printed: str) -> bool:
    """Whether a line may be a row whose cells stand apart: 指標　現状（R5）　目標（R10）."""
    return "。" not in printed and len(_GAP.findall(printed.strip())) > 1


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
