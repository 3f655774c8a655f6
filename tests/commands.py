"""Commands, run in tests in process or in one of their own, and the keys that they promise."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PROOF = {"quote", "sentence", "start", "end", "page"}
FACT_KEYS = {
    "plan_periods": {
        "subject", "relation", "first_fiscal_year", "last_fiscal_year", "start_date", "end_date",
        "years",
    },
    "governance": {"body", "role", "holder", "duty", "parent", "assists"},
    "glossary": {"term", "aliases", "definition"},
    "lists": {"subject", "count", "items"},
    "relations": {"relation", "target"},
    "indicators": {"name", "value", "unit", "year"},
}  # fmt: skip
FACT_TYPES = {
    "plan_period": "plan_periods", "governance": "governance", "glossary": "glossary",
    "list": "lists", "relation": "relations", "indicator": "indicators",
}  # fmt: skip
HIT_KEYS = {
    "rank", "score", "doc_id", "title", "chunk_id", "heading_path", "page", "start", "end", "text",
    "sentence_start", "sentence_end", "lexical_rank", "dense_rank", "matched_terms",
}  # fmt: skip
ANSWER_KEYS = {
    "question", "kind", "text", "statements", "citations", "facts", "abstention", "carried",
    "suggestions", "seconds",
}  # fmt: skip
CITATION_KEYS = {"number", "doc_id", "title", "heading_path", "page", "start", "end", "quote"}
NEAREST_KEYS = {"doc_id", "title", "heading_path", "page", "start", "end"}
REASONS = {
    "not_stated", "figure_is_image", "other_document", "out_of_scope", "unclear", "empty_index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """What one command printed, and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - any JSON tree
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    def failed(self, status: int = 1) -> str:
        """The one error line."""
        assert self.status == status
        assert self.out == ""
        (line,) = self.err.splitlines()
        assert line.startswith("error: ")
        return line


Run = Callable[..., Done]


def in_a_process(
    *arguments: str | Path,
    typed: bytes = b"",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Done:
    """Run ``python -m`` with arguments; any warning is an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        input=typed,
        env={**os.environ, **environment},
        check=False,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
