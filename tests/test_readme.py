"""The commands that the two READMEs name can be given as they stand there."""

import re
import shlex
from argparse import ArgumentParser
from importlib import import_module

import pytest

from corpus.readers.settings import PlanSettings
from tests.conftest import ROOT

READMES = ("README.md", "README.ja.md")
# $ .venv/bin/python -m index search "…"   # what for
_COMMAND = re.compile(
    r"^(?:\$ )?(?:\.venv/bin/)?python (?P<rest>(?:-m \w+|app\.py).*)$", re.MULTILINE
)


def _commands() -> list[tuple[str, str]]:
    return [
        (name, match["rest"])
        for name in READMES
        for match in _COMMAND.finditer((ROOT / name).read_text("utf-8"))
    ]


@pytest.mark.parametrize(("readme", "command"), _commands())
def test_every_command_is_understood(readme: str, command: str) -> None:
    words = shlex.split(command, comments=True)
    module = f"{words[1]}.__main__" if words[0] == "-m" else "app"
    parser: ArgumentParser = import_module(module).build_parser()
    arguments = words[2:] if words[0] == "-m" else words[1:]
    assert parser.parse_args(arguments) is not None


def test_both_readmes_name_commands() -> None:
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


@pytest.mark.parametrize("name", ["PORT", "HOST", "PYTHON", "PIP_ARGS", "DATA"])
def test_the_makefiles_settings_may_come_from_outside(name: str) -> None:
    assert re.search(rf"^{name} \?=", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert name in (ROOT / "README.md").read_text("utf-8")
