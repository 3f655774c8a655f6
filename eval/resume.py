"""What an interrupted run left behind, so that the next one can go on."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from eval.dataset import Question, question_to_json
from eval.json_values import (
    JsonObject,
    numbered_lines,
    object_of,
    text_of,
    texts_of,
    to_json,
    write_whole,
)
from eval.reply import reply_from_json, reply_to_json
from eval.run import Asked

UNFINISHED = "unfinished.jsonl"
_PACKAGES = ("corpus", "index", "assistant", "eval")
_SOURCES = ("*.py", "*.toml")


class Unfinished:
    """What has been asked so far, kept on disk so that an interrupted run can go on.

    It is used again only for the same questions, day, index and program.
    """

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self._path = directory / UNFINISHED
        self._fingerprint = fingerprint

    def read(self) -> dict[str, Asked]:
        """What was asked, by question id; empty when there is nothing that fits."""
        try:
            records = [json.loads(line) for _, line in numbered_lines(self._path)]
        except FileNotFoundError:
            return {}
        except json.JSONDecodeError:
            records = self._records_before_the_break()
        if not records or records[0] != {"fingerprint": self._fingerprint}:
            return {}
        found = [_asked_from_json(record) for record in records[1:]]
        return {asked.question_id: asked for asked in found}

    def start(self, done: Iterable[Asked]) -> None:
        """Begin the file anew with what is known already."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        lines = [to_json({"fingerprint": self._fingerprint})]
        lines += [to_json(_asked_to_json(asked)) for asked in done]
        write_whole(self._path, "\n".join(lines) + "\n")

    def add(self, asked: Asked) -> None:
        """Keep one more."""
        with self._path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(to_json(_asked_to_json(asked)) + "\n")

    def _records_before_the_break(self) -> list[JsonObject]:
        """The whole lines of a file whose last one was cut short."""
        records = []
        for _, line in numbered_lines(self._path):
            try:
                records.append(json.loads(line))
            except json.JSONDecodeError:
                break
        return records


def fingerprint_of(questions: Sequence[Question], *, today: date, index: str) -> str:
    """A digest of all that a reply depends on: questions, day, index and the program's sources."""
    digest = hashlib.sha256()
    for question in questions:
        digest.update(to_json(question_to_json(question)).encode())
    digest.update(f"\n{today.isoformat()}\n{index}\n".encode())
    root = Path(__file__).parent.parent
    for package in _PACKAGES:
        for pattern in _SOURCES:
            for path in sorted((root / package).rglob(pattern)):
                digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()


def _asked_to_json(asked: Asked) -> JsonObject:
    return {
        "id": asked.question_id,
        "reply": {**reply_to_json(asked.reply), "seconds": asked.reply.seconds},
        "hits": list(asked.hits),
        "written_out": reply_to_json(asked.written_out) if asked.written_out else None,
    }


def _asked_from_json(record: JsonObject) -> Asked:
    written_out = record.get("written_out")
    return Asked(
        question_id=text_of(record, "id"),
        reply=reply_from_json(object_of(record, "reply")),
        hits=texts_of(record, "hits"),
        written_out=reply_from_json(written_out) if isinstance(written_out, dict) else None,
    )
