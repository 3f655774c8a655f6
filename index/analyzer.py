"""Tokens -> terms: what of a text is counted, and what a question's words weigh.

One analyzer reads documents and questions, so that both speak of the same terms. A term is the
lemma of a content word; function words are none. Years by era and by the Gregorian calendar are
one term. In a question, the polite shell (教えてください, どうすればいいですか) weighs nothing.
"""

import re
from collections.abc import Iterable, Sequence

from corpus.cleaning import clean_question
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize
from corpus.numerals import KANJI_DIGITS

# The year before each era's first: 令和6年 is 2018 + 6.
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_YEAR_WORDS = frozenset({"年", "年度"})
_FIRST_YEAR = frozenset({"元年"})
_DIGITS = {digit: value for value, digit in enumerate(KANJI_DIGITS)}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CONTENT = frozenset(
    {"名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "接頭辞", "記号", "代名詞", "連体詞"}
)
_NO_LETTER = re.compile(r"[\W_]+")  # "※", "・"; not "dx", "第"
# What carries grammar rather than content, by UniDic's lemma; never counted.
_LIGHT_WORDS = """
    為る 居る 有る 成る 出来る 下さる 頂く 致す 御座る 仕舞う 置く 見る 行く 来る 呉れる 貰う 言う
    良い 無い 欲しい 因る 就く 於く 事 物 所 訳 筈 様 等 御 其の 此の 彼の 其れ 此れ 其処 此処
    付く つく 何の 何 誰 何処 何時 何方 何れ 如何 幾ら 幾つ 何故 どう こう そう 私 自分 或る 我が
"""
# The polite shell of a question; counted in documents, without weight in questions.
_SHELL_WORDS = """
    教える 知る 聞く 尋ねる 伺う 願う 御願い 願い 分かる 思う 考える 質問 詳しい 具体 宜しい 可能
    必要 場合 方法 遣り方 仕方 大丈夫 困る
"""
_LIGHT = frozenset(_LIGHT_WORDS.split())
_SHELL = frozenset(_SHELL_WORDS.split())
_POLITE = frozenset({"です", "ます", "たい", "下さる", "頂く", "御座る", "願う", "御願い"})
_LETTERS = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s")
_NUMBER = "\0"  # in front of a number's term; no text that is analysed holds one
_RUN = re.compile(r"[一-鿿々]+|[ァ-ヺー]+|[0-9a-z]+")


class _Terms(dict[str, str]):
    """The term of each of MeCab's lines, marked when it is a number; made when first asked for."""

    def __init__(self, morphology: Morphology) -> None:
        super().__init__()
        self._morphology = morphology
        self.numbers: set[str] = set()  # marked terms

    def __missing__(self, line: str) -> str:
        term = _marked_term_of(self._morphology.words([line])[0])
        if term.startswith(_NUMBER):
            self.numbers.add(term)
        self[line] = term
        return term


class Analyzer:
    """Text -> terms. Remembers the term of every word that it has met."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._terms = _Terms(morphology)

    def tokens(self, normalized: str) -> tuple[Token, ...]:
        """The morphemes of a normalised text."""
        return self._morphology.tokens(normalized)

    def question_tokens(self, question: str) -> tuple[str, tuple[Token, ...]]:
        """A question's normalised form and its morphemes; any text will do."""
        normalized = normalize(clean_question(question))
        return normalized, self._morphology.tokens(normalized)

    def text_terms(self, normalized: str) -> list[str]:
        """The content terms of a normalised text: ``content_terms`` of its tokens, but quicker."""
        lines = self._morphology.lines(normalized)
        terms = list(map(self._terms.__getitem__, lines))
        if self._terms.numbers.isdisjoint(terms):
            return list(filter(None, terms))
        if _SPACE.search(normalized):
            # Where a number ends is seen from the places of its parts.
            return self.content_terms(
                self._morphology.placed(normalized, self._morphology.words(lines))
            )
        return _content_terms(self._morphology.words(lines), terms)

    def content_terms(self, tokens: Sequence[Token]) -> list[str]:
        """The lemmas of all content words, light ones among them: what the encoder reads."""
        return _content_terms(tokens, list(map(_marked_term_of, tokens)))


def _content_terms(tokens: Sequence[Token], marked: Sequence[str]) -> list[str]:
    """The terms of ``tokens``, given each token's own; numbers are read with what is beside."""
    found: list[str] = []
    done = 0
    for place in [place for place, term in enumerate(marked) if term[:1] == _NUMBER]:
        if place >= done:
            found.extend(filter(None, marked[done:place]))
            done = 1 + _add_number(tokens, place, marked[place][1:], found)
    found.extend(filter(None, marked[done:]))
    return found


def _marked_term_of(token: Token) -> str:
    term = term_of(token)
    return _NUMBER + term if term and (token.pos2 == "数詞" or term in _FIRST_YEAR) else term


def is_indexed_term(term: str) -> bool:
    """Whether BM25 counts a content term: light ones are not."""
    return term not in _LIGHT


def indexed_terms(content: Iterable[str]) -> list[str]:
    """The terms that BM25 counts."""
    return [term for term in content if term not in _LIGHT]


def question_terms(content: Iterable[str]) -> list[str]:
    """The terms that a question is about, each once, in order.

    The polite shell goes, unless nothing else is left (「方法は？」).
    """
    terms = list(dict.fromkeys(indexed_terms(content)))
    return [term for term in terms if term not in _SHELL] or terms


def how_spoken(tokens: Iterable[Token]) -> float:
    """0 for a plain question (首都はどこか), 1 for one as it is spoken to a clerk.

    Half for each polite word, at most 1: 申請をし|たい|の|です|が. A spoken question shares few
    strings with the text that answers it.
    """
    return min(1.0, sum(token.lemma in _POLITE for token in tokens) / 2)


def character_pairs(normalized: str) -> list[str]:
    """Neighbouring characters, as many times as they occur; none across a mark or a space."""
    pairs: list[str] = []
    for run in _LETTERS.findall(normalized.lower()):
        pairs.extend(map(str.__add__, run, run[1:]))
    return pairs


def content_pairs(normalized: str) -> list[str]:
    """Those of kanji, katakana and alphanumeric runs, where content is; none of hiragana."""
    pairs: list[str] = []
    for run in _RUN.findall(normalized.lower()):
        pairs.extend(map(str.__add__, run, run[1:]))
    return pairs


def term_of(token: Token) -> str:
    """The term of a word by itself; "" when it has none."""
    if token.pos not in _CONTENT:
        return ""
    # UniDic names proper nouns by their reading (トウキョウ): the spelling tells them apart.
    # A numeral's spelling is kept as well: 〇's lemma is 零.
    is_spelling = token.pos2 in ("固有名詞", "数詞")
    term = (token.base if is_spelling else token.lemma).lower()
    return "" if _NO_LETTER.fullmatch(term) else term


def _digits(numeral: str) -> str:
    """A number in kanji as digits (二十三: 23, 二〇二四: 2024); anything else as it is."""
    if not all(char in _DIGITS or char in _UNITS for char in numeral):
        return numeral
    if not any(char in _UNITS for char in numeral):
        return str(int("".join(str(_DIGITS[char]) for char in numeral)))
    total = 0
    digit = 0
    for char in numeral:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            total += (digit or 1) * _UNITS[char]
            digit = 0
    return str(total + digit)


def _add_number(tokens: Sequence[Token], place: int, term: str, found: list[str]) -> int:
    """Add the number at ``place``; a year of any calendar becomes one term (平成26年度: 2014年).

    Returns:
        The last token that was read.
    """
    era = _ERAS.get(tokens[place - 1].lemma) if place else None
    if term in _FIRST_YEAR:
        if era is None:
            found.append(term)
        else:
            found[-1] = f"{era + 1}年"
        return place
    last = _number_end(tokens, place)
    numeral = "".join(token.surface for token in tokens[place : last + 1] if token.surface != ",")
    term = _digits(numeral)
    is_year = last + 1 < len(tokens) and tokens[last + 1].lemma in _YEAR_WORDS
    if is_year and term.isdecimal() and len(term) <= 4:
        if era is not None:
            found[-1] = f"{era + int(term)}年"
            return last + 1
        if len(term) == 4:
            found.append(f"{term}年")
            return last + 1
    found.append(term)
    return last


def _number_end(tokens: Sequence[Token], place: int) -> int:
    """The last token of the number that begins at ``place``: 六十|三, 1|,|234."""
    last = place
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.start != tokens[last].end:
            break
        if following.pos2 == "数詞":
            last += 1
        elif following.surface == "," and _is_thousands(tokens, last + 2, following.end):
            last += 2
        else:
            break
    return last


def _is_thousands(tokens: Sequence[Token], place: int, start: int) -> bool:
    """Whether three digits follow at ``start``."""
    if place >= len(tokens) or tokens[place].start != start:
        return False
    surface = tokens[place].surface
    return len(surface) == 3 and surface.isdecimal()
