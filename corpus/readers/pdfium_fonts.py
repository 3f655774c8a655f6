"""The fonts that pdfium takes for those that a file names and does not hold.

pdfium searches the machine for such fonts. A character that none of them has is lost when it
stands alone, and the others are as wide as the font that was found happens to draw them: what
is read would depend on the machine. Reading takes a blank font for all of them, so that only
the file's own widths count; drawing a page takes the machine's.
"""

import ctypes
from functools import cache
from typing import Any

import pypdfium2.raw as raw

from corpus.readers.blank_font import blank_font

_HANDLE = 1  # of the one font that there is; any number but 0


def use_blank_fonts() -> None:
    """From now on a missing font is the blank one."""
    raw.FPDF_SetSystemFontInfo(_blank_fonts())


def use_machine_fonts() -> None:
    """From now on a missing font is looked for on the machine."""
    # pdfium frees what it was given when something else takes its place: a new one each time.
    raw.FPDF_SetSystemFontInfo(raw.FPDF_GetDefaultSystemFontInfo())


@cache  # pdfium keeps the pointer as long as it runs
def _blank_fonts() -> Any:  # noqa: ANN401
    font = blank_font()

    def get_data(_info: object, _font: object, table: int, buffer: object, room: int) -> int:
        if table:
            return 0
        if room >= len(font):
            ctypes.memmove(buffer, font, len(font))  # type: ignore[arg-type]  # a ctypes pointer
        return len(font)

    calls = {
        "Release": lambda *_: None,
        "EnumFonts": lambda *_: None,
        "MapFont": lambda *_: _HANDLE,
        "GetFont": lambda *_: _HANDLE,
        "GetFontData": get_data,
        "GetFaceName": lambda *_: 0,
        "GetFontCharset": lambda *_: raw.FXFONT_SHIFTJIS_CHARSET,
        "DeleteFont": lambda *_: None,
    }
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    return raw.FPDF_SYSFONTINFO(
        version=1, **{name: types[name](call) for name, call in calls.items()}
    )
