"""Spelling repaired against the documents' own words: けいかくきかん, 計画機関, 情報科推進本部."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from assistant.spelling.asking import joined, plain_kana, without_katakana_asking
from assistant.spelling.kana import KanaMender
from assistant.spelling.known_words import KnownWords
from assistant.spelling.phrases import PhraseMender
from corpus.morphology import Morphology
from corpus.normalize import normalize

_HIRAGANA = re.compile(r"[ぁ-ゖ]")
_KANJI_END = re.compile(r"[一-鿿々]$")
_OTHER = re.compile(r"[^ぁ-ゖ]")


_COUNTED = re.compile(r"[一二三四五六七八九](?=[つ番個回点人])")


def _in_digits(match: re.Match[str]) -> str:
    return str("一二三四五六七八九".index(match.group()) + 1)


def is_same_spelling(mended: str | None, text: str) -> bool:
    """Whether only kana behind kanji differ: 申込み is 申し込み, and nobody has to be told so."""
    if mended is None:
        return False
    one, other = (_COUNTED.sub(_in_digits, said) for said in (mended, normalize(text)))
    return all(
        tag == "equal" or (_KANJI_END.search(one[:a]) and not _OTHER.search(one[a:b] + other[c:d]))
        for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    )


class Speller:
    """Knows the documents' words by spelling and by reading.

    Args:
        names: Terms, bodies, headings, captions, words of the index.
        morphology: The tagger.
    """

    def __init__(self, names: Iterable[str], morphology: Morphology) -> None:
        words = KnownWords(names, morphology)
        self.words: frozenset[str] = words.learnt  # the documents' own and compounds, canonical
        self._kana = KanaMender(words, morphology)
        self._phrases = PhraseMender(words, morphology)

    def repair(self, question: str) -> str | None:
        """The question with its slips mended, or None when there was nothing to mend."""
        text = normalize(question)
        plain = plain_kana(text, self.words)
        mended = self._phrases.mend(self._kana.mend(plain))
        if mended != plain or not _HIRAGANA.search(text):
            mended = plain_kana(without_katakana_asking(mended, self.words), self.words)
        mended = joined(mended)
        return mended if mended != text else None
