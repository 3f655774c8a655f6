"""recipe.toml: every setting that shapes a ranking, read and checked once."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError
from index.fusion import FEATURES
from index.lexical import FieldSettings

RECIPE_PATH = Path(__file__).parent / "recipe.toml"
FIELDS = ("body", "heading", "strings", "sentence")


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of analyzer, fields, candidates and fusion."""

    digest: str  # of the file's characters: names the recipe in an index
    fields: Mapping[str, FieldSettings]
    field_weights: Mapping[str, float]  # in the lexical arm's own ranking
    lexical_candidates: int
    dense_candidates: int
    sentences_per_chunk: int
    fusion: Mapping[str, float]  # weight of each feature


def load_recipe(path: Path = RECIPE_PATH) -> Recipe:
    """Read a recipe.

    Raises:
        SettingsError: If it is no recipe; the message names the entry.
    """
    text = path.read_text("utf-8")
    try:
        table = tomllib.loads(text)
        candidates = table["candidates"]
        unknown = set(table["fusion"]) - set(FEATURES)
        if unknown:
            raise SettingsError(
                f"{path}: [fusion] names {sorted(unknown)}, wanted some of {list(FEATURES)}"
            )
        return Recipe(
            hashlib.sha256(text.encode()).hexdigest()[:16],
            {
                name: FieldSettings(float(field["k1"]), float(field["b"]))
                for name in FIELDS
                for field in [table["fields"][name]]
            },
            {name: float(table["fields"][name]["weight"]) for name in FIELDS},
            int(candidates["lexical"]),
            int(candidates["dense"]),
            int(candidates["sentences_per_chunk"]),
            {name: float(weight) for name, weight in table["fusion"].items()},
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise SettingsError(
            f"{path}: found {error!r}, wanted a recipe; restore the file"
        ) from error
