"""Records to JSON Lines and back, without loss."""

import json
import types
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from corpus.errors import IndexFormatError, SpanError
from corpus.records import Span

Record = TypeVar("Record")
Json = Any  # what json.loads gives: a tree of dict, list, str, int, float, bool and None


def write_records(path: Path, records: Iterable[object]) -> None:
    """One record a line, keys in field order, UTF-8: the same records give the same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":")))
            file.write("\n")


def read_records(path: Path, kind: type[Record]) -> Iterator[Record]:
    """The records of a file that ``write_records`` wrote.

    Raises:
        IndexFormatError: If a line is no such record.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                yield from_json(json.loads(line), kind)
            except (ValueError, TypeError, KeyError, SpanError) as error:
                raise IndexFormatError(
                    f"{path}:{number}: found {line[:80]!r}, wanted a {kind.__name__} ({error}); "
                    "build the index again with: python -m index build"
                ) from error


def to_json(value: object) -> Json:
    """A record as a JSON tree; a span is ``[start, end]``, a date its ISO form."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def from_json(tree: Json, kind: type[Record]) -> Record:
    """The record of type ``kind`` that ``to_json`` turned into ``tree``."""
    found: Record = _decode(tree, kind)
    return found


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _decode(tree: Json, kind: Any) -> Any:  # noqa: ANN401 - any field's type
    if kind is Span:
        return Span(*tree)
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(arm for arm in get_args(kind) if arm is not type(None))
        return None if tree is None else _decode(tree, inner)
    if origin is tuple:
        arms = get_args(kind)
        if len(arms) == 2 and arms[1] is Ellipsis:
            return tuple(_decode(item, arms[0]) for item in tree)
        return tuple(_decode(item, arm) for item, arm in zip(tree, arms, strict=True))
    if origin is dict:
        key, value = get_args(kind)
        return {key(name): _decode(item, value) for name, item in tree.items()}
    if origin is frozenset:
        return frozenset(_decode(item, get_args(kind)[0]) for item in tree)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _decode(tree[name], hints[name]) for name in hints if name in tree})
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(tree)
    return date.fromisoformat(tree) if kind is date else tree
