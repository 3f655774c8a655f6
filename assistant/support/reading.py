"""A text of a document as the sentence model reads it: everything that no question changes."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from assistant.names import canonical
from assistant.support.span_grid import SpanGrid
from corpus.morphology import Morphology, Token
from corpus.normalize import normalize
from corpus.wareki import find_dates
from index.analyzer import content_pairs

_MAX_KEPT = 20_000  # texts that are remembered: some tens of megabytes
_REASON = re.compile(
    r"ため|ので|から[、,]|ことから|により|よって|目的|趣旨|理由|ねらい|踏まえ|観点|原因|契機"
)
_MEANS = re.compile(
    r"(?:とは|を(?:いう|指す|意味)|(?:の|な)(?:こと|もの)(?:である|です|。|$)|という)"
)
_COPULA = re.compile(r"(?:である|であり|です|だ|とする|となる)[。、]?$|であり、|で、")
_UNIT = re.compile(r"[0-9一二三四五六七八九十百千万億][0-9,.]*(?:[一-鿿%ァ-ヺa-zA-Z㎡])")
_POINTING = re.compile(r"^(?:また|なお|しかし|さらに|この|その|これ|それ|同|ここ|そこ|当該|ただし)")
_ASKS = re.compile(r"(?:か|[?？])。?$")
_CASES = frozenset("が を に で へ と から まで より は も の".split())
_TOPICS = frozenset("はも")  # stand for が
_CASE_BEARERS = ("名詞", "接尾辞", "代名詞", "記号")


class Reading:
    """One text; everything that is read of it is made when it is first asked for.

    Most sentences get a first look only, and of some that stand beside them not even that.

    Args:
        printed: The text, as it stands in the document.
        morphology: The tagger.
    """

    def __init__(self, printed: str, morphology: Morphology) -> None:
        self._printed = printed
        self._morphology = morphology

    @cached_property
    def text(self) -> str:
        """The text, normalised."""
        return normalize(self._printed)

    @cached_property
    def key(self) -> str:
        """The text, canonical: for names inside longer names."""
        return canonical(self.text)

    @cached_property
    def _words(self) -> list[Token]:
        return self._morphology.words(self._morphology.lines(self.text))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of all its tokens."""
        return frozenset(word.lemma for word in self._words)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Its morphemes."""
        return self._morphology.placed(self.text, self._words)

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Where in ``tokens`` each lemma stands."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            found.setdefault(token.lemma, []).append(place)
        return found

    @cached_property
    def grid(self) -> SpanGrid:
        """The spans that could be an answer."""
        return SpanGrid(self.tokens)

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Neighbouring characters of content."""
        return frozenset(content_pairs(self.text))

    @cached_property
    def cases(self) -> frozenset[tuple[str, str]]:
        """Nouns, by lemma, with the particles behind them; は and も count as が."""
        return case_pairs(self.tokens)

    @cached_property
    def verbs(self) -> tuple[str, ...]:
        """What happens in it, by lemma, in order."""
        return verb_lemmas(self.tokens)

    @cached_property
    def holds(self) -> dict[str, float]:
        """Which kinds of thing stand in it, by the kind of question that they answer."""
        names = [token.pos3 for token in self.tokens if token.pos2 == "固有名詞"]
        count = len(_UNIT.findall(self.text))
        return {
            "when": min(2, len(find_dates(self.text))) / 2,
            "who": float("人名" in names),
            "where": float("地名" in names),
            "count": min(3, count) / 3,
            "why": float(_REASON.search(self.text) is not None),
            "name": float("「" in self.text or "『" in self.text),
            "means": float(_MEANS.search(self.text) is not None),
            "copula": float(_COPULA.search(self.text) is not None),
            "points": float(_POINTING.match(self.text) is not None),
            "asks": float(_ASKS.search(self.text) is not None),
        }


def case_pairs(tokens: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Nouns, by lemma, with the particles behind them; は and も count as が."""
    return frozenset(
        (noun.lemma, "が" if token.surface in _TOPICS else token.surface)
        for noun, token in pairwise(tokens)
        if token.pos == "助詞" and token.surface in _CASES and noun.pos in _CASE_BEARERS
    )


def verb_lemmas(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Verbs, adjectives and nouns that する makes verbs of, by lemma, in order."""
    return tuple(
        token.lemma
        for token in tokens
        if token.pos in ("動詞", "形容詞", "形状詞") or token.pos3 == "サ変可能"
    )


class Reader:
    """Reads texts and remembers them."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology
        self._read: dict[str, Reading] = {}

    def read(self, printed: str) -> Reading:
        """``printed``, read."""
        found = self._read.get(printed)
        if found is None:
            found = Reading(printed, self._morphology)
            if len(self._read) >= _MAX_KEPT:
                self._read.clear()
            self._read[printed] = found
        return found
