"""Ranking measures, through ir-measures; the only import of it."""

import re
from collections.abc import Mapping, Sequence

import ir_measures

from eval.json_values import JsonObject
from eval.measures.intervals import mean_interval

# nDCG@10, RR, AP(rel=2), P(rel=2)@5; not "recall at ten"
_NAME = re.compile(
    r"(?P<measure>[A-Za-z_]+)(?:\((?P<argument>[a-z]+)=(?P<value>[0-9]+)\))?(?:@(?P<cutoff>[0-9]+))?"
)
DEFAULT_MEASURES = ("nDCG@10", "R@5", "RR", "AP", "Success@1", "Success@5")


def retrieval_measures(
    qrels: Mapping[str, Mapping[str, int]],
    run: Mapping[str, Sequence[str]],
    measures: Sequence[str] = DEFAULT_MEASURES,
) -> dict[str, dict[str, float]]:
    """Each measure for each judged query, by measure and then by query.

    Args:
        qrels: Relevance of units, by query; 0 is not relevant.
        run: Units for each query, best first. A query that has none counts 0.
        measures: In ir-measures' notation: ``nDCG@10``, ``R@5``, ``RR``, ``AP``, ``Success@1``.

    Raises:
        ValueError: If a measure's name is none.
    """
    parsed = [_parse(name) for name in measures]
    found: dict[str, dict[str, float]] = {name: {} for name in measures}
    judged = [
        ir_measures.Qrel(query, unit, relevance)
        for query, units in qrels.items()
        for unit, relevance in units.items()
    ]
    # trec_eval orders by score alone and breaks ties by name: give it scores without ties.
    scored = [
        ir_measures.ScoredDoc(query, unit, float(-rank))
        for query, units in run.items()
        for rank, unit in enumerate(units, start=1)
    ]
    if not judged:
        return found
    for metric in ir_measures.iter_calc(parsed, judged, scored):
        found[str(metric.measure)][metric.query_id] = float(metric.value)
    for values in found.values():
        for query in qrels:
            values.setdefault(query, 0.0)
    return {name: {query: values[query] for query in qrels} for name, values in found.items()}


def mean_measures(per_query: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over its queries, left out where there is no query."""
    return {
        name: sum(values.values()) / len(values) for name, values in per_query.items() if values
    }


def score_run(
    qrels: Mapping[str, Mapping[str, int]],
    run: Mapping[str, Sequence[str]],
    measures: Sequence[str],
) -> JsonObject:
    """What ``eval measure --json`` prints.

    Raises:
        ValueError: If a measure's name is none.
    """
    measured = retrieval_measures(qrels, run, measures)
    intervals: JsonObject = {}
    for name, values in measured.items():
        found = mean_interval(list(values.values()))
        intervals[name] = None if found is None else [found.low, found.high]
    return {
        "measures": {**mean_measures(measured)},
        "intervals": intervals,
        "queries": len(qrels),
        "without_hits": sum(1 for query in qrels if not run.get(query)),  # count 0
        "unjudged": sum(1 for query in run if query not in qrels),  # do not count
    }


def _parse(name: str) -> ir_measures.Measure:
    # ir-measures 0.4's own parser uses what Python 3.14 took out of the ast module.
    match = _NAME.fullmatch(name)
    measure = getattr(ir_measures, match["measure"], None) if match else None
    if match is None or not isinstance(measure, ir_measures.Measure):
        raise ValueError(f"measure: found {name!r}, wanted ir-measures' notation")
    if match["argument"]:
        measure = measure(**{match["argument"]: int(match["value"])})
    return measure @ int(match["cutoff"]) if match["cutoff"] else measure
