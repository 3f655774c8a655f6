"""A sentence with what stands around it, as it is compared with a question."""

from dataclasses import dataclass

from assistant.support.asked import AskedQuestion, Term
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
    for term in asked.terms:
        if holds(place.own, term) or holds_like(place.own, term):
            like += term.weight
        elif holds(place.heading, term) or (place.before and holds(place.before, term)):
            around += term.weight
    covered = (1.5 * like + 0.5 * around) / asked.weight
    return covered + max(0.0, place.similarity) + 0.3 / place.rank + 0.1 * asked.fits(place.own)


def holds(reading: Reading, term: Term) -> bool:
    """Whether a text holds a term, as a word or within a longer one."""
    return term.lemma in reading.places or (len(term.key) >= 2 and term.key in reading.key)


def holds_like(reading: Reading, term: Term) -> bool:
    """Whether a text holds a word that means nearly the same."""
    places, text = reading.places, reading.text
    return any(other in places or (len(other) >= 2 and other in text) for other in term.others)


def holds_or_like(reading: Reading, term: Term) -> bool:
    """Whether a text holds a term, or a word that means nearly the same."""
    return holds(reading, term) or holds_like(reading, term)
