"""What a browser prints around a page of the web: its address, the time and the page's number."""

import re
import unicodedata
from collections.abc import Sequence

from corpus.readers.pdf_furniture import PrintedPage
from corpus.readers.pdf_pieces import Piece

_EDGE = 0.08  # of the page's height from its edge
_SAME_ROW = 0.4  # em
_ADDRESS = re.compile(r"\b(?:https?|file)://")
# "11/25/26, 9:54 PM", 「2025/06/01 10:32」, 「2025年6月1日 午前10:32」; not "8:30～17:15"
_STAMP = re.compile(
    r"[0-9]{1,4}[/.\-年][0-9]{1,2}[/.\-月][0-9]{1,4}日?,?\s*(?:午[前後])?\s*[0-9]{1,2}:[0-9]{2}"
)
_PAGES = re.compile(r"(?:^|\s)(?P<printed>[0-9]{1,4})\s*(?:/|of)\s*[0-9]{1,4}$")


def drop_browser_lines(pages: Sequence[PrintedPage]) -> None:
    """Take off the outermost rows of each page where they hold an address and a time."""
    for page in pages:
        rows = {"header": _outermost(page, is_top=True), "footer": _outermost(page, is_top=False)}
        texts = [unicodedata.normalize("NFKC", _text(row)) for row in rows.values()]
        joined = "\n".join(texts)
        if not (all(texts) and _ADDRESS.search(joined) and _STAMP.search(joined)):
            continue
        for kind, row in rows.items():
            count = _PAGES.search(_text(row))
            if count and not page.printed:
                page.printed = count.group("printed")
            page.drop(row, kind)


def _outermost(page: PrintedPage, *, is_top: bool) -> list[Piece]:
    """The row nearest to an edge, left to right; empty when nothing stands near the edge."""
    if not page.pieces:
        return []
    order = min if is_top else max
    edge = order(page.pieces, key=lambda piece: piece.baseline)
    height = edge.baseline if is_top else page.height - edge.baseline
    if height > _EDGE * page.height:
        return []
    row = [p for p in page.pieces if abs(p.baseline - edge.baseline) <= _SAME_ROW * edge.size]
    return sorted(row, key=lambda piece: piece.box[0])


def _text(row: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in row)
