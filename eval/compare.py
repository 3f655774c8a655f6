"""Two runs of the same questions: what got better, what got worse, and whether it is chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.json_values import JsonObject, JsonValue, object_of, objects_of, text_of, texts_of
from eval.measures.times import median
from eval.significance import SIGNIFICANT, holm, paired_randomisation

# What the program promises is no sample of questions: one quote that is not verbatim breaks it.
PROMISES = frozenset({"verbatim_rate"})

Pair = tuple[JsonObject, JsonObject]  # the same question in both reports


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """One measure in both runs, over the questions that both have."""

    measure: str
    questions: int  # that the measure says something about in at least one run
    first: float
    second: float
    wins: int  # questions on which the second run is better
    losses: int
    p_value: float
    adjusted_p_value: float

    @property
    def difference(self) -> float:
        """What the second run gained; every measure is better when larger."""
        return self.second - self.first

    @property
    def is_significant(self) -> bool:
        """Whether the difference is more than chance."""
        return self.adjusted_p_value < SIGNIFICANT and bool(self.difference)

    @property
    def is_regression(self) -> bool:
        """Whether the second run is worse by more than chance, or breaks a promise."""
        return self.difference < 0 and (self.is_significant or self.measure in PROMISES)


@dataclass(frozen=True, slots=True)
class ChangedQuestion:
    """A question that the two runs do not answer alike."""

    question_id: str
    turns: tuple[str, ...]
    first_is_right: bool
    second_is_right: bool
    first_text: str
    second_text: str
    failures: tuple[str, ...]  # of the run that is wrong, the second if both are


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that two runs have to say about each other."""

    questions: int  # that both have, unaltered
    measures: tuple[MeasureChange, ...]
    changed: tuple[ChangedQuestion, ...]  # that one run gets right and the other does not
    reworded: tuple[ChangedQuestion, ...]  # with the same verdict and another reply
    altered: tuple[str, ...]  # ids whose line is not the same in both: left out
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    first_seconds: float | None  # median; timing is shown, but never a regression
    second_seconds: float | None

    @property
    def regressions(self) -> tuple[MeasureChange, ...]:
        """The measures that got worse by more than chance, and the promises that are broken."""
        return tuple(change for change in self.measures if change.is_regression)


def compare_reports(first: JsonObject, second: JsonObject, *, seed: int = 0) -> Comparison:
    """Compare two ``report.json`` over the questions that both have.

    A question whose line (turns, expectation, day) was altered between the runs is left out and
    named: its two results are answers to two questions.

    Args:
        first: The run that is compared with, the older one.
        second: The run that is judged.
        seed: Of the randomisation.
    """
    one = {text_of(record, "id"): record for record in objects_of(first, "questions")}
    two = {text_of(record, "id"): record for record in objects_of(second, "questions")}
    shared = [name for name in one if name in two]
    altered = [name for name in shared if one[name].get("digest") != two[name].get("digest")]
    left_out = set(altered)
    pairs = [(one[name], two[name]) for name in shared if name not in left_out]
    differing = [_changed(*pair) for pair in pairs]
    return Comparison(
        questions=len(pairs),
        measures=_measure_changes(pairs, seed),
        changed=tuple(one for one in differing if one.first_is_right != one.second_is_right),
        reworded=tuple(
            one
            for one in differing
            if one.first_is_right == one.second_is_right and one.first_text != one.second_text
        ),
        altered=tuple(altered),
        only_first=tuple(name for name in one if name not in two),
        only_second=tuple(name for name in two if name not in one),
        first_seconds=_median_seconds([before for before, _ in pairs]),
        second_seconds=_median_seconds([after for _, after in pairs]),
    )


def comparison_to_json(comparison: Comparison) -> JsonObject:
    """What ``eval compare --json`` prints."""
    return {
        "questions": comparison.questions,
        "measures": {
            change.measure: {
                "questions": change.questions,
                "a": round(change.first, 4),
                "b": round(change.second, 4),
                "difference": round(change.difference, 4),
                "wins": change.wins,
                "losses": change.losses,
                "p_value": round(change.p_value, 5),
                "adjusted_p_value": round(change.adjusted_p_value, 5),
                "is_significant": change.is_significant,
            }
            for change in comparison.measures
        },
        "regressions": [change.measure for change in comparison.regressions],
        "changed": [
            {
                "id": changed.question_id,
                "turns": list(changed.turns),
                "became": "right" if changed.second_is_right else "wrong",
                "failures": list(changed.failures),
                "a": changed.first_text,
                "b": changed.second_text,
            }
            for changed in comparison.changed
        ],
        "reworded": [
            {
                "id": changed.question_id,
                "turns": list(changed.turns),
                "is_right": changed.second_is_right,
                "a": changed.first_text,
                "b": changed.second_text,
            }
            for changed in comparison.reworded
        ],
        "altered": list(comparison.altered),
        "only_a": list(comparison.only_first),
        "only_b": list(comparison.only_second),
        "median_seconds": {"a": comparison.first_seconds, "b": comparison.second_seconds},
    }


def _measure_changes(pairs: Sequence[Pair], seed: int) -> tuple[MeasureChange, ...]:
    names = dict.fromkeys(
        name for pair in pairs for record in pair for name in object_of(record, "measures")
    )
    shares = {
        name: [(_share(before, name), _share(after, name)) for before, after in pairs]
        for name in names
    }
    p_values = {
        name: paired_randomisation(
            [before for before, _ in found], [after for _, after in found], seed=seed
        )
        for name, found in shares.items()
    }
    adjusted = holm(p_values)
    return tuple(
        _measure_change(name, found, p_values[name], adjusted[name])
        for name, found in shares.items()
    )


def _measure_change(
    name: str,
    found: Sequence[tuple[tuple[float, float], tuple[float, float]]],
    p_value: float,
    adjusted: float,
) -> MeasureChange:
    gains = [_value(after) - _value(before) for before, after in found if before[1] and after[1]]
    return MeasureChange(
        measure=name,
        questions=sum(1 for before, after in found if before[1] or after[1]),
        first=_total([before for before, _ in found]),
        second=_total([after for _, after in found]),
        wins=sum(1 for gain in gains if gain > 0),
        losses=sum(1 for gain in gains if gain < 0),
        p_value=p_value,
        adjusted_p_value=adjusted,
    )


def _changed(before: JsonObject, after: JsonObject) -> ChangedQuestion:
    second_is_right = after.get("correct") is True
    return ChangedQuestion(
        question_id=text_of(after, "id"),
        turns=texts_of(after, "turns"),
        first_is_right=before.get("correct") is True,
        second_is_right=second_is_right,
        first_text=text_of(object_of(before, "reply"), "text"),
        second_text=text_of(object_of(after, "reply"), "text"),
        failures=texts_of(before if second_is_right else after, "failures"),
    )


def _share(record: JsonObject, measure: str) -> tuple[float, float]:
    value: JsonValue = object_of(record, "measures").get(measure)
    if not isinstance(value, list) or len(value) != 2:
        return 0.0, 0.0
    above, below = value
    assert isinstance(above, int | float)
    assert isinstance(below, int | float)
    return float(above), float(below)


def _value(share: tuple[float, float]) -> float:
    return share[0] / share[1]


def _total(shares: Sequence[tuple[float, float]]) -> float:
    below = sum(share[1] for share in shares)
    return sum(share[0] for share in shares) / below if below else 0.0


def _median_seconds(records: Sequence[JsonObject]) -> float | None:
    seconds = [record.get("seconds") for record in records]
    return median([float(value) for value in seconds if isinstance(value, int | float)])
