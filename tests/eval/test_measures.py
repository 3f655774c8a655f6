"""Measures against hand-computed values and published tables."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.measures.abstention import (
    abstention_figures,
    area_under_risk,
    auroc,
    calibration_error,
    coverage_at,
    reliability,
    risk_coverage,
)
from eval.measures.answers import character_f1, exact_match, overlap_f1, token_f1
from eval.measures.intervals import mean_interval, ratio, ratio_interval
from eval.measures.retrieval import mean_measures, retrieval_measures
from eval.measures.times import median, percentile


def test_punctuation_and_width_do_not_make_an_answer_another() -> None:
    assert exact_match("「５年間」。", ["5年間"]) == 1
    assert exact_match("5年間です", ["5年間"]) == 0


def test_token_f1_by_hand() -> None:
    # 市長|が|本部|長 against 本部|長: 2 shared of 4 and 2 tokens.
    assert token_f1("市長が本部長。", ["本部長", "副市長"]) == pytest.approx(2 * 2 / (4 + 2))
    assert token_f1("", ["本部長"]) == 0


def test_character_f1_by_hand() -> None:
    # 奈良県 against 奈良: 2 shared of 3 and 2.
    assert character_f1("奈良 県", ["京都", "奈良"]) == pytest.approx(4 / 5)


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
def test_overlap_is_symmetric_and_1_only_for_the_same_multiset(
    one: list[str], two: list[str]
) -> None:
    assert overlap_f1(one, two) == overlap_f1(two, one)
    assert (overlap_f1(one, two) == 1) == (sorted(one) == sorted(two))


def test_abstention_by_hand() -> None:
    # Abstained on 3, of which 2 were due; 4 were due.
    should = [True, True, True, True, False, False]
    did = [True, True, False, False, True, False]
    figures = abstention_figures(should, did)
    assert (figures.precision, figures.recall) == (2 / 3, 2 / 4)
    assert figures.f1 == pytest.approx(2 * (2 / 3) * (1 / 2) / (2 / 3 + 1 / 2))


def test_never_abstaining_has_no_precision() -> None:
    assert abstention_figures([True], [False]).precision is None


def test_auroc_by_hand_with_a_tie() -> None:
    # Pairs: 0.9>0.5, 0.9>0.1, 0.5=0.5 (half), 0.5>0.1 -> 3.5 of 4.
    assert auroc([0.9, 0.5], [0.5, 0.1]) == 3.5 / 4
    assert auroc([], [0.5]) is None


scores = st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]), min_size=1, max_size=8)


@given(scores, scores)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    positives: list[float], negatives: list[float]
) -> None:
    pairs = [(one > two) + (one == two) / 2 for one in positives for two in negatives]
    assert auroc(positives, negatives) == pytest.approx(sum(pairs) / len(pairs))


def test_risk_coverage_by_hand() -> None:
    # Surest first: right, wrong and right together, wrong; of 5 questions 4 are answered.
    points = risk_coverage([0.9, 0.8, 0.8, 0.2], [True, False, True, False], questions=5)
    assert [(point.coverage, point.risk) for point in points] == [
        (1 / 5, 0.0),
        (3 / 5, 1 / 3),
        (4 / 5, 2 / 4),
    ]
    assert coverage_at(points, 0.0) == 1 / 5
    assert coverage_at(points, 0.4) == 3 / 5
    assert coverage_at(points[2:], 0.05) == 0.0
    assert coverage_at((), 0.05) is None
    area = 0.0 * 1 / 5 + 1 / 3 * 2 / 5 + 1 / 2 * 1 / 5
    assert area_under_risk(points) == pytest.approx(area / (4 / 5))


def test_reliability_by_hand() -> None:
    bins = reliability([0.05, 0.95, 0.92, 1.0], [False, True, False, True])
    assert [(found.low, found.count) for found in bins] == [(0.0, 1), (0.9, 3)]
    assert bins[1].accuracy == pytest.approx(2 / 3)
    error = (1 * 0.05 + 3 * abs((0.95 + 0.92 + 1.0) / 3 - 2 / 3)) / 4
    assert calibration_error(bins) == pytest.approx(error)


def test_percentiles_by_nearest_rank() -> None:
    assert median([3.0, 1.0, 2.0]) == 2.0
    assert median([4.0, 1.0, 2.0, 3.0]) == 2.5
    assert percentile([float(value) for value in range(1, 21)], 0.95) == 19.0
    assert percentile([], 0.95) is None


def test_a_ratio_is_of_sums_not_of_means() -> None:
    assert ratio([1, 3], [1, 9]) == 4 / 10
    assert ratio([0], [0]) is None


def test_an_interval_is_about_as_wide_as_the_normal_one() -> None:
    # 80 of 100: standard error sqrt(.8 * .2 / 100) = .04, so about .80 ± .078.
    found = mean_interval([1.0] * 80 + [0.0] * 20)
    assert found is not None
    assert found.low == pytest.approx(0.8 - 1.96 * 0.04, abs=0.015)
    assert found.high == pytest.approx(0.8 + 1.96 * 0.04, abs=0.015)


def test_eight_right_of_eight_do_not_prove_perfection() -> None:
    # Wilson, 8 of 8: centre (1 + z²/16) / (1 + z²/8), reach z²/16 / (1 + z²/8); z² = 3.8415.
    found = mean_interval([1.0] * 8)
    assert found is not None
    assert found.high == 1.0
    assert found.low == pytest.approx((1 + 3.8415 / 16 - 3.8415 / 16) / (1 + 3.8415 / 8), abs=1e-4)
    wrong = mean_interval([0.0] * 8)
    assert wrong is not None
    assert wrong.low == 0.0
    assert wrong.high == pytest.approx(1 - found.low)


def test_an_interval_of_one_question_says_nothing() -> None:
    assert ratio_interval([1.0, 0.0], [1.0, 0.0]) is None


def test_ranking_measures_by_hand() -> None:
    qrels = {"q1": {"a": 1, "b": 1}, "q2": {"c": 1}, "q3": {"d": 1}}
    run = {"q1": ["x", "a", "y", "b"], "q2": ["c"], "q9": ["a"]}
    names = ("Success@1", "R@3", "RR", "AP", "nDCG@10")
    found = retrieval_measures(qrels, run, names)
    gain = 1 / math.log2(3) + 1 / math.log2(5)
    ideal = 1 + 1 / math.log2(3)
    assert found["Success@1"] == {"q1": 0, "q2": 1, "q3": 0}
    assert found["R@3"] == {"q1": 1 / 2, "q2": 1, "q3": 0}
    assert found["RR"] == {"q1": 1 / 2, "q2": 1, "q3": 0}
    assert found["AP"] == {"q1": pytest.approx((1 / 2 + 2 / 4) / 2), "q2": 1, "q3": 0}
    assert found["nDCG@10"] == {"q1": pytest.approx(gain / ideal), "q2": 1, "q3": 0}
    assert mean_measures(found)["RR"] == pytest.approx((1 / 2 + 1 + 0) / 3)


def test_the_order_given_is_the_order_measured_whatever_the_names() -> None:
    for order in (["z", "a"], ["a", "z"]):
        found = retrieval_measures({"q": {"a": 1}}, {"q": order}, ("RR",))
        assert found["RR"]["q"] == 1 / (order.index("a") + 1)


def test_values_of_ir_measures_own_test_tables() -> None:
    # Judgements, runs (in order of score) and values: ir-measures' tests of its providers.
    qrels = {"0": {"D0": 0, "D1": 1, "D2": 1, "D3": 2, "D4": 0}}
    run = {"0": ["D0", "D2", "D3", "D1", "D4"]}
    found = retrieval_measures(qrels, run, ("nDCG", "nDCG@5", "nDCG@2", "Success@2"))
    assert found["nDCG"]["0"] == pytest.approx(0.6584645692843067)
    assert found["nDCG@5"]["0"] == pytest.approx(0.6584645692843067)
    assert found["nDCG@2"]["0"] == pytest.approx(0.23981246656813146)
    assert found["Success@2"]["0"] == 1.0
    qrels = {
        "0": {"D0": 1, "D1": -1, "D2": 0, "D3": 2, "D4": 0},
        "1": {"D0": 1, "D3": 2, "D4": -1, "D5": 0},
    }
    run = {"0": ["D0", "D2", "D3", "D1", "D4"], "1": ["D1", "D4", "D2", "D3"]}
    found = retrieval_measures(qrels, run, ("AP", "AP(rel=2)"))
    assert found["AP"] == {"0": pytest.approx(0.8333, abs=1e-4), "1": 0.125}
    assert found["AP(rel=2)"]["0"] == pytest.approx(0.33333, abs=1e-4)


def test_a_measure_of_another_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="wanted ir-measures' notation"):
        retrieval_measures({"q": {"a": 1}}, {"q": ["a"]}, ("recall at ten",))
