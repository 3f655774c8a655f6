"""Readings over kanji, as ``ruby``; the characters themselves stay as they are."""

import re
from collections.abc import Sequence

from assistant.markup import Html, element, join, text
from assistant.page.homographs import reading_of
from corpus.errors import TextError
from corpus.morphology import Token, shared_morphology
from corpus.number_readings import counted_reading, number_reading, whole_reading

_KANJI = re.compile(r"[一-鿿㐀-䶿々]")
_POINTS = frozenset(",.，．")
# 0123-45-6789, 2014/3/31, R3.8.31, ISO8601 and U+F8FF are not read as numbers.
_JOINED_BEFORE = re.compile(r"[-‐−–/／:：.．A-Za-z0-9]")
_JOINED_BEHIND = re.compile(r"[-‐−–/／:：.．]?[A-Za-z0-9]")
_PART_OF = re.compile(r"の[0-9０-９一二三四五六七八九十]")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def with_furigana(said: str) -> Html:
    """``said`` with a reading over every word that has kanji in it, and over every number.

    Numbers and what they count are read together (20日 はつか, 6回 ろっかい), as far as both are
    known; everything else by MeCab's reading.
    """
    try:
        tokens = shared_morphology().tokens(said)
    except TextError:
        # What the documents' reader takes out, NUL and half characters; a question may have it.
        return text(said)
    pieces: list[Html] = []
    end = place = 0
    while place < len(tokens):
        start = tokens[place].start
        pieces.append(text(said[end:start]))
        ruby, after = _counted(said, tokens, place) or (_word(said, tokens, place), place + 1)
        pieces.append(ruby)
        end, place = tokens[after - 1].end, after
    return join([*pieces, text(said[end:])])


def _counted(said: str, tokens: Sequence[Token], first: int) -> tuple[Html, int] | None:
    """The number that begins with a token, with what it counts, and the token behind both."""
    last = _number_end(tokens, first)
    if last == first:
        return None
    start, end = tokens[first].start, tokens[last - 1].end
    number = said[start:end]
    if _JOINED_BEFORE.match(said[max(0, start - 1) : start]) or _JOINED_BEHIND.match(said, end):
        return text(number), last
    if last == len(tokens) or said[end : tokens[last].start].strip():
        reading = number_reading(number)
        return (_over(number, reading), last) if reading else None
    counter = tokens[last]
    if counter.surface == "日当たり":  # 1日当たり; else the sun's light
        per_day = join([_over(number, number_reading(number)), _over("日", "にち")])
        return join([per_day, _over("当たり", "あたり")]), last + 1
    between, behind = said[end : counter.start], said[counter.end :]
    is_date = first > 0 and tokens[first - 1].surface == "月"
    whole = whole_reading(number, counter.surface, is_date=is_date)
    if whole:
        return _over(said[start : counter.end], whole), last + 1
    reading, of_counter = counted_reading(number, counter.surface)
    if counter.surface == "分" and _PART_OF.match(behind):
        reading, of_counter = number_reading(number), "ぶん"  # 3分の1
    if not reading:
        return None
    if not of_counter:
        return _over(number, reading), last
    shown = _over(counter.surface, of_counter)
    return join([_over(number, reading), text(between), shown]), last + 1


def _number_end(tokens: Sequence[Token], first: int) -> int:
    """The token behind the number that begins at ``first``: 1 , 240 is one number."""
    place = first
    while place < len(tokens) and tokens[place].pos2 == "数詞":
        place += 1
        if not _follows(tokens, place):
            return place
        is_point = tokens[place].surface in _POINTS and _follows(tokens, place + 1)
        if is_point and tokens[place + 1].pos2 == "数詞":
            place += 1
    return place


def _follows(tokens: Sequence[Token], place: int) -> bool:
    """Whether the token stands right behind the one before it."""
    return place < len(tokens) and tokens[place].start == tokens[place - 1].end


def _word(said: str, tokens: Sequence[Token], place: int) -> Html:
    token = tokens[place]
    reading = hiragana(reading_of(tokens, place))
    return _over(token.surface, reading) if _KANJI.search(token.surface) else text(token.surface)


def _over(surface: str, reading: str) -> Html:
    """「取り組む」 gets 「とりく」 over 「取り組」, the ending stays bare; numbers get it whole."""
    if surface == reading:  # トン, ページ, つ
        return text(surface)
    before, core, core_reading, after = split_okurigana(surface, reading)
    if not (reading and core and core_reading):
        return text(surface)
    # Browsers without ruby show the reading in brackets.
    ruby = element(
        "ruby", core, element("rp", "（"), element("rt", core_reading), element("rp", "）")
    )
    return join([before, ruby, after])


def split_okurigana(surface: str, reading: str) -> tuple[str, str, str, str]:
    """What stands before the kanji, the kanji, their reading, and what stands behind them."""
    spoken = hiragana(surface)
    front = 0
    while front < min(len(spoken), len(reading)) and spoken[front] == reading[front]:
        front += 1
    back = 0
    most = min(len(spoken), len(reading)) - front
    while back < most and spoken[-1 - back] == reading[-1 - back]:
        back += 1
    return (
        surface[:front],
        surface[front : len(surface) - back],
        reading[front : len(reading) - back],
        surface[len(surface) - back :],
    )


def hiragana(kana: str) -> str:
    """Katakana as hiragana; all else as it is."""
    return kana.translate(_KATAKANA_TO_HIRAGANA)
