"""Marks of notes: which raised characters are one, and texts joined with the marks in them."""

import re
from collections.abc import Sequence

MarkedText = tuple[str, tuple[tuple[int, int], ...]]  # a text and the spans of its marks

# 10, ※1, （注3）, *, †; not the th of 10th, not TM.
_ANCHOR = re.compile(r"[(（\[〔]?(?:脚?注記?|※|＊|\*|†|‡)*[ ]?[0-9０-９]{0,3}[)）\]〕]?")
# The 2 of km2 and of 10 to the power of 2.
_BASE = re.compile(r"(?:^|[^A-Za-z])[kcmdhn]?[mｍ㎞㎜㎝]$|[0-9０-９]$")


def is_anchor(text: str, start: int, end: int) -> bool:
    """Whether the raised ``text[start:end]`` refers to a note.

    「協議会3」 does with its raised 3; 「km2」 with its raised 2 does not.
    """
    raised = text[start:end]
    if not raised.strip() or not _ANCHOR.fullmatch(raised):
        return False
    is_exponent = raised in ("2", "3", "２", "３") and _BASE.search(text[:start])
    return not is_exponent


def join_texts(parts: Sequence[MarkedText], glue: str) -> MarkedText:
    """Texts with ``glue`` between, and the spans of their marks in the whole."""
    text = ""
    anchors: list[tuple[int, int]] = []
    for part, spans in parts:
        text += glue if text else ""
        anchors.extend((start + len(text), end + len(text)) for start, end in spans)
        text += part
    return text, tuple(anchors)
