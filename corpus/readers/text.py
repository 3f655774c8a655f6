"""Plain text in the encodings that town halls use."""

import codecs
import re

from corpus.cleaning import clean_text
from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.readers.form_feeds import without_page_furniture
from corpus.records import Line, LineKind, Media, ReadingWarning, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE_ENCODINGS = ("cp932", "euc_jis_2004")
_JIS_ESCAPE = re.compile(rb"(\x1b(?:\$[@B]|\$\([DOPQ]|\([BIJ]))")
_JIS_DOUBLE = re.compile(rb"\x1b\$(?:[@B]|\([OQ])")
_JIS_WIDE_ESCAPES = (b"\x1b$@", b"\x1b$B", b"\x1b$(O", b"\x1b$(Q")
_MIN_PLAUSIBILITY = 0.2  # a Japanese text is a third kana; a wrong decoding hardly has any


def decode(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """A file's bytes as clean text: UTF-8 or -16 or -32 with or without BOM, JIS, CP932, EUC-JP.

    What no encoding explains is replaced by U+FFFD, with a warning.
    """
    text, warnings = _decode(content)
    cleaned, more = clean_text(text)
    return cleaned, (*warnings, *more)


def read_text(content: bytes, name: str) -> Source:
    """The lines of a text file, without the page numbers that stand beside form feeds.

    Raises:
        ReadingError: If there is nothing but white space in it.
    """
    text, warnings = decode(content)
    if not text.strip():
        raise ReadingError(
            ReadingCode.EMPTY, f"{name}: found no text in {len(content)} bytes, wanted a document"
        )
    printed, dropped = without_page_furniture(text)
    lines = tuple(
        Line(line, kind=LineKind.UNKNOWN if line.strip() else LineKind.BLANK) for line in printed
    )
    return Source(Media.TEXT, lines, dropped=dropped, warnings=warnings)


def _decode(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace"), ()
    if content.isascii() and _JIS_DOUBLE.search(content):
        return _decode_jis(content), (_guessed("iso-2022-jp"),)
    wide = _decode_wide(content)
    if wide is not None:
        return wide
    try:
        # Lone surrogates are somebody's mistake, not another encoding; cleaning replaces them.
        return content.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError as error:
        is_utf8_but_for_a_few = error.start > 0 and _is_mostly_utf8(content)
    if not is_utf8_but_for_a_few:
        found = _decode_double_byte(content)
        if found is not None:
            return found
    encoding = "utf-8" if is_utf8_but_for_a_few else _JAPANESE_ENCODINGS[0]
    text = content.decode(encoding, "replace")
    message = f"{text.count(chr(0xFFFD))} characters could not be decoded as {encoding}"
    return text, (ReadingWarning(WarningCode.UNDECODABLE_REPLACED, message),)


def _decode_jis(content: bytes) -> str:
    """Seven-bit JIS by way of EUC, which also knows Windows's own ① and ㈱."""
    parts = _JIS_ESCAPE.split(content)
    texts = [parts[0].decode("ascii")]
    for escape, part in zip(parts[1::2], parts[2::2], strict=True):
        if escape in _JIS_WIDE_ESCAPES:
            # A line's end stands between characters as it is.
            shifted = bytes(byte | 0x80 if byte > 0x20 else byte for byte in part)
            texts.append(shifted.decode("euc_jis_2004", "replace"))
        elif escape == b"\x1b(I":
            halves = bytes(byte | 0x80 if byte > 0x20 else byte for byte in part)
            texts.append(halves.decode("cp932", "replace"))
        else:
            texts.append(part.decode("ascii"))
    return "".join(texts)


def _decode_wide(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]] | None:
    """UTF-16 without BOM: the line ends leave NULs, and most of it is Japanese."""
    if b"\0" not in content or len(content) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _plausibility(text) > _MIN_PLAUSIBILITY and "\0" not in text:
            return text, (_guessed(encoding),)
    return None


def _decode_double_byte(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]] | None:
    candidates = []
    for encoding in _JAPANESE_ENCODINGS:
        try:
            candidates.append((content.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    if not candidates:
        return None
    text, encoding = max(candidates, key=lambda candidate: _plausibility(candidate[0]))
    return text, (_guessed(encoding),)


def _is_mostly_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return text.count("\ufffd") <= max(1, len(text) // 50)


def _plausibility(text: str) -> float:
    """How Japanese a decoding looks: kana and common signs, against half-width kana."""
    good = sum(1 for char in text if "ぁ" <= char <= "ヿ" or char in "、。「」年市の")
    bad = sum(1 for char in text if "\uff61" <= char <= "\uff9f" or "\ue000" <= char <= "\uf8ff")
    return (good - 2 * bad) / max(1, len(text))


def _guessed(encoding: str) -> ReadingWarning:
    return ReadingWarning(WarningCode.ENCODING_GUESSED, f"read as {encoding}")
