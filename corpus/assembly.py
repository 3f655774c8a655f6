"""Blocks -> the reading text with its sections, sentences, footnotes, figures and regions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.errors import WarningCode
from corpus.footnotes import parse_note, split_term
from corpus.layout import Block, BlockKind, Layout
from corpus.marks import (
    SUPERSCRIPTS,
    find_caption_mark,
    is_glossary_title,
    normalize_marker,
)
from corpus.normalize import normalize
from corpus.records import (
    Figure,
    FigureKind,
    Footnote,
    Line,
    LineKind,
    Media,
    ReadingWarning,
    Region,
    Section,
    SectionKind,
    Sentence,
    SentenceKind,
    Source,
    Span,
)
from corpus.sentences import split_sentences

FOOTNOTES_TITLE = "脚注"
# Where an unnumbered heading of level 1, 2, 3 ... stands among the ranks of numbered ones.
_LEVEL_RANKS = (0.5, 2.5, 3.5, 5.5, 6.7, 8.5)
_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_ANCHOR = re.compile(
    rf"[{SUPERSCRIPTS}]{{1,3}}|[※＊*] ?[0-9０-９]{{1,3}}|注 ?[0-9０-９]{{1,3}}[)）]?|[\[［][0-9０-９]{{1,3}}[\]］]"
)
_MENTION = re.compile(r"(?:図表|図|表|写真|グラフ)[ \u3000]?[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*")
_SENTENCE_KINDS = {
    BlockKind.HEADING: SentenceKind.HEADING,
    BlockKind.PARAGRAPH: SentenceKind.BODY,
    BlockKind.LIST_ITEM: SentenceKind.LIST_ITEM,
    BlockKind.TABLE_ROW: SentenceKind.TABLE_ROW,
    BlockKind.CAPTION: SentenceKind.CAPTION,
    BlockKind.FOOTNOTE: SentenceKind.FOOTNOTE,
}


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


@dataclass(slots=True, eq=False)
class _Node:
    """A section being built: its own blocks, then its children."""

    parent: "_Node | None"
    rank: float
    label: str = ""
    title: str = ""
    kind: SectionKind = SectionKind.BODY
    heading: Block | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        if self.parent is None:
            return ()
        return (*self.parent.path, f"{self.label} {self.title}".strip())


def assemble(source: Source, layout: Layout) -> Assembly:
    """Order the blocks (notes behind the section that refers to them) and write the text."""
    lines = tuple(_with_superscripts(line) for line in source.lines)
    warnings: list[ReadingWarning] = []
    root = _section_tree(layout.blocks, lines, source.media)
    _gather_notes(root, lines, warnings)
    writer = _Writer(lines)
    writer.write(root, level=0)
    text = "".join(writer.parts)
    if not writer.sections and len(text) > 2_000:
        warnings.append(ReadingWarning(WarningCode.NO_HEADINGS, "no headings were recognised"))
    sections = writer.finished_sections(len(text))
    return Assembly(
        text,
        tuple(writer.regions),
        sections,
        tuple(writer.sentences),
        _tie_footnotes(text, writer, warnings),
        _tie_figures(text, writer),
        tuple(warnings),
    )


def _with_superscripts(line: Line) -> Line:
    """A mark that is printed raised, like the 10 of CIO¹⁰, as the raised characters it is."""
    text = line.text
    for start, end in line.anchor_spans:
        text = text[:start] + text[start:end].translate(_SUPERSCRIPT) + text[end:]
    if text == line.text:
        return line
    return Line(text, line.page, line.kind, line.level, line.marker, line.size, line.is_bold, line.box)


def _block_text(block: Block, lines: Sequence[Line]) -> str:
    return "".join(
        piece.glue + lines[piece.line].text[piece.start : piece.end] for piece in block.pieces
    )


def _section_tree(blocks: Sequence[Block], lines: Sequence[Line], media: Media) -> _Node:
    root = _Node(None, -1.0)
    current = root
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            current.blocks.append(block)
            continue
        rank = _rank(block, media)
        while current.parent is not None and current.rank >= rank:
            current = current.parent
        node = _Node(current, rank, heading=block)
        printed = lines[block.pieces[0].line].text
        if block.mark is not None:
            node.label = block.mark.label if block.mark.style.name not in ("bracket", "square") else ""
            node.title = printed[block.mark.title_start : block.mark.title_end].strip()
        else:
            node.title = _block_text(block, lines).strip()
        node.title = re.sub(rf"[{SUPERSCRIPTS}]+$", "", node.title)
        is_inherited = current.kind is SectionKind.GLOSSARY
        if is_inherited or is_glossary_title(node.title):
            node.kind = SectionKind.GLOSSARY
        current.children.append(node)
        current = node
    return root


def _rank(block: Block, media: Media) -> float:
    if block.level is not None and (block.mark is None or media is not Media.PDF):
        if media is not Media.PDF:
            return float(block.level - 10)  # outside every numbered line that is no heading style
        return _LEVEL_RANKS[min(block.level, len(_LEVEL_RANKS)) - 1]
    return block.mark.style.rank if block.mark is not None else _LEVEL_RANKS[0]


def _nodes(node: _Node) -> list[_Node]:
    return [node, *(below for child in node.children for below in _nodes(child))]


def _markers(text: str) -> list[str]:
    return [normalize_marker(match.group()) for match in _ANCHOR.finditer(text)]


def _gather_notes(root: _Node, lines: Sequence[Line], warnings: list[ReadingWarning]) -> None:
    """Move each note's body behind the own text of the section that first refers to it."""
    nodes = _nodes(root)
    first_reference: dict[str, _Node] = {}
    for node in nodes:
        for block in ([node.heading] if node.heading else []) + node.blocks:
            if block.kind is not BlockKind.FOOTNOTE:
                for marker in _markers(_block_text(block, lines)):
                    first_reference.setdefault(marker, node)
    gathered: dict[int, _Node] = {}
    for node in nodes:
        if node.kind is SectionKind.GLOSSARY:
            continue
        notes = [block for block in node.blocks if block.kind is BlockKind.FOOTNOTE]
        node.blocks = [block for block in node.blocks if block.kind is not BlockKind.FOOTNOTE]
        for note in notes:
            home = first_reference.get(note.marker, node)
            if note.marker not in first_reference:
                message = f"note {note.marker!r} is referred to nowhere"
                page = lines[note.pieces[0].line].page
                code = WarningCode.FOOTNOTE_WITHOUT_ANCHOR
                warnings.append(ReadingWarning(code, message, page))
            if id(home) not in gathered:
                gathered[id(home)] = _Node(
                    home, home.rank + 0.01, "", FOOTNOTES_TITLE, SectionKind.FOOTNOTES
                )
                home.children.insert(0, gathered[id(home)])
            gathered[id(home)].blocks.append(note)


class _Writer:
    """Writes the tree in order and remembers where everything stands."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.parts: list[str] = []
        self.length = 0
        self.regions: list[Region] = []
        self.sentences: list[Sentence] = []
        self.notes: list[tuple[Block, Span]] = []
        self.captions: list[tuple[Block, Span, bool]] = []
        self.sections: list[tuple[_Node, int, int, Span | None]] = []  # node, level, start, heading

    def write(self, node: _Node, *, level: int) -> None:
        number = -1
        if node.parent is not None:
            number = len(self.sections)
            start = self.length
            self.sections.append((node, level, start + (1 if self.parts else 0), None))
            if node.heading is not None:
                span = self._add(node.heading, number)
                self.sections[number] = (node, level, span.start, span)
        for order, block in enumerate(node.blocks):
            span = self._add(block, number)
            if block.kind is BlockKind.FOOTNOTE:
                self.notes.append((block, span))
            elif block.kind is BlockKind.CAPTION:
                beside = node.blocks[max(0, order - 1) : order + 2]
                has_rows = any(other.kind is BlockKind.TABLE_ROW for other in beside)
                self.captions.append((block, span, has_rows))
        for child in node.children:
            self.write(child, level=level + 1)

    def _add(self, block: Block, section: int) -> Span:
        if self.parts:
            self._append("\n")
        start = self.length
        for piece in block.pieces:
            self._append(piece.glue)
            line = self.lines[piece.line]
            piece_start = self.length
            self._append(line.text[piece.start : piece.end])
            if line.page is not None:
                box = _part_of_box(line, piece.start, piece.end)
                self.regions.append(Region(Span(piece_start, self.length), line.page, box))
        span = Span(start, self.length)
        text = "".join(self.parts[-2 * len(block.pieces) :])
        offset = span.end - len(text)
        kind = _SENTENCE_KINDS[block.kind]
        whole = kind in (SentenceKind.HEADING, SentenceKind.CAPTION, SentenceKind.TABLE_ROW)
        if whole:
            self.sentences.append(Sentence(span, kind, section))
        else:
            for sentence in split_sentences(text, start - offset, len(text)):
                self.sentences.append(Sentence(sentence.shifted(offset), kind, section))
        return span

    def _append(self, part: str) -> None:
        self.parts.append(part)
        self.length += len(part)

    def finished_sections(self, end: int) -> tuple[Section, ...]:
        finished = []
        for order, (node, level, start, heading) in enumerate(self.sections):
            after = (other[2] - 1 for other in self.sections[order + 1 :] if other[1] <= level)
            span = Span(start, max(start + 1, next(after, end)))
            finished.append(
                Section(level, node.label, node.title, node.kind, span, heading, node.path)
            )
        return tuple(finished)


def _part_of_box(line: Line, start: int, end: int) -> tuple[float, float, float, float] | None:
    """The part of a line's box that ``text[start:end]`` takes, characters being equally wide."""
    if line.box is None:
        return None
    left, top, right, bottom = line.box
    width = (right - left) / len(line.text)
    return left + width * start, top, left + width * end, bottom


def _tie_footnotes(text: str, writer: _Writer, warnings: list[ReadingWarning]) -> tuple[Footnote, ...]:
    bodies = {block.marker for block, _ in writer.notes}
    note_spans = [span for _, span in writer.notes]
    anchors: dict[str, list[Span]] = {}
    for match in _ANCHOR.finditer(text):
        span = Span(*match.span())
        if any(note.start == span.start or note.contains(span) for note in note_spans):
            continue
        marker = normalize_marker(match.group())
        anchors.setdefault(marker, []).append(span)
        if marker not in bodies and match.group()[0] in SUPERSCRIPTS and text[span.start - 1] != "m":
            message = f"mark {match.group()!r} at offset {span.start} has no note"
            warnings.append(ReadingWarning(WarningCode.ANCHOR_WITHOUT_FOOTNOTE, message))
    return tuple(
        _footnote(text, block.marker, span, writer.lines[block.pieces[0].line], anchors)
        for block, span in writer.notes
    )


def _footnote(
    text: str, marker: str, span: Span, line: Line, anchors: dict[str, list[Span]]
) -> Footnote:
    printed = span.of(text)
    start = _marker_end(printed, marker)
    body = parse_note(printed[start:])
    found = anchors.get(marker, [])
    term, aliases = body.term, body.aliases
    if not term and found:
        term, aliases = split_term(_words_before(text, found[0].start))
    definition = printed[start + body.definition_start :].strip()
    return Footnote(marker, term, aliases, definition, tuple(found), span)


def _marker_end(printed: str, marker: str) -> int:
    for end in range(1, min(len(printed), len(marker) + 6)):
        if normalize_marker(printed[:end]) == marker:
            rest = printed[end:]
            return end + len(rest) - len(rest.lstrip(" \u3000:：)）]］"))
    return 0


def _words_before(text: str, offset: int) -> str:
    """The noun that a mark stands behind: kanji, katakana, letters and digits up to it."""
    match = re.search(r"[一-鿿々ァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ・]+$", text[max(0, offset - 40) : offset])
    return match.group() if match else ""


def _tie_figures(text: str, writer: _Writer) -> tuple[Figure, ...]:
    mentions: dict[str, list[Span]] = {}
    for match in _MENTION.finditer(text):
        mentions.setdefault(normalize(match.group()), []).append(Span(*match.span()))
    figures = []
    for block, span, has_rows in writer.captions:
        mark = find_caption_mark(span.of(text))
        if mark is None:
            continue
        anchors = tuple(found for found in mentions.get(mark.label, ()) if not span.overlaps(found))
        page = writer.lines[block.pieces[0].line].page
        kind = FigureKind(mark.kind)
        figures.append(Figure(kind, mark.label, mark.caption, span, page, anchors, has_rows))
    return tuple(figures)


