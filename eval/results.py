"""A run's folder: ``report.json``, TREC files, and what an interrupted run left behind."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from eval.dataset import question_to_json
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
    object_of,
    objects_of,
    text_of,
    to_json,
    write_whole,
)
from eval.problems import Problem, QuestionSetError, shorten
from eval.reply import reply_to_json
from eval.resume import UNFINISHED
from eval.run import Outcome, RunResult

REPORT_FORMAT = 1
_COMPARED = ("id", "turns", "digest", "correct", "failures", "measures")  # of a question


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
    write_whole(directory / "report.html", html)
    write_whole(directory / "report.json", _report_text(report))
    (directory / UNFINISHED).unlink(missing_ok=True)


def write_baseline(directory: Path, report: JsonObject) -> None:
    """Write what ``compare`` needs of ``report`` and no more, to be kept with the sources.

    Times are left out: they would change the file though nothing has changed.
    """
    kept = ("format", "title", "today", "setting")
    baseline: JsonObject = {name: report[name] for name in kept}
    baseline["questions"] = [
        {
            **{name: record[name] for name in _COMPARED},
            "reply": {"text": text_of(object_of(record, "reply"), "text")},
        }
        for record in objects_of(report, "questions")
    ]
    directory.mkdir(parents=True, exist_ok=True)
    write_whole(directory / "report.json", _report_text(baseline))


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


def printed_summary(report: JsonObject, directory: Path) -> JsonObject:
    """What ``eval run --json`` prints."""
    summary = object_of(report, "summary")
    absent = report["absent"]
    return {
        **summary,
        "intervals": report["intervals"],
        "by_tag": report["by_tag"],
        "by_document": report["by_document"],
        "confidence": {
            name: object_of(report, "confidence").get(name)
            for name in ("coverage_at_95", "mean_risk", "calibration_error")
        },
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
            "facts": mean("answer_facts"),
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
        "measures": {
            name: [share.above, share.below] for name, share in shares.items() if share.below
        },
        "seconds": round(reply.seconds, 4),
    }


def _report_text(report: JsonObject) -> str:
    """A report with each question on a line of its own, so that a difference can be read."""
    questions = ",\n".join(to_json(record) for record in objects_of(report, "questions"))
    rest = [
        f"{to_json(name)}: {to_json(value)}"
        for name, value in report.items()
        if name != "questions"
    ]
    return "{\n" + ",\n".join([*rest, f'"questions": [\n{questions}\n]']) + "\n}\n"
