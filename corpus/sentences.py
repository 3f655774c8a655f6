"""A block of the reading text -> its sentences."""

import re
from collections.abc import Iterator

from corpus.records import Span

_TERMINATORS = "。！？!?．"
_OPEN, _CLOSE = "「『（(【〔《〈", "」』）)】〕》〉"
_BRACKET = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_STOP = re.compile(f"[{re.escape(_TERMINATORS + _OPEN)}]")
_KANJI_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}")
_TRAILING = "」』）)】〕》〉。！？!?"


def split_sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of ``text[start:end]``, in order, without surrounding white space.

    A terminator inside brackets ends nothing (「終わりました。」と聞く), as long as the bracket is
    closed before the block ends; 「？」 and 「!」 end a sentence only when no letter follows.
    """
    begin = start
    closing = _closing_places(text, start, end)
    position = start
    while stop := _STOP.search(text, position, end):
        position = stop.start()
        if position in closing:
            position = closing[position] + 1
            continue
        if text[position] in _TERMINATORS and not _goes_on(text, position, end):
            position += 1
            while position < end and text[position] in _TRAILING:
                position += 1
            yield from _trimmed(text, begin, position)
            begin = position
            continue
        position += 1
    yield from _trimmed(text, begin, end)


def _closing_places(text: str, start: int, end: int) -> dict[int, int]:
    """For each outermost bracket that is closed inside the range, where it is closed."""
    stack: list[int] = []
    closing: dict[int, int] = {}
    for bracket in _BRACKET.finditer(text, start, end):
        position, char = bracket.start(), bracket.group()
        if char in _OPEN:
            stack.append(position)
        elif char in _CLOSE and stack and _OPEN.index(text[stack[-1]]) == _CLOSE.index(char):
            closing[stack.pop()] = position
    return closing


def _goes_on(text: str, position: int, end: int) -> bool:
    char = text[position]
    if char == "。":
        return False
    after = text[position + 1] if position + 1 < end else ""
    if char == "．":
        before = text[position - 1] if position else ""
        head = text[text.rfind("\n", 0, position) + 1 : position].strip()
        is_mark = _KANJI_NUMERAL.fullmatch(head) is not None  # 一．目的
        return is_mark or before.isascii() or before.isdigit() or after.isdigit() or not after
    return after != "" and after not in " \u3000\n" + _CLOSE + _TERMINATORS and after.isascii()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
