"""The commands that the READMEs and the pages of docs name can be given as they stand there."""

import json
import re
import shlex
from argparse import ArgumentParser
from importlib import import_module
from importlib.util import find_spec

import pytest

from corpus.readers.settings import PlanSettings
from eval.formats.spreadsheet import COLUMNS
from tests.conftest import ROOT

READMES = ("README.md", "README.ja.md", "docs/evaluation.md")
# $ .venv/bin/python -m index search "…"   # what for
_COMMAND = re.compile(
    r"^(?:\$ )?(?:\.venv/bin/)?python (?P<rest>(?:-m (?!venv )[\w.]+|app\.py).*)$", re.MULTILINE
)


def _commands() -> list[tuple[str, str]]:
    return [
        (name, match["rest"])
        for name in READMES
        for match in _COMMAND.finditer((ROOT / name).read_text("utf-8").replace("\\\n", " "))
    ]


@pytest.mark.parametrize(("readme", "command"), _commands())
def test_every_command_is_understood(readme: str, command: str) -> None:
    words = shlex.split(command, comments=True)
    module = _module_of(words[1]) if words[0] == "-m" else "app"
    parser: ArgumentParser = import_module(module).build_parser()
    arguments = words[2:] if words[0] == "-m" else words[1:]
    assert parser.parse_args(arguments) is not None


def _module_of(name: str) -> str:
    """What ``python -m name`` runs: a package's ``__main__``, or the module itself."""
    spec = find_spec(name)
    assert spec is not None, f"no module {name}"
    return f"{name}.__main__" if spec.submodule_search_locations else name


def test_each_page_names_commands() -> None:
    assert {name for name, _ in _commands()} == set(READMES)


def test_the_readme_opens_with_the_two_commands() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [line.split("#")[0].strip() for line in blocks[0].splitlines()] == [
        "make run",
        "make test",
    ]


def test_every_key_of_plan_toml_is_shown() -> None:
    block = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert block is not None
    keys = re.findall(r"^(\w+) = ", block.group(1), re.MULTILINE)
    assert set(keys) == set(PlanSettings.__dataclass_fields__)


def test_every_field_of_a_question_set_is_explained() -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
    schema = json.loads((ROOT / "eval" / "sets" / "schema.json").read_text("utf-8"))
    expected = schema["$defs"]["expectation"]["properties"]
    wanted = [f"`{name}`" for name in schema["properties"] if name != "expect"]
    wanted += [f"`expect.{name}`" for name in expected]
    wanted += [f"`{name}`" for name in schema["$defs"]["passage"]["properties"]]
    assert [name for name in wanted if name not in page] == []


def test_every_column_of_a_sheet_is_explained() -> None:
    page = (ROOT / "docs" / "evaluation.md").read_text("utf-8")
    sheet = page[page.index("（CSV）") : page.index("## What is measured")]
    assert [name for name in COLUMNS if name not in sheet] == []


@pytest.mark.parametrize("name", ["PORT", "HOST", "PYTHON", "PIP_ARGS", "DATA"])
def test_the_makefiles_settings_may_come_from_outside(name: str) -> None:
    assert re.search(rf"^{name} \?=", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert name in (ROOT / "README.md").read_text("utf-8")
