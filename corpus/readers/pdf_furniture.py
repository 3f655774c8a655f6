"""Running heads, page numbers and line numbers: told from the text by what repeats.

Pages are peeled from the outside: a row at a page's edge is furniture when the same words, or
the same words around a number that counts with the pages, stand at the same height of other
pages, and not as often amid the text: 「■指標」 may be the first line of many a page. Type larger
than the body's is never furniture: slides repeat their titles.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.geometry import union
from corpus.readers.pdf_pieces import Piece
from corpus.readers.pdf_tables import Table
from corpus.readers.stops import ends_sentence, has_stop
from corpus.records import Dropped

_DEPTH = 4  # rows at each edge that may be furniture
_EDGE = 0.22  # of the page's height from its edge; nothing further in is furniture
_SAME_HEIGHT = 8.0  # points: the same place on two pages
_MIN_REPEATS = 3  # pages, for words
_MIN_SHARE = 0.12  # of the pages, unless the pages follow one another
_LARGE = 1.15  # times the body's size
_NUMBER = re.compile(r"[0-9]{1,4}")
# "- 12 -", "p.3", "12 / 55", "(iv)", "3ページ"; not "12月", "3.5"
_PAGE_NUMBER = re.compile(
    r"""[\s\-‐‑–—―ー~〜(\[〔【<《・|]*
        (?:p(?:age)?[.]?\s*|第\s*)?
        (?P<printed>[0-9]{1,4}|[ivxl]{1,7})
        (?:\s*/\s*[0-9]{1,4})?
        \s*(?:ページ|頁)?
        [\s\-‐‑–—―ー~〜)\]〕】>》・|]*""",
    re.VERBOSE | re.IGNORECASE,
)
# "2-13", "資料-5": the last number counts the pages of a chapter or an annex.
_CHAPTER_PAGE = re.compile(
    r"(?P<printed>(?:[0-9]{1,2}|資料\s*[0-9]*|付|参)\s*[-–‐]\s*(?P<last>[0-9]{1,3}))"
)
_LONG_WORD = 6  # characters
_NOTE_MARKS = ("*", "※", "＊", "†", "‡")  # a page's first note begins with one at any page's foot
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_MIN_LINE_NUMBERS = 8  # a page


@dataclass
class PrintedPage:
    """What stands on a page; furniture is taken out of ``pieces`` here."""

    number: int
    height: float
    pieces: list[Piece]
    tables: list[Table]
    printed: str = ""  # the page number as printed
    width: float = 595.0  # as it is shown
    dropped: list[Dropped] = field(default_factory=list)

    def drop(self, pieces: Iterable[Piece], kind: str) -> None:
        """Take ``pieces`` off the page and note them as dropped."""
        gone = list(pieces)
        ids = {id(piece) for piece in gone}
        self.pieces = [piece for piece in self.pieces if id(piece) not in ids]
        self.dropped.extend(Dropped(kind, self.number, piece.text) for piece in gone)


def body_size(pages: Sequence[PrintedPage]) -> float:
    """The type size of most of the running text."""
    counted: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            counted[round(piece.size * 2) / 2] += len(piece.text)
    return max(counted, key=lambda size: (counted[size], size)) if counted else 10.0


def drop_furniture(pages: Sequence[PrintedPage]) -> None:
    """Take running heads, page numbers and line numbers off all pages."""
    _drop_line_numbers(pages)
    _drop_tabs(pages)
    places: list[tuple[float, float]] = []  # of page numbers: middle, baseline
    size = body_size(pages)
    for is_top in (True, False):
        edges = [_edge_rows(page, size, is_top=is_top) for page in pages]
        repeated = _Repeated(edges, pages)
        for page, rows in zip(pages, edges, strict=True):
            places += _peel(page, rows, repeated, is_top=is_top, is_alone=len(pages) == 1)
    for page in pages:
        _drop_stray_number(page, places)


@dataclass(frozen=True)
class _EdgeRow:
    page: int
    pieces: tuple[Piece, ...]
    height: float  # of the baseline, from the edge that it is near to


def _edge_rows(page: PrintedPage, size: float, *, is_top: bool) -> list[_EdgeRow]:
    """The rows nearest to an edge, outermost first, down to the first large or inner one."""
    rows: list[_EdgeRow] = []
    table_edges = [table.box[1] if is_top else table.box[3] for table in page.tables]
    ordered = sorted(page.pieces, key=lambda piece: piece.baseline, reverse=not is_top)
    for piece in ordered:
        height = piece.baseline if is_top else page.height - piece.baseline
        if rows and abs(rows[-1].height - height) <= 0.4 * piece.size:
            rows[-1] = _EdgeRow(page.number, (*rows[-1].pieces, piece), rows[-1].height)
            continue
        behind_table = any(
            (edge < piece.box[1] if is_top else edge > piece.box[3]) for edge in table_edges
        )
        if len(rows) == _DEPTH or height > _EDGE * page.height or behind_table:
            break
        rows.append(_EdgeRow(page.number, (piece,), height))
    return [row for row in rows if all(piece.size <= _LARGE * size for piece in row.pieces)]


def _keys(piece: Piece, page: int) -> list[tuple[str, int | None]]:
    """The words, with each number that may count the pages left open, and long ones alone."""
    text = _flat(piece.text)
    keys: list[tuple[str, int | None]] = [(text, None)]
    # 「第３次環境基本計画　第１章　現状」: the plan's name stays, the chapter's changes.
    words = [_flat(word) for word in piece.text.split()]
    keys += [(f"{word}…", None) for word in words if len(word) >= _LONG_WORD and word != text]
    for match in _NUMBER.finditer(text):
        offset = int(match.group()) - page
        keys.append((f"{text[: match.start()]}#{text[match.end() :]}", offset))
    roman = _roman(text)
    if roman is not None:
        keys.append(("#roman", roman - page))
    return keys


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def _roman(text: str) -> int | None:
    letters = text.strip("-–—()")
    if not letters or not set(letters) <= set(_ROMAN):
        return None
    values = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if value < max(values[place:]) else value for place, value in enumerate(values)
    )


class _Repeated:
    """Which keys stand at which heights of which pages."""

    def __init__(self, edges: Sequence[Sequence[_EdgeRow]], pages: Sequence[PrintedPage]) -> None:
        self._places: dict[tuple[str, int | None], list[tuple[int, float]]] = defaultdict(list)
        self._pages = len(edges)
        for rows in edges:
            for row in rows:
                for piece in row.pieces:
                    for key in _keys(piece, row.page):
                        self._places[key].append((row.page, row.height))
        at_edges = {id(piece) for rows in edges for row in rows for piece in row.pieces}
        self._amid: dict[str, set[int]] = defaultdict(set)  # pages with these words further in
        for page in pages:
            for piece in page.pieces:
                if id(piece) not in at_edges:
                    self._amid[_flat(piece.text)].add(page.number)

    def pages(self, key: tuple[str, int | None], height: float) -> set[int]:
        """The pages that have ``key`` near ``height``."""
        return {
            page for page, other in self._places.get(key, ()) if abs(other - height) <= _SAME_HEIGHT
        }

    def is_furniture(self, piece: Piece, row: _EdgeRow) -> bool:
        """Whether the piece's words repeat as running heads do; these are no sentences."""
        if has_stop(piece.text) or piece.text in _NOTE_MARKS:
            return False
        for key in _keys(piece, row.page):
            pages = self.pages(key, row.height)
            is_counting = key[1] is not None
            if len(pages) < (
                2
                if is_counting and not key[0].replace("#roman", "").strip("#-()/")
                else _MIN_REPEATS
            ):
                continue
            if not is_counting and len(self._amid.get(key[0], ())) >= len(pages):
                continue
            if is_counting or len(pages) >= _MIN_SHARE * self._pages or _has_run(pages):
                return True
        return False


def _has_run(pages: set[int]) -> bool:
    """Three pages in a row, or three of one side of the sheet."""
    return any({page + step, page + 2 * step} <= pages for page in pages for step in (1, 2))


def _peel(
    page: PrintedPage,
    rows: Sequence[_EdgeRow],
    repeated: _Repeated,
    *,
    is_top: bool,
    is_alone: bool,
) -> list[tuple[float, float]]:
    """Take the furniture off one edge of a page.

    Returns:
        Where its page numbers stood.
    """
    places: list[tuple[float, float]] = []
    for row in rows:
        numbers = [piece for piece in row.pieces if _is_page_number(piece, row, repeated, is_alone)]
        words = [
            piece
            for piece in row.pieces
            if piece not in numbers and repeated.is_furniture(piece, row)
        ]
        if not numbers and not words:
            return places
        places.extend(_middle(piece) for piece in numbers)
        if numbers and not page.printed:
            page.printed = _printed(numbers[0].text)
        page.drop(numbers, "page_number")
        # What stands beside a running head or a page number is one itself: a chapter's title.
        others = [piece for piece in row.pieces if piece not in numbers]
        is_head = all(_is_short(piece) or repeated.is_furniture(piece, row) for piece in others)
        if is_head:
            page.drop(others, "header" if is_top else "footer")
        else:
            return places
    return places


def _middle(piece: Piece) -> tuple[float, float]:
    return (piece.box[0] + piece.box[2]) / 2, piece.baseline


def _drop_stray_number(page: PrintedPage, places: Sequence[tuple[float, float]]) -> None:
    """A page's only number where other pages have theirs: 「i」, or one between notes."""
    if page.printed:
        return
    for piece in page.pieces:
        flat = unicodedata.normalize("NFKC", piece.text).strip()
        if _PAGE_NUMBER.fullmatch(flat) is None:
            continue
        x, y = _middle(piece)
        near = sum(
            abs(x - other_x) <= 2 * piece.size and abs(y - other_y) <= _SAME_HEIGHT
            for other_x, other_y in places
        )
        if near >= _MIN_REPEATS - 1:
            page.printed = _printed(piece.text)
            page.drop([piece], "page_number")
            return


def _is_short(piece: Piece) -> bool:
    return (
        len(piece.text) <= 40
        and not ends_sentence(piece.text)
        and not piece.text.endswith(("、", "，"))
    )


def _is_page_number(piece: Piece, row: _EdgeRow, repeated: _Repeated, is_alone: bool) -> bool:
    text = unicodedata.normalize("NFKC", piece.text).strip()
    match = _PAGE_NUMBER.fullmatch(text) or _CHAPTER_PAGE.fullmatch(text)
    if match is None:
        return False
    if is_alone:
        return match.group("printed") == "1" and len(row.pieces) == 1
    return repeated.is_furniture(piece, row)


def _printed(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).strip()
    match = _PAGE_NUMBER.fullmatch(flat) or _CHAPTER_PAGE.fullmatch(flat)
    return match.group("printed") if match else flat


def _drop_tabs(pages: Sequence[PrintedPage]) -> None:
    """Chapter names down the outer margin, further down from chapter to chapter."""
    found: list[tuple[PrintedPage, Piece]] = []
    for page in pages:
        upright = [piece.box for piece in page.pieces if not piece.is_vertical]
        boxes = upright + [table.box for table in page.tables]
        if not boxes:
            continue
        left, _, right, _ = union(boxes)
        found += [
            (page, piece)
            for piece in page.pieces
            if piece.is_vertical and (piece.box[0] >= right or piece.box[2] <= left)
        ]
    margins = [
        min(piece.box[0], page.width - piece.box[2]) for page, piece in found
    ]  # left and right pages mirror one another
    for (page, piece), margin in zip(found, margins, strict=True):
        beside = {
            other.number
            for (other, _), its in zip(found, margins, strict=True)
            if abs(its - margin) <= _SAME_HEIGHT
        }
        if len(beside) >= _MIN_REPEATS:
            page.drop([piece], "header")


def _drop_line_numbers(pages: Sequence[PrintedPage]) -> None:
    """Numbers that count the lines in the margin, on at least half of the pages."""
    found: list[tuple[PrintedPage, list[Piece]]] = []
    for page in pages:
        numbers = _line_numbers(page)
        if numbers:
            found.append((page, numbers))
    if len(found) * 2 >= len(pages) and len(pages) > 1:
        for page, numbers in found:
            page.drop(numbers, "line_number")


def _line_numbers(page: PrintedPage) -> list[Piece]:
    numbers = [piece for piece in page.pieces if _NUMBER.fullmatch(_flat(piece.text))]
    words = [piece for piece in page.pieces if not _NUMBER.fullmatch(_flat(piece.text))]
    if len(numbers) < _MIN_LINE_NUMBERS or not words:
        return []
    left = min(piece.box[0] for piece in words)
    margin = sorted(
        (piece for piece in numbers if piece.box[2] <= left + 1), key=lambda piece: piece.baseline
    )
    values = [int(_flat(piece.text)) for piece in margin]
    steps = {after - before for before, after in pairwise(values)}
    return margin if len(margin) >= _MIN_LINE_NUMBERS and steps in ({1}, {5}) else []
