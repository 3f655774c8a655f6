"""How sure a figure is: percentile bootstrap over questions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

RESAMPLES = 2_000  # the ends of a 95% interval rest on 50 resamples each
_CONFIDENCE = 0.95
_Z = 1.959964  # standard normal quantile of 0.975


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval that holds the true figure in 95 of 100 samples of questions."""

    low: float
    high: float


def ratio(numerators: Sequence[float], denominators: Sequence[float]) -> float | None:
    """Sum by sum; None when there is nothing to divide by."""
    total = sum(denominators)
    return sum(numerators) / total if total else None


def ratio_interval(
    numerators: Sequence[float], denominators: Sequence[float], *, seed: int = 0
) -> Interval | None:
    """The interval of ``ratio`` when questions are drawn again with replacement.

    Args:
        numerators: One for each question.
        denominators: One for each question, at the same place; all 1 makes the ratio a mean.
        seed: Of the draws.

    Returns:
        None when there are fewer than two questions with a denominator: nothing to draw from.
        Where all are right, or all wrong, every draw is the same; then Wilson's score interval
        says what so few questions can show.

    Source:
        Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13; Wilson,
        Journal of the American Statistical Association 22, 1927.
    """
    if len(numerators) != len(denominators):
        raise ValueError(f"found {len(numerators)} numerators, wanted {len(denominators)}")
    kept = [place for place, below in enumerate(denominators) if below]
    if len(kept) < 2:
        return None
    above = np.array([numerators[place] for place in kept], dtype=np.float64)
    below = np.array([denominators[place] for place in kept], dtype=np.float64)
    all_right = bool((above == below).all())
    if all_right or not above.any():
        return _one_sided_wilson(len(kept), all_right=all_right)
    draws = np.random.default_rng(seed).integers(0, len(kept), size=(RESAMPLES, len(kept)))
    figures = above[draws].sum(axis=1) / below[draws].sum(axis=1)
    tail = (1 - _CONFIDENCE) / 2
    low, high = np.quantile(figures, [tail, 1 - tail])
    return Interval(float(low), float(high))


def _one_sided_wilson(count: int, *, all_right: bool) -> Interval:
    """Wilson's interval of ``count`` questions that are all right, or all wrong."""
    reach = _Z**2 / (count + _Z**2)
    return Interval(1 - reach, 1.0) if all_right else Interval(0.0, reach)


def mean_interval(values: Sequence[float], *, seed: int = 0) -> Interval | None:
    """The interval of the mean of ``values``."""
    return ratio_interval(values, [1.0] * len(values), seed=seed)
