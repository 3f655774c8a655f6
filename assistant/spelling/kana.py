"""Kana that spell a word of the documents: けいかくきかん; いない of 間違いない is grammar."""

import re
from collections.abc import Callable, Collection, Sequence

from assistant.spelling.grammar import NOUN_POS, is_formal, is_grammar, spans_of_grammar
from assistant.spelling.known_words import COMMON, MIN_READING, KnownWords, sound_of, to_katakana
from assistant.spelling.phrases import SELDOM_ALONE
from assistant.thesaurus import shared_thesaurus
from corpus.morphology import Morphology, Token

_MIN_SURE_READING = 6  # so long a reading is no accident
_KANA_RUN = re.compile(r"[ぁ-ゖァ-ヺー]{3,}")
_KANJI = re.compile(r"[一-鿿]")
_HIRAGANA = re.compile(r"[ぁ-ゖ]")
# What may follow a word that was written in kana.
_AFTER = re.compile(
    r"(?:は|ハ|が|ガ|を|ヲ|の|ノ|に|ニ|で|デ|と|ト|も|モ|って|ッテ|や|ヤ|から|カラ|まで|マデ|へ"
    r"|ヘ|か|カ|です|デス|だ|ダ|な|ナ|$)"
)
_Fits = Callable[[int, int], str | None]  # start and end in a run -> what it is mended to


class KanaMender:
    """Writes runs of kana as the documents write the words that they spell."""

    def __init__(self, words: KnownWords, morphology: Morphology) -> None:
        self._words = words
        self._morphology = morphology

    def mend(self, text: str) -> str:
        """A normalised question with its words in kana mended."""
        tokens = self._morphology.tokens(text)
        asking = spans_of_grammar(tokens) if _KANJI.search(text) else ()
        mended: list[str] = []
        end = 0
        for run in _KANA_RUN.finditer(text):
            # い of 間違い begins no word.
            inside = (t.end for t in tokens if t.is_known and t.start < run.start() < t.end)
            start = next(inside, run.start())
            is_asking = any(s <= start and run.end() <= e for s, e in asking)
            places = range(run.start(), run.end())
            # しらいと of 「しらいと号」 is written so, whatever kana stand before it.
            last = next((p for p in places if self._words.begins_with_kana(text, p)), run.end())
            if is_asking or last - start < MIN_READING:
                continue
            fits = self._fitting(text, tokens, start)
            nouns = {t.start - start for t in tokens if t.is_known and t.pos == "名詞"}
            mended.extend((text[end:start], self._mend_run(text[start:last], fits, nouns)))
            end = last
        return "".join((*mended, text[end:]))

    def _mend_run(self, run: str, fits: _Fits, nouns: Collection[int]) -> str:
        if run in self._words:
            return run
        sound = sound_of(run)
        mended = []
        place = after = 0  # after: where the known word before ended
        while place < len(run):
            is_start = (
                place in {0, after, *nouns}
                or _AFTER.match(sound[place - 1]) is not None
                or sound[:place].endswith("スル")
            )
            length, word = self._longest_word(sound, place, fits) if is_start else (0, "")
            if not length:
                mended.append(run[place])
                place += 1
                continue
            written = run[place : place + length]
            mended.append(written if written in self._words else word)
            place = after = place + length
        return "".join(mended)

    def _longest_word(self, sound: str, place: int, fits: _Fits) -> tuple[int, str]:
        """The longest known word that begins at ``place`` and ends where words end, or (0, "")."""
        for length in range(min(self._words.longest, len(sound) - place), MIN_READING - 1, -1):
            spelling = fits(place, place + length)
            if spelling is None:
                continue
            word = sound[place : place + length]
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
            rest[:length] in self._words.by_sound and _AFTER.match(rest[length:])
            for length in range(MIN_READING, min(self._words.longest, len(rest)) + 1)
        )

    def _fitting(self, text: str, tokens: Sequence[Token], offset: int) -> _Fits:
        """What a stretch of the run that begins at ``offset`` spells where it stands."""

        def fits(place: int, after: int) -> str | None:
            start, end = offset + place, offset + after
            sound = sound_of(text[start:end])
            spelling = self._words.by_sound.get(sound)
            if spelling is None:
                return None
            within = [t for t in tokens if t.start < end and start < t.end]
            if not all(token.is_known for token in within):
                return spelling
            behind = next((t for t in tokens if t.end == start), None)
            if [(t.start, t.end) for t in within] == [(start, end)]:
                owner = behind.surface if behind and behind.pos in NOUN_POS else ""
                if owner and owner + spelling in self._words:
                    return spelling  # 一人 | あたり
                return self._one_word(within[0], sound, spelling)
            if end - start < _MIN_SURE_READING and is_grammar(within, behind, start):
                return None
            return spelling

        return fits

    def _one_word(self, token: Token, sound: str, spelling: str) -> str | None:
        """The documents' spelling of a word that MeCab knows: くるま is 車, never 久留間."""
        same = self._same_word(token, sound)
        said = shared_thesaurus().of
        is_said = bool(said(token.lemma))
        if same is not None:
            # Of じしん MeCab makes 自身; residents ask about 地震.
            return spelling if said(spelling) and not is_said else same
        is_script = to_katakana(spelling) == sound  # ぼたん is no ボタン
        if token.pos != "名詞" or is_script or is_formal(token):
            return None
        is_slip = spelling in COMMON and token.pos3 in SELDOM_ALONE
        return None if is_said and not is_slip else spelling

    def _same_word(self, token: Token, sound: str) -> str | None:
        known = self._words.by_lemma.get(sound, {})
        if token.pos != "動詞" or not token.form.startswith("連用形"):
            return known.get(token.lemma)
        # ひっこし and うけつけ are read as forms of verbs; the documents write 引っ越し, 受け付け.
        stem = token.lemma[:-1]
        return next((s for lemma, s in known.items() if stem in {lemma, lemma[:-1]}), None)
