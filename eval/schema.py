"""A JSON Schema validator for the keywords that our own schemas use.

The schema file is what people read, so it is also what is checked; a keyword that this module
does not know is refused rather than passed over.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from eval.json_values import JsonObject, JsonValue, object_of, to_json
from eval.problems import shorten

SET_SCHEMA = Path(__file__).parent / "sets" / "schema.json"
_ANNOTATIONS = {"$schema", "$id", "$defs", "title", "description", "examples", "default"}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a value is not what the schema wants."""

    field: str  # "expect.contains[0]"
    found: str
    wanted: str


@cache
def set_schema() -> "Schema":
    """The schema of a question set's lines."""
    return Schema(json.loads(SET_SCHEMA.read_text(encoding="utf-8")))


class Schema:
    """A schema that values are held against."""

    def __init__(self, root: JsonObject) -> None:
        self._root = root

    def violations(self, value: JsonValue) -> tuple[Violation, ...]:
        """Everything in ``value`` that the schema does not allow, in the schema's order."""
        return tuple(self._check(value, self._root, ""))

    def _check(self, value: JsonValue, schema: JsonObject, field: str) -> Iterator[Violation]:
        if "$ref" in schema:
            schema = self._resolve(str(schema["$ref"]))
        declared = schema.get("type")
        if declared is not None and not _is_of_type(value, declared):
            yield Violation(field, shorten(value), _type_names(declared))
            return
        for keyword, wanted in schema.items():
            if keyword == "type" or keyword in _ANNOTATIONS:
                continue
            yield from self._check_keyword(value, keyword, wanted, field, schema)

    def _resolve(self, reference: str) -> JsonObject:
        name = reference.removeprefix("#/$defs/")
        found = object_of(self._root, "$defs").get(name)
        if not isinstance(found, dict):
            raise ValueError(f"schema: found the reference {reference!r}, wanted one of $defs")
        return found

    def _check_keyword(
        self, value: JsonValue, keyword: str, wanted: JsonValue, field: str, schema: JsonObject
    ) -> Iterator[Violation]:
        if isinstance(value, dict) and keyword in {
            "required",
            "properties",
            "additionalProperties",
        }:
            yield from self._check_object(value, keyword, wanted, field, schema)
        elif isinstance(value, list) and keyword == "items" and isinstance(wanted, dict):
            for place, item in enumerate(value):
                yield from self._check(item, wanted, f"{field}[{place}]")
        elif keyword in _RULES:
            complaint = _RULES[keyword](value, wanted)
            if complaint:
                yield Violation(field, shorten(value), complaint)
        elif keyword not in {"required", "properties", "additionalProperties", "items"}:
            raise ValueError(f"schema: found the keyword {keyword!r}, which is not understood")

    def _check_object(
        self,
        value: JsonObject,
        keyword: str,
        wanted: JsonValue,
        field: str,
        schema: JsonObject,
    ) -> Iterator[Violation]:
        known = object_of(schema, "properties")
        if keyword == "required" and isinstance(wanted, list):
            for name in wanted:
                if name not in value:
                    yield Violation(_join(field, str(name)), "nothing", "this field")
        elif keyword == "properties":
            for name, inner in known.items():
                if name in value and isinstance(inner, dict):
                    yield from self._check(value[name], inner, _join(field, name))
        elif keyword == "additionalProperties" and wanted is False:
            for name in value:
                if name not in known:
                    yield Violation(
                        _join(field, name), "an unknown field", f"one of {_names(known)}"
                    )


def _join(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name


def _names(known: JsonObject) -> str:
    return ", ".join(known)


def _is_of_type(value: JsonValue, declared: JsonValue) -> bool:
    names = declared if isinstance(declared, list) else [declared]
    for name in names:
        if isinstance(value, bool) and name != "boolean":
            continue  # bool is an int in Python, but not in JSON
        if isinstance(value, _TYPES[str(name)]):
            return True
    return False


def _type_names(declared: JsonValue) -> str:
    names = [str(name) for name in declared] if isinstance(declared, list) else [str(declared)]
    return " or ".join(f"an {name}" if name[0] in "aio" else f"a {name}" for name in names)


def _check_enum(value: JsonValue, wanted: JsonValue) -> str:
    assert isinstance(wanted, list)
    return "" if value in wanted else "one of " + ", ".join(to_json(item) for item in wanted)


def _check_pattern(value: JsonValue, wanted: JsonValue) -> str:
    is_fit = not isinstance(value, str) or re.search(str(wanted), value)
    return "" if is_fit else f"text that matches {wanted}"


def _check_format(value: JsonValue, wanted: JsonValue) -> str:
    if wanted != "date" or not isinstance(value, str):
        return ""
    try:
        date.fromisoformat(value)
    except ValueError:
        return "a date like 2025-06-01"
    return ""


def _check_min_length(value: JsonValue, wanted: JsonValue) -> str:
    is_short = isinstance(value, str) and len(value.strip()) < int(str(wanted))
    return f"at least {wanted} characters" if is_short else ""


def _check_max_length(value: JsonValue, wanted: JsonValue) -> str:
    is_long = isinstance(value, str) and len(value) > int(str(wanted))
    return f"at most {wanted} characters" if is_long else ""


def _check_min_items(value: JsonValue, wanted: JsonValue) -> str:
    is_short = isinstance(value, list) and len(value) < int(str(wanted))
    return f"at least {wanted} items" if is_short else ""


def _check_minimum(value: JsonValue, wanted: JsonValue) -> str:
    is_small = isinstance(value, int | float) and value < float(str(wanted))
    return f"a number from {wanted}" if is_small else ""


_RULES = {
    "enum": _check_enum,
    "pattern": _check_pattern,
    "format": _check_format,
    "minLength": _check_min_length,
    "maxLength": _check_max_length,
    "minItems": _check_min_items,
    "minimum": _check_minimum,
}
