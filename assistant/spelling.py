"""Spelling repaired against the documents' own words: けいかくきかん, 計画機関, 情報科推進本部."""

import re
from collections.abc import Iterable

from assistant.kana import plain_kana, without_katakana_asking
from assistant.names import canonical
from corpus.morphology import Morphology
from corpus.normalize import normalize

# Words of asking that residents type in kana; everything else comes from the documents.
_COMMON = (
    "計画 計画期間 期間 目的 目標 課題 役割 意味 題名 名前 予算 電話番号 担当 組織 体制 "
    "推進体制 基本理念 方針 "
    "基本方針 基本目標 施策 事業 市長 副市長 部長 委員会 本部長 事務局 総合計画 基本計画 "
    "前計画 上位計画 個人情報 "
    "分野 座長 会長 委員 基準 推進 見直し 中間 期限 担当 指標 現状 対象 条例 法律 会議 市民 "
    "財源 用語 任期 委員長 副本部長 事務局長 幹事会"
).split()
_MIN_READING = 3
_FORMAL_NOUNS = frozenset("とき こと もの ため ところ はず わけ まま ほう".split())
_MIN_SPELLING = 2  # でしょう holds the reading of 小: one kanji is too little to go by
_KANA_RUN = re.compile(r"[ぁ-ゖァ-ヺー]{3,}")
_OKURIGANA = re.compile(r"[一-鿿][ぁ-ん]+$")  # 間違い, whose い begins no word
_KANJI = re.compile(r"[一-鿿]")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
# What may follow a word that was written in kana.
_AFTER = re.compile(
    r"(?:は|ハ|が|ガ|を|ヲ|の|ノ|に|ニ|で|デ|と|ト|も|モ|って|ッテ|や|ヤ|から|カラ|まで|マデ|へ"
    r"|ヘ|か|カ|です|デス|だ|ダ|な|ナ|$)"
)
_NUMBERS = re.compile(r"[0-9一二三四五六七八九十]")
_MIN_LONG_CHARS = 8  # so long a name differs by one character from one other only by a slip
_SLIPPERY = re.compile(r"[ぁ-ゖァ-ヺーa-z]")
_NOUN_POS = frozenset({"名詞", "接頭辞", "接尾辞", "記号", "形状詞"})
_MIN_EDIT_CHARS = 5


def to_katakana(text: str) -> str:
    """Hiragana as katakana, everything else as it is."""
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


def _sound(reading: str) -> str:
    """A reading as it sounds: ヅ is ズ, ヂ is ジ."""
    return reading.replace("ヅ", "ズ").replace("ヂ", "ジ")


class Speller:
    """Knows the documents' words by spelling and by reading."""

    def __init__(self, names: Iterable[str], morphology: Morphology) -> None:
        """Learn ``names``: terms, bodies, headings, captions, words of the index.

        Args:
            names: Words and compounds of the documents.
            morphology: The tagger.
        """
        self._morphology = morphology
        self._spellings: set[str] = set()
        self._by_reading: dict[str, str] = {}
        self._without_bars: dict[str, str] = {}  # ゼロカボンシティ -> ゼロカーボンシティ
        for name in names:
            self._learn(name)
        self._learnt = frozenset(self._spellings)  # what the documents themselves write
        for name in _COMMON:
            self._learn(name)
        self._common = {
            "".join(token.reading for token in morphology.tokens(name)): name
            for name in _COMMON
            if canonical(name) in self._learnt
        }
        self._longest = max(map(len, self._by_reading), default=0)
        self._by_length: dict[int, list[str]] = {}
        for spelling in sorted(self._spellings):
            if len(spelling) >= _MIN_EDIT_CHARS:
                self._by_length.setdefault(len(spelling), []).append(spelling)

    @property
    def words(self) -> frozenset[str]:
        """The documents' own words and compounds, canonical."""
        return self._learnt

    def repair(self, question: str) -> str | None:
        """The question with its slips mended, or None when there was nothing to mend."""
        text = normalize(question)
        plain = plain_kana(text, self._learnt)
        mended = self._mend_phrases(self._mend_runs(plain))
        if mended != plain or not _HIRAGANA.search(text):
            mended = plain_kana(without_katakana_asking(mended, self._learnt), self._learnt)
        return mended if mended != plain else plain if plain != text else None

    def _mend_runs(self, text: str) -> str:
        """Kana that spell a word of the documents; not 「間違いない」, whose いない is grammar."""
        asking = self._spans_of_grammar(text) if _KANJI.search(text) else ()
        mended: list[str] = []
        end = 0
        for run in _KANA_RUN.finditer(text):
            start = max([run.start(), *(e for s, e in asking if s < run.start() < e)])
            is_grammar = any(s <= start and run.end() <= e for s, e in asking)
            if is_grammar or run.end() - start < _MIN_READING:
                continue
            mended.extend((text[end:start], self._mend_kana(text[start : run.end()])))
            end = run.end()
        return "".join((*mended, text[end:]))

    def _spans_of_grammar(self, text: str) -> list[tuple[int, int]]:
        """Stretches of neighbouring tokens none of which is a noun; endings of words in kanji."""
        spans: list[tuple[int, int]] = []
        for token in self._morphology.tokens(text):
            is_noun = token.pos in _NOUN_POS and not _OKURIGANA.search(token.surface)
            is_noun = is_noun and token.surface not in _FORMAL_NOUNS
            if not token.is_known or is_noun:
                continue
            if spans and spans[-1][1] == token.start:
                spans[-1] = (spans[-1][0], token.end)
            else:
                spans.append((token.start, token.end))
        return spans

    def _learn(self, name: str) -> None:
        run: list[tuple[str, str]] = []
        for token in (*self._morphology.tokens(normalize(name)), None):
            if (
                token is not None
                and token.pos in _NOUN_POS
                and any(c.isalnum() for c in token.surface)
            ):
                run.append((token.surface, token.reading or to_katakana(token.surface)))
                continue
            if token is not None and token.pos == "形容詞" and len(token.reading) > _MIN_READING:
                self._add(token.surface, token.reading)
            for start in range(len(run)):
                # Known by each of its endings and beginnings too: 推進本部 of 情報化推進本部.
                for end in range(start + 1, len(run) + 1):
                    if start == 0 or end == len(run):
                        self._add(
                            "".join(s for s, _ in run[start:end]),
                            "".join(r for _, r in run[start:end]),
                        )
            run = []

    def _add(self, spelling: str, reading: str) -> None:
        self._spellings.add(canonical(spelling))
        reading = _sound(reading)
        if len(spelling) >= _MIN_EDIT_CHARS and re.fullmatch(r"[ァ-ヺー]+", spelling):
            self._without_bars[spelling.replace("ー", "")] = spelling
        is_short = len(spelling) < _MIN_SPELLING or len(reading) < _MIN_READING
        if is_short or not re.fullmatch(r"[ァ-ヺー]+", reading):
            return
        known = self._by_reading.get(reading)
        if known is None or (
            (len(spelling), spelling) < (len(known), known) and known not in _COMMON
        ):
            self._by_reading[reading] = spelling

    def _mend_kana(self, run: str) -> str:
        if canonical(run) in self._spellings:
            return run
        sound = _sound(to_katakana(run))
        mended = []
        place = after = 0
        while place < len(run):
            length = self._longest_word(sound, place, after)
            after = place + length if length else after
            if length and canonical(run[place : place + length]) in self._spellings:
                mended.append(run[place : place + length])  # the documents write it so too
                place += length
            elif length:
                mended.append(self._by_reading[sound[place : place + length]])
                place += length
            else:
                mended.append(run[place])
                place += 1
        return "".join(mended)

    def _longest_word(self, sound: str, place: int, after: int) -> int:
        """Length of the longest known word that begins at ``place`` and ends where words end.

        ``after`` is where the known word before it ended.
        """
        before = sound[:place]
        is_start = (
            place in (0, after) or _AFTER.match(before[-1]) is not None or before.endswith("スル")
        )
        if not is_start:
            return 0
        for length in range(min(self._longest, len(sound) - place), _MIN_READING - 1, -1):
            word = sound[place : place + length]
            spelling = self._by_reading.get(word)
            if spelling is None or (
                to_katakana(spelling) == word and not _HIRAGANA.search(spelling)
            ):
                if spelling is not None and place + length == len(sound) and place == 0:
                    return length
                if spelling is None:
                    continue
            rest = sound[place + length :]
            if _AFTER.match(rest) or length >= 6 or self._begins_word(rest):
                return length
        return 0

    def _begins_word(self, rest: str) -> bool:
        """Whether a known word and then a particle follow: タイショウ | ブンヤ | ヲ."""
        return any(
            rest[:length] in self._by_reading and _AFTER.match(rest[length:])
            for length in range(_MIN_READING, min(self._longest, len(rest)) + 1)
        )

    def _mend_phrases(self, text: str) -> str:
        text = self._mend_common(text)
        for phrase, reading in self._phrases(text):
            if canonical(phrase) in self._spellings:
                continue
            same_sound = self._by_reading.get(_sound(reading))
            if same_sound and len(same_sound) >= 3 and canonical(same_sound) != canonical(phrase):
                text = text.replace(phrase, same_sound)
            elif (barred := self._without_bars.get(phrase.replace("ー", ""))) is not None:
                text = text.replace(phrase, barred)
            elif (near := self._one_slip_away(phrase)) is not None:
                text = text.replace(phrase, near)
        return text

    def _mend_common(self, text: str) -> str:
        """A homophone of a word that every plan has: 過大 for 課題, 対照 for 対象."""
        mended = text
        for token in self._morphology.tokens(text):
            right = self._common.get(token.reading)
            is_slip = right is not None and token.pos == "名詞" and len(token.surface) >= 2
            if is_slip and canonical(token.surface) not in self._learnt and right is not None:
                mended = mended.replace(token.surface, right)
        return mended

    def _phrases(self, text: str) -> list[tuple[str, str]]:
        phrases = []
        run: list[tuple[str, str]] = []
        for token in (*self._morphology.tokens(text), None):
            if token is not None and token.pos in _NOUN_POS:
                run.append((token.surface, token.reading or to_katakana(token.surface)))
                continue
            phrase = "".join(surface for surface, _ in run)
            if len(phrase) >= 3 and re.search(r"[一-鿿ァ-ヺ]", phrase):
                phrases.append((phrase, "".join(reading for _, reading in run)))
            run = []
        return phrases

    def _one_slip_away(self, phrase: str) -> str | None:
        """The one known spelling that differs by one wrong or two swapped kana or letters."""
        key = canonical(phrase)
        if len(key) < _MIN_EDIT_CHARS or any(
            key in spelling or spelling in key for spelling in self._near(key)
        ):
            return None
        found = [
            spelling
            for spelling in self._by_length.get(len(key), [])
            if _is_one_slip(key, spelling)
        ]
        return found[0] if len(found) == 1 else None

    def _near(self, key: str) -> list[str]:
        return [
            s
            for length in range(len(key) - 2, len(key) + 3)
            for s in self._by_length.get(length, [])
            if s != key and (s in key or key in s)
        ]


def _is_one_slip(one: str, other: str) -> bool:
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
