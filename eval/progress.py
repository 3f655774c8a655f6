"""The progress bar of a run, with the score so far, on stderr."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from eval.run import Outcome


class RunningScore:
    """Shows how many questions are done and how many of them are right."""

    def __init__(self, questions: int) -> None:
        self._progress = Progress(
            TextColumn("asking"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[score]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task("", total=questions, score="")
        self._asked = 0
        self._right = 0

    def add(self, outcome: Outcome) -> None:
        """Count one more question."""
        self._asked += 1
        self._right += outcome.verdict.is_correct
        score = f"right {self._right}/{self._asked} ({self._right / self._asked:.1%})"
        self._progress.update(self._task, advance=1, score=score)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()
