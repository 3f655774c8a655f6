"""Plain text in the encodings that town halls use."""

import codecs

from corpus.cleaning import clean_text
from corpus.errors import ReadingCode, ReadingError, WarningCode
from corpus.records import Line, LineKind, Media, ReadingWarning, Source

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JAPANESE_ENCODINGS = ("cp932", "euc_jis_2004")
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")


def decode(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """A file's bytes as clean text: UTF-8 or -16 or -32 with or without BOM, JIS, CP932, EUC-JP.

    What no encoding explains is replaced by U+FFFD, with a warning.
    """
    text, warnings = _decode(content)
    cleaned, more = clean_text(text)
    return cleaned, (*warnings, *more)


def read_text(content: bytes, name: str) -> Source:
    """The lines of a text file; a form feed counts as an empty line.

    Raises:
        ReadingError: If there is nothing but white space in it.
    """
    text, warnings = decode(content)
    if not text.strip():
        raise ReadingError(
            ReadingCode.EMPTY, f"{name}: found no text in {len(content)} bytes, wanted a document"
        )
    lines = tuple(
        Line(line, kind=LineKind.UNKNOWN if line.strip() else LineKind.BLANK)
        for line in text.replace("\f", "\n").split("\n")
    )
    return Source(Media.TEXT, lines, warnings=warnings)


def _decode(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace"), ()
    try:
        # Lone surrogates are somebody's mistake, not another encoding; cleaning replaces them.
        return content.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError as error:
        is_utf8_but_for_a_few = error.start > 0 and _is_mostly_utf8(content)
    if any(escape in content for escape in _ESCAPES):
        return content.decode("iso2022_jp_2004", "replace"), (_guessed("iso-2022-jp"),)
    candidates = []
    for encoding in _JAPANESE_ENCODINGS:
        try:
            candidates.append((content.decode(encoding), encoding))
        except UnicodeDecodeError:
            continue
    if candidates and not is_utf8_but_for_a_few:
        text, encoding = max(candidates, key=lambda candidate: _plausibility(candidate[0]))
        return text, (_guessed(encoding),)
    encoding = "utf-8" if is_utf8_but_for_a_few else _JAPANESE_ENCODINGS[0]
    text = content.decode(encoding, "replace")
    message = f"{text.count(chr(0xFFFD))} characters could not be decoded as {encoding}"
    return text, (ReadingWarning(WarningCode.UNDECODABLE_REPLACED, message),)


def _is_mostly_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    return text.count("\ufffd") <= max(1, len(text) // 50)


def _plausibility(text: str) -> float:
    """How Japanese a decoding looks: kana and common kanji, against half-width kana and rarities."""
    good = sum(1 for char in text if "ぁ" <= char <= "ヿ" or char in "、。「」年市の")
    bad = sum(1 for char in text if "\uff61" <= char <= "\uff9f" or "\ue000" <= char <= "\uf8ff")
    return (good - 2 * bad) / max(1, len(text))


def _guessed(encoding: str) -> ReadingWarning:
    return ReadingWarning(WarningCode.ENCODING_GUESSED, f"read as {encoding}")
