"""Which encoding a web page's bytes are in: what they say, checked against what they are."""

import codecs
import re

from corpus.errors import WarningCode
from corpus.records import ReadingWarning

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_\-:.]{2,40})""", re.IGNORECASE
)
_HEAD_BYTES = 4096  # browsers look for the declaration in the first 1024
# Names that pages use for what Windows really wrote: cp932 holds ①, ㈱ and 髙, Shift_JIS does not.
_REAL = {
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "euc-jp": "euc_jis_2004",
    "x-euc-jp": "euc_jis_2004",
    "iso-2022-jp": "iso2022_jp_ext",
    "ascii": "utf-8",
    "us-ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
}
_GUESSES = ("utf-8", "cp932", "euc_jis_2004")
# ISO-2022-JP is all ASCII bytes, which every other encoding reads without complaint.
_JIS_SHIFT = re.compile(rb"\x1b\$[@B(]")
_KANA_OR_KANJI = re.compile("[\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff]")
# Half-width kana, private characters, C1 controls, what could not be read.
_ODD = re.compile("[\uff61-\uff9f\ue000-\uf8ff\x80-\x9f\ufffd]")


def decode_page(content: bytes) -> tuple[str, tuple[ReadingWarning, ...]]:
    """The page's text, and a warning when its encoding had to be guessed or holes remain."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), ()
    declared = _declared(content)
    if declared and not _JIS_SHIFT.search(content):
        try:
            return content.decode(declared), ()
        except UnicodeDecodeError:
            text, encoding = _best(content)
    else:
        text, encoding = _best(content)
    said = f"the page says {declared}" if declared else "the page names no encoding"
    warnings = []
    if declared and declared != encoding:
        message = f"{said}, its bytes are {encoding}"
        warnings.append(ReadingWarning(WarningCode.ENCODING_GUESSED, message))
    elif not declared and encoding != "utf-8":
        message = f"{said}; taken for {encoding}"
        warnings.append(ReadingWarning(WarningCode.ENCODING_GUESSED, message))
    holes = text.count("\ufffd")
    if holes:
        message = f"{holes} byte sequences are no {encoding} and were replaced by U+FFFD"
        warnings.append(ReadingWarning(WarningCode.UNDECODABLE_REPLACED, message))
    return text, tuple(warnings)


def _declared(content: bytes) -> str:
    """The encoding that the page names, by the name under which Python reads it; "" if none."""
    match = _DECLARED.search(content[:_HEAD_BYTES])
    if match is None:
        return ""
    name = match.group(1).decode("ascii").lower()
    name = _REAL.get(name, name)
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


def _best(content: bytes) -> tuple[str, str]:
    """The encoding that reads all of it as Japanese, else the one that looks least strange."""
    if _JIS_SHIFT.search(content):
        return content.decode("iso2022_jp_ext", "replace"), "iso2022_jp_ext"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        attempts = [(content.decode(name, "replace"), name) for name in _GUESSES]
    return min(attempts, key=lambda attempt: _strangeness(attempt[0]))


def _strangeness(text: str) -> float:
    """How little ``text`` looks like Japanese: EUC read as Shift_JIS is half-width kana."""
    odd, plain = len(_ODD.findall(text)), len(_KANA_OR_KANJI.findall(text))
    return odd / (odd + plain + 1)
