"""What may never reach MeCab or JSON, mapped at reading time, before offsets exist."""

import re

from corpus.errors import TextError, WarningCode
from corpus.records import ReadingWarning

_REPLACEMENT = "\ufffd"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CARRIAGE_RETURN = re.compile(r"\r\n?")


def clean_text(text: str, *, page: int | None = None) -> tuple[str, tuple[ReadingWarning, ...]]:
    """A file's text with NUL and lone surrogates as U+FFFD and every line end as LF.

    Returns:
        The text and a warning for each kind of character that was replaced.
    """
    warnings = []
    nuls = text.count("\0")
    if nuls:
        text = text.replace("\0", _REPLACEMENT)
        message = f"{nuls} NUL characters were replaced by U+FFFD"
        warnings.append(ReadingWarning(WarningCode.NUL_REPLACED, message, page))
    text, surrogates = _SURROGATE.subn(_REPLACEMENT, text)
    if surrogates:
        message = f"{surrogates} lone surrogates were replaced by U+FFFD"
        warnings.append(ReadingWarning(WarningCode.SURROGATE_REPLACED, message, page))
    return _CARRIAGE_RETURN.sub("\n", text), tuple(warnings)


def clean_question(text: str) -> str:
    """A question without NUL and lone surrogates, on one line, without outer white space."""
    return " ".join(_SURROGATE.sub("", text.replace("\0", "")).split())


def refuse_unclean(text: str) -> None:
    """Raise if ``text`` holds what ``clean_text`` should have taken out.

    Raises:
        TextError: If there is a NUL or a lone surrogate in ``text``.
    """
    # MeCab reads C strings: everything after a NUL would vanish without a word.
    nul = text.find("\0")
    if nul >= 0:
        raise TextError(f"offset {nul}: found NUL, wanted clean text; pass it through clean_text")
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise TextError(
            f"offset {surrogate.start()}: found lone surrogate {surrogate.group()!a}, "
            "wanted clean text; pass it through clean_text"
        )
