"""Words that a slip can have been meant for, by spelling and by reading."""

import re
from collections.abc import Iterable, Sequence

from assistant.names import canonical
from assistant.spelling.grammar import NOUN_POS
from assistant.spelling.neighbours import Neighbours
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize

# Words of asking that residents type in kana; everything else comes from the documents.
COMMON = (
    "計画 計画期間 期間 目的 目標 課題 役割 意味 題名 名前 予算 電話番号 担当 組織 体制 "
    "推進体制 基本理念 方針 基本方針 基本目標 施策 事業 市長 副市長 部長 委員会 本部長 事務局 "
    "総合計画 基本計画 前計画 上位計画 個人情報 分野 座長 会長 委員 基準 推進 見直し 中間 期限 "
    "お金 "
    "指標 現状 対象 条例 法律 会議 市民 財源 用語 任期 委員長 副本部長 事務局長 幹事会"
).split()
MIN_READING = 3
MIN_EDIT_CHARS = 5  # of a name that is known by all of its letters but one
_MIN_SPELLING = 2  # でしょう holds the reading of 小: one kanji is too little to go by
_KATAKANA = re.compile(r"[ァ-ヺー]+")
_BEFORE_WORD = re.compile(r"[ぁ-ゖー]{3,}[一-鿿ァ-ヺ]")  # しらいと号


# How letters are said one by one: CIO is シーアイオー.
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー "
        "キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット".split(),
        strict=True,
    )
)
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")


def to_katakana(text: str) -> str:
    """Hiragana as katakana, everything else as it is."""
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in text)


def sound_of(kana: str) -> str:
    """Kana as they sound, in katakana: づ is ズ, ヂ is ジ."""
    return to_katakana(kana).replace("ヅ", "ズ").replace("ヂ", "ジ")


def sound_of_tokens(tokens: Iterable[Token]) -> str:
    """How tokens sound."""
    return sound_of("".join(token.reading or token.surface for token in tokens))


_MAX_TERM = 12  # characters of a name with a verb in it: 雪押し場


class KnownWords:
    """The documents' words and compounds, and those that every plan has.

    Args:
        names: Terms, bodies, headings, captions, words of the index.
        morphology: The tagger.
    """

    def __init__(self, names: Iterable[str], morphology: Morphology) -> None:
        self._morphology = morphology
        self._spellings: set[str] = set()
        self._kana: set[str] = set()
        self.by_sound: dict[str, str] = {}
        self.by_lemma: dict[str, dict[str, str]] = {}  # of one token, by sound and lemma
        self.without_bars: dict[str, str] = {}  # ゼロカボンシティ -> ゼロカーボンシティ
        self.owned: set[str] = set()  # 委員の任期: a word that every plan has, and whose it is
        for name in names:
            self._learn(name)
            self._kana.update(_BEFORE_WORD.findall(name))
        self.learnt = frozenset(self._spellings)  # what the documents themselves write, canonical
        for name in COMMON:
            self._learn(name)
        self.common = {  # words that every plan has and the documents write, by reading
            "".join(token.reading for token in morphology.tokens(name)): name
            for name in COMMON
            if canonical(name) in self.learnt
        }
        self.longest = max(map(len, self.by_sound), default=0)  # of the sounds
        self.neighbours = Neighbours(  # canonical
            one for one in self._spellings if len(one) >= MIN_EDIT_CHARS
        )

    def __contains__(self, text: str) -> bool:
        return canonical(text) in self._spellings

    def begins_with_kana(self, text: str, start: int) -> bool:
        """Whether the documents write the kana at ``start`` and the letter behind: しらいと号."""
        written = _BEFORE_WORD.match(text, start)
        return written is not None and written.group() in self._kana

    def _learn(self, name: str) -> None:
        """Know a name by each of its endings and beginnings too: 推進本部 of 情報化推進本部."""
        run: list[Token] = []
        tokens = self._morphology.tokens(normalize(name))
        for owner, particle, owned in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if particle.surface == "の" and owned.surface in COMMON:
                self.owned.add(f"{owner.surface}の{owned.surface}")
        for token in (*tokens, None):
            if token is not None and token.pos in NOUN_POS and any(map(str.isalnum, token.surface)):
                run.append(token)
                continue
            if token is not None and token.pos == "形容詞" and len(token.reading) > MIN_READING:
                self._add([token])
            for start in range(len(run)):
                for end in range(start + 1, len(run) + 1):
                    if start == 0 or end == len(run):
                        self._add(run[start:end])
            run = []
        if len(name) <= _MAX_TERM and all(
            token.pos in NOUN_POS or token.form.startswith("連用形") for token in tokens
        ):
            self._add(tokens)  # 雪押し場

    def _add(self, tokens: Sequence[Token]) -> None:
        spelling = "".join(token.surface for token in tokens)
        self._spellings.add(canonical(spelling))
        if len(spelling) >= MIN_EDIT_CHARS and _KATAKANA.fullmatch(spelling):
            self.without_bars[spelling.replace("ー", "")] = spelling
        if _ABBREVIATION.fullmatch(spelling):
            said = "".join(_LETTERS[letter] for letter in spelling)
            for sound in (said, said.replace("エー", "エイ"), said.replace("ディー", "デー")):
                self.by_sound.setdefault(sound, spelling)
            return
        sound = sound_of_tokens(tokens)
        is_short = len(spelling) < _MIN_SPELLING or len(sound) < MIN_READING
        if is_short or not _KATAKANA.fullmatch(sound):
            return
        known = self.by_sound.get(sound)
        if known is None or (known not in COMMON and _is_before(spelling, known)):
            self.by_sound[sound] = spelling
        if len(tokens) == 1:
            of_sound = self.by_lemma.setdefault(sound, {})
            known = of_sound.get(tokens[0].lemma)
            if known is None or _is_before(spelling, known):
                of_sound[tokens[0].lemma] = spelling


def _is_before(one: str, other: str) -> bool:
    """Whether of two spellings that sound alike the first is meant: the shorter one."""
    return (len(one), one) < (len(other), other)
