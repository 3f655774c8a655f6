"""The stretches of time that a document states, each with what the rules see around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.facts.period_context import LinesAbove
from corpus.facts.period_lines import whole_ranges
from corpus.facts.period_ranges import Stretch, find_stretches
from corpus.facts.period_rules import Claim, SentenceRules
from corpus.facts.reading import ReadDocument, ReadSentence
from corpus.morphology import Token

_MAY_STATE = re.compile(r"[年月]|[0-9]{4}|(?<![A-Za-z])[HR][0-9]")
_SILENT = ("補助記号", "空白")  # parts of speech
_KEPT_SIGNS = "、。(~:"
_NUMBER = "〇"  # stands for any
_NEAR, _NEXT = 12, 8  # words before a stretch and behind it
_SEEN = 250  # words of a sentence on either side of a stretch: few sentences have more
_ABOVE = 15  # words of the sentence before
_LENGTHS = (1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 15, 20, 30)  # years, each the last of a class
_MANY = 4  # stretches in a passage: so many or more


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of time, and whether the rules claim it for a plan."""

    sentence: ReadSentence
    stretch: Stretch
    claim: Claim | None
    rules: SentenceRules
    stretches: tuple[Stretch, ...]  # all of the sentence's
    plan_above: str  # the plan that a line above names alone; ""
    above: ReadSentence | None  # the sentence before

    @property
    def place(self) -> int:
        """Where it begins in the document."""
        return self.sentence.sentence.span.start + self.stretch.start


def find_candidates(read: ReadDocument) -> Iterator[Candidate]:
    """Every stretch of time of every sentence, in order."""
    above, before = LinesAbove(), None
    for sentence in whole_ranges(read):
        text = sentence.text
        stretches = find_stretches(text) if _MAY_STATE.search(text) else ()
        context = above.context(sentence)
        if stretches:
            rules = SentenceRules(text, sentence.tokens, context)
            claims = {claim.stretch: claim for claim in rules.claims(stretches)}
            plan = above.plan if context.has_plan_above else ""
            for stretch in stretches:
                claim = claims.get(stretch)
                yield Candidate(sentence, stretch, claim, rules, stretches, plan, before)
        above.pass_by(sentence, has_years=bool(stretches))
        before = sentence


def features_of(passage: Sequence[Candidate]) -> list[frozenset[str]]:
    """What the model sees of each candidate of one passage."""
    firsts = [one.stretch.first_fiscal_year or 0 for one in passage]
    latest = max(firsts, default=0)
    found = []
    for one, first in zip(passage, firsts, strict=True):
        names = {f"n:{min(len(passage), _MANY)}", *_shape(one), *_surroundings(one)}
        if first:
            names.add("latest" if first == latest else "earlier")
        found.append(frozenset(names))
    return found


def _shape(candidate: Candidate) -> Iterator[str]:
    stretch, claim = candidate.stretch, candidate.claim
    parts = (stretch.first, stretch.last, stretch.stated_years, stretch.is_columns, stretch.is_open)
    yield "shape:" + "".join(sign for sign, part in zip("FLYCO", parts, strict=True) if part)
    years = stretch.years
    yield f"years:{next((one for one in _LENGTHS if years and years <= one), 0)}"
    if stretch.first and stretch.last:
        yield f"fiscal:{stretch.first.is_fiscal}{stretch.last.is_fiscal}"
        if stretch.last.month:
            yield f"month:{stretch.last.month}"
    if claim is None:
        yield "unclaimed"
        return
    yield f"claim:{claim.owner.kind if claim.owner else None}"
    flags = {"foreign": claim.is_foreign, "aside": claim.is_aside, "past": claim.is_past}
    yield from (name for name, is_so in flags.items() if is_so)


def _surroundings(candidate: Candidate) -> Iterator[str]:
    stretch, rules, sentence = candidate.stretch, candidate.rules, candidate.sentence
    topic, is_foreign = rules.topics.of(stretch.start)
    kind = topic.owner.kind if topic else None
    yield f"topic:{kind}"
    if candidate.claim is None:  # what the rules see and do not take is mostly no period
        yield f"unclaimed:{kind}"
    if topic and topic.owner.is_period:
        yield "topic:period"
    if is_foreign:
        yield "topic:foreign"
    if rules.topics.is_blocked(stretch.start):
        yield "blocked"
    context = rules.context
    yield f"cue:{context.cue is not None}"
    yield f"plan above:{context.has_plan_above}"
    yield f"table:{context.is_in_period_table}"
    yield f"kind:{sentence.sentence.kind}"
    tokens = sentence.tokens
    first = bisect_right(tokens, stretch.start, key=lambda token: token.end)
    last = bisect_left(tokens, stretch.end, key=lambda token: token.start)
    before = words_of(tokens[max(0, first - _SEEN) : first])
    rest = tokens[last : last + _SEEN]
    behind = words_of(rest)
    done = next((one for one in rest if one.pos == "動詞" or one.pos3 == "サ変可能"), None)
    if done is not None:
        yield f"done:{done.lemma}"
    yield from (f"s:{word}" for word in {*before, *behind})
    yield from (f"b:{word}" for word in before[-_NEAR:])
    yield from (f"a:{word}" for word in behind[:_NEXT])
    yield from (f"b{place}:{word}" for place, word in enumerate(reversed(["^", *before][-3:])))
    yield from (f"a{place}:{word}" for place, word in enumerate([*behind, "$"][:3]))
    yield f"bb:{' '.join(['^', *before][-2:])}"
    yield f"aa:{' '.join([*behind, '$'][:2])}"
    if candidate.above is not None:
        yield from (f"p:{word}" for word in words_of(candidate.above.tokens)[-_ABOVE:])


def words_of(tokens: Sequence[Token]) -> list[str]:
    """Lemmas, any number as one word, and the signs that part a sentence."""
    words = []
    for token in tokens:
        if token.pos in _SILENT:
            if token.surface in _KEPT_SIGNS:
                words.append(token.surface)
        else:
            words.append(_NUMBER if token.pos2 == "数詞" else token.lemma)
    return words
