"""How the running text is set, and the notes at a page's foot that are set otherwise."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.readers.geometry import Rule
from corpus.readers.pdf_lines import Draft
from corpus.records import LineKind

_NOTE_MARK = re.compile(r"\s*[(（\[［]?(?:脚?注|[※＊*])\s?[0-9０-９]{1,3}[)）\]］.．:：]?")
# "1 地域包括ケア：…", "2)…", only where a raised 1 stands on the page; not "1,100人", "3.5"
_PLAIN_MARK = re.compile(r"\s*([0-9０-９]{1,3})[)）]?(?![0-9０-９,，.．])")
_SMALL = 0.95  # of the body's size: type of notes
_FOOT = 0.35  # of the page's height from the top: notes stand lower
_RULE_ABOVE = 1.5  # times the type size: how near a rule stands over a note
_NEAR_NOTE = 2.2  # times the type size: a note's next line, or the next note
_MAX_RULE = 0.65  # of the page's width: the line over notes is short
_BODY_SHARE = 0.4  # of the body's characters: a face used so much marks nothing


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


def mark_footnotes(
    page: list[Draft],
    body: BodyType,
    height: float,
    rules: Sequence[Rule],
    before: Collection[str] = (),
) -> set[str]:
    """Find the notes at a page's foot: a mark at the line's start, and type, rule or anchor.

    And those below a section's end: smaller, under a rule, with a mark that stands raised above.

    Args:
        page: Its lines, which are marked.
        body: How the running text is set.
        height: Of the page, in points.
        rules: Its ruled lines.
        before: The raised marks of the page before.

    Returns:
        The raised marks of the page.
    """
    lines = [line for line in page if line.kind is LineKind.UNKNOWN]
    lines.sort(key=lambda line: line.baseline)
    raised = _raised_in(page)
    start = _foot_start(lines, body, height, rules, raised)
    if start is None:
        _mark_inside(lines, body, rules, {*raised, *before})
        return raised
    markers = _anchors_above(lines[:start]) | raised
    for line in lines[start:]:
        marker = _note_marker(line, markers)
        is_note = marker and (
            line.anchors[:1] or marker in markers or line.size <= _SMALL * body.size
        )
        line.kind = LineKind.FOOTNOTE
        line.marker = marker if is_note else ""
    return raised


def _mark_inside(
    lines: Sequence[Draft], body: BodyType, rules: Sequence[Rule], raised: set[str]
) -> None:
    """Notes that stand between the sections of a page, each run of them below a rule."""
    is_open = False
    above = 0.0  # the baseline of the line before
    for line in lines:
        marker = _note_marker(line, raised)
        is_small = line.size <= _SMALL * body.size
        is_near = line.baseline - above <= _NEAR_NOTE * line.size
        begins = marker in raised and _is_ruled_off(line, rules)
        is_open = is_small and (begins or (is_open and is_near))
        above = line.baseline
        if is_open:
            line.kind = LineKind.FOOTNOTE
            line.marker = marker


def _is_ruled_off(line: Draft, rules: Sequence[Rule]) -> bool:
    """Whether a rule stands right above a line, as wide as it may be."""
    return any(
        rule.is_horizontal
        and line.box[1] - _RULE_ABOVE * line.size <= rule.top <= line.box[1] + 2
        and rule.left < line.box[0] + line.size
        for rule in rules
    )


def _foot_start(
    lines: Sequence[Draft],
    body: BodyType,
    height: float,
    rules: Sequence[Rule],
    raised: set[str],
) -> int | None:
    """Where the notes begin among a page's lines by height, if there are any."""
    first = None
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.box[1] < _FOOT * height:
            break
        marker = _note_marker(line, raised)
        if not marker:
            if line.size > 1.02 * body.size or (line.is_bold and not body.is_bold):
                break
            continue
        above = lines[place - 1] if place else None
        is_small = line.size <= _SMALL * body.size
        is_raised = bool(line.anchors) and line.anchors[0][0] == 0
        is_referred = marker in _anchors_above(lines[:place]) | raised
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


def _raised_in(lines: Sequence[Draft]) -> set[str]:
    """The raised marks inside of lines."""
    return {
        _flat_marker(line.text[start:end])
        for line in lines
        for start, end in line.anchors
        if start > 0
    }


def _anchors_above(lines: Sequence[Draft]) -> set[str]:
    found = _raised_in(lines)
    for line in lines:
        for match in re.finditer(r"[※＊*注]\s?[0-9０-９]{1,3}", line.text):
            if match.start() > 0:
                found.add(_flat_marker(match.group()))
    return found


def _note_marker(line: Draft, raised: set[str]) -> str:
    """The mark that a line begins with, "" without; a plain number has to be among ``raised``."""
    if line.anchors and line.anchors[0][0] == 0:
        return _flat_marker(line.text[: line.anchors[0][1]])
    match = _NOTE_MARK.match(line.text)
    if match is not None:
        return _flat_marker(match.group())
    plain = _PLAIN_MARK.match(line.text)
    number = _flat_marker(plain.group(1)) if plain else ""
    return number if number in raised else ""


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
