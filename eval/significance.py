"""Whether two runs differ by more than chance, with a correction for many measures."""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

SIGNIFICANT = 0.05  # a p-value below it, after Holm's correction, is no chance
_EXACT_UP_TO = 14  # differing questions: 2**14 sign patterns are fewer than the draws below
_DRAWS = 20_000


def paired_randomisation(
    first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]], *, seed: int = 0
) -> float:
    """The chance of a difference as large as the one found, were the two runs alike.

    Under that supposition a question's two results may be swapped. All swaps are tried when few
    questions differ; else they are drawn.

    Args:
        first: For each question, what it adds to the measure's numerator and denominator.
        second: The same for the other run, questions at the same places.
        seed: Of the draws.

    Returns:
        The two-sided p-value; 1 when no question differs.

    Source:
        Smucker, Allan and Carterette, CIKM 2007, doi:10.1145/1321440.1321528.
    """
    one: NDArray[np.float64] = np.array(first, dtype=np.float64).reshape(len(first), 2)
    two: NDArray[np.float64] = np.array(second, dtype=np.float64).reshape(len(second), 2)
    if one.shape != two.shape:
        raise ValueError(f"found {len(first)} and {len(second)} questions, wanted as many in both")
    differs = (one != two).any(axis=1)
    if not differs.any():
        return 1.0
    fixed = one[~differs].sum(axis=0)
    one, two = one[differs], two[differs]
    swaps, is_exact = _swaps(len(one), seed)
    swapped = swaps.astype(np.float64)
    kept = 1.0 - swapped
    first_sums = fixed + kept @ one + swapped @ two
    second_sums = fixed + kept @ two + swapped @ one
    found = abs(_figure(fixed + one.sum(axis=0)) - _figure(fixed + two.sum(axis=0)))
    differences = np.abs(_figure(first_sums) - _figure(second_sums))
    # Sums in another order differ in the last bits: the observed pattern has to count itself.
    as_large = int((differences >= found - 1e-12).sum())
    if is_exact:
        return as_large / len(swaps)
    return (as_large + 1) / (len(swaps) + 1)


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p-values, raised so that one false alarm among all of them is no likelier than for one.

    Source:
        Holm, Scandinavian Journal of Statistics 6, 1979.
    """
    ordered = sorted(p_values, key=lambda name: (p_values[name], name))
    adjusted: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(ordered):
        highest = max(highest, min(1.0, (len(ordered) - place) * p_values[name]))
        adjusted[name] = highest
    return {name: adjusted[name] for name in p_values}


def _swaps(count: int, seed: int) -> tuple[NDArray[np.int8], bool]:
    """Rows of swap patterns, and whether they are all there are."""
    if count <= _EXACT_UP_TO:
        return np.array(list(itertools.product((0, 1), repeat=count)), dtype=np.int8), True
    draws = np.random.default_rng(seed).integers(0, 2, size=(_DRAWS, count), dtype=np.int8)
    return draws, False


def _figure(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numerator by denominator, 0 where there is no denominator."""
    above, below = sums[..., 0], sums[..., 1]
    figure: NDArray[np.float64] = np.zeros_like(above)
    np.divide(above, below, out=figure, where=below != 0)
    return figure
