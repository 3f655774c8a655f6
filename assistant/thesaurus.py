"""What residents say and what plans write: words that mean nearly the same.

General words of Japanese administration only; the documents' own terms are in their glossaries.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from corpus.morphology import Morphology, Token, shared_morphology
from index.thesaurus_lines import thesaurus_lines

_FILE = Path(__file__).with_name("thesaurus.txt")
_WORDS_KEPT = 4_000
Lemmas = tuple[str, ...]


class Thesaurus:
    """Groups and hints, by the lemmas of the words that lead to them.

    Args:
        lines: Of ``thesaurus.txt``: a group or a hint each.
        morphology: Reads the words as it reads questions.
    """

    def __init__(self, lines: Sequence[str], morphology: Morphology) -> None:
        self._morphology = morphology
        self._lengths: dict[str, int] = {}  # of the longest entry that begins with a lemma
        lemmas_of = cache(self._lemmas)  # most words stand in several lines
        self._lemmas_of = lru_cache(maxsize=_WORDS_KEPT)(self._lemmas)
        leads: dict[Lemmas, set[str]] = {}
        for line in thesaurus_lines(lines):
            others = line.meant or line.said
            for word in line.said:
                lemmas = lemmas_of(word)
                found = leads.setdefault(lemmas, set())
                for other in others:
                    if other != word:
                        read = lemmas_of(other)
                        found.update((other, *read) if len(read) == 1 else (other,))
                self._lengths[lemmas[0]] = max(len(lemmas), self._lengths.get(lemmas[0], 0))
        self._leads = {lemmas: frozenset(found) for lemmas, found in leads.items()}

    def _lemmas(self, word: str) -> Lemmas:
        return tuple(token.lemma for token in self._morphology.tokens(word))

    def of(self, word: str) -> frozenset[str]:
        """Other words for one word: as they are written, and by lemma."""
        return self._leads.get(self._lemmas_of(word), frozenset())

    def same_as(self, word: str) -> list[str]:
        """Other words for one word, but not for its kind: 診療科 is no 皮膚科."""
        return [one for one in self.of(word) if one[-1] != word[-1] or word in self.of(one)]

    def within(self, tokens: Sequence[Token]) -> dict[int, frozenset[str]]:
        """Other words for the words and phrases of a text, by where each of their tokens starts.

        A longer entry goes before the shorter ones in it: 一人暮らし before 一人.
        """
        lemmas = [token.lemma for token in tokens]
        found: dict[int, frozenset[str]] = {}
        place = 0
        while place < len(lemmas):
            longest = self._lengths.get(lemmas[place], 0)
            for length in range(min(longest, len(lemmas) - place), 0, -1):
                others = self._leads.get(tuple(lemmas[place : place + length]))
                if others:
                    for token in tokens[place : place + length]:
                        found[token.start] = others
                    place += length - 1
                    break
            place += 1
        return found


@cache
def shared_thesaurus() -> Thesaurus:
    """The one that ships."""
    return Thesaurus(_FILE.read_text("utf-8").splitlines(), shared_morphology())
