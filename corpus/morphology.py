"""Text -> tokens. The only module that knows MeCab."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import fugashi
import unidic_lite

from corpus.cleaning import refuse_unclean
from corpus.records import Span

# MeCab dies on megabytes of one character and is quadratic on runs of ー or 。.
MAX_CHARS_AT_ONCE = 1_000
# Where a long text may be cut without changing its tokens: after a line end, a full stop, a comma.
_SAFE_CUT = re.compile(r"[\n。！？!?、,\t ]")
_FIELDS = (0, 1, 2, 7, 10, 17, 5)  # pos1, pos2, pos3, lemma, orthBase, kana, cForm in UniDic


class Token(NamedTuple):
    """A morpheme with its place in the analysed text.

    A tuple and not a dataclass: a plan has a hundred thousand of them, and a tuple is made
    in a third of the time.
    """

    surface: str
    start: int  # in the analysed text, in code points
    end: int
    pos: str  # UniDic's first level: 名詞, 動詞, 助詞 ...
    pos2: str  # second level: 普通名詞, 固有名詞, 数詞 ...
    pos3: str  # third level: 一般, サ変可能, 人名 ...
    lemma: str  # UniDic's lemma up to the first hyphen; the surface when unknown
    base: str  # the spelling's own dictionary form: 取り組む; the surface when unknown
    reading: str  # katakana; "" when unknown
    form: str  # inflected form: 連用形-一般; "" when not inflected
    is_known: bool  # in the dictionary

    @property
    def span(self) -> Span:
        """Where the token stands in the analysed text."""
        return Span(self.start, self.end)


class Morphology:
    """MeCab with unidic-lite, reading its output in bulk."""

    def __init__(self) -> None:
        fields = "".join(rf"\\t%f[{number}]" for number in _FIELDS)
        unknown = "".join(rf"\\t%f[{number}]" for number in _FIELDS[:2])
        self._tagger = fugashi.GenericTagger(
            f'-d "{unidic_lite.DICDIR}" -r /dev/null -O ""'
            rf" -F %m{fields}\\n -U %m{unknown}\\n -B '' -E ''"
        )
        self._words = _Words()

    def lines(self, text: str) -> list[str]:
        """MeCab's line for each morpheme, white space among them; for ``words`` and ``placed``.

        Most of the time of ``tokens`` goes into places and records. Who needs neither, and
        remembers what it makes of a line, asks for lines.

        Raises:
            TextError: If ``text`` holds a NUL or a lone surrogate.
        """
        refuse_unclean(text)
        if len(text) <= MAX_CHARS_AT_ONCE:
            return self._parse(text)
        return [line for start, end in _pieces(text) for line in self._parse(text[start:end])]

    def words(self, lines: Iterable[str]) -> list[Token]:
        """The morphemes of lines, without places: ``start`` and ``end`` are 0."""
        return list(map(self._words.__getitem__, lines))

    def placed(self, text: str, words: Iterable[Token]) -> tuple[Token, ...]:
        """The morphemes that are the ``words`` of ``text``, with their places; no white space."""
        found: list[Token] = []
        cursor = 0
        # Token's own constructor takes its fields apart by name: twice as long as the rest.
        make = tuple.__new__
        add = found.append
        for word in words:
            surface = word[0]
            if surface.isspace():
                continue
            begin = text.index(surface, cursor)
            cursor = begin + len(surface)
            add(make(Token, (surface, begin, cursor, *word[3:])))
        return tuple(found)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The morphemes of ``text`` in order; white space is between them, not among them.

        Raises:
            TextError: If ``text`` holds a NUL or a lone surrogate.
        """
        return self.placed(text, self.words(self.lines(text)))

    def _parse(self, piece: str) -> list[str]:
        return list(filter(None, self._tagger.parse(piece.replace("\n", " ")).split("\n")))


class _Words(dict[str, Token]):
    """The morpheme of each of MeCab's lines, taken apart when it is first met."""

    def __missing__(self, line: str) -> Token:
        word = self[line] = _parse_line(line)
        return word


@cache
def shared_morphology() -> Morphology:
    """The process's one tagger: loading the dictionary takes a tenth of a second."""
    return Morphology()


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of at most ``MAX_CHARS_AT_ONCE``, cut behind the last safe character of each."""
    start = 0
    while len(text) - start > MAX_CHARS_AT_ONCE:
        end = start + MAX_CHARS_AT_ONCE
        for match in _SAFE_CUT.finditer(text, start, end):
            end = match.end()
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _parse_line(line: str) -> Token:
    # fugashi strips the tabs of empty fields from the end of its output.
    surface, pos, pos2, *rest = (
        [*line.split("\t"), ""] if line.count("\t") < 2 else line.split("\t")
    )
    if not rest:
        return Token(surface, 0, 0, pos, pos2, "", surface, surface, "", "", False)
    pos3, lemma, base, reading, form = [*rest, "", "", "", ""][:5]
    # UniDic marks loanword lemmas ("センター-center", "エコファーマー-eco-farmer"): cut there.
    head, hyphen, _ = lemma.partition("-")
    lemma = head if hyphen and head else lemma
    return Token(
        surface, 0, 0, pos, pos2, pos3, lemma or surface, base or surface, reading, form, True
    )
