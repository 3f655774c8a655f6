"""Phrases one slip away from a word of the documents: 計画機関, 情報科推進本部, ブックスタアト."""

import re
from collections.abc import Collection, Sequence

from assistant.names import canonical
from assistant.spelling.grammar import NOUN_POS
from assistant.spelling.known_words import MIN_EDIT_CHARS, KnownWords, sound_of_tokens
from assistant.thesaurus import shared_thesaurus
from corpus.morphology import Morphology, Token

# 過大 and 対照 need な or する, so they seldom stand alone; 人気 and 医院 do.
SELDOM_ALONE = frozenset({"サ変可能", "形状詞可能"})
_KANJI_OR_KATAKANA = re.compile(r"[一-鿿ァ-ヺ]")
_LOANWORD = re.compile(r"[ァ-ヺー]{3,}")
_NUMBERS = re.compile(r"[0-9一二三四五六七八九十]")
_SLIPPERY = re.compile(r"[ぁ-ゖァ-ヺーa-z]")
_BOTH_ARE_WORDS = {"料", "量"}  # 使用料, 使用量
# Kanji and kana, each at least once, without what may be a particle between.
_MIXED = re.compile(r"(?=.*[一-鿿])(?=.*[ぁ-ゖ])[一-鿿ァ-ヺーぁ-ゖ]{4,24}")
_ALL_KANJI = re.compile(r"[一-鿿ァ-ヺーA-Z]{4,}")
_MIN_PHRASE_CHARS = 3
_MIN_WITH_ONE_MORE = 7  # characters of a name with one too many inside: 推進委員
# A character that slips in: a doubled one, kana, 委 before 員; 中 of 小中学校 makes another name.
_ADDED = re.compile(r"(?P<one>.)(?P=one)|.(?:[ぁ-んー]|委(?=員))")
_MIN_LONG_CHARS = 8  # so long a name differs by one character from one other only by a slip


class PhraseMender:
    """Mends homophones and slips of the finger in a question's nouns."""

    def __init__(self, words: KnownWords, morphology: Morphology) -> None:
        self._words = words
        self._morphology = morphology

    def mend(self, text: str) -> str:
        """A normalised question with its phrases mended."""
        text = self._mend_mixed(self._mend_common(text))
        for tokens in self._phrases(text):
            phrase = _surface(tokens)
            if phrase in self._words:
                continue
            mended = self._homophone(tokens) or self._words.without_bars.get(
                phrase.replace("ー", "")
            )
            is_word = len(tokens) == 1 and tokens[0].is_known
            if mended is None and not is_word and tokens[0].pos != "接尾辞":
                mended = self._one_slip_away(phrase, _known_katakana(tokens))
            if mended is not None:
                text = text.replace(phrase, mended)
        return text

    def _mend_mixed(self, text: str) -> str:
        """A name that is half in kana, as the documents write it: 計画きかん, 推進本ぶ."""
        tokens = self._morphology.tokens(text)
        for first in range(len(tokens)):
            for last in range(len(tokens), first, -1):
                written = text[tokens[first].start : tokens[last - 1].end]
                if not _MIXED.fullmatch(written) or written in self._words:
                    continue
                spelling = self._words.by_sound.get(sound_of_tokens(tokens[first:last]))
                if spelling is not None and _ALL_KANJI.fullmatch(spelling):
                    return text.replace(written, spelling)
        return text

    def _phrases(self, text: str) -> list[list[Token]]:
        """Runs of nouns that are long enough to be mended."""
        runs: list[list[Token]] = [[]]
        for token in self._morphology.tokens(text):
            if token.pos in NOUN_POS:
                runs[-1].append(token)
            else:
                runs.append([])
        return [
            run
            for run in runs
            if len(phrase := _surface(run)) >= _MIN_PHRASE_CHARS
            and _KANJI_OR_KATAKANA.search(phrase)
        ]

    def _homophone(self, tokens: Sequence[Token]) -> str | None:
        """The documents' words that sound as a phrase does; of one known word the same word."""
        sound = sound_of_tokens(tokens)
        if len(tokens) == 1 and tokens[0].is_known:
            same = self._words.by_lemma.get(sound, {}).get(tokens[0].lemma)
        else:
            same = self._words.by_sound.get(sound)
        if same is not None and {same[-1], _surface(tokens)[-1]} == _BOTH_ARE_WORDS:
            return None
        if same is None or len(same) < _MIN_PHRASE_CHARS or not _KANJI_OR_KATAKANA.search(same):
            return None
        return same

    def _mend_common(self, text: str) -> str:
        """A homophone of a word that every plan has: 過大 for 課題, 対照 for 対象."""
        mended = text
        tokens = self._morphology.tokens(text)
        for place, token in enumerate(tokens):
            right = self._words.common.get(token.reading)
            if (
                right is not None
                and token.pos == "名詞"
                and len(token.surface) >= 2
                and canonical(token.surface) not in self._words.learnt
                and self._is_meant(right, tokens, place)
            ):
                mended = mended.replace(token.surface, right)
        return mended

    def _is_meant(self, right: str, tokens: Sequence[Token], place: int) -> bool:
        """Whether ``right`` stands among tokens where its homophone at ``place`` stands.

        計画機関 can only be 計画期間, and 委員の人気 the 委員の任期 of the documents. A word that
        seldom stands alone may be a slip alone. 人気 alone is what was meant, and so is 疱疹 in
        帯状疱疹.
        """
        start, end = place, place + 1
        while start and tokens[start - 1].pos in NOUN_POS:
            start -= 1
        while end < len(tokens) and tokens[end].pos in NOUN_POS:
            end += 1
        words = [token.surface for token in tokens]
        words[place] = right
        compounds = {"".join(words[start:end])}
        if tokens[place].pos3 in SELDOM_ALONE:
            pairs = ((place - 1, place + 1), (place, place + 2))
            compounds.update("".join(words[i:j]) for i, j in pairs if start <= i and j <= end)
        elif end - start == 1:
            is_said = bool(shared_thesaurus().of(tokens[place].lemma))
            return not is_said and "".join(words[max(0, place - 2) : end]) in self._words.owned
        return any(compound in self._words for compound in compounds)

    def _one_slip_away(self, phrase: str, sure: Collection[int]) -> str | None:
        """The one known spelling that differs by one wrong or two swapped kana or letters.

        Args:
            phrase: As it was typed.
            sure: Places in it that are no slip.
        """
        key = canonical(phrase)
        neighbours = self._words.neighbours
        if len(key) < MIN_EDIT_CHARS:
            return None
        if len(key) >= _MIN_WITH_ONE_MORE:
            shorter = {
                key[:place] + key[place + 1 :]
                for place in range(1, len(key) - 1)
                if _ADDED.match(key, place - 1)
            }
            known = [spelling for spelling in shorter if spelling in self._words]
            if len(known) == 1:  # 推進委員 for 推進員
                return known[0]
        if neighbours.is_cut_or_longer(key):
            return None
        found = [
            spelling
            for spelling in neighbours.differing_little(key)
            if _is_one_slip(key, spelling)
            and not (len(key) == len(phrase) and any(key[i] != spelling[i] for i in sure))
        ]
        return found[0] if len(found) == 1 else None


def _surface(tokens: Sequence[Token]) -> str:
    return "".join(token.surface for token in tokens)


def _known_katakana(tokens: Sequence[Token]) -> frozenset[int]:
    """Places of loanwords that MeCab knows: 市民ホール is no 市民プール."""
    places: set[int] = set()
    after = 0
    for token in tokens:
        place, after = after, after + len(token.surface)
        if token.is_known and _LOANWORD.fullmatch(token.surface):
            places.update(range(place, after))
    return frozenset(places)


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two spellings of one length differ by what a finger does, and not in meaning."""
    differing = [place for place in range(len(one)) if one[place] != other[place]]
    is_long = len(one) >= _MIN_LONG_CHARS and len(differing) == 1
    if is_long and not any(_NUMBERS.match(text[differing[0]]) for text in (one, other)):
        return True
    # A wrong kanji that sounds right is found by its reading; any other kanji means something else.
    if not all(
        _SLIPPERY.match(one[place]) and _SLIPPERY.match(other[place]) for place in differing
    ):
        return False
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )
