"""All candidate spans of a sentence scored at once: the quick twin of ``span_features``."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.support.span_features import (
    MAX_TOKENS,
    AskedFor,
    bucket,
    candidates,
    edge,
    is_noun,
    is_quoted,
    near_places,
    shape,
)
from corpus.morphology import Token

Floats = NDArray[np.float64]
Places = NDArray[np.int64]

TokenKey = tuple[str, str, str, str, str]  # of a token: its surface, parts of speech and lemma

_TOKENS_KEPT = 20_000  # of a kind of question
_FAR = 21  # tokens: further away counts as this far
_BUCKETED = frozenset({"length", "left", "right"})


class SpanGrid:
    """The candidates of one sentence, with everything that no question changes.

    Args:
        tokens: Of the normalised sentence.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._keys: list[TokenKey] = [(one.surface, *one[3:7]) for one in tokens]
        found = list(candidates(tokens))
        self.starts: Places = np.array([one.start for one in found], np.int64)
        self.ends: Places = np.array([one.end for one in found], np.int64)
        nouns = [is_noun(token) for token in tokens]
        cut = [0, *(int(one and other) for one, other in pairwise(nouns)), 0]
        self._cuts = np.array(cut if tokens else [0], np.int64)
        self._sums = {
            "numbers": (_sums([token.pos2 == "数詞" for token in tokens]), 3),
            "names": (_sums([token.pos2 == "固有名詞" for token in tokens]), 2),
            "particles": (_sums([token.pos == "助詞" for token in tokens]), 3),
            "commas": (_sums([token.surface in "、,・" for token in tokens]), 2),
            "verbs": (_sums([token.pos == "動詞" for token in tokens]), 2),
        }
        self._quoted = [
            (place, tokens[one.start - 1].surface)
            for place, one in enumerate(found)
            if is_quoted(tokens, one)
        ]

    def scores(self, asked: AskedFor, weigh: "Weigher") -> Floats:
        """The score of each candidate.

        Args:
            asked: The question.
            weigh: What a feature's name weighs, for every question and for those of this kind.
        """
        if not len(self.starts):
            return np.zeros(0)
        before, behind = self._edges(asked, weigh)
        total = before[self.starts] + behind[self.ends]
        total += weigh.table("length", MAX_TOKENS)[self.ends - self.starts]
        cuts = np.array([[weigh(f"cuts={one}{two}") for two in (0, 1)] for one in (0, 1)])
        total += cuts[self._cuts[self.starts], self._cuts[self.ends]]
        for name, (sums, most) in self._sums.items():
            counts = np.minimum(sums[self.ends] - sums[self.starts], most)
            total += weigh.table(name, most)[counts]
        for place, bracket in self._quoted:
            total[place] += weigh(f"quoted={bracket}")
        return total + self._nearness(asked, weigh)

    def characters(self, place: int) -> tuple[int, int]:
        """Where the candidate whose score is at ``place`` stands in the text."""
        tokens = self.tokens
        return tokens[int(self.starts[place])].start, tokens[int(self.ends[place]) - 1].end

    def _edges(self, asked: AskedFor, weigh: "Weigher") -> tuple[Floats, Floats]:
        """What each first and each last token weigh with what stands beside them."""
        tokens = self.tokens
        count = len(tokens)
        weighed = [weigh.token(key) for key in self._keys]
        first, beside_before, beside_behind, last = np.array(weighed).T
        before, behind = np.zeros(count + 1), np.zeros(count + 1)
        before[:-1] += first
        before[1:] += beside_before
        behind[:-1] += beside_behind
        behind[1:] += last
        before[0] += weigh("before=none")
        behind[count] += weigh("behind=none")
        if asked.verb:
            verb = ""
            for place in range(count, -1, -1):
                if place < count and tokens[place].pos == "動詞":
                    verb = tokens[place].lemma
                behind[place] += weigh(f"same_verb={int(asked.verb == verb)}")
        return before, behind

    def _nearness(self, asked: AskedFor, weigh: "Weigher") -> Floats:
        """What the question's words inside and around each candidate weigh."""
        tokens = self.tokens
        count = len(tokens)
        near = near_places(asked, tokens)
        is_near = np.zeros(count, bool)
        is_near[near] = True
        sums = _sums(is_near)
        starts, ends = self.starts, self.ends
        inside = sums[ends] - sums[starts]
        total = np.array(
            [[weigh(f"shared={many}"), weigh(f"shared={many}all")] for many in range(4)]
        )[np.minimum(inside, 3), (inside == ends - starts).astype(np.int64)]
        left, right = np.full(count + 1, _FAR), np.full(count + 1, _FAR)
        for place in near:
            left[place + 1 :] = np.arange(1, count - place + 1)
        for place in reversed(near):
            right[: place + 1] = place + 1 - np.arange(place + 1)
        total += weigh.table("left", _FAR)[np.minimum(left[starts], _FAR)]
        total += weigh.table("right", _FAR)[np.minimum(right[ends], _FAR)]
        around = sums[starts] - sums[np.maximum(starts - 6, 0)]
        around = around + sums[np.minimum(ends + 6, count)] - sums[ends]
        total += weigh.table("around", 6)[np.minimum(around, 6)]
        topics = _sums([is_near[p] and t.lemma == asked.topic for p, t in enumerate(tokens)])
        either = np.array([weigh("topic_before=0"), weigh("topic_before=1")])
        result: Floats = total + either[(topics[starts] > 0).astype(np.int64)]
        return result


class SpanWeights:
    """What features weigh; keeps what it has looked up for later questions.

    Args:
        weights: Of each feature's name, for every question and for those of a kind.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._kinds: dict[str, _KindWeights] = {}

    def of(self, asked: AskedFor) -> "Weigher":
        """What features weigh for one question."""
        kind = self._kinds.get(asked.kind)
        if kind is None:
            kind = self._kinds[asked.kind] = _KindWeights(self._weights, asked.kind)
        return Weigher(kind, asked)


class _KindWeights:
    """What features weigh for questions of one kind."""

    def __init__(self, weights: Mapping[str, float], kind: str) -> None:
        self._weights = weights
        self._kind = kind
        self._names: dict[str, float] = {}
        self._tables: dict[str, Floats] = {}
        self.token = lru_cache(maxsize=_TOKENS_KEPT)(self._token)

    def weight(self, name: str) -> float:
        """The weight of ``name`` and of ``name`` for this kind of question together."""
        weights = self._weights
        return weights.get(name, 0.0) + weights.get(f"{self._kind}|{name}", 0.0)

    def kept(self, name: str) -> float:
        """``weight``, of a name that many questions have."""
        found = self._names.get(name)
        if found is None:
            found = self._names[name] = self.weight(name)
        return found

    def table(self, name: str, most: int) -> Floats:
        """The weights of ``name=<group of the count>`` for counts up to ``most``."""
        found = self._tables.get(name)
        if found is None:
            group = bucket if name in _BUCKETED else int
            found = np.array([self.weight(f"{name}={group(count)}") for count in range(most + 1)])
            self._tables[name] = found
        return found

    def _token(
        self, surface: str, pos: str, pos2: str, pos3: str, lemma: str
    ) -> tuple[float, float, float, float, str]:
        token = Token(surface, 0, 0, pos, pos2, pos3, lemma, "", "", "", is_known=True)
        form, beside = shape(token), edge(token)
        last = self.weight(f"last={form}")
        if len(surface) == 1:
            last += self.weight(f"ends={surface}")
        return (
            self.weight(f"first={form}"),
            self.weight(f"before={beside}"),
            self.weight(f"behind={beside}"),
            last,
            form,
        )


class Weigher:
    """What features weigh for one question; remembers what it has looked up."""

    def __init__(self, of_kind: _KindWeights, asked: AskedFor) -> None:
        self._of_kind = of_kind
        self._asked = asked
        self._tokens: dict[TokenKey, tuple[float, float, float, float]] = {}
        self.table = of_kind.table

    def __call__(self, name: str) -> float:
        """The weight of ``name`` and of ``name`` for this kind of question together."""
        return self._of_kind.kept(name)

    def token(self, key: TokenKey) -> tuple[float, float, float, float]:
        """A token as the first of a span, right before one, right behind one, as the last."""
        found = self._tokens.get(key)
        if found is None:
            found = self._tokens[key] = self._weigh(key)
        return found

    def _weigh(self, key: TokenKey) -> tuple[float, float, float, float]:
        first, before, behind, last, form = self._of_kind.token(*key)
        asked, weight, surface, lemma = self._asked, self._of_kind.weight, key[0], key[4]
        if asked.particle:
            behind += self(f"same_particle={int(asked.particle == surface)}")
        last += self(f"topic_last={int(bool(asked.topic) and lemma == asked.topic)}")
        last += weight(f"topic={asked.topic}|last={form}")
        last += weight(f"topic={asked.topic}|ends={surface[-1]}")
        if asked.unit:
            last += self(f"unit={int(asked.unit in surface)}{int(surface in asked.unit)}")
        return first, before, behind, last


def _sums(flags: Sequence[bool] | NDArray[np.bool_]) -> Places:
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(np.asarray(flags, np.int64), out=sums[1:])
    return sums
