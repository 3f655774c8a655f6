"""One score out of many features of a question and a candidate: a small learned combination.

A fixed weight of two arms serves either spoken questions (few well-weighted terms, meaning) or
plain ones like a quiz's (exact strings). Here what a feature counts depends on how spoken the
question is, so that one set of weights serves both. The weights stand in recipe.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from index.lexical import Floats
from index.likeness import Likeness

# What each feature is, of one candidate; "share" is of what the question could reach at most.
FEATURES = {
    "body": "share of the question's weight that the chunk's lemmas score by BM25",
    "heading": "the same in the heading path",
    "strings": "the same by pairs of characters, function words included",
    "sentence": "the same as body in the chunk's best single sentence",
    "coverage": "share of the question's weight whose terms occur at all",
    "similarity": "cosine of the question and the chunk's nearest sentence",
    "meant": "share of the question's weight found in one sentence, alike terms counting in part",
    "asked": "share of the heading's weight that the question asks for, counted in the same way",
    "length": "logarithm of the number of terms",
}
FEATURES |= {f"{name}_spoken": f"{name}, times how spoken the question is" for name in FEATURES}
_UNITS = 1e-9  # keeps an empty question from dividing by zero


@dataclass(frozen=True, slots=True)
class ArmScores:
    """What the arms say of each candidate: float32, shape (n_candidates,)."""

    body: Floats
    heading: Floats
    strings: Floats
    sentence: Floats
    covered: Floats  # sum of the weights of the terms that occur
    similarity: Floats
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class QuestionWeight:
    """What a candidate could reach at most."""

    spoken: float  # 0 plain to 1 spoken, see ``index.analyzer.how_spoken``
    body: float  # sum of idf
    heading: float
    strings: float
    sentence: float


def features_of(arms: ArmScores, question: QuestionWeight) -> dict[str, Floats]:
    """Every feature of every candidate, by name, in the order of ``FEATURES``."""
    base = {
        "body": arms.body / (question.body + _UNITS),
        "heading": arms.heading / (question.heading + _UNITS),
        "strings": arms.strings / (question.strings + _UNITS),
        "sentence": arms.sentence / (question.sentence + _UNITS),
        "coverage": arms.covered / (question.body + _UNITS),
        "similarity": arms.similarity,
        "meant": arms.likeness.meant,
        "asked": arms.likeness.asked,
        "length": arms.likeness.length,
    }
    spoken = np.float32(question.spoken)
    products = {f"{name}_spoken": values * spoken for name, values in base.items()}
    return base | products


def fuse(features: Mapping[str, Floats], weights: Mapping[str, float]) -> Floats:
    """The weighted sum of the features that ``weights`` names; float32, one a candidate."""
    total: Floats = sum(
        (np.float32(weight) * features[name] for name, weight in weights.items()),
        start=np.zeros(len(features["body"]), np.float32),
    )
    return total
