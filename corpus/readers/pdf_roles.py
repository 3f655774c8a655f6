"""What a printed line is, where type and place say so: contents, footnotes, headings."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.marks import find_caption_mark, find_heading_mark, find_note_mark, list_mark_end
from corpus.normalize import normalize
from corpus.readers.geometry import Rule
from corpus.readers.pdf_lines import Draft
from corpus.records import Dropped, LineKind

_LEADER = re.compile(
    r"(?:[.．・…‥⋯･_＿─━‐\-]\s?){4,}\s*[-(（]?\s*[0-9０-９ivxIVX\-－]{0,6}\s*[-)）]?\s*$"
)
_ENDS_IN_NUMBER = re.compile(r"\S.*?[ \u3000\t]([0-9０-９]{1,3})\s*$")
_CONTENTS_TITLE = re.compile(r"(?:目次|もくじ|contents)(?:\(?(?:続き|つづき)\)?)?", re.IGNORECASE)
_MIN_ENTRIES = 3
_NOTE_MARK = re.compile(r"\s*[(（\[［]?(?:脚?注|[※＊*])\s?[0-9０-９]{1,3}[)）\]］.．:：]?")
_SMALL = 0.95  # of the body's size: type of notes
_FOOT = 0.35  # of the page's height from the top: notes stand lower
_MAX_RULE = 0.65  # of the page's width: the line over notes is short
_LARGE = 1.12  # times the body's size: type of headings
_MAX_HEADING_CHARS = 50
_TERMINATED = re.compile(r"[。、，,；;]\s*$|[をがて]$")  # the end or the middle of a sentence
# What stands behind the last chapter, on the chapters' level.
_BACK_MATTER = re.compile(
    r"(?:付\s?録|別\s?[紙添表冊]|附\s?則|付\s?則|参[考照](?:文献|資料)|引用文献|用語(?:集|解説)|索引|資料編)"
)
_BODY_SHARE = 0.4  # of the body's characters: a face used so much marks nothing
# ``corpus.assembly`` puts unnumbered headings of level 1.. at these ranks among numbered ones.
_LEVEL_RANKS = (0.5, 2.5, 3.5, 5.5, 6.7, 8.5)


@dataclass(frozen=True)
class BodyType:
    """How the running text of a file is set."""

    size: float
    is_bold: bool
    is_gothic: bool


def body_type(drafts: Sequence[Draft]) -> BodyType:
    """The commonest size, and whether a bold or Gothic face is nothing special."""
    sizes: Counter[float] = Counter()
    bold = gothic = total = 0
    for draft in drafts:
        if draft.kind is LineKind.TABLE_ROW:
            continue
        count = len(draft.text)
        sizes[round(draft.size * 2) / 2] += count
        total += count
        bold += count * draft.is_bold
        gothic += count * draft.is_gothic
    size = max(sizes, key=lambda value: (sizes[value], value)) if sizes else 10.0
    return BodyType(size, bold > _BODY_SHARE * total, gothic > _BODY_SHARE * total)


def drop_contents(
    pages: Sequence[list[Draft]],
) -> tuple[list[list[Draft]], list[Dropped]]:
    """Take the table of contents out of the pages' lines."""
    kept_pages: list[list[Draft]] = []
    dropped: list[Dropped] = []
    is_open = False  # the page before ended in the contents
    for page in pages:
        start, end = _contents_range(page, is_open=is_open)
        is_open = end == len(page) and end > start
        kept_pages.append(page[:start] + page[end:])
        dropped.extend(Dropped("contents", line.page, line.text) for line in page[start:end])
    return kept_pages, dropped


def _contents_range(page: Sequence[Draft], *, is_open: bool) -> tuple[int, int]:
    """The lines of a page from the contents' title or first entry to the last entry."""
    title = next(
        (
            place
            for place, line in enumerate(page)
            if _CONTENTS_TITLE.fullmatch(re.sub(r"\s", "", normalize(line.text)))
        ),
        None,
    )
    leaders = [place for place, line in enumerate(page) if _LEADER.search(line.text)]
    entries = set(leaders)
    if title is not None or is_open:
        first = title or 0
        numbers = [
            (place, int(unicodedata.normalize("NFKC", match.group(1))))
            for place, line in enumerate(page)
            if place >= first
            and (match := _ENDS_IN_NUMBER.search(line.text))
            and "。" not in line.text
        ]
        values = [value for _, value in numbers]
        if values == sorted(values) and len(values) >= _MIN_ENTRIES:
            entries.update(place for place, _ in numbers)
    if len(entries) < (1 if title is not None or is_open else _MIN_ENTRIES):
        return 0, 0
    if not leaders and len(entries) < _MIN_ENTRIES:
        return 0, 0
    start = title if title is not None else (0 if is_open else _entry_start(page, min(entries)))
    if start > min(entries):
        start = min(entries)
    return start, _entries_end(page, sorted(entries)) + 1


def _entry_start(page: Sequence[Draft], first: int) -> int:
    """The first entry may begin on lines above the one with its leader."""
    while first > 0 and page[first - 1].is_full and "。" not in page[first - 1].text:
        first -= 1
    return first


def _entries_end(page: Sequence[Draft], entries: Sequence[int]) -> int:
    """The last entry that follows the others without prose between."""
    end = entries[0]
    for entry in entries:
        between = page[end + 1 : entry]
        if any("。" in line.text for line in between) or len(between) > 6:
            break
        end = entry
    return end


def mark_footnotes(page: list[Draft], body: BodyType, height: float, rules: Sequence[Rule]) -> None:
    """Find the notes at a page's foot: a mark at the line's start, and type, rule or anchor."""
    lines = [line for line in page if line.kind is LineKind.UNKNOWN]
    lines.sort(key=lambda line: line.baseline)
    start = _foot_start(lines, body, height, rules)
    if start is None:
        return
    markers = _anchors_above(lines[:start])
    for line in lines[start:]:
        marker = _note_marker(line)
        is_note = marker and (
            line.anchors[:1] or marker in markers or line.size <= _SMALL * body.size
        )
        line.kind = LineKind.FOOTNOTE
        line.marker = marker if is_note else ""


def _foot_start(
    lines: Sequence[Draft], body: BodyType, height: float, rules: Sequence[Rule]
) -> int | None:
    """Where the notes begin among a page's lines by height, if there are any."""
    first = None
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.box[1] < _FOOT * height:
            break
        marker = _note_marker(line)
        if not marker:
            if line.size > 1.02 * body.size or (line.is_bold and not body.is_bold):
                break
            continue
        above = lines[place - 1] if place else None
        is_small = line.size <= _SMALL * body.size
        is_raised = bool(line.anchors) and line.anchors[0][0] == 0
        is_referred = marker in _anchors_above(lines[:place])
        gap = line.baseline - above.baseline if above else 99.0
        has_rule = above is not None and _rule_between(above, line, rules)
        below = lines[place:]
        if any(other.size > 1.05 * max(line.size, below[0].size) for other in below):
            break
        if (is_raised and (is_referred or has_rule)) or (is_small and (is_referred or has_rule)):
            first = place
        elif first is None and not (is_small and gap > 0):
            break
    return first


def _anchors_above(lines: Sequence[Draft]) -> set[str]:
    found = set()
    for line in lines:
        for start, end in line.anchors:
            found.add(_flat_marker(line.text[start:end]))
        for match in re.finditer(r"[※＊*注]\s?[0-9０-９]{1,3}", line.text):
            if match.start() > 0:
                found.add(_flat_marker(match.group()))
    return found


def _note_marker(line: Draft) -> str:
    if line.anchors and line.anchors[0][0] == 0:
        return _flat_marker(line.text[: line.anchors[0][1]])
    match = _NOTE_MARK.match(line.text)
    return _flat_marker(match.group()) if match else ""


def _flat_marker(text: str) -> str:
    """「（注 3）」 -> "注3", 「10)」 -> "10"."""
    flat = unicodedata.normalize("NFKC", text)
    return re.sub(r"[()\[\].:\s〔〕]", "", flat).replace("*", "※").replace("脚注", "注")


def _rule_between(above: Draft, line: Draft, rules: Sequence[Rule]) -> bool:
    width = max(above.box[2], line.box[2])
    return any(
        rule.is_horizontal
        and above.box[3] - 2 <= rule.top <= line.box[1] + 2
        and rule.left < line.box[0] + 3 * line.size
        and rule.right - rule.left <= _MAX_RULE * width
        for rule in rules
    )


def mark_headings(drafts: Sequence[Draft], body: BodyType) -> None:
    """Lines in larger, bold or other type that stand alone, with a level among the numbered."""
    found: list[Draft] = []
    is_start = True  # the line before ended its block
    first_page = min((draft.page for draft in drafts), default=1)
    is_cover = True  # before the first running text: title, authors, date
    for draft in drafts:
        is_cover = is_cover and draft.page == first_page and not _is_running_text(draft, body)
        is_numbered = find_heading_mark(draft.text) is not None
        if (
            draft.kind is LineKind.UNKNOWN
            and is_start
            and (is_numbered or not is_cover)
            and _is_heading(draft, body)
        ):
            found.append(draft)
        is_start = draft.ends_block or draft.kind is not LineKind.UNKNOWN
    numbered = [
        (draft.size, mark.style.rank)
        for draft in found
        if (mark := find_heading_mark(draft.text)) is not None
    ]
    for draft in found:
        draft.kind = LineKind.HEADING
        outer = [rank for size, rank in numbered if size > 1.04 * draft.size]
        draft.level = _level(draft.size / body.size, max(outer, default=-1.0))
        if _BACK_MATTER.match(draft.text.strip(" 　【〔［[")):
            draft.level = 1


def _level(ratio: float, outer: float) -> int:
    wanted = 1 if ratio >= 1.5 else 2 if ratio >= 1.25 else 4 if ratio >= _LARGE else 6
    for level, rank in enumerate(_LEVEL_RANKS, start=1):
        if level >= wanted and rank > outer:
            return level
    return len(_LEVEL_RANKS)


def _is_heading(draft: Draft, body: BodyType) -> bool:
    text = draft.text.strip()
    is_large = draft.size >= _LARGE * body.size
    is_marked = (draft.is_bold and not body.is_bold) or (draft.is_gothic and not body.is_gothic)
    return (
        draft.ends_block
        and (is_large or (is_marked and draft.size >= 0.85 * body.size))
        and len(text) <= _MAX_HEADING_CHARS
        and _TERMINATED.search(text) is None
        and len(draft.anchors) <= 1  # names of authors have one each
        and not _is_otherwise_marked(text)
        and any(char.isalnum() for char in text)
    )


def _is_running_text(draft: Draft, body: BodyType) -> bool:
    if "。" in draft.text:
        return True
    is_plain = draft.is_gothic == body.is_gothic and draft.is_bold == body.is_bold
    return draft.is_full and is_plain and len(draft.text) > 25


def _is_otherwise_marked(text: str) -> bool:
    """Captions, notes and bulleted items are set in other type too."""
    if find_caption_mark(text) is not None or find_note_mark(text) is not None:
        return True
    return find_heading_mark(text) is None and list_mark_end(text) > 0
