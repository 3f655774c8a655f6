"""plan.toml: what a person knows about a document and the document may not say."""

import tomllib
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.cleaning import clean_text
from corpus.errors import SettingsError

PLAN_TOML = "plan.toml"


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """The keys of plan.toml, all optional; "" is "not said"."""

    id: str = ""
    title: str = ""
    municipality: str = ""
    publisher: str = ""
    date: str = ""
    source_url: str = ""
    contact: str = ""
    coverage: str = ""
    note: str = ""


_KEYS = tuple(PlanSettings.__dataclass_fields__)


def settings_for(path: Path, *, is_only_document: bool) -> PlanSettings:
    """What the plan.toml beside ``path`` says about that file.

    The folder's own ``id`` and ``title`` name the one document of a folder; with several, each
    needs its own under ``[files."name.pdf"]``.

    Raises:
        SettingsError: If plan.toml is no TOML, has an unknown key or a value that is no string.
    """
    toml_path = path.parent / PLAN_TOML
    if not toml_path.is_file():
        return PlanSettings()
    try:
        table = tomllib.loads(toml_path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{toml_path}: found {error}, wanted TOML in UTF-8; mend the line that is named"
        ) from error
    files = table.pop("files", {})
    settings = _filled(PlanSettings(), table, toml_path, "")
    if not is_only_document:
        settings = replace(settings, id="", title="")
    return _filled(settings, _own_table(files, path.name, toml_path), toml_path, path.name + ": ")


def _own_table(files: object, name: str, toml_path: Path) -> dict[str, object]:
    """The table ``[files."name"]``; macOS writes the が of a file's name as か and a mark."""
    tables = files.items() if isinstance(files, dict) else [("files", None)]
    own: dict[str, object] = {}
    for key, table in tables:
        if not isinstance(table, dict):
            raise SettingsError(
                f'{toml_path}: found {key} = {table!r}, wanted tables like [files."a.pdf"]; '
                "write one for each file"
            )
        if unicodedata.normalize("NFC", key) == unicodedata.normalize("NFC", name):
            own = table
    return own


def _filled(
    settings: PlanSettings, table: dict[str, object], toml_path: Path, where: str
) -> PlanSettings:
    values: dict[str, str] = {}
    for key, value in table.items():
        if key not in _KEYS:
            wanted = ", ".join(_KEYS)
            raise SettingsError(
                f"{toml_path}: {where}found the key {key!r}, wanted one of {wanted}; rename it"
            )
        # A date may stand there as a TOML date.
        if isinstance(value, (dict, list)):
            raise SettingsError(
                f"{toml_path}: {where}{key} is {value!r}, wanted a string; put it in quotes"
            )
        values[key] = clean_text(str(value))[0]
    return replace(settings, **values)
