"""Printed lines -> their roles: heading, list item, caption, note, row of a table, or text.

A reader says what the format knows; the rest is read from the page as a person would.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corpus.blocks import BlockKind
from corpus.marks import (
    MAX_CONTENTS_CHARS,
    MAX_TITLE_CHARS,
    HeadingMark,
    find_caption_mark,
    find_heading_mark,
    flat,
    is_contents_line,
    list_mark_end,
)
from corpus.normalize import normalize
from corpus.note_marks import (
    NoteMark,
    find_note_mark,
    find_unnumbered_note_mark,
    is_numbered_marker,
    neighbouring_markers,
    note_markers,
)
from corpus.records import Dropped, Line, LineKind, Source
from corpus.rows import MAX_PLAIN_ROWS, cells_of, is_row, plain_rows
from corpus.wrapping import Wrapping

_NO_TITLE_END = ("。", "、", "：", ":", "す", "た")
_PAGE_NUMBER = re.compile(r"^\s*[-‐–—－ー]\s*[0-9０-９]{1,3}\s*[-‐–—－ー]\s*$")  # - 5 -; not -5
_RULE_ROW = re.compile(r"^[\s|:+\-=ー─━═┃│┼├┤┬┴┌┐└┘—–_*]+$")
_CONTENTS_TITLE = re.compile(r"^(?:目次|もくじ|contents)$", re.IGNORECASE)
_CONTENTS_ENTRY = re.compile(r"\S.*?[ \u3000\t.．…・]+[0-9０-９]{1,3}$")
_LABEL_CHARS = 20
# 第3条　委員会は、…; not 第3条例
_ARTICLE = re.compile(
    r"第 ?(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5}) ?条(?:の[0-9一二三四五六七八九十]+)?[ (]"
)
_LAST_ARTICLES = re.compile(r"[附付] ?則")  # 附則　この要綱は、…
_ANNOUNCES = re.compile(r"次の|次に|各号|左の|掲げる|とおり")
# How regulations number what an article lists; 「2 委員の任期は」 is its second paragraph.
_ITEM_STYLES = frozenset(
    {"parenthesis", "kanji_parenthesis", "kanji_number", "half", "circled", "kana"}
)
_NEAR_LINES = 20  # from a mark to its note, where there are no pages
# What may be a mark, or the middle of a sentence that was broken before a number.
_MAY_BE_MID_SENTENCE = frozenset("0123456789０１２３４５６７８９※＊*注図表")


@dataclass(slots=True)
class Role:
    """What a line was found to be; without a kind: running text."""

    kind: BlockKind | None = None
    mark: HeadingMark | None = None
    level: int | None = None
    marker: str = ""
    cells: tuple[tuple[int, int], ...] = ()
    is_gone: bool = False
    completes_heading: bool = False  # the title of a 第1章 that stands on a line of its own

    @property
    def is_weak_heading(self) -> bool:
        """Whether it is a heading only by a number that list items have as well."""
        return self.kind is BlockKind.HEADING and self.mark is not None and not self.mark.is_strong

    def is_followed_by(self, other: "Role") -> bool:
        """Whether both are numbered in the same way, ``other`` as the next."""
        return (
            self.mark is not None
            and other.mark is not None
            and self.mark.is_followed_by(other.mark)
        )


_NOTHING = (-1, Line(""), Role(is_gone=True))  # behind the last line


class LineRoles:
    """The lines of one file with their roles, filled in step by step."""

    def __init__(self, source: Source) -> None:
        self.lines = source.lines
        self.roles = [
            Role(is_gone=line.kind is LineKind.BLANK or not line.text.strip())
            for line in source.lines
        ]
        self.dropped: list[Dropped] = []
        self.wrapping = Wrapping(source)
        self._drop_contents()
        self._drop_rules_and_page_numbers()
        self._find_tables()
        self._note_places = _note_places(self.lines)
        self._find_marks()
        self._find_rows_below_captions()
        self._find_items_of_articles()
        self._resolve_weak_headings()
        self._complete_headings()

    def _present(self) -> Iterable[tuple[int, Line, Role]]:
        for number, (line, role) in enumerate(zip(self.lines, self.roles, strict=True)):
            if not role.is_gone:
                yield number, line, role

    def _drop(self, number: int, kind: str) -> None:
        line = self.lines[number]
        self.roles[number].is_gone = True
        self.dropped.append(Dropped(kind, line.page, line.text.strip()))

    def _drop_contents(self) -> None:
        is_inside = False
        for number, line, _ in self._present():
            text = line.text.strip()
            if len(text) > MAX_CONTENTS_CHARS:
                is_inside = False
            elif _CONTENTS_TITLE.match(normalize(text).replace(" ", "")):
                is_inside = True
                self._drop(number, "contents")
            elif is_contents_line(text) or (
                is_inside and _CONTENTS_ENTRY.fullmatch(text) and "。" not in text
            ):
                self._drop(number, "contents")
            else:
                is_inside = False

    def _drop_rules_and_page_numbers(self) -> None:
        for number, line, _ in self._present():
            if _PAGE_NUMBER.match(line.text):
                self._drop(number, "page_number")
            elif _RULE_ROW.match(line.text):
                self._drop(number, "rule")

    def _find_tables(self) -> None:
        for number, line, role in self._present():
            is_plain = line.kind is LineKind.UNKNOWN
            if line.kind is LineKind.TABLE_ROW or (is_plain and is_row(self.lines, number)):
                is_read = line.kind is LineKind.TABLE_ROW
                role.kind = BlockKind.TABLE_ROW
                role.cells = cells_of(line.text, is_read=is_read)

    def _find_rows_below_captions(self) -> None:
        """Under 「表2 指標」, lines of as many words as the first: cells one space apart."""
        present = list(self._present())
        for place, (_, line, role) in enumerate(present):
            mark = find_caption_mark(line.text) if role.kind is BlockKind.CAPTION else None
            if mark is None or mark.kind != "表":
                continue
            below: list[tuple[str, Role]] = []
            for _, row, found in present[place + 1 : place + 1 + MAX_PLAIN_ROWS]:
                if found.kind is not None or row.page is not None:
                    break
                below.append((row.text, found))
            cells = plain_rows([text for text, _ in below])
            for (_, found), cell in zip(below, cells, strict=False):
                found.kind, found.cells = BlockKind.TABLE_ROW, cell

    def _find_marks(self) -> None:
        for number, line, role in self._present():
            if role.kind is not None:
                continue
            match line.kind:
                case LineKind.HEADING:
                    role.kind, role.level = BlockKind.HEADING, line.level or 1
                    role.mark = find_heading_mark(line.text, is_known=True)
                case LineKind.CAPTION:
                    role.kind = BlockKind.CAPTION
                case LineKind.LIST_ITEM:
                    role.kind = BlockKind.LIST_ITEM
                case LineKind.FOOTNOTE:
                    role.kind, role.marker = BlockKind.FOOTNOTE, line.marker
                case LineKind.PARAGRAPH | LineKind.UNKNOWN:
                    self._find_mark(number, line, role)

    def _find_mark(self, number: int, line: Line, role: Role) -> None:
        if self._is_mid_sentence(number):
            return
        note = find_note_mark(line.text) or find_unnumbered_note_mark(line.text)
        if note is not None and (note.is_superscript or self._is_note(note, number)):
            role.kind, role.marker = BlockKind.FOOTNOTE, note.marker
        elif find_caption_mark(line.text) is not None:
            role.kind = BlockKind.CAPTION
        elif mark := find_heading_mark(line.text):
            if mark.is_strong or not (mark.is_item or self.wrapping.is_full(line)):
                role.kind, role.mark = BlockKind.HEADING, mark
            else:
                role.kind = BlockKind.LIST_ITEM
        elif list_mark_end(line.text):
            role.kind = BlockKind.LIST_ITEM

    def _is_mid_sentence(self, number: int) -> bool:
        """Whether the line before runs to the margin without ending its sentence."""
        if number == 0 or self.roles[number - 1].is_gone:
            return False
        before, line = self.lines[number - 1], self.lines[number]
        if line.page is not None:  # geometry knows, whatever the line begins with
            return before.kind is LineKind.UNKNOWN and not before.ends_block
        is_open = line.text.lstrip()[:1] in _MAY_BE_MID_SENTENCE
        return is_open and self.wrapping.is_mid_sentence(before)

    def _is_note(self, note: NoteMark, number: int) -> bool:
        """Whether a mark like ※1 is also inside another line, or one of a series of notes."""
        if not is_numbered_marker(note.marker):
            return self._is_noted_above(note.marker, number)
        starts, inside = self._note_places
        return bool(inside[note.marker] - {number}) or any(
            starts[marker] - {number} for marker in neighbouring_markers(note.marker)
        )

    def _is_noted_above(self, marker: str, number: int) -> bool:
        """Whether more marks without a number than notes so far stand above a line."""
        above = []
        for at in range(number - 1, -1, -1):
            line = self.lines[at]
            if line.page != self.lines[number].page or (
                line.page is None and at < number - _NEAR_LINES
            ):
                break
            above.append(at)
        marks = sum(note_markers(self.lines[at].text).count(marker) for at in above)
        return marks > sum(self.roles[at].marker == marker for at in above)

    def _find_items_of_articles(self) -> None:
        """「(1) 学識経験者」 under 「第3条 …次に掲げる者」 is an item, as is 「(2)」 below it."""
        article: str | None = None  # what it says so far
        item: HeadingMark | None = None  # its last
        for _, line, role in self._present():
            if role.kind is None:
                text = flat(line.text.strip())
                if _ARTICLE.match(text):
                    article, item = text, None
                elif article is not None:
                    article = None if _LAST_ARTICLES.match(text) else article + text
            elif role.kind is BlockKind.LIST_ITEM:
                item = find_heading_mark(line.text.rstrip().rstrip("。、")) or item
            elif role.kind is BlockKind.HEADING:
                mark = role.mark if line.kind is not LineKind.HEADING else None
                is_item = (
                    article is not None
                    and mark is not None
                    and mark.style.name in _ITEM_STYLES
                    and (
                        (item is not None and item.is_followed_by(mark))
                        or (mark.is_first and _ANNOUNCES.search(article) is not None)
                    )
                )
                if is_item:
                    role.kind, role.mark, item = BlockKind.LIST_ITEM, None, mark
                else:
                    article, item = None, None

    def _resolve_weak_headings(self) -> None:
        """「(1) 窓口」 with text below it is a heading; lines of one style in a row are a list."""
        present = list(self._present())
        items: set[int] = set()
        kept: dict[str, HeadingMark] = {}  # the last heading of each style
        for place, (number, line, role) in enumerate(present):
            if not role.is_weak_heading or role.mark is None or line.kind is LineKind.HEADING:
                continue
            if place and _is_last_item(present[place - 1], role.mark):
                items.add(number)
                continue
            after_number, below, after = (
                present[place + 1] if place + 1 < len(present) else _NOTHING
            )
            before = kept.get(role.mark.style.name)
            if role.is_followed_by(after):
                items.update((number, after_number))
            elif after.kind is not BlockKind.HEADING and _is_next_item(role.mark, below):
                items.add(number)
            elif number not in items and (
                not _is_childless(role, after) or (before and before.is_followed_by(role.mark))
            ):
                kept[role.mark.style.name] = role.mark
            else:
                items.add(number)
        for number in items:
            self.roles[number].kind, self.roles[number].mark = BlockKind.LIST_ITEM, None

    def _complete_headings(self) -> None:
        """「第2章」 alone on its line has its title on the next."""
        present = list(self._present())
        for (_, line, role), (_, below, title) in pairwise(present):
            if role.mark is None or not role.mark.is_chapter or role.mark.has_title:
                continue
            text = below.text.strip()
            is_title = (
                title.kind is None and line.page == below.page and not title.completes_heading
            )
            if is_title and len(text) <= MAX_TITLE_CHARS and not text.endswith(_NO_TITLE_END):
                title.kind, title.completes_heading = BlockKind.HEADING, True


def _is_last_item(before: tuple[int, Line, Role], mark: HeadingMark) -> bool:
    """Whether the line before is an item with the number before: 「(2) …に関すること。」."""
    _, line, role = before
    item = find_heading_mark(line.text.rstrip().rstrip("。、"))
    is_item = role.kind is BlockKind.LIST_ITEM and item is not None
    return is_item and item is not None and item.is_followed_by(mark)


def _is_next_item(mark: HeadingMark, below: Line) -> bool:
    """Whether a line has the next number, and is a sentence: 「二 電気（…ものを含む。）」."""
    label = find_heading_mark(below.text.strip()[:_LABEL_CHARS].rstrip("を、,。"))
    return label is not None and mark.is_followed_by(label)


def _is_childless(role: Role, after: Role) -> bool:
    """Whether what follows stands beside or above a numbered line, not below it."""
    if after.kind is None and after.is_gone:
        return True
    if after.kind is not BlockKind.HEADING or after.mark is None or role.mark is None:
        return after.kind is BlockKind.HEADING
    if role.mark.holds(after.mark):
        return False
    return after.mark.style.rank <= role.mark.style.rank


def _note_places(
    lines: Iterable[Line],
) -> tuple[defaultdict[str, set[int]], defaultdict[str, set[int]]]:
    """For each marker, the lines that begin with it and the lines that hold it further in."""
    starts: defaultdict[str, set[int]] = defaultdict(set)
    inside: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        note = find_note_mark(line.text)
        if note is not None:
            starts[note.marker].add(number)
        for marker in note_markers(line.text.lstrip()[1:]):
            inside[marker].add(number)
    return starts, inside
