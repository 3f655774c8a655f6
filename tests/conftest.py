"""What tests of several packages share: real documents, read once, and golden files."""

import json
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from corpus.morphology import Morphology, shared_morphology
from corpus.readers import read_document
from corpus.records import Document

ROOT = Path(__file__).resolve().parents[1]
REAL_PLAN = ROOT / "corpus" / "plans" / "nishitokyo-3rd-informatization"
INVENTED_PLAN = ROOT / "tests" / "documents" / "invented-plan"
GOLDEN = ROOT / "tests" / "golden"

# The same examples on every machine, and no deadline: MeCab's first call loads a dictionary.
settings.register_profile(
    "repeatable", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("repeatable")


class CompareGolden(Protocol):
    """Compares a JSON tree with the golden file of that name."""

    def __call__(self, name: str, tree: Any) -> None: ...  # noqa: ANN401 - any JSON tree


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite tests/golden from what the program does now; read the difference",
    )


@pytest.fixture
def compare_golden(request: pytest.FixtureRequest) -> CompareGolden:
    is_update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, tree: Any) -> None:  # noqa: ANN401 - any JSON tree
        path = GOLDEN / f"{name}.json"
        if is_update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=False) + "\n", "utf-8"
            )
        assert json.loads(json.dumps(tree)) == json.loads(path.read_text("utf-8"))

    return compare


@pytest.fixture(scope="session")
def morphology() -> Morphology:
    return shared_morphology()


@pytest.fixture(scope="session")
def real_plan() -> Document:
    return read_document(REAL_PLAN)


@pytest.fixture(scope="session")
def invented_plan() -> Document:
    return read_document(INVENTED_PLAN)
