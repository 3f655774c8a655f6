"""What each setting of the recipe brings, on the half of a dev set that may be looked at."""

import itertools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.errors import SettingsError
from corpus.morphology import shared_morphology
from eval.bench.ranking import Query
from eval.figures import ends_of, rounded
from eval.json_values import JsonObject
from eval.measures.intervals import Interval, mean_interval
from eval.measures.retrieval import retrieval_measures
from eval.significance import holm, paired_randomisation
from index.analyzer import Analyzer
from index.assembly import build_fields, chunk_table, sentence_inputs
from index.dense import build_dense
from index.encoder import Encoder
from index.lexical import Field, FieldSettings
from index.reading import ChunkReader, Row
from index.recipe import Recipe
from index.retriever import HybridRetriever
from index.training.halves import is_in_half_a

_TOP_K = 10
SHIPPED = "shipped"


@dataclass(frozen=True, slots=True)
class Choice:
    """One combination of settings, measured."""

    name: str  # "fusion.similarity=3 fields.body.k1=0.9", or "shipped"
    value: float
    interval: Interval | None
    difference: float  # to the shipped recipe
    difference_interval: Interval | None
    adjusted_p_value: float  # of the difference, corrected for all combinations
    seconds_per_query: float


class Sweep:
    """Rows, read and encoded once, that are ranked by one recipe after another.

    Args:
        rows: The retrieval units.
        encoder: Makes the sentences' vectors.
    """

    def __init__(self, rows: Sequence[Row], encoder: Encoder) -> None:
        self._analyzer = Analyzer(shared_morphology())
        reader = ChunkReader(self._analyzer)
        self._chunks = [reader.read_row(row) for row in rows]
        self._encoder = encoder
        self._dense = build_dense(encoder.encode_sentences(list(sentence_inputs(self._chunks))))
        self._fields: dict[tuple[tuple[str, FieldSettings], ...], dict[str, Field]] = {}

    def run(
        self, recipe: Recipe, queries: Sequence[Query]
    ) -> tuple[dict[str, tuple[str, ...]], float]:
        """Units for each query by ``recipe``, best first, and the seconds of asking alone."""
        retriever = HybridRetriever(
            chunk_table(self._chunks),
            self._fields_of(recipe),
            self._dense,
            self._encoder,
            self._analyzer,
            recipe,
        )
        for query in queries[:1]:
            retriever.search(query.text, _TOP_K)  # what is made at the first question is not asking
        started = time.perf_counter()
        found: dict[str, tuple[str, ...]] = {
            query.query_id: tuple(hit.chunk_id for hit in retriever.search(query.text, _TOP_K))
            for query in queries
        }
        return found, time.perf_counter() - started

    def _fields_of(self, recipe: Recipe) -> dict[str, Field]:
        key = tuple(sorted(recipe.fields.items(), key=lambda item: item[0]))
        if key not in self._fields:
            self._fields[key] = build_fields(self._chunks, recipe)
        return self._fields[key]


def sweep(
    rows: Sequence[Row],
    queries: Sequence[Query],
    qrels: Mapping[str, Mapping[str, int]],
    grid: Mapping[str, Sequence[float]],
    *,
    recipe: Recipe,
    encoder: Encoder,
    measure: str = "nDCG@10",
    on_choice: Callable[[int, int], None] = lambda done, total: None,
) -> list[Choice]:
    """Measure the shipped recipe and every combination of ``grid``.

    Args:
        rows: The retrieval units.
        queries: Only half A of them is asked: an even first digit of the id's SHA-256.
        qrels: Relevance of units, by query.
        grid: Values for each setting: ``{"fusion.similarity": [0, 3]}``.
        recipe: The shipped one.
        encoder: Makes the sentences' vectors.
        measure: In ir-measures' notation; its cutoff is at most 10.
        on_choice: Told after each combination.

    Returns:
        The shipped recipe, then the combinations in the grid's order.

    Raises:
        SettingsError: If a setting is none of the recipe's.
        ValueError: If no query is in half A, or the measure is none.
    """
    asked = [query for query in queries if is_in_half_a(query.query_id) and query.query_id in qrels]
    if not asked:
        raise ValueError("queries: found none in half A, wanted at least one")
    combinations = [(SHIPPED, recipe), *_combinations(recipe, grid)]
    rank = Sweep(rows, encoder)
    judged = {query.query_id: qrels[query.query_id] for query in asked}
    values: dict[str, list[float]] = {}
    seconds: dict[str, float] = {}
    for done, (name, changed) in enumerate(combinations, start=1):
        run, took = rank.run(changed, asked)
        seconds[name] = took / len(asked)
        measured = retrieval_measures(judged, run, (measure,))
        values[name] = list(next(iter(measured.values())).values())
        on_choice(done, len(combinations))
    base = values[SHIPPED]
    adjusted = holm({name: _p_value(base, found) for name, found in values.items()})
    return [
        _choice(name, found, base, adjusted[name], seconds[name]) for name, found in values.items()
    ]


def with_setting(recipe: Recipe, name: str, value: float) -> Recipe:
    """``recipe`` with one setting changed: ``fields.body.k1``, ``fusion.similarity``.

    Raises:
        SettingsError: If the recipe has no such setting.
    """
    match name.split("."):
        case ["fields", field, "weight"] if field in recipe.field_weights:
            return replace(recipe, field_weights={**recipe.field_weights, field: value})
        case ["fields", field, ("k1" | "b") as part] if field in recipe.fields:
            settings = recipe.fields[field]
            changed = replace(settings, k1=value) if part == "k1" else replace(settings, b=value)
            return replace(recipe, fields={**recipe.fields, field: changed})
        case ["fusion", feature] if feature in recipe.fusion:
            return replace(recipe, fusion={**recipe.fusion, feature: value})
        case ["candidates", "lexical"]:
            return replace(recipe, lexical_candidates=int(value))
        case ["candidates", "dense"]:
            return replace(recipe, dense_candidates=int(value))
        case ["candidates", "sentences_per_chunk"]:
            return replace(recipe, sentences_per_chunk=int(value))
    fields = ", ".join(f"fields.{field}.k1/b/weight" for field in recipe.fields)
    fusion = ", ".join(f"fusion.{feature}" for feature in recipe.fusion)
    raise SettingsError(
        f"--set {name}: found no such setting, wanted one of {fields}, {fusion}, "
        "candidates.lexical/dense/sentences_per_chunk; see index/recipe.toml"
    )


def choices_to_json(choices: Sequence[Choice], *, measure: str, queries: int) -> JsonObject:
    """What ``eval sweep --json`` prints."""
    return {
        "measure": measure,
        "queries": queries,
        "choices": [
            {
                "name": choice.name,
                "value": rounded(choice.value),
                "interval": ends_of(choice.interval),
                "difference": rounded(choice.difference),
                "difference_interval": ends_of(choice.difference_interval),
                "adjusted_p_value": round(choice.adjusted_p_value, 5),
                "seconds_per_query": rounded(choice.seconds_per_query),
            }
            for choice in choices
        ],
    }


def _combinations(
    recipe: Recipe, grid: Mapping[str, Sequence[float]]
) -> Iterator[tuple[str, Recipe]]:
    for values in itertools.product(*grid.values()):
        changed = recipe
        for name, value in zip(grid, values, strict=True):
            changed = with_setting(changed, name, value)
        if values:
            yield " ".join(f"{n}={v:g}" for n, v in zip(grid, values, strict=True)), changed


def _p_value(base: Sequence[float], found: Sequence[float]) -> float:
    return paired_randomisation([(one, 1.0) for one in base], [(one, 1.0) for one in found])


def _choice(
    name: str,
    found: Sequence[float],
    base: Sequence[float],
    adjusted_p_value: float,
    seconds_per_query: float,
) -> Choice:
    gains = [after - before for before, after in zip(base, found, strict=True)]
    return Choice(
        name=name,
        value=sum(found) / len(found),
        interval=mean_interval(found),
        difference=sum(gains) / len(gains),
        difference_interval=mean_interval(gains) if any(gains) else Interval(0.0, 0.0),
        adjusted_p_value=adjusted_p_value,
        seconds_per_query=seconds_per_query,
    )
