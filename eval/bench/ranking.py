"""How well the retriever finds the unit that answers: each arm alone, and the shipped fusion."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from eval.figures import rounded
from eval.json_values import JsonObject
from eval.measures.retrieval import mean_measures, retrieval_measures
from eval.significance import SIGNIFICANT, holm, paired_randomisation
from index.assembly import retriever_of_rows
from index.encoder import Encoder
from index.reading import Row
from index.retriever import Arm, HybridRetriever
from index.training.halves import is_in_half_a

MEASURES = ("nDCG@10", "R@1", "R@10", "RR@10", "Success@1")
_TOP_K = 10  # the deepest cutoff of the measures

OnQuery = Callable[[int, int], None]  # queries done, queries in all


@dataclass(frozen=True, slots=True)
class Query:
    """What a retriever is asked."""

    query_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """A benchmark, run."""

    retriever: HybridRetriever
    runs: Mapping[Arm, Mapping[str, tuple[str, ...]]]  # by query: units, best first
    index_seconds: float
    queries_per_second: float  # of the hybrid retriever


def rank_rows(
    rows: Sequence[Row],
    queries: Sequence[Query],
    *,
    encoder: Encoder | None = None,
    on_query: OnQuery = lambda done, total: None,
) -> Ranked:
    """Index ``rows`` in memory and ask every query of each arm.

    Args:
        rows: The retrieval units; the title stands for the heading.
        queries: At least one.
        encoder: None is the built-in one.
        on_query: Told after each query of each arm.
    """
    started = time.perf_counter()
    retriever = retriever_of_rows(rows, encoder=encoder)
    index_seconds = time.perf_counter() - started
    runs: dict[Arm, dict[str, tuple[str, ...]]] = {}
    speed = 0.0
    for order, arm in enumerate(Arm):
        started = time.perf_counter()
        found = runs.setdefault(arm, {})
        for done, query in enumerate(queries, start=1):
            hits = retriever.search(query.text, _TOP_K, arm=arm)
            found[query.query_id] = tuple(hit.chunk_id for hit in hits)
            on_query(order * len(queries) + done, len(Arm) * len(queries))
        if arm is Arm.HYBRID:
            speed = len(queries) / (time.perf_counter() - started)
    return Ranked(retriever, runs, index_seconds, speed)


def ranking_to_json(
    ranked: Ranked, qrels: Mapping[str, Mapping[str, int]], *, documents: int
) -> JsonObject:
    """What ``eval bench retrieval --json`` prints."""
    measured = {arm: retrieval_measures(qrels, run, MEASURES) for arm, run in ranked.runs.items()}
    per_retriever = _means(measured, qrels)
    half_b = [query for query in qrels if not is_in_half_a(query)]
    return {
        "queries": len(qrels),
        "documents": documents,
        "measures": per_retriever[Arm.HYBRID.value],
        "per_retriever": per_retriever,
        "half_b": {"queries": len(half_b), **(_means(measured, half_b) if half_b else {})},
        "hybrid_over_lexical": {**gains(measured[Arm.LEXICAL], measured[Arm.HYBRID])},
        "index_seconds": round(ranked.index_seconds, 3),
        "queries_per_second": round(ranked.queries_per_second, 1),
    }


def _means(
    measured: Mapping[Arm, Mapping[str, Mapping[str, float]]], queries: Collection[str]
) -> JsonObject:
    """By arm and measure, the mean over some of the queries."""
    return {
        arm.value: {
            name: rounded(value)
            for name, value in mean_measures(
                {name: {query: of[query] for query in queries} for name, of in values.items()}
            ).items()
        }
        for arm, values in measured.items()
    }


def gains(
    before: Mapping[str, Mapping[str, float]], after: Mapping[str, Mapping[str, float]]
) -> dict[str, JsonObject]:
    """What the encoder brings: the difference in each measure, and whether it is chance.

    The p-values are of paired randomisation, corrected for all measures after Holm.
    """
    p_values: dict[str, float] = {}
    differences: dict[str, list[float]] = {}
    for name, values in before.items():
        pairs = [(value, after[name][query]) for query, value in values.items()]
        differences[name] = [two - one for one, two in pairs]
        p_values[name] = paired_randomisation(
            [(one, 1.0) for one, _ in pairs], [(two, 1.0) for _, two in pairs]
        )
    adjusted = holm(p_values)
    return {
        name: {
            "difference": rounded(sum(found) / len(found)),
            "wins": sum(1 for gain in found if gain > 0),
            "losses": sum(1 for gain in found if gain < 0),
            "adjusted_p_value": round(adjusted[name], 5),
            "conclusion": _conclusion(sum(found), adjusted[name]),
        }
        for name, found in differences.items()
    }


def _conclusion(gain: float, adjusted_p_value: float) -> str:
    if adjusted_p_value >= SIGNIFICANT:
        return "no difference shown"
    return "better" if gain > 0 else "worse"
