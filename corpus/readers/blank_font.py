"""A TrueType font in which every character is the same small box."""

import struct

_EM = 1000  # units
_BOX = 100  # units a side: narrower than any character, so that a box never widens one
_LAST = 0x10FFFF  # of Unicode


def blank_font() -> bytes:
    """The font file. Source of the format: ISO/IEC 14496-22, Open Font Format."""
    outline = _outline()
    tables = {
        b"cmap": _character_map(),
        b"glyf": outline * 2,  # glyph 0, and glyph 1 that stands for every character
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0),
            *(0, 0, _BOX, _BOX, 0, 8, 2, 1, 0),  # "loca" in 32 bits
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH",
            *(0x10000, 860, -140, 0, _EM, 0, 0, _BOX, 1, 0, 0, 0, 0, 0, 0, 0, 1),
        ),
        b"hmtx": struct.pack(">Hhh", _EM, 0, 0),
        b"loca": struct.pack(">III", 0, len(outline), 2 * len(outline)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 2, 4, 1, 0, 0, 1, *(0,) * 8),
    }
    place = 12 + 16 * len(tables)
    head = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    body = b""
    for tag, table in sorted(tables.items()):
        head += tag + struct.pack(">III", 0, place + len(body), len(table))
        body += _padded(table)
    return head + body


def _character_map() -> bytes:
    """Format 13: one range of characters, one glyph for all of it."""
    group = struct.pack(">III", 0x20, _LAST, 1)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 13, 0, 28, 0, 1) + group


def _outline() -> bytes:
    """A square of four points on the curve; the points are differences."""
    bounds = struct.pack(">hhhhh", 1, 0, 0, _BOX, _BOX)
    across, up = (0, _BOX, 0, -_BOX), (0, 0, _BOX, 0)
    points = struct.pack(">HH4B4h4h", 3, 0, 1, 1, 1, 1, *across, *up)
    return _padded(bounds + points)


def _padded(table: bytes) -> bytes:
    return table + bytes(-len(table) % 4)
