"""PDF pages as glyphs and ruled lines, with pypdfium2.

Everything is given in points from the page's top left corner, as a reader sees the page: crop
box, page rotation and text that is set sideways are already taken into account.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as raw

from corpus.errors import ReadingCode, ReadingError
from corpus.readers.geometry import Affine
from corpus.readers.pdf_page import Glyph, PageContent
from corpus.readers.pdfium_drawings import read_drawings
from corpus.readers.pdfium_fonts import use_blank_fonts, use_machine_fonts
from corpus.readers.symbols import SYMBOLS

# A font's name tells its weight where its flags do not (MS-Gothic has no bold face of its own).
_BOLD_NAMES = ("bold", "heavy", "black", "demi", "-eb", "w6", "w7", "w8", "w9", "ultra", "太")
_GOTHIC_NAMES = ("gothic", "ゴシック", "sans", "meiryo", "メイリオ", "kaku", "maru", "ｺﾞｼｯｸ")
_SAME_PLACE = 0.05  # points
_FORCE_BOLD = 1 << 18  # PDF 32000, table 123: font flag ForceBold
_BOLD_WEIGHT = 600
_HYPHENS = {0x02, 0xFFFE}  # what pdfium puts for a hyphen at a line's end


@contextmanager
def open_pdf(
    content: bytes, name: str, *, to_draw: bool = False
) -> Iterator["pypdfium2.PdfDocument"]:
    """The opened file.

    Args:
        content: The file's bytes.
        name: What errors call the file.
        to_draw: Whether pages will be rendered, with the machine's fonts for those that the file
            lacks; without, the machine's fonts play no part.

    Raises:
        ReadingError: If it has a password or is no usable PDF.
    """
    (use_machine_fonts if to_draw else use_blank_fonts)()
    try:
        pdf = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadingError(
                ReadingCode.PASSWORD,
                f"{name}: found a password-protected PDF, wanted one that opens without; "
                "save a copy without the password",
            ) from error
        raise _damaged(name, str(error)) from error
    try:
        yield pdf
    except pypdfium2.PdfiumError as error:
        raise _damaged(name, str(error)) from error
    finally:
        pdf.close()


def _damaged(name: str, reason: str) -> ReadingError:
    return ReadingError(
        ReadingCode.DAMAGED,
        f"{name}: found a PDF that cannot be opened ({reason}), wanted a whole one; "
        "download or export it again",
    )


def page_count(pdf: "pypdfium2.PdfDocument") -> int:
    """How many pages the file has."""
    return len(pdf)


def title_of(pdf: "pypdfium2.PdfDocument") -> str:
    """The title in the file's metadata, "" when there is none."""
    try:
        return str(pdf.get_metadata_value("Title")).strip()
    except UnicodeDecodeError:
        return ""  # half a character of UTF-16


def bookmarks_of(pdf: "pypdfium2.PdfDocument") -> tuple[tuple[int, str, int], ...]:
    """The outline: level from 1, title, page from 1."""
    found = []
    for item in pdf.get_toc():
        target = item.get_dest()
        page = target.get_index() if target else None
        try:
            title = " ".join(item.get_title().split())
        except UnicodeDecodeError:
            continue  # half a character of UTF-16: the file says nothing that can be shown
        if page is not None and title:
            found.append((item.level + 1, title, page + 1))
    return tuple(found)


def read_page(pdf: "pypdfium2.PdfDocument", number: int) -> PageContent:
    """The glyphs and ruled lines of page ``number`` (from 1)."""
    page = pdf[number - 1]
    try:
        shown = _page_affine(page)
        text_page = page.get_textpage()
        try:
            chars = _characters(text_page, shown)
        finally:
            text_page.close()
        width, height = page.get_size()
        turn = _main_turn(chars)
        turned = _turn_affine(turn, width, height)
        drawings = read_drawings(page, turned.after(shown))
        if turn % 2:
            width, height = height, width
        upright = [char for char in chars if char.turn == turn]
        aside = "".join(char.char for char in chars if char.turn != turn)
        return PageContent(
            number=number,
            label=pdf.get_page_label(number - 1) or "",
            width=width,
            height=height,
            turn=turn,
            glyphs=tuple(char.glyph(turned) for char in upright),
            sideways=aside.strip(),
            rules=drawings.rules,
            frames=drawings.frames,
            dots=drawings.dots,
            unmapped=sum(char.char == "\ufffd" for char in chars),
            images=drawings.images,
        )
    finally:
        page.close()


def page_size(pdf: "pypdfium2.PdfDocument", number: int) -> tuple[float, float]:
    """Width and height of page ``number`` (from 1) as it is shown, in points."""
    width, height = pdf.get_page_size(number - 1)
    return width, height


def render_page(pdf: "pypdfium2.PdfDocument", number: int, scale: float) -> Any:  # noqa: ANN401
    """Page ``number`` as a Pillow image, ``scale`` pixels a point."""
    page = pdf[number - 1]
    try:
        return page.render(scale=scale).to_pil()
    finally:
        page.close()


class _Char(NamedTuple):
    char: str
    x: float  # of the origin, on the shown page
    y: float
    advance: float
    size: float
    turn: int
    is_bold: bool
    is_gothic: bool
    order: int

    def glyph(self, turned: Affine) -> Glyph:
        x, y = turned.apply(self.x, self.y)
        return Glyph(
            self.char, x, x + self.advance, y, self.size, self.is_bold, self.is_gothic, self.order
        )


def _page_affine(page: "pypdfium2.PdfPage") -> Affine:
    """From the page's own coordinates to points from the top left of the page as shown."""
    width, height = page.get_size()
    scale = 100  # FPDF_PageToDevice answers in whole units: hundredths of a point are enough
    x, y = ctypes.c_int(), ctypes.c_int()

    def device(px: float, py: float) -> tuple[float, float]:
        size = (round(width * scale), round(height * scale))
        raw.FPDF_PageToDevice(page, 0, 0, *size, 0, px, py, x, y)
        return x.value / scale, y.value / scale

    e, f = device(0, 0)
    ax, ay = device(1000, 0)
    cx, cy = device(0, 1000)
    return Affine((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f)


def _turn_affine(turn: int, width: float, height: float) -> Affine:
    match turn:
        case 1:  # text runs downwards: turn the page a quarter to the left
            return Affine(0, -1, 1, 0, 0, width)
        case 2:
            return Affine(-1, 0, 0, -1, width, height)
        case 3:  # text runs upwards: turn it to the right
            return Affine(0, 1, -1, 0, height, 0)
        case _:
            return Affine(1, 0, 0, 1, 0, 0)


def _main_turn(chars: list[_Char]) -> int:
    counted = Counter(char.turn for char in chars if not char.char.isspace() and char.turn >= 0)
    return max(counted, key=lambda turn: (counted[turn], -turn)) if counted else 0


def _characters(text_page: "pypdfium2.PdfTextPage", shown: Affine) -> list[_Char]:
    count = raw.FPDFText_CountChars(text_page)
    x, y = ctypes.c_double(), ctypes.c_double()
    rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    faces: dict[int, tuple[bool, bool]] = {}
    codes = [raw.FPDFText_GetUnicode(text_page, index) for index in range(count)]
    chars: list[_Char] = []
    right = -math.inf  # of the box before
    for index, code in enumerate(_whole(codes)):
        if code is None or raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        if not raw.FPDFText_GetCharOrigin(text_page, index, x, y):
            continue
        raw.FPDFText_GetMatrix(text_page, index, matrix)
        raw.FPDFText_GetLooseCharBox(text_page, index, rect)
        along = shown.apply_vector(matrix.a, matrix.b)
        across = shown.apply_vector(matrix.c, matrix.d)
        size = abs(raw.FPDFText_GetFontSize(text_page, index)) * math.hypot(*across)
        turn = _quarter(along, across)
        px, py = shown.apply(x.value, y.value)
        bounds = shown.apply_vector(rect.right - rect.left, rect.top - rect.bottom)
        advance = abs(bounds[turn % 2] if turn >= 0 else bounds[0])
        char = _character(code)
        if size <= 0.5 or char == "":
            continue
        face = _face(text_page, index, faces)
        made = _Char(char, px, py, min(advance, 3 * size), size, turn, *face, index)
        is_apart = rect.left >= right - _SAME_PLACE  # no second print of the same letter
        is_ligated = bool(chars) and _is_ligated(chars, made, is_apart=is_apart)
        chars.append(_beside(chars[-1], made) if is_ligated else made)
        right = rect.right
    return chars


def _is_ligated(chars: list[_Char], char: _Char, *, is_apart: bool) -> bool:
    """Whether a Latin letter is told to stand where the one before it begins: ﬃ as f, f and i.

    Their boxes stand side by side (``is_apart``), where those of a letter printed twice do not.
    """
    before = chars[-1]
    pair = before.char + char.char
    return (
        pair.isascii()
        and pair.isalpha()
        and char.turn == 0
        and (before.char != char.char or is_apart)
        and (before.size, before.y) == (char.size, char.y)
        and before.x - (before.advance if len(chars) > 1 else 0) - _SAME_PLACE <= char.x
        and char.x <= before.x
    )


def _beside(before: _Char, char: _Char) -> _Char:
    return char._replace(x=before.x + before.advance)


def _whole(codes: list[int]) -> list[int | None]:
    """Codes with the two halves of a character beyond U+FFFF as one, where the first stood."""
    whole: list[int | None] = list(codes)
    for place, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            whole[place : place + 2] = [0x10000 + ((high - 0xD800) << 10) + low - 0xDC00, None]
    return whole


def _quarter(along: tuple[float, float], across: tuple[float, float]) -> int:
    """Quarter turns clockwise of the writing direction; -1 for slanted text."""
    if along == (0.0, 0.0):
        along = (-across[1], across[0])
    angle = math.degrees(math.atan2(along[1], along[0])) % 360
    turn = round(angle / 90) % 4
    return turn if abs((angle - 90 * turn + 180) % 360 - 180) < 10 else -1


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code in (0, 0xFFFF) or 0xD800 <= code < 0xE000:
        return "\ufffd"
    if code in (0x09, 0x0A, 0x0D):
        return " "
    if code < 0x20 or 0x7F <= code < 0xA0:
        return "\ufffd"
    return SYMBOLS.get(code) or chr(code)


def _face(
    text_page: "pypdfium2.PdfTextPage", index: int, faces: dict[int, tuple[bool, bool]]
) -> tuple[bool, bool]:
    """Whether a character is bold and whether it is of a Gothic (sans serif) face."""
    text_object = raw.FPDFText_GetTextObject(text_page, index)
    key = ctypes.cast(text_object, ctypes.c_void_p).value or 0
    if key not in faces:
        flags = ctypes.c_int()
        buffer = ctypes.create_string_buffer(256)
        length = raw.FPDFText_GetFontInfo(text_page, index, buffer, 256, flags)
        name = _font_name(buffer.raw[: max(0, min(length, 256) - 1)])
        weight = raw.FPDFText_GetFontWeight(text_page, index)
        mode = raw.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
        is_bold = (
            weight >= _BOLD_WEIGHT
            or bool(flags.value & _FORCE_BOLD)
            or mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
            or any(part in name for part in _BOLD_NAMES)
        )
        faces[key] = is_bold, any(part in name for part in _GOTHIC_NAMES)
    return faces[key]


def _font_name(name: bytes) -> str:
    for encoding in ("utf-8", "cp932"):
        try:
            return name.decode(encoding).lower()
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1").lower()
