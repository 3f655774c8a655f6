"""A sentence with what stands around it, as it is compared with a question."""

from dataclasses import dataclass

from assistant.support.asked import AskedQuestion, Held, Term
from assistant.support.reading import Reading
from corpus.records import SentenceKind


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence with what stands around it."""

    own: Reading
    heading: Reading
    title: str  # of its section, canonical; "" when it has none
    is_title_first: bool  # no sentence before it under the heading says the title
    before: Reading | None  # the sentence before under the same heading
    behind: Reading | None
    lead: Reading | None  # what announces its list, or its table's first row
    role: SentenceKind
    position: float  # in its section, 0 first, 1 last
    similarity: float  # cosine with the question
    rank: int  # of its chunk, from 1
    chunk_score: float  # below the best chunk's, not positive


def nearness(asked: AskedQuestion, place: Place) -> float:
    """A first look at whether a sentence may answer: cheap, and wrong for one in fifty."""
    like = around = 0.0
    own, heading = held_of(asked, place.own), held_of(asked, place.heading)
    before = held_of(asked, place.before) if place.before is not None else None
    for number, term in enumerate(asked.terms):
        if own.either[number]:
            like += term.weight
        elif heading.said[number] or (before is not None and before.said[number]):
            around += term.weight
    covered = (1.5 * like + 0.5 * around) / asked.weight
    return covered + max(0.0, place.similarity) + 0.3 / place.rank + 0.1 * asked.fits(place.own)


def held_of(asked: AskedQuestion, reading: Reading) -> Held:
    """What a text holds of a question's terms; it may stand around many sentences."""
    found = asked.held.get(reading)
    if found is None:
        said = tuple(holds(reading, term) for term in asked.terms)
        like = tuple(holds_like(reading, term) for term in asked.terms)
        either = tuple(one or other for one, other in zip(said, like, strict=True))
        found = asked.held[reading] = Held(said, like, either)
    return found


def holds(reading: Reading, term: Term) -> bool:
    """Whether a text holds a term, as a word or within a longer one."""
    return term.lemma in reading.lemmas or (len(term.key) >= 2 and term.key in reading.key)


def holds_like(reading: Reading, term: Term) -> bool:
    """Whether a text holds a word that means nearly the same."""
    if not term.others:
        return False
    if not reading.lemmas.isdisjoint(term.others):
        return True
    text = reading.text
    return any(other in text for other in term.longer)
