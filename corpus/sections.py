"""Blocks -> the tree of sections, with each note behind the text that refers to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.blocks import Block, BlockKind, block_text
from corpus.errors import WarningCode
from corpus.marks import HeadingMark, is_glossary_title
from corpus.note_marks import SUPERSCRIPTS, is_numbered_marker, note_markers
from corpus.records import Line, Media, ReadingWarning, SectionKind

FOOTNOTES_TITLE = "脚注"
# Where an unnumbered heading of level 1, 2, 3 ... stands among the ranks of numbered ones.
_LEVEL_RANKS = (0.5, 2.5, 3.5, 5.5, 6.7, 8.5)
_OUTER_AIM_RANK = 4.5  # between 「1」 and 「1-1」
_MIDDLE_AIM_RANK = 6.75  # right over 「施策1-1」
_OUTER_SQUARE_RANK = 6.9  # between 「施策1」 and 「(1)」
_MIN_OVER = 2  # times that ■ stands right over (1)
_SAME_SIZE = 0.3  # points
_DOTTED_AIM = "aim-"  # 施策1-2
_IN_BRACKETS = frozenset({"parenthesis", "kanji_parenthesis"})
# Styles whose sign is ornament, not a label that anybody would cite.
_UNLABELLED_STYLES = frozenset({"bracket", "square"})


@dataclass(slots=True, eq=False)
class SectionNode:
    """A section being built: its own blocks, then its children."""

    parent: "SectionNode | None"
    rank: float
    label: str = ""
    title: str = ""
    kind: SectionKind = SectionKind.BODY
    heading: Block | None = None
    mark: HeadingMark | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list["SectionNode"] = field(default_factory=list)

    @property
    def path(self) -> tuple[str, ...]:
        """The names from the outermost section to this one; the root's is empty."""
        if self.parent is None:
            return ()
        return (*self.parent.path, f"{self.label} {self.title}".strip())

    def walk(self) -> Iterator["SectionNode"]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def section_tree(blocks: Sequence[Block], lines: Sequence[Line], media: Media) -> SectionNode:
    """The root, under which every heading has what follows it up to the next of its rank."""
    root = SectionNode(None, -100.0)
    current = root
    last: dict[str, tuple[HeadingMark, SectionNode]] = {}  # of each style
    ranks = _ranks_of_aims(blocks)
    ranks |= dict.fromkeys(_outer_squares(blocks, lines), _OUTER_SQUARE_RANK)
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            current.blocks.append(block)
            continue
        rank = _rank(block, media, ranks)
        while current.parent is not None and current.rank >= rank:
            current = current.parent
        if block.mark is not None and _is_of_another_aim(block.mark, current):
            current = current.parent or current
        current = _parent_of_series(block, current, last)
        node = _headed_node(current, rank, block, lines)
        current.children.append(node)
        current = node
        if block.mark is not None:
            last[block.mark.style.name] = (block.mark, node)
    _narrow_glossaries(root)
    return root


def _narrow_glossaries(root: SectionNode) -> None:
    """In 「資料編 策定の経過・用語の解説」 only the section 「用語の解説」 explains terms."""
    for node in root.walk():
        is_own = [is_glossary_title(child.title) for child in node.children]
        if node.kind is not SectionKind.GLOSSARY or not any(is_own) or all(is_own):
            continue
        node.kind = SectionKind.BODY
        for child, keeps in zip(node.children, is_own, strict=True):
            for below in () if keeps else child.walk():
                below.kind = SectionKind.BODY


def _parent_of_series(
    block: Block, parent: SectionNode, last: dict[str, tuple[HeadingMark, SectionNode]]
) -> SectionNode:
    """Where 「2」 goes when unnumbered headings stand between it and its 「1」: beside that."""
    if block.mark is None or block.mark.style.name not in last:
        return parent
    before, sibling = last[block.mark.style.name]
    node: SectionNode | None = parent
    while node is not None and node is not sibling.parent and not node.label:
        node = node.parent
    is_next = node is not None and node is sibling.parent and before.is_followed_by(block.mark)
    return node if is_next and node is not None else parent


def gather_notes(root: SectionNode, lines: Sequence[Line]) -> tuple[ReadingWarning, ...]:
    """Move each note's body behind the own text of the section that refers to it.

    Numbers may begin again on every page or in every chapter: a note belongs to the first
    reference since the last note of the same marker; a note printed ahead of its reference, to
    the first reference of all.

    Returns:
        A warning for each note that is referred to nowhere; it stays in its section.
    """
    homes, strays = _homes_of_notes(root, lines)
    for node in homes:
        node.blocks = [block for block in node.blocks if not _is_gathered(block)]
    gathered: dict[int, SectionNode] = {}
    for placed in homes.values():
        for home, note in placed:
            if id(home) not in gathered:
                gathered[id(home)] = SectionNode(
                    home, home.rank + 0.01, "", FOOTNOTES_TITLE, SectionKind.FOOTNOTES
                )
                home.children.insert(0, gathered[id(home)])
            gathered[id(home)].blocks.append(note)
    code = WarningCode.FOOTNOTE_WITHOUT_ANCHOR
    return tuple(
        ReadingWarning(
            code, f"note {note.marker!r} is referred to nowhere", lines[note.pieces[0].line].page
        )
        for note in strays
    )


def _is_gathered(block: Block) -> bool:
    """Whether a block is a note with a number; one without stands where its mark is near."""
    return block.kind is BlockKind.FOOTNOTE and is_numbered_marker(block.marker)


def _homes_of_notes(
    root: SectionNode, lines: Sequence[Line]
) -> tuple[dict[SectionNode, list[tuple[SectionNode, Block]]], list[Block]]:
    """For each section, its notes with the section that each goes to; and the strays."""
    nodes = list(root.walk())
    first = _first_references(nodes, lines)
    waiting: dict[str, SectionNode] = {}  # the first reference since the last such note
    noted: set[str] = set()
    homes: dict[SectionNode, list[tuple[SectionNode, Block]]] = {}
    strays = []
    for node in nodes:
        placed = homes.setdefault(node, []) if node.kind is not SectionKind.GLOSSARY else None
        for block in ([node.heading] if node.heading else []) + node.blocks:
            if block.kind is not BlockKind.FOOTNOTE:
                for marker in note_markers(block_text(block, lines)):
                    waiting.setdefault(marker, node)
            elif placed is not None and is_numbered_marker(block.marker):
                home = waiting.pop(block.marker, None)
                if home is None and block.marker not in noted:
                    home = first.get(block.marker)
                if home is None:
                    strays.append(block)
                noted.add(block.marker)
                placed.append((home or node, block))
    return homes, strays


def _headed_node(
    parent: SectionNode, rank: float, block: Block, lines: Sequence[Line]
) -> SectionNode:
    node = SectionNode(parent, rank, heading=block)
    node.title = block_text(block, lines)
    if block.mark is not None:
        node.mark = block.mark
        printed = lines[block.pieces[0].line].text
        below = [lines[piece.line].text[piece.start : piece.end] for piece in block.pieces[1:]]
        node.title = " ".join([printed[block.mark.title_start : block.mark.title_end], *below])
        if block.mark.style.name not in _UNLABELLED_STYLES:
            node.label = block.mark.label
    node.title = node.title.strip().rstrip(SUPERSCRIPTS)
    if parent.kind is SectionKind.GLOSSARY or is_glossary_title(node.title):
        node.kind = SectionKind.GLOSSARY
    return node


def _ranks_of_aims(blocks: Sequence[Block]) -> dict[str, float]:
    """Where 「基本目標1」 stands, if it has 「1-1」 or 「施策1-1」 below it."""
    headings = [block.mark for block in blocks if block.kind is BlockKind.HEADING and block.mark]
    below = {inner.style.name for outer, inner in pairwise(headings) if outer.holds(inner)}
    if "dotted2" in below:
        return {"aim": _OUTER_AIM_RANK, _DOTTED_AIM: _OUTER_AIM_RANK}
    return {"aim": _MIDDLE_AIM_RANK} if "aim" in below else {}


def _is_of_another_aim(mark: HeadingMark, aim: SectionNode) -> bool:
    """Whether 「施策3-1」 would stand under 「基本目標2」, its own aim not being found."""
    return (
        aim.mark is not None
        and aim.rank == _MIDDLE_AIM_RANK
        and _series(mark) == _DOTTED_AIM
        and not aim.mark.holds(mark)
    )


def _series(mark: HeadingMark) -> str:
    """What headings of one level share: the name of their style, or the square itself."""
    if mark.style.name == "aim" and mark.outer_number:
        return _DOTTED_AIM
    return mark.label if mark.style.name == "square" else mark.style.name


def _outer_squares(blocks: Sequence[Block], lines: Sequence[Line]) -> set[str]:
    """The squares that stand over 「(1)」 wherever they do, and never between it and 「(2)」."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    over: Counter[str] = Counter()
    under: set[str] = set()
    last: HeadingMark | None = None  # of the numbers in brackets
    since: set[str] = set()  # the squares behind it
    above: Block | None = None
    for heading in headings:
        mark = heading.mark
        if mark is None or mark.style.rank < _OUTER_SQUARE_RANK:
            last, since = None, set()
        elif mark.style.name == "square":
            since.add(mark.label)
        elif mark.style.name in _IN_BRACKETS:
            if last is not None and last.is_followed_by(mark):
                under |= since
            square = above.mark if above is not None and mark.is_first else None
            if above is not None and square is not None and square.style.name == "square":
                is_smaller = _size(above, lines) < _size(heading, lines) - _SAME_SIZE
                over[square.label] += not is_smaller
            last, since = mark, set()
        above = heading
    return {label for label in over if over[label] >= _MIN_OVER} - under


def _size(heading: Block, lines: Sequence[Line]) -> float:
    return lines[heading.pieces[0].line].size or 0.0


def _rank(block: Block, media: Media, ranks: dict[str, float]) -> float:
    if block.level is None or (block.mark is not None and media is Media.PDF):
        if block.mark is None:
            return _LEVEL_RANKS[0]
        return ranks.get(_series(block.mark), block.mark.style.rank)
    if media is Media.PDF:
        return _LEVEL_RANKS[min(block.level, len(_LEVEL_RANKS)) - 1]
    return float(block.level - 10)  # outside every numbered line that is no heading style


def _first_references(
    nodes: Sequence[SectionNode], lines: Sequence[Line]
) -> dict[str, SectionNode]:
    first: dict[str, SectionNode] = {}
    for node in nodes:
        for block in ([node.heading] if node.heading else []) + node.blocks:
            if block.kind is not BlockKind.FOOTNOTE:
                for marker in note_markers(block_text(block, lines)):
                    first.setdefault(marker, node)
    return first
