"""All candidate spans of a sentence scored at once: the quick twin of ``span_features``."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.support.span_features import (
    MAX_TOKENS,
    AskedFor,
    brackets,
    bucket,
    edge,
    edges,
    is_noun,
    near_places,
    shape,
)
from corpus.morphology import Token

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Counts = NDArray[np.uint8]

TokenKey = tuple[str, str, str, str, str]  # of a token: its surface, parts of speech and lemma

_TOKENS_KEPT = 20_000  # of a kind of question
_FAR = 21  # tokens: further away counts as this far
_OF_TOPIC = re.compile(r"topic=(.*)\|(?:last|ends)=")
_BUCKETED = frozenset({"length", "left", "right"})


class SpanGrid:
    """The candidates of one sentence, with everything that no question changes.

    Args:
        tokens: Of the normalised sentence.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._keys: list[TokenKey] = [(one.surface, *one[3:7]) for one in tokens]
        self.starts, self.ends = _candidates(tokens)
        self._lengths = (self.ends - self.starts).astype(np.uint8)
        nouns = [is_noun(token) for token in tokens]
        cuts = np.array([False, *(a and b for a, b in pairwise(nouns)), False], np.uint8)
        self._cuts = cuts[self.starts] * 2 + cuts[self.ends]
        self._counts = (
            ("numbers", 3, self._inside([token.pos2 == "数詞" for token in tokens], 3)),
            ("names", 2, self._inside([token.pos2 == "固有名詞" for token in tokens], 2)),
            ("particles", 3, self._inside([token.pos == "助詞" for token in tokens], 3)),
            ("commas", 2, self._inside([token.surface in "、,・" for token in tokens], 2)),
            ("verbs", 2, self._inside([token.pos == "動詞" for token in tokens], 2)),
        )
        self._verbs = _next_verbs(tokens)
        self._quoted = self._in_brackets()

    def _in_brackets(self) -> list[tuple[int, str]]:
        """Candidates with brackets right around them, and the opening one."""
        opens, closes = brackets(self.tokens)
        is_quoted = np.append(opens, False)[self.starts - 1] & np.append(closes, False)[self.ends]
        return [
            (place, self.tokens[int(self.starts[place]) - 1].surface)
            for place in np.flatnonzero(is_quoted).tolist()
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
        total += weigh.table("length", MAX_TOKENS)[self._lengths]
        total += weigh.cuts[self._cuts]
        for name, most, counts in self._counts:
            total += weigh.table(name, most)[counts]
        for place, bracket in self._quoted:
            total[place] += weigh(f"quoted={bracket}")
        return total + self._nearness(asked, weigh)

    def _inside(self, flags: Sequence[bool], most: int) -> Counts:
        """How many of the tokens in each candidate are flagged; ``most`` at most."""
        sums = _sums(flags)
        counts: Counts = np.minimum(sums[self.ends] - sums[self.starts], most).astype(np.uint8)
        return counts

    def characters(self, place: int) -> tuple[int, int]:
        """Where the candidate whose score is at ``place`` stands in the text."""
        tokens = self.tokens
        return tokens[int(self.starts[place])].start, tokens[int(self.ends[place]) - 1].end

    def _edges(self, asked: AskedFor, weigh: "Weigher") -> tuple[Floats, Floats]:
        """What each first and each last token weigh with what stands beside them."""
        count = len(self.tokens)
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
            another, same = weigh("same_verb=0"), weigh("same_verb=1")
            behind += [same if verb == asked.verb else another for verb in self._verbs]
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
        total = weigh.shared[np.minimum(inside, 3) * 2 + (inside == self._lengths)]
        left, right = _distances(near, count)
        total += weigh.table("left", _FAR)[left[starts]]
        total += weigh.table("right", _FAR)[right[ends]]
        around = sums[starts] - sums[np.maximum(starts - 6, 0)]
        around = around + sums[np.minimum(ends + 6, count)] - sums[ends]
        total += weigh.table("around", 6)[np.minimum(around, 6)]
        first = next((place for place in near if tokens[place].lemma == asked.topic), count)
        result: Floats = total + weigh.topic_before[(starts > first).astype(np.uint8)]
        return result


class SpanWeights:
    """What features weigh; keeps what it has looked up for later questions.

    Args:
        weights: Of each feature's name, for every question and for those of a kind.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._kinds: dict[str, _KindWeights] = {}
        self._topics = frozenset(match[1] for name in weights if (match := _OF_TOPIC.search(name)))

    def of(self, asked: AskedFor) -> "Weigher":
        """What features weigh for one question."""
        kind = self._kinds.get(asked.kind)
        if kind is None:
            kind = self._kinds[asked.kind] = _KindWeights(self._weights, asked.kind)
        return Weigher(kind, asked, is_known=asked.topic in self._topics)


class _KindWeights:
    """What features weigh for questions of one kind."""

    def __init__(self, weights: Mapping[str, float], kind: str) -> None:
        self._weights = weights
        self._kind = kind
        self._names: dict[str, float] = {}
        self._tables: dict[str, Floats] = {}
        two = (0, 1)
        self.cuts = np.array([self.weight(f"cuts={left}{right}") for left in two for right in two])
        self.shared = np.array(
            [self.weight(f"shared={many}{end}") for many in range(4) for end in ("", "all")]
        )
        self.topic_before = np.array([self.weight(f"topic_before={many}") for many in two])
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
    """What features weigh for one question; remembers what it has looked up.

    Args:
        of_kind: The weights for its kind of question.
        asked: The question.
        is_known: Whether anything weighs for its topic alone.
    """

    def __init__(self, of_kind: _KindWeights, asked: AskedFor, *, is_known: bool) -> None:
        self._of_kind = of_kind
        self._asked = asked
        self._is_known = is_known
        self._tokens: dict[TokenKey, tuple[float, float, float, float]] = {}
        self._topic_last = (self("topic_last=0"), self("topic_last=1"))
        self._same_particle = (self("same_particle=0"), self("same_particle=1"))
        self.table = of_kind.table
        self.cuts, self.shared = of_kind.cuts, of_kind.shared  # two rows of two, four of two
        self.topic_before = of_kind.topic_before

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
            behind += self._same_particle[asked.particle == surface]
        last += self._topic_last[bool(asked.topic) and lemma == asked.topic]
        if self._is_known:
            last += weight(f"topic={asked.topic}|last={form}")
            last += weight(f"topic={asked.topic}|ends={surface[-1]}")
        if asked.unit:
            last += self(f"unit={int(asked.unit in surface)}{int(surface in asked.unit)}")
        return first, before, behind, last


def _candidates(tokens: Sequence[Token]) -> tuple[Places, Places]:
    """Where ``span_features.candidates`` begin and end, in the same order."""
    opens, closes = brackets(tokens)
    may_start, may_end, is_verb, is_stop = edges(tokens)
    count, steps = len(tokens), opens.astype(np.int64) - closes
    starts: Places = np.flatnonzero(may_start)
    lengths = np.arange(1, MAX_TOKENS + 1)
    ends = starts[:, None] + lengths
    last = np.minimum(ends, count) - 1
    depth = _sums(steps)[last + 1] - _sums(steps)[starts][:, None]
    is_past = (ends > count) | (depth < 0) | is_stop[last]
    is_whole = ~np.logical_or.accumulate(is_past, axis=1) & (depth == 0)
    may = is_whole & (may_end[last] | (is_verb[last] & (lengths > 2)))
    # One pair of brackets around all of it: its inside is the answer.
    is_closed = is_whole & (is_whole.cumsum(axis=1) == 1) & (lengths > 2)
    may &= ~(is_closed & opens[starts][:, None])
    which, _ = np.nonzero(may)
    return starts[which], ends[may]


def _next_verbs(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The lemma of the first verb from each place on, and from the end; "" where there is none."""
    verbs = [""]
    for token in reversed(tokens):
        verbs.append(token.lemma if token.pos == "動詞" else verbs[-1])
    return tuple(reversed(verbs))


def _distances(near: Sequence[int], count: int) -> tuple[Places, Places]:
    """How far the last of ``near`` before each place is, and the first from there on."""
    places = np.arange(count + 1)
    last, first = np.full(count + 1, -_FAR), np.full(count + 1, count + _FAR)
    last[1:][near] = near
    first[near] = near
    last = np.maximum.accumulate(last)
    first = np.minimum.accumulate(first[::-1])[::-1]
    return np.minimum(places - last, _FAR), np.minimum(first + 1 - places, _FAR)


def _sums(flags: Sequence[bool] | NDArray[np.bool_] | Places) -> Places:
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(np.asarray(flags, np.int64), out=sums[1:])
    return sums
