"""Fitting the model of sums on examples made by hand."""

import numpy as np

from assistant.calculation.program_features import NAMES
from eval.bench.sum_examples import SumExample
from eval.bench.train_sums import fit


def examples(count: int, seed: int) -> list[SumExample]:
    """Three sums and "none": the right one has its first features set; of every third none has."""
    generator = np.random.default_rng(seed)
    made = []
    for number in range(count):
        table = generator.normal(0, 0.01, size=(4, len(NAMES))).astype(np.float32)
        table[:, :20] = 0.0
        right = 3 if number % 3 == 0 else int(generator.integers(3))
        if right < 3:
            table[right, :20] = 1.0
        table[-1, NAMES.index("none")] = 1.0
        is_right = np.arange(4) == right
        made.append(SumExample(table, is_right, ("1人", "2人", "3人"), right < 3, "", str(number)))
    return made


def test_the_right_sum_is_likeliest_and_none_where_there_is_none() -> None:
    model = fit(examples(400, 0), seed=0, name="test")
    unseen = examples(30, 1)
    right = [one.is_right[model.probabilities(one.table).argmax()] for one in unseen]
    assert sum(right) >= 28


def test_the_same_seed_gives_the_same_model() -> None:
    one, two = (fit(examples(20, 0), seed=3, name="test") for _ in range(2))
    assert all(np.array_equal(one.parts[name], two.parts[name]) for name in one.parts)
