"""What tests of several packages share: real documents, read once, and golden files."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from corpus.morphology import Morphology, shared_morphology
from corpus.readers import read_document
from corpus.records import Document
from tests.commands import Done, Run

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ROOT = Path(__file__).resolve().parents[1]
REAL_PLAN = ROOT / "corpus" / "plans" / "nishitokyo-3rd-informatization"
INVENTED_PLAN = ROOT / "tests" / "documents" / "invented-plan"
GOLDEN = ROOT / "tests" / "golden"
CHROMIUM = "/usr/bin/chromium"
# What a browser starts with; the last ones keep it from calling its maker.
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-quic",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]

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


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs a command's ``main`` with arguments."""

    def run_main(main: Callable[[Sequence[str]], int], *arguments: str | Path) -> Done:
        capfdbinary.readouterr()
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = capfdbinary.readouterr()
        return Done(status, captured.out.decode(), captured.err.decode())

    return run_main


@pytest.fixture(scope="session")
def four_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped plans and two small ones."""
    from index.build import build_index
    from tests.assistant.documents import READING_PLAN, WATER_PLAN

    folder = tmp_path_factory.mktemp("four-plans")
    (folder / "documents").mkdir()
    (folder / "documents" / "reading.md").write_text(READING_PLAN, encoding="utf-8")
    (folder / "documents" / "water.md").write_text(WATER_PLAN, encoding="utf-8")
    build_index([folder / "documents", REAL_PLAN, INVENTED_PLAN], folder / "index")
    return folder / "index"


@pytest.fixture(scope="session")
def browser() -> "Iterator[BrowserContext]":
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or (CHROMIUM if Path(CHROMIUM).exists() else None)
    if chromium is None:
        pytest.skip("there is no chromium on this machine")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGS)
        # One context for all: what Gradio's page is made of is fetched once.
        context = opened.new_context(color_scheme="dark", locale="ja-JP")
        # Two cores that others use too: what is waited for comes, but not always in 30 seconds.
        context.set_default_timeout(90_000)
        yield context
        opened.close()
