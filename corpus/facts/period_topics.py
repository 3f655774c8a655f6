"""What a sentence talks about when it states years: the phrases before は, が, を and a colon."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.facts.period_owners import Owner, OwnerKind, classify, phrase_before
from corpus.morphology import Token

REACH = 400  # characters: how far before its years a topic or a bracket is looked for
_TOPIC_PARTICLES = {"は", "が", "も", "を"}
# 実施期間は…とし、以降は次の計画に引き継ぐ
_SPEAKS_OF_PLAN = re.compile(r"(?:本|次の|次期|この)計画|ローリング")
_BEFORE_PARTICLE = {
    "つき",
    "まし",
    "で",
    "に",
    "ついて",
    "つい",
    "て",
    "おい",
    "として",
    "と",
    "し",
    "関し",
    "あたり",
}

# 計画期間を、概ね…; 計画期間を「…」; 計画期間を2年間延長し、…; not 国の計画期間を踏まえ、…
_IS_OBJECT = re.compile(
    r"、?(?:おおむね|概ね|原則として?|当初)?、?[「『]?|、?[^、。]{0,10}延長し(?:て)?、?"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A noun phrase that a particle or a colon marks as what is talked about."""

    owner: Owner
    end: int  # behind the particle
    mark: str  # は, が, も, を or :


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a sentence that can say whose period it states."""

    cue: Owner | None = None  # the heading or line above is 「計画期間」
    is_in_period_table: bool = False  # the rows above are headed 期間, or 始期 and 終期
    has_plan_above: bool = False  # a line above is a plan's name and nothing more


class Topics:
    """The topics of one sentence, in order."""

    def __init__(self, text: str, tokens: Sequence[Token], context: Context) -> None:
        self._text = text
        self._tokens = tokens
        self._context = context
        self._all = tuple(self._find_topics())
        self._ends = [topic.end for topic in self._all]

    def of(self, place: int) -> tuple[Topic | None, bool]:
        """What the words at ``place`` are said of, and whether a foreign body says them."""
        is_foreign = False
        bare: Topic | None = None
        for topic in reversed(self._before(place)):
            kind = topic.owner.kind
            if kind is OwnerKind.FOREIGN and topic.mark in "はが":
                is_foreign = True
            elif topic.owner.is_plan:
                if topic.mark == "を" and not _IS_OBJECT.fullmatch(self._text, topic.end, place):
                    continue
                return (bare or topic) if bare is None else _with_start(topic, bare), is_foreign
            elif kind is OwnerKind.PERIOD:
                bare = bare or topic
            elif kind is OwnerKind.OTHER and self._takes_the_years(topic, place, bare):
                return None, is_foreign
        is_about_plan = self._context.cue is not None or self._context.has_plan_above
        if bare is not None and (is_about_plan or _SPEAKS_OF_PLAN.search(self._text)):
            return bare, is_foreign
        return None, is_foreign

    def _before(self, place: int) -> tuple[Topic, ...]:
        last = bisect_right(self._ends, place)
        return self._all[bisect_left(self._ends, place - REACH, 0, last) : last]

    def _takes_the_years(self, topic: Topic, place: int, bare: Topic | None) -> bool:
        """Whether ``topic``, which is no plan, stands between a plan and its years."""
        if topic.mark == "が":
            return self._reaches(topic.end, place)
        return topic.mark in "は:" and bare is None

    def _reaches(self, start: int, place: int) -> bool:
        """Whether no comma ends the clause between ``start`` and ``place``."""
        return "、" not in self._text[start:place].lstrip("、")

    def is_blocked(self, place: int) -> bool:
        """Whether something that is no plan is talked about before ``place``."""
        return any(
            topic.owner.kind in (OwnerKind.OTHER, OwnerKind.FOREIGN)
            and (topic.mark in "は:" or self._reaches(topic.end, place))
            for topic in self._before(place)
        )

    def _find_topics(self) -> Iterator[Topic]:
        for place, token in enumerate(self._tokens):
            is_colon = token.surface == ":"
            if not is_colon and (token.pos != "助詞" or token.surface not in _TOPIC_PARTICLES):
                continue
            last = place - 1
            while token.surface in "はも" and last >= 0 and self._is_compound_particle(last):
                last -= 1
            if last < 0:
                continue
            end = self._tokens[last].end
            start = phrase_before(self._text, self._tokens, end)
            if start < end:
                owner = classify(self._text, start, end)
                if token.surface == "を" and not owner.is_period:
                    continue
                yield Topic(owner, token.end, token.surface)

    def _is_compound_particle(self, place: int) -> bool:
        token = self._tokens[place]
        return token.surface in _BEFORE_PARTICLE and token.pos in ("助詞", "助動詞", "動詞")


def _with_start(topic: Topic, bare: Topic) -> Topic:
    """本計画は、期間を…: the plan's topic, read as the period that ``bare`` names."""
    return Topic(replace(topic.owner, is_period=True), bare.end, topic.mark)
