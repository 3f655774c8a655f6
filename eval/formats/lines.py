"""Lines of text and JSON Lines as people save them, with whatever is wrong named by its line."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from eval.json_values import JsonObject, JsonValue
from eval.problems import Problem, QuestionSetError, shorten


def text_lines(path: Path) -> list[tuple[int, str]]:
    """The lines of a UTF-8 file, plain or gzipped, that are not blank, with their numbers.

    Raises:
        QuestionSetError: If the file is not UTF-8, or a damaged gzip.
        OSError: If the file cannot be opened.
    """
    content = path.read_bytes()
    try:
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = content[: error.start].count(b"\n") + 1
        found = f"the byte {content[error.start]:#04x}, which is not UTF-8"
        wanted = "UTF-8 (a spreadsheet's file in Shift_JIS has to be named .csv)"
        raise QuestionSetError([Problem(str(path), number, "", found, wanted)]) from error
    except (EOFError, OSError) as error:
        problem = Problem(str(path), 0, "", f"a damaged gzip ({error})", "a whole file")
        raise QuestionSetError([problem]) from error
    # Not splitlines(): U+2028 inside a JSON string ends no line.
    return [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def json_lines(path: Path, problems: list[Problem]) -> Iterator[tuple[int, JsonObject]]:
    """The objects of a JSON Lines file; a line that is none is added to ``problems``.

    Raises:
        QuestionSetError: If the file is not UTF-8.
        OSError: If the file cannot be opened.
    """
    for number, line in text_lines(path):
        repeated: list[str] = []
        try:
            value = parse_json(line, repeated)
        except json.JSONDecodeError as error:
            wanted = f"one JSON object ({error.msg} at column {error.colno})"
            problems.append(Problem(str(path), number, "", shorten(line), wanted))
            continue
        for field in repeated:
            problems.append(Problem(str(path), number, field, "this field twice", "it once"))
        if isinstance(value, dict):
            yield number, value
        else:
            problems.append(Problem(str(path), number, "", shorten(value), "one JSON object"))


def parse_json(text: str, repeated: list[str]) -> JsonValue:
    """The value that ``text`` writes; a field that stands twice is added to ``repeated``.

    Python would keep the last of two fields of one name without a word.

    Raises:
        json.JSONDecodeError: If ``text`` is not JSON.
    """

    def keep(pairs: list[tuple[str, JsonValue]]) -> JsonObject:
        found: JsonObject = {}
        for name, value in pairs:
            if name in found:
                repeated.append(name)
            found[name] = value
        return found

    value: JsonValue = json.loads(text, object_pairs_hook=keep)
    return value
