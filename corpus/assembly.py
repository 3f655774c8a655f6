"""Blocks -> the reading text with its sections, sentences, footnotes, figures and regions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.blocks import Block, BlockKind, Layout
from corpus.errors import WarningCode
from corpus.note_marks import raise_digits
from corpus.records import (
    Figure,
    Footnote,
    Line,
    ReadingWarning,
    Region,
    Section,
    Sentence,
    SentenceKind,
    Source,
    Span,
)
from corpus.sections import SectionNode, gather_notes, section_tree
from corpus.sentences import split_sentences
from corpus.ties import PlacedCaption, PlacedNote, tie_figures, tie_footnotes

# A text this long without a heading is more likely one whose headings were not seen.
_MIN_CHARS_FOR_HEADINGS = 2_000
_SENTENCE_KINDS = {
    BlockKind.HEADING: SentenceKind.HEADING,
    BlockKind.PARAGRAPH: SentenceKind.BODY,
    BlockKind.LIST_ITEM: SentenceKind.LIST_ITEM,
    BlockKind.TABLE_ROW: SentenceKind.TABLE_ROW,
    BlockKind.CAPTION: SentenceKind.CAPTION,
    BlockKind.FOOTNOTE: SentenceKind.FOOTNOTE,
}
_UNDIVIDED = frozenset({SentenceKind.HEADING, SentenceKind.CAPTION, SentenceKind.TABLE_ROW})


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everything that a Document takes from the page."""

    text: str
    regions: tuple[Region, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]
    figures: tuple[Figure, ...]
    warnings: tuple[ReadingWarning, ...]


def assemble(source: Source, layout: Layout) -> Assembly:
    """Order the blocks (notes behind the section that refers to them) and write the text."""
    lines = tuple(_with_superscripts(line) for line in source.lines)
    root = section_tree(layout.blocks, lines, source.media)
    warnings = [*gather_notes(root, lines)]
    writer = _Writer(lines)
    writer.write(root, level=0)
    text = "".join(writer.parts)
    if not writer.sections and len(text) > _MIN_CHARS_FOR_HEADINGS:
        warnings.append(ReadingWarning(WarningCode.NO_HEADINGS, "no headings were recognised"))
    footnotes, more = tie_footnotes(text, writer.notes)
    return Assembly(
        text,
        tuple(writer.regions),
        _finished_sections(writer.sections, len(text)),
        tuple(writer.sentences),
        footnotes,
        tie_figures(text, writer.captions),
        (*warnings, *more),
    )


@dataclass(slots=True)
class _Written:
    """A section whose end is not known yet."""

    node: SectionNode
    level: int
    start: int
    heading: Span | None


class _Writer:
    """Writes the tree in order and remembers where everything stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._length = 0
        self.parts: list[str] = []
        self.regions: list[Region] = []
        self.sentences: list[Sentence] = []
        self.notes: list[PlacedNote] = []
        self.captions: list[PlacedCaption] = []
        self.sections: list[_Written] = []

    def write(self, node: SectionNode, *, level: int) -> None:
        """Write a node's heading, its own blocks, then its children."""
        section = -1
        if node.parent is not None:
            section = len(self.sections)
            start = self._length + (1 if self.parts else 0)
            self.sections.append(_Written(node, level, start, None))
            if node.heading is not None:
                self.sections[section].heading = self._add(node.heading, section)
        for order, block in enumerate(node.blocks):
            span = self._add(block, section)
            if block.kind is BlockKind.FOOTNOTE:
                self.notes.append(PlacedNote(block.marker, span))
            elif block.kind is BlockKind.CAPTION:
                beside = node.blocks[max(0, order - 1) : order + 2]
                has_rows = any(other.kind is BlockKind.TABLE_ROW for other in beside)
                page = self._lines[block.pieces[0].line].page
                self.captions.append(PlacedCaption(span, page, has_rows))
        for child in node.children:
            self.write(child, level=level + 1)

    def _add(self, block: Block, section: int) -> Span:
        if self.parts:
            self._append("\n")
        start, first_part = self._length, len(self.parts)
        for piece in block.pieces:
            self._append(piece.glue)
            line = self._lines[piece.line]
            piece_start = self._length
            self._append(line.text[piece.start : piece.end])
            if line.page is not None and self._length > piece_start:
                box = _part_of_box(line, piece.start, piece.end)
                self.regions.append(Region(Span(piece_start, self._length), line.page, box))
        kind = _SENTENCE_KINDS[block.kind]
        span = Span(start, self._length)
        if kind in _UNDIVIDED:
            self.sentences.append(Sentence(span, kind, section))
            return span
        text = "".join(self.parts[first_part:])
        for sentence in split_sentences(text, 0, len(text)):
            self.sentences.append(Sentence(sentence.shifted(start), kind, section))
        return span

    def _append(self, part: str) -> None:
        self.parts.append(part)
        self._length += len(part)


def _finished_sections(written: Sequence[_Written], end: int) -> tuple[Section, ...]:
    """The sections with their ends: each stops before the next of its level or a higher one."""
    ends = [end] * len(written)
    still_open: list[int] = []
    for order, section in enumerate(written):
        while still_open and written[still_open[-1]].level >= section.level:
            ends[still_open.pop()] = section.start - 1
        still_open.append(order)
    return tuple(
        Section(
            section.level,
            section.node.label,
            section.node.title,
            section.node.kind,
            Span(section.start, section_end),
            section.heading,
            section.node.path,
        )
        for section, section_end in zip(written, ends, strict=True)
    )


def _with_superscripts(line: Line) -> Line:
    """A mark that is printed raised, like the 10 of CIO¹⁰, as the raised characters it is."""
    text = line.text
    for start, end in line.anchor_spans:
        text = text[:start] + raise_digits(text[start:end]) + text[end:]
    return line if text == line.text else replace(line, text=text)


def _part_of_box(line: Line, start: int, end: int) -> tuple[float, float, float, float] | None:
    """The part of a line's box that ``text[start:end]`` takes, characters being equally wide."""
    if line.box is None:
        return None
    left, top, right, bottom = line.box
    width = (right - left) / len(line.text)
    return left + width * start, top, left + width * end, bottom
