"""One score out of many features of a question and a candidate: a small learned combination.

A fixed weight of two arms serves either chatty questions (few well-weighted terms, meaning) or
quiz-like ones (exact strings). These features let one set of weights serve both: how much of the
question's weight a candidate covers, how near its best sentence is, how the arms agree, and how
sure the best candidate of each arm is. The weights stand in recipe.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# What each feature is, of one candidate; "share" is of what the question could reach at most.
FEATURES = {
    "body": "share of the question's weight that the chunk's lemmas score by BM25",
    "heading": "the same in the heading path",
    "pairs": "the same by character pairs",
    "sentence": "the same in the chunk's best single sentence",
    "coverage": "share of the question's weight whose term occurs at all",
    "similarity": "cosine of the question and the chunk's nearest sentence",
    "body_lead": "body, less the best candidate's",
    "pairs_lead": "pairs, less the best candidate's",
    "similarity_lead": "similarity, less the best candidate's",
    "similarity_unless_covered": "similarity, times the share that no candidate covers",
    "body_of_short": "body, divided by the number of the question's terms",
    "agreement": "product of body and similarity",
}
_UNITS = 1e-9  # keeps an empty question from dividing by zero


@dataclass(frozen=True, slots=True)
class ArmScores:
    """What the arms say of each candidate: float32, shape (n_candidates,)."""

    body: Floats
    heading: Floats
    pairs: Floats
    sentence: Floats
    covered: Floats  # sum of the weights of the terms that occur
    similarity: Floats


@dataclass(frozen=True, slots=True)
class QuestionWeight:
    """What a candidate could reach at most."""

    terms: int
    body: float  # sum of idf
    heading: float
    pairs: float
    sentence: float


def features_of(arms: ArmScores, question: QuestionWeight) -> dict[str, Floats]:
    """Every feature of every candidate, by name, in the order of ``FEATURES``."""
    body = arms.body / (question.body + _UNITS)
    pairs = arms.pairs / (question.pairs + _UNITS)
    coverage = arms.covered / (question.body + _UNITS)
    similarity = arms.similarity
    best = np.float32(coverage.max(initial=0.0))
    return {
        "body": body,
        "heading": arms.heading / (question.heading + _UNITS),
        "pairs": pairs,
        "sentence": arms.sentence / (question.sentence + _UNITS),
        "coverage": coverage,
        "similarity": similarity,
        "body_lead": body - body.max(initial=0.0),
        "pairs_lead": pairs - pairs.max(initial=0.0),
        "similarity_lead": similarity - similarity.max(initial=0.0),
        "similarity_unless_covered": similarity * (1 - best),
        "body_of_short": body / max(1, question.terms),
        "agreement": body * similarity,
    }


def fuse(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted sum of the features that ``weights`` names; float32, one a candidate."""
    total: Floats = sum(
        (np.float32(weight) * features[name] for name, weight in weights.items()),
        start=np.zeros(len(features["body"]), np.float32),
    )
    return total
