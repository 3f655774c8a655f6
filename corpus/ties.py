"""Footnotes and figures, tied to the places in the reading text that refer to them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.errors import WarningCode
from corpus.footnotes import NoteBody, parse_note, split_term
from corpus.marks import find_caption_mark
from corpus.normalize import normalize
from corpus.note_marks import SUPERSCRIPTS, find_anchors, is_numbered_marker, normalize_marker
from corpus.records import Figure, FigureKind, Footnote, ReadingWarning, Span

_MENTION = re.compile(
    r"(?:図表|図|表|写真|グラフ)[ \u3000]?[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,3})*"
)
_NOUN_CHARS = "[一-鿿々ァ-ヺーA-Za-z0-9Ａ-Ｚａ-ｚ・]"
_NOUN_BEFORE = re.compile(  # 地域おこし協力隊
    rf"(?:{_NOUN_CHARS}+(?:おこし|づくり|ふれあい|こども|まち|むら)(?={_NOUN_CHARS}))?{_NOUN_CHARS}+$"
)
_MAX_NOUN_CHARS = 40
_NEAR = 2_000  # characters from a mark without a number to its note: no more than a page
# Power Purchase Agreement（電力購入契約）の略; a note without a number more often adds a condition.
_EXPLAINS = re.compile(
    r"の略|のことで?|を(?:いう|いいます|指す|指します)。?$|(?:こと|もの|仕組み|制度)。?$"
)


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
    places: defaultdict[str, list[int]] = defaultdict(list)  # of the notes with one marker
    for order, note in enumerate(notes):
        places[note.marker].append(order)
    starts = [note.span.start for note in notes]
    anchors: list[list[Span]] = [[] for _ in notes]
    warnings = []
    for match in find_anchors(text):
        span = Span(*match.span())
        before = bisect_right(starts, span.start) - 1
        if before >= 0 and notes[before].span.overlaps(span):
            continue
        found = _note_of(text, match, notes, places[normalize_marker(match.group())], before)
        if found is not None:
            anchors[found].append(span)
        elif match.group()[0] in SUPERSCRIPTS and not _is_unit(text, span):
            message = f"mark {match.group()!r} at offset {span.start} has no note"
            warnings.append(ReadingWarning(WarningCode.ANCHOR_WITHOUT_FOOTNOTE, message))
    tied = tuple(
        _footnote(text, note, tuple(spans)) for note, spans in zip(notes, anchors, strict=True)
    )
    return tied, tuple(warnings)


def _note_of(
    text: str, match: re.Match[str], notes: Sequence[PlacedNote], places: list[int], before: int
) -> int | None:
    """The note that a mark refers to, of those at ``places`` that have its marker."""
    # [1] refers to a list of literature, ¹ to a note.
    own = [n for n in places if _is_square(notes[n].span.of(text)) == _is_square(match.group())]
    if not own:
        return None
    # Where numbers begin again, or there are none, a mark refers to the next note.
    after = bisect_right(own, before)
    if is_numbered_marker(notes[own[0]].marker):
        return own[min(after, len(own) - 1)]
    near = [n for n in own[after:] if notes[n].span.start - match.end() <= _NEAR]
    word = _words_before(text, match.start())
    named = (n for n in near if (term := _body(text, notes[n])[1].term) and word.endswith(term))
    return next(named, near[0] if near else None)


def _is_square(printed: str) -> bool:
    return printed.startswith(("[", "［"))


def tie_figures(text: str, captions: Sequence[PlacedCaption]) -> tuple[Figure, ...]:
    """The figures and tables that have a caption, with the places that mention them.

    Of captions with one label (a table that goes on) the first has the mentions.
    """
    starts = [caption.span.start for caption in captions]
    mentions: defaultdict[str, list[Span]] = defaultdict(list)
    for match in _MENTION.finditer(text):
        span = Span(*match.span())
        place = bisect_right(starts, span.start) - 1
        if place < 0 or not captions[place].span.overlaps(span):
            mentions[normalize(match.group())].append(span)
    anchors = {label: tuple(spans) for label, spans in mentions.items()}
    figures = []
    for placed in captions:
        mark = find_caption_mark(placed.span.of(text))
        if mark is not None:
            kind, found = FigureKind(mark.kind), anchors.pop(mark.label, ())
            figures.append(
                Figure(
                    kind, mark.label, mark.caption, placed.span, placed.page, found, placed.has_rows
                )
            )
    return tuple(figures)


def _is_unit(text: str, span: Span) -> bool:
    """Whether a raised digit is an exponent: 12km²."""
    return text[max(0, span.start - 1) : span.start] == "m"


def _footnote(text: str, note: PlacedNote, anchors: tuple[Span, ...]) -> Footnote:
    printed, body = _body(text, note)
    term, aliases = body.term, body.aliases
    is_explained = is_numbered_marker(note.marker) or _EXPLAINS.search(printed) is not None
    if not term and anchors and is_explained:
        term, aliases = split_term(_words_before(text, anchors[0].start))
    definition = printed[body.definition_start :].strip()
    return Footnote(note.marker, term, aliases, definition, anchors, note.span)


def _body(text: str, note: PlacedNote) -> tuple[str, NoteBody]:
    """What a note prints behind its marker, and its parts."""
    printed = note.span.of(text)
    printed = printed[_marker_end(printed, note.marker) :]
    return printed, parse_note(printed)


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
