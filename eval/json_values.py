"""JSON as typed values: reading lines with their numbers, taking fields, writing one way only."""

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | float | str | list[JsonValue] | dict[str, JsonValue] | None"
JsonObject: TypeAlias = dict[str, JsonValue]


def to_json(value: object, *, indent: int | None = None) -> str:
    """``value`` as JSON that is not ASCII-escaped; keys stay in the order they were put in.

    Raises:
        ValueError: If a number is infinite or not a number: such a figure is a mistake.
    """
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)


def numbered_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a UTF-8 file that are not blank, each with its number from 1.

    Raises:
        UnicodeDecodeError: If the file is not UTF-8.
    """
    text = path.read_text(encoding="utf-8-sig")
    # Not splitlines(): U+2028 inside a JSON string ends no line.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def text_of(record: Mapping[str, JsonValue], key: str) -> str:
    """The string at ``key``, or "" when there is none."""
    value = record.get(key)
    return value if isinstance(value, str) else ""


def number_of(record: Mapping[str, JsonValue], key: str) -> float | None:
    """The number at ``key``, or None when there is none."""
    value = record.get(key)
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def integer_of(record: Mapping[str, JsonValue], key: str) -> int | None:
    """The whole number at ``key``, or None when there is none."""
    value = record.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def object_of(record: Mapping[str, JsonValue], key: str) -> JsonObject:
    """The object at ``key``, or an empty one."""
    value = record.get(key)
    return value if isinstance(value, dict) else {}


def objects_of(record: Mapping[str, JsonValue], key: str) -> list[JsonObject]:
    """The objects of the array at ``key``."""
    value = record.get(key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def texts_of(record: Mapping[str, JsonValue], key: str) -> tuple[str, ...]:
    """The strings of the array at ``key``."""
    value = record.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(item for item in value if isinstance(item, str))


def write_whole(path: Path, text: str) -> None:
    """Write beside and move over: a reader never sees half a file."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
