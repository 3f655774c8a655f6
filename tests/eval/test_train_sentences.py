"""Fitting the sentence model on examples made by hand."""

import numpy as np
import pytest
import torch

from assistant.support.calibration import NAMES as CALIBRATED
from assistant.support.features import NAMES
from assistant.support.matches import MEETINGS, TERM_FEATURES, Matches
from assistant.support.network import PARTS, Seen, SentenceModel
from eval.bench.sentence_examples import Example, Label, Setting, squad_examples
from eval.bench.sentence_network import Standard, batch_of, fit_network, vocabulary
from eval.bench.train_sentences import fit, fit_both, fit_logistic
from index.encoder import builtin_encoder
from tests.eval.test_squad import SQUAD


def examples(count: int, seed: int) -> list[Example]:
    """Four sentences each, the right one with the first features set; every third has none."""
    generator = np.random.default_rng(seed)
    made = []
    for number in range(count):
        table = generator.normal(0, 0.3, size=(4, len(NAMES))).astype(np.float32)
        labels = np.zeros(4, np.int8)
        setting = Setting.WITHOUT if number % 3 == 0 else Setting.FOUND
        table[:, :40] = 0.0
        if setting is Setting.FOUND:
            right = int(generator.integers(4))
            table[right, :40] = 1.0
            labels[right] = Label.YES.value
        checks = np.zeros((4, len(CALIBRATED) - 1), np.float32)
        seen = Seen(table, matches(generator))
        made.append(Example(seen, labels, setting, checks, f"group {number % 6}"))
    return made


def matches(generator: np.random.Generator) -> Matches:
    """Two terms, met at random by four sentences of no, one and two words."""
    return Matches(
        generator.random((4, 2, len(MEETINGS))).astype(np.float32),
        generator.random((2, len(TERM_FEATURES))).astype(np.float32),
        np.ones(2, np.float32),
        ("本", "貸す"),
        ("本", "を", "貸す"),
        ((), ("本",), ("本", "貸す"), ("庭",)),
    )


def test_the_sentence_that_answers_scores_best_and_none_scores_low() -> None:
    model, calibration = fit_both(examples(150, 0), examples(150, 1), examples(150, 3), seed=0)
    unseen = examples(30, 2)
    for example in unseen:
        scores = model.scores(example.seen)
        if example.setting is Setting.FOUND:
            assert example.labels[scores.argmax()] == Label.YES.value
    best = [float(model.scores(one.seen).max()) for one in unseen]
    answers = [one.setting is Setting.FOUND for one in unseen]
    low = [score for score, is_found in zip(best, answers, strict=True) if not is_found]
    high = [score for score, is_found in zip(best, answers, strict=True) if is_found]
    assert np.mean(low) < np.mean(high)
    assert calibration.weights["score"] > 0


def test_the_same_seed_gives_the_same_model() -> None:
    one, two = (fit(examples(20, 0), seed=3) for _ in range(2))
    assert all(np.array_equal(one.parts[name], two.parts[name]) for name in PARTS)


def test_the_model_scores_as_its_networks_were_fitted() -> None:
    made = examples(20, 0)
    standard, numbers = Standard.of(made), vocabulary(made)
    network = fit_network(made, numbers, standard, seed=0)
    parts = {name: part[None] for name, part in network.parts().items()}
    model = SentenceModel(standard.mean, standard.scale, numbers, parts)
    with torch.no_grad():
        wanted = network(batch_of(made, numbers, standard)).numpy()
    for example, scores in zip(made, wanted, strict=True):
        assert model.scores(example.seen) == pytest.approx(scores, abs=1e-4)


def test_logistic_weights_by_hand() -> None:
    # Of ten with 0, two answer; of ten with 1, eight do: the odds are 1 : 4 and 4 : 1.
    table = np.array([[0.0]] * 10 + [[1.0]] * 10)
    answers = np.array([True] * 2 + [False] * 8 + [True] * 8 + [False] * 2)
    weights, bias = fit_logistic(table, answers, np.ones(20))
    assert bias < 0 < weights[0]
    assert bias + weights[0] / 2 == pytest.approx(0, abs=1e-6)


def test_a_row_counts_as_often_as_is_said() -> None:
    table, answers = np.array([[0.0], [0.0], [1.0], [1.0]]), np.array([True, False, True, False])
    counts = np.array([2.0, 8.0, 8.0, 2.0])
    often = fit_logistic(
        np.repeat(table, counts.astype(int), axis=0),
        np.repeat(answers, counts.astype(int)),
        np.ones(20),
    )
    assert fit_logistic(table, answers, counts)[1] == pytest.approx(often[1])


def test_squad_examples_mark_the_sentence_that_holds_the_answer() -> None:
    made = list(
        squad_examples(SQUAD, builtin_encoder(), paragraphs=2, in_paragraphs=3, in_found=3, seed=0)
    )
    in_paragraphs = [one for one in made if one.setting is Setting.PARAGRAPH]
    assert len(in_paragraphs) == 3
    assert all(one.labels.tolist().count(Label.YES.value) == 1 for one in in_paragraphs)
    without = [one for one in made if one.setting is Setting.WITHOUT]
    assert without
    assert all(Label.YES.value not in one.labels for one in without)
