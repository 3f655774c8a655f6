"""A whole run: ask, judge, write the folder, and give what is printed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from eval.dataset import Question
from eval.json_values import JsonObject, JsonValue
from eval.progress import RunningScore
from eval.reply import Asker
from eval.report import render_report
from eval.results import make_report, printed_summary, write_results
from eval.resume import Unfinished, fingerprint_of
from eval.run import Outcome, run_questions, split_by_presence


class Program(Asker, Protocol):
    """An asker that can say what it is."""

    @property
    def setting(self) -> Mapping[str, JsonValue]:
        """What a reader of the report has to know: encoder, documents, ..."""

    @property
    def digest(self) -> str:
        """Changes whenever the index that answers are given from changes."""


def evaluate(
    program: Program,
    questions: Sequence[Question],
    *,
    today: date,
    out: Path,
    title: str,
    on_notice: Callable[[str], None] = lambda notice: None,
) -> JsonObject:
    """Ask all questions, going on where an interrupted run stopped, and write the results.

    Args:
        program: Who is asked.
        questions: In the order in which they are asked.
        today: The day for questions that name none.
        out: The folder to write to.
        title: What is evaluated, for the report.
        on_notice: Told when an interrupted run goes on.

    Returns:
        What ``eval run --json`` prints.
    """
    unfinished = Unfinished(out, fingerprint_of(questions, today=today, index=program.digest))
    done = unfinished.read()
    unfinished.start(done.values())
    if done:
        on_notice(f"{out}: going on with {len(done)} replies of an interrupted run")
    askable, _ = split_by_presence(program, questions)
    with RunningScore(len(askable)) as score:

        def note(outcome: Outcome) -> None:
            score.add(outcome)
            if outcome.asked.question_id not in done:
                unfinished.add(outcome.asked)

        result = run_questions(program, questions, today=today, done=done, on_outcome=note)
    report = make_report(result, today=today, title=title, setting=program.setting)
    write_results(out, report, render_report(report), result)
    return printed_summary(report, out)
