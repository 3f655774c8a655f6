"""A run's folder: ``report.json``, TREC files, and what an interrupted run left behind."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from eval.dataset import Question, question_to_json
from eval.figures import (
    Shares,
    abstention_summary,
    confidence_summary,
    figure,
    group_summary,
    interval,
    question_shares,
    retrieval_of,
    time_summary,
)
from eval.formats.trec import write_qrels, write_run
from eval.json_values import (
    JsonObject,
    JsonValue,
    numbered_lines,
    object_of,
    text_of,
    texts_of,
    to_json,
)
from eval.problems import Problem, QuestionSetError, shorten
from eval.reply import reply_from_json, reply_to_json
from eval.run import Asked, Outcome, RunResult

REPORT_FORMAT = 1
_PARTIAL = "unfinished.jsonl"
_PACKAGES = ("corpus", "index", "assistant", "eval")
_SOURCES = ("*.py", "*.toml")


def make_report(
    result: RunResult, *, today: date, title: str, setting: Mapping[str, JsonValue]
) -> JsonObject:
    """Everything that ``report.json`` holds.

    Args:
        result: The run.
        today: The day of asking for questions that name none.
        title: What was evaluated, for people.
        setting: Index, encoder and whatever else a reader has to know of the run.
    """
    outcomes = result.outcomes
    retrieval = retrieval_of(outcomes)
    shares = [question_shares(outcome, retrieval) for outcome in outcomes]
    measures = list(shares[0]) if shares else []
    return {
        "format": REPORT_FORMAT,
        "title": title,
        "today": today.isoformat(),
        "setting": dict(setting),
        "summary": _summary(outcomes, shares, retrieval),
        "intervals": {name: interval(shares, name) for name in measures},
        "by_tag": group_summary(outcomes, lambda outcome: outcome.question.tags),
        "by_document": group_summary(outcomes, lambda outcome: outcome.question.documents),
        "confidence": confidence_summary(outcomes),
        "absent": [
            {"id": absent.question.question_id, "documents": list(absent.documents)}
            for absent in result.absent
        ],
        "unlocated": [
            outcome.question.question_id
            for outcome in outcomes
            if not outcome.relevant
            and (outcome.question.expect.citation_contains or outcome.question.expect.passages)
        ],
        "questions": [
            _question_record(outcome, one) for outcome, one in zip(outcomes, shares, strict=True)
        ],
    }


def write_results(directory: Path, report: JsonObject, html: str, result: RunResult) -> None:
    """Write ``report.json``, ``report.html``, ``run.trec`` and ``qrels.trec``."""
    directory.mkdir(parents=True, exist_ok=True)
    judged = [outcome for outcome in result.outcomes if outcome.relevant]
    run = {outcome.question.question_id: outcome.asked.hits for outcome in judged}
    qrels = {outcome.question.question_id: dict.fromkeys(outcome.relevant, 1) for outcome in judged}
    write_run(directory / "run.trec", run, name="hybrid")
    write_qrels(directory / "qrels.trec", qrels)
    _replace(directory / "report.html", html)
    _replace(directory / "report.json", to_json(report, indent=1) + "\n")
    (directory / _PARTIAL).unlink(missing_ok=True)


def read_report(directory: Path) -> JsonObject:
    """The ``report.json`` of a run's folder.

    Raises:
        QuestionSetError: If it is none, or of another format.
        OSError: If it cannot be opened.
    """
    path = directory / "report.json" if directory.is_dir() else directory
    try:
        report: JsonValue = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        report = None
        found = str(error)
    else:
        found = shorten(report.get("format") if isinstance(report, dict) else report)
    if isinstance(report, dict) and report.get("format") == REPORT_FORMAT:
        return report
    wanted = f"a report of format {REPORT_FORMAT}, written by: python -m eval run --out DIR"
    raise QuestionSetError([Problem(str(path), 0, "format", found, wanted)])


class Unfinished:
    """What has been asked so far, kept on disk so that an interrupted run can go on.

    It is used again only for the same questions, day, index and program.
    """

    def __init__(self, directory: Path, fingerprint: str) -> None:
        self._path = directory / _PARTIAL
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
        _replace(self._path, "\n".join(lines) + "\n")

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


def printed_summary(report: JsonObject, directory: Path) -> JsonObject:
    """What ``eval run --json`` prints."""
    summary = object_of(report, "summary")
    absent = report["absent"]
    return {
        **summary,
        "intervals": report["intervals"],
        "by_tag": report["by_tag"],
        "by_document": report["by_document"],
        "absent": absent,
        "report": str(directory / "report.html"),
    }


def _summary(
    outcomes: Sequence[Outcome],
    shares: Sequence[Shares],
    retrieval: Mapping[str, Mapping[str, float]],
) -> JsonObject:
    def mean(measure: str) -> JsonValue:
        return figure(shares, measure) if shares else None

    return {
        "questions": len(outcomes),
        "answer_accuracy": mean("answer_accuracy"),
        "citation_precision": mean("citation_precision"),
        "citation_recall": mean("citation_recall"),
        "verbatim_rate": mean("verbatim_rate"),
        "abstention": abstention_summary(outcomes),
        "conversation_accuracy": mean("conversation_accuracy"),
        "conversation": _conversation(outcomes),
        "answers": {
            "contains": mean("answer_contains"),
            "exact": mean("answer_exact"),
            "token_f1": mean("answer_token_f1"),
        },
        "by_kind": group_summary(outcomes, lambda outcome: [outcome.question.kind]),
        "retrieval": {
            "questions": sum(1 for outcome in outcomes if outcome.relevant),
            **{name: mean(name) for name in retrieval},
        },
        "seconds": time_summary(outcomes),
    }


def _conversation(outcomes: Sequence[Outcome]) -> JsonObject:
    """Conversations against the same questions written out, where a set has them."""
    both = [outcome for outcome in outcomes if outcome.written_out_verdict is not None]
    return {
        "questions": sum(1 for outcome in outcomes if outcome.question.is_conversation),
        "written_out": len(both),
        "correct_in_conversation": sum(outcome.verdict.is_correct for outcome in both),
        "correct_written_out": sum(
            outcome.written_out_verdict.is_correct
            for outcome in both
            if outcome.written_out_verdict is not None
        ),
    }


def _question_record(outcome: Outcome, shares: Shares) -> JsonObject:
    record = question_to_json(outcome.question)
    verdict, reply = outcome.verdict, outcome.asked.reply
    return {
        **record,
        "digest": hashlib.sha256(to_json(record).encode()).hexdigest()[:16],
        "correct": verdict.is_correct,
        "failures": list(verdict.failures),
        "reply": reply_to_json(reply),
        "written_out_correct": (
            outcome.written_out_verdict.is_correct if outcome.written_out_verdict else None
        ),
        "relevant": list(outcome.relevant),
        "hits": list(outcome.asked.hits),
        "measures": {
            name: [share.above, share.below] for name, share in shares.items() if share.below
        },
        "seconds": round(reply.seconds, 4),
    }


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


def _replace(path: Path, text: str) -> None:
    """Write beside and move over: a reader never sees half a file."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    os.replace(beside, path)
