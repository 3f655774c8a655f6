"""Progress bars on stderr: of a run with the score so far, and of benchmarks."""

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from eval.run import Outcome
from index.progress import Bar


def _progress(*columns: ProgressColumn) -> Progress:
    return Progress(*columns, console=Console(stderr=True))


class RunningScore(Bar):
    """Shows how many questions are done and how many of them are right."""

    def __init__(self, questions: int) -> None:
        score = TextColumn("{task.fields[score]}")
        self._progress = _progress(
            TextColumn("asking"), BarColumn(), MofNCompleteColumn(), score, TimeElapsedColumn()
        )
        super().__init__(self._progress)
        self._task = self._progress.add_task("", total=questions, score="")
        self._asked = 0
        self._right = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more question."""
        self._asked += 1
        self._right += outcome.verdict.is_correct
        score = f"right {self._right}/{self._asked} ({self._right / self._asked:.1%})"
        self._progress.update(self._task, advance=1, score=score)


class Steps(Bar):
    """Shows one long piece of work after another."""

    def __init__(self) -> None:
        what = TextColumn("{task.description}")
        self._progress = _progress(what, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        super().__init__(self._progress)
        self._tasks: dict[str, TaskID] = {}

    def show(self, what: str, done: int, total: int) -> None:
        """Say how far ``what`` is."""
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._tasks[what], completed=done)
