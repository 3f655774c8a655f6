"""What stands between the printed lines and the reading text: blocks made of pieces of lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.marks import HeadingMark
from corpus.records import Dropped, Line


class BlockKind(StrEnum):
    """What a block of the reading text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one printed line."""

    line: int  # index in ``Source.lines``
    start: int
    end: int
    glue: str = ""  # what stands before it in the reading text: "", " " or a tab


@dataclass(frozen=True, slots=True)
class Block:
    """What becomes one line of the reading text."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    mark: HeadingMark | None = None  # of a numbered heading
    level: int | None = None  # of a heading, when the format states it
    marker: str = ""  # of a footnote, normalised


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a file in printed order, and what was left out."""

    blocks: tuple[Block, ...]
    dropped: tuple[Dropped, ...]


def block_text(block: Block, lines: Sequence[Line]) -> str:
    """The characters that ``block`` takes from ``lines``."""
    return "".join(
        piece.glue + lines[piece.line].text[piece.start : piece.end] for piece in block.pieces
    )
