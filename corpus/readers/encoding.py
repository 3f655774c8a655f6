"""Source -> what JSON can hold, and back."""

from dataclasses import asdict
from typing import Any

from corpus.errors import WarningCode
from corpus.records import Dropped, Line, LineKind, Media, ReadingWarning, Source


def encode_source(source: Source) -> dict[str, Any]:
    """``source`` as dictionaries, lists, strings and numbers."""
    encoded = asdict(source)
    encoded["printed_pages"] = sorted(source.printed_pages.items())
    encoded["ocr_pages"] = sorted(source.ocr_pages)
    return encoded


def decode_source(encoded: dict[str, Any]) -> Source:
    """The ``Source`` that was encoded.

    Raises:
        KeyError, TypeError, ValueError: If it is no encoded Source.
    """
    return Source(
        media=Media(encoded["media"]),
        lines=tuple(_line(line) for line in encoded["lines"]),
        page_count=int(encoded["page_count"]),
        printed_pages={int(page): str(printed) for page, printed in encoded["printed_pages"]},
        ocr_pages=frozenset(int(page) for page in encoded["ocr_pages"]),
        title=str(encoded["title"]),
        date=str(encoded["date"]),
        bookmarks=tuple(
            (int(level), str(title), int(page)) for level, title, page in encoded["bookmarks"]
        ),
        dropped=tuple(
            Dropped(str(item["kind"]), _page(item["page"]), str(item["text"]))
            for item in encoded["dropped"]
        ),
        warnings=tuple(
            ReadingWarning(WarningCode(item["code"]), str(item["message"]), _page(item["page"]))
            for item in encoded["warnings"]
        ),
    )


def _line(encoded: dict[str, Any]) -> Line:
    box = encoded["box"]
    size = encoded["size"]
    level = encoded["level"]
    return Line(
        text=str(encoded["text"]),
        page=_page(encoded["page"]),
        kind=LineKind(encoded["kind"]),
        level=None if level is None else int(level),
        marker=str(encoded["marker"]),
        size=None if size is None else float(size),
        is_bold=bool(encoded["is_bold"]),
        box=None if box is None else decode_box(box),
        ends_block=bool(encoded["ends_block"]),
        anchor_spans=tuple((int(start), int(end)) for start, end in encoded["anchor_spans"]),
    )


def decode_box(encoded: list[Any]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom as numbers."""
    left, top, right, bottom = encoded
    return float(left), float(top), float(right), float(bottom)


def _page(encoded: Any) -> int | None:  # noqa: ANN401  # from JSON
    return None if encoded is None else int(encoded)
