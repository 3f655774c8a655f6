"""Headings by type and place: larger, bolder or of another face, short, and on their own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.marks import find_caption_mark, find_heading_mark, list_mark_end
from corpus.note_marks import find_note_mark
from corpus.readers.anchors import join_texts
from corpus.readers.geometry import union
from corpus.readers.pdf_lines import Draft, needs_space
from corpus.readers.pdf_notes import BodyType
from corpus.readers.stops import STOP, ends_sentence, has_stop
from corpus.records import LineKind

_LARGE = 1.12  # times the body's size: type of headings
_MAX_HEADING_CHARS = 60
# The end or the middle of a sentence; 「1．」 is a label.
_TERMINATED = re.compile(rf"(?:{STOP}|[、，,；;])\s*$|[をが]$")
# 「○ 計画期間は５年間」 on a slide says something; 「◆ お金のはなし」 names what is below.
_STATES = re.compile(r"(?<=[一-鿿々ァ-ヺー0-9０-９）」])は(?![じぐな])")
_CALLS = re.compile(r"、.*(?:[るすうくむぶつぐ]|ます|した)$")  # 声を聴き、育ちを支える
# What stands behind the last chapter, on the chapters' level.
_BACK_MATTER = re.compile(
    r"(?:付\s?録|別\s?[紙添表冊]|附\s?則|付\s?則|参[考照](?:文献|資料)|引用文献|用語(?:集|解説)|索引|資料編)"
)
# ``corpus.assembly`` puts unnumbered headings of level 1.. at these ranks among numbered ones.
_LEVEL_RANKS = (0.5, 2.5, 3.5, 5.5, 6.7, 8.5)
_LEAST = 0.97  # of the body's size, for bold lines; smaller ones label drawings
_LEAST_NUMBERED = 0.85
_NEAR_TEXT = 2.0  # em from a heading to its text
_MAX_HEADS = 2  # over a page's first text: a chapter's and a section's
# 令和６年３月, 潮見野市, 環境課, 各位: who made it, when, and for whom
_ON_COVERS = re.compile(r"年.*月|[0-9０-９].*日|[都道府県市区町村課係室会様殿位]$|^[（(].*[）)]$")
_LARGER = 0.15  # points: sizes nearer than this are one
_MAX_LABEL_CHARS = 30  # of a bulleted heading
_MIN_LABELS = 3  # in a row, unnumbered and set alike: parts of a drawing or of a cover
_MIN_RUNNING = 25  # characters
_BRACKETS = " 　【〔［[（(＜<"
_MAX_LINES = 3  # of a heading that was broken
# Bullets that are set before headings too, unlike ・ and ✓.
_BULLETS = "○◯〇●■□◆◇◎▪▶►➢➤✓✔•・･"
_NEAR_ITEMS = 2  # paragraphs: a note may stand between two items
_HEADING_BULLETS = "○◯〇●■□◆◇◎▼▽▶▷★☆"
_SQUARES = "■◆□◇◎"  # numbered as headings are: ``corpus.marks``
_MIN_ALIKE = 2  # lines over text, for others with their bullet to be headings too


def find_headings(drafts: Sequence[Draft], body: BodyType) -> list[Draft]:
    """The lines with headings marked, each on one line, with a level among the numbered."""
    paragraphs = list(_paragraphs(drafts))
    first_page = min((draft.page for draft in drafts), default=1)
    is_cover = True  # before the first running text: title, authors, date
    found: list[Draft] = []
    shown: list[list[Draft]] = []
    above: list[Draft] = []  # what stands over the first running text
    for paragraph in paragraphs:
        head = _merged(paragraph, body)
        was_cover = is_cover
        is_cover = is_cover and paragraph[0].page == first_page and not _is_running(paragraph, body)
        if was_cover and not is_cover and paragraph[0].page == first_page:
            found += _heads_of_first_text(above, paragraph[0], body)
        above.append(paragraph[0])
        if head is None:
            shown.append(paragraph)
            continue
        is_numbered = find_heading_mark(head.text) is not None
        if (is_numbered or not is_cover) and _is_heading(head, body):
            head.kind = LineKind.HEADING
            found.append(head)
        shown.append([head] if is_numbered or head.kind is LineKind.HEADING else paragraph)
    _unmark_lists([lines[0] for lines in shown])
    _unmark_slogans([lines[0] for lines in shown])
    _mark_items([lines[0] for lines in shown])
    _set_levels([head for head in found if head.kind is LineKind.HEADING], body)
    return [draft for lines in shown for draft in lines]


def _heads_of_first_text(above: Sequence[Draft], text: Draft, body: BodyType) -> list[Draft]:
    """The lines right over a page's first running text that head it, and are no title or date."""
    largest = max((head.size for head in above), default=0.0)
    heads: list[Draft] = []
    below = text
    for head in reversed(above):
        gap = below.box[1] - head.box[3]
        is_near = head.block == below.block and 0 <= gap <= _NEAR_TEXT * head.size
        if (
            not is_near
            or head.size > largest - _LARGER
            or len(heads) == _MAX_HEADS
            or head.kind is not LineKind.UNKNOWN
            or _ON_COVERS.search(head.text.strip())
            or not _is_heading(head, body)
        ):
            break
        head.kind = LineKind.HEADING
        heads.insert(0, head)
        below = head
    return heads


def _paragraphs(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """Lines up to one that ends its block; what is known to be something stands alone."""
    current: list[Draft] = []
    for draft in drafts:
        if draft.kind is not LineKind.UNKNOWN:
            if current:
                yield current
                current = []
            yield [draft]
            continue
        current.append(draft)
        if draft.ends_block:
            yield current
            current = []
    if current:
        yield current


def _merged(paragraph: list[Draft], body: BodyType) -> Draft | None:
    """A paragraph short enough for a heading, on one line; None if it is not."""
    first = paragraph[0]
    mark = find_heading_mark(first.text)
    is_question = mark is not None and mark.style.name == "question"
    if first.kind is not LineKind.UNKNOWN or (len(paragraph) > _MAX_LINES and not is_question):
        return None
    if len(paragraph) == 1:
        return first
    text, anchors = first.text, first.anchors
    for line in paragraph[1:]:
        glue = " " if needs_space(text, line.text) else ""
        text, anchors = join_texts([(text, anchors), (line.text, line.anchors)], glue)
    is_set_apart = all(_is_set_apart(line, body) for line in paragraph)
    is_numbered = find_heading_mark(text) is not None and len(paragraph) == 2
    on_one_page = len({line.page for line in paragraph}) == 1
    is_sentence = _TERMINATED.search(text) is not None
    if not is_question and (not on_one_page or not (is_set_apart or is_numbered) or is_sentence):
        return None
    box = union([line.box for line in paragraph])
    return replace(first, text=text, anchors=anchors, box=box, ends_block=True)


def _is_set_apart(draft: Draft, body: BodyType) -> bool:
    """Whether the type is larger, bolder or of another face than the running text's."""
    if draft.size >= _LARGE * body.size:
        return True
    is_marked = (draft.is_bold and not body.is_bold) or (draft.is_gothic and not body.is_gothic)
    least = _LEAST_NUMBERED if find_heading_mark(draft.text) else _LEAST
    return is_marked and draft.size >= least * body.size


def _is_heading(draft: Draft, body: BodyType) -> bool:
    text = draft.text.strip()
    is_back = _BACK_MATTER.match(text.strip(_BRACKETS)) is not None
    is_marked = draft.is_bold > body.is_bold or draft.is_gothic > body.is_gothic
    return (
        draft.ends_block
        and not draft.is_inner
        and (_is_set_apart(draft, body) or (is_back and is_marked))
        and len(text) <= _MAX_HEADING_CHARS
        and _TERMINATED.search(text) is None
        and not has_stop(text.rstrip("」』）)"))
        and len(draft.anchors) <= 1  # names of authors have one each
        and not _is_otherwise_marked(text)
        and any(char.isalnum() for char in text)
    )


def _is_otherwise_marked(text: str) -> bool:
    """Captions, notes and bulleted items are set in other type too."""
    if find_caption_mark(text) is not None or find_note_mark(text) is not None:
        return True
    if find_heading_mark(text) is not None:
        return False
    if list_mark_end(text) > 0:
        return text[0] not in _HEADING_BULLETS or _STATES.search(text) is not None
    return _CALLS.search(text) is not None


def _unmark_lists(heads: Sequence[Draft]) -> None:
    """Headings stand over something: in a row, marked or set alike, they are a list."""
    run: list[Draft] = []
    for head in [*heads, None]:
        is_like = head is not None and run and _kind_of_mark(head) == _kind_of_mark(run[-1])
        if head is not None and head.kind is LineKind.HEADING and (is_like or not run):
            run.append(head)
            continue
        least = 2 if run and _kind_of_mark(run[0])[0] else _MIN_LABELS
        # The last of a numbered row has text below it, as the others would have.
        if len(run) >= least:
            for item in run:
                item.kind, item.level = LineKind.UNKNOWN, None
        run = [head] if head is not None and head.kind is LineKind.HEADING else []


def _unmark_slogans(heads: Sequence[Draft]) -> None:
    """Larger words right under 「１ 基本理念」 are what the section says, not one around it."""
    for above, head in pairwise(heads):
        mark = find_heading_mark(above.text)
        is_titled = above.kind is LineKind.HEADING and mark is not None and mark.has_title
        if (
            is_titled
            and head.kind is LineKind.HEADING
            and head.size >= above.size
            and find_heading_mark(head.text) is None
        ):
            head.kind, head.level = LineKind.UNKNOWN, None


def _mark_items(heads: Sequence[Draft]) -> None:
    """Bulleted lines of plain type near others with the same bullet are items, not headings."""
    alike = Counter(
        _look(head) for place, head in enumerate(heads) if _stands_over_text(heads, place)
    )
    for place, head in enumerate(heads):
        bullet = head.text[0]
        near = [*heads[max(0, place - _NEAR_ITEMS) : place], *heads[place + 1 :][:_NEAR_ITEMS]]
        if head.is_item and any(other.is_item for other in near):
            if head.kind is LineKind.UNKNOWN:
                head.kind = LineKind.LIST_ITEM
            continue
        if head.kind is LineKind.HEADING and _is_beside_item(heads, place):
            head.kind, head.level = LineKind.LIST_ITEM, None
        if head.kind is not LineKind.UNKNOWN or bullet not in _BULLETS:
            continue
        if _stands_over_text(heads, place):
            continue
        if alike[_look(head)] >= _MIN_ALIKE and _stands_over_items(heads, place):
            continue
        if any(
            other.text[0] == bullet and other.kind in (LineKind.UNKNOWN, LineKind.LIST_ITEM)
            for other in near
        ):
            head.kind = LineKind.LIST_ITEM


def _is_beside_item(heads: Sequence[Draft], place: int) -> bool:
    """Whether a line with the same bullet that is no heading stands right above or below."""
    bullet = heads[place].text[0]
    if bullet not in _BULLETS or _stands_over_text(heads, place):
        return False
    return any(
        other.text[0] == bullet and other.kind in (LineKind.UNKNOWN, LineKind.LIST_ITEM)
        for other in (*heads[max(0, place - 1) : place], *heads[place + 1 : place + 2])
    )


def _is_short(head: Draft) -> bool:
    """Whether a line is short enough for a label, and ends no sentence."""
    return len(head.text) <= _MAX_LABEL_CHARS and _TERMINATED.search(head.text) is None


def _stands_over_text(heads: Sequence[Draft], place: int) -> bool:
    """Whether a short bulleted line has running text below it: 「◆ 漁業」, not one of a list."""
    head = heads[place]
    below = heads[place + 1] if place + 1 < len(heads) else None
    return (
        below is not None
        and head.text[0] in _HEADING_BULLETS
        and _is_short(head)
        and below.kind is LineKind.UNKNOWN
        and list_mark_end(below.text) == 0
        and (
            not below.ends_block
            or ends_sentence(below.text)
            or find_caption_mark(below.text) is not None
        )
        and head.size >= _LEAST * below.size
    )


def _stands_over_items(heads: Sequence[Draft], place: int) -> bool:
    """Whether a short line with a square has (1), ○ or a table below it, and no line like it."""
    head = heads[place]
    below = heads[place + 1] if place + 1 < len(heads) else None
    return (
        below is not None
        and head.text[0] in _SQUARES
        and _is_short(head)
        and below.text[0] != head.text[0]
        and (
            below.kind is LineKind.TABLE_ROW
            or list_mark_end(below.text) > 0
            or find_caption_mark(below.text) is not None
        )
    )


def _look(head: Draft) -> tuple[str, int, bool, bool]:
    """A bulleted line's mark and type, which the others of its level share."""
    return head.text[0], round(2 * head.size), head.is_bold, head.is_gothic


def _kind_of_mark(head: Draft) -> tuple[str, float, bool]:
    """How a heading is numbered or bulleted, and set."""
    mark = find_heading_mark(head.text)
    if mark is not None:
        part = "" if mark.outer_number is None else "-"  # 施策1-1 right below 基本目標1
        name = "" if mark.style.is_strong else mark.style.name + part
        return name, 0.0 if name else head.size, head.is_bold
    bullet = head.text[0] if list_mark_end(head.text) > 0 else ""
    return bullet, 0.0 if bullet else head.size, head.is_bold


def _set_levels(found: Sequence[Draft], body: BodyType) -> None:
    numbered = [
        (draft.size, mark.style.rank)
        for draft in found
        if (mark := find_heading_mark(draft.text)) is not None
    ]
    for draft in found:
        outer = [rank for size, rank in numbered if size > draft.size + _LARGER]
        draft.level = _level(draft.size / body.size, max(outer, default=-1.0))
        if draft.is_aside:
            draft.level = len(_LEVEL_RANKS)
        elif _BACK_MATTER.match(draft.text.strip(_BRACKETS)):
            draft.level = 1


def _level(ratio: float, outer: float) -> int:
    wanted = 1 if ratio >= 1.5 else 2 if ratio >= 1.25 else 4 if ratio >= _LARGE else 6
    for level, rank in enumerate(_LEVEL_RANKS, start=1):
        if level >= wanted and rank > outer:
            return level
    return len(_LEVEL_RANKS)


def _is_running(paragraph: Sequence[Draft], body: BodyType) -> bool:
    text = "".join(line.text for line in paragraph)
    return has_stop(text) or (
        len(text) > _MIN_RUNNING
        and not any(_is_set_apart(line, body) for line in paragraph)
        and paragraph[0].is_full
    )
