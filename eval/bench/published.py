"""What others report for public benchmarks, and where to get them: ``published.toml``."""

import tomllib
from pathlib import Path

from eval.json_values import JsonObject, JsonValue, number_of, object_of, objects_of, texts_of

_PUBLISHED = Path(__file__).parent / "published.toml"
OURS = "this program"


def published_benchmarks() -> JsonObject:
    """What ``eval bench list --json`` prints."""
    found = tomllib.loads(_PUBLISHED.read_text(encoding="utf-8"))["benchmark"]
    return {
        "benchmarks": [
            {
                **{name: benchmark[name] for name in ("name", "what", "get", "command", "source")},
                "measures": benchmark["measures"],
                "figures": [
                    {"system": system, "values": values} for system, *values in benchmark["figures"]
                ],
            }
            for benchmark in found
        ]
    }


def published_names() -> tuple[str, ...]:
    """The benchmarks that others report figures for."""
    return tuple(str(one["name"]) for one in objects_of(published_benchmarks(), "benchmarks"))


def beside_published(report: JsonObject, name: str) -> JsonObject:
    """``report`` with ``published``: others' figures and ours in one table, the best first.

    Args:
        report: What a bench prints.
        name: One of ``published_names``.
    """
    found = next(
        one for one in objects_of(published_benchmarks(), "benchmarks") if one["name"] == name
    )
    measures = texts_of(found, "measures")
    rows: list[JsonObject] = [*objects_of(found, "figures"), *_own_rows(report, measures)]
    rows.sort(key=_first_value, reverse=True)
    table: JsonObject = {
        "name": name,
        "source": found["source"],
        "measures": list(measures),
        "rows": list(rows),
    }
    return {**report, "published": table}


def _own_rows(report: JsonObject, measures: tuple[str, ...]) -> list[JsonObject]:
    arms = object_of(report, "per_retriever") or {"": report}
    rows: list[JsonObject] = []
    for arm, figures in arms.items():
        assert isinstance(figures, dict)
        values: list[JsonValue] = [figures.get(one, figures.get(one.lower())) for one in measures]
        rows.append({"system": f"{OURS}, {arm}" if arm else OURS, "values": values})
    return rows


def _first_value(row: JsonObject) -> float:
    values = row["values"]
    assert isinstance(values, list)
    return number_of({"value": values[0]}, "value") or 0.0
