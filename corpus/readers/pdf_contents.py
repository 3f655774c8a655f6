"""The table of contents: lines that end in a leader and a page number, and what is among them."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.normalize import normalize
from corpus.readers.pdf_lines import Draft
from corpus.readers.stops import has_stop
from corpus.records import Dropped

_LEADER = re.compile(
    r"(?:[.．・…‥⋯･_＿─━‐\-]\s?){4,}\s*[-(（]?\s*[0-9０-９ivxIVX\-－]{0,6}\s*[-)）]?\s*$"
)
_WORD = re.compile(r"[^\W_]")
_ENDS_IN_NUMBER = re.compile(r"\S.*?[ \u3000\t]([0-9０-９]{1,3})\s*$")
_CONTENTS_TITLE = re.compile(r"(?:目次|もくじ|contents)(?:\(?(?:続き|つづき)\)?)?", re.IGNORECASE)
_MIN_ENTRIES = 3
_MIN_SURE = 5  # entries, for what stands between two of them to be a broken entry too
_MAX_BETWEEN = 6  # lines


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
            if _CONTENTS_TITLE.fullmatch(re.sub(r"[\s｜|]", "", normalize(line.text)))
        ),
        None,
    )
    leaders = [place for place, line in enumerate(page) if _ends_in_leader(line.text)]
    entries = set(leaders)
    if title is not None or is_open:
        first = title or 0
        numbers = [
            (place, int(unicodedata.normalize("NFKC", match.group(1))))
            for place, line in enumerate(page)
            if place >= first
            and (match := _ENDS_IN_NUMBER.search(line.text))
            and not has_stop(line.text)
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


def _ends_in_leader(text: str) -> bool:
    """Whether a leader stands behind words or before a page number; alone it is a rule."""
    match = _LEADER.search(text)
    return match is not None and (
        _WORD.search(text[: match.start()]) is not None or _WORD.search(match.group()) is not None
    )


def _entry_start(page: Sequence[Draft], first: int) -> int:
    """The first entry may begin on lines above the one with its leader."""
    while first > 0 and page[first - 1].is_full and not page[first - 1].ends_block:
        first -= 1
    return first


def _entries_end(page: Sequence[Draft], entries: Sequence[int]) -> int:
    """The last entry that follows the others without prose between."""
    end = entries[0]
    for entry in entries:
        between = page[end + 1 : entry]
        # Titles may be whole sentences, and be broken over lines; prose is longer.
        if len(between) > (_MAX_BETWEEN if len(entries) >= _MIN_SURE else 1):
            break
        end = entry
    return end
