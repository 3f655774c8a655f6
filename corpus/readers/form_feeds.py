"""Text that a program printed page by page: the page numbers and headers between form feeds."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.records import Dropped

# 12, - 12 -, 12 / 30, 12ページ; not 2024年
_PAGE_NUMBER = re.compile(
    r"^[-‐–—－ー\s]*[0-9０-９]{1,3}(?:\s*[/／]\s*[0-9０-９]{1,3})?\s*(?:ページ|頁)?[-‐–—－ー\s]*$"
)
_MIN_PAGES_FOR_HEADERS = 3


def without_page_furniture(text: str) -> tuple[list[str], tuple[Dropped, ...]]:
    """The lines of ``text`` without what is printed on every page, and what was left out.

    A form feed counts as an empty line. Text without form feeds is left alone.
    """
    pages = [page.split("\n") for page in text.split("\f")]
    dropped: list[Dropped] = []
    if len(pages) > 1:
        for place in (0, -1):
            repeated = _repeated(pages, place)
            for page in pages:
                _drop_edge(page, place, repeated, dropped)
    return [line for page in pages for line in page], tuple(dropped)


def _edge(page: Sequence[str], place: int) -> int | None:
    """Where the first or the last line of a page that is not empty stands."""
    printed = [number for number, line in enumerate(page) if line.strip()]
    return printed[place] if printed else None


def _repeated(pages: Sequence[Sequence[str]], place: int) -> frozenset[str]:
    """The lines that stand first (or last) on more than half of the pages."""
    edges = [_edge(page, place) for page in pages]
    lines = Counter(
        page[edge].strip() for page, edge in zip(pages, edges, strict=True) if edge is not None
    )
    if len(pages) < _MIN_PAGES_FOR_HEADERS:
        return frozenset()
    return frozenset(line for line, count in lines.items() if 2 * count > len(pages))


def _drop_edge(
    page: list[str], place: int, repeated: frozenset[str], dropped: list[Dropped]
) -> None:
    # A page's number may stand above its header or below its footer.
    for _ in range(2):
        edge = _edge(page, place)
        if edge is None:
            return
        line = page[edge].strip()
        if _PAGE_NUMBER.match(line):
            kind = "page_number"
        elif line in repeated:
            kind = "footer" if place else "header"
        else:
            return
        dropped.append(Dropped(kind, None, line))
        page[edge] = ""
