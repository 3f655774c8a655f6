"""From outcomes to figures: each measure as a ratio of sums over questions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eval.dataset import ReplyKind
from eval.json_values import JsonObject, JsonValue
from eval.measures.abstention import (
    abstention_figures,
    area_under_risk,
    auroc,
    calibration_error,
    coverage_at,
    reliability,
    risk_coverage,
)
from eval.measures.intervals import Interval, ratio, ratio_interval
from eval.measures.retrieval import retrieval_measures
from eval.measures.times import median, percentile
from eval.run import Outcome

_RISK = 0.05  # of an answer: what a town hall may bear; then 95 of 100 answers are right
_DIGITS = 4  # of a figure in a report: finer than any interval


@dataclass(frozen=True, slots=True)
class Share:
    """What one question adds to a measure, which is the sum of ``above`` by that of ``below``."""

    above: float
    below: float


# By measure; a question that a measure says nothing about has a ``below`` of 0.
Shares = dict[str, Share]


def question_shares(outcome: Outcome, retrieval: Mapping[str, Mapping[str, float]]) -> Shares:
    """What ``outcome`` adds to each measure.

    Args:
        outcome: The question.
        retrieval: Ranking measures by measure and question.
    """
    verdict, question = outcome.verdict, outcome.question
    written_out = outcome.written_out_verdict
    should, did = _should_abstain(outcome), _did_abstain(outcome)
    shares = {
        "answer_accuracy": Share(float(verdict.is_correct), 1),
        "answer_contains": _optional(verdict.contains),
        "answer_exact": _optional(verdict.exact),
        "answer_token_f1": _optional(verdict.token_f1),
        "answer_facts": Share(verdict.facts_found, verdict.facts_wanted),
        "citation_precision": Share(verdict.citations_right, verdict.citations_judged),
        "citation_recall": Share(verdict.groups_found, verdict.groups_wanted),
        "verbatim_rate": Share(verdict.verbatim, verdict.citations),
        "abstention_accuracy": Share(float(should == did), 1),
        "conversation_accuracy": Share(
            float(question.is_conversation and verdict.is_correct),
            float(question.is_conversation),
        ),
        "written_out_accuracy": _optional(
            None if written_out is None else float(written_out.is_correct)
        ),
    }
    for name, values in retrieval.items():
        value = values.get(question.question_id)
        shares[name] = _optional(value)
    return shares


def retrieval_of(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Ranking measures, by measure and question, of the questions whose passages were found."""
    judged = [outcome for outcome in outcomes if outcome.relevant]
    qrels = {one.question.question_id: dict.fromkeys(one.relevant, 1) for one in judged}
    run = {one.question.question_id: one.asked.hits for one in judged}
    return retrieval_measures(qrels, run)


def figure(shares: Iterable[Shares], measure: str) -> JsonValue:
    """One measure over questions, rounded; None when no question has it."""
    found = [one[measure] for one in shares]
    return rounded(ratio([share.above for share in found], [share.below for share in found]))


def interval(shares: Iterable[Shares], measure: str) -> JsonValue:
    """The measure's 95% interval as ``[low, high]``, or None."""
    found = [one[measure] for one in shares]
    bounds = ratio_interval([share.above for share in found], [share.below for share in found])
    return ends_of(bounds)


def abstention_summary(outcomes: Sequence[Outcome]) -> JsonObject:
    """The contract's ``abstention``; ``auroc`` is None where the program gives no confidence."""
    figures = abstention_figures(
        [_should_abstain(outcome) for outcome in outcomes],
        [_did_abstain(outcome) for outcome in outcomes],
    )
    doubts = [
        (1 - outcome.asked.reply.confidence, _should_abstain(outcome))
        for outcome in outcomes
        if outcome.asked.reply.confidence is not None
        and outcome.question.expect.kind is not ReplyKind.SMALLTALK
    ]
    area = auroc(
        [doubt for doubt, due in doubts if due], [doubt for doubt, due in doubts if not due]
    )
    return {
        "precision": rounded(figures.precision),
        "recall": rounded(figures.recall),
        "f1": rounded(figures.f1),
        "auroc": rounded(area),
    }


def confidence_summary(outcomes: Sequence[Outcome]) -> JsonObject:
    """Risk–coverage and reliability of the answers that were given with a confidence."""
    given = [
        (outcome.asked.reply.confidence, outcome.verdict.is_correct)
        for outcome in outcomes
        if outcome.asked.reply.kind is ReplyKind.ANSWER
        and outcome.asked.reply.confidence is not None
    ]
    confidences = [confidence for confidence, _ in given]
    are_right = [is_right for _, is_right in given]
    points = risk_coverage(confidences, are_right, questions=len(outcomes))
    bins = reliability(confidences, are_right)
    return {
        "risk_coverage": [
            [rounded(point.coverage), rounded(point.risk), rounded(point.confidence)]
            for point in points
        ],
        "mean_risk": rounded(area_under_risk(points)),
        "coverage_at_95": rounded(coverage_at(points, _RISK)),
        "reliability": [
            [rounded(found.confidence), rounded(found.accuracy), found.count] for found in bins
        ],
        "calibration_error": rounded(calibration_error(bins)),
    }


def time_summary(outcomes: Sequence[Outcome]) -> JsonObject:
    """How long the scored turns took."""
    seconds = [outcome.asked.reply.seconds for outcome in outcomes]
    return {"median": rounded(median(seconds)), "p95": rounded(percentile(seconds, 0.95))}


def group_summary(
    outcomes: Sequence[Outcome], names_of: Callable[[Outcome], Iterable[str]]
) -> JsonObject:
    """Counts and accuracy of each group of questions, the groups by name."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for name in names_of(outcome):
            groups.setdefault(name, []).append(outcome)
    return {name: _accuracy(groups[name]) for name in sorted(groups)}


def rounded(value: float | None) -> float | None:
    """``value`` as a report shows it."""
    return None if value is None else round(float(value), _DIGITS)


def ends_of(interval: Interval | None) -> JsonValue:
    """Both ends of an interval as a report shows them."""
    return None if interval is None else [rounded(interval.low), rounded(interval.high)]


def _accuracy(outcomes: Sequence[Outcome]) -> JsonObject:
    right = [float(outcome.verdict.is_correct) for outcome in outcomes]
    bounds = ratio_interval(right, [1.0] * len(right))
    return {
        "questions": len(right),
        "correct": int(sum(right)),
        "accuracy": rounded(sum(right) / len(right)),
        "interval": ends_of(bounds),
    }


def _optional(value: float | None) -> Share:
    return Share(0, 0) if value is None else Share(value, 1)


def _should_abstain(outcome: Outcome) -> bool:
    return outcome.question.expect.kind is ReplyKind.ABSTENTION


def _did_abstain(outcome: Outcome) -> bool:
    return outcome.asked.reply.kind is ReplyKind.ABSTENTION
