"""The sentences that answer a follow-up, by all that it may mean taken together.

A follow-up is compared as it stands, with the words of the question before, and as each question
that it may be short for. Alone these are poor judges: the first does not know what is talked about,
the others take the sentence that was quoted already. A sentence gets the mean of its log-odds; what
the follow-up says itself counts the more, the more it says.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Evidence
from assistant.question import Question
from corpus.records import DocId, Span

# Content, in idf, from which a follow-up is judged by its own words alone.
_SAYS_ALL, _STANDS_ALONE = 15.0, 8.0
_SHORT_FOR, _BEST = 0.3, 0.5  # weights of the questions it may be short for, and of the best of all
_LACKS_KIND = 0.3  # log-odds, where what is asked for is not in the sentence
_POINTING = 0.5  # the most that is said by what points at something else
_STANDS = 0.8  # share from which what it gets alone answers it
_LEANS = 0.25  # log-odds, where all is said before: one reading in doubt lowers the mean
_BESIDE = 0.6  # log-odds, of what stands under the same heading as what was told
_NOT_COMPARED = 0.02  # the probability by a reading that did not come to look at the sentence

_TURNS = re.compile(r"[一-鿿ァ-ヺーA-Za-z](?:のほう|の方)(?:は|も|って|だと)、?.")

Place = tuple[DocId, Span]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up, read in all the ways that it may be meant."""

    alone: Question
    behind: Question  # the words of the question before, and the follow-up
    meanings: tuple[Question, ...]  # that it may be short for, likeliest first
    weight: float  # what its own words weigh, in idf
    points: bool = False  # 「それ、…」: it says itself that it leans on what was said

    @property
    def own_share(self) -> float:
        """How far the follow-up says itself what it is about, in [0, 1]."""
        share = self.weight / (_SAYS_ALL if self.meanings else _STANDS_ALONE)
        return min(_POINTING if self.points else 1.0, share)

    @property
    def stands_alone(self) -> bool:
        """Whether it says all that it is about."""
        return self.own_share >= _STANDS


def find_together(
    follow_up: FollowUp,
    find: Callable[[Question], Sequence[Evidence]],
    is_beside: Callable[[Evidence], bool] = lambda one: False,
) -> list[Evidence]:
    """Sentences that may answer, the most probable first.

    Args:
        follow_up: The readings.
        find: Finds what may answer one of them.
        is_beside: Whether a sentence stands beside what was told last, which a talk is about.
    """
    readings = dict.fromkeys((*follow_up.meanings, follow_up.alone, follow_up.behind))
    found = {
        reading: {(one.doc_id, one.sentence.span): one for one in find(reading)}
        for reading in readings
    }
    every = {place: one for by in reversed(found.values()) for place, one in by.items()}
    judged = [
        replace(one, probability=_probability(follow_up, place, found, is_beside(one)))
        for place, one in every.items()
    ]
    return sorted(judged, key=lambda e: (-e.probability, e.doc_id, e.sentence.span.start))


def _probability(
    follow_up: FollowUp,
    place: Place,
    found: Mapping[Question, Mapping[Place, Evidence]],
    is_beside: bool,
) -> float:
    def odds(reading: Question) -> float:
        one = found[reading].get(place)
        return _log_odds(one.probability if one else _NOT_COMPARED)

    alone, behind = odds(follow_up.alone), odds(follow_up.behind)
    short_for = [odds(meaning) for meaning in follow_up.meanings]
    share = follow_up.own_share
    total, weight = share * alone + (1 - share) * behind, 1.0
    if short_for:
        total += _SHORT_FOR * max(short_for) + _BEST * max(alone, behind, *short_for)
        weight += _SHORT_FOR + _BEST
    checked = found[follow_up.alone].get(place) or found[follow_up.behind].get(place)
    lacks = checked.checks.kind_missing if checked else 0.0
    z = total / weight + _LEANS * (1 - share) - _LACKS_KIND * lacks + _BESIDE * is_beside
    return 1.0 / (1.0 + math.exp(-z))


def read_follow_up(
    question: Question,
    before: Question,
    meanings: Sequence[Question],
    weigh: Callable[[Question], float],
    read: Callable[[str], Question],
    *,
    again: str = "",
    points: bool = False,
) -> FollowUp:
    """A follow-up with its readings.

    Args:
        question: As it stands.
        before: The question before.
        meanings: That it may be short for.
        weigh: What a question's words weigh, in idf.
        read: Reads a question.
        again: The question with what the one before asked for, where it asks nothing itself.
        points: Whether the question says それ of what was said.
    """
    words = "、".join(_said(before))
    behind = read(f"{words}、{again or question.text}") if words else question
    return FollowUp(question, behind, tuple(meanings), _weight(question, weigh), points)


def _weight(question: Question, weigh: Callable[[Question], float]) -> float:
    """「推進員のほうは何人いるの」 turns from what was said and asks all of what it names."""
    is_all = question.asked.wants and _TURNS.search(question.text)
    return _SAYS_ALL if is_all else weigh(question)


def _said(question: Question) -> list[str]:
    """Its noun phrases, and its words outside them, in order; not what asks."""
    said: dict[str, None] = {}
    for word in question.words:
        whole = next((p for p in question.phrases if word.surface in p), word.surface)
        said.setdefault(word.surface if word.pos == "動詞" else whole)
    return [name for name in said if not name.startswith("何")]


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 0.005), 0.995)
    return math.log(bounded / (1.0 - bounded))
