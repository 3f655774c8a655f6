"""A PDF's page as a PNG image with places on it marked. Runs in the sandbox's child."""

import io
import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.geometry import Box
from corpus.readers.pdfium import open_pdf, page_count, page_size, render_page

_MARK = (255, 224, 92)  # the yellow of a highlighter: black on it keeps a contrast above 15:1
_EDGE = (176, 116, 0)
_MARGIN = 2.0  # points around the marked characters
_MAX_SCALE = 3.0  # pixels a point: 216 dpi, sharp on any screen


def page_png(content: bytes, name: str, page: int, boxes: Sequence[Box], max_pixels: int) -> bytes:
    """Render page ``page`` (from 1) with at most ``max_pixels`` pixels.

    Raises:
        ReadingError: If the file cannot be opened or has no such page.
    """
    with open_pdf(content, name, to_draw=True) as pdf:
        count = page_count(pdf)
        if not 1 <= page <= count:
            raise ReadingError(
                ReadingCode.MISSING,
                f"{name}: found {count} pages, wanted page {page}; choose one of them",
            )
        width, height = page_size(pdf, page)
        scale = min(_MAX_SCALE, math.sqrt(max_pixels / max(width * height, 1.0)))
        image = render_page(pdf, page, scale).convert("RGB")
    marked = _marked(image, [_in_pixels(box, scale) for box in boxes])
    out = io.BytesIO()
    marked.save(out, format="PNG", optimize=False)
    return out.getvalue()


def _in_pixels(box: Box, scale: float) -> Box:
    left, top, right, bottom = box
    return (
        (left - _MARGIN) * scale,
        (top - _MARGIN) * scale,
        (right + _MARGIN) * scale,
        (bottom + _MARGIN) * scale,
    )


def _marked(image: Image.Image, boxes: Sequence[Box]) -> Image.Image:
    """The image with the boxes laid over it as a highlighter does: black stays black."""
    if not boxes:
        return image
    layer = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        pen.rectangle(box, fill=_MARK)
    for left, _, right, bottom in boxes:
        pen.line((left, bottom, right, bottom), fill=_EDGE, width=max(1, image.width // 800))
    return ImageChops.multiply(image, layer)
