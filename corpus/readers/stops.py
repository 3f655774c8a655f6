"""Where printed text ends a sentence: 。, or ．, which papers write instead."""

import re

_JAPANESE = "ぁ-ゖァ-ヺー一-鿿々）」"
# 示した．, （表を参照）．; not ア．目的, 十一．目的, ３．５
STOP = rf"(?:。|(?<=[{_JAPANESE}][{_JAPANESE}])(?<![一二三四五六七八九十])．)"
_STOP = re.compile(STOP)
_LAST_STOP = re.compile(rf"{STOP}\s*$")


def has_stop(text: str) -> bool:
    """Whether a sentence ends in ``text``."""
    return _STOP.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends a sentence."""
    return _LAST_STOP.search(text) is not None


def may_hang(char: str) -> bool:
    """Whether typesetters let ``char`` stand out into the margin at a line's end."""
    return char in "。、．，"
