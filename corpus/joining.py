"""Lines with their roles -> blocks: sentences that a line's or a page's end cut in two are whole.

A caption or a note that is printed in the middle of a sentence waits until the sentence ends.
"""

from dataclasses import dataclass

from corpus.blocks import Block, BlockKind, Piece
from corpus.line_roles import LineRoles, Role
from corpus.marks import HeadingMark
from corpus.records import LineKind


def join_lines(page: LineRoles) -> tuple[Block, ...]:
    """The blocks of a file in printed order."""
    joiner = _Joiner(page)
    for number, role in enumerate(page.roles):
        if role.is_gone:
            joiner.skip(number)
        else:
            joiner.take(number, role)
    joiner.close()
    return tuple(
        Block(block.kind, tuple(block.pieces), block.mark, block.level, block.marker)
        for block in joiner.blocks
    )


@dataclass(slots=True)
class _Growing:
    """A block to which lines may still be added."""

    kind: BlockKind
    pieces: list[Piece]
    mark: HeadingMark | None = None
    level: int | None = None
    marker: str = ""


class _Joiner:
    """Builds one block at a time, line by line."""

    def __init__(self, page: LineRoles) -> None:
        self.blocks: list[_Growing] = []
        self._lines = page.lines
        self._wrapping = page.wrapping
        self._open: _Growing | None = None  # running text or a list item
        self._held: list[_Growing] = []  # captions and notes printed in the middle of a sentence
        self._last_note: _Growing | None = None
        self._is_note_open = False  # the next line of text may go on with the note
        self._is_adjacent = False  # the line before was taken

    def skip(self, number: int) -> None:
        """Pass an empty line, or one that was dropped; the latter does not end a note."""
        self._is_adjacent = False
        line = self._lines[number]
        is_empty = line.kind is LineKind.BLANK or not line.text.strip()
        self._is_note_open = self._is_note_open and not is_empty

    def take(self, number: int, role: Role) -> None:
        """Add a line to the open block, or close it and begin another."""
        piece = _trimmed(number, self._lines[number].text)
        goes_on = not role.marker and self._last_note is not None
        if (role.kind is BlockKind.FOOTNOTE and goes_on) or self._continues_note(number, role):
            self._extend_note(piece)
            self._is_adjacent = True
        elif role.kind in (BlockKind.FOOTNOTE, BlockKind.CAPTION):
            self._hold(_Growing(role.kind, [piece], marker=role.marker))
        else:
            self._take_running(number, role, piece)
            self._is_note_open = False
            self._is_adjacent = True

    def close(self) -> None:
        """End the open block; what waited for it follows."""
        if self._open is not None:
            self.blocks.append(self._open)
        self.blocks.extend(self._held)
        self._open = None
        self._held.clear()

    def _hold(self, block: _Growing) -> None:
        self._held.append(block)
        self._is_note_open = self._is_adjacent = block.kind is BlockKind.FOOTNOTE
        if block.kind is BlockKind.FOOTNOTE:
            self._last_note = block

    def _take_running(self, number: int, role: Role, piece: Piece) -> None:
        if role.completes_heading and self.blocks and not self._held:
            self.blocks[-1].pieces.append(Piece(number, piece.start, piece.end, " "))
            return
        if role.kind is None and self._open is not None and self._goes_on(self._open, number):
            self._open.pieces.append(self._glued(self._open.pieces[-1], piece))
            return
        self.close()
        match role.kind:
            case None | BlockKind.LIST_ITEM:
                self._open = _Growing(role.kind or BlockKind.PARAGRAPH, [piece])
            case BlockKind.TABLE_ROW:
                cells = [
                    Piece(number, start, end, "\t" if order else "")
                    for order, (start, end) in enumerate(role.cells)
                ]
                self.blocks.append(_Growing(role.kind, cells))
            case _:
                self.blocks.append(_Growing(role.kind, [piece], role.mark, role.level))

    def _goes_on(self, block: _Growing, number: int) -> bool:
        is_adjacent = self._is_adjacent and not self._held
        return self._wrapping.continues(block.pieces, number, is_adjacent=is_adjacent)

    def _continues_note(self, number: int, role: Role) -> bool:
        # A PDF's reader knows where a paragraph ends, and a Word file's paragraph is whole.
        line = self._lines[number]
        if role.kind is not None or line.kind is not LineKind.UNKNOWN:
            return False
        if not self._is_note_open or not self._is_adjacent or self._last_note is None:
            return False
        first, last = (self._lines[self._last_note.pieces[at].line] for at in (0, -1))
        if line.page is not None:
            return last.kind is LineKind.UNKNOWN and not last.ends_block
        is_indented = line.text[:1].isspace() and not first.text[:1].isspace()
        return is_indented or not self._wrapping.ends_paragraph(last)

    def _extend_note(self, piece: Piece) -> None:
        """The next line of a note that the line before it began."""
        note = self._last_note
        assert note is not None
        glued = self._glued(note.pieces[-1], piece)
        first = self._lines[note.pieces[0].line]
        if len(note.pieces) == 1 and not self._wrapping.runs_on(first):
            # A term on a line of its own.
            glued = Piece(piece.line, piece.start, piece.end, "\u3000")
        note.pieces.append(glued)

    def _glued(self, before: Piece, piece: Piece) -> Piece:
        """Latin words on both sides of a line's end keep a space between them."""
        left = self._lines[before.line].text[before.end - 1]
        right = self._lines[piece.line].text[piece.start]
        needs_space = left.isascii() and left.isalnum() and right.isascii() and right.isalnum()
        return Piece(piece.line, piece.start, piece.end, " " if needs_space else "")


def _trimmed(number: int, text: str) -> Piece:
    lead = len(text) - len(text.lstrip())
    return Piece(number, lead, len(text.rstrip()))
