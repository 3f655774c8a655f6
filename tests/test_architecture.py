"""The rules of the house, read from the source: who may import whom, and how."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module, util
from pathlib import Path

import pytest

from corpus.errors import ReadingCode, WarningCode
from tests.conftest import ROOT

MAX_LINES = 400
PACKAGES = ("corpus", "index", "assistant", "eval")
OTHERS = "eval/bench/others/"  # run by hand; imported by nothing
OWN = {*PACKAGES, "app", "tests"}
# Whom each package may import of ours, itself included.
ALLOWED = {
    "corpus": {"corpus"},
    "index": {"index", "corpus"},
    "assistant": {"assistant", "index", "corpus"},
    "eval": {"eval", "assistant", "index", "corpus"},
    "app": {"assistant", "index", "corpus"},
}
# Libraries that only hold numbers or print; every module may use them.
EVERYWHERE = {"numpy", "rich"}
# A library's own modules, by path prefix. One prefix is the rule; more than one states why.
PLACES = {
    # MeCab by itself is what the speed of the analysis is measured against.
    "fugashi": ("corpus/morphology.py", "eval/bench/speed.py"),
    "unidic_lite": ("corpus/morphology.py", "eval/bench/speed.py"),
    "faiss": ("index/dense.py",),
    "threadpoolctl": ("index/threads.py",),
    "ir_measures": ("eval/measures/retrieval.py",),
    "pypdfium2": ("corpus/readers/pdfium",),  # and the fonts that it asks for
    "lxml": ("corpus/readers/markup.py",),
    "PIL": ("corpus/readers/page_png.py",),
    # The encoder at run time, and what trains the built-in one.
    "torch": (
        "index/encoder.py",
        "index/encoders/",
        "index/training/",
        "eval/bench/sentence_network.py",
        "eval/bench/train_sums.py",
    ),
    "sentence_transformers": ("index/encoder.py", "index/encoders/", "index/training/"),
    # The page is Gradio's, and app.py mounts it.
    "gradio": ("app.py", "assistant/page/"),
    # Gradio's own server, which app.py runs so that it can say when the page is ready.
    # The tools for language models; pydantic describes their arguments.
    "mcp": ("assistant/page/tools.py",),
    "pydantic": ("assistant/page/tools.py",),
    "typing_extensions": ("assistant/page/replies.py",),
    # Other retrievers and readers beside ours, in environments of their own: no dependencies.
    "haystack": (OTHERS,),
    "rank_bm25": (OTHERS,),
    "txtai": (OTHERS,),
    "pypdf": (OTHERS,),
    "pdfplumber": (OTHERS,),
    "fastapi": ("app.py",),
    "uvicorn": ("app.py",),
}


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one module, with where it stands."""

    path: str  # of the importing file, from the root
    line: int
    module: str  # what is imported: "corpus.records"
    is_from: bool

    @property
    def top(self) -> str:
        return self.module.split(".")[0]

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.module}"


def _sources() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([*found, *(path for path in [ROOT / "app.py"] if path.exists())])


def _imports(path: Path) -> Iterator[Import]:
    where = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text("utf-8"), where)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(where, node.lineno, name.name, is_from=False)
        elif isinstance(node, ast.ImportFrom):
            yield Import(where, node.lineno, "." * node.level + (node.module or ""), is_from=True)


IMPORTS = tuple(found for path in _sources() for found in _imports(path))


def _package(path: str) -> str:
    return path.split("/")[0].removesuffix(".py")


def _listed(found: list[Import]) -> str:
    return "\n".join(map(str, found))


def test_imports_point_down() -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.top in OWN and found.top not in ALLOWED[_package(found.path)]
    ]
    assert not wrong, _listed(wrong)


def test_own_packages_are_imported_by_name_from_their_modules() -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.module.startswith(".") or (found.top in OWN and not found.is_from)
    ]
    assert not wrong, _listed(wrong)


def test_a_library_is_imported_only_where_it_belongs() -> None:
    wrong = [
        found
        for found in IMPORTS
        if not found.module.startswith(".")
        and found.top not in sys.stdlib_module_names | OWN | EVERYWHERE
        and not found.path.startswith(PLACES.get(found.top, ()))
    ]
    assert not wrong, _listed(wrong)


def test_nothing_imports_the_other_retrievers() -> None:
    wrong = [
        found
        for found in IMPORTS
        if found.module.startswith("eval.bench.others") and not found.path.startswith(OTHERS)
    ]
    assert not wrong, _listed(wrong)


def test_every_library_is_a_dependency_that_is_used() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    entries = [*project["dependencies"], *project["optional-dependencies"]["mcp"]]
    stated = {entry.split(">")[0].split("=")[0].split("<")[0] for entry in entries}
    imports = [found for found in IMPORTS if not found.path.startswith(OTHERS)]
    used = {found.top for found in imports} - set(sys.stdlib_module_names) - OWN
    distributions = {"faiss": "faiss-cpu", "PIL": "pillow"} | dict.fromkeys(
        ("fastapi", "pydantic", "typing_extensions", "uvicorn"),
        "gradio",  # which is built on them
    )
    names = {distributions.get(name, name.replace("_", "-")) for name in used}
    # sentence-transformers computes with torch; its range is ours to state, whoever imports it.
    assert names | {"torch"} == stated


def test_every_module_is_short() -> None:
    long = {
        path.relative_to(ROOT).as_posix(): lines
        for path in [*_sources(), *sorted((ROOT / "tests").rglob("*.py"))]
        if (lines := path.read_text("utf-8").count("\n")) > MAX_LINES
    }
    assert not long


def test_constraints_pin_every_dependency_exactly() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = dict(
        line.split("#")[0].strip().lower().replace("_", "-").split("==")
        for line in lines
        if not line.startswith("#")
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {entry.split(">")[0].split("=")[0].split("<")[0] for entry in wanted}
    assert names <= pins.keys()
    assert not [pin for pin in pins.values() if "+" in pin or "*" in pin]


@pytest.mark.parametrize("package", PACKAGES)
def test_help_loads_none_of_the_heavy_libraries(package: str) -> None:
    if util.find_spec(f"{package}.__main__") is None:
        pytest.skip(f"{package} has no command line")
    code = (
        "import sys\n"
        f"from {package}.__main__ import build_parser\n"
        "build_parser().format_help()\n"
        "heavy = {'torch', 'gradio', 'sentence_transformers', 'transformers', 'pandas', 'faiss'}\n"
        "print(*sorted(heavy & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize(
    "key",
    [f"warning.{code}" for code in WarningCode] + [f"reading.{code}" for code in ReadingCode],
)
def test_every_code_has_wording(key: str) -> None:
    if util.find_spec("assistant.wording.ja") is None:
        pytest.skip("no wording yet")
    phrases = import_module("assistant.wording.ja").PHRASES
    assert phrases[key].strip()
