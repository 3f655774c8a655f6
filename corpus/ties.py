"""Footnotes and figures, tied to the places in the reading text that refer to them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import WarningCode
from corpus.footnotes import parse_note, split_term
from corpus.marks import (
    SUPERSCRIPTS,
    find_anchors,
    find_caption_mark,
    normalize_marker,
)
from corpus.normalize import normalize
from corpus.records import Figure, FigureKind, Footnote, ReadingWarning, Span

_MENTION = re.compile(
    r"(?:図表|図|表|写真|グラフ)[ \u3000]?[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*"
)
_NOUN_BEFORE = re.compile(r"[一-鿿々ァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ・]+$")
_MAX_NOUN_CHARS = 40


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note's body where it stands in the reading text."""

    marker: str
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedCaption:
    """A caption where it stands in the reading text."""

    span: Span
    page: int | None
    has_rows: bool  # whether the rows of a table stand beside it


def tie_footnotes(
    text: str, notes: Sequence[PlacedNote]
) -> tuple[tuple[Footnote, ...], tuple[ReadingWarning, ...]]:
    """The notes with their anchors, and a warning for each raised mark that has no note."""
    bodies = {note.marker for note in notes}
    starts = [note.span.start for note in notes]
    anchors: defaultdict[str, list[Span]] = defaultdict(list)
    warnings = []
    for match in find_anchors(text):
        span = Span(*match.span())
        place = bisect_right(starts, span.start) - 1
        if place >= 0 and notes[place].span.overlaps(span):
            continue
        marker = normalize_marker(match.group())
        anchors[marker].append(span)
        is_unit = text[max(0, span.start - 1) : span.start] == "m"  # km²
        if marker not in bodies and match.group()[0] in SUPERSCRIPTS and not is_unit:
            message = f"mark {match.group()!r} at offset {span.start} has no note"
            warnings.append(ReadingWarning(WarningCode.ANCHOR_WITHOUT_FOOTNOTE, message))
    tied = tuple(_footnote(text, note, tuple(anchors.get(note.marker, ()))) for note in notes)
    return tied, tuple(warnings)


def tie_figures(text: str, captions: Sequence[PlacedCaption]) -> tuple[Figure, ...]:
    """The figures and tables that have a caption, with the places that mention them."""
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    for match in _MENTION.finditer(text):
        mentions[normalize(match.group())].append(Span(*match.span()))
    figures = []
    for caption in captions:
        mark = find_caption_mark(caption.span.of(text))
        if mark is None:
            continue
        found = mentions.get(mark.label, ())
        anchors = tuple(span for span in found if not caption.span.overlaps(span))
        kind = FigureKind(mark.kind)
        figures.append(
            Figure(
                kind,
                mark.label,
                mark.caption,
                caption.span,
                caption.page,
                anchors,
                caption.has_rows,
            )
        )
    return tuple(figures)


def _footnote(text: str, note: PlacedNote, anchors: tuple[Span, ...]) -> Footnote:
    printed = note.span.of(text)
    start = _marker_end(printed, note.marker)
    body = parse_note(printed[start:])
    term, aliases = body.term, body.aliases
    if not term and anchors:
        term, aliases = split_term(_words_before(text, anchors[0].start))
    definition = printed[start + body.definition_start :].strip()
    return Footnote(note.marker, term, aliases, definition, anchors, note.span)


def _marker_end(printed: str, marker: str) -> int:
    for end in range(1, min(len(printed), len(marker) + 6)):
        if normalize_marker(printed[:end]) == marker:
            rest = printed[end:]
            return end + len(rest) - len(rest.lstrip(" \u3000:：)）]］"))
    return 0


def _words_before(text: str, offset: int) -> str:
    """The noun that a mark stands behind: kanji, katakana, letters and digits up to it."""
    match = _NOUN_BEFORE.search(text[max(0, offset - _MAX_NOUN_CHARS) : offset])
    return match.group() if match else ""
