"""Spelling repaired against the documents' own words: けいかくきかん, 計画機関, 情報科推進本部."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from assistant.kana import joined, plain_kana, without_katakana_asking
from assistant.kana_grammar import NOUN_POS, is_formal, is_grammar, spans_of_grammar
from assistant.names import canonical
from assistant.thesaurus import shared_thesaurus
from corpus.morphology import Morphology, Token
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
_MIN_SURE_READING = 6  # so long a reading is no accident
_MIN_SPELLING = 2  # でしょう holds the reading of 小: one kanji is too little to go by
_KANA_RUN = re.compile(r"[ぁ-ゖァ-ヺー]{3,}")
_BEFORE_WORD = re.compile(r"[ぁ-ゖー]{3,}[一-鿿ァ-ヺ]")
_KANJI = re.compile(r"[一-鿿]")
_KANJI_OR_KATAKANA = re.compile(r"[一-鿿ァ-ヺ]")
_LOANWORD = re.compile(r"[ァ-ヺー]{3,}")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
# What may follow a word that was written in kana.
_AFTER = re.compile(
    r"(?:は|ハ|が|ガ|を|ヲ|の|ノ|に|ニ|で|デ|と|ト|も|モ|って|ッテ|や|ヤ|から|カラ|まで|マデ|へ"
    r"|ヘ|か|カ|です|デス|だ|ダ|な|ナ|$)"
)
_NUMBERS = re.compile(r"[0-9一二三四五六七八九十]")
_MIN_LONG_CHARS = 8  # so long a name differs by one character from one other only by a slip
_SLIPPERY = re.compile(r"[ぁ-ゖァ-ヺーa-z]")
_MIN_EDIT_CHARS = 5
_MIN_PHRASE_CHARS = 3
# 過大 and 対照 need な or する, so they seldom stand alone; 人気 and 医院 do.
_SELDOM_ALONE = frozenset({"サ変可能", "形状詞可能"})
_Fits = Callable[[int, int], str | None]  # start and end in a run -> what it is mended to


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
        self._by_lemma: dict[str, dict[str, str]] = {}  # of one token, by reading and lemma
        self._without_bars: dict[str, str] = {}  # ゼロカボンシティ -> ゼロカーボンシティ
        self._owned: set[str] = set()  # 委員の任期: a word that every plan has, and whose it is
        self._kana: set[str] = set()  # しらいと号: as the documents write it
        for name in names:
            self._learn(name)
            self._kana.update(_BEFORE_WORD.findall(name))
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
        mended = joined(mended)
        return mended if mended != text else None

    def _mend_runs(self, text: str) -> str:
        """Kana that spell a word of the documents; not 「間違いない」, whose いない is grammar."""
        tokens = self._morphology.tokens(text)
        asking = spans_of_grammar(tokens) if _KANJI.search(text) else ()
        mended: list[str] = []
        end = 0
        for run in _KANA_RUN.finditer(text):
            # い of 間違い begins no word.
            inside = (t.end for t in tokens if t.is_known and t.start < run.start() < t.end)
            start = next(inside, run.start())
            is_asking = any(s <= start and run.end() <= e for s, e in asking)
            written = _BEFORE_WORD.match(text, run.start())
            is_written = written is not None and written.group() in self._kana
            if is_asking or is_written or run.end() - start < _MIN_READING:
                continue
            fits = self._fitting(text, tokens, start)
            nouns = {t.start - start for t in tokens if t.is_known and t.pos == "名詞"}
            mended.extend((text[end:start], self._mend_kana(text[start : run.end()], fits, nouns)))
            end = run.end()
        return "".join((*mended, text[end:]))

    def _fitting(self, text: str, tokens: Sequence[Token], offset: int) -> _Fits:
        """What a stretch of the run that begins at ``offset`` spells where it stands."""

        def fits(place: int, after: int) -> str | None:
            start, end = offset + place, offset + after
            reading = _sound(to_katakana(text[start:end]))
            spelling = self._by_reading.get(reading)
            if spelling is None:
                return None
            within = [t for t in tokens if t.start < end and start < t.end]
            if not all(token.is_known for token in within):
                return spelling
            behind = next((t for t in tokens if t.end == start), None)
            if [(t.start, t.end) for t in within] == [(start, end)]:
                owner = behind.surface if behind and behind.pos in NOUN_POS else ""
                if owner and canonical(owner + spelling) in self._spellings:
                    return spelling  # 一人 | あたり
                return self._one_word(within[0], reading, spelling)
            if end - start < _MIN_SURE_READING and is_grammar(within, behind, start):
                return None
            return spelling

        return fits

    def _one_word(self, token: Token, reading: str, spelling: str) -> str | None:
        """The documents' spelling of a word that MeCab knows: くるま is 車, never 久留間."""
        same = self._same_word(token, reading)
        said = shared_thesaurus().of
        is_said = bool(said(token.lemma))
        if same is not None:
            # Of じしん MeCab makes 自身; residents ask about 地震.
            return spelling if said(spelling) and not is_said else same
        is_script = to_katakana(spelling) == reading  # ぼたん is no ボタン
        if token.pos != "名詞" or is_script or is_formal(token):
            return None
        is_slip = spelling in _COMMON and token.pos3 in _SELDOM_ALONE
        return None if is_said and not is_slip else spelling

    def _same_word(self, token: Token, reading: str) -> str | None:
        known = self._by_lemma.get(reading, {})
        if token.pos != "動詞" or not token.form.startswith("連用形"):
            return known.get(token.lemma)
        # ひっこし and うけつけ are read as forms of verbs; the documents write 引っ越し, 受け付け.
        stem = token.lemma[:-1]
        return next((s for lemma, s in known.items() if stem in {lemma, lemma[:-1]}), None)

    def _learn(self, name: str) -> None:
        run: list[Token] = []
        tokens = self._morphology.tokens(normalize(name))
        for owner, particle, owned in zip(tokens, tokens[1:], tokens[2:], strict=False):
            if particle.surface == "の" and owned.surface in _COMMON:
                self._owned.add(f"{owner.surface}の{owned.surface}")
        for token in (*tokens, None):
            if (
                token is not None
                and token.pos in NOUN_POS
                and any(c.isalnum() for c in token.surface)
            ):
                run.append(token)
                continue
            if token is not None and token.pos == "形容詞" and len(token.reading) > _MIN_READING:
                self._add([token])
            for start in range(len(run)):
                # Known by each of its endings and beginnings too: 推進本部 of 情報化推進本部.
                for end in range(start + 1, len(run) + 1):
                    if start == 0 or end == len(run):
                        self._add(run[start:end])
            run = []

    def _add(self, tokens: Sequence[Token]) -> None:
        spelling = "".join(token.surface for token in tokens)
        reading = _sound("".join(t.reading or to_katakana(t.surface) for t in tokens))
        self._spellings.add(canonical(spelling))
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
        if len(tokens) == 1:
            known = self._by_lemma.setdefault(reading, {}).get(tokens[0].lemma)
            if known is None or (len(spelling), spelling) < (len(known), known):
                self._by_lemma[reading][tokens[0].lemma] = spelling

    def _mend_kana(self, run: str, fits: _Fits, nouns: Collection[int]) -> str:
        if canonical(run) in self._spellings:
            return run
        sound = _sound(to_katakana(run))
        mended = []
        place = after = 0  # after: where the known word before ended
        while place < len(run):
            is_start = (
                place in {0, after, *nouns}
                or _AFTER.match(sound[place - 1]) is not None
                or sound[:place].endswith("スル")
            )
            length, word = self._longest_word(sound, place, fits) if is_start else (0, "")
            after = place + length if length else after
            if length and canonical(run[place : place + length]) in self._spellings:
                mended.append(run[place : place + length])  # the documents write it so too
                place += length
            elif length:
                mended.append(word)
                place += length
            else:
                mended.append(run[place])
                place += 1
        return "".join(mended)

    def _longest_word(self, sound: str, place: int, fits: _Fits) -> tuple[int, str]:
        """The longest known word that begins at ``place`` and ends where words end, or (0, "")."""
        for length in range(min(self._longest, len(sound) - place), _MIN_READING - 1, -1):
            word = sound[place : place + length]
            spelling = fits(place, place + length)
            if spelling is None:
                continue
            is_same = to_katakana(spelling) == word and not _HIRAGANA.search(spelling)
            if is_same and length == len(sound):
                return length, spelling
            rest = sound[place + length :]
            if _AFTER.match(rest) or length >= _MIN_SURE_READING or self._begins_word(rest):
                return length, spelling
        return 0, ""

    def _begins_word(self, rest: str) -> bool:
        """Whether a known word and then a particle follow: タイショウ | ブンヤ | ヲ."""
        return any(
            rest[:length] in self._by_reading and _AFTER.match(rest[length:])
            for length in range(_MIN_READING, min(self._longest, len(rest)) + 1)
        )

    def _mend_phrases(self, text: str) -> str:
        text = self._mend_common(text)
        for tokens in self._phrases(text):
            phrase = "".join(token.surface for token in tokens)
            if canonical(phrase) in self._spellings:
                continue
            mended = self._homophone(tokens) or self._without_bars.get(phrase.replace("ー", ""))
            is_word = len(tokens) == 1 and tokens[0].is_known
            if mended is None and not is_word and tokens[0].pos != "接尾辞":
                mended = self._one_slip_away(phrase, _known_katakana(tokens))
            if mended is not None:
                text = text.replace(phrase, mended)
        return text

    def _homophone(self, tokens: Sequence[Token]) -> str | None:
        """The documents' words that sound as a phrase does; of one known word the same word."""
        reading = _sound("".join(t.reading or to_katakana(t.surface) for t in tokens))
        same_sound = self._by_reading.get(reading)
        if len(tokens) == 1 and tokens[0].is_known:
            same_sound = self._by_lemma.get(reading, {}).get(tokens[0].lemma)
        is_worth = same_sound is not None and _KANJI_OR_KATAKANA.search(same_sound)
        return same_sound if is_worth and len(same_sound or "") >= _MIN_PHRASE_CHARS else None

    def _mend_common(self, text: str) -> str:
        """A homophone of a word that every plan has: 過大 for 課題, 対照 for 対象."""
        mended = text
        tokens = self._morphology.tokens(text)
        for place, token in enumerate(tokens):
            right = self._common.get(token.reading)
            if (
                right is not None
                and token.pos == "名詞"
                and len(token.surface) >= 2
                and canonical(token.surface) not in self._learnt
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
        if tokens[place].pos3 in _SELDOM_ALONE:
            pairs = ((place - 1, place + 1), (place, place + 2))
            compounds.update("".join(words[i:j]) for i, j in pairs if start <= i and j <= end)
        elif end - start == 1:
            is_said = bool(shared_thesaurus().of(tokens[place].lemma))
            return not is_said and "".join(words[max(0, place - 2) : end]) in self._owned
        return any(canonical(compound) in self._spellings for compound in compounds)

    def _noun_runs(self, text: str) -> list[list[Token]]:
        runs: list[list[Token]] = [[]]
        for token in self._morphology.tokens(text):
            if token.pos in NOUN_POS:
                runs[-1].append(token)
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    def _phrases(self, text: str) -> list[list[Token]]:
        return [
            run
            for run in self._noun_runs(text)
            if len(phrase := "".join(token.surface for token in run)) >= _MIN_PHRASE_CHARS
            and _KANJI_OR_KATAKANA.search(phrase)
        ]

    def _one_slip_away(self, phrase: str, sure: Collection[int]) -> str | None:
        """The one known spelling that differs by one wrong or two swapped kana or letters.

        Args:
            phrase: As it was typed.
            sure: Places in it that are no slip.
        """
        key = canonical(phrase)
        if len(key) < _MIN_EDIT_CHARS or any(
            key in spelling or spelling in key for spelling in self._near(key)
        ):
            return None
        found = [
            spelling
            for spelling in self._by_length.get(len(key), [])
            if _is_one_slip(key, spelling)
            and not (len(key) == len(phrase) and any(key[i] != spelling[i] for i in sure))
        ]
        return found[0] if len(found) == 1 else None

    def _near(self, key: str) -> list[str]:
        return [
            s
            for length in range(len(key) - 2, len(key) + 3)
            for s in self._by_length.get(length, [])
            if s != key and (s in key or key in s)
        ]


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
