"""Whether the program says that something is not stated when it is not stated.

The positive class is "should abstain".
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AbstentionFigures:
    """How well the program knows what it does not know. None: nothing to divide by."""

    precision: float | None  # of the abstentions, those that were due
    recall: float | None  # of the abstentions that were due, those that were made
    f1: float | None


@dataclass(frozen=True, slots=True)
class RiskPoint:
    """What is wrong among the answers that the program is surest of."""

    coverage: float  # share of all questions that are answered, the surest first
    risk: float  # share of those answers that are wrong
    confidence: float  # of the least sure answer among them


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Answers of like confidence."""

    low: float
    high: float
    count: int
    confidence: float  # mean
    accuracy: float


def abstention_figures(should: Sequence[bool], did: Sequence[bool]) -> AbstentionFigures:
    """Precision, recall and F1 of abstaining."""
    both = sum(1 for due, made in zip(should, did, strict=True) if due and made)
    due, made = sum(should), sum(did)
    precision = both / made if made else None
    recall = both / due if due else None
    f1 = 2 * both / (due + made) if due + made else None
    return AbstentionFigures(precision, recall, f1)


def auroc(positives: Sequence[float], negatives: Sequence[float]) -> float | None:
    """The chance that a positive's score is above a negative's; ties count half.

    Returns:
        None when one of the classes is empty.

    Source:
        Mann and Whitney 1947; Hanley and McNeil, Radiology 143, 1982.
    """
    if not positives or not negatives:
        return None
    ranked = sorted([(score, 1) for score in positives] + [(score, 0) for score in negatives])
    rank_sum, place = 0.0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        middle_rank = (place + 1 + end) / 2  # ranks place+1 .. end share their mean
        rank_sum += middle_rank * sum(is_positive for _, is_positive in ranked[place:end])
        place = end
    count = len(positives)
    return (rank_sum - count * (count + 1) / 2) / (count * len(negatives))


def risk_coverage(
    confidences: Sequence[float], are_right: Sequence[bool], *, questions: int
) -> tuple[RiskPoint, ...]:
    """The risk–coverage curve of the answers given, the surest first.

    Args:
        confidences: Of each answer.
        are_right: Whether each answer is right.
        questions: How many questions there were, abstentions included.

    Returns:
        One point for each distinct confidence: answers that are equally sure come together.

    Source:
        El-Yaniv and Wiener, JMLR 11, 2010.
    """
    ranked = sorted(zip(confidences, are_right, strict=True), key=lambda pair: -pair[0])
    points: list[RiskPoint] = []
    wrong = 0
    for count, (confidence, is_right) in enumerate(ranked, start=1):
        wrong += not is_right
        if count < len(ranked) and ranked[count][0] == confidence:
            continue
        points.append(RiskPoint(count / questions, wrong / count, confidence))
    return tuple(points)


def area_under_risk(points: Sequence[RiskPoint]) -> float | None:
    """Mean risk over the coverage that the curve spans; smaller is better."""
    if not points:
        return None
    area, covered = 0.0, 0.0
    for point in points:
        area += point.risk * (point.coverage - covered)
        covered = point.coverage
    return area / covered


def coverage_at(points: Sequence[RiskPoint], risk: float) -> float | None:
    """The largest share of questions that can be answered with at most ``risk`` wrong answers.

    Returns:
        0 when even the surest answers are riskier; None when there is no answer.
    """
    if not points:
        return None
    return max((point.coverage for point in points if point.risk <= risk), default=0.0)


def reliability(
    confidences: Sequence[float], are_right: Sequence[bool], *, bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """How often answers of like confidence are right; empty bins are left out.

    Source:
        DeGroot and Fienberg, The Statistician 32, 1983; Guo et al., ICML 2017.
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, is_right in zip(confidences, are_right, strict=True):
        members[min(bins - 1, max(0, int(confidence * bins)))].append((confidence, is_right))
    return tuple(
        ReliabilityBin(
            low=place / bins,
            high=(place + 1) / bins,
            count=len(found),
            confidence=sum(confidence for confidence, _ in found) / len(found),
            accuracy=sum(is_right for _, is_right in found) / len(found),
        )
        for place, found in enumerate(members)
        if found
    )


def calibration_error(bins: Sequence[ReliabilityBin]) -> float | None:
    """Mean distance of confidence and accuracy, weighted by the bins' counts (ECE)."""
    total = sum(found.count for found in bins)
    if not total:
        return None
    return sum(found.count * abs(found.confidence - found.accuracy) for found in bins) / total
