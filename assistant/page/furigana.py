"""Readings over kanji, as ``ruby``; the characters themselves stay as they are."""

import re

from assistant.markup import Html, element, join, text
from corpus.cleaning import clean_question
from corpus.morphology import Token, shared_morphology

_KANJI = re.compile(r"[一-鿿㐀-䶿々]")
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}


def with_furigana(said: str) -> Html:
    """``said`` with a reading over every word that has kanji in it, as far as it is known."""
    # MeCab refuses what the documents' reader has already taken out; a question may still have it.
    if clean_question(said) != said.strip():
        return text(said)
    pieces: list[Html] = []
    end = 0
    for token in shared_morphology().tokens(said):
        pieces += [text(said[end : token.start]), _ruby(token)]
        end = token.end
    return join([*pieces, text(said[end:])])


def _ruby(token: Token) -> Html:
    """One word: 「取り組む」 gets 「とりく」 over 「取り組」, the ending stays bare."""
    reading = hiragana(token.reading)
    if not reading or not _KANJI.search(token.surface):
        return text(token.surface)
    before, core, core_reading, after = split_okurigana(token.surface, reading)
    if not core_reading:
        return text(token.surface)
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
