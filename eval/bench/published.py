"""What others report for public benchmarks, and where to get them: ``published.toml``."""

import tomllib
from pathlib import Path

from eval.json_values import JsonObject

_PUBLISHED = Path(__file__).parent / "published.toml"


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
